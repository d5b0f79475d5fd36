"""The report as text: what a physiotherapist reads, in 80 columns."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from backroutine.domain.record.events import Event, EventKind
from backroutine.domain.report.report import Period
from backroutine.domain.words.filling import amount, tell
from backroutine.view.report.phrases import change, score, span
from backroutine.view.report.sheet import _cut, sheet
from backroutine.view.report.text import MOST, text_lines
from months import BACK, FIVE, SHORT, TILT, Log, exercise, month

GOLDEN = Path(__file__).parents[2] / "golden" / "report.txt"
HOSTILE = "</script><b>\x1b]0;owned\x07\u202egnp.exe =HYPERLINK(1)"


def text(log: Log, period: Period | None = None, initials: str = "") -> str:
    made = log.report(period, initials=initials) if period else log.report(initials=initials)
    return "\n".join(text_lines(made)) + "\n"


def test_the_month_reads_as_it_did() -> None:
    """The whole report of an invented month, compared with the one that a person has read."""
    told = text(month())
    if os.environ.get("BACKROUTINE_GOLDEN") == "write":
        GOLDEN.write_text(told, encoding="utf-8")

    assert GOLDEN.read_text(encoding="utf-8") == told


@pytest.mark.parametrize("log", [month(), Log(), Log().session(1, how="stopped", until=0)])
def test_it_fits_80_columns(log: Log) -> None:
    """Whatever happened, or if nothing did; and nothing trails."""
    lines = text(log).splitlines()

    assert max(map(cell_len, lines)) <= 80
    assert [] == [line for line in lines if line != line.rstrip()]


def test_every_part_says_how_its_numbers_arose() -> None:
    """Logged by the timer, answered by the person, assumed by the program."""
    lines = text(month()).splitlines()
    titles = [line for line in lines if line.split(" (")[0].isupper() and line.endswith(")")]

    assert ["SESSIONS", "WEEK BY WEEK", "EXERCISES", "STOPPED BEFORE THE END", "SAFETY QUESTIONS", "IN THEIR WORDS",
            "TO ASK", "ASSUMED"] == [title.split(" (")[0] for title in titles]  # fmt: skip
    assert all(
        any(how in title for how in ("logged", "answered", "typed", "by hand", "program")) for title in titles
    )


def test_when_it_was_left_out_is_told_after_it_came_back() -> None:
    """From when until when, below the exercise; and how it stands since."""
    log = Log().does(3, Event(EventKind.PARKED, "side-bending"))
    lines = " ".join(text(log.does(11, Event(EventKind.BROUGHT_BACK, "side-bending"))).split())

    assert "Left out from 3 May 2026 until it was brought back on 11 May 2026." in lines


def test_no_name_is_known() -> None:
    """There is a line to write it on, or the initials that were given."""
    assert "Name: ____" in text(Log())
    assert "Initials: M.K.\n" in text(Log(), initials="M.K.")


def test_nothing_is_said_where_nothing_was_done() -> None:
    """An empty report has no table of noughts."""
    told = text(Log())

    assert "No session in this time." in told
    assert "WEEK BY WEEK" not in told
    assert "EXERCISES (" not in told


def test_wide_and_long_names_keep_the_columns() -> None:
    """Names in any script, and longer than their column, are cut by cells."""
    log = Log().session(
        1,
        (
            TILT._replace(id="own", name="骨盤を傾ける運動" * 6),
            BACK._replace(id="own-too", name="A" * 300),
            *SHORT[1:],
        ),
    )
    log.session(2, (exercise("x", "word " * 40),), routine="長い名前" * 30)

    lines = text(log).splitlines()

    assert max(map(cell_len, lines)) <= 80


def test_what_somebody_wrote_cannot_act() -> None:
    """Names, notes and clearances from anywhere: no escape sequence, no reordering, no line of their own."""
    log = Log().session(
        1, (TILT._replace(id="own", name=HOSTILE),), note=f"{HOSTILE}\nFORGED LINE", routine=HOSTILE
    )
    log.does(2, Event(EventKind.CLEARED, "own", body={"who": HOSTILE}))

    told = text(log)

    assert all(character.isprintable() or character == "\n" for character in told)
    assert "\nFORGED" not in told
    assert "</script><b>" in told


def test_more_than_there_is_room_for_is_said() -> None:
    """The newest stay; the rest is in the CSV."""
    log = Log()
    for day in range(1, 26):
        log.session(day, (TILT,), {TILT.id: ({"hurt": "a-little"},)}, note=f"note {day}", how="stopped")

    told = text(log)

    assert "note 25" in told
    assert "note 5”" not in told
    assert 2 == told.count("  and 5 more in the CSV")
    assert "and 17 more in the CSV" in " ".join(told.split())


def test_too_many_exercises_leave_those_that_matter() -> None:
    """What hurt stays; what was only done gives way."""
    many = [exercise(f"e{i}", f"Exercise {i}") for i in range(70)]

    told = text(Log().session(1, many, {"e69": ({"hurt": "a-little"},)}))

    assert "Exercise 69 " in told
    assert "and 10 more in the CSV" in told


def test_a_long_time_is_told_by_more_than_a_week() -> None:
    """The columns say what they stand for."""
    assert "By 7 weeks" in text(Log().session(1, FIVE), Period(date(2026, 5, 1), date(2027, 4, 30)))


def test_leg_signs_are_told() -> None:
    """Beside the day and the strength."""
    log = Log().session(
        1, (TILT,), {TILT.id: ({"hurt": "yes"}, {"leg_signs": True}, {"strength": 8})}, how="stopped"
    )

    told = " ".join(text(log).split())

    assert "Hurt 1 May yes 8/10, leg signs." in told
    assert "Parked since 1 May 2026: it went down a leg, or felt numb or tingling." in told


@pytest.mark.parametrize(
    ("means", "told"),
    [
        ((4.0, None, 2.5), "-1.5"),
        ((2.0, 3.0), "+1.0"),
        ((2.04, 2.0), "0.0"),
        ((None, 2.0), "–"),
        ((2.0,), "–"),
    ],
)
def test_a_change_is_that_of_the_numbers_shown(means: tuple[float | None, ...], told: str) -> None:
    """From the first to the last; unknown where one of them is."""
    assert told == change(means)


@pytest.mark.parametrize(("mean", "told"), [(None, "–"), (2.25, "2.3"), (10, "10.0"), (1 / 3, "0.3")])
def test_a_mean_has_one_place(mean: float | None, told: str) -> None:
    """Rounded as people round."""
    assert told == score(mean)


def test_small_phrases() -> None:
    """A dose as `list` tells it; a length in whole minutes, never none."""
    assert ["5 x 5 s", "5 each side", "5 each side x 2.5 s", "10 in all"] == [
        amount(5, 5.0, both_sides=False), amount(5, 0.0, both_sides=True), amount(5, 2.5, both_sides=True),
        amount(10, None, both_sides=False),
    ]  # fmt: skip
    assert ["1 minute", "16 minutes"] == [span(5), span(970)]


def test_what_is_left_out_must_not_be_missed() -> None:
    """Where there is room for one exercise only, it is that one: before what hurt, and before what is done most."""
    log = Log().does(1, Event(EventKind.PARKED, "side-bending"))
    for day in range(2, 9):
        log.session(day, (TILT, BACK), {"backward-bending": ({"hurt": "a-little" if day == 2 else "no"},)})
    parts = sheet(log.report(), replace(MOST, exercises=1)).sections
    (found,) = (part for part in parts if part.title == tell("report.exercises"))

    assert ["Side bending"] == [line.cells[0] for line in found.table[1:]]


@pytest.mark.parametrize(
    ("letters", "kept"), [(9, "One, two"), (8, "One, two"), (7, "One, t…"), (5, "One,…")]
)
def test_what_is_cut_is_no_longer_than_there_is_room(letters: int, kept: str) -> None:
    """With its sign that there was more."""
    assert kept == _cut("One, two", letters)

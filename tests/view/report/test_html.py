"""The report as a page: parsed back with an independent parser, and printed by a real browser."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from backroutine.domain.record.events import Event, EventKind
from backroutine.domain.report.exercise_totals import DOSE_FIELDS
from backroutine.view.report.html import page_lines
from browser import HOSTILE, NARROW_AND_LOW, Browse, closed_to_the_outside, pages_on, read, too_wide
from months import EXERCISES, TILT, Log, exercise, month

MANY = [
    exercise(f"e{i}", f"A rather long name for an exercise, number {i} of twenty", assumed=DOSE_FIELDS)
    for i in range(20)
]


def page(log: Log, initials: str = "") -> str:
    known = EXERCISES | {one.id: one for one in MANY}
    return "\n".join(page_lines(log.report(exercises=known, initials=initials))) + "\n"


@cache
def overfull() -> Log:
    """More of everything than there is room for, in long words and long sentences."""
    hurt = {one.id: ({"hurt": "a-little"}, {"strength": 3}, {"note": "W" * 400}) for one in MANY}
    log = Log()
    for day in range(1, 29):
        dosed = [one._replace(reps=5 + day % 3, hold_seconds=5.5) for one in MANY]
        log.session(day, dosed, hurt, pain=(10, 10), worse="a-little", how="stopped", note="many words " * 60)
        log.does(day, Event(EventKind.SCREENED, body={"fits": True, "red_flag": True}))
        log.does(day, Event(EventKind.CLEARED, "e1", body={"who": "somebody with a long name " * 9}))
    return log


def test_the_page_is_closed_to_the_outside() -> None:
    """No script, no reference, nothing to load; a policy that forbids it all the same."""
    closed_to_the_outside(page(month()))


def test_the_page_says_what_the_text_says() -> None:
    """Every number of the month, and how it arose."""
    words = " ".join(read(page(month())).text.split())

    wanted = (
        "1 May 2026 – 28 May 2026",
        "On 19 of 28 days",
        "pain before4.33.44.73.0-1.3",
        "Parked since 16 May 2026: it hurt.",
        "“pinch, low right”",
        "no clinician has reviewed it",
    )
    assert [] == [told for told in wanted if told not in words]


def test_the_page_keeps_when_an_exercise_was_left_out() -> None:
    """Also once it has come back."""
    log = Log().does(3, Event(EventKind.PARKED, "side-bending"))
    log = log.does(11, Event(EventKind.BROUGHT_BACK, "side-bending"))

    told = "Left out from 3 May 2026 until it was brought back on 11 May 2026."
    assert told in " ".join(read(page(log)).text.split())


def test_what_somebody_wrote_stays_text() -> None:
    """A name, a note, a routine or initials from anywhere open no element and hold nothing that acts."""
    log = Log().session(
        1, (TILT._replace(id="own", name=HOSTILE),), {"own": ({"hurt": "no"}, {"note": HOSTILE})}
    )
    log.session(2, (TILT,), note=HOSTILE, routine=HOSTILE, how="stopped", until=0)
    log.does(3, Event(EventKind.CLEARED, "own", body={"who": HOSTILE}))

    plain, reader = read(page(month(), "AB")), read(page(log, HOSTILE[:12]))

    assert reader.tags <= plain.tags
    assert {name for name, _ in reader.attributes} <= {name for name, _ in plain.attributes}
    assert "<script>alert(1)</script>" in reader.text
    assert all(character.isprintable() or character == "\n" for character in reader.text)


def test_the_page_is_plain_ascii() -> None:
    """Whatever it is written or sent with, it is read as it was meant."""
    text = page(Log().session(1, (TILT._replace(id="own", name="骨盤 עברית"),)))

    assert text.isascii()
    assert "骨盤 עברית" in read(text).text


def test_the_page_has_room_for_a_name() -> None:
    """A line to write on, or the initials."""
    assert "<i></i>" in page(month())
    assert "<bdi>M.K.</bdi>" in page(month(), "M.K.")


@pytest.mark.parametrize("log", [month, Log, overfull], ids=["month", "nothing", "overfull"])
def test_it_prints_on_one_page(browse: Browse, tmp_path: Path, log: Callable[[], Log]) -> None:
    """On A4 and on Letter, for it does on less than either, however much there is to tell; the browser has nothing to complain about."""
    assert 1 == pages_on(browse, page(log()), NARROW_AND_LOW, tmp_path / "report.pdf")


@pytest.mark.parametrize("log", [month, overfull], ids=["month", "overfull"])
def test_nothing_sticks_out(browse: Browse, log: Callable[[], Log]) -> None:
    """No element is wider than its place, as a script in a copy of the page measures it."""
    assert "" == too_wide(browse, page(log()))

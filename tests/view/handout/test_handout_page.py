"""The handout as a page: parsed back with an independent parser, and printed by a real browser."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from backroutine.domain.exercises.exercise import Sides
from backroutine.view.figure.svg import SPACE
from backroutine.view.handout.html import page_lines
from backroutine.view.handout.room import SIZES, largest
from backroutine.view.handout.sheet import Handout, handout
from browser import HOSTILE, NARROW_AND_LOW, Browse, closed_to_the_outside, pages_on, read, too_wide
from handouts import DAY, PARKED, page_of, picture_of, plan_of, shipped
from months import SIDE, TILT

FIVE = shipped("lower-back")
FIGURES = {TILT.id: picture_of("pelvic-tilt"), SIDE.id: picture_of("side-bending")}
NOTICES = ["Please talk to a doctor first. " * 6]


@cache
def full() -> Handout:
    """As many exercises as there is just room for, in long words, broad letters and foreign ones."""
    texts = {
        "position": "W" * 60,
        "action": ("MW @ " * 20, "骨盤 עברית " * 6),
        "safety": ("Wide words, " * 9,),
    }
    made, count = FIVE, 0
    while True:
        count += 1
        exercises = [
            (TILT, SIDE)[i % 2]._replace(name=f"{HOSTILE} {'W' * 8}", sides=Sides.ALTERNATE, **texts)  # type: ignore[arg-type]  # texts
            for i in range(count)
        ]
        more = handout(plan_of(*exercises, name=HOSTILE, left_out=(PARKED,) * 5), FIGURES, DAY, NOTICES)
        if largest(more) is None:
            return made
        made = more


def test_the_page_is_closed_to_the_outside() -> None:
    """No script, no reference, nothing to load; a policy that forbids it all the same."""
    text = page_of(FIVE)

    closed_to_the_outside(text)
    assert "http" not in text.replace(SPACE, "").replace("http-equiv", "")


def test_the_page_says_what_the_sheet_says() -> None:
    """Every word of it, start and end of each exercise, and lines for a name, a date and notes."""
    text = page_of(FIVE)
    words = " ".join(read(text).text.split())
    entry = FIVE.entries[1]

    wanted = (FIVE.title, FIVE.about, *FIVE.opening, FIVE.up, *FIVE.ask, *FIVE.help, FIVE.footer)
    assert [] == [
        told for told in (*wanted, entry.name, entry.amount, *entry.steps, *entry.care) if told not in words
    ]
    assert 2 * len(FIVE.entries) == text.count("<svg")
    assert all(f"<b>{word}</b>" in text for word in ("Name", "Date", "How often", "Notes"))


def test_steps_have_lines_of_their_own_where_there_is_room() -> None:
    """In the larger sizes they are a list, in the smaller ones a paragraph."""
    made = shipped("short")

    assert "<li>" in "\n".join(page_lines(made, SIZES[0]))
    assert "<li>" not in "\n".join(page_lines(made, SIZES[-1]))


def test_an_exercise_without_a_picture_is_told_in_words() -> None:
    """It takes the whole width, and nothing is drawn in its place."""
    text = page_of(handout(plan_of(TILT._replace(ease_out="", safety=())), {}, DAY))

    assert '<article class="bare">' in text
    assert "<svg" not in text
    assert 'class="care"' not in text


def test_why_there_is_to_be_no_session_comes_first() -> None:
    """Who should ask somebody before the next session reads that before anything else."""
    text = page_of(handout(plan_of(TILT), {}, DAY, ["Please ask first."]))

    assert text.index("Please ask first.") < text.index("A stretch, or muscles working")


def test_what_somebody_wrote_stays_text() -> None:
    """A name, a sentence or a routine from anywhere opens no element and holds nothing that acts."""
    hostile = TILT._replace(
        name=HOSTILE, position=HOSTILE, action=(HOSTILE,), safety=(HOSTILE,), ease_out=HOSTILE
    )
    usual = TILT._replace(safety=("Gently.",), ease_out="Rest.")
    plain = read(page_of(handout(plan_of(usual), FIGURES, DAY, ["Ask."])))
    reader = read(page_of(handout(plan_of(hostile, name=HOSTILE), FIGURES, DAY, [HOSTILE])))

    assert reader.tags <= plain.tags
    assert {name for name, _ in reader.attributes} <= {name for name, _ in plain.attributes}
    assert "<script>alert(1)</script>" in reader.text
    assert all(character.isprintable() or character == "\n" for character in reader.text)


@pytest.mark.parametrize("made", [lambda: FIVE, full], ids=["five", "full"])
def test_it_prints_on_one_page(browse: Browse, tmp_path: Path, made: Callable[[], Handout]) -> None:
    """On A4 and on Letter, for it does on less than either, however much there is to tell; the browser has nothing to complain about."""
    assert 1 == pages_on(browse, page_of(made()), NARROW_AND_LOW, tmp_path / "handout.pdf")


@pytest.mark.parametrize("width", [800, 500])
def test_nothing_sticks_out(browse: Browse, width: int) -> None:
    """No element is wider than its place, even with words that never end; on a telephone neither."""
    assert "" == too_wide(browse, page_of(full()), width)

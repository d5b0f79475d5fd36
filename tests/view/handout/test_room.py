"""How much room the handout takes: as large as it fits, smaller where there is more to tell, and never too small to read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backroutine.view.handout.room import (
    FEWEST_NOTES,
    HIGH,
    MOST_NOTES,
    SIZES,
    aside,
    ems,
    height,
    largest,
    lines,
    notes,
)
from backroutine.view.handout.sheet import handout
from handouts import DAY, plan_of, shipped
from months import TILT

WORDS = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=300)


@pytest.mark.parametrize("routine", ["lower-back", "short", "core"])
def test_the_shipped_routines_fit(routine: str) -> None:
    """Each on one page, with every exercise's own way out of it."""
    size = largest(shipped(routine))

    assert size is not None
    assert size.ease_out


def test_fewer_exercises_are_set_larger() -> None:
    """Three are easier to read than five."""
    three, five = largest(shipped("short")), largest(shipped("lower-back"))

    assert three is not None
    assert five is not None
    assert three.letters > five.letters
    assert three.figure > five.figure


def test_what_would_be_too_small_to_read_does_not_fit() -> None:
    """Nothing is set in less than the smallest size: ten exercises are too many."""
    wordy = TILT._replace(action=("One does this and that, and then the other, slowly. " * 7,))

    assert largest(handout(plan_of(*[wordy] * 10), {}, DAY)) is None


def test_every_size_is_smaller_than_the_one_before() -> None:
    """So the first that fits is the largest that fits."""
    heights = [height(shipped("lower-back"), size) for size in SIZES]

    assert heights == sorted(heights, reverse=True)


def test_a_notice_has_its_frame() -> None:
    """Each takes four millimetres more than its words."""
    plain, with_two = (height(handout(plan_of(TILT), {}, DAY, told), SIZES[0]) for told in ([], ["Ask."] * 2))

    assert pytest.approx(2 * (SIZES[0].line + 4)) == with_two - plain


def test_a_word_that_is_broken_wastes_some_room() -> None:
    """Nine broad letters go into a line that is nearly ten of them wide: two hundred take twenty-three lines."""
    assert 23 == lines("W" * 200, 40, 12)


@pytest.mark.parametrize("sign", ["\u093f", "\u05b8", "\u0301"])
def test_a_sign_that_takes_no_cell_may_take_room_on_paper(sign: str) -> None:
    """Vowels of Hindi stand beside their letter; where they stand above it, too much is reckoned, not too little."""
    assert ems(f"a{sign}") > ems("a")


def test_notes_take_what_is_left() -> None:
    """Two lines at least, and not a whole page of them."""
    small = handout(plan_of(TILT), {}, DAY)

    assert MOST_NOTES == notes(small, SIZES[0])
    assert all(
        FEWEST_NOTES <= notes(shipped("core"), size)
        for size in SIZES
        if height(shipped("core"), size) <= HIGH
    )


def test_the_own_way_out_gives_way_before_the_letters_do() -> None:
    """In the smallest size the general advice, to come back gently, has to do; cautions stay."""
    entry = shipped("lower-back").entries[0]

    assert ["Take care:", "If it hurts:"] == [before for before, _ in aside(entry, SIZES[0])]
    assert ["Take care:"] == [before for before, _ in aside(entry, SIZES[-1])]


def test_lines_are_reckoned_by_what_stands_in_them() -> None:
    """Narrow letters need fewer lines than broad ones; a word without an end is broken; nothing takes no line."""
    assert 0 == lines("", 100, 10)
    assert 1 == lines("i" * 100, 100, 10)
    assert 3 <= lines("W" * 80, 100, 10)
    assert lines("ab " * 40, 100, 10) < lines("骨盤 " * 40, 100, 10)


@given(WORDS, WORDS)
def test_more_text_never_takes_fewer_lines(text: str, more: str) -> None:
    """Whatever is added."""
    assert lines(f"{text} {more}", 60, 9) >= lines(text, 60, 9)

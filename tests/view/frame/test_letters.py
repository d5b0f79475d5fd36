"""Large letters: complete, of even height, and as large as there is room for."""

from __future__ import annotations

import string

import pytest

from backroutine.domain.words.english import ENGLISH
from backroutine.view.frame.letters import LARGEST, columns_wide, draw, drawable, rows_high


def test_pixels_look_square() -> None:
    """At size 2 a pixel is two columns wide and one row high."""
    assert draw("3", 2) == ("██████", "    ██", "██████", "    ██", "██████")


def test_the_smallest_letters_use_half_rows() -> None:
    """Five rows of pixels in three rows of text."""
    assert draw("4", 1) == ("█ █", "▀▀█", "  ▀")


@pytest.mark.parametrize("size", range(1, LARGEST + 1))
@pytest.mark.parametrize("text", ["HOLD", "1:23", "LEFT 3/5", "READY?"])
def test_rows_are_as_long_and_as_many_as_foretold(text: str, size: int) -> None:
    """What is measured is what is drawn."""
    rows = draw(text, size)
    assert (rows_high(size), {columns_wide(text, size)}) == (len(rows), {len(row) for row in rows})


@pytest.mark.parametrize("size", [1, 2])
def test_no_two_letters_look_alike(size: int) -> None:
    """Whoever reads from the floor can tell all letters apart, and all digits."""
    for alphabet in (string.ascii_uppercase, string.digits):
        assert len(alphabet) == len({draw(character, size) for character in alphabet})


def test_digits_are_equally_wide() -> None:
    """A countdown does not dance."""
    assert {3} == {columns_wide(digit, 1) for digit in string.digits}


def test_every_phase_can_be_drawn() -> None:
    """All words that are to be read from the floor have their letters."""
    large = [word for key, word in ENGLISH.items() if key.startswith(("phase.", "big.", "side."))]
    assert all(drawable(word) for word in large)


def test_accents_are_left_off() -> None:
    """A translation can still be read."""
    assert drawable("bereit gedrückt") == "BEREIT GEDRUCKT"


@pytest.mark.parametrize("text", ["", "保持", "a~b"])
def test_other_scripts_cannot_be_drawn(text: str) -> None:
    """Then the terminal's own letters are used."""
    assert drawable(text) == ""

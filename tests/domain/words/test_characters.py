"""Which characters may stand in a text from outside."""

from __future__ import annotations

import pytest

from backroutine.domain.words.characters import complaint, stray, why_not


@pytest.mark.parametrize(
    "text",
    [
        "plain\ttext",
        "Rücken",
        "背中",
        "ظهر",
        "कमर",
        "👩\u200d🦽",
        "می\u200cخواهم",
        "e\u0301",
        "🏴\U000e0067\U000e007f",
        "a\u00a0b",
    ],
)
def test_any_script_any_emoji_and_its_joiners_may_stand(text: str) -> None:
    """Writing of every kind is welcome."""
    assert list(stray(text)) == []


@pytest.mark.parametrize(
    "character",
    # controls and hidden line breaks; bidi controls; noncharacters, surrogates, unassigned, private, a BOM within
    [
        *("\x00", "\x07", "\x1b", "\r", "\x7f", "\x85", "\x9b", "\u2028", "\u2029"),
        *("\u202a", "\u202e", "\u2066", "\u2069", "\u200e", "\u200f", "\u061c"),
        *("\ufffe", "\U0010ffff", "\ufdd0", "\ud800", "\u0378", "\ue000", "\ufeff", "\ufff9"),
    ],
)
def test_what_acts_or_hides_is_refused(character: str) -> None:
    """Controls, bidi controls, surrogates, private, unassigned characters and noncharacters are refused."""
    assert why_not(character)


def test_every_stray_character_is_placed() -> None:
    """Each one is told with its line and column, from 1."""
    assert list(stray("a\x07b\nc\n\u202ed\x07")) == [(1, 2, "\x07"), (3, 1, "\u202e"), (3, 3, "\x07")]


def test_the_sentence_names_the_character_by_its_number() -> None:
    """A refused character is not shown itself, but named."""
    assert complaint("\x1b") == "the character U+001B is not allowed here: it is a control character"

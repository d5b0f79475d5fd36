"""The one door for text: nothing that acts, hides or reorders gets through."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from backroutine.view.safe import STRANGE, plain, safe
from scenes import HOSTILE


@pytest.mark.parametrize("payload", HOSTILE.values(), ids=HOSTILE)
def test_no_payload_gets_through(payload: str) -> None:
    """Not a control character of either set is left, no hidden break, no bidi control, no surrogate."""
    left = {unicodedata.category(character) for character in safe(payload)}
    assert left.isdisjoint({"Cc", "Cs", "Zl", "Zp", "Cf"})


@given(st.text(st.characters()))
def test_each_character_gives_one(text: str) -> None:
    """Places in a text stay what they are, whatever was in it."""
    assert len(text) == len(safe(text))


def test_what_is_taken_out_can_be_seen() -> None:
    """A mark stands where something was."""
    assert f"a{STRANGE}b" == safe("a\x1bb")


def test_tabs_and_newlines_become_spaces() -> None:
    """They are no attack, but they would break a line."""
    assert safe("a\tb\nc") == "a b c"


@pytest.mark.parametrize(
    "text", ["Schräg", "猫のポーズ", "🧘 mat", "👨\u200d👩\u200d👧", "e\u0301", "नि", "\u00a0"]
)
def test_any_script_is_welcome(text: str) -> None:
    """Writing of every kind stays as it is."""
    assert text == safe(text)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437", "cp1252", "no-such-encoding"])
def test_every_text_can_be_written(encoding: str) -> None:
    """Where an encoding has no such character, a stand-in of the same width is written."""
    text = "HOLD · 3 … ━━── █▀▄ 猫 → ← ␣ ↵"
    written = plain(text, encoding)
    written.encode("ascii" if encoding.startswith("no") else encoding)
    assert cell_len(text) == cell_len(written)


def test_stand_ins_look_like_what_they_stand_for() -> None:
    """Bars and dots are still bars and dots in ASCII."""
    assert plain("a · b ━━ ── ██ …", "ascii") == "a - b == -- ## ~"


@pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "utf-16"])
def test_unicode_stays_unicode(encoding: str) -> None:
    """An output that can write everything gets everything."""
    assert plain("· 猫", encoding) == "· 猫"

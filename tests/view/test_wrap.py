"""Lines of text: broken at spaces, measured in cells, whatever the script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from backroutine.view.safe import safe
from backroutine.view.wrap import hanging, wrap


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, []),
        ("one two three", 7, ["one two", "three"]),
        ("one  two", 20, ["one two"]),
        ("overlong word", 4, ["over", "long", "word"]),
        ("腰を伸ばす", 4, ["腰を", "伸ば", "す"]),
        ("well-known", 5, ["well-", "known"]),
        ("腰", 1, []),
    ],
)
def test_a_text_is_broken_at_its_spaces(text: str, width: int, expected: list[str]) -> None:
    """Longer words are cut; a wide character takes two cells, and is left out where there is but one."""
    assert expected == [line for line in wrap(text, width) if line]


@given(st.text(max_size=80), st.integers(2, 30))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    """And no letter is lost on the way."""
    lines = wrap(text, width)

    assert all(cell_len(line) <= width for line in lines)
    assert safe(text).replace(" ", "") == "".join(lines).replace(" ", "")


def test_later_lines_hang_below_the_first() -> None:
    """By as many spaces as the first mark is wide, or by what is asked for."""
    assert ["- one", "  two"] == list(hanging("one two", 5, "- "))
    assert ["- one", "    two"] == list(hanging("one two", 8, "- ", "    "))

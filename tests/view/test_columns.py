"""A table as lines: left-aligned, as wide as its content."""

from __future__ import annotations

from backroutine.view.columns import columns


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    """In cells, not in letters; two blanks between them, none at the end; the header is dim."""
    assert [
        (("Id    Name", "dim"),),
        (("骨盤  Tilt", ""),),
        (("abc", ""),),
    ] == list(columns(["Id", "Name"], [["骨盤", "Tilt"], ["abc", ""]]))


def test_what_stands_in_a_cell_cannot_act() -> None:
    """A name from anywhere goes through the one door."""
    assert "\x1b" not in "".join(piece for line in columns(["A"], [["\x1b[2J"]]) for piece, _ in line)

"""The calendar file of a reminder: its lines are no longer than calendars read."""

from __future__ import annotations

from backroutine.view.calendar import _folded


def test_a_long_line_is_folded() -> None:
    """Into pieces of at most 75 octets, however many a letter takes, each further one after a space."""
    line = "DESCRIPTION:" + "ü" * 100
    pieces = list(_folded(line))

    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert [True] * (len(pieces) - 1) == [piece.startswith(" ") for piece in pieces[1:]]
    assert line == pieces[0] + "".join(piece[1:] for piece in pieces[1:])

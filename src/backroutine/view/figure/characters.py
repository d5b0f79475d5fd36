"""From dots to characters: braille, quadrants or ASCII, by what can be shown."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from itertools import product

from backroutine.view.figure.canvas import Canvas, Grid, Ink

Piece = tuple[str, Ink | None]  # characters, and their ink; None: blanks


class Characters(StrEnum):
    """The characters that a picture is made of, the best first."""

    BRAILLE = "braille"
    QUADRANTS = "quadrants"
    ASCII = "ascii"

    @property
    def grid(self) -> Grid:
        """The dots in one cell. A letter of ASCII is chosen by finer dots than it can show."""
        return Grid(2, 2) if self is Characters.QUADRANTS else Grid(2, 4)


def fitting(encoding: str) -> Characters:
    """The best characters that `encoding` can write."""
    for characters, sample in ((Characters.BRAILLE, "\u28ff"), (Characters.QUADRANTS, "\u259b")):
        try:
            sample.encode(encoding)
        except (UnicodeEncodeError, LookupError):
            continue
        return characters
    return Characters.ASCII


def pieces(canvas: Canvas, characters: Characters) -> list[list[Piece]]:
    """The rows of `canvas`, each as pieces of one ink. Nothing stands after the last character of a row."""
    down = canvas.grid.down
    return [
        _row([layer[top : top + down] for layer in canvas.layers], canvas, _table(characters))
        for top in range(0, canvas.high, down)
    ]


def _row(layers: list[list[int]], canvas: Canvas, table: dict[tuple[int, ...], str]) -> list[Piece]:
    """One row of cells: only from the first to the last cell that has a dot."""
    used = [(Ink(i), rows) for i, rows in enumerate(layers) if any(rows)]
    merged = [0] * canvas.grid.down
    for _, rows in used:
        merged = [a | b for a, b in zip(merged, rows, strict=True)]
    across, one = canvas.grid.across, (1 << canvas.grid.across) - 1
    every = 0
    for dots in merged:
        every |= dots
    row: list[Piece] = []
    text: list[str] = []
    last: Ink | None = None
    shift = canvas.wide
    while every & ((1 << shift) - 1):
        shift -= across
        character = table[tuple([dots >> shift & one for dots in merged])]
        ink = last if character == " " else _ink(used, shift, one)
        if ink is not last:
            if text:
                row.append(("".join(text), last))
            text, last = [], ink
        text.append(character)
    if text:
        row.append(("".join(text), last))
    return row


def _ink(used: list[tuple[Ink, list[int]]], shift: int, one: int) -> Ink:
    """The ink of a cell: of an arrow if it has any, else that of most dots."""
    best, most = used[0][0], 0
    if len(used) > 1:
        for ink, rows in used:
            dots = sum([(row >> shift & one).bit_count() for row in rows])
            if dots and (dots >= most or ink is Ink.ARROW or best is Ink.FLOOR):
                best, most = ink, dots
    return best


# A table for each kind: the dots of a cell, a row an int of two bits with the left dot first, to its character.

_BRAILLE = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_QUADRANTS = " ▗▖▄▝▐▞▟▘▚▌▙▀▜▛█"
# Two by two quarters to the character that looks most like them.
_LETTERS = " .._'|/d`\\|b\"9P#"
_MOSTLY_INK = 7  # of eight dots


@cache
def _table(characters: Characters) -> dict[tuple[int, ...], str]:
    make = {Characters.BRAILLE: _braille, Characters.QUADRANTS: _quadrant, Characters.ASCII: _letter}[
        characters
    ]
    return {dots: make(dots) for dots in product(range(4), repeat=characters.grid.down)}


def _braille(dots: tuple[int, ...]) -> str:
    code = sum(
        (left if pair & 2 else 0) | (right if pair & 1 else 0)
        for pair, (left, right) in zip(dots, _BRAILLE, strict=True)
    )
    return chr(0x2800 + code) if code else " "


def _quadrant(dots: tuple[int, ...]) -> str:
    return _QUADRANTS[dots[0] << 2 | dots[1]]


def _letter(dots: tuple[int, ...]) -> str:
    if sum(pair.bit_count() for pair in dots) >= _MOSTLY_INK:
        return "#"
    return _LETTERS[(dots[0] | dots[1]) << 2 | dots[2] | dots[3]]

"""From dots to characters."""

from __future__ import annotations

import pytest

from backroutine.domain.figure.picture import Box
from backroutine.view.figure.canvas import Canvas, Ink
from backroutine.view.figure.characters import Characters, fitting, pieces


def cell(characters: Characters, *rows: int) -> str:
    """The character of one cell with these rows of two dots."""
    canvas = Canvas(1, 1, Box(0, 0, 1, 1), characters.grid)
    canvas.fill(Ink.BODY, list(rows))
    return "".join(text for text, _ in pieces(canvas, characters)[0])


@pytest.mark.parametrize(
    ("characters", "rows", "drawn"),
    [
        (Characters.BRAILLE, (0b10, 0, 0, 0), "⠁"),
        (Characters.BRAILLE, (0b01, 0b01, 0b01, 0b01), "⢸"),
        (Characters.BRAILLE, (0b11, 0b11, 0b11, 0b11), "⣿"),
        (Characters.BRAILLE, (0, 0, 0, 0), ""),
        (Characters.QUADRANTS, (0b10, 0b01), "▚"),
        (Characters.QUADRANTS, (0b11, 0b11), "█"),
        (Characters.QUADRANTS, (0, 0b10), "▖"),
        (Characters.ASCII, (0b11, 0b11, 0b11, 0b11), "#"),
        (Characters.ASCII, (0b10, 0b10, 0b11, 0), "b"),
        (Characters.ASCII, (0, 0, 0, 0b11), "_"),
        (Characters.ASCII, (0b11, 0b10, 0, 0b10), "P"),
        (Characters.ASCII, (0b01, 0, 0b10, 0), "/"),
    ],
)
def test_a_cell_looks_like_its_dots(characters: Characters, rows: tuple[int, ...], drawn: str) -> None:
    """Each kind has the character with ink where the dots are."""
    assert drawn == cell(characters, *rows)


@pytest.mark.parametrize(
    ("encoding", "characters"),
    [
        ("utf-8", Characters.BRAILLE), ("cp437", Characters.ASCII), ("ascii", Characters.ASCII),
        ("latin-1", Characters.ASCII), ("nonsense", Characters.ASCII), ("gb18030", Characters.BRAILLE),
    ],
)  # fmt: skip
def test_the_encoding_says_what_can_be_shown(encoding: str, characters: Characters) -> None:
    """Braille where it can be written, else letters; an encoding that nobody knows gets letters."""
    assert characters is fitting(encoding)


def canvas_with(*fills: tuple[Ink, int]) -> Canvas:
    """A canvas of two cells, with these dots in its first row."""
    canvas = Canvas(2, 1, Box(0, 0, 1, 1), Characters.BRAILLE.grid)
    for ink, dots in fills:
        canvas.fill(ink, [dots, 0, 0, 0])
    return canvas


def test_a_row_is_cut_into_pieces_of_one_ink() -> None:
    """Neighbours of one ink are one piece, so that a terminal is told each ink once."""
    row = pieces(canvas_with((Ink.BODY, 0b1100), (Ink.ACTS, 0b0011)), Characters.BRAILLE)[0]

    assert [("⠉", Ink.BODY), ("⠉", Ink.ACTS)] == row
    assert [("⠉⠉", Ink.BODY)] == pieces(canvas_with((Ink.BODY, 0b1111)), Characters.BRAILLE)[0]


def test_blanks_take_the_ink_beside_them() -> None:
    """A blank before the first dot has no ink; nothing follows the last dot."""
    assert [(" ", None), ("⠈", Ink.BODY)] == pieces(canvas_with((Ink.BODY, 0b0001)), Characters.BRAILLE)[0]
    assert [("⠁", Ink.BODY)] == pieces(canvas_with((Ink.BODY, 0b1000)), Characters.BRAILLE)[0]
    assert [[]] == pieces(canvas_with(), Characters.BRAILLE)


def test_a_cell_in_doubt_has_the_ink_of_most_dots() -> None:
    """The floor gives way to the body, arrows come first, and otherwise most dots decide."""
    floor = canvas_with((Ink.FLOOR, 0b1100), (Ink.BODY, 0b0100))
    arrow = canvas_with((Ink.ARROW, 0b1000), (Ink.BODY, 0b1100))
    most = Canvas(1, 1, Box(0, 0, 1, 1), Characters.BRAILLE.grid)
    most.fill(Ink.FAR, [0b11, 0b11, 0, 0])
    most.fill(Ink.ACTS, [0, 0, 0b10, 0])

    assert Ink.BODY is pieces(floor, Characters.BRAILLE)[0][0][1]
    assert Ink.ARROW is pieces(arrow, Characters.BRAILLE)[0][0][1]
    assert Ink.FAR is pieces(most, Characters.BRAILLE)[0][0][1]

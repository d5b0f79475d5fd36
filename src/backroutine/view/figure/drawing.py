"""A picture at one moment as rows of characters: the floor, the figure from the back to the front, the arrows."""

from __future__ import annotations

from itertools import groupby, pairwise
from math import hypot

from backroutine.domain.figure.capsules import Capsule, Part
from backroutine.domain.figure.picture import (
    Arrow,
    Box,
    Picture,
    acting,
    arrows_of,
    box_of,
    figure_at,
    mat_of,
)
from backroutine.view.figure.canvas import CELL_HEIGHT, Canvas, Ink, Round
from backroutine.view.figure.characters import Characters, Piece, pieces

ROWS_FOR_ARROWS = 10  # with fewer, the figure needs the room; and where it moves, that shows the way
SMALLEST_FACE = 0.5  # dots for a hundredth of the body: in a smaller head an eye is a wound
SMALLEST_WITH_ARROWS = 0.4
SMALLEST = 0.3  # braille dots for a hundredth: 9 rows for somebody who stands
FEWEST_COLUMNS = {Characters.BRAILLE: 6, Characters.QUADRANTS: 8, Characters.ASCII: 30}
_EYE = 0.75  # dots


def draw(
    picture: Picture,
    share: float,
    columns: int,
    rows: int,
    characters: Characters = Characters.BRAILLE,
    *,
    mirror: bool = False,
    arrows: bool = False,
) -> list[list[Piece]]:
    """`picture` `share` of the way from its start to its end, in `rows` of at most `columns` cells."""
    roomy = _roomy(picture, columns, rows)
    canvas = Canvas(columns, rows, box_of(picture, arrows=roomy), characters.grid)
    _floor(canvas, picture)
    _figure(canvas, figure_at(picture, share, mirror=mirror), acting(picture, mirror=mirror))
    for arrow in arrows_of(picture, mirror=mirror) if arrows and roomy else ():
        _arrow(canvas, arrow)
    return pieces(canvas, characters)


def columns_for(picture: Picture, rows: int) -> int:
    """How many columns a picture of `rows` has use for."""
    box = box_of(picture, arrows=rows >= ROWS_FOR_ARROWS)
    return round((box.right - box.left) / (box.top - box.bottom) * rows * CELL_HEIGHT) + 1


def rows_for(picture: Picture, columns: int) -> int:
    """How many rows a picture of `columns` has use for."""
    rows = _rows(box_of(picture), columns)
    return rows if rows >= ROWS_FOR_ARROWS else _rows(box_of(picture, arrows=False), columns)


def _rows(box: Box, columns: int) -> int:
    return round((box.top - box.bottom) / (box.right - box.left) * columns / CELL_HEIGHT + 0.5)


def worth_it(picture: Picture, columns: int, rows: int, characters: Characters) -> bool:
    """Whether a person can be seen in so few cells."""
    if columns < FEWEST_COLUMNS[characters]:
        return False
    return _scale(box_of(picture, arrows=_roomy(picture, columns, rows)), columns, rows) >= SMALLEST


def _roomy(picture: Picture, columns: int, rows: int) -> bool:
    """Whether arrows have room beside the figure without making it too small."""
    return rows >= ROWS_FOR_ARROWS and _scale(box_of(picture), columns, rows) >= SMALLEST_WITH_ARROWS


def _scale(box: Box, columns: int, rows: int) -> float:
    """Braille dots for a hundredth of the body's height."""
    return min(rows * 4 / (box.top - box.bottom), columns * 2 / (box.right - box.left))


def _floor(canvas: Canvas, picture: Picture) -> None:
    """A line where the floor is seen from the side, the outline of a mat where it is seen from above."""
    mat = mat_of(picture)
    if mat:
        edges = pairwise((*mat, mat[0]))
        canvas.fill(Ink.FLOOR, canvas.mask(Round(*a, 0, *b, 0) for a, b in edges))
        return
    box = box_of(picture, arrows=False)
    row = min(canvas.high - 1, int(canvas.place(0, 0)[1] + 0.5))
    start = max(0, int(canvas.place(box.left, 0)[0]))
    stop = min(canvas.wide - 1, int(canvas.place(box.right, 0)[0]))
    canvas.layers[Ink.FLOOR][row] |= ((1 << (stop - start + 1)) - 1) << (canvas.wide - 1 - stop)


def ink_of(capsule: Capsule, acts: frozenset[Part]) -> Ink:
    """What moves has an ink of its own; of the rest, what is far away is dim."""
    return Ink.ACTS if capsule.part in acts else Ink.FAR if capsule.far else Ink.BODY


def _figure(canvas: Canvas, figure: list[Capsule], acts: frozenset[Part]) -> None:
    """From the back to the front. The pieces of one limb do not wipe each other."""
    for part, group in groupby(figure, key=lambda capsule: capsule.part):
        limb = list(group)
        if part is Part.EYE:
            _eyes(canvas, limb)
            continue
        mask = canvas.mask(Round(*capsule[1:7]) for capsule in limb)
        canvas.wipe(mask, rim=True)
        canvas.fill(ink_of(limb[0], acts), mask)


def _eyes(canvas: Canvas, eyes: list[Capsule]) -> None:
    """Holes in the head."""
    if canvas.down >= SMALLEST_FACE:
        radius = max(eyes[0].r0, _EYE / canvas.down)
        canvas.wipe(canvas.mask(Round(eye.x0, eye.y0, radius, eye.x1, eye.y1, radius) for eye in eyes))


_STROKE = 0.55  # half the thickness of an arrow
_BENDS = 12  # straight pieces in a bow


def _arrow(canvas: Canvas, arrow: Arrow) -> None:
    path = bow(arrow)
    tips = barbs(arrow, max(3.4, 2.6 / canvas.down))
    strokes = [*pairwise(path), *((path[-1], tip) for tip in tips)]
    mask = canvas.mask(Round(*a, _STROKE, *b, _STROKE) for a, b in strokes)
    canvas.wipe(mask, rim=True)
    canvas.fill(Ink.ARROW, mask)


def bow(arrow: Arrow) -> list[tuple[float, float]]:
    """The line of an arrow."""
    px, py = control(arrow)
    shares = [n / _BENDS for n in range(_BENDS + 1)]
    return [
        (
            (1 - t) ** 2 * arrow.x0 + 2 * t * (1 - t) * px + t * t * arrow.x1,
            (1 - t) ** 2 * arrow.y0 + 2 * t * (1 - t) * py + t * t * arrow.y1,
        )
        for t in shares
    ]


def control(arrow: Arrow) -> tuple[float, float]:
    """The control point of an arrow's line."""
    x0, y0, x1, y1, much = arrow
    return (x0 + x1) / 2 - (y1 - y0) * much * 2, (y0 + y1) / 2 + (x1 - x0) * much * 2


def barbs(arrow: Arrow, size: float) -> list[tuple[float, float]]:
    """The outer ends of the two strokes of an arrow's head."""
    px, py = control(arrow)
    dx, dy = arrow.x1 - px, arrow.y1 - py
    long = hypot(dx, dy) or 1.0
    dx, dy = dx / long * size, dy / long * size
    return [(arrow.x1 - dx - side * dy * 0.8, arrow.y1 - dy + side * dx * 0.8) for side in (1, -1)]

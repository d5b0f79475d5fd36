"""A canvas of dots, a row of dots being one int: capsules are filled into layers, with a gap around what lies in front.

A capsule is convex, so each row of dots meets it in one run, and a run is two shifts. That gap, a rim of one dot wiped from
whatever lies behind, is what keeps an arm apart from a trunk without any colour.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from math import ceil, floor, hypot, sqrt

from backroutine.domain.figure.picture import Box
from backroutine.domain.values import NamedTuple

CELL_HEIGHT = 2.0  # a cell is about twice as high as wide in nearly every terminal
NARROWEST_RIM = 0.45  # dots: where a rim would be finer it is left out, for it would eat the neck
RIM = 1.2  # hundredths of the body's height
THINNEST = 0.5  # dots: the least radius, so that nothing falls between the dots


class Ink(IntEnum):
    """What a dot is part of. A cell has one ink: that of most of its dots, in doubt the higher."""

    FLOOR = 0
    FAR = 1  # limbs on the far side of the body
    BODY = 2
    ACTS = 3  # limbs that move
    ARROW = 4


class Grid(NamedTuple):
    """How many dots there are in a cell."""

    across: int
    down: int


class Round(NamedTuple):
    """A shape on paper: two round ends with a radius each, and all between them."""

    x0: float
    y0: float
    r0: float
    x1: float
    y1: float
    r1: float


class Canvas:
    """Dots in layers, showing `box` as large as it fits into `columns` and `rows` of cells, in the middle."""

    def __init__(self, columns: int, rows: int, box: Box, grid: Grid) -> None:
        self.columns, self.rows, self.grid = columns, rows, grid
        self.wide, self.high = columns * grid.across, rows * grid.down
        squeeze = grid.down / grid.across / CELL_HEIGHT  # width of a dot, in heights of a dot
        self.down = min(self.high / (box.top - box.bottom), self.wide * squeeze / (box.right - box.left))
        self.across = self.down / squeeze
        self._left = self.wide / 2 - (box.left + box.right) / 2 * self.across
        self._bottom = self.high / 2 + (box.top + box.bottom) / 2 * self.down
        self.layers = [[0] * self.high for _ in Ink]

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a place on paper lies, in dots from the left and from the top."""
        return x * self.across + self._left, self._bottom - y * self.down

    def mask(self, shapes: Iterable[Round]) -> list[int]:
        """The dots that `shapes` cover, a row an int."""
        rows = [0] * self.high
        for shape in shapes:
            self._cover(rows, shape)
        return rows

    def wipe(self, mask: list[int], *, rim: bool = False) -> None:
        """Clear the dots of `mask` in every layer; with `rim`, those around it too, where they are fine enough."""
        gone = self._grown(mask) if rim else mask
        for layer in self.layers:
            for y, dots in enumerate(gone):
                if dots and layer[y]:
                    layer[y] &= ~dots

    def fill(self, ink: Ink, mask: list[int]) -> None:
        """Set the dots of `mask` in the layer of `ink`."""
        layer = self.layers[ink]
        for y, dots in enumerate(mask):
            if dots:
                layer[y] |= dots

    def _grown(self, mask: list[int]) -> list[int]:
        """`mask` and the dots next to it."""
        aside, over = (RIM * scale >= NARROWEST_RIM for scale in (self.across, self.down))
        full = (1 << self.wide) - 1
        grown = [(dots | dots << 1 | dots >> 1) & full if aside else dots for dots in mask]
        if over:
            above, below = [0, *mask[:-1]], [*mask[1:], 0]
            grown = [a | b | c for a, b, c in zip(grown, above, below, strict=True)]
        return grown

    def _cover(self, rows: list[int], shape: Round) -> None:
        """Add the run of each row of dots that `shape` covers."""
        k = self.across / self.down  # everything is measured in dots down; across it is scaled by k
        (ax, ay), (bx, by) = self.place(shape.x0, shape.y0), self.place(shape.x1, shape.y1)
        ra, rb = max(shape.r0 * self.down, THINNEST), max(shape.r1 * self.down, THINNEST)
        ax, bx = ax / k, bx / k
        edges = _tangents(Round(ax, ay, ra, bx, by, rb))
        top = max(0, ceil(min(ay - ra, by - rb) - 0.5))
        bottom = min(self.high - 1, floor(max(ay + ra, by + rb) - 0.5))
        last = self.wide - 1
        for row in range(top, bottom + 1):
            y = row + 0.5
            low, high = _run(y, ax, ay, ra)
            low_b, high_b = _run(y, bx, by, rb)
            low, high = min(low, low_b), max(high, high_b)
            for x0, y0, x1, y1 in edges:
                if (y0 <= y <= y1) or (y1 <= y <= y0):
                    x = x0 if y0 == y1 else x0 + (x1 - x0) * (y - y0) / (y1 - y0)
                    low, high = min(low, x), max(high, x)
            start, stop = max(0, ceil(low * k - 0.5)), min(last, floor(high * k - 0.5))
            if stop >= start:
                rows[row] |= ((1 << (stop - start + 1)) - 1) << (last - stop)


_NOWHERE = (1e9, -1e9)


def _run(y: float, x: float, middle: float, radius: float) -> tuple[float, float]:
    """Where a circle meets the line at height `y`."""
    square = radius * radius - (y - middle) ** 2
    if square < 0:
        return _NOWHERE
    half = sqrt(square)
    return x - half, x + half


def _tangents(shape: Round) -> list[tuple[float, float, float, float]]:
    """The two outer tangents of two circles, each from circle to circle; none where one lies within the other."""
    ax, ay, ra, bx, by, rb = shape
    dx, dy = bx - ax, by - ay
    apart = hypot(dx, dy)
    if apart <= abs(ra - rb) + 1e-6:
        return []
    lean = (ra - rb) / apart
    rest = sqrt(1 - lean * lean)
    ux, uy = dx / apart, dy / apart
    edges = []
    for side in (1, -1):
        nx, ny = ux * lean - side * uy * rest, uy * lean + side * ux * rest
        edges.append((ax + nx * ra, ay + ny * ra, bx + nx * rb, by + ny * rb))
    return edges

"""A frame as an SVG picture, the same on every computer: no date, no random name, nothing fetched from anywhere.

Rich can export SVG too, but names a font on a web server, leaves seams between block characters, and loses
leading spaces in some viewers. Here blocks and bars are rectangles, and every run of text has its own place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from backroutine.edge.terminal.difference import Cell, cells
from backroutine.view.safe import safe

WIDE, HIGH = 10, 20  # pixels a cell
MARGIN = 16
BASELINE = 15  # from the top of a cell
FONTS = "ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"
BACK, INK = "#181a1f", "#dfe3e8"
COLOURS = {"red": "#ef7b85", "green": "#86cf8f", "yellow": "#e8c583", "blue": "#82b1ff", "magenta": "#cf9df0"}
COLOURS["cyan"] = "#6fd0dc"

# Characters that are drawn: top and height of their rectangle in a cell.
_DRAWN = {
    "█": (0, HIGH),
    "▀": (0, HIGH // 2),
    "▄": (HIGH // 2, HIGH // 2),
    "━": (8, 4),
    "─": (9, 2),
    "▏": (2, HIGH - 4),
}
_NARROW = {"▏": 2}


def svg(lines: Sequence[Text], width: int, height: int) -> str:
    """The first `height` lines of a frame `width` columns wide, as the text of an SVG file."""
    wide, high = width * WIDE + 2 * MARGIN, height * HIGH + 2 * MARGIN
    drawn = [element for y, line in enumerate(lines[:height]) for element in _line(line, y, width)]
    look = (
        f'font-family="{FONTS}" font-size="16" fill="{INK}" xml:space="preserve" shape-rendering="crispEdges"'
    )
    size = f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size}>',
            f'<rect width="{wide}" height="{high}" rx="10" fill="{BACK}"/>',
            f'<g transform="translate({MARGIN} {MARGIN})" {look}>',
            *drawn,
            "</g>",
            "</svg>",
            "",
        )
    )


def _line(line: Text, y: int, width: int) -> Iterator[str]:
    x = 0
    for (style, drawn), group in groupby(cells(line, width), key=_kind):
        text = "".join(character for character, _ in group)
        if drawn:
            yield _rectangle(drawn, style, x, y, len(text))
            x += len(text)
            continue
        for word in _apart(text):
            if word.strip():
                yield _words(word, style, x, y)
            x += cell_len(word)


def _kind(cell: Cell) -> tuple[Style, str]:
    """Cells of one kind are drawn together."""
    character, style = cell
    return style, character if character in _DRAWN else ""


def _apart(text: str) -> list[str]:
    """Words with single spaces between them belong together; wider gaps are left out of the text."""
    parts: list[str] = []
    for spaces, group in groupby(text.split(" "), key=lambda word: not word):
        words = list(group)
        if parts:
            parts.append(" ")
        parts.append(" " * (len(words) - 1) if spaces else " ".join(words))
    return parts


def _rectangle(character: str, style: Style, x: int, y: int, count: int) -> str:
    top, high = _DRAWN[character]
    wide = _NARROW.get(character, count * WIDE)
    return f'<rect x="{x * WIDE}" y="{y * HIGH + top}" width="{wide}" height="{high}"{_look(style, text=False)}/>'


def _words(text: str, style: Style, x: int, y: int) -> str:
    place = f'x="{x * WIDE}" y="{y * HIGH + BASELINE}" textLength="{cell_len(text) * WIDE}"'
    return f"<text {place}{_look(style, text=True)}>{escape(safe(text))}</text>"


def _look(style: Style, *, text: bool) -> str:
    colour = COLOURS.get(style.color.name) if style.color else None
    return (
        (f' fill="{colour}"' if colour else "")
        + (' font-weight="bold"' if text and style.bold else "")
        + (' opacity=".6"' if style.dim else "")
    )

"""Text into columns: wrapping and cutting by cells, for any script."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text

from backroutine.view.frame.styles import NONE
from backroutine.view.safe import safe
from backroutine.view.wrap import wrap

MORE = "…"


@lru_cache(maxsize=512)
def balanced(text: str, width: int) -> tuple[str, ...]:
    """`text` in lines of at most `width` cells; a last line with a lonely word or two is given more company."""
    lines = wrap(text, width)
    if len(lines) < 2 or cell_len(lines[-1]) > width // 3:
        return tuple(lines)
    tries = (wrap(text, narrower) for narrower in range(width - 1, width // 2, -1))
    kinder = (even for even in tries if len(even) == len(lines) and cell_len(even[-1]) > width // 3)
    return tuple(next(kinder, lines))


@lru_cache(maxsize=256)
def cut(text: str, width: int) -> str:
    """`text`, made safe, in at most `width` cells; a mark shows that some is missing."""
    text = safe(text)
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + MORE if width > 0 else ""


def cut_before(text: str, width: int) -> str:
    """The end of `text`, made safe, in at most `width` cells; a mark shows that some is missing before it."""
    text = safe(text)
    if cell_len(text) <= width:
        return text
    first = next((i for i in range(len(text)) if cell_len(text[i:]) < width), len(text))
    return MORE + text[first:] if width > 0 else ""


def line(*parts: tuple[str, Style]) -> Text:
    """One line of pieces, each with its style."""
    text = Text(end="")
    for piece, style in parts:
        text.append(safe(piece), None if style is NONE else style)
    return text


def apart(left: Text, right: Text, width: int) -> Text:
    """`left` at the left edge and `right` at the right one; without a space between them, `right` gives way."""
    space = width - left.cell_len - right.cell_len
    if not right.plain or space < (1 if left.plain else 0):
        return left
    return left.copy().append(" " * space).append_text(right)


def cropped(text: Text, width: int) -> Text:
    """`text`, but not wider than `width` cells."""
    if text.cell_len > width:
        text = text.copy()
        text.truncate(width)
    return text


def indented(lines: Sequence[Text], columns: int) -> list[Text]:
    """The same lines, moved to the right; empty ones stay empty."""
    return [Text(" " * columns, end="").append_text(text) if text.plain else text for text in lines]

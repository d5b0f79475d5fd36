"""Draws frames on a terminal by difference: a second of a session costs bytes for what changed, no more."""

from __future__ import annotations

import errno
import os
import select
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style
from rich.text import Text

from backroutine.edge.screen.look import NONE
from backroutine.edge.screen.safe import plain, safe

ESC = "\x1b["
# Alternate screen, no cursor, and no wrapping: a character that the terminal draws wider than we think stays in its line.
ENTER = f"{ESC}?1049h{ESC}?25l{ESC}?7l{ESC}2J"
LEAVE = f"{ESC}0m{ESC}?7h{ESC}?25h{ESC}?1049l"
RESET = f"{ESC}0m"
WORTH_MOVING = 6  # unchanged cells that cost less to write again than to step over
PATIENCE = 0.1  # seconds to wait for a terminal that takes no more, before the rest is given up

Cell = tuple[str, Style]


class Painter:
    """Draws lists of lines on the terminal behind `fd`; without `colour`, bold and dim stay."""

    def __init__(self, fd: int, encoding: str = "utf-8", *, colour: bool = True) -> None:
        self._fd = fd
        self._encoding = encoding
        self._colour = colour
        self._inside = False
        self._size = (0, 0)
        self._lines: list[Text] = []  # what the terminal shows; empty: not known

    def enter(self) -> None:
        """Take the whole window. Doing it twice changes nothing."""
        if not self._inside:
            self._inside = True
            self._lines = []
            self._write(ENTER)

    def leave(self) -> None:
        """Give the window back: one write, which may fail in peace. Doing it twice changes nothing."""
        if self._inside:
            self._inside = False
            try:
                os.write(self._fd, LEAVE.encode())
            except OSError:
                pass  # the terminal has gone, and took its state along

    def draw(self, lines: Sequence[Text], width: int, height: int) -> None:
        """Show `lines`, which fit a window of `width` and `height`; after a change of size, all of it."""
        pen = Pen(self._encoding, colour=self._colour)
        if (width, height) != self._size or not self._lines:
            self._size = (width, height)
            self._lines = [Text()] * height
            pen.out.append(f"{ESC}2J")
        for y in range(height):
            new = lines[y] if y < len(lines) else Text()
            old = self._lines[y]
            if not same(old, new):
                _change(pen, y, old, new, width)
                self._lines[y] = new
        if pen.out:
            self._write(pen.finished())

    # Writing -------------------------------------------------------------------------------------

    def _write(self, text: str) -> None:
        """Write all of `text`. A terminal that takes no more for a while gets a fresh frame next time."""
        data = text.encode(self._encoding, errors="replace")
        try:
            while data:
                data = data[self._write_some(data) :]
        except BlockingIOError:
            self._lines = []
        except OSError as error:
            if error.errno not in (errno.EIO, errno.EBADF, errno.EPIPE, errno.ENXIO):
                raise  # the four say that the terminal has gone: the loop finds out from its keyboard

    def _write_some(self, data: bytes) -> int:
        try:
            return os.write(self._fd, data)
        except BlockingIOError:
            if select.select([], [self._fd], [], PATIENCE)[1]:
                return 0
            raise


class Pen:
    """Collects what is written in one go, and changes the style only where it must."""

    def __init__(self, encoding: str, *, colour: bool) -> None:
        self.out: list[str] = []
        self._encoding = encoding
        self._colour = colour
        self._codes = ""

    def write(self, run: Sequence[Cell]) -> None:
        """Write cells where the cursor is."""
        for style, group in groupby(run, key=itemgetter(1)):
            text = "".join(map(itemgetter(0), group))
            codes = _codes(style, colour=self._colour)
            if codes != self._codes and (not text.isspace() or _fills(style) or self._codes in _FILLING):
                self.out.append(codes and f"{RESET}{codes}" if self._codes else codes or RESET)
                self._codes = codes
            self.out.append(plain(safe(text), self._encoding))

    def finished(self) -> str:
        """All that was written, the style switched off at the end."""
        return "".join(self.out) + (RESET if self._codes else "")


def _change(pen: Pen, y: int, old: Text, new: Text, width: int) -> None:
    """Turn line `y` from `old` into `new`."""
    after = cells(new, width)
    if not (_one_each(old.plain) and _one_each(new.plain)):
        # Wide or combining characters: columns and characters differ, so the line is written whole.
        pen.out.append(f"{ESC}{y + 1};1H{ESC}2K")
        pen.write(after)
        return
    before = cells(old, width)
    if len(before) > len(after):
        after += [BLANK] * (len(before) - len(after))
    before += [BLANK] * (len(after) - len(before))
    at = -1
    for start, end in _runs(before, after):
        pen.out.append(f"{ESC}{start - at}C" if at >= 0 else f"{ESC}{y + 1};{start + 1}H")
        if end - start > WORTH_ERASING and after[end - 1] == BLANK and after[start:] == [BLANK] * (len(after) - start):
            pen.out.append(f"{ESC}K")
            return
        pen.write(after[start:end])
        at = end


def same(old: Text, new: Text) -> bool:
    """Whether two lines look the same."""
    return old is new or (old.plain == new.plain and old.spans == new.spans and old.style == new.style)


def cells(text: Text, width: int) -> list[Cell]:
    """The characters of a line, each with its style; what does not fit into `width` cells is left out."""
    if text.cell_len > width:
        text = text.copy()
        text.truncate(width)
    base = _style(text.style)
    styles = [base] * len(text.plain)
    for span in text.spans:
        for i in range(span.start, min(span.end, len(styles))):
            styles[i] += _style(span.style)
    return list(zip(text.plain, styles, strict=True))


def _runs(before: list[Cell], after: list[Cell]) -> list[tuple[int, int]]:
    """The stretches that differ; those that are close together count as one."""
    runs: list[tuple[int, int]] = []
    for x, (a, b) in enumerate(zip(before, after, strict=True)):
        if a == b:
            continue
        if runs and x - runs[-1][1] < WORTH_MOVING:
            runs[-1] = (runs[-1][0], x + 1)
        else:
            runs.append((x, x + 1))
    return runs


def _one_each(text: str) -> bool:
    """Whether every character of `text` takes exactly one cell."""
    return text.isascii() or all(cell_len(character) == 1 for character in set(text))


def _style(style: str | Style) -> Style:
    return style if isinstance(style, Style) else _parsed(style)


@lru_cache(maxsize=64)
def _parsed(style: str) -> Style:
    return Style.parse(style)


@lru_cache(maxsize=128)
def _codes(style: Style, *, colour: bool) -> str:
    """What switches `style` on. Links never reach the terminal: nothing of ours points outside."""
    shown = style.update_link(None) if colour else style.without_color
    return shown.render("x", color_system=ColorSystem.STANDARD).partition("x")[0]

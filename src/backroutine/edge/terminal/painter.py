"""Draws frames on a terminal by difference: a second of a session costs bytes for what changed, no more."""

from __future__ import annotations

import errno
import os
import select
from collections.abc import Sequence
from contextlib import suppress

from rich.text import Text

from backroutine.edge.terminal.difference import BLANK, ESC, RESET, Cell, Pen, cells, repaint
from backroutine.edge.terminal.unwaiting import unwaiting
from backroutine.view.safe import plain, safe

# The alternate screen, no cursor, and no wrapping: what a terminal draws wider than we think stays in its line.
ENTER = f"{ESC}?1049h{ESC}?25l{ESC}?7l{ESC}2J"
LEAVE = f"{RESET}{ESC}?7h{ESC}?25h{ESC}?1049l"
CLEAR = f"{ESC}2J"
# The title is put on the terminal's own stack and taken back from it; nobody has to ask what it was.
KEEP_TITLE, TITLE, OLD_TITLE = f"{ESC}22;2t", "\x1b]2;{}\x1b\\", f"{ESC}23;2t"
PATIENCE = 0.1  # seconds to wait for a terminal that takes no more; then the rest is given up
_PATCHED = Text("\0")  # the line is like no other: its cells say what it shows
GONE = (errno.EIO, errno.EBADF, errno.EPIPE, errno.ENXIO)


class Painter:
    """Draws lists of lines on the terminal behind `fd`; `colour` and `dim` as a `Pen` has them.

    With `titled`, the window's title is kept on entering and comes back on leaving.
    """

    def __init__(
        self,
        fd: int,
        encoding: str = "utf-8",
        *,
        colour: bool = True,
        dim: bool = True,
        titled: bool = False,
    ) -> None:
        self._fd = self._out = fd
        self._encoding = encoding
        self._colour = colour
        self._dim = dim
        self._titled = titled
        self._title = ""
        self._inside = False
        self._size = (0, 0)
        self._lines: list[Text] = []  # what the terminal shows; empty: not known
        self._cells: list[list[Cell]] = []
        self.slow = False  # whether the terminal once took no more

    def enter(self) -> None:
        """Take the whole window. Doing it twice changes nothing."""
        if not self._inside:
            self._inside = True
            self._out = unwaiting(self._fd)
            self._lines = []
            self._title = ""
            self._write((KEEP_TITLE if self._titled else "") + ENTER)

    def leave(self) -> None:
        """Give the window back: one write, which may fail in peace. Doing it twice changes nothing."""
        if self._inside:
            self._inside = False
            if self._out != self._fd:
                os.close(self._out)
                self._out = self._fd
            with suppress(OSError):  # the terminal has gone, and took its state along
                os.write(self._fd, (LEAVE + (OLD_TITLE if self._titled else "")).encode())

    def forget(self) -> None:
        """Take nothing to be there still: the next frame is drawn whole."""
        self._lines = []

    def draw(self, lines: Sequence[Text], width: int, height: int, title: str = "") -> None:
        """Show `lines` in a window of `width` and `height`; after a change of size, all of it. And its `title`."""
        pen = self.pen()
        if self._titled and title != self._title:
            pen.out.append(TITLE.format(plain(safe(title), self._encoding)))
            self._title = title
        if (width, height) != self._size or not self._lines:
            pen.out.append(CLEAR)
            self._size = (width, height)
            self._lines = [Text()] * height
            self._cells = [[]] * height
        for y, line in enumerate(lines[:height]):
            if not _same(line, self._lines[y]):
                after = cells(line, width)
                repaint(pen, y, self._cells[y], after)
                self._lines[y], self._cells[y] = line, after
        if pen.out:
            self._write(pen.finished())

    def pen(self) -> Pen:
        """A pen for what is written on this terminal."""
        return Pen(self._encoding, colour=self._colour, dim=self._dim)

    def patch(self, x: int, y: int, rows: Sequence[list[Cell]], text: str) -> None:
        """Write `text`, which turns the cells from `x`, `y` on into `rows`. Nothing is done where not all is known."""
        if not self._inside or not self._lines or y + len(rows) > len(self._cells):
            return
        for at, row in enumerate(rows, y):
            line = self._cells[at] + [BLANK] * (x - len(self._cells[at]))
            self._cells[at] = line[:x] + row + line[x + len(row) :]
            self._lines[at] = _PATCHED
        self._write(text)

    def _write(self, text: str) -> None:
        """Write all of `text`. A terminal that takes no more for a while gets a whole frame next time."""
        data = text.encode(self._encoding, errors="replace")
        try:
            while data:
                data = data[self._write_some(data) :]
        except BlockingIOError:
            self._lines = []
            self.slow = True
        except OSError as error:
            if error.errno not in GONE:
                raise
            # The loop learns from its keyboard that the terminal has gone.

    def _write_some(self, data: bytes) -> int:
        """Write what the terminal takes now; 0 when it takes more in a moment."""
        try:
            return os.write(self._out, data)
        except BlockingIOError:
            if select.select([], [self._out], [], PATIENCE)[1]:
                return 0
            raise


def _same(new: Text, old: Text) -> bool:
    """Whether two lines look the same."""
    return new is old or (new.plain == old.plain and new.spans == old.spans and new.style == old.style)

"""The full-window screen: asks the terminal how large it is, and has the painter show the frame."""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import TracebackType
from typing import Self

from backroutine.domain.session.state import Session
from backroutine.domain.session.status import Status
from backroutine.edge.terminal.painter import Painter
from backroutine.edge.terminal.vt import speak_vt
from backroutine.view.frame.frame import frame
from backroutine.view.title import title

USUAL_SIZE = (80, 24)
NO_TITLE = ("linux", "dumb", "unknown", "")  # a console has no window, and what is not known might print it


class LiveScreen:
    """Shows a session on the terminal behind `fd`, in the alternate screen.

    `titled`: the window's title tells of the session too. `high_contrast`: the terminal's own ink for everything.
    """

    def __init__(
        self,
        fd: int,
        encoding: str = "utf-8",
        environ: Mapping[str, str] | None = None,
        *,
        titled: bool = False,
        high_contrast: bool = False,
    ) -> None:
        self._fd = fd
        told = os.environ if environ is None else environ
        self._painter = Painter(
            fd,
            encoding,
            colour=wants_colour(told) and not high_contrast,
            dim=not high_contrast,
            titled=titled and told.get("TERM") not in NO_TITLE,
        )

    def enter(self) -> None:
        """Take the window."""
        speak_vt(self._fd)
        self._painter.enter()

    def leave(self) -> None:
        """Give the window back, whatever has happened; at most one write."""
        self._painter.leave()

    def show(self, session: Session, now: float, notes: Status) -> None:
        """Show the session at `now`; nothing is written when nothing has changed."""
        width, height = window_size(self._fd)
        self._painter.draw(frame(session, now, notes, width, height), width, height, title(session, now))

    def __enter__(self) -> Self:
        self.enter()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()


def window_size(fd: int) -> tuple[int, int]:
    """Columns and rows of the window; the usual size where the terminal does not tell."""
    try:
        columns, rows = os.get_terminal_size(fd)
    except OSError:
        return USUAL_SIZE
    return columns or USUAL_SIZE[0], rows or USUAL_SIZE[1]


def wants_colour(environ: Mapping[str, str]) -> bool:
    """Colour, unless the person (NO_COLOR) or the terminal says no. We use the sixteen colours every other one has."""
    return not environ.get("NO_COLOR") and environ.get("TERM") not in ("dumb", "unknown")

"""The full-window screen: asks the terminal how large it is, and has the painter show the frame."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.text import Text

from backroutine.domain.session.keys import Key
from backroutine.domain.session.state import Session, Welcome
from backroutine.domain.session.status import Status
from backroutine.domain.values import NamedTuple
from backroutine.edge.terminal.painter import Painter
from backroutine.edge.terminal.vt import speak_vt
from backroutine.view.frame.frame import composed
from backroutine.view.title import title

if TYPE_CHECKING:
    from backroutine.edge.terminal.film import Film, Pictures

USUAL_SIZE = (80, 24)
NO_TITLE = ("linux", "dumb", "unknown", "")  # a console has no window, and what is not known might print it


class Looks(NamedTuple):
    """How a window may be drawn in: what its terminal understands, as `environ` tells, and what the person wants.

    `titled`: the window's title tells of the session too. `high_contrast`: the terminal's own ink for everything.
    """

    encoding: str = "utf-8"
    environ: Mapping[str, str] = os.environ
    titled: bool = False
    high_contrast: bool = False


PLAIN = Looks()


class Window:
    """The whole window of the terminal behind `fd`: the alternate screen."""

    def __init__(self, fd: int, looks: Looks = PLAIN) -> None:
        self._fd, self._looks = fd, looks
        self._painter = Painter(
            fd,
            looks.encoding,
            colour=wants_colour(looks.environ) and not looks.high_contrast,
            dim=not looks.high_contrast,
            titled=looks.titled and looks.environ.get("TERM") not in NO_TITLE,
        )

    def enter(self) -> None:
        """Take the window."""
        speak_vt(self._fd)
        self._painter.enter()

    def leave(self) -> None:
        """Give the window back, whatever has happened; at most one write."""
        self._painter.leave()

    def again(self) -> None:
        """Draw all of the next frame: others have used the window."""
        self._painter.forget()

    def draw(self, lines_for: Callable[[int, int], Sequence[Text]], title: str = "") -> None:
        """Draw the lines for so many columns and rows; nothing is written when nothing has changed."""
        width, height = window_size(self._fd)
        self._painter.draw(lines_for(width, height), width, height, title)

    def __enter__(self) -> Self:
        self.enter()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()


class LiveScreen(Window):
    """Shows a session in the whole window, with the `pictures` of its exercises, if they are wanted.

    They move if `moving`; over a slow line (SSH, or once the terminal has taken no more) they only change their pose.
    """

    def __init__(
        self, fd: int, looks: Looks = PLAIN, *, pictures: Pictures | None = None, moving: bool = True
    ) -> None:
        super().__init__(fd, looks)
        self._pictures = pictures
        remote = looks.environ.get("SSH_CONNECTION") or looks.environ.get("SSH_TTY")
        self._moving = moving and not remote
        self._film: Film | None = None
        self.not_yet: tuple[Key, ...] = ()

    def show(self, session: Session, now: float, notes: Status) -> None:
        """Show the session at `now`; nothing is written when nothing has changed."""
        film = self._rolling(session)
        width, height = window_size(self._fd)
        page = composed(
            session, now, notes, width, height, figure=film.figure(session, now) if film else None
        )
        self.not_yet = page.not_yet
        if film:
            film.placed(page.place)
            film.moving = film.moving and not self._painter.slow
        self._painter.draw(page.lines, width, height, title(session, now))
        if film:
            film.draw_ahead(now)

    def next_frame(self, now: float) -> float | None:
        """When a picture is to be moved on; None while nothing moves."""
        return self._film.next_frame(now) if self._film else None

    def animate(self, now: float) -> None:
        """Move the picture on: one ready difference is written, and no page is composed."""
        turn = self._film.turn(now, self._painter.pen()) if self._film else None
        if turn is not None:
            place, rows, text = turn
            self._painter.patch(place.x, place.y, rows, text)

    def _rolling(self, session: Session) -> Film | None:
        """The film, loaded with the first step that there is to be seen."""
        if self._film is None and self._pictures is not None and not isinstance(session.phase, Welcome):
            from backroutine.edge.terminal.film import Film  # noqa: PLC0415 - the first page need not wait for it
            from backroutine.edge.terminal.font import characters_for  # noqa: PLC0415

            characters = characters_for(self._looks.encoding, self._looks.environ)
            self._film = Film(self._pictures, characters, moving=self._moving)
        return self._film


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

"""The picture of an exercise or a warm-up, moving in a window of its own, or written to a file."""

from __future__ import annotations

import gc
import sys
from functools import partial
from pathlib import Path

from backroutine.cli.desk import Desk
from backroutine.domain.errors import WrongUsage
from backroutine.domain.exercises.exercise import Side
from backroutine.domain.figure.picture import Picture
from backroutine.domain.session.keys import PICTURE_KEYS, Key, key_among
from backroutine.domain.session.ports import RESIZE, SUSPEND, Clock, Keyboard
from backroutine.edge.computer.new_file import write_new
from backroutine.edge.keys.keyboard import open_keyboard
from backroutine.edge.terminal.font import characters_for
from backroutine.edge.terminal.live import Looks, Window
from backroutine.view.figure import svg
from backroutine.view.figure.motion import Track, next_at, share_at
from backroutine.view.frame.showing import Showing, page


def write_svg(
    picture: Picture, path: Path, title: str, side: Side | None, track: Track | None, *, force: bool
) -> None:
    """Write the picture as SVG: start and end, or moving on `track`. Raises WrongUsage if it cannot be written."""
    mirror = side is Side.RIGHT
    drawn = (
        svg.moving(picture, track, mirror=mirror, title=title)
        if track
        else svg.pair(picture, mirror=mirror, title=title)
    )
    write_new(path, [drawn], force=force)


def animate(desk: Desk, picture: Picture, name: str, side: Side | None, track: Track) -> None:
    """Let the picture move in the whole window until a key ends it. Raises WrongUsage where there is no window."""
    if not sys.stdout.isatty() or sys.stdin is None or not sys.stdin.isatty():
        raise WrongUsage(
            "a picture can move on a terminal only", "without --animate its start and end are shown"
        )
    sys.stdout.flush()
    gc.enable()  # which a command is too short for; this may go on for hours
    showing = Showing(picture, name, characters_for(sys.stdout.encoding), side)
    with open_keyboard() as keyboard, Window(sys.stdout.fileno(), Looks(sys.stdout.encoding)) as window:
        _watch(showing, track, window, keyboard, desk.clock)


def _watch(showing: Showing, track: Track, window: Window, keyboard: Keyboard, clock: Clock) -> None:
    """Show the moment of `track` that the clock says; a pause keeps it. Ends with a key, or when none can come."""
    began = clock.now()
    stands: float | None = None  # the moment of the track at which it was paused
    while keyboard.open:
        at = clock.now() - began if stands is None else stands
        window.draw(partial(page, showing, share_at(track, at)))
        due = next_at(track, at) if stands is None else None
        for stroke in keyboard.wait(None if due is None else max(0.0, began + due - clock.now())):
            match key_among(PICTURE_KEYS, stroke):
                case Key.QUIT:
                    return
                case Key.PAUSE:
                    began, stands = _paused(began, stands, clock.now())
                case Key.SIDE:
                    showing = showing.other_side()
                case _ if stroke == RESIZE:
                    window.again()
                case _ if stroke == SUSPEND:
                    window.leave()
                    keyboard.suspend()
                    window.enter()


def _paused(began: float, stands: float | None, now: float) -> tuple[float, float | None]:
    """When it began and where it stands, after the pause key."""
    return (began, now - began) if stands is None else (now - stands, None)

"""The picture of an exercise or a warm-up, outside of a session: printed, moving, or written to a file."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from backroutine.cli.desk import Desk
from backroutine.domain.errors import WrongUsage
from backroutine.domain.exercises.exercise import Side
from backroutine.domain.figure.picture import Picture
from backroutine.domain.session.keys import PICTURE_KEYS, Key, key_among
from backroutine.domain.session.ports import SUSPEND, Clock, Keyboard
from backroutine.domain.words.filling import side_word
from backroutine.edge.computer.new_file import write_new
from backroutine.edge.keys.keyboard import open_keyboard
from backroutine.edge.terminal.live import Looks, Window, characters_for
from backroutine.view.figure import svg
from backroutine.view.figure.beside import about_the_view, start_and_end
from backroutine.view.figure.canvas import Ink
from backroutine.view.figure.motion import Track, next_at, share_at
from backroutine.view.frame.showing import Showing, page

INDENT = 2
STYLES = {None: "", Ink.BODY: "", Ink.FAR: "dim", Ink.FLOOR: "dim", Ink.ACTS: "cyan", Ink.ARROW: "cyan"}


def print_picture(desk: Desk, picture: Picture, side: Side | None) -> None:
    """Print start and end beside each other, with a word about the view where it needs one."""
    out, word = desk.out, side_word(side) if side else ""
    rows = start_and_end(
        picture, out.width - INDENT, characters_for(out.encoding), mirror=side is Side.RIGHT, side=word
    )
    if not rows:
        return
    for row in rows:
        out.pieces((" " * INDENT, ""), *((text, STYLES[ink]) for text, ink in row))
    if about_the_view(picture):
        out.line(f"  ({about_the_view(picture)})", "dim")
    out.line()


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
                case _ if stroke == SUSPEND:
                    window.leave()
                    keyboard.suspend()
                    window.enter()


def _paused(began: float, stands: float | None, now: float) -> tuple[float, float | None]:
    """When it began and where it stands, after the pause key."""
    return (began, now - began) if stands is None else (now - stands, None)

"""The picture inside a running session: which frame it shows, frames drawn ahead, and ready differences between them.

A frame takes a few milliseconds to draw and next to nothing to show. So a reel is drawn one frame at a time, in wake-ups that
happen anyway, coarse first; a frame that is not ready is skipped, never waited for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.style import Style
from rich.text import Text

from backroutine.domain.exercises.exercise import Side
from backroutine.domain.figure.picture import Picture
from backroutine.domain.session.state import Session
from backroutine.domain.values import NamedTuple
from backroutine.edge.terminal.difference import BLANK, Cell, Pen, cells, repaint_part
from backroutine.view.figure.characters import Characters, Piece
from backroutine.view.figure.drawing import draw
from backroutine.view.figure.motion import FRAMES, frame_at, next_at
from backroutine.view.frame.layout import Figure, Place
from backroutine.view.frame.moment import Moment, moment_of
from backroutine.view.frame.showing import text_of

AHEAD_EVERY = 1.0  # seconds between frames that are drawn ahead: a few milliseconds of each second
POINTING = -1  # the first frame, with its arrows
# Ends and middle first, then what lies between: after three frames something moves, after seventeen smoothly.
COARSE_FIRST = (0, FRAMES - 1, 8, 4, 12, 2, 6, 10, 14, *range(1, FRAMES - 1, 2))

Pictures = Callable[[str, bool], "Picture | None"]  # by id, and whether it is a warm-up's


class Reel:
    """The frames of one side of a picture in one size, as far as they are drawn."""

    def __init__(
        self, picture: Picture, side: Side | None, columns: int, rows: int, characters: Characters
    ) -> None:
        self._picture, self._mirror = picture, side is Side.RIGHT
        self._columns, self._rows, self._characters = columns, rows, characters
        self._frames: dict[int, list[list[Piece]]] = {}
        self._lines_of: dict[tuple[int, Style], list[Text]] = {}
        self._cells_of: dict[tuple[int, Style], list[list[Cell]]] = {}
        self._changes: dict[tuple[int, int, Style], tuple[list[list[Cell]], str]] = {}

    def ready(self, index: int) -> bool:
        """Whether a frame is drawn."""
        return index in self._frames

    def frame(self, index: int) -> list[list[Piece]]:
        """A frame; drawn now if it is not yet."""
        if index not in self._frames:
            self._frames[index] = draw(
                self._picture, max(0, index) / (FRAMES - 1), self._columns, self._rows, self._characters,
                mirror=self._mirror, arrows=index == POINTING,
            )  # fmt: skip
        return self._frames[index]

    def draw_ahead(self) -> bool:
        """Draw one frame more; False when all are there."""
        missing = next((index for index in COARSE_FIRST if index not in self._frames), None)
        if missing is not None:
            self.frame(missing)
        return missing is not None

    def lines(self, index: int, style: Style) -> list[Text]:
        """A frame as lines, made once: what stands still is shown again each second."""
        key = index, style
        if key not in self._lines_of:
            self._lines_of[key] = [text_of(row, style) for row in self.frame(index)]
        return self._lines_of[key]

    def change(
        self, before: int, after: int, style: Style, place: Place, pen: Pen
    ) -> tuple[list[list[Cell]], str]:
        """The cells of frame `after`, and what to write where `before` stands in `place`; made once."""
        key = before, after, style
        if key not in self._changes:
            old, new = self._cells(before, style), self._cells(after, style)
            for y, (a, b) in enumerate(zip(old, new, strict=True)):
                repaint_part(pen, (place.x, place.y + y), a, b)
            self._changes[key] = new, pen.finished()
        return self._changes[key]

    def _cells(self, index: int, style: Style) -> list[list[Cell]]:
        """The cells of a frame, made once: every frame stands at the end of one change and at the start of another."""
        key = index, style
        if key not in self._cells_of:
            rows = (cells(line, self._columns) for line in self.lines(index, style))
            self._cells_of[key] = [row + [BLANK] * (self._columns - len(row)) for row in rows]
        return self._cells_of[key]


class _Shown(NamedTuple):
    """What stands on the screen: a frame of a reel, since when, and where."""

    moment: Moment
    since: float
    reel: Reel
    frame: int
    place: Place


class Film:
    """The pictures of one session. `moving`: whether they may move by themselves."""

    def __init__(self, pictures: Pictures, characters: Characters, *, moving: bool) -> None:
        self._pictures, self._characters = pictures, characters
        self.moving = moving
        self._known: dict[tuple[str, bool], Picture | None] = {}
        self._reels: dict[tuple[str, Side | None, int, int], Reel] = {}
        self._drawn_at = float("-inf")
        self._shown: _Shown | None = None

    def figure(self, session: Session, now: float) -> Figure | None:
        """The picture for the page of this moment, if there is one."""
        self._shown = None
        moment = moment_of(session, now, moving=self.moving)
        picture = self._picture(moment) if moment else None
        if moment is None or picture is None:
            return None

        def drawn(columns: int, rows: int) -> Sequence[Text]:
            reel = self._reel(moment, picture, columns, rows)
            index = self._index(moment, reel)
            self._shown = _Shown(moment, now, reel, index, Place(0, 0, columns, rows))
            return reel.lines(index, moment.style)

        return Figure(picture, self._characters, drawn)

    def placed(self, place: Place | None) -> None:
        """Where on the page the picture came to stand."""
        self._shown = self._shown._replace(place=place) if self._shown and place else None

    def draw_ahead(self, now: float) -> None:
        """Draw one frame ahead, where there is something that will move: of this side, then of the other."""
        shown = self._shown
        if shown is None or not self.moving or shown.moment.stage or now - self._drawn_at < AHEAD_EVERY:
            return
        self._drawn_at = now
        moment = shown.moment
        if not shown.reel.draw_ahead() and moment.side is not None:
            other = Moment(moment.name, moment.style, moment.side.opposite)
            picture = self._picture(moment)
            if picture is not None:
                self._reel(other, picture, shown.place.columns, shown.place.rows).draw_ahead()

    def next_frame(self, now: float) -> float | None:
        """When another frame is due that is ready; None while nothing moves."""
        shown = self._shown
        if shown is None or not self._moves(shown.moment):
            return None
        track, began = shown.moment.track, shown.since - shown.moment.elapsed
        assert track is not None
        at = now - began
        for _ in range(FRAMES):  # far enough to find one; if none is ready, the page will be drawn before
            due = next_at(track, at)
            if due is None:
                return None
            at = due
            index = _pointing(frame_at(track, due), shown.moment)
            if index != shown.frame and shown.reel.ready(index):
                return began + due
        return None

    def turn(self, now: float, pen: Pen) -> tuple[Place, list[list[Cell]], str] | None:
        """The frame that is due: where, its cells, and what to write; None when it stands there already."""
        shown = self._shown
        if shown is None or not self._moves(shown.moment) or shown.moment.track is None:
            return None
        elapsed = now - shown.since + shown.moment.elapsed
        index = _pointing(frame_at(shown.moment.track, elapsed), shown.moment)
        if index == shown.frame or not shown.reel.ready(index):
            return None
        change, text = shown.reel.change(shown.frame, index, shown.moment.style, shown.place, pen)
        self._shown = shown._replace(frame=index)
        return shown.place, change, text

    def _moves(self, moment: Moment) -> bool:
        return self.moving and moment.running and moment.track is not None

    def _picture(self, moment: Moment) -> Picture | None:
        key = moment.name, moment.stage > 0
        if key not in self._known:
            self._known[key] = self._pictures(*key)
        picture = self._known[key]
        if picture and moment.stage and picture.stages and moment.stage not in picture.stages:
            return None
        return picture

    def _reel(self, moment: Moment, picture: Picture, columns: int, rows: int) -> Reel:
        """The reel of this moment; those of another exercise or size are dropped."""
        key = moment.name, moment.side, columns, rows
        if key not in self._reels:
            kept = {k: reel for k, reel in self._reels.items() if k[0] == key[0] and k[2:] == key[2:]}
            self._reels = {**kept, key: Reel(picture, moment.side, columns, rows, self._characters)}
        return self._reels[key]

    def _index(self, moment: Moment, reel: Reel) -> int:
        """The frame for a page: of what moves the one that is due, or the nearest that is ready."""
        if moment.track is None:
            return _pointing(round(moment.share * (FRAMES - 1)), moment)
        due = frame_at(moment.track, moment.elapsed)
        if due in {0, FRAMES - 1} or not self.moving:
            return _pointing(due, moment)
        near = min((i for i in range(FRAMES) if reel.ready(i)), key=lambda i: abs(i - due), default=0)
        return _pointing(near, moment)


def _pointing(index: int, moment: Moment) -> int:
    """The first frame has arrows for whoever gets ready."""
    return POINTING if moment.arrows and index == 0 else index

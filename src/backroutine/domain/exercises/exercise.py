"""What an exercise is: the content of one file in `exercises/`."""

from __future__ import annotations

from enum import StrEnum

from backroutine.domain.values import NamedTuple

MOST_REPS = 50  # for each side, of one exercise in one session


class Side(StrEnum):
    """A side of the body. In hip rolling it is the way the knees go."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def opposite(self) -> Side:
        """The other side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Sides(StrEnum):
    """How an exercise uses the two sides."""

    NONE = "none"
    ALTERNATE = "alternate"  # left, right, left ...
    ONE_THEN_OTHER = "one-then-other"  # all of one side, then all of the other


class Posture(StrEnum):
    """The position of the body; a change of posture takes time."""

    STANDING = "standing"
    SITTING = "sitting"
    HANDS_AND_KNEES = "hands-and-knees"
    LYING_BACK = "lying-back"
    LYING_FRONT = "lying-front"
    LYING_SIDE = "lying-side"


class Cues(NamedTuple):
    """Short lines spoken inside a rep; empty means that a general one is used."""

    start: str = ""
    hold: str = ""
    release: str = ""
    fix: str = ""


class Exercise(NamedTuple):
    """One exercise. Times are seconds; `reps` are per side where there are sides.

    Text may hold `{side}` and `{opposite}` where `sides` is not `none`; `domain.words.fill` fills them.
    """

    id: str
    name: str
    position: str
    action: tuple[str, ...]
    hold_seconds: float  # 0: no hold, a paced movement
    reps: int
    sides: Sides
    posture: Posture | None = None  # None: not told
    max_hold_seconds: float = 0.0  # how far the hold may grow; not under hold_seconds once read
    move_seconds: float = 2.0
    return_seconds: float = 2.0
    rest_seconds: float = 3.0
    get_ready_seconds: float | None = None  # None: taken from the change of posture
    first_side: Side = Side.LEFT
    cues: Cues = Cues()
    ease_out: str = ""
    safety: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    checked: str = ""  # year and month in which it was last held against its sources

    def sides_in_order(self) -> tuple[Side, ...]:
        """The sides in the order they are used; empty where the exercise has none."""
        return () if self.sides is Sides.NONE else (self.first_side, self.first_side.opposite)

"""What the journal remembers: events in the order they happened, gathered in sittings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from backroutine.domain.exercises.exercise import Side
from backroutine.domain.values import NamedTuple


class EventKind(StrEnum):
    """What happened. The words are written to the journal: never rename one, only add."""

    STARTED = "started"  # a session begins; body: warm_up (the id), exercises (how many), logged
    RESUMED = "resumed"  # an interrupted session goes on
    BEGAN = "began"  # an exercise (or, without one, the warm-up) begins; body: reps
    REP = "rep"  # one rep was done
    PAUSED = "paused"  # body: away (it paused by itself)
    FINISHED = "finished"  # an exercise or the warm-up ended; body: outcome, reps_done, reps_planned, seconds
    ANSWERED = "answered"  # body: hurt, or leg_signs, strength, note, pain_before, pain_after, worse_next_day
    # The same body as answered; the last stands. Afterwards also outcome and reps_done: it was not done after all.
    CORRECTED = "corrected"
    SCREENED = "screened"  # the safety page was answered; body: fits; red_flag, if it was one of those
    CLEARED = (
        "cleared"  # a professional was asked, about an exercise or (without one) in all; body: who, when
    )
    CONFIRMED = "confirmed"  # after two worse days running: the person wants to go on
    PARKED = "parked"  # left out by hand
    BROUGHT_BACK = "brought-back"  # by hand; body: cleared ("who, when"), where that is needed
    GROWN = "grown"  # a step up was offered and taken; body: reps, hold_seconds
    DECLINED = "declined"  # a step up was offered and refused; the same body
    ENDED = "ended"  # body: how (finished or stopped), seconds (in steps)


class Outcome(StrEnum):
    """How an exercise ended."""

    DONE = "done"
    SKIPPED = "skipped"
    HURT = "hurt"
    UNFINISHED = "unfinished"


class Hurt(StrEnum):
    """The answer to "did that hurt?"."""

    NO = "no"
    A_LITTLE = "a-little"
    YES = "yes"
    UNANSWERED = "unanswered"

    @property
    def hurts(self) -> bool:
        """Whether it hurt, a little or more."""
        return self in {Hurt.A_LITTLE, Hurt.YES}


class Ending(StrEnum):
    """How a session ended."""

    FINISHED = "finished"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"
    RUNNING = "running"


Value = str | int | float | bool | None


class Result(NamedTuple):
    """What became of one exercise. `seconds` counts its steps but not its get-ready; None: not (yet) known."""

    reps_done: int = 0
    seconds: float = 0.0
    began: bool = False
    repeated: bool = False
    outcome: Outcome | None = None
    hurt: Hurt | None = None
    leg_signs: bool | None = None
    strength: int | None = None
    note: str = ""

    @property
    def hurts(self) -> bool:
        """Whether it was said to have hurt, a little or more."""
        return self.hurt is not None and self.hurt.hurts

    @property
    def not_done(self) -> bool:
        """Whether it was asked about, and nothing of it was done: so they said, afterwards."""
        nothing = self.outcome is Outcome.SKIPPED and not self.reps_done and not self.repeated
        return nothing and self.hurt is not None

    @property
    def answer(self) -> Hurt:
        """What was said; nothing said is unanswered, never no (rule: unanswered-is-never-no)."""
        return self.hurt or Hurt.UNANSWERED

    def answered(self, hurt: Hurt) -> Result:
        """The result with this answer; another answer than before takes with it all that hung on the old one."""
        if hurt is self.hurt:
            return self
        return self._replace(hurt=hurt, leg_signs=None, strength=None, note="")


class Event(NamedTuple):
    """One thing that happened. `body` holds plain values only, at most 4096 bytes as JSON."""

    kind: EventKind
    exercise: str | None = None
    side: Side | None = None
    rep: int | None = None
    body: Mapping[str, Value] = {}


class Stamp(NamedTuple):
    """When something happened: UTC as ISO 8601, minutes east of it here, and the monotonic clock in ms."""

    utc: str
    offset_minutes: int
    mono_ms: int


class Entry(NamedTuple):
    """An event as it stands in the journal: `seq` (with the id) is the order, times are only information."""

    id: str
    seq: int
    stamp: Stamp
    event: Event


class Sitting(NamedTuple):
    """One use of the program that left events: a session, or a command such as `park`.

    `local_date` is the person's day at the start (a day ends at 04:00) and is never computed again.
    `plan` is the frozen plan as JSON text ("{}" where no session was played).
    """

    id: str
    routine: str
    plan: str
    started: Stamp
    zone: str | None
    local_date: date
    entries: tuple[Entry, ...] = ()

    @property
    def events(self) -> tuple[Event, ...]:
        """The events in order."""
        return tuple(entry.event for entry in self.entries)

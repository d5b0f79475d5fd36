"""What growth to offer at the end of a session: never forced, and never because nobody answered (CONTENT 6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from backroutine.domain.course import Course, Standing, after_session
from backroutine.domain.dose import Dose, at_level, dose
from backroutine.domain.exercise import Exercise
from backroutine.domain.pain import Felt, worse_after
from backroutine.domain.phases import Result
from backroutine.domain.record import Event, Hurt, Kind, Outcome, Value
from backroutine.domain.story import Story, follow
from backroutine.domain.words import length, number, tell

EASY_SESSIONS = 6  # at the present level (CONTENT 6.2)
EASY_DAYS = 7  # from the first of them to today, both counted (CONTENT 6.2, DESIGN 6)
ASK_AGAIN_AFTER = 3  # more easy sessions, once refused (CONTENT 6.3)
AT_MOST = 2  # exercises a session (CONTENT 6.4)
NOT_AFTER_DAYS = range(4, 7)  # days away: the same level, but no step today (CONTENT 6, gaps)


@dataclass(frozen=True, slots=True)
class Offer:
    """A step up for one exercise, after so many easy sessions. `now` equal to `then`: it is at its cap."""

    exercise: str
    name: str
    sessions: int
    now: Dose
    then: Dose

    @property
    def at_cap(self) -> bool:
        """Whether there is nothing to ask, only something to say."""
        return self.now == self.then

    @property
    def text(self) -> str:
        """The question, or what is said at the cap (CONTENT 6.3, 6.6)."""
        values: dict[str, object] = {"exercise": self.name, "number": number(self.sessions)}
        if self.at_cap:
            return tell("grow.cap", reps=number(self.now.reps).lower(), **values)
        if self.then.hold_seconds > self.now.hold_seconds:
            return tell("grow.hold", seconds=length(self.then.hold_seconds), **values)
        return tell("grow.reps", reps=self.then.reps, **values)

    def event(self, *, taken: bool) -> Event:
        """What is to be written down once it is answered."""
        body: dict[str, Value] = {"reps": self.then.reps, "hold_seconds": self.then.hold_seconds}
        return Event(Kind.GROWN if taken else Kind.DECLINED, self.exercise, body=body)


def prospects(story: Story, exercises: Iterable[Exercise], today: date) -> tuple[Offer, ...]:
    """What could be offered at the end of a session of these exercises today, each if it goes without pain.

    `exercises` carry the routine's dose, not today's. `due` tells which of them are really offered.
    """
    gap = story.gap(today)
    if story.resting(today) or _away(story, today) in NOT_AFTER_DAYS:
        return ()
    found = []
    for exercise in dict.fromkeys(exercises):
        course = story.on(exercise.id, gap)
        offer = _offer(exercise, after_session(course, Felt(exercise.id, Hurt.NO, done=True), today), today)
        found += [offer] if offer else []
    return tuple(found)

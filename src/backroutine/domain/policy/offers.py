"""What growth to offer at the end of a session: never forced, and never because nobody answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from backroutine.domain.exercises.exercise import Exercise
from backroutine.domain.policy.dose import Dose, at_level, dose, fewer
from backroutine.domain.policy.pain import Felt, effective, worse_after
from backroutine.domain.policy.person import Person
from backroutine.domain.policy.progression import Progression, Standing, after_session
from backroutine.domain.policy.rules import threshold
from backroutine.domain.record.events import Event, EventKind, Hurt, Outcome, Result, Value
from backroutine.domain.values import NamedTuple
from backroutine.domain.words.filling import exactly, number, tell

EASY_SESSIONS = threshold("growth-is-offered", "sessions")  # at the present level
EASY_DAYS = threshold("growth-is-offered", "days")  # from the first of them to today, both counted
ASK_AGAIN_AFTER = threshold("growth-asks-again", "sessions")
AT_MOST = threshold("growth-is-small", "exercises")
NOT_AFTER_DAYS = range(threshold("days-away", "first"), threshold("days-away", "last") + 1)


class Offer(NamedTuple):
    """A step up for one exercise, after so many easy sessions. `now` equal to `then`: it is at its cap.

    `less`: a rep that a bad day took comes back, and so much less than usual remains.
    """

    exercise: str
    name: str
    sessions: int
    now: Dose
    then: Dose
    less: int | None = None

    @property
    def at_cap(self) -> bool:
        """Whether there is nothing to ask, only something to say."""
        return self.now == self.then

    @property
    def text(self) -> str:
        """The question, or what is said at the cap."""
        values: dict[str, object] = {"exercise": self.name, "number": number(self.sessions)}
        if self.at_cap:
            return tell("grow.cap", reps=number(self.now.reps).lower(), **values)
        if self.then.hold_seconds > self.now.hold_seconds:
            return tell("grow.hold", seconds=exactly(self.then.hold_seconds), **values)
        return tell("grow.reps", reps=self.then.reps, **values)

    def event(self, *, taken: bool) -> Event:
        """What is to be written down once it is answered."""
        body: dict[str, Value] = {"reps": self.then.reps, "hold_seconds": self.then.hold_seconds}
        if self.less is not None:
            body["less"] = self.less
        return Event(EventKind.GROWN if taken else EventKind.DECLINED, self.exercise, body=body)


def prospects(person: Person, exercises: Iterable[Exercise], today: date) -> tuple[Offer, ...]:
    """What could be offered at the end of a session of these exercises today, each if it goes without pain.

    `exercises` carry the routine's dose, not today's. `due` tells which of them are really offered.
    """
    if person.resting(today) or person.away(today) in NOT_AFTER_DAYS:
        return ()
    offers = (_prospect(exercise, person.progression_on(exercise.id, today), today) for exercise in exercises)
    return tuple(dict.fromkeys(offer for offer in offers if offer))


def _prospect(exercise: Exercise, progression: Progression, today: date) -> Offer | None:
    after = after_session(progression, Felt(exercise.id, Hurt.NO, done=True), today)
    usual = at_level(exercise, after.level)
    less = min(after.less, usual.reps - fewer(usual.reps, after.less))  # of which one can tell
    now = usual._replace(reps=usual.reps - less)
    then = usual._replace(reps=now.reps + 1) if less else at_level(exercise, after.level + 1)
    if not _earned(after, today) or dose(exercise, after) != now or dose(exercise, progression) != now:
        return None
    if now == then and after.easy % EASY_SESSIONS:
        return None  # being at the cap is said now and then, not each time
    return Offer(exercise.id, exercise.name, after.easy, now, then, less - 1 if less else None)


def _earned(progression: Progression, today: date) -> bool:
    """Six easy sessions over at least seven days; once refused, three more."""
    if progression.standing is not Standing.READY or progression.easy_since is None:
        return False
    days = (today - progression.easy_since).days + 1
    wanted = EASY_SESSIONS if progression.asked_at is None else progression.asked_at + ASK_AGAIN_AFTER
    return progression.easy >= max(EASY_SESSIONS, wanted) and days >= EASY_DAYS


def due(
    offers: Iterable[Offer],
    exercises: Sequence[str],
    results: Sequence[Result],
    pain: tuple[int | None, int | None] = (None, None),
    *,
    worse_next_day: bool = False,
) -> tuple[Offer, ...]:
    """The offers to make at the end of this session, at most two.

    Only for what was done to its end and answered with no. None at all when something hurt (more than a little),
    when the back is 2 or more worse than at the start (`pain`: before and after), or was worse after last time.
    """
    hurts = [effective(result.hurt, result.strength) for result in results]
    if worse_next_day or worse_after(*pain) or Hurt.YES in hurts:
        return ()
    turns = list(zip(exercises, results, hurts, strict=True))
    left = {name for name, result, hurt in turns if result.outcome is not Outcome.DONE or hurt is not Hurt.NO}
    easy = [one for one in offers if one.exercise in exercises and one.exercise not in left]
    return tuple(easy[:AT_MOST])

"""When to suggest a doctor or physiotherapist."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from backroutine.domain.policy.person import WORSE_RUNNING, Person
from backroutine.domain.policy.progression import Progression, Reason, Standing
from backroutine.domain.policy.rules import threshold
from backroutine.domain.record.day import WEEK

HURT_TWICE = threshold("hurt-twice", "times")
TWO_PARKED = threshold("two-parked", "exercises")
CLEARLY_MORE = threshold("pain-up", "points")
ENOUGH_SCORES = threshold("pain-up", "scores")  # in a week, for its mean to mean anything
TWO_WEEKS = threshold("no-better", "days")
SORE_DAYS = threshold("sore-for-days", "days")


class Advice(StrEnum):
    """A reason to see somebody; `words` has a sentence for each, as `doctor.<reason>`."""

    CHECKLIST = "checklist"
    RED_FLAG = "red-flag"
    STRONG = "strong"
    LEG_SIGNS = "leg-signs"
    HURT_TWICE = "hurt-twice"
    TWO_PARKED = "two-parked"
    WORSE_TWICE = "worse-twice"
    PAIN_UP = "pain-up"
    NO_BETTER = "no-better"
    SORE = "sore"


def reasons(person: Person, today: date) -> tuple[Advice, ...]:
    """Every reason that holds today, the most pressing first."""
    progressions = person.progressions.values()
    parked = [progression for progression in progressions if progression.left_out_for_pain]
    holds = {
        Advice.RED_FLAG: person.red_flag,
        Advice.CHECKLIST: person.locked is not None and not person.red_flag,
        Advice.LEG_SIGNS: any(progression.sign == Reason.LEG_SIGNS for progression in parked),
        Advice.STRONG: any(progression.sign == Reason.STRONG for progression in parked),
        Advice.HURT_TWICE: any(_hurt_twice(progression) for progression in progressions),
        Advice.TWO_PARKED: len(parked) >= TWO_PARKED,
        Advice.WORSE_TWICE: person.worse_run >= WORSE_RUNNING,
        Advice.PAIN_UP: _pain_up(person, today),
        Advice.NO_BETTER: _no_better(person, today),
        Advice.SORE: _sore(person),
    }
    return tuple(advice for advice, it_holds in holds.items() if it_holds)


def to_say(person: Person, today: date) -> tuple[Advice, ...]:
    """The reasons to say now: what changes slowly is said when it begins, and then once a week.

    And not again after a session of the same day: it was said before it.
    """
    found = reasons(person, today)
    return tuple(advice for advice in found if advice not in _SLOW or _due(advice, person, today))


_SLOW = {Advice.NO_BETTER, Advice.PAIN_UP, Advice.SORE}


def _due(advice: Advice, person: Person, today: date) -> bool:
    """Whether it did not hold at the last session, or that was in another week."""
    last = person.last or date.min
    then = person._replace(scores=tuple(one for one in person.scores if one[0] < last), sore_on=last)
    weeks = today.toordinal() // WEEK - last.toordinal() // WEEK
    return last < today and (weeks > 0 or advice not in reasons(then, last))


def _hurt_twice(progression: Progression) -> bool:
    """Whether it hurt twice, and is not on its way back."""
    return progression.hurts >= HURT_TWICE and progression.standing not in (Standing.READY, Standing.TRIAL)


def _mean(person: Person, first: int, last: int) -> float | None:
    """The mean start score of the days with these ordinals, both counted; None if there are too few scores."""
    scores = [score for day, score in person.scores if first <= day.toordinal() <= last]
    return sum(scores) / len(scores) if len(scores) >= ENOUGH_SCORES else None


def _pain_up(person: Person, today: date) -> bool:
    """Whether this week's mean is 2 or more above the one of the week before."""
    end = today.toordinal()
    now, before = _mean(person, end - WEEK + 1, end), _mean(person, end - 2 * WEEK + 1, end - WEEK)
    return now is not None and before is not None and now - before >= CLEARLY_MORE


def _no_better(person: Person, today: date) -> bool:
    """Whether, after two weeks of use, this week's mean is not under the first week's; no pain is no reason.

    The first week is counted anew from the day on which a professional was asked about it all.
    """
    if person.first is None:
        return False
    start, end = (person.seen or person.first).toordinal(), today.toordinal()
    first, now = _mean(person, start, start + WEEK - 1), _mean(person, end - WEEK + 1, end)
    return end - start >= TWO_WEEKS and first is not None and now is not None and now >= max(first, 1)


def _sore(person: Person) -> bool:
    """Whether the day after was told to be worse, time after time, for more than five days."""
    if person.sore_since is None or person.sore_on is None:
        return False
    return (person.sore_on - person.sore_since).days > SORE_DAYS

"""How often, how the back felt, and how the doses changed: counted from sessions, without a judgement.

A session counts on its day once something was done (`Past.counts`): stopped early, or because it hurt, it was done
right. What was answered is told of every session. There is no streak, so there is none to break.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import mean

from backroutine.domain.plan.planned import planned
from backroutine.domain.record.day import WEEK
from backroutine.domain.record.events import EventKind, Hurt, Sitting
from backroutine.domain.record.sessions import Past

# Days ------------------------------------------------------------------------------------------


def sessions_a_day(past: Iterable[Past], first: date, last: date) -> dict[date, int]:
    """How many sessions count on each day that had any, from `first` to `last`, both counted."""
    return dict(Counter(one.local_date for one in past if one.counts and first <= one.local_date <= last))


def last_seven_days(days: Iterable[date], today: date) -> int:
    """On how many of the last seven days there was a session; today is the seventh."""
    return len({day for day in days if 0 <= (today - day).days < WEEK})


def longest_gap(days: Collection[date], first: date, last: date) -> int:
    """The most days in a row without a session, from `first` to `last`, both counted."""
    done = sorted({day for day in days if first <= day <= last})
    edges = [first - timedelta(days=1), *done, last + timedelta(days=1)]
    return max((later - earlier).days - 1 for earlier, later in pairwise(edges))


# Weeks ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Week:
    """So many days from `first` on. `before` and `after` are pain scores in the order in which they were given.

    `worse` and `a_little_worse` are of the `told` answers about the day after the last session.
    """

    first: date
    days: int
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    worse: int = 0
    a_little_worse: int = 0
    told: int = 0

    @property
    def mean_before(self) -> float | None:
        """The mean pain at the start of a session; None if it was never told."""
        return mean(self.before) if self.before else None

    @property
    def mean_after(self) -> float | None:
        """The mean pain at the end."""
        return mean(self.after) if self.after else None


def monday(day: date) -> date:
    """The first day of the week that `day` is in."""
    return day - timedelta(days=day.weekday())


def weeks(past: Sequence[Past], first: date, last: date, length: int = WEEK) -> tuple[Week, ...]:
    """Every week that begins on `first` or whole weeks after it, to the one with `last`; or spans of `length` days."""
    found: list[list[Past]] = [[] for _ in range((last - first).days // length + 1)]
    for one in past:
        if first <= one.local_date <= last:
            found[(one.local_date - first).days // length].append(one)
    return tuple(_week(first + timedelta(days=i * length), inside) for i, inside in enumerate(found))


def _week(first: date, past: Sequence[Past]) -> Week:
    told = [one.worse_next_day for one in past if one.worse_next_day is not None]
    return Week(
        first,
        len({one.local_date for one in past if one.counts}),
        tuple(one.pain_before for one in past if one.pain_before is not None),
        tuple(one.pain_after for one in past if one.pain_after is not None),
        told.count(Hurt.YES),
        told.count(Hurt.A_LITTLE),
        len(told),
    )


# Doses ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dosed:
    """What one session asked for. `hold_seconds` None: not known, and `reps` then counts both sides together."""

    day: date
    reps: int
    hold_seconds: float | None = None

    @property
    def amount(self) -> float:
        """One number for it, to be drawn: seconds of hold in all, or reps where there is no hold."""
        return self.reps * (self.hold_seconds or 1.0)


def doses(sittings: Iterable[Sitting]) -> dict[str, tuple[Dosed, ...]]:
    """What each session asked for of each exercise that it came to, in order."""
    found: dict[str, list[Dosed]] = {}
    for sitting in sittings:
        asked = {one.exercise: one for one in planned(sitting.plan)}
        for exercise, reps in _begun(sitting).items():
            kept = asked.get(exercise)
            dosed = (
                Dosed(sitting.local_date, kept.reps, kept.hold_seconds)
                if kept
                else Dosed(sitting.local_date, reps)
            )
            found.setdefault(exercise, []).append(dosed)
    return {exercise: tuple(each) for exercise, each in found.items()}


def _begun(sitting: Sitting) -> Mapping[str, int]:
    """The reps of each exercise that was begun."""
    began = (event for event in sitting.events if event.kind is EventKind.BEGAN and event.exercise)
    found: dict[str, int] = {}
    for event in began:
        reps = event.body.get("reps")
        if isinstance(reps, int):
            found[str(event.exercise)] = reps
    return found


def changes(dosed: Iterable[Dosed]) -> tuple[Dosed, ...]:
    """The first dose, and each that differs from the one before."""
    found: list[Dosed] = []
    for one in dosed:
        if not found or (found[-1].reps, found[-1].hold_seconds) != (one.reps, one.hold_seconds):
            found.append(one)
    return tuple(found)


def dose_a_week(dosed: Iterable[Dosed], first: date, count: int) -> tuple[Dosed | None, ...]:
    """The last dose of each of `count` weeks from `first` on; None for a week without the exercise."""
    found: list[Dosed | None] = [None] * count
    for one in dosed:
        week = (one.day - first).days // WEEK
        if 0 <= week < count:
            found[week] = one
    return tuple(found)

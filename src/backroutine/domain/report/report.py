"""What a doctor or physiotherapist is shown of some weeks, as data: counted, never interpreted.

Each number is either measured by the timer (days, times, reps, doses) or answered by the person (pain, hurt, the
day after, warning signs, words); how it is laid out, and which of the two it is said to be, `edge.report` decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median_low

from backroutine.domain.exercises.exercise import Exercise
from backroutine.domain.plan.planned import planned
from backroutine.domain.policy.pain import answers_of
from backroutine.domain.policy.person import Person
from backroutine.domain.record.day import DAY_ENDS_AT, WEEK
from backroutine.domain.record.events import Ending, Event, EventKind, Outcome, Sitting
from backroutine.domain.record.sessions import Past, local_start
from backroutine.domain.report.exercise_totals import ExerciseTotals, exercise_totals
from backroutine.domain.report.rows import Row, rows
from backroutine.domain.report.weeks import Week, longest_gap, sessions_a_day, weeks

USUAL_DAYS = 28
MOST_COLUMNS = 8  # of weeks; over a longer time, several weeks share one
DAY_BEGINS = DAY_ENDS_AT * 60  # minutes after midnight


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both counted."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days that is."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def last_weeks(last: date) -> Period:
    """The usual period: the four weeks that end on `last`."""
    return Period(last - timedelta(days=USUAL_DAYS - 1), last)


class Sign(StrEnum):
    """What was answered about the safety page, or noted about it."""

    NONE = "none"  # nothing fits
    FITS = "fits"
    RED_FLAG = "red-flag"
    CLEARED = "cleared"  # a professional was asked


@dataclass(frozen=True, slots=True)
class Screened:
    """One answer about the safety page; `exercise` and `words` ("who, when") belong to a clearance."""

    day: date
    sign: Sign
    exercise: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Stopped:
    """A session that did not go to its end. `hurt` holds what hurt in it, by id."""

    day: date
    routine: str
    ending: Ending
    done: int
    planned: int
    hurt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """What the person wrote, and about which exercise ("" for none)."""

    day: date
    exercise: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """All of it. `names` has the name of every exercise in it, by id; `span` is the days of one of `weeks`.

    `gap` is None without a session; so are `usual_start` (minutes after midnight) and `usual_seconds`.
    """

    period: Period
    version: str
    initials: str
    days_done: int
    sessions: int
    routines: Mapping[str, int]
    endings: Mapping[Ending, int]
    gap: int | None
    usual_start: int | None
    usual_seconds: int | None
    span: int
    weeks: tuple[Week, ...]
    exercise_totals: tuple[ExerciseTotals, ...]
    stopped: tuple[Stopped, ...]
    screened: tuple[Screened, ...]
    words: tuple[Paragraphs, ...]
    rows: tuple[Row, ...]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a report is made of. `past` are the sessions among `sittings`; `exercises` have their usual dose.

    `signs` may hold sittings of any time: of those before the period, the last answer is told.
    """

    sittings: Sequence[Sitting]
    past: Sequence[Past]
    signs: Sequence[Sitting]
    person: Person
    exercises: Mapping[str, Exercise]


def make_report(facts: Facts, period: Period, *, version: str = "", initials: str = "") -> Report:
    """The report of `period`. Sittings outside of it may be among the facts; the person is as it left them."""
    sittings = [sitting for sitting in facts.sittings if sitting.local_date in period]
    past = [one for one in facts.past if one.local_date in period]
    by_day = sessions_a_day(past, period.first, period.last)
    played = {one.id for one in past}
    span = WEEK * -(-period.days // (WEEK * MOST_COLUMNS))
    per_exercise = exercise_totals(
        [sitting for sitting in sittings if sitting.id in played],  # not those that ended before they began
        past,
        facts.person,
        facts.exercises,
        period.last,
        since=period.first,
    )
    return Report(
        period=period,
        version=version,
        initials=initials,
        days_done=len(by_day),
        sessions=len(past),
        routines=Counter(one.routine for one in past),
        endings=Counter(one.ending for one in past),
        gap=_gap(by_day, facts.person, period) if past else None,
        usual_start=_usual_start(sittings, past),
        usual_seconds=_usual_seconds(past),
        span=span,
        weeks=weeks(past, period.first, period.last, span),
        exercise_totals=per_exercise,
        stopped=tuple(_stopped(one, sittings) for one in past if one.ending in _CUT),
        screened=_screened(facts.signs, period),
        words=tuple(_words(sittings, past)),
        rows=tuple(rows(sittings, past, facts.exercises)),
        names={one.exercise: one.name for one in per_exercise},
    )


_CUT = (Ending.STOPPED, Ending.INTERRUPTED)


def _gap(days: Mapping[date, int], person: Person, period: Period) -> int:
    """The longest time without a session; days before the very first one are no gap."""
    begun = person.first is not None and person.first < period.first
    return longest_gap(days, period.first if begun or not days else min(days), period.last)


def _usual_start(sittings: Iterable[Sitting], past: Sequence[Past]) -> int | None:
    ids = {one.id for one in past}
    minutes = [
        (local.hour * 60 + local.minute - DAY_BEGINS) % (24 * 60)
        for local in (local_start(sitting) for sitting in sittings if sitting.id in ids)
    ]
    return (median_low(minutes) + DAY_BEGINS) % (24 * 60) if minutes else None


def _usual_seconds(past: Iterable[Past]) -> int | None:
    finished = [one.seconds for one in past if one.ending is Ending.FINISHED]
    return median_low(finished) if finished else None


def _stopped(past: Past, sittings: Iterable[Sitting]) -> Stopped:
    plan = next(sitting.plan for sitting in sittings if sitting.id == past.id)
    return Stopped(
        past.local_date,
        past.routine,
        past.ending,
        sum(one.result.outcome is Outcome.DONE for one in past.exercises),
        max(len(planned(plan)), len(past.exercises)),
        tuple(one.exercise for one in past.exercises if one.result.hurts),
    )


def _screened(sittings: Iterable[Sitting], period: Period) -> tuple[Screened, ...]:
    """What was answered in the period, and the last answer before it."""
    found = [
        one
        for sitting in sittings
        if sitting.local_date <= period.last
        for event in sitting.events
        if (one := _sign(event, sitting.local_date))
    ]
    before = [one for one in found if one.day < period.first]
    return tuple(before[-1:] + [one for one in found if one.day >= period.first])


def _sign(event: Event, day: date) -> Screened | None:
    body = event.body
    match event.kind:
        case EventKind.SCREENED:
            fits = Sign.FITS if body.get("fits") else Sign.NONE
            return Screened(day, Sign.RED_FLAG if body.get("red_flag") else fits)
        case EventKind.CLEARED:
            words = ", ".join(str(body[key]) for key in ("who", "when") if body.get(key))
            return Screened(day, Sign.CLEARED, event.exercise or "", words)
        case EventKind.BROUGHT_BACK if body.get("cleared"):
            return Screened(day, Sign.CLEARED, event.exercise or "", str(body["cleared"]))
        case _:
            return None


def _words(sittings: Iterable[Sitting], past: Iterable[Past]) -> Iterable[Paragraphs]:
    """Every note, in the order of the sessions: those about an exercise, then the one about it all."""
    general = {sitting.id: answers_of(sitting.events).get("note") for sitting in sittings}
    for one in past:
        for done in one.exercises:
            if done.result.note:
                yield Paragraphs(one.local_date, done.exercise, done.result.note)
        if general[one.id]:
            yield Paragraphs(one.local_date, "", str(general[one.id]))

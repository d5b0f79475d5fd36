"""Some weeks up to today as data: the days, how the back felt, and what was asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backroutine.domain.plan.planned import Planned, planned
from backroutine.domain.record.day import WEEK
from backroutine.domain.record.events import Sitting
from backroutine.domain.record.sessions import Past
from backroutine.domain.report.weeks import Dosed, Week, doses, last_seven_days, monday, sessions_a_day, weeks


@dataclass(frozen=True, slots=True)
class Progress:
    """The weeks from their first Monday to `today`. `seven`: on how many of the last seven days there was a session.

    `days` counts the sessions of each day that had any; `amounts` and `asked` are by exercise.
    """

    today: date
    seven: int
    weeks: tuple[Week, ...]
    days: Mapping[date, int]
    amounts: Mapping[str, tuple[Dosed, ...]]
    asked: Mapping[str, Planned]


def first_day(today: date, count: int) -> date:
    """The Monday on which `count` weeks begin, the last of them being this one."""
    return monday(today) - timedelta(days=WEEK * (count - 1))


def needed_from(today: date, count: int) -> date:
    """From which day on the record is needed: for `count` weeks, and for the last seven days."""
    return min(first_day(today, count), today - timedelta(days=WEEK - 1))


def progress_of(sittings: Sequence[Sitting], past: Sequence[Past], today: date, count: int) -> Progress:
    """The last `count` weeks of these sittings; `past` are the sessions among them."""
    first = first_day(today, count)
    inside = [sitting for sitting in sittings if first <= sitting.local_date <= today]
    return Progress(
        today,
        last_seven_days((one.local_date for one in past if one.counts), today),
        weeks(past, first, today),
        sessions_a_day(past, first, today),
        doses(inside),
        {one.exercise: one for sitting in inside for one in planned(sitting.plan)},
    )

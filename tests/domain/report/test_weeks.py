"""Days, weeks, doses and gaps, counted from sessions."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backroutine.domain.plan.plan import Recipe
from backroutine.domain.plan.planned import Planned, planned
from backroutine.domain.plan.saved import to_json
from backroutine.domain.record.events import Event, EventKind
from backroutine.domain.record.sessions import Past, sessions
from backroutine.domain.report.weeks import (
    Dosed,
    Week,
    changes,
    dose_a_week,
    doses,
    last_seven_days,
    longest_gap,
    monday,
    sessions_a_day,
    weeks,
)
from months import FIRST, ROLL, TILT, Log, month

MAY = [date(2026, 5, day) for day in range(1, 32)]
DAYS = st.sets(st.sampled_from(MAY))


def past_of(log: Log) -> tuple[Past, ...]:
    return sessions(log.sittings)


def test_a_session_counts_whatever_became_of_it() -> None:
    """Stopped early, cut short, or short from the start, a day counts in full; two on one day are two."""
    log = (
        Log().session(1, how="stopped", until=1).session(2, how=None, until=1).session(4, (TILT,)).session(4)
    )

    assert {MAY[0]: 1, MAY[1]: 1, MAY[3]: 2} == sessions_a_day(past_of(log), MAY[0], MAY[6])
    assert 3 == last_seven_days((one.local_date for one in past_of(log)), MAY[6])


def test_a_session_counts_once_something_was_done() -> None:
    """One that was left before that does not, though what was answered in it is told; one that hurt does."""
    log = Log().session(1, pain=(6, None), how="stopped", until=0)
    log.session(2, (TILT,), {TILT.id: ({"hurt": "yes"},)}, how="stopped")

    assert [False, True] == [one.counts for one in past_of(log)]
    assert {MAY[1]: 1} == sessions_a_day(past_of(log), MAY[0], MAY[6])
    assert [(1, (6,))] == [(week.days, week.before) for week in weeks(past_of(log), MAY[0], MAY[6])]


def test_only_days_inside_are_counted() -> None:
    """The first and the last day are inside; a day in the future (a clock set back) is not one of the last seven."""
    log = Log().session(1).session(2).session(8).session(9)

    assert {MAY[1], MAY[7]} == set(sessions_a_day(past_of(log), MAY[1], MAY[7]))
    assert 2 == last_seven_days((one.local_date for one in past_of(log)), MAY[7])


@pytest.mark.parametrize(
    ("days", "gap"),
    [
        ((), 10),
        ((1,), 9),
        ((10,), 9),
        ((1, 10), 8),
        ((5,), 5),
        ((1, 2, 3, 7, 8, 9, 10), 3),
        (range(1, 11), 0),
    ],
)
def test_the_longest_gap(days: tuple[int, ...], gap: int) -> None:
    """The most days in a row without a session, those at both ends counted too."""
    assert gap == longest_gap([MAY[day - 1] for day in days], MAY[0], MAY[9])


@given(DAYS)
def test_a_gap_is_never_longer_than_what_is_left(days: set[date]) -> None:
    """Gaps and days with a session never add up to more than all the days."""
    gap = longest_gap(days, MAY[0], MAY[-1])

    assert 0 <= gap <= len(MAY) - len(days)
    assert gap > 0 or len(MAY) == len(days)


@pytest.mark.parametrize(("day", "first"), [(4, 4), (5, 4), (10, 4), (11, 11)])
def test_a_week_begins_on_monday(day: int, first: int) -> None:
    """4 May 2026 is one."""
    assert MAY[first - 1] == monday(MAY[day - 1])


def test_a_week_has_the_means_of_its_answers() -> None:
    """Pain before and after are means of what was answered; the day after last time is counted."""
    log = Log().session(4, pain=(4, 2), worse="yes").session(5, pain=(5, None)).session(5, worse="a-little")
    log.session(10, worse="no").session(11, pain=(None, 3)).session(3, pain=(9, 9)).session(18, pain=(9, 9))

    first, second = weeks(past_of(log), MAY[3], MAY[16])

    assert Week(MAY[3], 3, (4, 5), (2,), 1, 1, 3) == first
    assert (4.5, 2.0) == (first.mean_before, first.mean_after)
    assert Week(MAY[10], 1, (), (3,)) == second
    assert (None, 3.0) == (second.mean_before, second.mean_after)


def test_there_is_a_week_for_every_week() -> None:
    """A week without a session is empty, not left out; a part of a week at the end is one too."""
    found = weeks(past_of(Log().session(1).session(20)), MAY[0], MAY[21])

    assert [1, 0, 1, 0] == [week.days for week in found]
    assert [2, 0] == [week.days for week in weeks(past_of(Log().session(1).session(20)), MAY[0], MAY[28], 28)]


def test_a_dose_is_what_the_session_asked_for() -> None:
    """Reps for each side and the hold come from the session's own plan, for the exercises that it came to."""
    log = Log().session(1, (TILT, ROLL)).session(2, (TILT._replace(reps=6), ROLL), until=1)

    assert {
        "pelvic-tilt": (Dosed(MAY[0], 5, 5.0), Dosed(MAY[1], 6, 5.0)),
        "hip-rolling": (Dosed(MAY[0], 5, 0.0),),
    } == doses(log.sittings)


def test_a_dose_without_a_plan_is_all_its_reps() -> None:
    """Where the plan is not there or cannot be read, the reps of both sides are known, and no hold."""
    began = [
        Event(EventKind.BEGAN, "roll", body={"reps": 10}),
        Event(EventKind.BEGAN, "bend"),
        Event(EventKind.BEGAN),
    ]

    assert {"roll": (Dosed(MAY[0], 10),)} == doses(Log().does(1, *began).sittings)


@pytest.mark.parametrize(
    "plan",
    [
        "{}", "[]", "nonsense", "[" * 100_000, '{"exercises": 5}', '{"exercises": [5, {"id": "a"}]}',
        '{"exercises": [{"id": "a", "name": "A", "reps": 0, "hold_seconds": 5, "sides": "none"}]}',
        '{"exercises": [{"id": "a", "name": "A", "reps": 5, "hold_seconds": NaN, "sides": "none"}]}',
    ],
)  # fmt: skip
def test_a_plan_that_cannot_be_read_tells_nothing(plan: str) -> None:
    """A journal may come from elsewhere."""
    assert () == planned(plan)


def test_a_plan_of_another_version_is_read_as_far_as_it_goes() -> None:
    """Keys that came or went since do not matter."""
    kept = json.loads(to_json(Recipe("quick", "Quick", (TILT, ROLL))))
    for one in kept["exercises"]:
        del one["safety"]
        one["new"] = 1

    found = planned(json.dumps(kept))

    assert (Planned("pelvic-tilt", "Pelvic tilt", 5, 5.0, both_sides=False), 2, True) == (
        found[0], len(found), found[1].both_sides,
    )  # fmt: skip


def test_changes_are_the_first_dose_and_each_that_differs() -> None:
    """A dose that stays is told once."""
    told = [(1, 5, 5.0), (2, 5, 5.0), (3, 6, 5.0), (4, 6, 6.0), (5, 6, 6.0), (6, 5, 5.0)]

    found = changes([Dosed(MAY[day - 1], reps, hold) for day, reps, hold in told])

    assert [1, 3, 4, 6] == [one.day.day for one in found]


def test_a_week_shows_its_last_dose() -> None:
    """A week without the exercise shows none; what is outside of the weeks is left out."""
    dosed = [Dosed(MAY[day - 1], day) for day in (1, 4, 5, 20, 30)]

    assert (dosed[2], None, dosed[3]) == dose_a_week(dosed, MAY[3], 3)
    assert (dosed[2], None) == dose_a_week(dosed, MAY[3], 2)


def test_an_amount_is_seconds_of_hold_or_reps() -> None:
    """One number that can be drawn."""
    assert [30.0, 5.0, 10.0] == [
        one.amount for one in (Dosed(FIRST, 5, 6), Dosed(FIRST, 5, 0), Dosed(FIRST, 10))
    ]


def test_a_whole_month_adds_up() -> None:
    """Weeks, days and doses agree with each other."""
    log = month()
    past = past_of(log)

    assert len(sessions_a_day(past, MAY[0], MAY[27])) == sum(
        week.days for week in weeks(past, MAY[0], MAY[27])
    )
    assert [5, 6, 5] == [one.reps for one in changes(doses(log.sittings)[TILT.id])]

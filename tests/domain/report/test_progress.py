"""Some weeks up to today, counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from backroutine.domain.record.sessions import sessions
from backroutine.domain.report.progress import Progress, first_day, needed_from, progress_of
from months import SIDE, TILT, Log

TODAY = date(2026, 5, 14)  # a Thursday


def progress(log: Log, count: int = 2) -> Progress:
    """The last `count` weeks of a log."""
    return progress_of(log.sittings, sessions(log.sittings), TODAY, count)


@pytest.mark.parametrize(("count", "monday"), [(1, date(2026, 5, 11)), (2, date(2026, 5, 4))])
def test_weeks_begin_on_a_monday(count: int, monday: date) -> None:
    """The last of them is the one that today is in."""
    assert monday == first_day(TODAY, count)


@pytest.mark.parametrize(("count", "day"), [(1, date(2026, 5, 8)), (2, date(2026, 5, 4))])
def test_seven_days_are_always_needed(count: int, day: date) -> None:
    """Also where a single week is shown, and that began three days ago."""
    assert day == needed_from(TODAY, count)


def test_what_lies_inside_is_counted() -> None:
    """Two weeks: their days, pain and amounts; the Sunday before them and tomorrow are not among them."""
    log = Log().session(3, (SIDE,)).session(4, (TILT,), pain=(6, 4)).session(8, (TILT._replace(reps=6),))
    log.session(14, (TILT._replace(reps=6),), pain=(2, 2)).session(14, (TILT,)).session(15, (SIDE,))
    found = progress(log)

    assert (TODAY, 2) == (found.today, found.seven)
    assert {4: 1, 8: 1, 14: 2} == {day.day: count for day, count in found.days.items()}
    assert [(6.0, 4.0), (2.0, 2.0)] == [(week.mean_before, week.mean_after) for week in found.weeks]
    assert {"pelvic-tilt": [5, 6, 6, 5]} == {
        exercise: [one.reps for one in each] for exercise, each in found.amounts.items()
    }
    assert {"pelvic-tilt": "Pelvic tilt"} == {exercise: one.name for exercise, one in found.asked.items()}


def test_before_the_first_session_there_is_nothing() -> None:
    """Only empty weeks."""
    found = progress(Log())

    assert (0, {}, {}, {}) == (found.seven, found.days, found.amounts, found.asked)
    assert [TODAY - timedelta(days=10), TODAY - timedelta(days=3)] == [week.first for week in found.weeks]

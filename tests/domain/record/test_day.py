"""What a day is: it ends at 04:00 by the clock on the wall."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from backroutine.domain.record.day import day_of

FRIDAY = date(2026, 3, 27)
SATURDAY = date(2026, 3, 28)


@pytest.mark.parametrize(
    ("hour", "minute", "day"),
    [(0, 30, FRIDAY), (3, 59, FRIDAY), (4, 0, SATURDAY), (12, 0, SATURDAY), (23, 59, SATURDAY)],
)
def test_a_day_ends_at_four(hour: int, minute: int, day: date) -> None:
    """Half past midnight still belongs to the evening before; four o'clock does not."""
    assert day == day_of(datetime(2026, 3, 28, hour, minute, tzinfo=UTC))


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-29T00:59:59Z", date(2026, 3, 28)),  # 01:59:59, then the clock jumps to 03:00
        ("2026-03-29T01:00:00Z", date(2026, 3, 28)),  # 03:00 summer time
        ("2026-03-29T01:59:59Z", date(2026, 3, 28)),  # 03:59:59
        ("2026-03-29T02:00:00Z", date(2026, 3, 29)),  # 04:00
        ("2026-10-25T00:30:00Z", date(2026, 10, 24)),  # 02:30, for the first time
        ("2026-10-25T01:30:00Z", date(2026, 10, 24)),  # 02:30, for the second time
        ("2026-10-25T02:59:59Z", date(2026, 10, 24)),  # 03:59:59
        ("2026-10-25T03:00:00Z", date(2026, 10, 25)),  # 04:00 winter time
    ],
)
def test_the_wall_clock_decides_when_summer_time_changes(moment: str, day: date) -> None:
    """A day ends at 04:00 by the clock on the wall, on the short night and on the long one."""
    try:
        berlin = ZoneInfo("Europe/Berlin")
    except ZoneInfoNotFoundError:
        pytest.skip("this computer has no table of time zones")

    assert day == day_of(datetime.fromisoformat(moment).astimezone(berlin))


def test_evenings_in_new_york_are_one_day_each() -> None:
    """18:00 and 20:00 in New York lie on two UTC days, but on one day for the person."""
    new_york = timezone(timedelta(hours=-5))

    days = {day_of(datetime(2026, 1, 9, hour, tzinfo=new_york)) for hour in (18, 20)}

    assert {date(2026, 1, 9)} == days

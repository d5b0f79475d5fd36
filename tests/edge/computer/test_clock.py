"""The clock: days that end at 04:00, stamps, and the name of the zone."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from backroutine.domain.record.day import day_of
from backroutine.domain.record.events import Stamp
from backroutine.edge.computer.clock import Clock, stamp_of

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


def test_a_stamp_is_utc_with_what_the_wall_showed() -> None:
    """A stamp holds UTC to the millisecond, the minutes east of it, and the monotonic clock in ms."""
    nepal = timezone(timedelta(hours=5, minutes=45))

    stamp = stamp_of(datetime(2026, 8, 1, 7, 32, 0, 123456, tzinfo=nepal), 12.3456)

    assert Stamp("2026-08-01T01:47:00.123Z", 345, 12345) == stamp


def test_a_stamp_west_of_greenwich_has_a_negative_offset() -> None:
    """Newfoundland is 210 minutes west."""
    newfoundland = timezone(timedelta(hours=-3, minutes=-30))

    assert stamp_of(datetime(2026, 8, 1, tzinfo=newfoundland), 0).offset_minutes == -210


def test_a_stamp_needs_a_zone() -> None:
    """A time that does not know where it is cannot be written down."""
    with pytest.raises(ValueError, match="zone"):
        stamp_of(datetime(2026, 8, 1), 0)  # noqa: DTZ001 - that is the point


@pytest.mark.skipif(os.name != "posix", reason="TZ is not how a zone is set here")
@pytest.mark.parametrize(
    ("setting", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":Asia/Tokyo", "Asia/Tokyo"),
        ("XYZ-9:17", None),
        ("x" * 65 + "-9:17", None),
    ],
)
def test_the_zone_has_the_name_that_all_know(setting: str, name: str | None) -> None:
    """`TZ` names the zone in several ways; what is no name is not taken, nor is the name of another zone."""
    program = "from backroutine.edge.computer.clock import Clock; print(Clock().zone())"
    told = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True, text=True, check=True, env={**os.environ, "TZ": setting},
    )  # fmt: skip

    assert f"{name}\n" == told.stdout


def test_the_real_clock_goes_forward() -> None:
    """Two moments from the real clock are in order, and its stamp and day belong together."""
    clock = Clock()
    before = clock.now()
    stamp = clock.stamp()

    assert before * 1000 - 1 <= stamp.mono_ms <= clock.now() * 1000
    assert datetime.fromisoformat(stamp.utc).utcoffset() == timedelta(0)
    local = datetime.fromisoformat(stamp.utc) + timedelta(minutes=stamp.offset_minutes)
    assert clock.today() - day_of(local) in (timedelta(0), timedelta(days=1))
    zone = clock.zone()
    assert zone is None or zone.isprintable()

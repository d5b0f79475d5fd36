"""The clock: days that end at 04:00, stamps, and the name of the zone."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta, timezone

import pytest

from backroutine.domain.record.day import day_of
from backroutine.domain.record.events import Stamp
from backroutine.edge.computer.clock import Clock, stamp_of


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

"""The one place that asks what time it is, what day it is, and where."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from backroutine.domain.record.events import Stamp
from backroutine.edge.computer.day import local_now, today

_LOCALTIME = Path("/etc/localtime")
_LONGEST_ZONE = 64


class Clock:
    """The real clock. A test has its own, which moves only when told."""

    def now(self) -> float:
        """Seconds on a clock that never jumps; only differences mean something.

        It goes on while the computer sleeps, so that a session can see that the person was away.
        """
        return _steady()

    def stamp(self) -> Stamp:
        """Write this moment down as the journal wants it."""
        return stamp_of(local_now(), self.now())

    def today(self) -> date:
        """The person's day, which ends at 04:00."""
        return today()

    def zone(self) -> str | None:
        """The name of the time zone here, such as `Europe/Berlin`, if that is easy to find out."""
        return zone_name(os.environ, _LOCALTIME) or _tidy(time.tzname[0])


def _steady() -> float:
    """Seconds that count sleep, too: `monotonic` does so on Windows, but stops on Linux and macOS (PEP 418)."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    elif sys.platform == "darwin":  # noqa: RET505 - mypy, told of one system, calls code after a return unreachable
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    else:
        return time.monotonic()  # noqa: TID251 - this file is the one that may ask


def stamp_of(local: datetime, now: float) -> Stamp:
    """Write down an aware local time together with the monotonic `now` in seconds."""
    offset = local.utcoffset()
    if offset is None:
        raise ValueError("a stamp needs a time that knows its zone")
    utc = local.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
    return Stamp(utc, offset // timedelta(minutes=1), int(now * 1000))


def zone_name(environ: Mapping[str, str], localtime: Path) -> str | None:
    """Find the zone in `TZ`, else in where the link `localtime` leads; None if neither tells."""
    setting = environ.get("TZ", "").removeprefix(":")
    if setting:
        return _tidy(_after_zoneinfo(setting) or setting)
    try:
        return _tidy(_after_zoneinfo(str(localtime.readlink())))
    except (OSError, NotImplementedError):  # no such link here, or no links at all
        return None


def _after_zoneinfo(place: str) -> str:
    """`/usr/share/zoneinfo/Europe/Berlin` is Europe/Berlin; other text is no zone ("")."""
    return place.rpartition("zoneinfo/")[2] if "zoneinfo/" in place else ""


def _tidy(name: str) -> str | None:
    return name if name.isprintable() and 0 < len(name) <= _LONGEST_ZONE else None

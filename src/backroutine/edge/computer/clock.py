"""The one place that asks what time it is, what day it is, and where."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day

from backroutine.domain.record.events import Stamp
from backroutine.edge.computer.day import local_now, today


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

    def stamp_at(self, day: date, hour: int) -> Stamp:
        """Write down that hour of that day, by the clock on the wall here; the monotonic time is that of now."""
        return stamp_of(datetime.combine(day, time_of_day(hour)).astimezone(), self.now())

    def today(self) -> date:
        """The person's day, which ends at 04:00."""
        return today()

    def zone(self) -> str | None:
        """The name of the time zone here, such as `Europe/Berlin`, if it can be found out."""
        return zone_name(local_now())


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


def zone_name(local: datetime) -> str | None:
    """The name of the time zone here, such as `Europe/Berlin`; None if it is not known or not the one of `local`.

    Loading tzlocal takes 15 to 30 ms: that is paid once a session, when the first answer is written down, and not at start.
    """
    import warnings  # noqa: PLC0415 - as above
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    from tzlocal import get_localzone_name  # noqa: PLC0415

    with warnings.catch_warnings(), suppress(LookupError, OSError, ValueError):
        warnings.simplefilter("ignore")  # it says so in a warning where nothing tells the zone
        name = get_localzone_name()
        # A setting that it does not understand, such as TZ=CET-1CEST, makes it look elsewhere.
        if name and ZoneInfo(name).utcoffset(local) == local.utcoffset():
            return name
    return None

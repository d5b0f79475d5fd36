"""What day it is for a person, whose day ends at four in the morning. Imports next to nothing: a prompt waits for it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

DAY_ENDS_AT = 4  # o'clock: a session at half past midnight still belongs to the evening before


def today() -> date:
    """The person's day."""
    return day_of(local_now())


def local_now() -> datetime:
    """The present moment, with the zone that holds here."""
    return datetime.now(UTC).astimezone()  # noqa: TID251 - this file and `clock` are the ones that may ask


def day_of(local: datetime) -> date:
    """Return the day that a moment belongs to, by the clock on the wall there; a day ends at 04:00."""
    return local.date() - timedelta(days=1) if local.hour < DAY_ENDS_AT else local.date()

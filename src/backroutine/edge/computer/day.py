"""What day it is now. Imports next to nothing: a prompt waits for it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from backroutine.domain.record.day import day_of


def today() -> date:
    """The person's day."""
    return day_of(local_now())


def local_now() -> datetime:
    """The present moment, with the zone that holds here."""
    return datetime.now(UTC).astimezone()  # noqa: TID251 - this file and `clock` are the ones that may ask

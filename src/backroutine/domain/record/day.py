"""What a day is, for a person who may still be up at midnight. Imports next to nothing: a prompt waits for it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

DAY_ENDS_AT = 4  # o'clock: a session at half past midnight still belongs to the evening before
WEEK = 7  # days


def day_of(local: datetime) -> date:
    """The day that a moment belongs to, by the clock on the wall there; a day ends at 04:00."""
    return local.date() - timedelta(days=1) if local.hour < DAY_ENDS_AT else local.date()

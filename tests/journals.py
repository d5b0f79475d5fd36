"""Values and helpers for the tests of the journal."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from backroutine.domain.record.events import Event, EventKind, Sitting, Stamp
from backroutine.edge.journal import Journal, Reader, new_id

STARTED = Stamp("2026-08-01T05:32:00.000Z", 120, 1000)
SITTING = Sitting("s1", "daily", '{"steps": []}', STARTED, "Europe/Berlin", date(2026, 8, 1))
MONDAY = date(2026, 8, 3)
BEGAN = Event(EventKind.BEGAN, "pelvic-tilt", body={"reps": 5})
ANSWERED = Event(EventKind.ANSWERED, "pelvic-tilt", body={"hurt": "no"})
LONG = {"note": "x" * 4000}

_MEMORY = Path("/dev/shm")


def session(day: date, *, at: str = "05:32:00.000", seed: int = 1) -> Sitting:
    """A session of this day, without its events; another `seed` is another session."""
    started = Stamp(f"{day.isoformat()}T{at}Z", 120, 1000 * seed)
    plan = '{"steps":[]}'
    return Sitting(new_id(started), "lower-back", plan, started, "Europe/Berlin", day)


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder in memory if this system has that: nothing here depends on what a slow disk does."""
    place = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place) as name:
        yield Path(name)


def rep(number: int, body: dict[str, str] | None = None) -> Event:
    """One rep with a number to know it by."""
    return Event(EventKind.REP, "pelvic-tilt", None, number, body or {})


def read(path: Path) -> tuple[Sitting, ...]:
    """All that is in the journal, as another process would see it."""
    with Reader.open(path) as journal:
        return journal.sittings()


def reps(path: Path) -> list[int | None]:
    """The numbers of all events in the journal."""
    return [event.rep for sitting in read(path) for event in sitting.events]


def fill(path: Path, count: int) -> None:
    """Make a journal with one sitting and so many events."""
    with Journal.open(path) as journal:
        journal.begin(SITTING)
        for number in range(count):
            assert journal.append(SITTING.id, rep(number, LONG), STARTED)


def three_days(path: Path) -> None:
    """Make a journal with a session on Monday and the two days after, and with it two backups."""
    for number in range(3):
        day = MONDAY + timedelta(number)
        with Journal.open(path, day) as journal:
            one = session(day)
            assert journal.begin(one)
            assert journal.append(one.id, Event(EventKind.STARTED), STARTED)

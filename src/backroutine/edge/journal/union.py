"""Two journals put together: what is new is added, what is there stays, what was erased stays away.

A union by id, so neither order nor repetition matters.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from backroutine.domain.errors import WrongUsage
from backroutine.domain.record.events import Entry, Sitting
from backroutine.domain.values import NamedTuple
from backroutine.edge.journal import file, schema


class Taken(NamedTuple):
    """What an import did: `sessions` and `events` that are new, sessions that were `there`, or are `erased` here."""

    sessions: int = 0
    events: int = 0
    there: int = 0
    erased: int = 0


def take_in(db: sqlite3.Connection, sittings: Iterable[Sitting]) -> Taken:
    """Add what is new in `sittings`, in one transaction. Raises `WrongUsage` if something contradicts the journal."""
    with file.transaction(db, "IMMEDIATE"):
        gone = {key for (key,) in db.execute("SELECT id FROM erased")}
        sessions = events = there = erased = 0
        for sitting in sittings:
            if sitting.id in gone:
                erased += 1
                continue
            new = _insert(db, schema.INSERT_SESSION, schema.session_row(sitting))
            if not new:
                _same(db, schema.SAME_SESSION, schema.session_key(sitting), "session", sitting.id)
            sessions, there = sessions + new, there + (not new)
            events += sum(_add(db, sitting.id, entry) for entry in sitting.entries)
    return Taken(sessions, events, there, erased)


def _add(db: sqlite3.Connection, sitting: str, entry: Entry) -> bool:
    row = schema.entry_row(sitting, entry)
    new = _insert(db, schema.INSERT_ENTRY, row)
    if not new:
        _same(db, schema.SAME_EVENT, row, "event", entry.id)
    return new


def _insert(db: sqlite3.Connection, statement: str, row: schema.Row) -> bool:
    return db.execute(statement, row).rowcount > 0


def _same(db: sqlite3.Connection, question: str, row: schema.Row, what: str, key: str) -> None:
    """Raise `WrongUsage` unless the row that is there says the same as the one that came."""
    if db.execute(question, row).fetchone() is None:
        raise WrongUsage(
            f"the {what} {key} is in your journal already and says something else there, so nothing was imported"
        )

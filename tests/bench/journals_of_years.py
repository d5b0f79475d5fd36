"""Journals of many years, written at once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from backroutine.domain.record.events import Event, EventKind
from backroutine.edge.computer.clock import Clock
from backroutine.edge.journal import Journal, file, schema
from months import FIVE, Log


def write_years(path: Path, years: int) -> None:
    """Make a journal of a session a day, with now and then a little pain, up to yesterday."""
    log = Log()
    for ago in range(years * 365, 0, -1):
        answers = {"backward-bending": ({"hurt": "a-little"},)} if ago % 30 == 0 else {}
        log.session(Clock().today() - timedelta(days=ago), FIVE, answers, pain=(ago % 5, ago % 4), worse="no")
    log.does(Clock().today() - timedelta(days=1), Event(EventKind.SCREENED, body={"fits": False}), at="05:29")
    path.parent.mkdir(parents=True, exist_ok=True)
    with Journal.open(path):
        pass
    with closing(sqlite3.connect(path, isolation_level=None)) as db, file.transaction(db, "IMMEDIATE"):
        for sitting in log.sittings:
            db.execute(schema.INSERT_SESSION, schema.session_row(sitting))
            db.executemany(
                schema.INSERT_EVENT,
                [schema.event_row(sitting.id, entry.event, entry.stamp) for entry in sitting.entries],
            )

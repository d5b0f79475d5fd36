"""A journal's file made ready for writing: tables in a new one, today's tables in an old one, and a look for damage."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from backroutine.domain.errors import JournalTrouble
from backroutine.edge.journal import backups, file, schema, trouble


def prepare(db: sqlite3.Connection, path: Path) -> None:
    """Set a connection up for writing, make the tables in a new file, and look for damage."""
    for setting in schema.SETTINGS_FOR_WRITING:
        db.execute(setting)
    if file.version(db, path) == 0:
        with file.transaction(db, "IMMEDIATE"):
            if file.version(db, path) == 0:  # else somebody else was quicker
                for statement in schema.TABLES:
                    db.execute(statement)
    if not file.whole(db):
        raise JournalTrouble(f"{path} is damaged", trouble.LEFT_ALONE)
    if file.version(db, path) < schema.VERSION:
        _bring_up_to_date(db, path)


def _bring_up_to_date(db: sqlite3.Connection, path: Path) -> None:
    """Give an older journal the tables of today, in one transaction; a copy of it is made first."""
    old = file.version(db, path)
    backups.copy(db, backups.folder(path) / f"before-version-{old + 1}.sqlite3")
    with file.transaction(db, "IMMEDIATE"):
        for number in range(file.version(db, path), schema.VERSION):  # else somebody else was quicker
            for statement in schema.UPGRADES[number]:
                db.execute(statement)

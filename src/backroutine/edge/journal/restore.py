"""A backup brought back: put in the journal's place in one step, and what was there put aside."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from backroutine.domain.errors import JournalTrouble, NotSaved
from backroutine.edge.journal import backups, file, schema, trouble
from backroutine.edge.journal.backups import Backup

_PATIENCE_MS = 2000


def bring_back(backup: Backup, journal: Path) -> Path | None:
    """Put a copy of `backup` in the journal's place; return where the journal that was there lies now, if any.

    What has been erased since stays erased. Raises `NotSaved` if it cannot be done: the journal is then as it was.
    """
    target = journal.resolve()  # a link stays a link
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if file.exists(journal):
            _nobody_writes(journal)
        gone = _erased(journal)
        with closing(file.connect(backup.path, "ro", _PATIENCE_MS)) as db:
            backups.copy(db, part)
        _erase_again(part, gone)
        aside = _put_aside(journal)
        # Half of a write belongs to what was there, and would spoil what comes.
        target.with_name(target.name + "-journal").unlink(missing_ok=True)
        part.replace(target)
        file.settle(target.parent)
    except (OSError, sqlite3.Error, JournalTrouble) as error:
        raise NotSaved(f"not restored: {trouble.why(error)}", f"{journal} is as it was") from error
    finally:
        with suppress(OSError):
            part.unlink()
    return aside


def _nobody_writes(journal: Path) -> None:
    """Raise `sqlite3.OperationalError` if another program is in the middle of a write."""
    with suppress(FileNotFoundError), closing(file.connect(journal, "rw", _PATIENCE_MS)) as db:
        try:
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.DatabaseError as error:  # damaged: there is nothing to wait for
            if trouble.is_busy(error):
                raise


def _erased(journal: Path) -> list[tuple[str, str]]:
    """What was erased from the journal, as far as it can still be read."""
    try:
        with closing(file.open_reader(journal, _PATIENCE_MS)) as db:
            return db.execute("SELECT id, erased_utc FROM erased").fetchall()
    except (OSError, sqlite3.Error, JournalTrouble):
        return []


def _erase_again(part: Path, gone: list[tuple[str, str]]) -> None:
    with closing(file.connect(part, "rw", _PATIENCE_MS)) as db:
        for setting in schema.SETTINGS_FOR_WRITING:
            db.execute(setting)
        with file.transaction(db, "IMMEDIATE"):
            db.executemany("INSERT OR IGNORE INTO erased(id, erased_utc) VALUES (?, ?)", gone)
            db.execute("DELETE FROM session WHERE id IN (SELECT id FROM erased)")


def _put_aside(journal: Path) -> Path | None:
    """Keep what is there under another name, too."""
    if not file.exists(journal):
        return None
    folder = backups.folder(journal)
    number = 1
    while (folder / f"replaced-{number}.sqlite3").exists():
        number += 1
    aside = folder / f"replaced-{number}.sqlite3"
    shutil.copyfile(journal, aside)
    aside.chmod(0o600)
    file.settle(aside)
    file.settle(folder)
    return aside

"""Forgetting: sessions, or everything, taken out of every file of ours."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from backroutine.domain.errors import NotSaved
from backroutine.edge.journal import backups, file, trouble


def must_be_ours(journal: Path) -> None:
    """Raise `NotSaved` unless all can be taken away: half of it taken would be neither kept nor forgotten."""
    for place in (journal.parent, backups.folder(journal)):
        try:
            there, folder = file.exists(place), place.is_dir()
        except OSError:
            there = folder = True  # as far as can be told; to look into it will fail
        if there and not folder:
            raise NotSaved(f"nothing was erased: {place} is no folder", "move it away, then erase again")
        if there and not os.access(place, os.R_OK | os.W_OK | os.X_OK):
            raise NotSaved(
                f"nothing was erased: {place} cannot be written to",
                "make it yours to write to, then erase again",
            )


def erase(db: sqlite3.Connection, journal: Path, sittings: Collection[str], utc: str) -> None:
    """Take these sittings (ids) out of the open journal and its backups; only their ids stay, so that none returns.

    Cut short, it can be done again: the sessions are there until no backup holds them any more. `utc`: the moment, as
    ISO 8601. Raises `sqlite3.Error` or `NotSaved`: the journal is then as it was.
    """
    must_be_ours(journal)
    db.execute("PRAGMA temp_store=MEMORY")  # what is left must not lie in a temporary file either
    with file.transaction(db, "IMMEDIATE"):
        db.executemany(
            "INSERT OR IGNORE INTO erased(id, erased_utc) VALUES (?, ?)", [(key, utc) for key in sittings]
        )
        db.execute("DELETE FROM event WHERE session IN (SELECT id FROM erased)")
        db.execute("DELETE FROM session WHERE id IN (SELECT id FROM erased)")
        try:
            backups.forget(journal)
        except OSError as error:
            raise NotSaved(
                f"the sessions are still there: {error.filename} cannot be deleted",
                "move it away, then erase again",
            ) from error
    with suppress(sqlite3.Error):  # a full disk, perhaps
        db.execute("VACUUM")  # `secure_delete` has emptied the freed pages; this only gives them back


def erase_all(journal: Path) -> None:
    """Take the journal and all its backups away; nothing stays, not even an id. Raises `NotSaved`."""
    must_be_ours(journal)
    try:
        _take_away(journal)
        backups.forget(journal)
    except OSError as error:
        raise NotSaved(
            f"not everything could be erased: {trouble.why(error)}",
            f"it is still in {error.filename or journal.parent}: delete that by hand",
        ) from error
    with suppress(OSError):
        backups.folder(journal).rmdir()


def _take_away(journal: Path) -> None:
    with suppress(OSError), journal.open("r+b") as stream:  # a file's content outlives its name on the disk
        stream.write(bytes(journal.stat().st_size))
        stream.flush()
        file.settle(journal)
    for path in (journal, journal.with_name(journal.name + "-journal")):
        path.unlink(missing_ok=True)
    with suppress(FileNotFoundError):  # no folder yet: there was nothing to erase
        file.settle(journal.parent)

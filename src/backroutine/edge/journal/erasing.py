"""Forgetting: sessions, or everything, taken out of every file of ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from backroutine.edge.journal import backups, file


def erase(db: sqlite3.Connection, journal: Path, sittings: Collection[str], utc: str) -> None:
    """Take these sittings (ids) out of the open journal and its backups; only their ids stay, so that none returns.

    Each step can be cut short and done again. `utc`: the moment, as ISO 8601. Raises `sqlite3.Error` or `OSError`.
    """
    db.execute("PRAGMA temp_store=MEMORY")  # what is left must not lie in a temporary file either
    with file.transaction(db, "IMMEDIATE"):
        db.executemany(
            "INSERT OR IGNORE INTO erased(id, erased_utc) VALUES (?, ?)", [(key, utc) for key in sittings]
        )
        db.execute("DELETE FROM event WHERE session IN (SELECT id FROM erased)")
        db.execute("DELETE FROM session WHERE id IN (SELECT id FROM erased)")
    db.execute("VACUUM")  # `secure_delete` has emptied the freed pages; this gives them back
    backups.forget(journal)


def erase_all(journal: Path) -> None:
    """Take the journal and all its backups away; nothing stays, not even an id. Raises `OSError`."""
    with suppress(OSError), journal.open("r+b") as stream:  # a file's content outlives its name on the disk
        stream.write(bytes(journal.stat().st_size))
        stream.flush()
        file.settle(journal)
    for path in (journal, journal.with_name(journal.name + "-journal")):
        path.unlink(missing_ok=True)
    with suppress(FileNotFoundError):  # no folder yet: there was nothing to erase
        file.settle(journal.parent)
    backups.forget(journal)
    with suppress(OSError):
        backups.folder(journal).rmdir()

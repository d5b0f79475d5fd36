"""The journal's file: connecting to it, whether it is ours and whole, and all of a change or nothing of it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from backroutine.domain.errors import JournalTrouble
from backroutine.edge.journal import schema, trouble

SQLITE = sqlite3.sqlite_version

_SMALLEST = 512  # bytes: one page at least


def connect(path: Path, mode: Literal["ro", "rw"], patience_ms: int) -> sqlite3.Connection:
    """Connect to a file that exists; each statement waits up to `patience_ms` for other programs."""
    place = path.absolute().as_posix()
    uri = f"file://{'' if place.startswith('/') else '/'}{quote(os.fsencode(place), safe='/:')}?mode={mode}"
    db = sqlite3.connect(uri, uri=True, timeout=patience_ms / 1000, isolation_level=None)
    for setting in schema.SETTINGS:
        db.execute(setting)
    return db


def open_reader(path: Path, patience_ms: int) -> sqlite3.Connection:
    """Open a journal to look only. Raises `JournalTrouble` if it is not one, else `sqlite3.Error`."""
    try:
        return _checked(connect(path, "ro", patience_ms), path)
    except sqlite3.OperationalError as error:
        if trouble.code(error) != sqlite3.SQLITE_READONLY:
            raise
    # A killed session left a half-done write behind: a connection that may write takes it back.
    _checked(connect(path, "rw", patience_ms), path).close()
    return _checked(connect(path, "ro", patience_ms), path)


def _checked(db: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    try:
        with trouble.damage_told(path):
            version(db, path)
    except BaseException:
        db.close()
        raise
    return db


def version(db: sqlite3.Connection, path: Path) -> int:
    """Return the version of the tables, 0 if the file is empty. Raises `JournalTrouble` if it is not ours."""
    (owner,) = db.execute("PRAGMA application_id").fetchone()
    (number,) = db.execute("PRAGMA user_version").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    stray = 0 < path.stat().st_size < _SMALLEST  # SQLite would take such a file for an empty one
    if owner == number == tables == 0 and not stray:
        return 0
    if owner != schema.APPLICATION_ID or number < 1:
        raise JournalTrouble(f"{path} is not a journal of backroutine", trouble.LEFT_ALONE)
    return int(number)


@contextmanager
def transaction(db: sqlite3.Connection, how: Literal["DEFERRED", "IMMEDIATE"]) -> Iterator[None]:
    """All of the block, or nothing of it."""
    db.execute(f"BEGIN {how}")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # after some errors SQLite has rolled back already
            db.execute("ROLLBACK")
        raise


def exists(path: Path) -> bool:
    """Is there a file? Raises `OSError` if that cannot be told: an unreadable journal is no empty one."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def settle(path: Path) -> None:
    """See that a file, or the names in a folder, are on the disk and not only in memory."""
    flags = os.O_RDONLY if path.is_dir() else os.O_RDWR
    if os.name == "nt" and path.is_dir():  # Windows opens no folder, and keeps names by itself
        return
    number = os.open(path, flags)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def whole(db: sqlite3.Connection) -> bool:
    """Whether SQLite finds nothing wrong in the file; 3 ms for a year."""
    return bool(db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))

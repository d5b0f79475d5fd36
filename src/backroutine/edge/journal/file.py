"""The journal's file: connecting to it, telling whether it is ours and whole, and why it cannot be written."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from backroutine.domain.errors import JournalTrouble
from backroutine.edge.journal import schema
from backroutine.edge.journal.rows import BadRowError

NEWER_KNOWS = "it was left as it is; the newer backroutine can read it"
LEFT_ALONE = "it was left as it is; put a backup in its place or move it away, then try again"
_WAIT = "nothing is lost; try again when the other program is done"
_NOT_YOURS = "nothing is lost; make it yours to read, then try again"

SQLITE = sqlite3.sqlite_version

_SMALLEST = 512  # bytes: one page at least
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_WHY_SQLITE = {
    sqlite3.SQLITE_BUSY: "another program is using the journal",
    sqlite3.SQLITE_CANTOPEN: "the folder cannot be written to",
    sqlite3.SQLITE_CORRUPT: "the journal is damaged",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk does not take it",
    sqlite3.SQLITE_NOTADB: "the journal is damaged",
    sqlite3.SQLITE_READONLY: "the folder is read-only",
}
_WHY_SYSTEM = {
    errno.EACCES: "the folder cannot be written to",
    errno.EEXIST: "a file is where the folder should be",
    errno.ENOSPC: "the disk is full",
    errno.ENOTDIR: "a file is where the folder should be",
    errno.EPERM: "the folder cannot be written to",
    errno.EROFS: "the folder is read-only",
}


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
        if _code(error) != sqlite3.SQLITE_READONLY:
            raise
    # A killed session left a half-done write behind: a connection that may write takes it back.
    _checked(connect(path, "rw", patience_ms), path).close()
    return _checked(connect(path, "ro", patience_ms), path)


def _checked(db: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    try:
        with damage_told(path):
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
        raise JournalTrouble(f"{path} is not a journal of backroutine", LEFT_ALONE)
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


@contextmanager
def damage_told(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about a broken or foreign file into `JournalTrouble`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if _code(error) not in _DAMAGED and not _is_no_text(error):
            raise
        raise JournalTrouble(f"{path} is damaged or not a journal of backroutine", LEFT_ALONE) from error


@contextmanager
def bad_rows_told(path: Path, *, newer: bool) -> Iterator[None]:
    """Turn what is wrong in a row into `JournalTrouble`. `newer`: a later version wrote the file, and may be right."""
    try:
        yield
    except BadRowError as error:
        if newer:
            raise JournalTrouble(
                f"{path} was written by a newer backroutine, in words that are new here: {error}", NEWER_KNOWS
            ) from error
        raise JournalTrouble(
            f"{path} is damaged, or a newer backroutine wrote in it: {error}", LEFT_ALONE
        ) from error


def unreadable(path: Path, error: Exception) -> JournalTrouble:
    """Say why the file cannot be read, and what helps: if it is only in use or not ours to read, it must stay."""
    if isinstance(error, sqlite3.Error) and is_busy(error):
        return JournalTrouble(f"{path} cannot be read: {why(error)}", _WAIT)
    if not os.access(path, os.R_OK):
        return JournalTrouble(f"{path} cannot be read: you have no right to", _NOT_YOURS)
    return JournalTrouble(f"{path} cannot be read: {why(error)}", LEFT_ALONE)


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


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another program was using the file."""
    return _code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _is_no_text(error: sqlite3.Error) -> bool:
    """Whether a text in the file is none: Python says so in words with the text in them, which nobody else shall see."""
    return str(error).startswith("Could not decode to UTF-8")


def _code(error: sqlite3.Error) -> int:
    """Return SQLite's primary code, 0 if the error is Python's own."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def why(error: Exception) -> str:
    """Say in one plain line why something failed."""
    if isinstance(error, sqlite3.Error):
        return _WHY_SQLITE.get(_code(error), str(error))
    if isinstance(error, OSError):
        return _WHY_SYSTEM.get(error.errno or 0, error.strerror or str(error))
    return str(error)

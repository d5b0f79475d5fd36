"""What is wrong with a journal, and what helps, each in one plain line."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backroutine.domain.errors import JournalTrouble
from backroutine.edge.journal.rows import BadRowError

_NEWER_KNOWS = "it was left as it is; the newer backroutine can read it"
LEFT_ALONE = "it was left as it is; put a backup in its place or move it away, then try again"
_WAIT = "nothing is lost; try again when the other program is done"
_IN_THE_WAY = "nothing is lost; move it away, then try again"
_NOT_YOURS = "nothing is lost; make it yours to read, then try again"

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


@contextmanager
def damage_told(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about a broken or foreign file into `JournalTrouble`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if code(error) not in _DAMAGED and not _is_no_text(error):
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
                f"{path} was written by a newer backroutine, in words that are new here: {error}",
                _NEWER_KNOWS,
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


def closed_folder(path: Path, error: OSError) -> JournalTrouble:
    """Say why it cannot be told what lies in a folder, and what helps: it may be full."""
    if isinstance(error, PermissionError):
        return JournalTrouble(f"{path} cannot be read: you have no right to", _NOT_YOURS)
    return JournalTrouble(f"{path} cannot be read: {why(error)}", _IN_THE_WAY)


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another program was using the file."""
    return code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _is_no_text(error: sqlite3.Error) -> bool:
    """Whether a text in the file is none: Python says so in words with the text in them, which nobody else shall see."""
    return str(error).startswith("Could not decode to UTF-8")


def code(error: sqlite3.Error) -> int:
    """Return SQLite's primary code, 0 if the error is Python's own."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def why(error: Exception) -> str:
    """Say in one plain line why something failed."""
    if isinstance(error, sqlite3.Error):
        return _WHY_SQLITE.get(code(error), str(error))
    if isinstance(error, OSError):
        return _WHY_SYSTEM.get(error.errno or 0, error.strerror or str(error))
    return str(error)

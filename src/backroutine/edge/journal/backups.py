"""Copies of the journal, made by themselves: one a day, each looked at before it is called a backup.

They lie in `backups/` beside the journal. Seven days and eight weeks are kept; what is older goes, but never the last
good one, and never the last one that holds more sessions than the journal does.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from backroutine.domain.errors import JournalTrouble
from backroutine.domain.values import NamedTuple
from backroutine.edge.computer.new_files import create
from backroutine.edge.computer.paths import private_folder
from backroutine.edge.journal import file, schema, trouble

DAYS = 7
WEEKS = 8
_NAME = re.compile(r"journal-(\d{4}-\d{2}-\d{2})\.sqlite3")
_PATIENCE_MS = 2000


class Backup(NamedTuple):
    """One copy. `sessions`: how many it holds; `last`: the day of the newest; None where it is damaged.

    `closed`: it may be whole, but there is no right to read it.
    """

    path: Path
    day: date
    sessions: int | None = None
    last: date | None = None
    closed: bool = False

    @property
    def good(self) -> bool:
        """Whether it could be brought back."""
        return self.sessions is not None


def folder(journal: Path) -> Path:
    """Where the copies of the journal at this path lie."""
    return journal.parent / "backups"


def found(journal: Path) -> tuple[Backup, ...]:
    """Every daily copy, the newest first, each looked through. Creates nothing.

    Raises `JournalTrouble` if it cannot be told whether there is any.
    """
    return tuple(_looked_at(path, day) for day, path in _named(journal))


def newest_good(journal: Path) -> Backup | None:
    """The newest copy that could be brought back; None if there is none. Raises `JournalTrouble` as `found` does."""
    return next(
        (copy for copy in (_looked_at(path, day) for day, path in _named(journal)) if copy.good), None
    )


def make_daily(db: sqlite3.Connection, journal: Path, today: date) -> str:
    """Copy the open and whole journal, unless that was done today. Return why it could not be done, else ""."""
    place = folder(journal) / f"journal-{today.isoformat()}.sqlite3"
    try:
        if not place.exists() and count(db):
            copy(db, place)
            _tidy(db, journal)
    except (OSError, sqlite3.Error, JournalTrouble) as error:
        return f"no backup could be made today: {trouble.why(error)}"
    return ""


def copy(db: sqlite3.Connection, place: Path) -> None:
    """Copy an open journal to `place`, whole or not at all. Raises what hinders it."""
    private_folder(place.parent)
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        create(part).close()
        with closing(sqlite3.connect(part)) as other:
            db.backup(other)
        if not _looked_at(part, date.min).good:
            raise JournalTrouble("the copy is damaged")
        file.settle(part)
        part.replace(place)
        file.settle(place.parent)
    finally:
        with suppress(OSError):
            part.unlink()


def count(db: sqlite3.Connection) -> int:
    """How many sessions a journal holds."""
    (sessions,) = db.execute(schema.COUNT_SESSIONS).fetchone()
    return int(sessions)


def forget(journal: Path) -> None:
    """Take away every copy, and all that was put aside. Raises `OSError` if one cannot be."""
    with suppress(FileNotFoundError):
        for path in [*folder(journal).iterdir()]:
            path.unlink()
        file.settle(folder(journal))


def _named(journal: Path) -> list[tuple[date, Path]]:
    """The copies by their names alone, the newest first. Raises `JournalTrouble` if the folder cannot be read."""
    place = folder(journal)
    try:
        paths = [*place.iterdir()]
        (place / "..").stat()  # a folder that can be listed need not let anybody in
    except FileNotFoundError:
        return []
    except OSError as error:
        raise trouble.closed_folder(place, error) from error
    days = []
    for path in paths:
        name = _NAME.fullmatch(path.name)
        with suppress(ValueError):  # 2026-02-31 is no day
            days += [(date.fromisoformat(name[1]), path)] if name else []
    return sorted(days, reverse=True)


def _looked_at(path: Path, day: date) -> Backup:
    try:
        with closing(file.open_reader(path, _PATIENCE_MS)) as db, trouble.damage_told(path):
            if not file.whole(db) or file.version(db, path) > schema.VERSION:
                return Backup(path, day)
            (last,) = db.execute(schema.LAST_SESSION).fetchone()
            return Backup(path, day, count(db), None if last is None else date.fromisoformat(last))
    except (OSError, sqlite3.Error, JournalTrouble, ValueError, TypeError):
        return Backup(path, day, closed=not os.access(path, os.R_OK))


def _tidy(db: sqlite3.Connection, journal: Path) -> None:
    """Take away what is older than the days and weeks that are kept; today's copy, which is good, is among them."""
    named = _named(journal)
    kept = outlasting([day for day, _ in named])
    if len(kept) == len(named):
        return
    copies = [_looked_at(path, day) for day, path in named]
    most = max([count(db), *(one.sessions or 0 for one in copies if one.day in kept)])
    for one in copies:
        if one.day not in kept and (one.sessions or 0) <= most:
            one.path.unlink()
        most = max(most, one.sessions or 0)


def outlasting(days: Sequence[date]) -> frozenset[date]:
    """Which of these days' copies are kept: the newest seven, and of the weeks before them the first of each, eight."""
    newest = sorted(days, reverse=True)
    daily, older = newest[:DAYS], newest[DAYS:]
    weekly = {day.isocalendar()[:2]: day for day in older}  # the newest first, so the first of a week stays
    return frozenset([*daily, *list(weekly.values())[:WEEKS]])

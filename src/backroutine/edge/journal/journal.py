"""The journal on the disk: what was done and answered, each committed before it is called saved."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from backroutine.domain.errors import JournalTrouble, NotSaved
from backroutine.domain.record.events import Event, Sitting, Stamp
from backroutine.edge.computer.paths import private_file, private_folder
from backroutine.edge.journal import backups, file, schema, trouble
from backroutine.edge.journal.erasing import erase
from backroutine.edge.journal.prepare import prepare
from backroutine.edge.journal.rows import entry_of, outline_of, sittings_of
from backroutine.edge.journal.union import Taken, take_in
from backroutine.edge.journal.way_out import way_out_told

_PATIENCE_MS = 5000  # for another program that is writing
_SHORT_PATIENCE_MS = 50  # once something went wrong: a session must not stand still at every answer
_LITTLE_SPACE = 1 << 20
_NEWER = "the journal was written by a newer backroutine, so this one only reads it"


class Journal:
    """The journal at one path. Close it, or use it in a `with`.

    A failed save never stops a session: the rows wait here, in order, and each later save tries them
    first. `trouble` is why, in one plain line ("" while all is well); `notes` are worth telling at the start.
    """

    def __init__(self, path: Path, today: date | None = None) -> None:
        self.trouble = ""
        self.warnings: list[str] = []
        self._path = path
        self._today = today
        self._reader: sqlite3.Connection | None = None
        self._writer: sqlite3.Connection | None = None
        self._waiting: list[tuple[str, schema.Row]] = []

    @classmethod
    def open(cls, path: Path, today: date | None = None) -> Self:
        """A journal that is ready for writing, as `get_ready` makes it."""
        journal = cls(path, today)
        journal.get_ready()
        return journal

    def get_ready(self) -> None:
        """Open for writing, and make what is missing. If that fails `trouble` says why, and each save tries again.

        With `today`, a backup is made first, unless there is one of that day: of ten years that takes half a second.

        Raises `JournalTrouble` if the file is damaged or not ours; it is then not touched.
        """
        try:
            with way_out_told(self._path):
                self._open_writer()
            import shutil  # noqa: PLC0415 - 2 ms that looking need not pay

            if shutil.disk_usage(self._path.parent).free < _LITTLE_SPACE:
                self._note("the disk is almost full")
        except JournalTrouble:
            self.close()
            raise
        except (OSError, sqlite3.Error) as error:
            self.trouble = trouble.why(error)

    @classmethod
    def reading(cls, path: Path) -> Self:
        """Open to look only: creates nothing, and needs no right to write. A missing journal is an empty one.

        (A `begin` or `append` would open it for writing after all.)

        Raises `JournalTrouble` if the file cannot be read, is damaged or not ours.
        """
        journal = cls(path)
        with journal._must_be_readable():
            journal._look()
        return journal

    @property
    def writable(self) -> bool:
        """Could it be opened for writing? False too for the journal of a newer version."""
        return self._writer is not None

    @property
    def unsaved(self) -> int:
        """How many sittings and events wait to be saved."""
        return len(self._waiting)

    def begin(self, sitting: Sitting) -> bool:
        """Save a new sitting, without its entries. One that is there already stays as it is.

        Returns True if it and everything before it is safely on the disk. Raises `ValueError` if `plan` is no JSON.
        """
        return self._save(schema.INSERT_SESSION, schema.session_row(sitting))

    def append(self, sitting_id: str, event: Event, stamp: Stamp) -> bool:
        """Save what happened, after all that happened before. Returns True as `begin` does.

        Raises `ValueError` if a number in the body is infinite or none at all.
        """
        return self._save(schema.INSERT_EVENT, schema.event_row(sitting_id, event, stamp))

    def sittings(self, since: date | None = None, *, outline: bool = False) -> tuple[Sitting, ...]:
        """Return all sittings from the day `since` on, the oldest first.

        An `outline` is read in a fifth of the time: it has no reps and pauses, and its entries no ids and stamps.

        What still waits to be saved is not among them. Raises `JournalTrouble` if the file cannot be read.
        """
        with self._must_be_readable():
            version = self._look()
            db = self._writer or self._reader
            if db is None or version == 0:
                return ()
            day = since.isoformat() if since else ""
            with file.transaction(db, "DEFERRED"):  # both see the same moment
                sessions = db.execute(schema.SELECT_SESSIONS, (day,)).fetchall()
                rows = db.execute(schema.SELECT_OUTLINE if outline else schema.SELECT_EVENTS, (day,))
                newer = version > schema.VERSION
                with trouble.bad_rows_told(self._path, newer=newer):
                    return sittings_of(sessions, rows, outline_of if outline else entry_of, newer=newer)

    def check(self) -> None:
        """Look for damage in the whole file. Raises `JournalTrouble` if there is any, or it cannot be read."""
        with self._must_be_readable():
            empty = self._look() == 0
            db = self._writer or self._reader
            if db is not None and not empty and not file.whole(db):
                raise JournalTrouble(f"{self._path} is damaged", trouble.LEFT_ALONE)

    def take_in(self, sittings: Iterable[Sitting]) -> Taken:
        """Add what is new in these sittings, all or nothing.

        Raises `NotSaved` if it cannot be written, `WrongUsage` if something in them contradicts what is here.
        """
        with self._must_be_written() as db:
            return take_in(db, sittings)

    def erase(self, sittings: Collection[str], stamp: Stamp) -> None:
        """Take these sittings (ids) out of the file and of all backups; only their ids stay. Raises `NotSaved`."""
        with self._must_be_written() as db:
            erase(db, self._path, sittings, stamp.utc)
            if self._today is not None:
                self._note(backups.make_daily(db, self._path, self._today))

    def close(self) -> None:
        """Close the file. What waits stays unsaved."""
        for db in (self._reader, self._writer):
            if db is not None:
                db.close()
        self._reader = self._writer = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _save(self, statement: str, row: schema.Row) -> bool:
        self._waiting.append((statement, row))
        try:
            self._open_writer()
            if self._writer is not None:
                self._write(self._writer)
        except JournalTrouble as told:
            self.trouble = told.message
        except (OSError, sqlite3.Error) as error:
            self.trouble = trouble.why(error)
        return not self._waiting

    def _write(self, db: sqlite3.Connection) -> None:
        """Commit all that waits. A row that the tables refuse goes on waiting; it must not hold up the others."""
        refused, why = [], ""
        db.execute(f"PRAGMA busy_timeout={self._patience_ms()}")
        with file.transaction(db, "IMMEDIATE"):
            for statement, row in self._waiting:
                try:
                    db.execute(statement, row)
                except sqlite3.IntegrityError as error:
                    refused.append((statement, row))
                    why = f"the journal does not accept it ({error})"
        self._waiting = refused
        self.trouble = why

    def _open_writer(self) -> None:
        """Open for writing unless that is done, or the file is a newer version's."""
        if self._writer is not None:
            return
        if self._look() > schema.VERSION:
            self.trouble = _NEWER
            return
        folder = self._path.parent
        self._note(private_folder(folder))
        self._note(private_file(self._path))
        for place in (folder, self._path):
            if not os.access(place, os.W_OK):  # SQLite would notice only at the first answer
                raise OSError(errno.EROFS, "read-only", str(place))
        db = file.connect(self._path, "rw", self._patience_ms())
        try:
            with trouble.damage_told(self._path):
                prepare(db, self._path)
            if self._today is not None:
                self._note(backups.make_daily(db, self._path, self._today))
        except BaseException:
            db.close()
            raise
        self.close()
        self._writer = db

    def _look(self) -> int:
        """Open for reading if nothing is open yet, and return the version; 0 if there is nothing to read."""
        if self._writer is not None:
            return schema.VERSION
        if self._reader is None:
            if not file.exists(self._path):
                return 0
            self._reader = file.open_reader(self._path, self._patience_ms())
        version = file.version(self._reader, self._path)
        self._note(_NEWER if version > schema.VERSION else "")
        return version

    def _note(self, note: str) -> None:
        if note and note not in self.warnings:
            self.warnings.append(note)

    def _patience_ms(self) -> int:
        return _SHORT_PATIENCE_MS if self.trouble else _PATIENCE_MS

    @contextmanager
    def _must_be_written(self) -> Iterator[sqlite3.Connection]:
        try:
            self._open_writer()
            if self._writer is None:
                raise NotSaved(f"nothing was changed: {self.trouble}")
            self._writer.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")
            yield self._writer
        except (OSError, sqlite3.Error) as error:
            raise NotSaved(
                f"nothing was changed: {trouble.why(error)}", f"the journal is {self._path}"
            ) from error

    @contextmanager
    def _must_be_readable(self) -> Iterator[None]:
        try:
            with way_out_told(self._path), trouble.damage_told(self._path):
                yield
        except JournalTrouble:
            self.close()
            raise
        except (OSError, sqlite3.Error, ValueError) as error:
            self.close()
            raise trouble.unreadable(self._path, error) from error

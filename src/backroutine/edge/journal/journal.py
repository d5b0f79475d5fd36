"""The journal on the disk: what was done and answered, each committed before it is called saved."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Self

from backroutine.domain.errors import JournalTrouble, NotSaved
from backroutine.domain.record.events import Event, Sitting, Stamp
from backroutine.edge.computer.paths import private_file, private_folder
from backroutine.edge.journal import backups, file, schema, trouble
from backroutine.edge.journal.erasing import erase
from backroutine.edge.journal.prepare import prepare
from backroutine.edge.journal.reader import NEWER, PATIENCE_MS, Reader
from backroutine.edge.journal.union import Taken, take_in
from backroutine.edge.journal.way_out import way_out_told

_SHORT_PATIENCE_MS = 50  # once something went wrong: a session must not stand still at every answer
_LITTLE_SPACE = 1 << 20


class Journal(Reader):
    """The journal at one path, to be read and written. Close it, or use it in a `with`.

    A failed save never stops a session: the rows wait here, in order, and each later save tries them
    first. `trouble` is why, in one plain line ("" while all is well). What waits is not among the `sittings`.
    """

    def __init__(self, path: Path, today: date | None = None) -> None:
        super().__init__(path)
        self.trouble = ""
        self._today = today
        self._writable = False
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

    @property
    def writable(self) -> bool:
        """Could it be opened for writing? False too for the journal of a newer version."""
        return self._writable

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
        super().close()
        self._writable = False

    def _save(self, statement: str, row: schema.Row) -> bool:
        self._waiting.append((statement, row))
        try:
            if (db := self._open_writer()) is not None:
                self._write(db)
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

    def _open_writer(self) -> sqlite3.Connection | None:
        """Open for writing unless that is done; None if the file is a newer version's."""
        if self._writable:
            return self._db
        if self._look() > schema.VERSION:
            self.trouble = NEWER
            return None
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
        self._db, self._writable = db, True
        return db

    def _look(self) -> int:
        return schema.VERSION if self._writable else super()._look()

    def _patience_ms(self) -> int:
        return _SHORT_PATIENCE_MS if self.trouble else PATIENCE_MS

    @contextmanager
    def _must_be_written(self) -> Iterator[sqlite3.Connection]:
        try:
            db = self._open_writer()
            if db is None:
                raise NotSaved(f"nothing was changed: {self.trouble}")
            db.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
            yield db
        except (OSError, sqlite3.Error) as error:
            raise NotSaved(
                f"nothing was changed: {trouble.why(error)}", f"the journal is {self._path}"
            ) from error

"""The journal, looked at only: whoever wants to know what is in it loads nothing that writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from backroutine.domain.errors import JournalTrouble
from backroutine.domain.record.events import Sitting
from backroutine.edge.journal import file, schema, trouble
from backroutine.edge.journal.rows import entry_of, outline_of, sittings_of
from backroutine.edge.journal.way_out import way_out_told

PATIENCE_MS = 5000  # for another program that is writing
NEWER = "the journal was written by a newer backroutine, so this one only reads it"


class Reader:
    """The journal at one path. It creates nothing, and needs no right to write; a missing journal is an empty one.

    Close it, or use it in a `with`. `warnings` are worth telling at the start.
    """

    def __init__(self, path: Path) -> None:
        self.warnings: list[str] = []
        self._path = path
        self._db: sqlite3.Connection | None = None

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the journal. Raises `JournalTrouble` if the file cannot be read, is damaged or not ours."""
        reader = cls(path)
        with reader._must_be_readable():
            reader._look()
        return reader

    def sittings(self, since: date | None = None, *, outline: bool = False) -> tuple[Sitting, ...]:
        """Return all sittings from the day `since` on, the oldest first.

        An `outline` is read in a fifth of the time: it has no reps and pauses, and its entries no ids and stamps.

        Raises `JournalTrouble` if the file cannot be read.
        """
        with self._must_be_readable():
            version = self._look()
            if self._db is None or version == 0:
                return ()
            day = since.isoformat() if since else ""
            with file.transaction(self._db, "DEFERRED"):  # both see the same moment
                sessions = self._db.execute(schema.SELECT_SESSIONS, (day,)).fetchall()
                rows = self._db.execute(schema.SELECT_OUTLINE if outline else schema.SELECT_EVENTS, (day,))
                newer = version > schema.VERSION
                with trouble.bad_rows_told(self._path, newer=newer):
                    return sittings_of(sessions, rows, outline_of if outline else entry_of, newer=newer)

    def check(self) -> None:
        """Look for damage in the whole file. Raises `JournalTrouble` if there is any, or it cannot be read."""
        with self._must_be_readable():
            empty = self._look() == 0
            if self._db is not None and not empty and not file.whole(self._db):
                raise JournalTrouble(f"{self._path} is damaged", trouble.LEFT_ALONE)

    def close(self) -> None:
        """Close the file."""
        if self._db is not None:
            self._db.close()
        self._db = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _look(self) -> int:
        """Open for reading if nothing is open yet, and return the version; 0 if there is nothing to read."""
        if self._db is None:
            if not file.exists(self._path):
                return 0
            self._db = file.open_reader(self._path, self._patience_ms())
        version = file.version(self._db, self._path)
        self._note(NEWER if version > schema.VERSION else "")
        return version

    def _note(self, note: str) -> None:
        if note and note not in self.warnings:
            self.warnings.append(note)

    def _patience_ms(self) -> int:
        return PATIENCE_MS

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

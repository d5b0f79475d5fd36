"""A journal of the first version becomes one of today's: whole or not at all, with a copy made before."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

import backroutine
from backroutine.edge.journal import Journal, backups, schema
from journals import SITTING, STARTED, quick_folder, read, rep, reps

FIRST_VERSION = """
CREATE TABLE session(
  id TEXT PRIMARY KEY, device TEXT NOT NULL, routine TEXT NOT NULL, plan TEXT NOT NULL,
  started_utc TEXT NOT NULL, offset_min INTEGER NOT NULL, mono_ms INTEGER NOT NULL, zone TEXT,
  local_date TEXT NOT NULL, schema INTEGER NOT NULL
);
CREATE TABLE event(
  id TEXT PRIMARY KEY, session TEXT NOT NULL REFERENCES session(id) ON DELETE CASCADE, seq INTEGER NOT NULL,
  at_utc TEXT NOT NULL, offset_min INTEGER NOT NULL, mono_ms INTEGER NOT NULL,
  kind TEXT NOT NULL, exercise TEXT, set_no INTEGER, side TEXT,
  body TEXT NOT NULL DEFAULT '{}' CHECK(length(body) <= 4096), UNIQUE(session, seq)
);
CREATE INDEX session_by_date ON session(local_date);
CREATE INDEX event_by_exercise ON event(exercise, kind, at_utc);
CREATE TABLE erased(id TEXT PRIMARY KEY, erased_utc TEXT NOT NULL);
PRAGMA application_id=1651668078;
PRAGMA user_version=1;
"""
OPEN = """
import sys
from pathlib import Path
from backroutine.edge.journal import Journal
Journal.open(Path(sys.argv[1]))
"""


@pytest.fixture
def path() -> Iterator[Path]:
    """A journal as the first version left it, with one session of ten reps."""
    with quick_folder() as folder:
        path = folder / "journal.sqlite3"
        with closing(sqlite3.connect(path)) as db, db:
            db.executescript(FIRST_VERSION)
            db.execute(
                "INSERT INTO session VALUES (?, 'd', ?, ?, ?, ?, ?, ?, ?, 1)",
                (
                    *("s1", SITTING.routine, SITTING.plan, STARTED.utc, STARTED.offset_minutes),
                    *(STARTED.mono_ms, SITTING.zone, SITTING.local_date.isoformat()),
                ),
            )
            for number in range(10):
                db.execute(
                    "INSERT INTO event VALUES (?, 's1', ?, ?, 120, 1000, 'rep', 'pelvic-tilt', ?, NULL, '{}')",
                    (f"e{number}", number + 1, STARTED.utc, number),
                )
        yield path


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def test_to_look_changes_nothing(path: Path) -> None:
    """An old journal can be read as it is, and no byte of it changes."""
    before = path.read_bytes()

    assert list(range(10)) == reps(path)
    assert before == path.read_bytes()


def test_it_is_brought_up_to_date_before_the_first_write(path: Path) -> None:
    """What was there reads the same afterwards, and it goes on."""
    before = read(path)
    with Journal.open(path) as journal:
        assert before == journal.sittings()
        assert journal.append("s1", rep(10), STARTED)

    assert list(range(11)) == reps(path)
    assert schema.VERSION == version(path)


def test_a_copy_of_the_old_one_is_made_first(path: Path) -> None:
    """The journal as it was lies among the backups."""
    Journal.open(path).close()

    assert 1 == version(backups.folder(path) / "before-version-2.sqlite3")


def test_a_new_journal_has_the_same_tables_as_one_brought_up_to_date(path: Path) -> None:
    """There is one shape of today's journal, however it came about."""
    Journal.open(path).close()
    new = path.with_name("new.sqlite3")
    Journal.open(new).close()

    assert _shape(new) == _shape(path)


def _shape(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The columns of every table and index, by its name."""
    with closing(sqlite3.connect(path)) as db:
        names = db.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
        return {name: db.execute(f"PRAGMA {kind}_info({name})").fetchall() for kind, name in names}


@pytest.mark.skipif(os.name != "posix", reason="there is no kill -9 here")
def test_killed_on_the_way_it_is_old_or_new(path: Path) -> None:
    """Killed at twelve moments on the way, the journal is the old or the new one, with all that was in it."""
    old = path.read_bytes()
    source = str(Path(backroutine.__file__).parent.parent)
    for number in range(12):
        path.write_bytes(old)
        with subprocess.Popen(
            [sys.executable, "-S", "-c", OPEN, str(path)], env={"PYTHONPATH": source}
        ) as child:
            with suppress(subprocess.TimeoutExpired):
                child.wait(0.08 + number * 0.01)
            child.kill()

        assert list(range(10)) == reps(path)
        assert version(path) in {1, 2}

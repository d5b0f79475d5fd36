"""The journal's file: private, set up for safety, shared by several processes, and made only when needed."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from backroutine.edge.journal import Journal, schema
from journals import ANSWERED, BEGAN, SITTING, STARTED, quick_folder, read

APPEND = """
import sys
from pathlib import Path
from backroutine.domain.record.events import Event, EventKind, Stamp
from backroutine.edge.journal import Journal, schema

sys.stdin.readline()
with Journal.open(Path(sys.argv[1])) as journal:
    for rep in range(25):
        print(journal.append(sys.argv[2], Event(EventKind.REP, sys.argv[3], None, rep), Stamp("2026-08-01T05:33:00.000Z", 120, rep)))
"""


@pytest.fixture
def path() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder / "data" / "journal.sqlite3"


@pytest.fixture(params=[0o000, 0o022, 0o077])
def _any_umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_file_says_whose_it_is(path: Path) -> None:
    """The file's head holds our number and the version, and it is one file at rest."""
    Journal.open(path).close()

    with closing(sqlite3.connect(path)) as db:
        head = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        assert head == [1651668078, schema.VERSION]
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert [path] == list(path.parent.iterdir())


def test_the_connection_is_set_up_for_safety(path: Path) -> None:
    """Each commit is synced with its folder, erased words are overwritten, a file's own programs are not run."""
    names = ("synchronous", "fullfsync", "foreign_keys", "secure_delete", "trusted_schema", "cell_size_check")
    with Journal.open(path) as journal:
        assert journal._db
        found = [journal._db.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    assert found == [3, 1, 1, 1, 0, 1]


def test_looking_creates_nothing(path: Path) -> None:
    """A journal that does not exist reads as an empty one, and still does not exist."""
    assert read(path) == ()
    assert not path.parent.exists()


def test_an_empty_file_is_an_empty_journal(path: Path) -> None:
    """A program killed in its very first moment leaves an empty file: it is read, and then used."""
    path.parent.mkdir()
    path.touch()

    assert read(path) == ()
    with Journal.open(path) as journal:
        assert journal.begin(SITTING)


def test_reading_works_while_a_session_writes(path: Path) -> None:
    """`history` beside a running session sees everything that is saved so far."""
    with Journal.open(path) as journal:
        journal.begin(SITTING)
        journal.append("s1", BEGAN, STARTED)

        assert [*read(path)[0].events] == [BEGAN]
        assert journal.append("s1", ANSWERED, STARTED)


@pytest.mark.skipif(os.name != "posix", reason="modes mean nothing here")
@pytest.mark.usefixtures("_any_umask")
def test_nobody_else_can_read_it(path: Path) -> None:
    """Under any umask the folder is 0700, and the file and SQLite's own journal beside it are 0600."""
    with Journal.open(path) as journal:
        journal.begin(SITTING)
        assert journal._db
        journal._db.execute("BEGIN IMMEDIATE")
        journal._db.execute("DELETE FROM session")
        modes = {place.name: mode(place) for place in path.parent.iterdir()}
        journal._db.execute("ROLLBACK")

    assert modes == {"journal.sqlite3": 0o600, "journal.sqlite3-journal": 0o600}
    assert mode(path.parent) == 0o700


@pytest.mark.skipif(os.name != "posix", reason="modes mean nothing here")
def test_looser_modes_are_put_right_and_told(path: Path) -> None:
    """A journal that others could read is closed to them, with a note; the next time there is none."""
    Journal.open(path).close()
    path.chmod(0o644)
    path.parent.chmod(0o755)

    with Journal.open(path) as journal:
        notes = journal.warnings
    with Journal.open(path) as journal:
        notes_later = journal.warnings

    assert [mode(path.parent), mode(path)] == [0o700, 0o600]
    assert len([note for note in notes if "was open to others" in note]) == 2
    assert notes_later == []


def test_every_sitting_has_the_same_device(path: Path) -> None:
    """The random id of this installation is made once and stays, also after closing."""
    for key in ("s1", "s2"):
        with Journal.open(path) as journal:
            journal.begin(SITTING._replace(id=key))

    with closing(sqlite3.connect(path)) as db:
        devices = db.execute("SELECT DISTINCT device FROM session").fetchall()
    assert len(devices) == 1
    assert re.fullmatch("[0-9a-f]{16}", devices[0][0])


def test_two_processes_lose_nothing(path: Path) -> None:
    """Two programs that write at the same moment wait for each other: all events of both are there, in order."""
    with Journal.open(path) as journal:
        journal.begin(SITTING)
    children = [
        subprocess.Popen(
            [sys.executable, "-c", APPEND, str(path), "s1", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "two")
    ]
    for child in children:
        assert child.stdin
        child.stdin.write("now\n")
        child.stdin.flush()
    outputs = [child.communicate(timeout=60)[0] for child in children]

    (back,) = read(path)

    assert outputs == ["True\n" * 25] * 2
    assert 50 == len({entry.seq for entry in back.entries})
    for name in ("one", "two"):
        assert list(range(25)) == [event.rep for event in back.events if event.exercise == name]

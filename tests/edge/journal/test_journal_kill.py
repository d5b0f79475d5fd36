"""The journal and kill -9: what was called saved is there, at whatever moment the process died."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import backroutine
from backroutine.domain.errors import JournalTrouble
from backroutine.edge.journal import Journal, Reader
from journals import quick_folder

SOURCE = str(Path(backroutine.__file__).parent.parent)

START = """
import sys
from datetime import date
from itertools import count
from pathlib import Path
from backroutine.domain.record.events import Event, EventKind, Sitting, Stamp
from backroutine.edge.journal import Journal, Reader

stamp = Stamp("2026-08-01T05:32:00.000Z", 120, 1000)
journal = Journal.open(Path(sys.argv[1]))
journal.begin(Sitting(sys.argv[2], "daily", "{}", stamp, None, date(2026, 8, 1)))
"""
APPEND_FOR_EVER = (
    START
    + """
for rep in count():
    if journal.append(sys.argv[2], Event(EventKind.REP, None, None, rep, {"note": "x" * (rep % 3 * 1000)}), stamp):
        print(rep, flush=True)
"""
)
DIE_IN_THE_MIDDLE = (
    START
    + """
import os, signal
for rep in range(5):
    journal.append(sys.argv[2], Event(EventKind.REP, None, None, rep), stamp)
db = journal._db
db.execute("PRAGMA cache_size=1")  # so that half-done pages go to the file
db.execute("BEGIN IMMEDIATE")
db.execute("UPDATE event SET exercise = printf('%.4000c', 'x')")
db.execute("INSERT INTO erased SELECT printf('%.4000c', 'y') || value, 'never' FROM json_each('[1,2,3,4,5,6,7,8,9]')")
os.kill(os.getpid(), signal.SIGKILL)
"""
)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there is no kill -9 here")


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder


def start(code: str, path: Path, sitting: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-S", "-c", code, str(path), sitting]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": SOURCE})


def saved(path: Path) -> dict[str, list[int | None]]:
    with Reader.open(path) as journal:
        return {sitting.id: [event.rep for event in sitting.events] for sitting in journal.sittings()}


def whole(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as db:
        return bool(db.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def killed_after(lines: int, path: Path, sitting: str) -> list[int]:
    """Kill a writer once it has called so many events saved; return all that it called saved."""
    with start(APPEND_FOR_EVER, path, sitting) as child:
        assert child.stdout
        told = [child.stdout.readline() for _ in range(lines)]
        child.kill()
        told += child.stdout.read().split()
    return [int(line) for line in told]


def test_nothing_called_saved_is_lost(folder: Path) -> None:
    """Eight writers are killed at random moments: each event called saved is there, and the file is whole."""
    path = folder / "journal.sqlite3"
    chance = random.Random(7)

    for number in range(8):
        told = killed_after(chance.randrange(1, 12), path, f"s{number}")
        found = saved(path)[f"s{number}"]

        assert list(range(len(told))) == told
        assert list(range(len(found))) == found
        assert len(found) - len(told) in {0, 1}  # one may be saved and not yet told
        assert whole(path)


def test_a_writer_can_be_killed_while_it_makes_the_file(folder: Path) -> None:
    """Writers killed in their first moments leave a journal that is empty or whole, never trouble."""
    chance = random.Random(7)

    for number in range(10):
        path = folder / str(number) / "journal.sqlite3"
        with start(APPEND_FOR_EVER, path, "s1") as child:
            while child.poll() is None and not path.exists():
                continue
            for _ in range(chance.randrange(20_000)):
                continue
            child.kill()

        assert set(saved(path)) <= {"s1"}
        with Journal.open(path) as journal:
            assert journal.writable


def test_a_half_done_write_is_taken_back(folder: Path) -> None:
    """After a death in the middle of a commit `reading` sees exactly what was saved before it."""
    path = folder / "journal.sqlite3"
    with start(DIE_IN_THE_MIDDLE, path, "s1") as child:
        child.wait()
    hot = path.with_name("journal.sqlite3-journal")
    assert hot.stat().st_size > 0
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db, pytest.raises(sqlite3.Error):
        db.execute("SELECT * FROM event").fetchall()  # SQLite alone could not look at it

    assert saved(path) == {"s1": [0, 1, 2, 3, 4]}
    assert not hot.exists()
    assert whole(path)


def test_a_new_session_takes_a_half_done_write_back(folder: Path) -> None:
    """The next `open` after a death in the middle of a commit goes on where saving had come to."""
    path = folder / "journal.sqlite3"
    with start(DIE_IN_THE_MIDDLE, path, "s1") as child:
        child.wait()

    with Journal.open(path) as journal:
        assert journal.writable
        assert saved(path) == {"s1": [0, 1, 2, 3, 4]}


def test_a_foreign_half_done_file_is_not_repaired(folder: Path) -> None:
    """A file that is not ours stays as it is, whatever lies beside it."""
    path = folder / "journal.sqlite3"
    path.write_bytes(b"no database at all" * 1000)
    path.with_name("journal.sqlite3-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(1000))
    before = path.read_bytes()

    with pytest.raises(JournalTrouble):
        Reader.open(path)
    assert before == path.read_bytes()

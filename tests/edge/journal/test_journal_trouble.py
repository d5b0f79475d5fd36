"""The journal on bad days: full, read-only, missing and locked; the session goes on and nothing is lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from backroutine.edge.journal import Journal
from journals import LONG, SITTING, STARTED, fill, quick_folder, rep, reps

LIMITED = """
import resource, sys
from datetime import date
from pathlib import Path
from backroutine.domain.record.events import Event, EventKind, Sitting, Stamp
from backroutine.edge.journal import Journal

stamp = Stamp("2026-08-01T05:32:00.000Z", 120, 1000)
path = Path(sys.argv[1])
with Journal.open(path) as journal:
    journal.begin(Sitting("s1", "daily", "{}", stamp, None, date(2026, 8, 1)))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, limits[1]))
    saved = [journal.append("s1", Event(EventKind.REP, None, None, rep, {"note": "x" * 4000}), stamp) for rep in range(5)]
    full = (saved[-1], journal.unsaved > 0, journal.trouble)
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    last = journal.append("s1", Event(EventKind.REP, None, None, 5), stamp)
    print(full, (last, journal.unsaved, journal.trouble), [event.rep for event in journal.sittings()[0].events])
"""

posix_only = pytest.mark.skipif(os.name != "posix", reason="this system has no such limits")


@pytest.fixture
def path() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder / "data" / "journal.sqlite3"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 128 KiB."""
    place = tmp_path / "disk"
    place.mkdir()
    if getattr(os, "geteuid", lambda: 1)() != 0:
        pytest.skip("only root can mount a small disk")
    command = ["mount", "-t", "tmpfs", "-o", "size=128k,mode=700", "tmpfs", str(place)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("this machine does not let even root mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_file_keeps_the_session_going(path: Path) -> None:
    """When nothing more fits the events wait, in order; once there is room all of them are saved."""
    with Journal.open(path) as journal:
        assert journal._db
        journal.begin(SITTING)
        journal._db.execute("PRAGMA max_page_count=1")
        while journal.append("s1", rep(len(reps(path)), LONG), STARTED):
            continue
        count = len(reps(path))
        assert not journal.append("s1", rep(count + 1, LONG), STARTED)
        assert (journal.unsaved, journal.trouble) == (2, "the disk is full")

        journal._db.execute("PRAGMA max_page_count=1000")
        assert journal.append("s1", rep(count + 2, LONG), STARTED)
        assert (journal.unsaved, journal.trouble) == (0, "")
    assert list(range(count + 3)) == reps(path)


@posix_only
def test_a_file_that_may_not_grow_keeps_the_session_going(path: Path) -> None:
    """Under a limit on the size of files (as with a quota) nothing crashes, and later all is saved in order."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], check=True, capture_output=True, text=True
    )

    assert done.stdout == "(False, True, 'the disk does not take it') (True, 0, '') [0, 1, 2, 3, 4, 5]\n"
    assert done.stderr == ""


def test_a_full_disk_loses_nothing_saved(disk: Path) -> None:
    """On a real full disk: what was called saved is there, the rest waits, and is saved when there is room."""
    path = disk / "data" / "journal.sqlite3"
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(40_000))
    saved = 0
    with Journal.open(path) as journal:
        assert journal.warnings == ["the disk is almost full"]
        journal.begin(SITTING)
        while journal.append("s1", rep(saved, LONG), STARTED):
            saved += 1
        assert journal.trouble == "the disk is full"
        assert list(range(saved)) == reps(path)

        ballast.unlink()
        assert journal.append("s1", rep(saved + 1), STARTED)
    assert list(range(saved + 2)) == reps(path)


def test_a_full_disk_from_the_start(disk: Path) -> None:
    """Even the tables do not fit: the session runs, and all is saved once there is room."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    with Journal.open(disk / "journal.sqlite3") as journal:
        assert (journal.writable, journal.trouble) == (False, "the disk is full")
        assert [journal.begin(SITTING), journal.append("s1", rep(0), STARTED)] == [False, False]
        assert journal.sittings() == ()

        ballast.unlink()
        assert journal.append("s1", rep(1), STARTED)
    assert reps(disk / "journal.sqlite3") == [0, 1]


def test_a_read_only_disk_can_be_read(disk: Path) -> None:
    """With everything read-only the past is known, the session runs unsaved, and saves when that ends."""
    path = disk / "journal.sqlite3"
    fill(path, 2)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with Journal.open(path) as journal:
        assert (journal.writable, journal.trouble) == (False, "the folder is read-only")
        assert len(journal.sittings()) == 1
        assert not journal.append("s1", rep(2), STARTED)
        assert reps(path) == [0, 1]

        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        assert journal.append("s1", rep(3), STARTED)
    assert reps(path) == [0, 1, 2, 3]


def test_without_a_folder_the_session_runs_and_saves_later(path: Path) -> None:
    """A file where the folder should be: everything waits, and is saved once the folder can be made."""
    path.parent.touch()
    with Journal.open(path) as journal:
        assert not journal.writable
        assert [journal.begin(SITTING), journal.append("s1", rep(0), STARTED)] == [False, False]
        assert (journal.unsaved, journal.trouble) == (2, "a file is where the folder should be")
        assert journal.sittings() == ()

        path.parent.unlink()
        assert journal.append("s1", rep(1), STARTED)
        assert (journal.writable, journal.unsaved, journal.trouble) == (True, 0, "")
    assert reps(path) == [0, 1]


def test_a_locked_journal_does_not_stop_the_session_twice(path: Path) -> None:
    """Once there was trouble, another program's lock is not waited for; afterwards all is saved."""
    path.parent.touch()
    with Journal.open(path) as journal:
        journal.begin(SITTING)
        path.parent.unlink()
        Journal.open(path).close()
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            assert not journal.append("s1", rep(0), STARTED)
            assert journal.trouble == "another program is using the journal"
        assert journal.append("s1", rep(1), STARTED)
    assert reps(path) == [0, 1]


def test_a_refused_event_does_not_hold_up_the_others(path: Path) -> None:
    """An event too long for the tables stays unsaved and is told; those after it are saved."""
    with Journal.open(path) as journal:
        journal.begin(SITTING)
        assert not journal.append("s1", rep(0, {"note": "x" * 5000}), STARTED)
        assert "does not accept" in journal.trouble
        assert not journal.append("s1", rep(1), STARTED)
        assert journal.unsaved == 1
    assert reps(path) == [1]


def test_an_event_can_wait_for_its_sitting(path: Path) -> None:
    """An event of an unknown sitting waits; nothing crashes, and once the sitting is there it follows."""
    with Journal.open(path) as journal:
        assert not journal.append("s1", rep(0), STARTED)
        assert not journal.begin(SITTING)
        assert journal.append("s1", rep(1), STARTED)
    assert reps(path) == [0, 1]

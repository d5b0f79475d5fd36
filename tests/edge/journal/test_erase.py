"""Forgetting: the word is in no file of ours any more."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from backroutine.domain.errors import NotSaved
from backroutine.domain.record.events import Event, EventKind
from backroutine.edge.journal import Journal
from backroutine.edge.journal.erasing import erase, erase_all
from journals import STARTED, quick_folder, read, session
from storage_calls import SOURCE, STRACE, files_in, laid_out

CANARY = "Kanarienvogel"
MONDAY = date(2026, 8, 3)


@pytest.fixture
def path() -> Iterator[Path]:
    """Ten days, each with a note of five hundred characters; on the third day it holds the canary, once and again."""
    with quick_folder() as folder:
        path = folder / "data" / "journal.sqlite3"
        for number in range(10):
            with Journal.open(path, MONDAY + timedelta(number)) as journal:
                one = session(MONDAY + timedelta(number))
                assert journal.begin(one)
                assert journal.append(one.id, Event(EventKind.STARTED), STARTED)
                for _ in range(20):
                    word = CANARY if number == 3 else "plain"
                    event = Event(EventKind.ANSWERED, "pelvic-tilt", body={"note": f"{word} " * 30})
                    assert journal.append(one.id, event, STARTED)
        yield path


def holding(word: str, path: Path) -> list[str]:
    """The files under the journal's folder that hold the word."""
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    return [file.name for file in files if word.encode() in file.read_bytes()]


def test_the_canary_is_there_before(path: Path) -> None:
    """The test can see what it looks for: the word is in the journal and in its backups."""
    assert len(holding(CANARY, path)) > 5


def test_an_erased_session_is_in_no_file(path: Path) -> None:
    """After a session is erased its words are in no page, free page or backup; all else is as it was."""
    before = read(path)
    with Journal.open(path, MONDAY + timedelta(20)) as journal:
        journal.erase([before[3].id], STARTED)

    assert holding(CANARY, path) == []
    assert (*before[:3], *before[4:]) == read(path)


def test_a_new_backup_is_there_at_once(path: Path) -> None:
    """The backups that knew the erased session are gone, and one without it is made."""
    with Journal.open(path, MONDAY + timedelta(20)) as journal:
        journal.erase([read(path)[3].id], STARTED)

    assert ["journal-2026-08-23.sqlite3"] == [file.name for file in (path.parent / "backups").iterdir()]


def test_an_erased_session_does_not_return_by_import(path: Path) -> None:
    """An export made before is taken in again without the erased session."""
    before = read(path)
    with Journal.open(path, MONDAY + timedelta(20)) as journal:
        journal.erase([before[3].id], STARTED)
        taken = journal.take_in(before)

    assert (9, 1) == (taken.there, taken.erased)
    assert (*before[:3], *before[4:]) == read(path)


def test_erasing_again_is_harmless(path: Path) -> None:
    """An erasure that was cut short can simply be done again."""
    before = read(path)
    for _ in range(2):
        with Journal.open(path, MONDAY + timedelta(20)) as journal:
            journal.erase([before[3].id], STARTED)

    assert 9 == len(read(path))


ERASE = """
import sys
from pathlib import Path
from backroutine.domain.record.events import Stamp
from backroutine.edge.journal import Journal
with Journal.open(Path(sys.argv[1])) as journal:
    journal.erase([sys.argv[2]], Stamp("2026-08-02T05:32:00.000Z", 120, 1000))
"""


@pytest.mark.skipif(STRACE is None, reason="strace is not installed")
def test_an_erasure_that_was_killed_can_be_done_again(path: Path) -> None:
    """Killed before it takes any file away, it has left the session to be named again, or no word of it anywhere."""
    before, third = files_in(path.parent), read(path)[3].id
    kills, died = 0, True
    while died:
        laid_out(before, path.parent)
        kills += 1
        what = ["-e", "trace=unlink", "-e", f"inject=unlink:signal=KILL:when={kills}", "-o", "/dev/null"]
        command = [str(STRACE), "-f", "-qq", *what, sys.executable, "-S", "-c", ERASE, str(path), third]
        died = subprocess.run(command, check=False, env={"PYTHONPATH": SOURCE}).returncode != 0
        if third in [one.id for one in read(path)]:
            with Journal.open(path) as journal:
                journal.erase([third], STARTED)

        assert [] == holding(CANARY, path)
    assert kills > 5


def test_where_a_backup_cannot_be_taken_away_nothing_is_erased(path: Path) -> None:
    """Else there would be no session to name when it is done again."""
    before = read(path)
    (path.parent / "backups" / "mine").mkdir()
    with (
        Journal.open(path) as journal,
        pytest.raises(NotSaved, match="mine cannot be deleted"),
    ):
        journal.erase([before[3].id], STARTED)

    assert before == read(path)


def test_of_everything_erased_nothing_is_left(path: Path) -> None:
    """When all is erased there is no journal, no backup, and not even an id."""
    some = read(path)[0].id
    erase_all(path)

    assert list(path.parent.iterdir()) == []
    assert holding(some, path) == []
    assert read(path) == ()


def test_everything_can_be_erased_from_a_damaged_journal(path: Path) -> None:
    """Whoever wants to forget can do so whatever state the file is in."""
    path.write_bytes(path.read_bytes()[:9000])
    erase_all(path)

    assert list(path.parent.iterdir()) == []


def test_where_nothing_ever_was_there_is_nothing_to_erase(tmp_path: Path) -> None:
    """Before the first session, to erase everything is no error."""
    erase_all(tmp_path / "data" / "journal.sqlite3")

    assert [] == list(tmp_path.iterdir())


def test_what_the_file_held_is_written_over(path: Path) -> None:
    """A file's content outlives its name: whoever has another name of it, or the disk, finds nothing but zeros."""
    other = path.with_name("other")
    other.hardlink_to(path)
    erase_all(path)

    assert set() == set(other.read_bytes()) - {0}


def test_nothing_erased_goes_into_a_temporary_file(path: Path) -> None:
    """What SQLite puts aside while it erases stays in memory."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        erase(db, path, [read(path)[0].id], STARTED.utc)

        assert (2,) == db.execute("PRAGMA temp_store").fetchone()

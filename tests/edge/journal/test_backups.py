"""Backups: made by themselves, looked at, kept for days and weeks, and never the last good one thrown away."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backroutine.domain.errors import JournalTrouble
from backroutine.domain.record.events import Event, EventKind
from backroutine.edge.journal import Journal, Reader, backups
from backroutine.edge.journal.backups import Backup, outlasting
from journals import SITTING, STARTED, quick_folder, read, session

MONDAY = date(2026, 8, 3)


@pytest.fixture
def path() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder / "data" / "journal.sqlite3"


def play(path: Path, day: date) -> None:
    """One session of that day, with its backup before it."""
    with Journal.open(path, day) as journal:
        assert journal.warnings == []
        one = session(day)
        assert journal.begin(one)
        assert journal.append(one.id, Event(EventKind.STARTED), STARTED)


def days(path: Path) -> list[date]:
    return [copy.day for copy in backups.found(path)]


def test_the_first_write_of_a_day_is_preceded_by_a_copy(path: Path) -> None:
    """The copy of a day holds what was there before that day's first write, and is made once."""
    for day in (MONDAY, MONDAY + timedelta(1), MONDAY + timedelta(1)):
        play(path, day)

    copy = Backup(backups.folder(path) / "journal-2026-08-04.sqlite3", MONDAY + timedelta(1), 1, MONDAY)
    assert (copy,) == backups.found(path)
    assert 3 == len(read(path))


def test_an_empty_journal_needs_no_copy(path: Path) -> None:
    """Before the first session there is nothing to keep."""
    Journal.open(path, MONDAY).close()

    assert not backups.folder(path).exists()


def test_a_copy_is_private(path: Path) -> None:
    """Folder and copies are for their owner only."""
    play(path, MONDAY)
    play(path, MONDAY + timedelta(1))
    (copy,) = backups.found(path)

    assert 0o600 == stat.S_IMODE(copy.path.stat().st_mode)
    assert 0o700 == stat.S_IMODE(copy.path.parent.stat().st_mode)
    assert [copy.path] == list(copy.path.parent.iterdir())


def test_a_copy_that_cannot_be_made_stops_nothing(path: Path) -> None:
    """Where no backup can be made, that is told at the start, and the session is saved all the same."""
    play(path, MONDAY)
    backups.folder(path).touch()
    with Journal.open(path, MONDAY + timedelta(1)) as journal:
        assert ["no backup could be made today: a file is where the folder should be"] == journal.warnings
        assert journal.begin(SITTING)


def test_seven_days_and_eight_weeks_are_kept(path: Path) -> None:
    """After eighty days of practice there are seven daily copies, and the first of each of eight weeks."""
    for number in range(80):
        play(path, MONDAY + timedelta(number))
    newest = MONDAY + timedelta(79)
    kept = days(path)

    assert [newest - timedelta(n) for n in range(7)] == kept[:7]
    assert 8 == len(kept[7:])
    assert {0} == {day.weekday() for day in kept[7:]}
    assert {7} == {(later - earlier).days for later, earlier in pairwise(kept[7:])}


@given(st.sets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=60))
def test_what_is_kept_is_still_kept_the_next_time(days: set[date]) -> None:
    """Keeping is stable: what outlasts once outlasts again; at most fifteen; always the newest seven."""
    kept = outlasting([*days])

    assert kept == outlasting([*kept])
    assert len(kept) <= 15
    assert set(sorted(days)[-7:]) <= kept


def _spoil(copy: Backup) -> None:
    copy.path.write_bytes(b"\xff" * 5000)


def test_a_damaged_copy_is_known_as_one(path: Path) -> None:
    """A copy that was spoilt is listed as not good, and the newest good one is the one before it."""
    for number in range(3):
        play(path, MONDAY + timedelta(number))
    newest, older = backups.found(path)
    _spoil(newest)

    assert [False, True] == [copy.good for copy in backups.found(path)]
    assert older == backups.newest_good(path)


def test_a_damaged_journal_costs_no_copy(path: Path) -> None:
    """While the journal is damaged nothing is copied and nothing is deleted: what is good stays."""
    for number in range(10):
        play(path, MONDAY + timedelta(number))
    before = backups.found(path)
    path.write_bytes(path.read_bytes()[:-5000])
    with pytest.raises(JournalTrouble):
        Journal.open(path, MONDAY + timedelta(100))

    assert before == backups.found(path)


def test_a_copy_with_more_sessions_than_the_journal_is_kept(path: Path) -> None:
    """If the journal has shrunk, the copy that knows most is not deleted for its age."""
    for number in range(12):
        play(path, MONDAY + timedelta(number))
    fullest = backups.found(path)[0]
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DELETE FROM event WHERE rowid > 3")
    for number in range(20):
        Journal.open(path, MONDAY + timedelta(100 + 7 * number)).close()

    assert fullest in backups.found(path)
    assert 16 == len(backups.found(path))


def test_trouble_names_the_newest_good_copy(path: Path) -> None:
    """A damaged journal is told with the day of the newest good backup, how much is in it, and what to type."""
    for number in range(3):
        play(path, MONDAY + timedelta(number))
    path.write_bytes(b"\xff" * 5000)

    for enter in (Journal.open, Reader.open):
        with pytest.raises(JournalTrouble) as trouble:
            enter(path)
        assert trouble.value.hint == (
            "it was left as it is; the newest good backup is of 2026-08-05, with 2 sessions: "
            "`backroutine restore` brings it back"
        )


def test_a_copy_by_a_newer_program_cannot_be_brought_back(path: Path) -> None:
    """What it holds is not known here: it is told as none, and the one before it is the newest good one."""
    for number in range(3):
        play(path, MONDAY + timedelta(number))
    newest, older = backups.found(path)
    with closing(sqlite3.connect(newest.path)) as db, db:
        db.execute("PRAGMA user_version=99")

    assert (False, older) == (backups.found(path)[0].good, backups.newest_good(path))


def test_what_is_no_journal_is_not_called_a_copy(tmp_path: Path) -> None:
    """A copy is looked at before it gets its name; of one that is not good nothing stays."""
    with (
        closing(sqlite3.connect(":memory:")) as db,
        pytest.raises(JournalTrouble, match="the copy is damaged"),
    ):
        backups.copy(db, tmp_path / "backups" / "journal-2026-08-03.sqlite3")

    assert [] == [*(tmp_path / "backups").iterdir()]

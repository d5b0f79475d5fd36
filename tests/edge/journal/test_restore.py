"""Restore: a backup in the journal's place, in one step; what was there is put aside, what was erased stays away."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from backroutine.domain.errors import NotSaved
from backroutine.edge.journal import Journal, backups
from backroutine.edge.journal.restore import bring_back
from journals import MONDAY, STARTED, quick_folder, read, three_days


@pytest.fixture
def path() -> Iterator[Path]:
    """A journal of three days, with two backups."""
    with quick_folder() as folder:
        path = folder / "data" / "journal.sqlite3"
        three_days(path)
        yield path


def test_a_backup_takes_the_place_of_a_damaged_journal(path: Path) -> None:
    """The journal is then as the backup was, whole, and the damaged file lies beside the backups, byte for byte."""
    before = read(path)
    path.write_bytes(b"\xff" * 5000)
    newest = backups.newest_good(path)
    assert newest
    aside = bring_back(newest, path)

    assert before[:2] == read(path)
    assert aside == backups.folder(path) / "replaced-1.sqlite3"
    assert b"\xff" * 5000 == aside.read_bytes()
    assert {"journal.sqlite3", "backups"} == {entry.name for entry in path.parent.iterdir()}


def test_a_missing_journal_can_be_brought_back(path: Path) -> None:
    """Where the file is gone there is nothing to put aside."""
    before = read(path)
    path.unlink()
    newest = backups.newest_good(path)
    assert newest

    assert bring_back(newest, path) is None
    assert before[:2] == read(path)


def test_a_half_done_write_does_not_spoil_what_comes(path: Path) -> None:
    """What a killed write left beside the old file is not taken for a part of the new one."""
    hot = path.with_name("journal.sqlite3-journal")
    path.write_bytes(b"\xff" * 5000)
    hot.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(1000))
    newest = backups.newest_good(path)
    assert newest
    bring_back(newest, path)

    assert not hot.exists()
    assert 2 == len(read(path))


def test_twice_restored_nothing_is_overwritten(path: Path) -> None:
    """Each journal that was replaced is kept under a name of its own."""
    newest = backups.newest_good(path)
    assert newest
    asides = [bring_back(newest, path), bring_back(newest, path)]

    assert ["replaced-1.sqlite3", "replaced-2.sqlite3"] == [aside.name for aside in asides if aside]


def test_what_was_erased_stays_erased(path: Path) -> None:
    """A backup that still knows an erased session brings all back but that."""
    newest = backups.newest_good(path)
    assert newest
    kept = path.with_name("kept.sqlite3")
    kept.write_bytes(newest.path.read_bytes())
    gone, left, _ = read(path)
    with Journal.open(path, MONDAY) as journal:
        journal.erase([gone.id], STARTED)
    newest.path.write_bytes(kept.read_bytes())  # as if it had come back from somewhere
    bring_back(newest, path)

    assert (left,) == read(path)


def test_a_journal_in_use_is_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program writes, nothing is restored, and it is said why."""
    monkeypatch.setattr("backroutine.edge.journal.restore._PATIENCE_MS", 10)
    newest = backups.newest_good(path)
    assert newest
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotSaved, match="another program is using the journal"):
            bring_back(newest, path)

    assert 3 == len(read(path))


def test_what_cannot_even_be_tidied_up_is_told(path: Path) -> None:
    """As on a disk that only reads: the reason is told, and the journal is as it was."""
    before = path.read_bytes()
    (path.parent / f".{path.name}.{os.getpid()}.part").mkdir()  # it can neither be written to nor taken away
    newest = backups.newest_good(path)
    assert newest
    with pytest.raises(NotSaved, match="not restored"):
        bring_back(newest, path)

    assert before == path.read_bytes()

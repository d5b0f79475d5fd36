"""A newer, foreign or damaged file: told in one line, and never touched."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from backroutine.domain.errors import JournalTrouble
from backroutine.edge.journal import Journal, Reader, schema, trouble
from journals import SITTING, STARTED, fill, quick_folder, rep


@pytest.fixture
def path() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder / "data" / "journal.sqlite3"


def test_a_newer_journal_is_only_read(path: Path) -> None:
    """A file of a newer version is read, with a note, and no byte of it changes."""
    fill(path, 2)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version={schema.VERSION + 1}")
    before = path.read_bytes()
    with Journal.open(path) as journal:
        saved = journal.append("s1", rep(2), STARTED)
        state = (journal.writable, saved, journal.unsaved, len(journal.sittings()))
        assert state == (False, False, 1, 1)
        assert "newer" in journal.trouble
        assert [journal.trouble] == journal.warnings
    with Reader.open(path) as journal:
        assert len(journal.warnings) == 1

    assert before == path.read_bytes()
    assert [path] == list(path.parent.iterdir())


def _garbage(path: Path) -> None:
    path.write_bytes(b"these are no answers\n" * 500)


def _short_garbage(path: Path) -> None:
    path.write_bytes(b"x")


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE recipe(name)")


def _foreign_with_wal(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("CREATE TABLE recipe(name)")


def _foreign_with_number(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA application_id=7")


def _cut(path: Path) -> None:
    fill(path, 12)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _cut_in_the_head(path: Path) -> None:
    fill(path, 12)
    path.write_bytes(path.read_bytes()[:60])


def _scratched_head(path: Path) -> None:
    fill(path, 12)
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])


BROKEN = [
    _garbage,
    _short_garbage,
    _foreign,
    _foreign_with_wal,
    _foreign_with_number,
    _cut,
    _cut_in_the_head,
    _scratched_head,
]


@pytest.mark.parametrize("spoil", BROKEN)
@pytest.mark.parametrize("enter", [Journal.open, Reader.open])
def test_what_is_not_a_whole_journal_is_left_alone(
    path: Path, spoil: Callable[[Path], None], enter: Callable[[Path], Journal]
) -> None:
    """A foreign, cut or spoilt file is told by name with what to do, and no byte of it changes."""
    path.parent.mkdir()
    spoil(path)
    before = path.read_bytes()

    with pytest.raises(JournalTrouble, match=r"journal\.sqlite3") as trouble:
        enter(path)

    assert trouble.value.hint
    assert "\n" not in trouble.value.message
    assert before == path.read_bytes()


def test_a_scratch_in_the_middle_is_found_before_anything_is_written(path: Path) -> None:
    """A damaged page that the head does not betray is found when the journal is opened for writing."""
    fill(path, 12)
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
    path.write_bytes(content)

    with pytest.raises(JournalTrouble, match="damaged"):
        Journal.open(path)
    with Reader.open(path) as journal, pytest.raises(JournalTrouble, match="damaged"):
        journal.sittings()
    assert bytes(content) == path.read_bytes()


def test_a_file_that_goes_bad_later_is_trouble_not_a_crash(path: Path) -> None:
    """If what appears in the place of the folder is no journal, the session goes on unsaved."""
    path.parent.touch()
    with Journal.open(path) as journal:
        path.parent.unlink()
        path.parent.mkdir()
        _garbage(path)

        assert not journal.begin(SITTING)
        assert "not a journal" in journal.trouble


def test_a_journal_that_cannot_be_read_is_not_taken_for_an_empty_one(path: Path) -> None:
    """A folder in the place of the file: `reading` says so, rather than forgetting what hurt."""
    path.mkdir(parents=True)

    with pytest.raises(JournalTrouble, match="cannot be read"):
        Reader.open(path)
    with Journal.open(path) as journal, pytest.raises(JournalTrouble, match="cannot be read"):
        journal.sittings()


def test_a_journal_in_use_is_not_to_be_moved_away(path: Path) -> None:
    """What helps is to wait; nobody is told to put a backup in the place of a journal that is whole."""
    fill(path, 1)
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as other,
        closing(sqlite3.connect(path, timeout=0)) as db,
    ):
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError) as raised:
            db.execute("SELECT * FROM session")
    told = trouble.unreadable(path, raised.value)

    assert f"{path} cannot be read: another program is using the journal" == told.message
    assert "nothing is lost; try again when the other program is done" == told.hint


@pytest.mark.skipif(
    getattr(os, "geteuid", lambda: 0)() == 0, reason="root may read everything, and Windows asks otherwise"
)
def test_a_journal_without_the_right_to_read_is_not_to_be_moved_away(path: Path) -> None:
    """It may be whole."""
    fill(path, 1)
    path.chmod(0)
    with pytest.raises(JournalTrouble, match="you have no right to") as raised:
        Reader.open(path)

    assert "nothing is lost; make it yours to read, then try again" == raised.value.hint

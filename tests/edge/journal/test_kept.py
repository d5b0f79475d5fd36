"""What was made of the journal is kept for as long as the journal is the same, and never a moment longer."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from backroutine.domain.errors import JournalTrouble
from backroutine.domain.record.events import Event, EventKind
from backroutine.edge.journal import Journal, Reader
from backroutine.edge.journal.backups import found
from backroutine.edge.journal.kept import Kept
from backroutine.edge.journal.restore import bring_back
from journals import ANSWERED, SITTING, STARTED, quick_folder, session

TODAY = date(2026, 8, 2)


class Place:
    """A home with a journal, and what is made of it: how many sittings and events it holds."""

    def __init__(self, folder: Path) -> None:
        self.journal = folder / "data" / "journal.sqlite3"
        self.kept = folder / "cache" / "person.kept"
        self.rules = folder / "rules"
        self.version = "1"
        self.rules.mkdir()
        (self.rules / "person.py").write_text("a rule")
        self.made = 0
        with Journal.open(self.journal) as journal:
            journal.begin(SITTING)
            journal.append(SITTING.id, Event(EventKind.STARTED, "pelvic-tilt"), STARTED)
        with Journal.open(self.journal, TODAY) as journal:  # which makes a backup
            journal.append(SITTING.id, ANSWERED, STARTED)

    def make(self) -> str:
        """Read all of it."""
        self.made += 1
        with Reader.open(self.journal) as journal:
            return str([(sitting.id, sitting.events) for sitting in journal.sittings()])

    def get(self) -> str:
        """As another process would get it."""
        return Kept(self.kept, self.journal, [self.rules], self.version).get(self.make)


@pytest.fixture
def place() -> Iterator[Place]:
    """A journal of which something was made, and kept."""
    with quick_folder() as folder:
        place = Place(folder)
        assert place.get() == place.get()
        assert 1 == place.made
        yield place


def append(place: Place) -> None:
    """One more answer."""
    with Journal.open(place.journal) as journal:
        journal.append(SITTING.id, ANSWERED, STARTED)


def take_in(place: Place) -> None:
    """A session of another computer."""
    with Journal.open(place.journal) as journal:
        journal.take_in([session(date(2026, 7, 1))])


def erase(place: Place) -> None:
    """Forget the only session."""
    with Journal.open(place.journal) as journal:
        journal.erase([SITTING.id], STARTED)


def restore(place: Place) -> None:
    """Go back to the morning, before the answer."""
    bring_back(found(place.journal)[0], place.journal)


def by_hand(place: Place) -> None:
    """Change one letter with another program."""
    with closing(sqlite3.connect(place.journal)) as db, db:
        db.execute("UPDATE event SET exercise = 'pelvic-till'")


def by_hand_and_back_in_time(place: Place) -> None:
    """The same, and then set the file's time back to what it was."""
    told = place.journal.stat()
    by_hand(place)
    os.utime(place.journal, ns=(told.st_atime_ns, told.st_mtime_ns))


def copied_over(place: Place) -> None:
    """Another journal of the same size, copied into the same file."""
    other = place.journal.with_name("other")
    shutil.copy(place.journal, other)
    with closing(sqlite3.connect(other)) as db, db:
        db.execute("UPDATE event SET exercise = 'pelvic-till'")
    place.journal.write_bytes(other.read_bytes())


@pytest.mark.parametrize(
    "change", [append, take_in, erase, restore, by_hand, by_hand_and_back_in_time, copied_over]
)
def test_whatever_changes_the_journal_it_is_made_anew(place: Place, change: Callable[[Place], None]) -> None:
    """And is then what reading everything gives."""
    change(place)

    again = place.get()

    assert 2 == place.made
    assert place.make() == again


def test_what_another_program_writes_into_a_second_file_is_not_missed(place: Place) -> None:
    """SQLite can be told to write ahead into another file: the journal's own then tells of nothing for a while."""
    with closing(sqlite3.connect(place.journal, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        place.get()
        db.execute("UPDATE event SET exercise = 'pelvic-till'")

        assert "pelvic-till" in place.get()


def test_what_a_power_cut_took_back_is_not_believed(place: Place) -> None:
    """Somebody read an answer just before it was called saved; then the lights went out, and it will be undone."""
    before = place.make()
    with closing(sqlite3.connect(place.journal, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size=1")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE event SET exercise = 'pelvic-till'")
        db.execute("CREATE TABLE t AS SELECT hex(zeroblob(9000))")  # too much to wait in memory
        half = {path: path.read_bytes() for path in place.journal.parent.glob("journal.sqlite3*")}
        db.execute("ROLLBACK")
    assert 2 == len(half)
    left = place.journal.with_name("journal.sqlite3-journal")
    by_hand(place)
    place.get()
    left.write_bytes(half[left])

    assert before == place.get()


def shorter(rule: Path) -> None:
    """Mended, and shorter."""
    rule.write_text("rule")


def of_the_same_length(rule: Path) -> None:
    """Mended, and set back in time."""
    told = rule.stat()
    rule.write_text("b rule")
    os.utime(rule, ns=(told.st_atime_ns, told.st_mtime_ns))


def gone(rule: Path) -> None:
    """Moved to another file, byte by byte."""
    rule.rename(rule.with_name("people.py"))


@pytest.mark.parametrize("change", [shorter, of_the_same_length, gone])
def test_a_rule_that_was_changed_makes_it_anew(place: Place, change: Callable[[Path], None]) -> None:
    """The same record may mean something else since."""
    change(place.rules / "person.py")

    place.get()

    assert 2 == place.made


def test_another_version_makes_it_anew(place: Place) -> None:
    """Its files may have the same lengths, and a package may have set all times to one."""
    place.version = "2"

    place.get()

    assert 2 == place.made


def test_what_is_written_while_it_is_made_is_not_of_it(place: Place) -> None:
    """Neither of the state before nor of the one after, so it is not kept."""
    append(place)

    def make() -> str:
        made = place.make()
        by_hand(place)
        return made

    Kept(place.kept, place.journal, [place.rules]).get(make)

    assert "pelvic-till" in place.get()


def test_of_what_is_erased_while_it_is_made_nothing_stays(place: Place) -> None:
    """Whoever erases empties the folder, and then this one comes too late."""
    append(place)

    def make() -> str:
        made = place.make()
        erase(place)
        place.kept.unlink()
        return made

    Kept(place.kept, place.journal, [place.rules]).get(make)

    assert not place.kept.exists()


@pytest.mark.parametrize("raw", [b"", b"[", b"{}", b"\n", b"\xff\n\xff", b"1 2 3\n[]\n", b"[" * 5000])
def test_a_spoilt_file_is_as_good_as_none(place: Place, raw: bytes) -> None:
    """It is written anew, and nobody hears of it."""
    before = place.get()
    place.kept.write_bytes(raw)

    assert before == place.get() == place.get()
    assert 2 == place.made


def test_a_letter_that_has_changed_on_the_disk_is_noticed(place: Place) -> None:
    """Whichever it is: what was parked is not to be ready because of one bit, and the first line is no better."""
    whole = place.kept.read_bytes()
    for at in range(0, len(whole), 17):
        place.kept.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])

        assert place.make() == place.get()


def test_nothing_is_made_where_caches_cannot_be(place: Place) -> None:
    """The folder of all caches is another's to make."""
    nowhere = place.kept.parents[1] / "nowhere"
    Kept(nowhere / "cache" / "person.kept", place.journal, [place.rules]).get(place.make)

    assert not nowhere.exists()


def test_zeros_in_front_of_it_are_noticed(place: Place) -> None:
    """As a number it is then still the same."""
    head, _, text = place.kept.read_bytes().partition(b"\n")
    place.kept.write_bytes(head + b"\n\0\0" + text)

    place.get()

    assert 2 == place.made


def test_half_of_it_is_none_of_it(place: Place) -> None:
    """As an editor or a full disk might leave it."""
    whole = place.kept.read_bytes()
    for end in range(0, len(whole) - 1, 17):
        place.kept.write_bytes(whole[:end])

        assert place.make() == place.get()


def test_where_nothing_can_be_kept_it_is_made_each_time(place: Place) -> None:
    """A full disk or a folder of somebody else's is no reason to fail."""
    shutil.rmtree(place.kept.parent)
    place.kept.parent.write_text("no folder")

    assert place.get() == place.get()
    assert 3 == place.made


def test_without_a_journal_nothing_is_kept(place: Place) -> None:
    """There is nothing that it could be of."""
    place.journal.unlink()
    place.kept.unlink()

    assert place.get() == "[]"
    assert not place.kept.exists()


def test_trouble_is_told_and_not_kept(place: Place) -> None:
    """A journal that cannot be read is so the next time, too."""
    place.journal.write_bytes(b"spoilt" * 1000)

    for _ in range(2):
        with pytest.raises(JournalTrouble):
            place.get()


@pytest.mark.skipif(os.name != "posix", reason="modes mean something there only")
def test_only_its_owner_can_read_it(place: Place) -> None:
    """It is about a person's pain."""
    assert 0o600 == stat.S_IMODE(place.kept.stat().st_mode)

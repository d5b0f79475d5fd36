"""Import: the lines of an export read back and put together with what is here, by id."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from backroutine.domain.errors import WrongUsage
from backroutine.domain.record.events import Entry, Event, EventKind, Sitting, Stamp
from backroutine.edge.journal import Journal, new_id
from backroutine.edge.journal.export import export_lines
from backroutine.edge.journal.incoming import read_lines
from backroutine.edge.journal.union import Taken
from journals import STARTED, quick_folder, read, session

MONDAY = date(2026, 8, 3)
TODAY = MONDAY + timedelta(100)


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder


@pytest.fixture
def path(folder: Path) -> Path:
    """A journal of three days with an answer on each."""
    path = folder / "here" / "journal.sqlite3"
    with Journal.open(path) as journal:
        for number in range(3):
            one = session(MONDAY + timedelta(number))
            assert journal.begin(one)
            assert journal.append(one.id, Event(EventKind.STARTED, body={"warm_up": "walk"}), STARTED)
            assert journal.append(
                one.id,
                Event(EventKind.ANSWERED, "pelvic-tilt", body={"note": f"gut \U0001f600 {number}"}),
                STARTED,
            )
    return path


def exported(path: Path) -> list[str]:
    return list(export_lines(read(path)))


def understood(lines: list[str]) -> tuple[Sitting, ...]:
    sittings, fault = read_lines("\n".join(lines).encode(), "x.jsonl", TODAY)
    assert fault is None
    return sittings


def taken_in(path: Path, lines: list[str]) -> Taken:
    with Journal.open(path) as journal:
        return journal.take_in(understood(lines))


def test_an_export_comes_into_an_empty_place_as_itself(folder: Path, path: Path) -> None:
    """Exported, imported elsewhere and exported again, not a byte is different."""
    new = folder / "new" / "journal.sqlite3"

    assert Taken(sessions=3, events=6) == taken_in(new, exported(path))
    assert exported(path) == exported(new)


def test_twice_is_once(path: Path) -> None:
    """What is there already is counted, and stays as it is."""
    before = exported(path)

    assert Taken(there=3) == taken_in(path, before)
    assert before == exported(path)


def test_two_exports_in_one_file_are_one(folder: Path, path: Path) -> None:
    """The same lines twice in a file say no more than once."""
    new = folder / "new" / "journal.sqlite3"

    assert Taken(sessions=3, events=6) == taken_in(new, exported(path) * 2)


def test_windows_line_ends_and_a_mark_in_front_are_read(path: Path) -> None:
    """A file that went through an editor on Windows is read as well."""
    raw = "\ufeff" + "\r\n".join([*exported(path), "", ""])
    sittings, fault = read_lines(raw.encode(), "x.jsonl", TODAY)

    assert (read(path), None) == (sittings, fault)


def _corrected(path: Path, sitting: str, hurt: str, at: str) -> None:
    stamp = Stamp(at, 120, 0)
    with Journal.open(path) as journal:
        assert journal.append(sitting, Event(EventKind.CORRECTED, "pelvic-tilt", body={"hurt": hurt}), stamp)


def test_both_sides_may_have_put_the_same_session_right(folder: Path, path: Path) -> None:
    """Two computers correct one session: put together either way round, both tell the same."""
    other = folder / "other" / "journal.sqlite3"
    taken_in(other, exported(path))
    one = read(path)[0].id
    _corrected(path, one, "yes", "2026-08-10T08:00:00.000Z")
    _corrected(other, one, "no", "2026-08-10T09:00:00.000Z")
    here, there = exported(path), exported(other)
    taken_in(path, there)
    taken_in(other, here)

    assert exported(path) == exported(other)
    assert ["yes", "no"] == [event.body["hurt"] for event in read(path)[0].events[2:]]


def test_what_contradicts_the_journal_is_refused_whole(path: Path) -> None:
    """A session that is here with other words: nothing of the file is taken in."""
    new = session(MONDAY + timedelta(9))
    changed = [line.replace("lower-back", "short") for line in exported(path)]
    before = exported(path)
    with Journal.open(path) as journal, pytest.raises(WrongUsage, match="says something else"):
        journal.take_in([new, *understood(changed)])

    assert before == exported(path)


def test_an_answer_with_other_words_is_refused(path: Path) -> None:
    """An event that is here with another body is no repetition."""
    changed = [line.replace("gut", "bad") for line in exported(path)]
    with pytest.raises(WrongUsage, match="the event"):
        taken_in(path, changed)


def test_an_event_of_another_session_is_refused(path: Path) -> None:
    """An event keeps to its session."""
    first, second, _ = understood(exported(path))
    moved = Sitting(
        second.id,
        second.routine,
        second.plan,
        second.started,
        second.zone,
        second.local_date,
        entries=first.entries,
    )
    with Journal.open(path) as journal, pytest.raises(WrongUsage, match="the event"):
        journal.take_in([moved])


def test_entries_come_in_their_order(folder: Path) -> None:
    """However the lines stand in the file, events are put in order by place and id."""
    one = session(MONDAY)
    entries = [Entry(new_id(STARTED), seq, STARTED, Event(EventKind.REP, rep=seq)) for seq in (3, 1, 2)]
    lines = list(
        export_lines(
            [
                Sitting(
                    one.id,
                    one.routine,
                    one.plan,
                    one.started,
                    one.zone,
                    one.local_date,
                    entries=tuple(entries),
                )
            ]
        )
    )
    new = folder / "new" / "journal.sqlite3"
    taken_in(new, lines)

    assert [1, 2, 3] == [event.rep for event in read(new)[0].events]


@pytest.mark.parametrize(("later", "comes"), [(0, True), (1, True), (2, False)])
def test_a_session_of_tomorrow_comes_from_the_other_side_of_the_world(later: int, comes: bool) -> None:
    """There it is tomorrow already; the day after it is nowhere."""
    lines = "\n".join(export_lines([session(TODAY + timedelta(later))]))
    sittings, fault = read_lines(lines.encode(), "x.jsonl", TODAY)

    assert (comes, comes) == (bool(sittings), fault is None)

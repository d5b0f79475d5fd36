"""Every byte that can be read from the journal is as untrusted as a stranger's file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from backroutine.domain.errors import JournalTrouble
from backroutine.domain.record.events import Event, EventKind
from backroutine.edge.journal import Journal, schema
from journals import ANSWERED, BEGAN, SITTING, STARTED, quick_folder, read

WRONG = [
    """event SET body = '{"hurt":"nn"}'""",
    """event SET body = '{"hvrt":"no"}'""",
    """event SET body = '{"outcome":"dane"}'""",
    """event SET body = '{"how":"endet"}'""",
    """event SET body = '{"strength":1e99}'""",
    """event SET body = '{"reps":"five"}'""",
    """event SET body = '{"seconds":NaN}'""",
    """event SET body = '{"note":["a"]}'""",
    """event SET body = '{"leg_signs":'""",
    """event SET body = '[]'""",
    """event SET body = replace(printf('%01000d', 0), '0', '[')""",
    "event SET body = x'7b7d'",
    "event SET kind = 'answerd'",
    "event SET kind = 5",
    "event SET exercise = char(27) || '[2J'",
    "event SET exercise = x'00'",
    "event SET side = 'both'",
    "event SET set_no = -1",
    "event SET set_no = 'two'",
    "event SET seq = 'first'",
    "event SET id = x'00' WHERE seq = 1",
    "event SET at_utc = 'noon'",
    "event SET offset_min = 1e30",
    "event SET offset_min = 5000",
    "event SET mono_ms = x''",
    "session SET started_utc = '2026-02-30T05:32:00.000Z'",
    "session SET started_utc = '9999-12-31T23:59:00.000Z'",
    "session SET local_date = '0001-01-01'",
    "session SET local_date = '2026-02-30'",
    "session SET local_date = 20260801",
    "session SET routine = 'a b'",
    "session SET zone = char(10)",
    "session SET plan = x'7b7d'",
]


@pytest.fixture
def path() -> Iterator[Path]:
    """A journal with one session and two events."""
    with quick_folder() as folder:
        place = folder / "data" / "journal.sqlite3"
        with Journal.open(place) as journal:
            journal.begin(SITTING)
            for event in (BEGAN, ANSWERED):
                journal.append(SITTING.id, event, STARTED)
        yield place


def spoil(path: Path, change: str) -> bytes:
    """Change a row behind the journal's back; the bytes of the file after it."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(f"UPDATE {change}")
    return path.read_bytes()


@pytest.mark.parametrize("change", WRONG)
def test_a_wrong_word_in_a_row_is_damage(path: Path, change: str) -> None:
    """One line with the file's name, and no byte of it changes: an answer may have stood there."""
    before = spoil(path, change)

    with pytest.raises(
        JournalTrouble, match=r"journal\.sqlite3 is damaged, or a newer backroutine"
    ) as trouble:
        read(path)

    assert trouble.value.message.isprintable()
    assert "left as it is" in trouble.value.hint
    assert before == path.read_bytes()


def test_a_text_that_is_none_is_damage(path: Path) -> None:
    """Bytes that are no UTF-8 are told without showing them: they may be somebody's answer."""
    spoil(path, "event SET body = CAST(x'6162ff0a' AS TEXT)")

    with pytest.raises(JournalTrouble, match="is damaged") as trouble:
        read(path)

    assert "ab" not in trouble.value.message.partition("journal.sqlite3")[2]


def test_a_new_word_of_a_newer_version_is_told_as_one(path: Path) -> None:
    """What this version cannot know is no damage: the newer one can read it."""
    spoil(path, """event SET body = '{"hurt":"somewhat"}'""")
    spoil_version(path)

    with pytest.raises(JournalTrouble, match=r"written by a newer backroutine.*somewhat") as trouble:
        read(path)

    assert "the newer backroutine can read it" in trouble.value.hint


def test_a_new_kind_of_event_of_a_newer_version_is_left_out(path: Path) -> None:
    """What a newer version writes down beside what is known here does not hide the rest."""
    spoil(path, "event SET kind = 'juggled' WHERE seq = 1")
    spoil_version(path)

    assert [each.events for each in read(path)] == [(ANSWERED,)]


def test_what_people_said_is_never_damage(path: Path) -> None:
    """A note of any length and with any sign is read: it decides nothing, and is made harmless when shown."""
    spoil(path, """event SET body = '{"note":"' || printf('%02000d', 0) || '\\u001b[2J"}'""")

    assert len(str(read(path)[0].events[0].body["note"])) == 2004


@pytest.mark.parametrize(
    "written",
    [
        Event(EventKind.ANSWERED, body={"chest": False}),
        Event(EventKind.ANSWERED, body={"go_on": True}),
        Event(EventKind.GROWN, "pelvic-tilt", body={"reps": 5, "hold_seconds": 5.0, "less": 0}),
    ],
)
def test_what_is_seldom_answered_can_be_read_back(path: Path, written: Event) -> None:
    """A pain in the warm-up, a sore start and a rep that comes back are no damage."""
    with Journal.open(path) as journal:
        journal.append(SITTING.id, written, STARTED)

    assert written == read(path)[0].events[-1]


def spoil_version(path: Path) -> None:
    """Have the file say that a newer version wrote it."""
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version={schema.VERSION + 1}")

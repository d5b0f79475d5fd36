"""The journal remembers: what goes in comes out, in order."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backroutine.domain.exercises.exercise import Side
from backroutine.domain.record.events import Event, EventKind, Hurt, Sitting, Stamp
from backroutine.edge.journal import Journal, new_id
from journals import ANSWERED, BEGAN, SITTING, STARTED, quick_folder, read, rep

plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
words = st.text(max_size=40)
stamps = st.builds(Stamp, st.just(STARTED.utc), st.integers(-840, 840), st.integers(0, 2**40))
bodies = st.fixed_dictionaries(
    {},
    optional={
        "note": words,
        "hurt": st.sampled_from(Hurt).map(str),
        "away": st.booleans(),
        "strength": st.integers(0, 10),
        "seconds": st.floats(0, 100_000),
    },
)
events = st.builds(
    Event,
    st.sampled_from(EventKind),
    st.none() | st.sampled_from(["pelvic-tilt", "a-1"]),
    st.none() | st.sampled_from(Side),
    st.none() | st.integers(0, 99),
    bodies,
)


@pytest.fixture
def path() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder / "data" / "journal.sqlite3"


def sitting(key: str, day: int = 1) -> Sitting:
    return SITTING._replace(id=key, local_date=date(2026, 8, day))


def test_what_is_saved_can_be_read(path: Path) -> None:
    """A sitting and its events come back as they were, with numbers from 1 on."""
    with Journal.open(path) as journal:
        saved = [
            journal.begin(SITTING),
            *(journal.append(SITTING.id, event, STARTED) for event in (BEGAN, ANSWERED)),
        ]

    (back,) = read(path)

    assert saved == [True] * 3
    assert Sitting(back.id, back.routine, back.plan, back.started, back.zone, back.local_date) == SITTING
    assert back.events == (BEGAN, ANSWERED)
    assert [entry.seq for entry in back.entries] == [1, 2]
    assert [entry.stamp for entry in back.entries] == [STARTED, STARTED]


def test_a_fresh_journal_has_nothing_to_tell(path: Path) -> None:
    """All is well: writable, no trouble, nothing unsaved, no notes, no sittings."""
    with Journal.open(path) as journal:
        state = (journal.writable, journal.trouble, journal.unsaved, journal.warnings, journal.sittings())

    assert state == (True, "", 0, [], ())


def test_sittings_come_in_the_order_they_started(path: Path) -> None:
    """The oldest is first, whatever the order of saving was."""
    times = [Stamp(f"2026-08-0{day}T05:00:00.000Z", 0, 0) for day in (1, 2, 3)]
    with Journal.open(path) as journal:
        for day in (2, 3, 1):
            journal.begin(sitting(f"s{day}", day)._replace(started=times[day - 1]))

        assert [found.id for found in journal.sittings()] == ["s1", "s2", "s3"]


def test_reading_can_begin_at_a_day(path: Path) -> None:
    """`since` leaves out the sittings before that day, and their events."""
    with Journal.open(path) as journal:
        for day in (1, 2, 3):
            journal.begin(sitting(f"s{day}", day))
            journal.append(f"s{day}", BEGAN, STARTED)

        found = journal.sittings(since=date(2026, 8, 2))

    assert {each.id: each.events for each in found} == {"s2": (BEGAN,), "s3": (BEGAN,)}


def test_an_outline_has_what_was_answered_and_no_reps(path: Path) -> None:
    """It leaves out reps and pauses, but nothing else and no sitting."""
    with Journal.open(path) as journal:
        journal.begin(SITTING)
        journal.begin(sitting("s2"))
        for event in (BEGAN, rep(1), Event(EventKind.PAUSED), ANSWERED):
            journal.append(SITTING.id, event, STARTED)

        found = journal.sittings(outline=True)

    assert [each.events for each in found] == [(BEGAN, ANSWERED), ()]


def test_the_same_sitting_twice_is_one(path: Path) -> None:
    """Beginning a sitting that is there already changes nothing and is no failure."""
    with Journal.open(path) as journal:
        assert [journal.begin(SITTING), journal.begin(sitting("s1", 2))] == [True, True]
        assert [found.local_date.day for found in journal.sittings()] == [1]


@settings(max_examples=settings().max_examples // 2)
@given(
    routine=st.sampled_from(["", "daily"]),
    plan=st.dictionaries(words, plain).map(json.dumps),
    happened=st.lists(st.tuples(events, stamps), max_size=5),
)
def test_any_text_and_number_comes_back(routine: str, plan: str, happened: list[tuple[Event, Stamp]]) -> None:
    """Emoji, quotes, line ends, None, long floats: what went in comes out."""
    with quick_folder() as folder, Journal.open(folder / "journal.sqlite3") as journal:
        journal.begin(Sitting("s1", routine, plan, STARTED, None, date(2026, 8, 1)))
        saved = [journal.append("s1", *one) for one in happened]
        (back,) = journal.sittings()

    assert all(saved)
    assert (routine, plan, None) == (back.routine, back.plan, back.zone)
    assert happened == [(entry.event, entry.stamp) for entry in back.entries]


def test_half_a_character_is_replaced(path: Path) -> None:
    """A broken terminal can send half a character: the answer is saved with a question mark in its place."""
    note = Event(EventKind.ANSWERED, body={"note": "good\udc80"})
    with Journal.open(path) as journal:
        journal.begin(SITTING)

        assert journal.append("s1", note, STARTED)
        assert journal.sittings()[0].events[0].body == {"note": "good?"}


def test_what_is_no_json_is_the_callers_mistake(path: Path) -> None:
    """A plan that is no JSON, and a number that is none, are refused at once and wait for nothing."""
    with Journal.open(path) as journal:
        with pytest.raises(ValueError, match="Expecting"):
            journal.begin(Sitting("s1", "daily", "steps", STARTED, None, date(2026, 8, 1)))
        with pytest.raises(ValueError, match="float"):
            journal.append("s1", Event(EventKind.REP, body={"seconds": float("nan")}), STARTED)
        assert journal.unsaved == 0


def test_ids_are_in_the_order_of_time() -> None:
    """An id is a UUIDv7: its first 48 bits are the milliseconds, so later ones sort behind."""
    ids = [new_id(Stamp(f"2026-08-01T05:32:00.{ms:03}Z", 120, 0)) for ms in range(0, 1000, 7)]

    assert sorted(ids) == ids
    assert all(
        re.fullmatch("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", one)
        for one in ids
    )
    assert int(ids[0].replace("-", "")[:12], 16) == 1785562320000
    assert new_id(STARTED) != new_id(STARTED)

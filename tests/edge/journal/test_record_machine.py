"""The record as a machine: sessions, kills, corrections, erasures, imports and restores in any order.

The journal is the real one. Beside it goes a model: what should be there, session by session, event by event; what
each day's backup holds; what an export of some moment held. After every step the two must agree, `export` must be
readable to its end and come into an empty place as itself, what was erased must be nowhere, and the person that is
kept beside the journal must be the one that the whole of it tells of.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from backroutine.cli.desk import Desk
from backroutine.domain.policy.person import person_from
from backroutine.domain.record.events import Event, EventKind, Sitting, Stamp
from backroutine.domain.record.sessions import as_json, sessions
from backroutine.edge.computer.clock import Clock
from backroutine.edge.computer.paths import Paths
from backroutine.edge.journal import Journal, Reader, backups, new_id
from backroutine.edge.journal.erasing import erase_all
from backroutine.edge.journal.export import export_lines
from backroutine.edge.journal.incoming import read_lines
from backroutine.edge.journal.restore import bring_back
from days import session_events

EXERCISES = ("pelvic-tilt", "hip-rolling", "side-bending")
HURTS = ("no", "a-little", "yes", "unanswered")
_MEMORY = Path("/dev/shm")

Told = tuple[str, str | None, str]  # an event's kind, exercise and body
Model = dict[
    str, list[tuple[int, str, Told]]
]  # a session's id, and its events: place, id, and what they tell


class Copy(NamedTuple):
    """What a backup holds: the sessions, and the ids of those that had been erased by then."""

    model: Model
    erased: frozenset[str]


answers = st.dictionaries(st.sampled_from(EXERCISES), st.sampled_from(HURTS))


def told(event: Event) -> Told:
    return event.kind.value, event.exercise, json.dumps(dict(event.body))


def as_model(sittings: Iterable[Sitting]) -> Model:
    return {one.id: [(entry.seq, entry.id, told(entry.event)) for entry in one.entries] for one in sittings}


class Record(RuleBasedStateMachine):
    """One person's journal over some weeks."""

    @initialize()
    def begin(self) -> None:
        self._folder = tempfile.TemporaryDirectory(dir=_MEMORY if os.access(_MEMORY, os.W_OK) else None)
        self._path = Path(self._folder.name) / "data" / "journal.sqlite3"
        self._day = date(2026, 3, 2)
        self._moment = 0
        self._model: Model = {}
        self._days: dict[str, date] = {}
        self._erased: set[str] = set()
        self._backups: dict[date, Copy] = {}
        self._exports: list[tuple[list[str], Model]] = []
        self._copies: list[tuple[Path, Copy]] = []

    def teardown(self) -> None:
        if hasattr(self, "_folder"):
            self._folder.cleanup()

    # What can happen ----------------------------------------------------------------------------------

    @rule(days=st.integers(1, 9))
    def some_days_go_by(self, days: int) -> None:
        self._day += timedelta(days)

    @rule(played=answers)
    def a_session(self, played: dict[str, str]) -> None:
        sitting = self._sitting()
        with self._open() as journal:
            assert journal.begin(sitting)
            for event in session_events(played):
                assert journal.append(sitting.id, event, self._stamp())
        self._written(sitting.id, session_events(played))

    @rule(played=answers, after=st.integers(0, 9))
    def a_session_that_is_killed(self, played: dict[str, str], after: int) -> None:
        sitting, events, stamp = self._sitting(), session_events(played), self._stamp()
        self._open().close()  # today's backup
        child = os.fork()
        if child == 0:
            with suppress(BaseException):
                journal = Journal.open(self._path)
                journal.begin(sitting)
                for event in events[:after]:
                    journal.append(sitting.id, event, stamp)
                os.kill(os.getpid(), signal.SIGKILL)
            os._exit(1)
        assert os.waitpid(child, 0)[1] == signal.SIGKILL
        self._written(sitting.id, events[:after])

    @precondition(lambda self: self._model)
    @rule(data=st.data(), exercise=st.sampled_from(EXERCISES), hurt=st.sampled_from(HURTS))
    def an_answer_is_put_right(self, data: st.DataObject, exercise: str, hurt: str) -> None:
        sitting = data.draw(st.sampled_from(sorted(self._model)))
        event = Event(EventKind.CORRECTED, exercise, body={"hurt": hurt})
        with self._open() as journal:
            assert journal.append(sitting, event, self._stamp())
        self._written(sitting, [event])

    @precondition(lambda self: self._model)
    @rule(data=st.data())
    def a_session_is_erased(self, data: st.DataObject) -> None:
        self._erase([data.draw(st.sampled_from(sorted(self._model)))])

    @precondition(lambda self: self._model)
    @rule(first=st.integers(0, 30), length=st.integers(0, 7))
    def some_days_are_erased(self, first: int, length: int) -> None:
        begins = date(2026, 3, 2) + timedelta(first)
        days = {begins + timedelta(number) for number in range(length)}
        self._erase([key for key in self._model if self._days[key] in days])

    @rule()
    def everything_is_erased(self) -> None:
        erase_all(self._path)
        self._model, self._erased, self._backups = {}, set(), {}

    @rule()
    def it_is_exported(self) -> None:
        self._exports.append((self._lines(), {key: list(events) for key, events in self._model.items()}))

    @precondition(lambda self: self._exports)
    @rule(data=st.data())
    def an_export_comes_in(self, data: st.DataObject) -> None:
        lines, model = data.draw(st.sampled_from(self._exports))
        self._take_in(lines)
        for key, events in model.items():
            if key not in self._erased:
                self._model[key] = sorted({*self._model.get(key, []), *events})

    @precondition(lambda self: self._backups)
    @rule(data=st.data())
    def a_backup_is_brought_back(self, data: st.DataObject) -> None:
        day = data.draw(st.sampled_from(sorted(self._backups)))
        copy = next(copy for copy in backups.found(self._path) if copy.day == day)
        bring_back(copy, self._path)
        self._erased |= self._backups[day].erased
        self._model = {
            key: list(events) for key, events in self._backups[day].model.items() if key not in self._erased
        }

    @precondition(lambda self: self._backups)
    @rule(data=st.data())
    def the_journal_breaks_and_is_brought_back(self, data: st.DataObject) -> None:
        if self._path.exists():
            self._path.write_bytes(b"\xff" * 5000)
            self._erased = set()  # what can no longer be read cannot be kept, unless the backup knows it, too
        self.a_backup_is_brought_back(data)

    @precondition(lambda self: self._path.exists())
    @rule()
    def the_file_is_copied(self) -> None:
        place = Path(self._folder.name) / f"copy-{len(self._copies)}"
        shutil.copy2(self._path, place)  # with its times
        self._copies.append((place, self._copy()))

    @precondition(lambda self: self._copies)
    @rule(data=st.data(), over=st.booleans())
    def a_copy_of_the_file_is_put_back(self, data: st.DataObject, over: bool) -> None:
        place, copy = data.draw(st.sampled_from(self._copies))
        self._path.parent.mkdir(0o700, exist_ok=True)
        if not over:  # else it stays the same file, with other bytes and older times
            self._path.unlink(missing_ok=True)
        shutil.copy2(place, self._path)
        self._model = {key: list(events) for key, events in copy.model.items()}
        self._erased = set(copy.erased)

    # What must hold -----------------------------------------------------------------------------------

    @invariant()
    def the_journal_is_what_it_should_be(self) -> None:
        if hasattr(self, "_folder"):
            assert self._model == as_model(self._sittings())

    @invariant()
    def the_backups_are_what_they_should_be(self) -> None:
        if hasattr(self, "_folder"):
            found = {copy.day: copy for copy in backups.found(self._path)}
            self._backups = {day: copy for day, copy in self._backups.items() if day in found}
            assert set(found) == set(self._backups)
            assert all(copy.good for copy in found.values())

    @invariant()
    def an_export_is_the_journal(self) -> None:
        """It can be read to its end, tells the same history, and comes into an empty place as itself."""
        if not hasattr(self, "_folder") or not self._model:
            return
        lines = self._lines()
        sittings, fault = read_lines("\n".join(lines).encode(), "x", self._day)
        assert fault is None
        assert [as_json(one) for one in sessions(sittings)] == [
            as_json(one) for one in sessions(self._sittings())
        ]
        assert person_from(sittings) == person_from(self._sittings())
        with tempfile.TemporaryDirectory(dir=self._folder.name) as empty:
            path = Path(empty) / "journal.sqlite3"
            with Journal.open(path) as journal:
                journal.take_in(sittings)
                assert lines == list(export_lines(journal.sittings()))

    @invariant()
    def what_was_erased_is_nowhere(self) -> None:
        if hasattr(self, "_folder"):
            ids = {event.id for one in self._sittings() for event in one.entries} | set(self._model)
            assert not ids & self._erased

    @invariant()
    def the_person_is_the_one_that_the_record_tells_of(self) -> None:
        """For whoever comes first after a change, and for the next one, who finds it kept."""
        if hasattr(self, "_folder"):
            whole = person_from(self._sittings())
            assert whole == self._desk().person == self._desk().person

    # How ----------------------------------------------------------------------------------------------

    def _desk(self) -> Desk:
        folder = Path(self._folder.name)
        own = Paths(
            folder / "config.yaml", folder / "exercises", self._path, folder / "lock", folder / "cache"
        )
        return Desk(own, Clock())

    def _open(self) -> Journal:
        fresh = self._day not in self._backups and any(self._model.values())
        journal = Journal.open(self._path, self._day)
        if fresh and self._day in {copy.day for copy in backups.found(self._path)}:
            self._backups[self._day] = self._copy()
        return journal

    def _written(self, key: str, events: list[Event]) -> None:
        """These were written, after all that was there; their places and ids are learnt from the journal."""
        now = as_model(self._sittings())[key]
        assert [*(one for *_, one in self._model.get(key, [])), *map(told, events)] == [
            one for *_, one in now
        ]
        self._model[key] = now

    def _erase(self, keys: list[str]) -> None:
        with self._open() as journal:
            journal.erase(keys, self._stamp())
        self._model = {key: events for key, events in self._model.items() if key not in keys}
        self._erased |= set(keys)
        self._backups = {self._day: self._copy()}
        if self._day not in {copy.day for copy in backups.found(self._path)}:
            self._backups = {}

    def _copy(self) -> Copy:
        return Copy({key: list(events) for key, events in self._model.items()}, frozenset(self._erased))

    def _take_in(self, lines: list[str]) -> None:
        sittings, fault = read_lines("\n".join(lines).encode(), "x", self._day)
        if lines:
            assert fault is None
        with self._open() as journal:
            journal.take_in(sittings)

    def _sittings(self) -> tuple[Sitting, ...]:
        with Reader.open(self._path) as journal:
            return journal.sittings()

    def _lines(self) -> list[str]:
        return list(export_lines(self._sittings()))

    def _sitting(self) -> Sitting:
        stamp = self._stamp()
        key = new_id(stamp)
        self._days[key] = self._day
        return Sitting(key, "lower-back", '{"name":"Lower back"}', stamp, "Europe/Berlin", self._day)

    def _stamp(self) -> Stamp:
        self._moment += 1
        minutes, seconds = divmod(self._moment % 3600, 60)
        return Stamp(f"{self._day.isoformat()}T10:{minutes:02}:{seconds:02}.000Z", 60, self._moment * 1000)


# A worker of pytest-xdist has a second thread, which takes no lock that the child could wait for until it is killed.
FORKS = pytest.mark.filterwarnings("ignore:This process .*is multi-threaded:DeprecationWarning")


@FORKS
def test_the_record_keeps_its_promises() -> None:
    """Whatever happens in whatever order, the record is what it should be."""
    if os.name != "posix":
        pytest.skip("there is no kill -9 here")
    few = settings(
        max_examples=12, stateful_step_count=12, deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )  # fmt: skip
    run_state_machine_as_test(Record, settings=few)


@FORKS
@pytest.mark.endurance
def test_the_record_keeps_its_promises_for_long(runs: int | None) -> None:
    """The same, five hundred lives of forty steps, or so many as were asked for."""
    many = settings(
        max_examples=runs or 500, stateful_step_count=40, deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )  # fmt: skip
    run_state_machine_as_test(Record, settings=many)

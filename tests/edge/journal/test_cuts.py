"""Nothing that was called saved is lost: not by a kill before any call to the disk, not by a power cut there.

The calls of a session are recorded once (`storage_calls`); then, for each of them, the files are laid out as a kill
or a power cut before it would leave them, and the journal is opened as the next command would open it.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from backroutine.domain.errors import JournalTrouble
from backroutine.domain.record.events import Event, EventKind
from backroutine.edge.journal import Journal, Reader, backups
from backroutine.edge.journal.export import export_lines
from journals import STARTED, quick_folder, read, session
from shipped import shipped_session
from storage_calls import SOURCE, STRACE, Call, Disk, files_in, laid_out, record

SESSION = """
import json
import sys
from datetime import date
from pathlib import Path
from backroutine.domain.exercises.exercise import Side
from backroutine.domain.record.events import Event, EventKind, Sitting, Stamp
from backroutine.edge.journal import Journal, Reader

stamp = Stamp("2026-08-02T05:32:00.000Z", 120, 1000)
plan, events = json.loads(Path(sys.argv[2]).read_text())
with Journal.open(Path(sys.argv[1]), date(2026, 8, 2)) as journal:
    journal.begin(Sitting("today", "lower-back", plan, stamp, None, date(2026, 8, 2)))
    for kind, exercise, side, rep, body in events:
        if journal.append("today", Event(EventKind(kind), exercise, side and Side(side), rep, body), stamp):
            print(kind, flush=True)
"""


class Score(NamedTuple):
    """What the session writes down: its plan, and its events."""

    plan: str
    events: Sequence[Event]

    def written(self, folder: Path) -> str:
        """The path of a file from which the session reads it."""
        path = folder.parent / "score.json"
        path.write_text(json.dumps(self))
        return str(path)


def some(count: int) -> Score:
    """So many answers, short ones and long ones."""
    told = [
        Event(EventKind.ANSWERED, "pelvic-tilt", body={"note": "x" * (number % 3 * 150)})
        for number in range(count)
    ]
    return Score("{}", told)


def whole(times: int, at_most: int | None) -> Score:
    """The shipped routine, so many times over; of its events only the first, if not all are wanted."""
    plan, events = shipped_session()
    return Score(plan, (events * times)[:at_most])


needs_strace = pytest.mark.skipif(STRACE is None, reason="strace is not installed")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with yesterday's session in its journal."""
    with quick_folder() as top:
        folder = top / "data"
        with Journal.open(folder / "journal.sqlite3") as journal:
            one = session(date(2026, 8, 1))
            assert journal.begin(one)
            for number in range(5):
                event = Event(EventKind.STARTED if number == 0 else EventKind.REP, rep=number)
                assert journal.append(one.id, event, STARTED)
        yield folder


def lines(path: Path) -> list[str]:
    """Yesterday, as `export` tells it."""
    return list(export_lines(read(path)[:1]))


class Judge:
    """Opens what a cut has left, and says what is wrong with it."""

    def __init__(self, folder: Path, score: Score) -> None:
        self._events = list(score.events)
        self._yesterday = lines(folder / "journal.sqlite3")
        self._place = folder.parent / "left"
        self._seen: set[tuple[int, int]] = set()
        self.judged = 0

    def __call__(self, files: dict[str, bytes], told: int) -> list[str]:
        """What is lost or broken, if `told` answers were called saved; the same state is looked at once."""
        self.judged += 1
        key = hash(tuple(sorted(files.items()))), told
        if key in self._seen:
            return []
        self._seen.add(key)
        laid_out(files, self._place)
        path = self._place / "journal.sqlite3"
        if not path.exists():
            return ["there is no journal"]
        try:
            with Reader.open(path) as journal:
                journal.check()
                sittings = journal.sittings()
        except JournalTrouble as trouble:
            return [trouble.message]
        found = [event for sitting in sittings[1:] for event in sitting.events]
        right = found == self._events[: len(found)] and told <= len(found) <= told + 1
        wrong = [] if right else [f"{told} were told, there are {len(found)}"]
        wrong += [] if self._yesterday == lines(path) else ["yesterday is not what it was"]
        return wrong + [f"{copy.path.name} is damaged" for copy in backups.found(path) if not copy.good]


def played(calls: Iterable[Call], folder: Path) -> Iterator[tuple[Disk, int]]:
    """The disk before each call, and how many answers were called saved by then."""
    disk, told = Disk(folder), 0
    for call in calls:
        if call.what == "told":
            told += call.told.count(b"\n")
            continue
        yield disk, told
        disk.do(call)
    yield disk, told


class Marks:
    """Holds that the size and SQLite's head tell the journal's states apart, even if a cut has the file's times lost.

    What is kept of a journal is believed as long as these stay (and no write is half done).
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, bytes], bytes] = {}

    def seen(self, files: dict[str, bytes]) -> None:
        """Whoever reads the journal now may keep what is made of it."""
        journal = self._settled(files)
        self._known[len(journal), journal[:100]] = journal

    def wrong(self, files: dict[str, bytes]) -> list[str]:
        """What is wrong with this state after a cut."""
        journal = self._settled(files)
        known = self._known.get((len(journal), journal[:100]), journal)
        return [] if known == journal else ["the journal has changed, and nothing in its head"]

    @staticmethod
    def _settled(files: dict[str, bytes]) -> bytes:
        return b"" if "journal.sqlite3-journal" in files else files.get("journal.sqlite3", b"")


def cuts(folder: Path, score: Score, draws: int) -> tuple[int, int, list[str]]:
    """Record a session and cut it everywhere: how many places, how many states, and what was wrong."""
    judge, marks, places = Judge(folder, score), Marks(), 0
    before = files_in(folder)
    calls = record(SESSION, folder, str(folder / "journal.sqlite3"), score.written(folder))
    laid_out(before, folder)
    wrong: list[str] = []
    for disk, told in played(calls, folder):
        places += 1
        marks.seen(disk.killed())
        wrong += [f"killed: {one}" for one in judge(disk.killed(), told)]
        for number, files in enumerate(disk.cut(random.Random(places), draws)):
            wrong += [f"cut {number}: {one}" for one in [*judge(files, told), *marks.wrong(files)]]
    return places, judge.judged, wrong


@needs_strace
def test_no_kill_and_no_power_cut_loses_an_answer(folder: Path) -> None:
    """Before each call to the disk of a short session: killed, or cut off in every way, no answer is lost.

    Yesterday is byte for byte what it was, and the backup is either not there or whole.
    """
    places, states, wrong = cuts(folder, some(4), 2)

    assert [] == wrong
    assert places > 100
    assert states == places * 5


@needs_strace
def test_the_judge_can_tell(folder: Path) -> None:
    """Were the journal not synced, the same test would see answers lost."""
    calls = record(SESSION, folder, str(folder / "journal.sqlite3"), some(2).written(folder))
    disk = Disk(folder)
    judge, marks = Judge(folder, some(2)), Marks()
    marks.seen(disk.killed())
    for call in calls:
        if call.what not in {"told", "sync"}:
            disk.do(call)
    left = [*disk.cut(random.Random(1), 40)]

    assert [] != [one for files in left for one in judge(files, 2)]
    assert [] != [one for files in left for one in marks.wrong(files)]


@needs_strace
@pytest.mark.endurance
def test_no_power_cut_in_a_whole_session(
    folder: Path, runs: int | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """The shipped routine, twice over, cut before every call: killed, strict, late names, and four draws of chance.

    Of its 118 events all, or so many as were asked for.
    """
    began = time.perf_counter()
    places, states, wrong = cuts(folder, whole(2, runs), 4)
    with capsys.disabled():
        print(f"\npower cuts: {places} places, {states} states, {len(wrong)} wrong, {_since(began)}")

    assert [] == wrong


def _since(began: float) -> str:
    return f"{time.perf_counter() - began:.0f} s"


# Killed for real -----------------------------------------------------------------------------------------


def killed_at(what: str, number: int, path: Path, score: str) -> tuple[int, bool]:
    """Run the session and kill it before its so-and-so-many-th call of a kind; what it told, and whether it died."""
    assert STRACE
    command = [
        STRACE, "-f", "-qq", "-o", "/dev/null", "-e", f"trace={what}", "-e", f"inject={what}:signal=KILL:when={number}",
        sys.executable, "-S", "-c", SESSION, str(path), score,
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={"PYTHONPATH": SOURCE})
    return done.stdout.count("\n"), done.returncode != 0


def killed_everywhere(folder: Path, score: Score, every: int = 1) -> tuple[int, list[str]]:
    """Kill a session before each of its calls (or each `every`-th of a kind); how often, and what was wrong."""
    judge, kills, wrong = Judge(folder, score), 0, []
    before, written = files_in(folder), score.written(folder)
    path = folder / "journal.sqlite3"
    for what in ("pwrite64", "fdatasync", "fsync", "unlink", "rename"):
        number, died = 1, True
        while died:
            laid_out(before, folder)
            told, died = killed_at(what, number, path, written)
            wrong += [f"{what} {number}: {one}" for one in judge(files_in(folder), told)]
            kills += died
            number += every
    return kills, wrong


@needs_strace
def test_killed_for_real(folder: Path) -> None:
    """The model is no daydream: a session that is killed at some of its calls leaves what the model says."""
    kills, wrong = killed_everywhere(folder, some(2), every=17)

    assert [] == wrong
    assert kills > 3


@needs_strace
@pytest.mark.endurance
def test_killed_for_real_before_every_call(
    folder: Path, runs: int | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """The shipped routine (all 59 events, or so many as were asked for) is killed before each call to the disk."""
    began = time.perf_counter()
    kills, wrong = killed_everywhere(folder, whole(1, runs))
    with capsys.disabled():
        print(f"\nkilled at every call: {kills} kills, {len(wrong)} wrong, {_since(began)}")

    assert [] == wrong

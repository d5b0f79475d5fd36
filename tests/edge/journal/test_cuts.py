"""Nothing that was called saved is lost: not by a kill before any call to the disk, not by a power cut there.

The calls of a session are recorded once (`storage_calls`); then, for each of them, the files are laid out as a kill
or a power cut before it would leave them, and the journal is opened as the next command would open it.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from backroutine.domain.errors import JournalTrouble
from backroutine.domain.record.events import Event, EventKind
from backroutine.edge.journal import Journal, backups
from backroutine.edge.journal.export import export_lines
from journals import STARTED, quick_folder, read, session
from storage_calls import SOURCE, STRACE, Call, Disk, laid_out, record

SESSION = """
import sys
from datetime import date
from pathlib import Path
from backroutine.domain.record.events import Event, EventKind, Sitting, Stamp
from backroutine.edge.journal import Journal

stamp = Stamp("2026-08-02T05:32:00.000Z", 120, 1000)
with Journal.open(Path(sys.argv[1]), date(2026, 8, 2)) as journal:
    journal.begin(Sitting("today", "daily", "{}", stamp, None, date(2026, 8, 2)))
    for number in range(int(sys.argv[2])):
        event = Event(EventKind.ANSWERED, "pelvic-tilt", None, number, {"note": "x" * (number % 3 * 150)})
        if journal.append("today", event, stamp):
            print(number, flush=True)
"""
LONG = 130  # events, as a session of twelve exercises leaves them

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

    def __init__(self, folder: Path) -> None:
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
            with Journal.reading(path) as journal:
                journal.check()
                sittings = journal.sittings()
        except JournalTrouble as trouble:
            return [trouble.message]
        found = [event.rep for sitting in sittings[1:] for event in sitting.events]
        wrong = (
            []
            if found == list(range(len(found))) and told <= len(found) <= told + 1
            else [f"{told}: {found}"]
        )
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


def cuts(folder: Path, events: int, draws: int) -> tuple[int, int, list[str]]:
    """Record a session and cut it everywhere: how many places, how many states, and what was wrong."""
    judge, places = Judge(folder), 0
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    calls = record(SESSION, folder, str(folder / "journal.sqlite3"), str(events))
    laid_out({str(path.relative_to(folder)): content for path, content in before.items()}, folder)
    wrong: list[str] = []
    for disk, told in played(calls, folder):
        places += 1
        wrong += [f"killed: {one}" for one in judge(disk.killed(), told)]
        for number, files in enumerate(disk.cut(random.Random(places), draws)):
            wrong += [f"cut {number}: {one}" for one in judge(files, told)]
    return places, judge.judged, wrong


@needs_strace
def test_no_kill_and_no_power_cut_loses_an_answer(folder: Path) -> None:
    """Before each call to the disk of a short session: killed, or cut off in every way, no answer is lost.

    Yesterday is byte for byte what it was, and the backup is either not there or whole.
    """
    places, states, wrong = cuts(folder, 4, 2)

    assert [] == wrong
    assert places > 100
    assert states == places * 5


@needs_strace
def test_the_judge_can_tell(folder: Path) -> None:
    """Were the journal not synced, the same test would see answers lost."""
    calls = record(SESSION, folder, str(folder / "journal.sqlite3"), "2")
    disk = Disk(folder)
    judge = Judge(folder)
    for call in calls:
        if call.what not in {"told", "sync"}:
            disk.do(call)

    assert [] != [one for files in disk.cut(random.Random(1), 4) for one in judge(files, 2)]


@needs_strace
@pytest.mark.endurance
def test_no_power_cut_in_a_whole_session(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A session of twelve exercises, cut before every call: strict, late names, and four draws of chance."""
    began = time.perf_counter()
    places, states, wrong = cuts(folder, LONG, 4)
    with capsys.disabled():
        print(f"\npower cuts: {places} places, {states} states, {len(wrong)} wrong, {_since(began)}")

    assert [] == wrong


def _since(began: float) -> str:
    return f"{time.perf_counter() - began:.0f} s"


# Killed for real -----------------------------------------------------------------------------------------


def killed_at(what: str, number: int, path: Path, events: int) -> tuple[int, bool]:
    """Run the session and kill it before its so-and-so-many-th call of a kind; what it told, and whether it died."""
    assert STRACE
    command = [
        STRACE, "-f", "-qq", "-o", "/dev/null", "-e", f"trace={what}", "-e", f"inject={what}:signal=KILL:when={number}",
        sys.executable, "-S", "-c", SESSION, str(path), str(events),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={"PYTHONPATH": SOURCE})
    return done.stdout.count("\n"), done.returncode != 0


def killed_everywhere(folder: Path, events: int, every: int = 1) -> tuple[int, list[str]]:
    """Kill a session before each of its calls (or each `every`-th of a kind); how often, and what was wrong."""
    judge, kills, wrong = Judge(folder), 0, []
    before = {
        str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    path = folder / "journal.sqlite3"
    for what in ("pwrite64", "fdatasync", "fsync", "unlink", "rename"):
        number, died = 1, True
        while died:
            laid_out(before, folder)
            told, died = killed_at(what, number, path, events)
            left = {
                str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()
            }
            wrong += [f"{what} {number}: {one}" for one in judge(left, told)]
            kills += died
            number += every
    return kills, wrong


@needs_strace
def test_killed_for_real(folder: Path) -> None:
    """The model is no daydream: a session that is killed at some of its calls leaves what the model says."""
    kills, wrong = killed_everywhere(folder, 2, every=17)

    assert [] == wrong
    assert kills > 3


@needs_strace
@pytest.mark.endurance
def test_killed_for_real_before_every_call(
    folder: Path, runs: int | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """A session of a dozen answers (or so many as were asked for) is killed before each of its calls to the disk."""
    began = time.perf_counter()
    kills, wrong = killed_everywhere(folder, runs or 12)
    with capsys.disabled():
        print(f"\nkilled at every call: {kills} kills, {len(wrong)} wrong, {_since(began)}")

    assert [] == wrong

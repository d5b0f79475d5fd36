"""Writers killed at random moments: what was called saved is there, and yesterday is what it was."""

from __future__ import annotations

import os
import random
import select
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from backroutine.domain.record.events import Event, EventKind, Sitting
from backroutine.edge.journal import Journal, Reader
from backroutine.edge.journal.export import export_lines
from journals import STARTED, quick_folder, read

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="there is no kill -9 here"),
    # A worker of pytest-xdist has a second thread, which takes no lock that a writer could wait for until it is killed.
    pytest.mark.filterwarnings("ignore:This process .*is multi-threaded:DeprecationWarning"),
]


@pytest.fixture
def path() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder / "journal.sqlite3"


def write_for_ever(path: Path, sitting: str, out: int) -> None:
    """Answer without end, and tell each answer that was called saved. Never returns."""
    journal = Journal.open(path)
    journal.begin(Sitting(sitting, "daily", "{}", STARTED, None, date(2026, 8, 1)))
    number = 0
    while True:
        body = {"note": "x" * (number % 3 * 400)}
        if journal.append(sitting, Event(EventKind.ANSWERED, "tilt", None, number, body), STARTED):
            os.write(out, b"\n")
        number += 1


def told_before_a_kill(path: Path, sitting: str, chance: random.Random) -> int:
    """Start a writer, kill it at a random moment, and return how many answers it called saved."""
    from_child, to_parent = os.pipe()
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            write_for_ever(path, sitting, to_parent)
        os._exit(1)
    os.close(to_parent)
    select.select([from_child], [], [], chance.random() * 0.02)
    until = time.perf_counter() + chance.random() * 0.02
    while time.perf_counter() < until:
        continue
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    told = 0
    while piece := os.read(from_child, 1 << 16):
        told += len(piece)
    os.close(from_child)
    return told


def kills(path: Path, count: int) -> tuple[int, int, list[str]]:
    """So many kills: how many answers were told in all, how many are there, and what was wrong."""
    chance = random.Random(count)
    told_in_all, there, wrong = 0, 0, []
    before: list[str] = []
    for number in range(count):
        if number % 50 == 0:
            path.unlink(missing_ok=True)  # a journal of fifty sessions is enough
            before = []
        told = told_before_a_kill(path, f"s{number:05}", chance)
        with Reader.open(path) as journal:
            journal.check()
            sittings = journal.sittings()
        mine = [event.rep for one in sittings if one.id == f"s{number:05}" for event in one.events]
        if mine != list(range(len(mine))) or not told <= len(mine) <= told + 1:
            wrong.append(f"kill {number}: {told} told, there are {mine}")
        now = list(export_lines(read(path)))
        if before != now[: len(before)]:
            wrong.append(f"kill {number}: yesterday is not what it was")
        before, told_in_all, there = now, told_in_all + told, there + len(mine)
    return told_in_all, there, wrong


def test_a_hundred_kills_lose_nothing(path: Path) -> None:
    """After each of a hundred random kills every answer that was called saved is there, and all earlier ones."""
    told, there, wrong = kills(path, 100)

    assert [] == wrong
    assert 0 < told <= there


@pytest.mark.endurance
def test_three_thousand_kills_lose_nothing(
    path: Path, runs: int | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same three thousand times, or as often as was asked for."""
    began, count = time.perf_counter(), runs or 3000
    told, there, wrong = kills(path, count)
    with capsys.disabled():
        print(
            f"\nrandom kills: {count}, {told} answers told, {there} there, {len(wrong)} wrong,"
            f" {time.perf_counter() - began:.0f} s"
        )

    assert [] == wrong

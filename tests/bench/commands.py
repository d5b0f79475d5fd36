"""Whole commands, in CPU seconds: they wait for nothing, and other work on the machine hardly changes them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from journals_of_years import write_years
from programs import BIN, PYTHON, empty_script, environment, ours
from table import Row

BARE = "python -c pass"
SCRIPT = "pip's script alone"
BUDGETS = {"status": 4.0, "list": 6.0, "history": 6.0, "--help": 7.0, "plan": 9.0, "config": 9.0}
FILES = {100: None, 1000: 500.0}  # own files: ms
YEARS_MORE = 300.0  # ms that ten years may take more than none
OWN = "name: A\nposition: Sit.\naction: Move.\nhold_seconds: 1\nreps: 1\nsides: none\n"


def cpu(argv: Sequence[str], env: Mapping[str, str]) -> float:
    """The milliseconds of CPU that one run takes."""
    with subprocess.Popen(
        argv, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr
        told = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{argv}: {told.decode()}"
    return (used.ru_utime + used.ru_stime) * 1000


def in_turn(
    runs: Mapping[str, tuple[Sequence[str], Mapping[str, str]]], rounds: int
) -> dict[str, list[float]]:
    """Run all in turn, again and again, so that a busy moment meets all alike."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds + 1):
        for name, (argv, env) in runs.items():
            taken[name].append(cpu(argv, env))
    return {name: times[1:] for name, times in taken.items()}  # the first round only warms the caches


def whole_commands(folder: Path, rounds: int) -> Iterator[Row]:
    """Commands in a new home, as multiples of a bare Python."""
    (folder / "new").mkdir()
    env = environment(folder / "new")
    runs: dict[str, tuple[Sequence[str], Mapping[str, str]]] = {
        BARE: ((PYTHON, "-c", "pass"), env),
        SCRIPT: ((empty_script(),), env),
        "--version": (ours("--version"), env),
        **{name: (ours(name), env) for name in BUDGETS},
        "breathe --help": ((str(BIN / "breathe"), "--help"), env),
        "termdown --help": ((str(BIN / "termdown"), "--help"), env),
    }
    taken = in_turn(runs, rounds)
    for name, times in taken.items():
        yield Row(name, times, "ms CPU", BUDGETS.get(name), taken[BARE])
    yield Row("--version beside pip's script", taken["--version"], "ms CPU", 1.2, taken[SCRIPT])


def own_files(folder: Path, rounds: int) -> Iterator[Row]:
    """`list` with many files of one's own."""
    runs: dict[str, tuple[Sequence[str], Mapping[str, str]]] = {}
    for count in FILES:
        home = folder / f"files-{count}"
        (home / "exercises").mkdir(parents=True)
        for i in range(count):
            (home / "exercises" / f"own-{i}.yaml").write_text(OWN)
        runs[f"{count}"] = (ours("list"), environment(home))
    taken = in_turn(runs, rounds)
    for count, budget in FILES.items():
        yield Row(f"list, {count} own files", taken[f"{count}"], "ms CPU", budget)


def years(folder: Path, rounds: int) -> Iterator[Row]:
    """Commands that look back, with one and ten years in the journal, and what ten take more than none."""
    homes = {0: folder / "new", 1: folder / "years-1", 10: folder / "years-10"}
    for count, home in homes.items():
        home.mkdir()
        if count:
            write_years(home / "journal.sqlite3", count)
    names = ("list", "history", "progress", "report", "plan")
    runs = {
        f"{name}, {count} years": (ours(name), environment(home))
        for name in names
        for count, home in homes.items()
    }
    taken = in_turn(runs, rounds)
    for name in names:
        none = taken[f"{name}, 0 years"]
        for count in (1, 10):
            more = [a - b for a, b in zip(taken[f"{name}, {count} years"], none, strict=True)]
            budget = YEARS_MORE if count == 10 and name in {"list", "history"} else None
            yield Row(f"{name}, {count} years more than none", more, "ms CPU", budget)

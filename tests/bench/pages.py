"""What a person waits for: the first page, and the answer to a key. Real time, in a pseudo-terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from homes import Home
from journals_of_years import write_years
from programs import PYTHON, environment, ours, timers
from table import Row
from window import Window, clock

BARE = "python -c \"print('x')\""
FIRST_PAGE = 6.0
ANSWERED = 30.0  # ms
YEARS_MORE = 300.0  # ms


def first_pages(folder: Path, rounds: int) -> Iterator[Row]:
    """From exec to the whole first page, as multiples of a bare Python's first letter; then the CPU of it."""
    home = Home(folder / "known").folder
    aged = Home(folder / "aged", screened=False).folder
    write_years(aged / "journal.sqlite3", 10)
    env = environment(home)
    runs: dict[str, tuple[Sequence[str], bytes, Mapping[str, str]]] = {
        BARE: ((PYTHON, "-c", "print('x')"), b"x", env),
        **{name: (argv, sign, env) for name, (argv, sign) in timers().items()},
        "start": (ours("start"), b"Enter", env),
        "start short": (ours("start", "short"), b"Enter", env),
        "start, ten years": (ours("start"), b"Enter", environment(aged)),
    }
    walls: dict[str, list[float]] = {name: [] for name in runs}
    used: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds + 1):
        for name, (argv, sign, where) in runs.items():
            with Window(argv, where) as window:
                walls[name].append(window.until(sign) * 1000)
                used[name].append(window.cost().cpu * 1000)
    for name in runs:
        budget = FIRST_PAGE if name.startswith("start") and "years" not in name else None
        yield Row(name, walls[name][1:], "ms", budget, walls[BARE][1:])
    for name in runs:
        yield Row(f"{name}, CPU", used[name][1:], "ms CPU", None, used[BARE][1:])
    more = [a - b for a, b in zip(used["start, ten years"][1:], used["start"][1:], strict=True)]
    yield Row("start, ten years more than none", more, "ms CPU", YEARS_MORE)


def keys(folder: Path, rounds: int) -> Iterator[Row]:
    """From a key to what it changes on the screen: pause, go on, pause ..."""
    home = Home(folder / "keys", hold="300")
    with Window(ours("start", "quick"), environment(home.folder)) as window:
        begin(window)
        yield Row("key to screen", list(answers(window, rounds)), "ms", ANSWERED)
    argv, sign = timers()["termdown"]
    with Window(argv, environment(home.folder)) as window:
        window.until(sign)
        yield Row("key to screen, termdown", list(answers(window, rounds)), "ms")


def begin(window: Window) -> None:
    """Past the welcome and the question, into the long hold."""
    window.until(b"Enter")
    window.press(b"\r")
    window.until(b"right now?")
    window.press(b"\r")
    window.settle(2)


def answers(window: Window, rounds: int) -> Iterator[float]:
    """The milliseconds from each press to the first byte after it."""
    for _ in range(rounds):
        window.settle(0.3)
        pressed = clock()
        window.press(b" ")
        assert window.read(5)
        yield (clock() - pressed) * 1000

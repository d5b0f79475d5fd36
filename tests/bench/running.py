"""What a session costs while it runs and while it is paused: CPU, wake-ups, bytes, memory."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from homes import Home
from pages import begin
from programs import environment, ours, timers
from table import Row
from window import Window

SPAN = 5.0  # seconds of one sample
SPANS = 4
RUNNING = (4.0, 1.5, 300.0)  # ms CPU, wake-ups and bytes a second
PAUSED = (0.2, 0.1, 0.0)  # nothing happens; what Python itself does in a signal's wake is no budget's matter
MEMORY = 25.0  # MiB


def running(folder: Path, _: int) -> Iterator[Row]:
    """A long hold, running and then paused, and the same for the timers beside it."""
    home = Home(folder / "running", hold="300")
    subprocess.run(
        ours("plan", "quick"), env=environment(home.folder), capture_output=True, check=True
    )  # lived in
    with Window(ours("start", "quick"), environment(home.folder)) as window:
        begin(window)
        yield from spent(window, "running", RUNNING)
        yield Row("running, memory", [window.memory()], "MiB", MEMORY)
        window.press(b" ")
        window.settle(1)
        yield from spent(window, "paused", PAUSED)
        yield Row("paused, memory", [window.memory()], "MiB", MEMORY)
        yield Row("memory at most", [window.memory("VmHWM")], "MiB", MEMORY)
    for name, (argv, sign) in timers().items():
        with Window(argv, environment(home.folder)) as window:
            window.until(sign)
            window.settle(4)
            yield from spent(window, name)
            yield Row(f"{name}, memory", [window.memory()], "MiB")


def spent(window: Window, what: str, budgets: tuple[float | None, ...] = (None, None, None)) -> Iterator[Row]:
    """What each second costs, measured a few times over."""
    costs = []
    for _ in range(SPANS):
        before = window.cost()
        window.settle(SPAN)
        costs.append(window.cost().since(before, SPAN))
    cpu, wakes, size = budgets
    yield Row(f"{what}, CPU a second", [cost.cpu * 1000 for cost in costs], "ms", cpu)
    yield Row(f"{what}, wake-ups a second", [cost.wakes for cost in costs], "", wakes)
    yield Row(f"{what}, bytes a second", [cost.size for cost in costs], "B", size)

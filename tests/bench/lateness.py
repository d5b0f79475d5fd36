"""How late each step of a session ends, alone and while other processes take all the CPU they can get."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import accumulate
from pathlib import Path

from homes import Home
from programs import environment, ours
from table import Row
from window import Window, clock

LATE = 20.0  # ms
BURN = (sys.executable, "-c", "while True: pass")


def lateness(folder: Path, _: int) -> Iterator[Row]:
    """The same session twice; load is as many busy processes as there are processors."""
    home = Home(folder / "late")
    home.exercise("many", hold="1", ready="1")
    text = home.exercises / "many.yaml"
    text.write_text(
        text.read_text().replace("reps: 2", "reps: 6").replace("_seconds: 0\n", "_seconds: 0.5\n")
    )
    home.routine("long", "many, first")
    env = environment(home.folder)
    told = subprocess.run(
        ours("plan", "long", "--json", "--only", "many"), env=env, capture_output=True, check=True
    )
    steps = [step["seconds"] for step in json.loads(told.stdout)["steps"] if step["kind"] != "question"]
    for name, burning in (("alone", 0), ("under load", os.cpu_count() or 1)):
        with ExitStack() as load:
            for _ in range(burning):
                burner = load.enter_context(subprocess.Popen(BURN))
                load.callback(burner.kill)
                # Whatever priority the bench was given, a load that others could not get past would stop the machine.
                os.sched_setscheduler(burner.pid, os.SCHED_OTHER, os.sched_param(0))
            late = late_steps(home, list(accumulate(steps)))
        yield Row(f"each step, {name}", late, "ms late", LATE, worst=True)
        yield Row(f"the last step, {name}", late[-1:], "ms late", LATE)


def late_steps(home: Home, ends: list[float]) -> list[float]:
    """How many ms after its moment the end of each step was seen, counted from the promptest of them."""
    with Window(ours("start", "long", "--only", "many"), environment(home.folder)) as window:
        window.until(b"Enter")
        window.press(b"\r")
        window.until(b"right now?")
        pressed = clock()
        window.press(b"\r")
        came = window.settle(ends[-1] + 0.5)
    late = [came[min(bisect_left(came, pressed + end), len(came) - 1)] - pressed - end for end in ends]
    return [(each - min(late)) * 1000 for each in late]

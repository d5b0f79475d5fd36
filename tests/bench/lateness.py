"""How late each step of a session ends: alone, while other processes take all the CPU, while a picture moves, and with a voice.

The natural voice is measured where there is one: `python -m venv .bench/natural`, and there `pip install ".[natural]"`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from itertools import accumulate
from pathlib import Path

from homes import Home
from programs import BIN, PLACE, TOP, environment, ours
from sound_fakes import fake
from table import Row
from test_heard_sessions import moments
from window import Window, clock

LATE = 20.0  # ms
NATURAL = PLACE / "natural" / "bin"
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
    (home.exercises / "many.yaml").write_text(text.read_text() + _picture())
    yield Row("each rep, a picture moves", late_reps(home, BIN, env), "ms late", LATE, worst=True)
    if NATURAL.exists():
        (home.folder / "config.yaml").write_text("voice: full\nvoice_engine: natural\n")
        fake(folder / "players", "aplay", "exec /bin/sleep 0.5\n")
        env["PATH"] = str(folder / "players")
        yield Row("each rep, natural voice", late_reps(home, NATURAL, env), "ms late", LATE, worst=True)


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


def late_reps(home: Home, programs: Path, env: Mapping[str, str]) -> list[float]:
    """The same of each rep, by when it was written down: a picture writes to the screen at any time."""
    program = str(programs / "backroutine")
    told = subprocess.run(
        (program, "plan", "long", "--json", "--only", "many"), env=env, capture_output=True, check=True
    )
    steps = json.loads(told.stdout)["steps"]
    ends = accumulate(step["seconds"] for step in steps)
    reps = {step["rep"]: end for step, end in zip(steps, ends, strict=True) if step["kind"] != "rest"}
    planned = [end for rep, end in reps.items() if rep]
    with Window((program, "start", "long", "--only", "many"), env) as window:
        window.until(b"Enter")
        window.press(b"\r")
        window.until(b"right now?")
        window.press(b"\r")
        window.settle(planned[-1] + 1)
    late = [done - end for done, end in zip(moments(home), planned, strict=False)]
    return [(each - min(late)) * 1000 for each in late]


def _picture() -> str:
    """The lines of a shipped file that draw an exercise."""
    text = (TOP / "exercises" / "pelvic-tilt.yaml").read_text()
    return text[text.index("picture:") : text.index("checked:")]

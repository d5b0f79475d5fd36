"""A person's own folder for tests: small exercises with holds of a fraction of a second, and their journal."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any
from unittest.mock import patch

from backroutine.cli.app import run
from backroutine.domain.record.events import Event, EventKind, Sitting
from backroutine.edge.computer.clock import Clock
from backroutine.edge.journal import Journal, new_id
from terminal import Terminal

COMMAND = (sys.executable, "-m", "backroutine")

QUICK = """\
name: {name}
position: Sit as you like.
action: Do a small thing.
hold_seconds: {hold}
reps: 2
sides: {sides}
move_seconds: 0.05
return_seconds: 0
rest_seconds: 0
get_ready_seconds: {ready}
ease_out: Come back slowly.
"""


class Home:
    """One BACKROUTINE_HOME: exercises `first`, `second` (two-sided) and `third`; `quick` has two of them, `three` all."""

    def __init__(self, folder: Path, *, screened: bool = True, hold: str = "0.1", ready: str = "0.2") -> None:
        self.folder = folder
        self.exercises = folder / "exercises"
        (self.exercises / "routines").mkdir(parents=True)
        self.exercise("first", name="First thing", hold=hold, ready=ready)
        self.exercise("second", name="Second thing", hold=hold, ready=ready, sides="alternate")
        self.exercise("third", name="Third thing", hold=hold, ready=ready)
        self.routine("quick", "first, second")
        self.routine("three", "first, second, third")
        (folder / "config.yaml").write_text(
            "voice: tones\n"
        )  # no words, so no step grows to the length of its own
        # An empty PATH would hide the voice and the players of this computer, so no test makes a sound.
        self.env = {
            **{name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "ACCESSIBLE"}},
            "BACKROUTINE_HOME": str(folder),
            "TERM": "xterm-256color",
            "PATH": "/nonexistent",
            "PYTHONWARNINGS": "error",
        }
        if screened:
            self._screen()

    def _screen(self) -> None:
        """Note that the safety page was answered, so that tests begin where people usually do."""
        stamp = Clock().stamp()
        sitting = Sitting(new_id(stamp), "", "{}", stamp, None, Clock().today())
        with Journal.open(self.folder / "journal.sqlite3") as journal:
            journal.begin(sitting)
            assert journal.append(sitting.id, Event(EventKind.SCREENED, body={"fits": False}), stamp)

    def exercise(self, exercise_id: str, **values: str) -> None:
        """Write one small exercise file."""
        text = QUICK.format(**{"name": exercise_id, "hold": "0.1", "ready": "0.2", "sides": "none"} | values)
        (self.exercises / f"{exercise_id}.yaml").write_text(text)

    def routine(self, name: str, exercises: str) -> None:
        """Write a routine of these ids, without a warm-up."""
        text = f"name: Quick\nexercises: [{exercises}]\nwarm_up: none\n"
        (self.exercises / "routines" / f"{name}.yaml").write_text(text)

    def terminal(self, *arguments: str, rows: int = 24, columns: int = 80, **env: str) -> Terminal:
        """`backroutine ARGUMENTS` in a terminal of its own."""
        return Terminal([*COMMAND, *arguments], rows=rows, columns=columns, env=self.env | env)

    def run(self, *arguments: str, stdin: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
        """`backroutine ARGUMENTS` with pipes; without `stdin`, standard input is empty."""
        return subprocess.run(
            [*COMMAND, *arguments],
            input=stdin or "",
            capture_output=True,
            text=True,
            env=self.env | env,
            check=False,
        )

    def look(self, *arguments: str, encoding: str = "utf-8") -> str:
        """What `backroutine ARGUMENTS` tells a pipe, in this process: a program takes ten times as long."""
        out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
        with patch.dict(os.environ, {"BACKROUTINE_HOME": str(self.folder)}), redirect_stdout(out):
            assert run(arguments) == 0
        out.seek(0)
        return out.read()

    def history(self) -> list[dict[str, Any]]:
        """What `history --json` tells."""
        told = json.loads(self.look("history", "--json"))
        assert isinstance(told, list)
        return told

    def events(self) -> list[dict[str, Any]]:
        """The events of the journal, as `export` tells them."""
        lines = [json.loads(line) for line in self.look("export").splitlines()]
        return [line for line in lines if line["kind"] != "sitting"]

    def standing(self, exercise: str) -> str:
        """How an exercise stands, as `list --json` tells it."""
        listed = json.loads(self.look("list", "--json"))
        return next(str(one["standing"]) for one in listed if one["id"] == exercise)

"""How far sound moves a session: the same one silent, with a good voice and with bad ones."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from homes import Home
from sound_fakes import SAYS
from table import Row
from test_heard_sessions import Heard, moments

ROUNDS = 3
MOVED = 20.0  # ms
VOICES = {
    "good voice": (SAYS, ""),
    "slow voice": ("sleep 2\n" + SAYS, ""),
    "hanging voice": ("exec sleep 60", ""),
    "hanging player": (SAYS, "exec sleep 60"),
    "failing player": (SAYS, "exit 1"),
}


def spans(home: Home) -> list[float]:
    """The seconds from rep to rep, which no question stands between."""
    times = moments(home)
    return [after - before for before, after in pairwise(times)]


def sound(folder: Path, _: int) -> Iterator[Row]:
    """The largest move of any rep, in a few rounds."""
    for name, (says, plays) in VOICES.items():
        moved = []
        for turn in range(ROUNDS):
            home = Home(folder / f"{name}-{turn}")
            home.run("start", "quick", "--plain", "--voice", "silent")
            silent = spans(home)
            Heard(home, folder / f"{name}-{turn}" / "bin", says=says, plays=plays).play()
            moved.append(max(abs(a - b) for a, b in zip(spans(home), silent, strict=True)) * 1000)
        yield Row(name, moved, "ms", MOVED)

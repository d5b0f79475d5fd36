"""How soon a tone is made, and how far sound moves a session: with each voice of the tests beside a good one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from backroutine.domain.plan.steps import Tone
from backroutine.edge.sound.tones import samples
from homes import Home
from table import Row
from test_heard_sessions import SESSIONS, Heard, moments
from window import clock

ROUNDS = 2
MOVED = 20.0  # ms
MADE = 30.0  # ms: a tone can be made when it is first needed
VOICES = [name for name, sounds in SESSIONS.items() if not sounds.options and name != "good"]


def spans(home: Home) -> list[float]:
    """The seconds from rep to rep, which no question stands between."""
    times = moments(home)
    return [after - before for before, after in pairwise(times)]


def sound(folder: Path, _: int) -> Iterator[Row]:
    """The longest tone, made at rates that nobody has asked for before; then the largest move of any rep, in a few rounds."""
    yield Row("a tone made for the first time", [_made(22_050 + turn) for turn in range(ROUNDS)], "ms", MADE)
    moved: dict[str, list[float]] = {name: [] for name in VOICES}
    for turn in range(ROUNDS):
        good = _played(folder, "good", turn)
        for name in VOICES:
            pairs = zip(_played(folder, name, turn), good, strict=True)
            moved[name].append(max(abs(a - b) for a, b in pairs) * 1000)
    yield from (Row(name, far, "ms", MOVED) for name, far in moved.items())


def _played(folder: Path, name: str, turn: int) -> list[float]:
    """The seconds from rep to rep in a session by ear."""
    sounds = SESSIONS[name]
    home = Home(folder / f"{name}-{turn}")
    Heard(home, home.folder / "bin", says=sounds.says, plays=sounds.plays, model=sounds.model).play()
    return spans(home)


def _made(rate: int) -> float:
    begun = clock()
    samples(Tone.QUESTION, 1.0, rate)
    return (clock() - begun) * 1000

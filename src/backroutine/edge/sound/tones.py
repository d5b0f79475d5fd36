"""The six tones: soft, low, and told apart with closed eyes by how many notes they have and where they go."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from backroutine.domain.plan.fitting import LEAD_IN
from backroutine.domain.plan.steps import Tone
from backroutine.edge.sound import wav
from backroutine.edge.sound.wav import RATE, Sound

# Notes as (pitch in Hz, seconds). Beginnings rise and endings fall; three notes end (or ask) more than two.
NOTES: dict[Tone, tuple[tuple[float, float], ...]] = {
    Tone.HOLD_BEGINS: ((392.0, 0.14), (523.0, 0.20)),
    Tone.HOLD_ENDS: ((523.0, 0.14), (392.0, 0.20)),
    Tone.SIDE_ENDS: ((440.0, 0.14), (440.0, 0.20)),
    Tone.EXERCISE_ENDS: ((523.0, 0.10), (415.0, 0.10), (330.0, 0.14)),
    Tone.PAUSE: ((330.0, 0.36),),
    Tone.QUESTION: ((392.0, 0.10), (466.0, 0.10), (554.0, 0.14)),
}
BETWEEN = 0.03  # seconds between two notes, or equal ones would be heard as one
BEFORE_WORDS = 0.06  # seconds between a tone and the words after it

_LOUDEST = 0.2  # of what is possible: at least as soft as the voice
_RISE, _FALL = 0.015, 0.05  # seconds; a hard edge clicks
_HUM_HZ, _HUM = 110, 0.0006  # too soft to hear, but not the plain zeros that some speakers sleep through


@cache
def samples(tone: Tone, volume: float = 1.0, rate: int = RATE) -> bytes:
    """The tone as samples, at a volume from 0 to 1."""
    gap = [0.0] * round(BETWEEN * rate)
    loud = _LOUDEST * min(1.0, max(0.0, volume))
    notes = (note for hz, seconds in NOTES[tone] for note in (gap, _note(hz, seconds, loud, rate)))
    next(notes)  # no gap before the first
    return wav.from_waves(chain.from_iterable(notes))


def lead_in(rate: int = RATE) -> bytes:
    """What wakes a sleeping speaker, so that it does not swallow what comes next."""
    period = rate // _HUM_HZ
    hum = wav.from_waves(_HUM * math.sin(2 * math.pi * i / period) for i in range(period))
    return (hum * math.ceil(LEAD_IN * _HUM_HZ + 1))[: 2 * round(LEAD_IN * rate)]


def _note(hz: float, seconds: float, loud: float, rate: int) -> Iterator[float]:
    turn = 2 * math.pi * hz / rate
    length = round(seconds * rate)
    rise, fall = _RISE * rate, _FALL * rate
    for i in range(length):
        edge = min(1.0, i / rise, (length - 1 - i) / fall)
        yield loud * edge * edge * (3 - 2 * edge) * math.sin(turn * i)


class Tones:
    """Sound files of tones, alone and before words, made at first use in a private folder."""

    def __init__(self, folder: Path, volume: float = 1.0) -> None:
        self._folder = folder
        self._volume = volume
        self._made: set[Path] = set()  # by this process: an older version may have had other notes

    def file(self, tone: Tone | None, words: Path | None = None, *, wakes: bool = False) -> Path:
        """The file with a lead-in (if it `wakes`), the tone (if any), then the spoken words (if any).

        One file, because two players started together would talk into each other's sound, and because
        silencing one child silences all of it. Raises OSError or BadSound.
        """
        if words is not None and tone is None and not wakes:
            return words
        parts = (
            tone or "no-tone",
            words.stem if words else "alone",
            "wakes" if wakes else "at-once",
            f"{self._volume:g}",
        )
        path = self._folder / f"{'-'.join(parts)}.wav"
        if path not in self._made or not path.exists():
            wav.write(path, joined(tone, words, self._volume, wakes=wakes))
            self._made.add(path)
        return path


def joined(
    tone: Tone | None, words: Path | None, volume: float, *, wakes: bool = False, rate: int = RATE
) -> Sound:
    """One sound of the lead-in (if it `wakes`), the tone, and the words at the rate that they have, else at `rate`.

    Raises OSError or BadSound if the words cannot be read.
    """
    spoken = wav.read(words) if words else Sound(rate, b"")
    parts = [lead_in(spoken.rate)] if wakes else []
    if tone:
        parts.append(samples(tone, volume, spoken.rate))
        parts.append(wav.silence(round(BEFORE_WORDS * spoken.rate)) if words else b"")
    return Sound(spoken.rate, b"".join([*parts, spoken.samples]))

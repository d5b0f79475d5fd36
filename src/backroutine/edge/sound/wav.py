"""Sound files: read with suspicion, tidied alike whoever spoke, written privately and whole or not at all."""

from __future__ import annotations

import math
import os
import wave
from array import array
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from backroutine.domain.values import NamedTuple
from backroutine.edge.computer.new_files import create

RATE = 22050  # samples a second: what every voice gives or can be asked for
_WIDTH = 2  # bytes a sample
_LOUDEST = 32767

# How every voice is brought to sound: as loud as espeak-ng is by itself (measured over a whole session), so that
# its own files stay as they are and the tones suit all. Heights are parts of the loudest possible.
LOUDNESS = 0.119  # root mean square of what is not silence
QUIET = 0.0063  # -44 dB: below this it is silence
EDGE = 0.03  # seconds of it left at both ends, so that a soft consonant is not bitten off
_NEAR = 1.19  # 1.5 dB, which nobody hears between two phrases: then the samples are left alone
_PEAK = 0.97  # of the loudest possible; above it, it would crackle
_EVERY = 7  # samples are enough to tell how loud they all are: 25 s of words in 3 ms, not in 20


class BadSound(Exception):
    """A file that is no sound, or not one that we can use: we know 16 bits, one channel, not silent."""


class Sound(NamedTuple):
    """Samples of 16 bits, one channel, in this computer's own byte order."""

    rate: int
    samples: bytes

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / _WIDTH / self.rate


def read(path: Path) -> Sound:
    """The sound in a file. Raises BadSound, or OSError if there is no such file."""
    try:
        with wave.open(str(path), "rb") as file:
            shape = (file.getnchannels(), file.getsampwidth())
            sound = Sound(file.getframerate(), file.readframes(file.getnframes()))
    except (wave.Error, EOFError) as trouble:
        raise BadSound(f"{path.name}: {trouble}") from trouble
    if shape != (1, _WIDTH) or not sound.rate or not any(sound.samples):
        raise BadSound(f"{path.name}: silent, or not 16 bits and one channel")
    return sound


def seconds(path: Path) -> float:
    """How long a sound file lasts; 0 if it cannot be told."""
    try:
        with wave.open(str(path), "rb") as file:
            return file.getnframes() / file.getframerate()
    except (OSError, wave.Error, EOFError, ZeroDivisionError):
        return 0.0


def write(path: Path, sound: Sound) -> None:
    """Put the sound into a file that only its owner can read: at once and whole, or not at all (OSError)."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        with create(part) as file:
            write_to(file, sound.rate, len(sound.samples) // _WIDTH, [sound.samples])
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def write_to(file: BinaryIO, rate: int, length: int, pieces: Iterable[bytes]) -> None:
    """Write `length` samples, which come in `pieces`, as a WAV."""
    with wave.open(file, "wb") as out:
        out.setparams((1, _WIDTH, rate, length, "NONE", ""))
        for piece in pieces:
            out.writeframesraw(piece)


def tidy(sound: Sound) -> Sound:
    """The sound at our one loudness and without the silence at its ends; what is tidy stays as it is.

    Raises BadSound if it is all silence.
    """
    gain = _gain(array("h", sound.samples))
    kept = trimmed(sound, QUIET / gain)
    return Sound(sound.rate, scaled(kept.samples, gain))


def trimmed(sound: Sound, quiet: float = QUIET) -> Sound:
    """The sound without the silence at its ends, which is whatever is not higher than `quiet`.

    Raises BadSound if it is all silence.
    """
    heights = array("h", sound.samples)
    low, high = -_LOUDEST * quiet, _LOUDEST * quiet
    begin = next((i for i, height in enumerate(heights) if not low <= height <= high), None)
    end = next((i for i, height in enumerate(reversed(heights)) if not low <= height <= high), 0)
    if begin is None:
        raise BadSound("silent")
    edge = round(EDGE * sound.rate)
    return Sound(sound.rate, heights[max(0, begin - edge) : len(heights) - max(0, end - edge)].tobytes())


def loudness(samples: bytes) -> float:
    """The root mean square of what is not silence, as a part of the loudest possible. Raises BadSound if all is."""
    return _loudness(array("h", samples))


def _loudness(heights: array[int]) -> float:
    quiet = _LOUDEST * QUIET
    heard = [height * height for height in heights[::_EVERY] if not -quiet <= height <= quiet]
    if not heard:
        raise BadSound("silent")
    return math.sqrt(sum(heard) / len(heard)) / _LOUDEST


def _gain(heights: array[int]) -> float:
    """By how much to multiply, so that it is as loud as the others; 1.0 if it nearly is."""
    highest, lowest = max(heights, default=0), min(heights, default=0)
    gain = min(LOUDNESS / _loudness(heights), _PEAK * _LOUDEST / max(1, highest, -lowest))
    return 1.0 if 1 / _NEAR < gain < _NEAR else gain


def silence(length: int) -> bytes:
    """So many samples of nothing."""
    return bytes(_WIDTH * length)


def scaled(samples: bytes, gain: float) -> bytes:
    """Every sample `gain` times as high, but never higher than there is."""
    if gain == 1.0:
        return samples

    def higher(height: int) -> int:
        return max(-_LOUDEST - 1, min(_LOUDEST, round(gain * height)))

    heights = array("h", samples)
    if len(heights) < 2 * _LOUDEST:
        return array("h", map(higher, heights)).tobytes()
    every = (*range(_LOUDEST + 1), *range(-_LOUDEST - 1, 0))  # in the order in which -1 is the last
    table = [higher(height) for height in every]  # 20 s of words in 20 ms, not in 100
    return array("h", map(table.__getitem__, heights)).tobytes()


def at_rate(sound: Sound, rate: int) -> Sound:
    """The sound with so many samples a second: each from the two that it lies between, which is enough for words."""
    if sound.rate == rate:
        return sound
    heights = array("h", sound.samples)
    last = len(heights) - 1
    places = [i * sound.rate / rate for i in range(len(heights) * rate // sound.rate)]
    made = [
        round(heights[int(at)] + (at % 1) * (heights[min(last, int(at) + 1)] - heights[int(at)]))
        for at in places
    ]
    return Sound(rate, array("h", made).tobytes())


def from_waves(heights: Iterable[float]) -> bytes:
    """Samples from numbers between -1 and 1."""
    return array("h", [round(_LOUDEST * height) for height in heights]).tobytes()


def cut(samples: bytes, length: int, fade: int) -> bytes:
    """At most `length` samples; what is cut off goes out softly over the last `fade` of them."""
    if len(samples) <= _WIDTH * length:
        return samples
    kept = array("h", samples[: _WIDTH * length])
    fade = min(fade, length)
    for i in range(fade):
        at = length - fade + i
        kept[at] = round(kept[at] * (fade - 1 - i) / fade)
    return kept.tobytes()

"""Sound files: read with suspicion, written privately and whole or not at all."""

from __future__ import annotations

import os
import wave
from array import array
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

RATE = 22050  # samples a second: what every voice gives or can be asked for
_WIDTH = 2  # bytes a sample
_LOUDEST = 32767


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


def create(path: Path) -> BinaryIO:
    """Make a new file for the owner only. Raises FileExistsError if anything is there, even a broken link."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")


def write_to(file: BinaryIO, rate: int, length: int, pieces: Iterable[bytes]) -> None:
    """Write `length` samples, which come in `pieces`, as a WAV."""
    with wave.open(file, "wb") as out:
        out.setparams((1, _WIDTH, rate, length, "NONE", ""))
        for piece in pieces:
            out.writeframesraw(piece)


def silence(length: int) -> bytes:
    """So many samples of nothing."""
    return bytes(_WIDTH * length)


def quieter(samples: bytes, volume: float) -> bytes:
    """The samples at a volume from 0 to 1."""
    if volume >= 1:
        return samples
    table = [round(volume * height) for height in (*range(_LOUDEST + 1), *range(-_LOUDEST - 1, 0))]
    return array(
        "h", map(table.__getitem__, array("h", samples))
    ).tobytes()  # 20 s of words in 20 ms, not in 100


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

"""The natural voice, as a program of its own: numpy and onnxruntime never enter the session's process.

It says nothing to anybody else: onnxruntime reports to its maker by itself from version 1.29 on, unless it is told
not to before it is loaded. The extra keeps to versions before that, and here it is told all the same.

Started as `python -m backroutine.edge.sound.natural_worker`. The first line it reads is a voice file (or nothing:
the voice inside the package), a tab and the words a minute; each line after it is a path, a tab and words. The
file appears under its name when it is whole, empty if it failed. It ends when there is nothing more to read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from backroutine.edge.sound import wav
from backroutine.edge.sound.wav import BadSound, Sound

PAUSE = 0.25  # seconds between two sentences; by themselves these voices leave three times as much
# Words a minute that our sentences take at the voice's own pace, pauses and all (measured over a session).
HIBARI_PACE, PIPER_PACE = 180, 180
_KINDNESS = 5  # how far the session and the player go first where the processor is busy
_Speak = Callable[[str], Iterator[Sound]]  # words to the sound of each of their sentences


def main() -> None:
    """Answer each line with a file."""
    if hasattr(os, "nice"):
        os.nice(_KINDNESS)
    _keep_quiet()
    for library in ("OMP", "OPENBLAS"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")  # more would only wait for each other
    lines = (line.decode().rstrip("\n").split("\t") for line in sys.stdin.buffer)
    file, rate = next(lines)
    speak = _piper(file, float(rate)) if file else _hibari(float(rate))
    for path, words in lines:
        answer(speak, words, Path(path))


def _keep_quiet() -> None:
    """Nobody is to be told that it runs: by the variable outside Windows, by the call on it."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    with suppress(ImportError, AttributeError):  # not there, or too old to have anything to tell
        import onnxruntime  # noqa: PLC0415 - only after the variable is set

        onnxruntime.disable_telemetry_events()


def answer(speak: _Speak, words: str, path: Path) -> None:
    """Make the file. Whatever a model does, the session gets an answer, and goes on with another voice."""
    try:
        wav.write(path, said(speak(words)))
    except Exception:  # noqa: BLE001 - see above
        path.touch()


def said(sentences: Iterator[Sound]) -> Sound:
    """The sentences as one tidy sound, which is all done here so that the session need not wait for it."""
    heard = []
    rate = wav.RATE
    for sentence in sentences:
        rate = sentence.rate
        with suppress(BadSound):  # nothing but a full stop
            heard.append(wav.trimmed(sentence).samples)
    return wav.tidy(Sound(rate, wav.silence(round(PAUSE * rate)).join(heard)))


def _hibari(rate: float) -> _Speak:
    """The voice inside the package, the only one that needs no download."""
    from hibari import SAMPLE_RATE, Hibari  # noqa: PLC0415 - this program is the one that loads it

    hibari = Hibari()

    def speak(words: str) -> Iterator[Sound]:
        for heights in hibari.stream(
            words, speed=rate / HIBARI_PACE, seed=0
        ):  # the same words, the same sound
            yield Sound(SAMPLE_RATE, (heights.clip(-1, 1) * 32767).astype("h").tobytes())

    return speak


def _piper(file: str, rate: float) -> _Speak:
    """A voice file of the person's own."""
    from piper import PiperVoice, SynthesisConfig  # noqa: PLC0415 - this program is the one that loads it

    voice = PiperVoice.load(file)
    how = SynthesisConfig(length_scale=PIPER_PACE / rate)

    def speak(words: str) -> Iterator[Sound]:
        for sentence in voice.synthesize(words, how):
            yield Sound(
                sentence.sample_rate, (sentence.audio_float_array.clip(-1, 1) * 32767).astype("h").tobytes()
            )

    return speak


if __name__ == "__main__":
    main()

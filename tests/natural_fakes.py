"""A model that is none: a package on the worker's path that hums, or fails in every way that one can."""

from __future__ import annotations

from pathlib import Path

import pytest

# What numpy would give: heights between -1 and 1 that can be clipped, multiplied and turned into bytes.
_MODEL = """
import array, functools, math, os, pathlib, time

SAMPLE_RATE = 24000
LOG = pathlib.Path(__file__).with_name("log")

def log(what):
    with LOG.open("a") as file:
        file.write(what + "\\n")

class Heights(list):
    __eq__, __hash__ = object.__eq__, object.__hash__  # one and the same is reckoned once
    @functools.cache
    def clip(self, low, high):
        return Heights(max(low, min(high, height)) for height in self)
    @functools.cache
    def __mul__(self, times):
        return Heights(times * height for height in self)
    @functools.cache
    def astype(self, kind):
        return array.array(kind, map(round, self))

@functools.cache
def sentence(height=0.1, seconds=0.4):
    quiet = [0.0] * round(0.3 * SAMPLE_RATE)
    hum = [height * math.sin(i / 20) for i in range(round(seconds * SAMPLE_RATE))]
    return Heights(quiet + hum + quiet)

log(f"pid {{os.getpid()}}")
{loads}

class Hibari:
    def stream(self, words, speed, seed):
        log(f"words {{words}}")
        log(f"speed {{speed:.2f}}")
        {says}
        for _ in words.split(". "):
            yield sentence()

class SynthesisConfig:
    def __init__(self, length_scale):
        log(f"length {{length_scale:.2f}}")

class Chunk:
    sample_rate = SAMPLE_RATE
    audio_float_array = sentence()

class PiperVoice:
    @classmethod
    def load(cls, path):
        log(f"file {{path}}")
        return cls()
    def synthesize(self, words, how):
        log(f"words {{words}}")
        yield Chunk()
"""

WORKS = "pass"
FAULTS = {
    "silence": "yield sentence(height=0.0); return",
    "exception": "raise RuntimeError('the model is broken')",
    "nothing": "return",
    "killed": "os.kill(os.getpid(), 9)",
}
SLOW = "time.sleep(60)"


class Model:
    """The fake, and what it logged."""

    def __init__(self, folder: Path, *, says: str = WORKS, loads: str = "", package: str = "hibari") -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        (folder / f"{package}.py").write_text(_MODEL.format(says=says, loads=loads))

    def logged(self, what: str) -> list[str]:
        """The values logged under a name."""
        try:
            lines = (self.folder / "log").read_text().splitlines()
        except FileNotFoundError:
            return []
        return [line.partition(" ")[2] for line in lines if line.startswith(f"{what} ")]

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Put it where this process looks for packages, and the worker that it starts."""
        monkeypatch.syspath_prepend(str(self.folder))
        monkeypatch.setenv("PYTHONPATH", str(self.folder))

    @property
    def gone(self) -> bool:
        """Whether every process that loaded it has ended."""
        pids = self.logged("pid")
        return bool(pids) and not any(Path(f"/proc/{pid}").exists() for pid in pids)

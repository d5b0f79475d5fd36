"""What a person can set once and for all, in `config.yaml` or for one run on the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from backroutine.domain.errors import Fault
from backroutine.domain.exercises.ids import USUAL_ROUTINE
from backroutine.domain.format.faults import Faults, Fields
from backroutine.domain.format.fields import line, one_of, path, whole
from backroutine.domain.format.tree import Leaf, Node
from backroutine.domain.plan.verbosity import RATES, VOLUMES, Verbosity
from backroutine.domain.policy.rules import threshold
from backroutine.domain.values import NamedTuple


class YesNo(StrEnum):
    """A switch."""

    YES = "yes"
    NO = "no"


class VoiceEngine(StrEnum):
    """Which voice speaks: the natural one where it is installed (best), or one of the two."""

    BEST = "best"
    NATURAL = "natural"
    SYSTEM = "system"


class PictureWish(StrEnum):
    """Whether a session shows its exercises as pictures, and whether they move."""

    MOVING = "moving"
    STILL = "still"
    OFF = "off"


class Settings(NamedTuple):
    """Every setting with its value.

    `rate` is in words a minute, `volume` in percent. `engine_voice` is a name that the voice engine knows (""
    leaves it to the engine), `voice_file` the path of a person's own piper voice, `way` the id of a warm-up ("" for
    what was done last), `routine` the id of a routine. `delay` is seconds to reach the mat.
    """

    voice: Verbosity = Verbosity.FULL
    rate: int = 150
    voice_engine: VoiceEngine = VoiceEngine.BEST
    voice_file: str = ""
    engine_voice: str = ""
    volume: int = 100
    wait: YesNo = YesNo.NO
    title: YesNo = YesNo.YES
    high_contrast: YesNo = YesNo.NO
    picture: PictureWish = PictureWish.MOVING
    way: str = ""
    routine: str = USUAL_ROUTINE
    warm_up_minutes: int = 6
    group: YesNo = YesNo.NO
    delay: int = 0
    plain: YesNo = YesNo.NO

    @property
    def spoken_rate(self) -> int:
        """How fast words are said, in words a minute; 0 where none are."""
        return self.rate if self.voice in (Verbosity.FULL, Verbosity.NAMES) else 0


WARM_UP = threshold("warm-up-minutes", "least"), threshold("warm-up-minutes", "most")

MEANINGS = {
    "voice": "how much is said aloud: full, names, tones or silent",
    "rate": f"how fast, in words a minute: {RATES[0]} to {RATES[1]}",
    "voice_engine": "who speaks: best (natural where installed), natural or system",
    "voice_file": "a piper voice of your own: the whole path of its .onnx file",
    "engine_voice": "which of the system's voices, by the name that it has there",
    "volume": f"how loud, in percent: {VOLUMES[0]} to {VOLUMES[1]}",
    "wait": "never move on by itself: yes or no",
    "title": "show phase and minutes left in the title of the window: yes or no",
    "picture": "exercises as pictures in a session: moving, still or off",
    "high_contrast": "the terminal's own ink for everything, nothing dim, no colours: yes or no",
    "way": "how to warm up: the id of a warm-up",
    "routine": "what `start` plays: the id of a routine",
    "warm_up_minutes": f"how long to warm up: {WARM_UP[0]} to {WARM_UP[1]}",
    "group": "put exercises in the same posture together: yes or no",
    "delay": "seconds to reach your mat: 0 to 600",
    "plain": "lines of text instead of a full screen: yes or no",
}

READERS: dict[str, Callable[[Node, str, Faults], Any]] = {
    "voice": one_of(Verbosity),
    "rate": whole(*RATES),
    "voice_engine": one_of(VoiceEngine),
    "voice_file": path(".onnx"),
    "engine_voice": line(64),
    "volume": whole(*VOLUMES),
    "wait": one_of(YesNo),
    "title": one_of(YesNo),
    "high_contrast": one_of(YesNo),
    "picture": one_of(PictureWish),
    "way": line(64),
    "routine": line(64),
    "warm_up_minutes": whole(*WARM_UP),
    "group": one_of(YesNo),
    "delay": whole(0, 600),
    "plain": one_of(YesNo),
}
NAMES = Settings._fields


def read_settings(node: Node, file: str) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """The settings that a file makes, by name; and every fault in it."""
    faults = Faults(file)
    form = Fields(node, "config.yaml", NAMES, (), faults)
    made = {}
    for name in NAMES:
        value = form.node(name)
        if value is not None:
            made[name] = READERS[name](value, name, faults)
    return {name: value for name, value in made.items() if value is not None}, faults.in_order()


def read_one(name: str, text: str) -> tuple[Any, tuple[Fault, ...]]:
    """One setting from the command line; the faults are told as of `--name`."""
    faults = Faults(f"--{name.replace('_', '-')}")
    value = READERS[name](Leaf(text, 0, 0, quoted=True), name, faults)
    return value, faults.in_order()


def layered(*layers: Mapping[str, Any]) -> Settings:
    """The settings, each from the last layer that makes it."""
    settings = Settings()
    for layer in layers:
        settings = settings._replace(**layer)
    return settings


def with_line(text: str, name: str, value: str) -> str:
    """The text of a `config.yaml` with one setting made: its line replaced, or one added at the end.

    An empty value takes the line away, and so goes back to the default.
    """
    lines = text.splitlines()
    places = [i for i, line in enumerate(lines) if ":" in line and line.partition(":")[0].rstrip() == name]
    made = [f"{name}: {value}"] if value else []
    at = places[0] if places else len(lines)
    lines[at : at + 1] = made
    return "\n".join([*lines, ""])

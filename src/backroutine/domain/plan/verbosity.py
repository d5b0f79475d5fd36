"""How much of a session is heard, how fast and how loud; and what that leaves of a cue."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:  # the command line needs the levels, and nothing else, before it knows what is asked of it
    from backroutine.domain.plan.steps import Cue, Tone


RATES = (80, 300)  # words a minute that can be set
VOLUMES = (0, 100)  # percent


class Verbosity(StrEnum):
    """From everything to nothing; some want to be led, others only want the bell."""

    FULL = "full"  # instructions, cues and counts
    NAMES = "names"  # exercise, side, number of the rep
    TONES = "tones"
    SILENT = "silent"


def heard(cue: Cue, level: Verbosity) -> tuple[str, Tone | None]:
    """The words and the tone that are heard of a cue; "" and None where there are none."""
    match level:
        case Verbosity.FULL:
            return cue.words, cue.tone
        case Verbosity.NAMES:
            return cue.names, cue.tone
        case Verbosity.TONES:
            return "", cue.tone
        case Verbosity.SILENT:
            return "", None
        case _:
            assert_never(level)

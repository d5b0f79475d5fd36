"""How much of a session is heard, and what that leaves of a cue."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:  # the command line needs the levels, and nothing else, before it knows what is asked of it
    from backroutine.domain.plan.steps import Cue, Tone


class Level(StrEnum):
    """From everything to nothing; some want to be led, others only want the bell."""

    FULL = "full"  # instructions, cues and counts
    NAMES = "names"  # exercise, side, number of the rep
    TONES = "tones"
    SILENT = "silent"


def heard(cue: Cue, level: Level) -> tuple[str, Tone | None]:
    """The words and the tone that are heard of a cue; "" and None where there are none."""
    match level:
        case Level.FULL:
            return cue.words, cue.tone
        case Level.NAMES:
            return cue.names, cue.tone
        case Level.TONES:
            return "", cue.tone
        case Level.SILENT:
            return "", None
        case _:
            assert_never(level)

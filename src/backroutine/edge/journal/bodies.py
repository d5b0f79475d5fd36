"""What may stand in an event that is read: each key of its body with the values that it can have.

A file to import may be anybody's and a journal can be damaged, so a word that this version does not know is never let in.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from backroutine.domain.exercises.ids import is_id
from backroutine.domain.record.events import Ending, EventKind, Hurt, Outcome, Value
from backroutine.domain.words.characters import why_not

LONGEST_TEXT = 500  # characters: as long as a note can be
LONGEST_BODY = 4096  # characters of JSON, as the table has it
_MOST_PAIN = 10
_MOST = 100_000  # reps, or seconds of one session: more than a day of them
_UNASSIGNED = "Cn"  # to this Python; the one that wrote it may know it


def stray(text: str) -> str:
    """The first character of a stored text that may not stand there; empty if all may."""
    if text.isprintable():
        return ""
    bad = (one for one in text if why_not(one))
    return next((one for one in bad if unicodedata.category(one) != _UNASSIGNED), "")


def _words(longest: int) -> Callable[[Any], bool]:
    return lambda value: (
        isinstance(value, str) and len(value) <= longest and not stray(value) and not {*value} & {*"\n\t"}
    )


def _one_of(words: type[Hurt | Outcome | Ending]) -> Callable[[Any], bool]:
    known = frozenset(word.value for word in words)
    return lambda value: isinstance(value, str) and value in known


def _whole(most: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and 0 <= value <= most


def _seconds(value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value) and 0 <= value <= _MOST


def _yes_or_no(value: Any) -> bool:
    return isinstance(value, bool)


def _id_or_nothing(value: Any) -> bool:
    return isinstance(value, str) and (value == "" or is_id(value))


ALLOWED: Mapping[str, Callable[[Any], bool]] = {
    "away": _yes_or_no,
    "chest": _yes_or_no,
    "cleared": _words(LONGEST_TEXT),
    "exercises": _whole(_MOST),
    "fits": _yes_or_no,
    "go_on": _yes_or_no,
    "hold_seconds": _seconds,
    "how": _one_of(Ending),
    "hurt": _one_of(Hurt),
    "leg_signs": _yes_or_no,
    "less": _whole(_MOST),
    "logged": _yes_or_no,
    "note": _words(LONGEST_TEXT),
    "number": _whole(_MOST),
    "outcome": _one_of(Outcome),
    "pain_after": _whole(_MOST_PAIN),
    "pain_before": _whole(_MOST_PAIN),
    "red_flag": _yes_or_no,
    "repeated": _yes_or_no,
    "reps": _whole(_MOST),
    "reps_done": _whole(_MOST),
    "reps_planned": _whole(_MOST),
    "seconds": _seconds,
    "strength": _whole(_MOST_PAIN),
    "warm_up": _id_or_nothing,
    "when": _words(LONGEST_TEXT),
    "who": _words(LONGEST_TEXT),
    "worse_next_day": _one_of(Hurt),
}


FREE = frozenset({"cleared", "note", "when", "who"})  # what people say in words of their own


def complaint(kind: EventKind, body: Mapping[str, Value]) -> str:
    """What is wrong in a body, as part of a sentence; empty if nothing is."""
    for key, value in body.items():
        if key not in ALLOWED:
            return f"no event of this version says {key[:40]!r}"
        if not ALLOWED[key](value):
            return f"{key} cannot be {str(value)[:40]!r}"
    return "" if len(body) <= len(ALLOWED) else f"{kind} says too much"

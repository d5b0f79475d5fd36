"""What was asked for in a session of the past, read of its own copy of the plan, also of an older version's."""

from __future__ import annotations

import json
from functools import lru_cache

from backroutine.domain.exercises.exercise import MOST_REPS, Sides
from backroutine.domain.values import NamedTuple

LONGEST = 24 * 60 * 60.0  # seconds: no number in a recipe is larger


class Planned(NamedTuple):
    """One exercise as a session's own copy of its plan has it; `reps` for each side."""

    exercise: str
    name: str
    reps: int
    hold_seconds: float
    both_sides: bool


@lru_cache(maxsize=64)  # a plan is often like the one before
def planned(plan: str) -> tuple[Planned, ...]:
    """The exercises of a saved plan, in order, as far as they can be read: it may be an older version's."""
    try:
        kept = json.loads(plan)
    except (RecursionError, ValueError):
        return ()
    match kept:
        case {"exercises": [*listed]}:
            return tuple(found for one in listed if (found := _planned(one)))
        case _:
            return ()


def _planned(kept: object) -> Planned | None:
    match kept:
        case {
            "id": str(exercise),
            "name": str(name),
            "reps": int(reps),
            "hold_seconds": int(hold) | float(hold),
            "sides": str(sides),
        } if 1 <= reps <= MOST_REPS and 0 <= hold <= LONGEST:
            return Planned(exercise, name, reps, float(hold), sides != Sides.NONE)
        case _:
            return None

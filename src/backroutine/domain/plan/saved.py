"""A recipe as JSON text and back, so that an interrupted session goes on from its own copy.

`planned` reads of it what a report needs, also from an older version's.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import lru_cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from backroutine.domain.exercises.exercise import MOST_REPS, Sides
from backroutine.domain.plan.plan import Recipe

SLOWEST = 50.0  # words a minute
LONGEST = 24 * 60 * 60.0  # seconds: no number in a recipe is larger


def to_json(recipe: Recipe, lower: Recipe | None = None) -> str:
    """All that the plan is made from, as one line of JSON; with it `lower`, for after a worse day."""
    kept = asdict(recipe)
    if lower is not None and lower != recipe:
        kept["lower"] = asdict(lower)
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str, *, lower: bool = False) -> Recipe | None:
    """The recipe (or the `lower` one) frozen in `text`, or None if this version's `freeze` did not write it.

    A journal may come from elsewhere: whatever comes back can be made a plan of.
    """
    try:
        kept = json.loads(text)
        less = kept.pop("lower", None)
        recipe = _value(Recipe, less if lower and less is not None else kept)
    except (AttributeError, RecursionError, TypeError, ValueError):
        return None
    stages = recipe.warm_up.stages if recipe.warm_up else None
    told = recipe.rate == 0 or recipe.rate >= SLOWEST
    playable = told and recipe.pace > 0 and (stages is None or sum(stage.seconds for stage in stages) > 0)
    return recipe if playable else None


def _value(kind: Any, kept: Any) -> Any:
    """What was kept, as a value of type `kind`. Raises TypeError or ValueError if it is none."""
    if isinstance(kind, UnionType):  # with None, always the last
        return None if kept is None else _value(get_args(kind)[0], kept)
    if get_origin(kind) is tuple and isinstance(kept, list):
        return tuple(_value(get_args(kind)[0], one) for one in kept)
    if hasattr(kind, "__dataclass_fields__") and isinstance(kept, dict):
        kinds = get_type_hints(kind)
        if set(kept) != set(kinds):
            raise ValueError(kept)
        return kind(**{name: _value(kinds[name], kept[name]) for name in kinds})
    return _plain(kind, kept)


def _plain(kind: Any, kept: Any) -> Any:
    """A text, one of a few words, or a number."""
    if isinstance(kept, str) and kind is str:
        return kept
    if isinstance(kept, str) and isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(kept)
    if type(kept) is bool and kind is bool:
        return kept
    if type(kept) is int and kind is int and 1 <= kept <= MOST_REPS:
        return kept
    if type(kept) in (int, float) and kind is float and 0 <= kept <= LONGEST:
        return kept
    raise TypeError(kept)


# What was asked for, as a report tells it ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Planned:
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

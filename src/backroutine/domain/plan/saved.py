"""A recipe as JSON text and back, so that an interrupted session goes on from its own copy."""

from __future__ import annotations

import json
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from backroutine.domain.exercises.exercise import MOST_REPS
from backroutine.domain.plan.plan import Recipe
from backroutine.domain.plan.planned import LONGEST

SLOWEST = 50.0  # words a minute


def to_json(recipe: Recipe, lower: Recipe | None = None) -> str:
    """All that the plan is made from, as one line of JSON; with it `lower`, for after a worse day."""
    kept = _kept(recipe)
    if lower is not None and lower != recipe:
        kept["lower"] = _kept(lower)
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str, *, lower: bool = False) -> Recipe | None:
    """The recipe (or the `lower` one) kept in `text`, or None if this version's `to_json` did not write it.

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


def _kept(value: Any) -> Any:
    """A value of ours as the names of its parts with what they are, down to texts and numbers."""
    if hasattr(value, "_asdict"):
        return {name: _kept(part) for name, part in value._asdict().items()}
    return [_kept(part) for part in value] if isinstance(value, tuple) else value


def _value(kind: Any, kept: Any) -> Any:
    """What was kept, as a value of type `kind`. Raises TypeError or ValueError if it is none."""
    if isinstance(kind, UnionType):  # with None, always the last
        return None if kept is None else _value(get_args(kind)[0], kept)
    if get_origin(kind) is tuple and isinstance(kept, list):
        return tuple(_value(get_args(kind)[0], one) for one in kept)
    if hasattr(kind, "_fields") and isinstance(kept, dict):
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

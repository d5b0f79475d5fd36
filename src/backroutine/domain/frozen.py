"""A recipe as JSON text and back, so that an interrupted session goes on from its own copy."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from backroutine.domain.exercise import Cues, Exercise, Posture, Side, Sides
from backroutine.domain.plan import LeftOut, Recipe
from backroutine.domain.routine import Stage, WarmUp


def freeze(recipe: Recipe) -> str:
    """All that the plan is made from, as one line of JSON."""
    return json.dumps(asdict(recipe), ensure_ascii=False, separators=(",", ":"))


def thaw(text: str) -> Recipe | None:
    """The recipe frozen in `text`, or None if it was not written by this version's `freeze`."""
    try:
        kept = json.loads(text)
        warm_up = kept.pop("warm_up")
        return Recipe(
            **kept
            | {
                "exercises": tuple(_exercise(one) for one in kept["exercises"]),
                "warm_up": warm_up
                and WarmUp(**warm_up | {"stages": tuple(Stage(**s) for s in warm_up["stages"])}),
                "left_out": tuple(LeftOut(**one) for one in kept["left_out"]),
            }
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _exercise(kept: dict[str, Any]) -> Exercise:
    values = {f.name: kept[f.name] for f in fields(Exercise)}
    tuples = {name: tuple(kept[name]) for name in ("action", "safety", "sources", "assumed")}
    enums = {
        "sides": Sides(kept["sides"]),
        "posture": Posture(kept["posture"]),
        "first_side": Side(kept["first_side"]),
        "cues": Cues(**kept["cues"]),
    }
    return Exercise(**values | tuples | enums)

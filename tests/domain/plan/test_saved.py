"""A frozen recipe: the same again after thawing, or nothing at all."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backroutine.domain.exercises.exercise import Cues, Exercise
from backroutine.domain.exercises.routine import Stage, WarmUp
from backroutine.domain.plan.plan import LeftOut, Recipe, build_plan
from backroutine.domain.plan.saved import from_json, to_json
from fakes import a_walk, one_hold, recipe_of, two_sided

TEXT = st.text(max_size=20)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
TIME = st.floats(0, 600)
EXERCISE = st.builds(
    Exercise,
    id=TEXT, name=TEXT, position=TEXT, action=TEXTS, hold_seconds=TIME, reps=st.integers(1, 50),
    max_hold_seconds=TIME, move_seconds=TIME, return_seconds=TIME, rest_seconds=TIME,
    get_ready_seconds=st.none() | TIME, cues=st.builds(Cues, TEXT, TEXT, TEXT, TEXT), ease_out=TEXT,
    safety=TEXTS, sources=TEXTS, assumed=TEXTS,
)  # fmt: skip
WARM_UP = st.builds(
    WarmUp,
    TEXT,
    TEXT,
    TEXT,
    st.lists(st.builds(Stage, st.floats(1, 600), TEXT), min_size=1, max_size=3).map(tuple),
)
RECIPE = st.builds(
    Recipe,
    routine=TEXT, name=TEXT, exercises=st.lists(EXERCISE, max_size=3).map(tuple), warm_up=st.none() | WARM_UP,
    warm_up_seconds=TIME, left_out=st.lists(st.builds(LeftOut, TEXT, TEXT, TEXT, TEXT), max_size=2).map(tuple),
    delay=TIME, pace=st.sampled_from([1.0, 10.0]), rate=st.sampled_from([0.0, 80.0, 150.0]), waits=st.booleans(),
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
)
KEPT = json.loads(
    to_json(recipe_of(one_hold(), two_sided(), warm_up=a_walk(60), left_out=(LeftOut("a", "A", "", ""),)))
)


@given(RECIPE)
def test_a_recipe_is_the_same_after_thawing(recipe: Recipe) -> None:
    """Whatever stands in it."""
    assert recipe == from_json(to_json(recipe))


def test_a_thawed_recipe_makes_the_same_plan() -> None:
    """With enums that are enums again, and tuples that are tuples."""
    recipe = recipe_of(one_hold(), two_sided(), warm_up=a_walk(), delay=5)
    thawed = from_json(to_json(recipe))

    assert thawed is not None
    assert build_plan(recipe) == build_plan(thawed)


def test_a_frozen_recipe_is_one_line() -> None:
    """As the journal keeps it."""
    assert "\n" not in to_json(recipe_of(one_hold(position="one\ntwo")))


@given(TEXT)
def test_text_that_is_no_recipe_is_nothing(text: str) -> None:
    """An empty one too, and half a one."""
    assert from_json(text) is None


@given(JSON)
def test_json_that_is_no_recipe_is_nothing(value: Any) -> None:
    """Nothing else that can stand in a journal is taken for one."""
    assert from_json(json.dumps(value)) is None


@pytest.mark.parametrize("name", [*KEPT, *KEPT["exercises"][0]])
@settings(max_examples=15)
@given(value=JSON)
def test_a_recipe_with_one_wrong_value_is_nothing_or_can_be_played(name: str, value: Any) -> None:
    """Whatever a stranger's journal holds, carrying on never fails later than here."""
    kept = json.loads(json.dumps(KEPT))
    (kept if name in kept else kept["exercises"][0])[name] = value
    thawed = from_json(json.dumps(kept))

    assert thawed is None or build_plan(thawed)


@pytest.mark.parametrize("name", [*KEPT["exercises"][0]])
def test_an_exercise_that_misses_a_value_is_nothing(name: str) -> None:
    """It was written by another version."""
    kept = json.loads(json.dumps(KEPT))
    del kept["exercises"][0][name]

    assert from_json(json.dumps(kept)) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("pace", 0),
        ("pace", float("nan")),
        ("delay", -1),
        ("delay", 1e9),
        ("delay", float("inf")),
        ("delay", True),
    ],
)
def test_a_number_that_no_recipe_can_have_is_nothing(name: str, value: float) -> None:
    """No time runs backwards, or for ever."""
    assert from_json(json.dumps({**KEPT, name: value})) is None


@pytest.mark.parametrize("reps", [0, -1, 51, 10**9, 2.0, True, "2"])
def test_reps_that_no_exercise_can_have_are_nothing(reps: object) -> None:
    """A plan of a milliard steps is not built."""
    kept = {**KEPT, "exercises": [{**KEPT["exercises"][0], "reps": reps}]}

    assert from_json(json.dumps(kept)) is None


@pytest.mark.parametrize("stages", [[], [{"seconds": 0, "say": "Stand."}]])
def test_a_warm_up_without_any_time_is_nothing(stages: list[object]) -> None:
    """Its stages could not be scaled."""
    assert from_json(json.dumps({**KEPT, "warm_up": {**KEPT["warm_up"], "stages": stages}})) is None


def test_a_recipe_with_a_value_too_many_is_nothing() -> None:
    """So was this one."""
    assert from_json(json.dumps({**KEPT, "more": 1})) is None


def test_endless_nesting_is_nothing() -> None:
    """Even if it is too deep to be read."""
    assert from_json("[" * 100_000) is None
    assert from_json('{"warm_up":' * 100_000) is None


def test_the_plan_for_after_a_worse_day_is_kept_beside() -> None:
    """An interrupted session that was played lower goes on lower; where there is no lower one, as it was."""
    usual, less = recipe_of(one_hold()), recipe_of(one_hold(3))

    assert (usual, less) == (from_json(to_json(usual, less)), from_json(to_json(usual, less), lower=True))
    assert usual == from_json(to_json(usual, usual), lower=True)

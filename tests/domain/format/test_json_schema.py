"""The schema for editors accepts what our reader accepts, and the reverse, as far as a schema can say it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from backroutine.domain.format.fields import SHAPES
from backroutine.domain.format.files import (
    CUE_KEYS,
    EXERCISE,
    EXERCISE_KEYS,
    REPS,
    STAGE_TIME,
    TIME,
    read_exercise,
    read_routine,
    read_warm_up,
)
from backroutine.domain.format.json_schema import KINDS, schema
from backroutine.domain.format.settings import read_settings
from backroutine.domain.format.tree import Leaf, Listing, Node, Table

EXERCISES = Path(__file__).parents[3] / "exercises"
SIX = {
    "name": "Side bending",
    "position": "Stand tall.",
    "action": "Slide down.",
    "hold_seconds": 5,
    "reps": 5,
    "sides": "alternate",
}
ACCEPTS = {kind: Draft7Validator(schema(kind)).is_valid for kind in KINDS}


def node(value: Any) -> Node:
    """The tree that our reader would see where an editor sees this JSON value."""
    if isinstance(value, dict):
        return Table(tuple((Leaf(key, 1, 1), node(item)) for key, item in value.items()), 1, 1)
    if isinstance(value, list):
        return Listing(tuple(map(node, value)), 1, 1)
    return Leaf(str(value).lower() if isinstance(value, bool) else str(value), 1, 1, quoted=value == "")


def read(kind: str, value: Any) -> bool:
    """Whether our reader takes it."""
    match kind:
        case "config":
            return not read_settings(node(value), "f")[1]
        case "exercise":
            return read_exercise("x", node(value), "f")[0] is not None
        case "routine":
            return read_routine("x", node(value), "f")[0] is not None
        case _:
            return read_warm_up("x", node(value), "f")[0] is not None


DIGITS = st.text("0123456789:.ms", min_size=1, max_size=6)
NUMBERS = st.integers(-3, 700) | st.integers(0, 120).map(lambda n: n + 0.5)
LETTERS = st.text("ab {}\t\nsidepo'é.", max_size=12).map(lambda text: text + "a")
LINES = LETTERS | st.sampled_from(
    [
        "{side}",
        "to the {opposite}",
        "{sides}",
        " ",
        "",
        "a" * 200,
        "a" * 201,
        "a" * 400,
        "a" * 401,
        "a b" * 133,
    ]
)
SCALARS = NUMBERS | DIGITS | LINES | st.booleans()
VALUES = SCALARS | st.lists(LINES, max_size=14) | st.dictionaries(st.sampled_from(CUE_KEYS), LINES)
WORDS = st.sampled_from(
    [
        "none",
        "alternate",
        "one-then-other",
        "Alternate",
        "left",
        "lying-back",
        "reps",
        "standing",
        "yes",
        "full",
    ]
)
FREE = [
    key for key in EXERCISE_KEYS if key not in {"picture", "max_hold_seconds"}
]  # these need more than a schema


@given(st.dictionaries(st.sampled_from(FREE), VALUES | WORDS, max_size=4))
@example({"sides": "none", "cues": {"hold": "{side}"}})
@example({"sides": "none", "action": ["Hold.", "To the {side}."]})
def test_exercises_are_the_same_to_both(changes: dict[str, Any]) -> None:
    """Whatever stands under the keys of an exercise, the editor and `check` agree."""
    made = SIX | changes
    assert read("exercise", made) == ACCEPTS["exercise"](made)


@given(st.text("0123456789.:ms", max_size=8))
@example("600.000000")
@example("600.1")
@example("0009:59")
@example("10m00s")
@example("10m1s")
@example("0.5")
@example("1.0")
@example("0:00")
@example("0000600s")
@settings(max_examples=3 * settings().max_examples)
def test_times_are_the_same_to_both(text: str) -> None:
    """Every way to write a time, and every way not to."""
    for key in ("hold_seconds", "rest_seconds"):
        assert read("exercise", SIX | {key: text}) == ACCEPTS["exercise"](SIX | {key: text})
    stages = {"name": "Walk", "needs": "shoes", "stages": [{"seconds": text, "say": "Go."}]}
    assert read("warm-up", stages) == ACCEPTS["warm-up"](stages)


ENTRIES = st.lists(
    LINES
    | st.fixed_dictionaries(
        {}, optional={"exercise": LINES, "reps": NUMBERS | DIGITS, "hold_seconds": DIGITS}
    ),
    max_size=3,
)


@given(
    st.fixed_dictionaries(
        {}, optional={"name": LINES, "exercises": ENTRIES | LINES, "summary": LINES, "x": LINES}
    )
)
def test_routines_are_the_same_to_both(made: dict[str, Any]) -> None:
    """Names, ids and amounts of a routine."""
    assert read("routine", made) == ACCEPTS["routine"](made)


@given(
    st.dictionaries(st.sampled_from(["rate", "volume", "wait", "voice", "title", "nothing"]), SCALARS | WORDS)
)
def test_settings_are_the_same_to_both(made: dict[str, Any]) -> None:
    """Numbers, switches and words of the configuration."""
    assert read("config", made) == ACCEPTS["config"](made)


@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_is_one(kind: str) -> None:
    """It keeps to the standard that it names."""
    Draft7Validator.check_schema(schema(kind))


def test_every_reader_that_is_made_once_has_a_shape() -> None:
    """A new key cannot be forgotten: all but the nested ones say what they accept."""
    assert ["cues"] == [key for key, reader in EXERCISE.items() if reader not in SHAPES]
    assert {REPS, TIME, STAGE_TIME} <= SHAPES.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_beside_the_files_is_the_one_we_print(kind: str) -> None:
    """`check --schema` and the file that the shipped files name are the same."""
    beside = (EXERCISES / "schema" / f"{kind}.json").read_text(encoding="utf-8")
    assert json.loads(beside) == schema(kind)


@pytest.mark.parametrize("path", sorted(EXERCISES.rglob("*.yaml")), ids=lambda path: path.stem)
def test_shipped_files_name_their_schema(path: Path) -> None:
    """The first line tells an editor what the file may hold, and the file it names is there."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    named = path.parent / first.removeprefix("# yaml-language-server: $schema=")
    assert {"exercises": "exercise", "routines": "routine", "warm-ups": "warm-up"}[
        path.parent.name
    ] == named.stem
    assert named.is_file()

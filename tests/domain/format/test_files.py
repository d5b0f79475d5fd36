"""What the three kinds of file mean, and every fault in them."""

from __future__ import annotations

import pytest

from backroutine.domain.errors import Fault
from backroutine.domain.exercises.exercise import Cues, Exercise, Posture, Side, Sides
from backroutine.domain.exercises.routine import Routine, RoutineEntry, Stage, WarmUp
from backroutine.domain.format.files import (
    EXERCISE_KEYS,
    read_exercise,
    read_routine,
    read_warm_up,
    warn_of_short_holds,
)
from backroutine.domain.format.tree import Leaf, Listing, Node, Table

Plain = str | list["Plain"] | dict[str, "Plain"]

SIX: dict[str, Plain] = {
    "name": "Side bending",
    "position": "Stand tall.",
    "action": "Slide your {side} hand down.",
    "hold_seconds": "5",
    "reps": "5",
    "sides": "alternate",
}


def node(value: Plain, place: int = 1) -> Node:
    """A tree with the n-th key of a mapping and the n-th entry of a list in line n, inner ones at 10 n."""
    if isinstance(value, str):
        return Leaf(value, place, 9)
    if isinstance(value, list):
        return Listing(tuple(node(item, place * 10 + n) for n, item in enumerate(value, 1)), place, 9)
    entries = ((Leaf(key, n, 1), node(item, n)) for n, (key, item) in enumerate(value.items(), place))
    return Table(tuple(entries), place, 1)


def exercise(**changes: Plain) -> tuple[Exercise | None, tuple[Fault, ...]]:
    """Six good keys with changes, read."""
    return read_exercise("side-bending", node(SIX | changes), "f.yaml")


def told(faults: tuple[Fault, ...]) -> list[str]:
    return [str(fault) for fault in faults]


def test_six_keys_make_an_exercise() -> None:
    """Everything else has a default; the hold grows no further than it is."""
    expected = Exercise(
        id="side-bending",
        name="Side bending",
        position="Stand tall.",
        action=("Slide your {side} hand down.",),
        hold_seconds=5,
        reps=5,
        sides=Sides.ALTERNATE,
        max_hold_seconds=5,
    )

    assert (expected, ()) == exercise()


def test_every_key_is_read_into_its_field() -> None:
    """No key is forgotten."""
    found, faults = exercise(
        action=["Bend {side}.", "Not {opposite}."],
        posture="lying-back",
        max_hold_seconds="10",
        move_seconds="2.5",
        return_seconds="0:04",
        rest_seconds="1s",
        get_ready_seconds="1m30s",
        first_side="right",
        cues={"start": "Bend {side}.", "hold": "Hold.", "release": "Up.", "fix": "No lean."},
        ease_out="Come up from the {side}.",
        safety=["Stay near a wall.", "Sit if dizzy."],
        sources=["article"],
        assumed=["rest_seconds"],
    )
    expected = Exercise(
        id="side-bending",
        name="Side bending",
        position="Stand tall.",
        action=("Bend {side}.", "Not {opposite}."),
        hold_seconds=5,
        reps=5,
        sides=Sides.ALTERNATE,
        posture=Posture.LYING_BACK,
        max_hold_seconds=10,
        move_seconds=2.5,
        return_seconds=4,
        rest_seconds=1,
        get_ready_seconds=90,
        first_side=Side.RIGHT,
        cues=Cues("Bend {side}.", "Hold.", "Up.", "No lean."),
        ease_out="Come up from the {side}.",
        safety=("Stay near a wall.", "Sit if dizzy."),
        sources=("article",),
        assumed=("rest_seconds",),
    )

    assert (expected, ()) == (found, faults)


@pytest.mark.parametrize("key", SIX)
def test_each_of_the_six_keys_is_needed(key: str) -> None:
    """A missing key is placed at the top of the file."""
    found, faults = read_exercise("x", node({k: v for k, v in SIX.items() if k != key}), "f.yaml")

    assert found is None
    assert [f"f.yaml:1:1: missing key '{key}'"] == told(faults)


def test_every_fault_of_a_file_is_told_in_order() -> None:
    """One fault hides no other, and the exercise is not made."""
    found, faults = exercise(reps="5.0", sides="Alternate", hold_secs="5", name=["x"])

    assert found is None
    assert told(faults) == [
        "f.yaml:1:9: name should be text, not a list",
        "f.yaml:5:9: reps must be a whole number from 1 to 50 (found '5.0'; try 5)",
        "f.yaml:6:9: sides is not one of none, alternate, one-then-other (found 'Alternate'; try alternate)",
        "f.yaml:7:1: unknown key 'hold_secs' (try hold_seconds)",
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"position": "To the {side}."},
        {"action": ["To the {opposite}."]},
        {"ease_out": "From the {side}."},
        {"cues": {"hold": "Hold {side}."}},
        {"safety": ["Mind the {side}."]},
    ],
)
def test_without_sides_nothing_is_filled_in(changes: dict[str, Plain]) -> None:
    """`{side}` is a fault in each text of an exercise that has none."""
    found, faults = exercise(**({"action": "Bend."} | changes), sides="none")

    assert found is None
    assert [fault.message.split("' ")[1] for fault in faults] == ["cannot be filled in: sides is none"]


def test_a_name_is_the_same_on_both_sides() -> None:
    """There are no braces in a name, even where there are sides."""
    assert [fault.message for fault in exercise(name="Bend {side}")[1]] == [
        "'{side}' cannot be filled in: nothing is filled in here"
    ]


def test_a_faulty_sides_is_one_fault_only() -> None:
    """It does not make every `{side}` a fault as well."""
    assert len(exercise(sides="both ways")[1]) == 1


def test_the_hold_cannot_grow_to_less() -> None:
    """The longest hold is not under the hold."""
    assert told(exercise(max_hold_seconds="3")[1]) == [
        "f.yaml:7:9: max_hold_seconds must not be under hold_seconds (found '3'; try 5)"
    ]
    assert [fault.message[:31] for fault in exercise(max_hold_seconds="soon")[1]] == [
        "max_hold_seconds must be a time"
    ]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("soon", "checked must be a year and a month (found 'soon'; try 2026-11)"),
        ("2026-13", "checked must be a year and a month (found '2026-13'; try 2026-11)"),
        ([], "checked should be text, not a list"),
    ],
)
def test_checked_is_a_month(value: Plain, wanted: str) -> None:
    """When a file was last held against its sources is a year and a month."""
    assert [f"f.yaml:7:9: {wanted}"] == told(exercise(checked=value)[1])


def test_only_keys_can_be_assumed() -> None:
    """A name in `assumed` that is no key is told with the nearest."""
    assert told(exercise(assumed=["reps", "rest"])[1]) == [
        "f.yaml:72:9: unknown key 'rest' (try rest_seconds)"
    ]


def test_an_unknown_cue_is_a_fault() -> None:
    """Cues have four names."""
    assert told(exercise(cues={"stat": "Go."})[1]) == ["f.yaml:7:1: unknown key 'stat' (try start)"]


@pytest.mark.parametrize("value", ["none", ["a", "b"]])
def test_what_is_no_exercise_is_told(value: Plain) -> None:
    """A file with other things in it is one fault."""
    found, faults = read_exercise("x", node(value), "f.yaml")

    assert found is None
    assert len(faults) == 1


def test_the_keys_are_those_of_the_exercise() -> None:
    """The id is the file's name, not a key."""
    assert "id" not in EXERCISE_KEYS
    assert {"name", "first_side", "assumed"} <= set(EXERCISE_KEYS)


def test_a_cue_too_long_for_its_step_is_a_warning() -> None:
    """At 150 words a minute; a warning stops nothing."""
    found, faults = exercise(
        hold_seconds="2",
        cues=dict.fromkeys(("start", "hold", "release"), "a long line of forty characters or so it"),
    )

    assert found is not None
    assert told(faults) == [
        "f.yaml:7:9: warning: it takes 3.3 s to say cues.start, so the step lasts longer than 2 s",
        "f.yaml:8:9: warning: it takes 3.8 s to say cues.hold, but the hold lasts 2 s: it is shortened or left out",
        "f.yaml:9:9: warning: it takes 3.3 s to say cues.release, so the step lasts longer than 2 s",
    ]


def test_a_cue_that_just_fits_is_no_warning() -> None:
    """Nor is one that makes its step longer by less than a second."""
    assert exercise(cues={"start": "a line of a good three seconds"})[1] == ()


def test_a_line_that_mends_is_lost_without_a_rest() -> None:
    """The first rest, which grows to its length, is where it is said."""
    assert ["cues.fix is said in the first rest, but rest_seconds is 0: it is left out"] == [
        fault.message for fault in exercise(rest_seconds="0", cues={"fix": "Easy."})[1]
    ]
    assert exercise(rest_seconds="1", cues={"fix": "Easy, and as long as you like it to be."})[1] == ()


def test_too_short_to_get_ready_is_a_warning() -> None:
    """Name, position and action are all read aloud before an exercise."""
    assert told(exercise(get_ready_seconds="3")[1]) == [
        "f.yaml:7:9: warning: it takes 4.6 s to say name, position and action, so the step lasts longer than 3 s"
    ]
    assert exercise(get_ready_seconds="5")[1] == ()


def test_a_routine_is_read() -> None:
    """An entry is an id, or an id with its own dose."""
    found, faults = read_routine(
        "mine",
        node(
            {
                "name": "Mine",
                "exercises": ["a", {"exercise": "b", "reps": "3", "hold_seconds": "0:10"}],
                "summary": "Short.",
                "warm_up": "walk",
            }
        ),
        "f.yaml",
        ["a", "b"],
        ["walk"],
    )

    assert Routine("mine", "Mine", (RoutineEntry("a"), RoutineEntry("b", 3, 10)), "Short.", "walk") == found
    assert faults == ()


@pytest.mark.parametrize("warm_ups", [None, [], ["walk"]])
def test_no_warm_up_is_always_a_choice(warm_ups: list[str] | None) -> None:
    """`none` needs no file."""
    found, _ = read_routine(
        "x", node({"name": "X", "exercises": ["a"], "warm_up": "none"}), "f", None, warm_ups
    )

    assert found is not None
    assert found.warm_up == "none"


def test_the_faults_of_a_routine_stand_at_its_entries() -> None:
    """What is unknown is told with the nearest, at its place."""
    value: Plain = {
        "name": "X",
        "exercises": ["hip-roling", {"reps": "0"}, ["a"], {"exercise": "hip-rolling", "sets": "2"}],
        "warm_up": "wlk",
    }
    found, faults = read_routine("x", node(value), "f", ["hip-rolling"], ["walk"])

    assert found is None
    assert told(faults) == [
        "f:3:9: unknown warm-up 'wlk' (try walk)",
        "f:21:9: unknown exercise 'hip-roling' (try hip-rolling)",
        "f:22:1: missing key 'exercise'",
        "f:22:9: reps must be a whole number from 1 to 50 (found '0'; try 1)",
        "f:23:9: an entry of exercises should be text, not a list",
        "f:25:1: unknown key 'sets'",
    ]


@pytest.mark.parametrize(
    ("exercises", "message"),
    [
        ([], "exercises is an empty list"),
        ("a", "exercises should be a list, not text"),
        (["a"] * 51, "exercises has more than 50 entries (found 51)"),
    ],
)
def test_a_routine_has_one_to_fifty_exercises(exercises: Plain, message: str) -> None:
    """A list, neither empty nor endless."""
    assert [message] == [
        f.message for f in read_routine("x", node({"name": "X", "exercises": exercises}), "f")[1]
    ]


def test_a_warm_up_is_read() -> None:
    """Each stage has its length and its line."""
    value: Plain = {"name": "Walk", "needs": "nothing", "stages": [{"seconds": "1:00", "say": "Stroll."}]}

    assert (WarmUp("walk", "Walk", "nothing", (Stage(60, "Stroll."),)), ()) == read_warm_up(
        "walk", node(value), "f"
    )


def test_a_stage_lasts_a_while_and_says_something() -> None:
    """Stages are scaled together, so none may be nothing."""
    value: Plain = {
        "name": "Walk",
        "needs": "nothing",
        "stages": [{"seconds": "0", "say": "Stroll."}, {"seconds": "9"}],
    }
    found, faults = read_warm_up("walk", node(value), "f")

    assert found is None
    assert told(faults) == [
        "f:31:9: seconds must be a time from 1 to 600 seconds (found '0'; try 1)",
        "f:32:1: missing key 'say'",
    ]


def test_a_line_too_long_for_its_stage_is_a_warning() -> None:
    """The next stage would cut it off."""
    value: Plain = {
        "name": "W",
        "needs": "nothing",
        "stages": [{"seconds": "1", "say": "a line of twenty-one"}],
    }
    found, faults = read_warm_up("w", node(value), "f")

    assert found is not None
    assert told(faults) == ["f:32:9: warning: it takes 1.8 s to say this, but the stage lasts 1 s"]


@pytest.mark.parametrize(
    ("entry", "faults"),
    [
        (
            {"exercise": "x", "hold_seconds": "2"},
            ["f:12:9: warning: it takes 3.6 s to say cues.hold of x"],
        ),
        ({"exercise": "x", "hold_seconds": "9"}, []),
        ({"exercise": "x", "hold_seconds": "soon"}, []),
        ({"exercise": "x"}, []),
        ({"exercise": "other", "hold_seconds": "2"}, []),
        ({"exercise": ["x"], "hold_seconds": "2"}, []),
        ("x", []),
    ],
)
def test_a_hold_of_a_routine_has_time_for_its_cue(entry: Plain, faults: list[str]) -> None:
    """A warning where it is too short; what cannot be read or is not known is told elsewhere."""
    known = exercise(hold_seconds="9", cues={"hold": "Hold there, and breathe on calmly."})[0]
    assert known is not None
    found = warn_of_short_holds(node({"exercises": [entry]}), "f", {"x": known._replace(id="x")})

    assert faults == [str(fault)[: len(start)] for fault, start in zip(found, faults, strict=True)]


def test_a_routine_without_a_list_has_no_holds() -> None:
    """That it has none is told elsewhere."""
    assert () == warn_of_short_holds(node({"exercises": "all"}), "f", {})

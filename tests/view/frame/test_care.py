"""What to take care of is seen before an exercise: beside the instructions, or after them in their place."""

from __future__ import annotations

import math

import pytest

from backroutine.domain.exercises.exercise import Side, Sides
from backroutine.domain.plan.plan import Recipe, build_plan
from backroutine.domain.plan.steps import StepKind
from backroutine.domain.session.keys import Key
from backroutine.domain.session.session import press
from backroutine.domain.session.state import Options, Running, Session, Settling, Waiting
from backroutine.domain.words import filling
from backroutine.domain.words.filling import tell
from backroutine.edge.files.folders import shipped_folder
from backroutine.edge.files.library import Library
from backroutine.view.frame.frame import frame
from looking import GOLDEN, golden, text_of
from scenes import CARE, NOTES, NOW, SIDE_BENDING, at, scenes

LIBRARY = Library(shipped_folder())
SHIPPED = tuple(LIBRARY.exercise(one).value for one in LIBRARY.exercises().found)
PLAN = build_plan(Recipe("all", "All", SHIPPED))


def seen(session: Session, width: int = 80, height: int = 24) -> str:
    """The words of a frame, as if no line had ended."""
    return " ".join(text_of(frame(session, NOW, NOTES, width, height)).split())


@pytest.mark.parametrize("number", range(len(SHIPPED)), ids=[one.id for one in SHIPPED])
def test_every_caution_is_seen_in_a_usual_window(number: int) -> None:
    """80 by 24 has room for the instructions first, and for all cautions of a shipped exercise once these are said."""
    exercise = SHIPPED[number]
    side = next(iter(exercise.sides_in_order()), None)
    begins = PLAN.steps[PLAN.first_step(number)].seconds
    first, last = (seen(at(PLAN, StepKind.GET_READY, left, number)) for left in (begins, 4.0))

    assert filling.fill(exercise.position, side) in first
    assert [] == [line for line in exercise.safety if filling.fill(line, side) not in last]


@pytest.mark.parametrize("number", range(len(SHIPPED)), ids=[one.id for one in SHIPPED])
def test_a_small_window_turns_the_pages_while_they_are_said(number: int) -> None:
    """At 40 by 12 nothing of the instructions is lost, nor of the cautions: what has no room at once comes one after the other."""
    exercise = SHIPPED[number]
    side = next(iter(exercise.sides_in_order()), None)
    begins = math.floor(PLAN.steps[PLAN.first_step(number)].seconds)
    told = "".join(
        f" {seen(at(PLAN, StepKind.GET_READY, float(left), number), 40, 12)}" for left in range(begins, 0, -1)
    )

    sentences = (exercise.position, *exercise.action, *exercise.safety)
    words = " ".join(filling.fill(line, side) for line in sentences).split()
    assert [] == [word for word in words if word not in told]
    assert [] == [line for line in sentences if filling.fill(line, side).split()[-1] not in told]


@pytest.mark.parametrize("number", range(len(SHIPPED)), ids=[one.id for one in SHIPPED])
def test_a_small_window_turns_the_pages_from_rep_to_rep(number: int) -> None:
    """In the course of an exercise all that there is to do is seen, and how to do it well; nothing moves within a rep."""
    exercise = SHIPPED[number]
    side = next(iter(exercise.sides_in_order()), None)
    steps = [step for step in PLAN if step.number == number and step.rep and step.side in {None, side}]
    told = " ".join(
        seen(at(PLAN, step.kind, step.seconds, number, rep=step.rep, side=step.side), 40, 12)
        for step in steps
    )

    words = " ".join(filling.fill(line, side) for line in (*exercise.action, exercise.cues.fix)).split()
    assert [] == [word for word in words if word not in told]


def test_a_small_window_turns_the_pages_of_a_warm_up() -> None:
    """Each stage has its time."""
    warm = scenes()["warm-up"]
    stage = warm.plan.steps[warm.at]
    told = " ".join(
        seen(warm._replace(phase=Running(NOW, NOW + left)), 40, 12) for left in (stage.seconds, 1.0)
    )

    assert [] == [word for word in stage.say.split() if word not in told]


def test_where_there_is_room_both_are_seen_all_the_time() -> None:
    """A tall window shows instructions and cautions one below the other, and changes nothing."""
    careful = scenes()["take-care"]

    for session in (careful, careful._replace(phase=Running(NOW - 1, NOW + 31))):
        told = seen(session, 80, 50)
        assert [] == [line for line in (SIDE_BENDING.position, *CARE) if line not in told]


def test_whoever_waits_for_the_person_shows_what_to_take_care_of() -> None:
    """With `--wait` the instructions have been read when it begins to wait."""
    careful = scenes()["take-care"]._replace(phase=Waiting(), options=Options(wait=True))

    assert [] == [line for line in CARE if line not in seen(careful)]


def test_a_caution_has_its_turn_for_half_of_the_time_at_most() -> None:
    """However long it takes to say, the instructions stand there first."""
    plan = build_plan(
        Recipe("one", "One", (SIDE_BENDING._replace(get_ready_seconds=600, safety=("Easy. " * 50,) * 12),))
    )

    assert SIDE_BENDING.position in seen(at(plan, StepKind.GET_READY, 301, 0))
    assert SIDE_BENDING.position not in seen(at(plan, StepKind.GET_READY, 299, 0))


def test_a_get_ready_without_time_has_a_page_too() -> None:
    """Between the sides of an exercise whose file gives no seconds to get ready."""
    hasty = SIDE_BENDING._replace(sides=Sides.ONE_THEN_OTHER, get_ready_seconds=0)
    plan = build_plan(Recipe("one", "One", (hasty,), rate=0))

    assert SIDE_BENDING.name in seen(at(plan, StepKind.GET_READY, 0, 0, side=Side.RIGHT))


def test_turning_to_the_other_side_needs_no_second_caution() -> None:
    """What to do on the other side is what matters then."""
    turns = SIDE_BENDING._replace(sides=Sides.ONE_THEN_OTHER, safety=CARE)
    turning = at(build_plan(Recipe("one", "One", (turns,))), StepKind.GET_READY, 1, 0, side=Side.RIGHT)

    assert [] == [line for line in CARE if line in seen(turning)]


# Once it was asked for ---------------------------------------------------------------------------------


def asked(session: Session) -> Session:
    """The session after C, with all that was due said."""
    return press(session._replace(released=9), Key.CARE, NOW).session


def test_golden_frame_after_the_key() -> None:
    """Early in a get-ready, 80 by 24: the cautions stand where the instructions stood."""
    early = asked(scenes()["take-care"]._replace(phase=Running(NOW - 1, NOW + 31)))
    found = text_of(frame(early, NOW, NOTES, 80, 24))

    assert golden(GOLDEN / "frames" / "care-asked-80x24.txt", found) == found


@pytest.mark.parametrize("number", range(len(SHIPPED)), ids=[one.id for one in SHIPPED])
def test_whoever_asks_sees_every_caution_at_once(number: int) -> None:
    """However early in the get-ready; and just as much from a pause in it, and between pausing and holding."""
    exercise = SHIPPED[number]
    early = asked(at(PLAN, StepKind.GET_READY, PLAN.steps[PLAN.first_step(number)].seconds, number))
    paused = press(early, Key.PAUSE, NOW).session
    back = at(PLAN, StepKind.HOLD if exercise.hold_seconds else StepKind.GET_READY, 4, number)
    settling = asked(back._replace(phase=Settling(NOW + 2, 4)))

    wanted = {filling.fill(line, next(iter(exercise.sides_in_order()), None)) for line in exercise.safety}
    assert {} == {
        type(session.phase): missing
        for session in (early, paused, settling)
        if (missing := {line for line in wanted if line not in seen(session)})
    }


def test_a_tall_window_keeps_the_instructions_beside_what_was_asked_for() -> None:
    """Nothing has to give way there."""
    told = seen(asked(scenes()["take-care"]._replace(phase=Running(NOW - 1, NOW + 31))), 80, 50)

    assert [] == [line for line in (SIDE_BENDING.position, *CARE) if line not in told]


def test_whoever_asks_where_there_is_no_caution_sees_what_holds_for_all() -> None:
    """The same words that are said."""
    getting_ready = scenes()["get-ready"]

    assert tell("care") not in seen(getting_ready)
    assert tell("care") in seen(asked(getting_ready))

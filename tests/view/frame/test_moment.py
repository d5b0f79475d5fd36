"""Which picture belongs to a moment, and how it moves or stands."""

from __future__ import annotations

import pytest

from backroutine.domain.exercises.exercise import Posture, Side
from backroutine.domain.plan.plan import Plan
from backroutine.domain.plan.steps import StepKind
from backroutine.domain.session.state import Paused, Running, Settling, Waiting
from backroutine.view.figure.motion import share_at
from backroutine.view.frame.moment import Moment, moment_of
from scenes import NOW, SIDE_BENDING, at, plan_of, scenes, session_of

SCENES = scenes()
PLAN = plan_of()


def moment(name: str, *, moving: bool = True) -> Moment:
    """The picture of a scene that has one."""
    found = moment_of(SCENES[name], NOW, moving=moving)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "name", ["welcome", "question", "leg-question", "end", "help", "leaving", "pain-before"]
)
def test_where_answers_need_the_room_there_is_no_picture(name: str) -> None:
    """Questions, help, the first and the last page have none."""
    assert None is moment_of(SCENES[name], NOW)


def test_on_the_way_to_the_mat_there_is_none() -> None:
    """A step outside every exercise has nothing to show, nor has a warm-up that there is none of."""
    plan = plan_of()
    warm = at(plan, StepKind.WARM_UP, 47)
    bare = warm._replace(plan=Plan(plan.recipe._replace(warm_up=None), plan.steps))

    assert None is moment_of(bare, NOW)


def test_on_the_way_up_there_is_none() -> None:
    """Getting up after the last exercise belongs to none of them."""
    plan = plan_of(SIDE_BENDING._replace(posture=Posture.LYING_BACK))
    getting_up = session_of(plan, Running(NOW - 1, NOW + 30), at=len(plan) - 1)

    assert StepKind.GET_READY is plan.steps[-1].kind
    assert None is moment_of(getting_up, NOW)


def test_a_rest_without_sides_has_none_to_turn_to() -> None:
    """Where the next rep is the same as the last, nothing is mirrored."""
    resting = at(plan_of(), StepKind.REST, 0, 0, rep=2)
    found = moment_of(resting, NOW)

    assert found is not None
    assert None is found.side


def test_who_gets_ready_sees_the_movement_of_the_coming_side_with_arrows() -> None:
    """It moves over and over, for the side that comes first."""
    found = moment("get-ready")

    assert ["side-bending", Side.LEFT] == [found.name, found.side]
    assert found.arrows
    assert found.running
    assert found.track is not None
    assert found.track.over


def test_later_reps_only_change_pose() -> None:
    """In the third rep nothing moves by itself: the end is shown while moving and holding, then the start."""
    assert [1.0, 1.0, 0.0, 0.0] == [moment(name).share for name in ("move", "hold-left", "release", "rest")]
    assert [None] * 4 == [moment(name).track for name in ("move", "hold-left", "release", "rest")]


@pytest.mark.parametrize(("kind", "ends"), [(StepKind.MOVE, (0, 1)), (StepKind.RETURN, (1, 0))])
def test_the_first_rep_of_a_side_moves(kind: StepKind, ends: tuple[int, int]) -> None:
    """From the start to the end of the step it goes from one pose to the other."""
    session = at(PLAN, kind, 2, 1, side=Side.RIGHT, rep=1)
    found = moment_of(session, NOW)

    assert found is not None
    assert found.track is not None
    assert list(ends) == [share_at(found.track, seconds) for seconds in (0, 60)]
    still = moment_of(session, NOW, moving=False)
    assert still is not None
    assert None is still.track


def test_a_pause_keeps_the_picture_as_it_is() -> None:
    """Paused in a movement, the picture stands where it was, and does not run."""
    running = at(PLAN, StepKind.MOVE, 1.0, 1, side=Side.LEFT, rep=1)
    paused = moment_of(running._replace(phase=Paused(1.0)), NOW)
    before = moment_of(running, NOW)

    assert paused is not None
    assert before is not None
    assert not paused.running
    assert (before.track, before.elapsed) == (paused.track, paused.elapsed)


def test_back_in_place_after_a_pause_the_end_is_shown() -> None:
    """Before the rest of a hold one gets into it again."""
    settling = SCENES["hold-left"]._replace(phase=Settling(NOW + 2, 3))
    found = moment_of(settling, NOW)

    assert found is not None
    assert (1.0, None) == (found.share, found.track)


def test_who_is_waited_for_sees_the_start() -> None:
    """Waiting for Enter, the picture stands at the start with its arrows."""
    found = moment_of(SCENES["get-ready"]._replace(phase=Waiting()), NOW)

    assert found is not None
    assert found.arrows
    assert [0.0, None] == [found.share, found.track]


def test_a_rest_shows_the_coming_side_in_its_second_half() -> None:
    """First the side just done, then the next one."""
    rest = at(PLAN, StepKind.REST, 3, 1, side=Side.LEFT, rep=3)
    early, late = (moment_of(rest._replace(phase=Running(NOW - 1, NOW + left)), NOW) for left in (2.9, 0.5))

    assert early is not None
    assert late is not None
    assert (Side.LEFT, Side.RIGHT) == (early.side, late.side)


def test_exercises_without_sides_show_none() -> None:
    """A pelvic tilt has no left and right; its last rest has nothing coming."""
    found = moment_of(at(PLAN, StepKind.HOLD, 3, 0), NOW)

    assert found is not None
    assert None is found.side


def test_a_march_changes_legs_each_second() -> None:
    """Left and right in turn, at the redraws that happen anyway; stages are counted from one."""
    session = SCENES["warm-up"]
    sides = []
    for second in range(4):
        found = moment_of(session, NOW + second)
        assert found is not None
        assert ("walk", 1, None, 1.0) == (found.name, found.stage, found.track, found.share)
        sides.append(found.side)

    assert sides[0] != sides[1]
    assert sides[:2] == sides[2:]

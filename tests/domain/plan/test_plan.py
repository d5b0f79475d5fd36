"""The plan: warm-up, way to the mat, order, pace, and the questions one can put to it."""

from __future__ import annotations

import pytest

from backroutine.domain.exercises.exercise import Posture
from backroutine.domain.exercises.routine import RoutineEntry, Stage, WarmUp
from backroutine.domain.plan.fitting import with_lead_ins
from backroutine.domain.plan.plan import LeftOut, Plan, build_plan, by_posture, dosed, warm_up_id
from backroutine.domain.plan.steps import Cue, Step, StepKind, Tone
from fakes import a_walk, exercise, one_hold, plan_of, recipe_of, two_sided


def warm_up_of(plan: Plan) -> list[Step]:
    """The steps of the warm-up."""
    return [step for step in plan if step.kind is StepKind.WARM_UP]


def script(plan: Plan) -> list[tuple[float, str]]:
    """Every word of the warm-up with its second."""
    told, start = [], 0.0
    for step in warm_up_of(plan):
        told += [(round(start + step.seconds - cue.left, 3), cue.words) for cue in step.cues]
        start += step.seconds
    return told


# The whole ----------------------------------------------------------------------------------------------------------


def test_a_plan_is_the_way_to_the_mat_the_warm_up_and_the_exercises() -> None:
    """In this order, each exercise with its question."""
    plan = plan_of(one_hold(), one_hold(), warm_up=a_walk(300), delay=20)

    one = [StepKind.GET_READY, StepKind.MOVE, StepKind.HOLD, StepKind.RETURN, StepKind.QUESTION]
    assert [StepKind.GET_READY, StepKind.WARM_UP, *one, *one] == [step.kind for step in plan]


def test_the_length_of_a_plan_is_that_of_its_timed_steps() -> None:
    """Questions take their own time."""
    plan = plan_of(one_hold(), exercise(), warm_up=a_walk(), warm_up_seconds=300, delay=20)

    assert 20 + 300 + (10 + 9) + (10 + 9 + 3 + 9) == plan.seconds
    assert len(list(plan)) == len(plan)


def test_a_tone_tells_that_the_warm_up_is_over() -> None:
    """Whoever hears tones only learns of it by one; where there was no warm-up, nothing is over."""
    plan = plan_of(one_hold(), one_hold(), warm_up=a_walk())
    tones = [step.cues[0].tone for step in plan if step.kind is StepKind.GET_READY]

    assert [Tone.EXERCISE_ENDS, None] == tones
    assert plan_of(one_hold()).steps[0].cues[0].tone is None


def test_the_first_get_ready_comes_from_standing() -> None:
    """After the warm-up one stands; after an exercise one is in its posture."""
    lying, standing = (
        exercise(posture=Posture.LYING_BACK, get_ready_seconds=None, action=()),
        two_sided(get_ready_seconds=None),
    )
    plan = plan_of(lying, lying, standing)

    ready = [step.seconds for step in plan if step.kind is StepKind.GET_READY]
    assert [40, 10, 45] == ready


def test_the_same_recipe_makes_the_same_plan() -> None:
    """So that only the recipe needs to be kept."""
    recipe = recipe_of(one_hold(), two_sided(), warm_up=a_walk(), delay=3)

    assert build_plan(recipe) == build_plan(recipe)


def test_equal_plans_are_one_in_a_set() -> None:
    """A plan can be compared and looked up like any other value."""
    assert 1 == len({plan_of(one_hold()), plan_of(one_hold())})
    assert plan_of(one_hold()) != plan_of(two_sided())


def test_a_plan_of_nothing_is_empty() -> None:
    """No exercise, no warm-up, no delay."""
    assert (0, 0) == (len(plan_of()), plan_of().seconds)


def test_what_is_left_out_stands_in_the_recipe_and_not_in_the_steps() -> None:
    """It is told at the welcome."""
    plan = plan_of(one_hold(), left_out=(LeftOut("hip-rolling", "Hip rolling", "hurt", "2026-05-16"),))

    assert {"stretch"} == {step.exercise for step in plan}


# The way to the mat -----------------------------------------------------------------------------------------------------


def test_the_delay_is_a_get_ready_of_its_own() -> None:
    """Outside of any exercise, with a word of how long it is."""
    step = plan_of(one_hold(), delay=15).steps[0]

    assert (StepKind.GET_READY, 15, None, "To your mat") == (step.kind, step.seconds, step.number, step.title)
    assert "Make yourself comfortable. We begin in 15 seconds." == step.say


def test_without_a_delay_there_is_no_such_step() -> None:
    """The first exercise begins."""
    assert 0 == plan_of(one_hold()).steps[0].number


# The warm-up --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("minutes", [5, 5.5, 6, 7])
def test_a_warm_up_takes_as_long_as_was_chosen(minutes: float) -> None:
    """Whatever the lengths of its stages are, they keep their proportions."""
    plan = plan_of(warm_up=a_walk(60, 120, 30), warm_up_seconds=minutes * 60)

    lengths = [step.seconds for step in warm_up_of(plan)]
    assert pytest.approx(minutes * 60) == sum(lengths)
    assert pytest.approx([2 * lengths[0], lengths[0] / 2]) == lengths[1:]


def test_six_minutes_of_warm_up_read_like_this() -> None:
    """The first line says how long it is; each minute has its line, then the last ten seconds."""
    assert [
        (0, "First, 6 minutes to warm up. Go at a pace where you could talk. Stage 1."),
        (60, "5 minutes left. Stage 2."),
        (120, "4 minutes left. Stage 3."),
        (180, "3 minutes left. Stage 4."),
        (240, "2 minutes left. Stage 5."),
        (300, "1 minute left. Stage 6."),
        (350, "Ten seconds left."),
    ] == script(plan_of(warm_up=a_walk()))


def test_seven_minutes_of_warm_up_read_like_this() -> None:
    """Where the minutes fall inside the stages, they are told there."""
    assert [
        (0, "First, 7 minutes to warm up. Go at a pace where you could talk. Stage 1."),
        (60, "6 minutes left."),
        (70, "Stage 2."),
        (120, "5 minutes left."),
        (140, "Stage 3."),
        (180, "4 minutes left."),
        (210, "Stage 4."),
        (240, "3 minutes left."),
        (280, "Stage 5."),
        (300, "2 minutes left."),
        (350, "Stage 6."),
        (360, "1 minute left."),
        (410, "Ten seconds left."),
    ] == script(plan_of(warm_up=a_walk(), warm_up_seconds=420))


@pytest.mark.parametrize("minutes", [5, 5.5, 6, 6.25, 7])
@pytest.mark.parametrize(
    "stages", [(60,) * 6, (60, 60, 60, 60, 30, 30, 60), (360,), (65, 130, 195), (7, 400)]
)
def test_something_is_said_every_minute_of_the_warm_up(minutes: float, stages: tuple[float, ...]) -> None:
    """Nobody wonders whether it is still running; five seconds more or less do not matter."""
    seconds = [second for second, _ in script(plan_of(warm_up=a_walk(*stages), warm_up_seconds=minutes * 60))]

    gaps = [later - sooner for sooner, later in zip(seconds, [*seconds[1:], minutes * 60], strict=True)]
    assert all(gap <= 65 + 1e-3 for gap in gaps), gaps


@pytest.mark.parametrize("stages", [(65, 130, 195), (7, 11, 13), (1, 1, 1), (59.999, 60.001, 60)])
def test_no_minute_is_told_twice(stages: tuple[float, ...]) -> None:
    """Not as a stage begins, and again a moment later."""
    told = [
        words.partition(" left.")[0]
        for _, words in script(plan_of(warm_up=a_walk(*stages)))
        if " left." in words
    ]

    assert len(set(told)) == len(told)


def test_a_minute_that_falls_on_a_beginning_stage_gives_way_to_its_words() -> None:
    """Within five seconds, what to do is more than how long."""
    lines = script(plan_of(warm_up=a_walk(57, 303)))

    assert (57, "Stage 2.") in lines
    assert [] == [words for second, words in lines if second == 60]


def test_at_the_short_level_the_warm_up_is_named_and_its_minutes_counted() -> None:
    """The instructions are left out."""
    steps = warm_up_of(plan_of(warm_up=a_walk()))

    assert ["Walk.", "5 minutes left.", "4 minutes left."] == [step.cues[0].names for step in steps[:3]]


def test_a_last_stage_of_ten_seconds_has_no_ten_seconds_left() -> None:
    """Its own words are said then."""
    assert (350, "Stage 2.") == script(plan_of(warm_up=a_walk(350, 10)))[-1]


@pytest.mark.parametrize(("warm_up", "name"), [(None, "none"), (a_walk(), "walk")])
def test_the_warm_up_is_known_by_its_id(warm_up: WarmUp | None, name: str) -> None:
    """Or `none`, which is recorded as such."""
    assert name == warm_up_id(recipe_of(one_hold(), warm_up=warm_up))


def test_the_warm_up_is_called_by_its_name() -> None:
    """That is what the screen shows."""
    plan = plan_of(warm_up=WarmUp("bike", "Exercise bike", "a bike", (Stage(60, "Pedal."),)))

    assert "Warm-up: Exercise bike" == plan.steps[0].title


# Order, pace and dose -------------------------------------------------------------------------------------------------


def test_grouping_brings_equal_postures_together() -> None:
    """In the order in which each first comes; within one, the order stays."""
    back, up = Posture.LYING_BACK, Posture.STANDING
    names = [("a", back), ("b", up), ("c", back), ("d", Posture.SITTING), ("e", up)]

    grouped = by_posture(tuple(exercise(name, posture=posture) for name, posture in names))

    assert ["a", "c", "b", "e", "d"] == [one.name for one in grouped]


def test_a_rehearsal_divides_every_time() -> None:
    """Steps and cues alike, so that it sounds the same, only faster."""
    usual = plan_of(one_hold(10), warm_up=a_walk(), delay=10)
    fast = plan_of(one_hold(10), warm_up=a_walk(), delay=10, pace=10)

    assert [step.seconds / 10 for step in usual] == [step.seconds for step in fast]
    assert [cue.left / 10 for step in usual for cue in step.cues] == [
        c.left for step in fast for c in step.cues
    ]
    assert [step.say for step in usual] == [step.say for step in fast]


def test_a_routine_may_give_a_dose_of_its_own() -> None:
    """Reps, hold, or neither."""
    usual = exercise(reps=5, hold_seconds=5)

    assert usual == dosed(usual, RoutineEntry("stretch"))
    assert (3, 5) == (
        dosed(usual, RoutineEntry("stretch", reps=3)).reps,
        dosed(usual, RoutineEntry("stretch", reps=3)).hold_seconds,
    )
    assert 8 == dosed(usual, RoutineEntry("stretch", hold_seconds=8)).hold_seconds


def test_a_longer_hold_in_a_routine_lifts_how_far_it_may_grow() -> None:
    """The longest hold is never under the hold."""
    assert (
        30 == dosed(exercise(max_hold_seconds=10), RoutineEntry("stretch", hold_seconds=30)).max_hold_seconds
    )


# Looking things up ----------------------------------------------------------------------------------------------------


def test_a_plan_knows_what_is_left_after_a_step() -> None:
    """From before the first to after the last."""
    plan = plan_of(one_hold())

    assert [19, 9, 7, 2, 0, 0] == [plan.seconds_after(index) for index in range(-1, len(plan))]


def test_a_plan_knows_its_sections() -> None:
    """The way to the mat, the warm-up, and each exercise with its question."""
    plan = plan_of(one_hold(), one_hold(), warm_up=a_walk(), delay=5)

    sections = [plan.section(index) for index in range(len(plan))]
    assert [(0, 1)] + 6 * [(1, 7)] + 5 * [(7, 12)] + 5 * [(12, 17)] == sections


def test_a_plan_knows_where_an_exercise_begins() -> None:
    """After the last one, at its end."""
    plan = plan_of(one_hold(), one_hold(), warm_up=a_walk())

    assert [6, 11, 16] == [plan.first_step(number) for number in range(3)]


def test_the_last_step_is_getting_up() -> None:
    """How, and the time for it, after the last question; then a rendered session says goodbye to somebody who stands."""
    last = plan_of(one_hold(posture=Posture.LYING_BACK)).steps[-1]

    assert (StepKind.GET_READY, 45, None) == (last.kind, last.seconds, last.number)
    assert last.say.startswith("Those were the exercises. To get up, roll onto your side")


def test_whoever_stands_has_not_to_get_up() -> None:
    """Nor does anyone whose posture is not known."""
    assert [StepKind.QUESTION] * 2 == [
        plan_of(one_hold(posture=posture)).steps[-1].kind for posture in (Posture.STANDING, None)
    ]


def test_only_the_new_exercises_are_told_with_all_their_cautions() -> None:
    """The recipe names them."""
    lines = ("Small.", "Easy.")
    plan = plan_of(exercise(safety=lines), exercise("Roll", safety=lines), careful=("roll",))

    assert [True, False] == [
        step.say.endswith("seconds. Small.") for step in plan if step.kind is StepKind.GET_READY
    ]


def test_a_step_too_short_for_a_lead_in_has_none() -> None:
    """Half a lead-in wakes nobody."""
    steps = [Step(StepKind.MOVE, "Stretch", 0.5), Step(StepKind.HOLD, "Stretch", 5, cues=(Cue(5, "Hold."),))]

    assert steps == with_lead_ins(steps)

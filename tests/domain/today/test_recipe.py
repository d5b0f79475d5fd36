"""From a wish to a recipe: which exercises, how much, which warm-up, and what cannot be wished for."""

from __future__ import annotations

import pytest

from backroutine.domain.errors import WrongUsage
from backroutine.domain.exercises.exercise import Posture
from backroutine.domain.exercises.routine import Routine, RoutineEntry, Stage, WarmUp
from backroutine.domain.plan.plan import LeftOut, Recipe
from backroutine.domain.policy.today import Today
from backroutine.domain.record.events import Event, EventKind
from backroutine.domain.record.sessions import Past, sessions
from backroutine.domain.today.recipe import Files, Wish, core_due, left_out, recipe, warm_up_id
from days import STRETCH, TILT, Someone, on
from months import FIRST, Log
from months import TILT as LOGGED

SIDE = TILT._replace(id="side", name="Side bending", posture=Posture.STANDING)
LYING = {"tilt": TILT._replace(posture=Posture.LYING_BACK), "stretch": STRETCH._replace(posture=Posture.LYING_BACK)}  # fmt: skip
WALK = WarmUp("walk", "A walk", "nothing", (Stage(60, "Walk."),))
ROUTINE = Routine("usual", "The usual", tuple(RoutineEntry(name) for name in ("tilt", "side", "stretch")))
FILES = Files(ROUTINE, {**LYING, "side": SIDE}, WALK)


def made(wish: Wish, person: Someone | None = None, files: Files = FILES, past: tuple[Past, ...] = ()) -> Recipe:  # fmt: skip
    return recipe(wish, files, Today((person or Someone()).person(), on(1)), past)


def ids(made: Recipe) -> tuple[str, ...]:
    return tuple(exercise.id for exercise in made.exercises)


def test_a_plain_wish_is_the_whole_routine() -> None:
    """In its order, at its own speed, with six minutes of warm-up."""
    plain = made(Wish("usual"))

    all_new = ("tilt", "side", "stretch")
    assert (
        Recipe("usual", "The usual", (LYING["tilt"], SIDE, LYING["stretch"]), WALK, 360.0, careful=all_new)
        == plain
    )


def test_the_routines_own_amounts_stand_before_those_of_the_files() -> None:
    """Of an exercise it names with reps or a hold."""
    own = FILES._replace(routine=ROUTINE._replace(exercises=(RoutineEntry("tilt", 3, 2.0),)))

    (tilt,) = made(Wish("usual"), files=own).exercises
    assert (3, 2.0) == (tilt.reps, tilt.hold_seconds)
    assert own.usual == (tilt,)


def test_only_and_skip_choose_from_the_routine() -> None:
    """Each by itself and both together."""
    assert ("side",) == ids(made(Wish("usual", only=("side",))))
    assert ("tilt", "stretch") == ids(made(Wish("usual", skip=("side",))))
    assert ("tilt",) == ids(made(Wish("usual", only=("side", "tilt"), skip=("side",))))


@pytest.mark.parametrize("wish", [Wish("usual", only=("sied",)), Wish("usual", skip=("sied",))])
def test_an_exercise_that_the_routine_does_not_hold_is_refused(wish: Wish) -> None:
    """With the nearest that it does hold."""
    with pytest.raises(WrongUsage, match="usual has no exercise 'sied'") as error:
        made(wish)
    assert "Did you mean side?" == error.value.hint


def test_without_anything_like_it_the_refusal_lists_what_there_is() -> None:
    """So that nobody has to look it up."""
    with pytest.raises(WrongUsage) as error:
        made(Wish("usual", only=("xyzzy",)))
    assert "it holds tilt, side, stretch" == error.value.hint


def test_an_exercise_that_the_routine_lacks_can_be_done_elsewhere() -> None:
    """Whoever wants only that is told how it comes to be done; it is no slip of the keys for one that is like it."""
    files = FILES._replace(elsewhere={"arms-up": "so", "sides": "and so"})
    for name, how in files.elsewhere.items():
        with pytest.raises(WrongUsage, match=f"usual has no exercise '{name}'") as error:
            made(Wish("usual", only=(name,)), files=files)
        assert how == error.value.hint


def test_whoever_skips_it_is_not_told_how_to_do_it() -> None:
    """There is nothing to be skipped."""
    with pytest.raises(WrongUsage) as error:
        made(Wish("usual", skip=("arms-up",)), files=FILES._replace(elsewhere={"arms-up": "so"}))
    assert "it holds tilt, side, stretch" == error.value.hint


def test_what_is_left_out_is_named_once_with_why_and_since() -> None:
    """Also where the routine has it twice; brought back it is not named any more."""
    parked = Someone().does(0, Event(EventKind.PARKED, "tilt"))
    twice = FILES._replace(routine=ROUTINE._replace(exercises=(*ROUTINE.exercises, RoutineEntry("tilt"))))

    found = made(Wish("usual"), parked, twice)
    assert (LeftOut("tilt", "Pelvic tilt", "by-hand", "2026-05-04"),) == found.left_out
    assert ("side", "stretch") == ids(found)
    assert () == left_out(Someone().person(), FILES.usual)


def test_nothing_left_is_an_error_that_names_what_is_missing() -> None:
    """With the way to get it back."""
    parked = Someone().does(0, Event(EventKind.PARKED, "tilt"))

    with pytest.raises(WrongUsage, match="nothing is left to do: Pelvic tilt left out") as error:
        made(Wish("usual", only=("tilt",)), parked)
    assert "bring-back" in str(error.value.hint)
    with pytest.raises(WrongUsage, match=r"nothing is left to do$"):
        made(Wish("usual", skip=("tilt", "side", "stretch")))


def test_grouped_by_posture_one_gets_down_once() -> None:
    """The first posture first."""
    assert ("tilt", "stretch", "side") == ids(made(Wish("usual", group=True)))


@pytest.mark.parametrize(
    ("asked", "seconds"), [(None, 360), ("5", 300), ("7", 420), ("5.5", 330), ("none", 360)]
)
def test_five_to_seven_minutes_of_warm_up(asked: str | None, seconds: float) -> None:
    """As the article has it; left out, or left away, it is six (rule: warm-up-minutes)."""
    assert seconds == made(Wish("usual", warm_up=asked)).warm_up_seconds


@pytest.mark.parametrize("asked", ["4.9", "7.1", "nan", "six", ""])
def test_any_other_warm_up_is_refused_with_the_reason(asked: str) -> None:
    """Less hardly warms, more tires."""
    with pytest.raises(WrongUsage, match="5 to 7 minutes, or none") as error:
        made(Wish("usual", warm_up=asked))
    assert "tires" in str(error.value.hint)


@pytest.mark.parametrize("delay", [-1.0, 600.5, float("nan")])
def test_a_delay_has_its_limits(delay: float) -> None:
    """Ten minutes are enough to reach any mat."""
    with pytest.raises(WrongUsage, match="--delay takes 0 to 600 seconds"):
        made(Wish("usual", delay=delay))


def test_a_delay_within_its_limits_is_kept() -> None:
    """Both ends count."""
    assert [0.0, 600.0] == [made(Wish("usual", delay=delay)).delay for delay in (0.0, 600.0)]


def test_a_rehearsal_is_ten_times_as_fast() -> None:
    """And everything else is as it would be."""
    assert made(Wish("usual"))._replace(pace=10.0) == made(Wish("usual", rehearse=True))


@pytest.mark.parametrize(
    ("way", "routine", "last", "expected"),
    [
        ("bike", "march", "walk", "bike"),
        (None, "march", "bike", "march"),
        (None, None, "bike", "bike"),
        (None, None, "gone", "walk"),
        (None, None, "", "walk"),
        (None, "none", "bike", None),
        ("none", "march", "", None),
    ],
)
def test_the_warm_up_is_as_asked_as_written_as_last_time_or_a_walk(
    way: str | None, routine: str | None, last: str, expected: str | None
) -> None:
    """The first of these that there is; one that is gone from the files is not there."""
    found = warm_up_id(
        Wish("usual", way=way), ROUTINE._replace(warm_up=routine), last, ("bike", "march", "walk")
    )

    assert expected == found


def test_whoever_is_warm_needs_no_warm_up() -> None:
    """Whatever way was asked for."""
    assert warm_up_id(Wish("usual", warm_up="none", way="bike"), ROUTINE, "walk", ("bike",)) is None


# Core likes a day of rest ----------------------------------------------------------------------------------


def past_of(log: Log) -> tuple[Past, ...]:
    return sessions(log.sittings)


@pytest.mark.parametrize(("days_ago", "due"), [(0, False), (1, False), (2, True), (3, True)])
def test_core_likes_a_day_of_rest(days_ago: int, due: bool) -> None:
    """Every other day at most; a session stopped early was one (rule: core-rests)."""
    log = Log().session(10 - days_ago, (LOGGED,), routine="core", how="stopped")

    assert due is core_due(past_of(log), FIRST.replace(day=10))


def test_other_routines_and_empty_sessions_are_not_in_the_way_of_core() -> None:
    """Neither the daily exercises, nor a core session that never came to an exercise, nor one cut short today."""
    log = Log().session(9).session(10).session(10, (LOGGED,), routine="core", until=0)
    log.session(10, (LOGGED,), routine="core", how=None)

    assert core_due(past_of(log), FIRST.replace(day=10))
    assert not core_due(past_of(log), FIRST.replace(day=11))


def test_core_without_its_day_of_rest_is_refused_only_where_it_was_asked_for() -> None:
    """`--again` and a rehearsal are free of it, and so is every other routine."""
    core = FILES._replace(routine=ROUTINE._replace(id="core"))
    past = past_of(Log().session(on(0), (LOGGED,), routine="core"))

    with pytest.raises(WrongUsage, match="rest"):
        made(Wish("core", rested=True), files=core, past=past)
    free = [
        made(Wish("core"), files=core, past=past),
        made(Wish("core", rested=True, rehearse=True), files=core, past=past),
        made(Wish("core", rested=True), files=core),
        made(Wish("usual", rested=True), past=past),
    ]
    assert ["core", "core", "core", "usual"] == [one.routine for one in free]

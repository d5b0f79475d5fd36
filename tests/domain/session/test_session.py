"""The session from beginning to end: the order of things, what is recorded, and a whole quarter of an hour."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from backroutine.domain.exercises.exercise import Side
from backroutine.domain.plan.plan import Plan, Recipe, build_plan
from backroutine.domain.plan.verbosity import Verbosity, heard
from backroutine.domain.record.events import Ending, Event, EventKind, Hurt, Outcome
from backroutine.domain.session.keys import Key
from backroutine.domain.session.queries import keys_for, seconds_left, seconds_to_go, wake_at
from backroutine.domain.session.session import begin, press, tick
from backroutine.domain.session.state import (
    Ask,
    Asking,
    Hush,
    Options,
    Over,
    Question,
    Running,
    Waiting,
    Welcome,
    Write,
)
from backroutine.domain.words.filling import clock
from backroutine.edge.files.folders import shipped_folder
from backroutine.edge.files.library import Library
from fakes import a_walk, exercise, one_hold, plan_of, played, two_sided
from walks import Walk, walk

GOLDEN = Path(__file__).parents[2] / "golden"


def lower_back() -> Plan:
    """The shipped routine with its usual warm-up."""
    library = Library(shipped_folder())
    routine = library.routine("lower-back").value
    exercises = [library.exercise(entry.exercise).value for entry in routine.exercises]
    return build_plan(Recipe(routine.id, routine.name, tuple(exercises), library.warm_up("walk").value))


def script(walked: Walk, level: Verbosity) -> str:
    """What is heard at a level, as one reads a script."""
    lines = []
    for second, cue in walked.cues:
        words, tone = heard(cue, level)
        told = f"  [{tone}]" if tone else ""
        at = clock(second) if second >= 60 else f"0:{int(second):02}"
        if words or told:
            lines.append(f"{at:>5}  {words}{told}".rstrip())
    return "\n".join(lines) + "\n"


# A whole session ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", [Verbosity.FULL, Verbosity.NAMES, Verbosity.TONES])
def test_the_shipped_routine_is_heard_as_its_script_says(level: Verbosity) -> None:
    """Every cue of the lower-back routine at each level, with each question answered `no` after ten seconds.

    BACKROUTINE_GOLDEN=write in the environment writes the script anew; read it before you keep it.
    """
    walked = Walk(press(begin(lower_back(), 0.0).session, Key.READY, 0.0))
    while not isinstance(walked.session.phase, Over):
        if isinstance(walked.session.phase, Asking):
            asked = walked.session.phase.question.ask
            walked.to(walked.now + 10).press(Key.NO if asked is Ask.HURT else Key.READY)
        else:
            wake = wake_at(walked.session)
            assert wake is not None
            walked.to(wake)
    golden = GOLDEN / f"script-lower-back-{level}.txt"
    if os.environ.get("BACKROUTINE_GOLDEN") == "write":
        golden.write_text(script(walked, level), encoding="utf-8")

    assert golden.read_text(encoding="utf-8") == script(walked, level)


def test_the_shipped_routine_takes_little_more_than_a_quarter_of_an_hour() -> None:
    """Six minutes of warm-up, and five exercises with their changes of position: less than 18 minutes."""
    seconds = lower_back().seconds

    assert 16 * 60 < seconds < 18 * 60


def test_no_time_is_lost_or_made_in_a_whole_session() -> None:
    """All timed steps are credited in full, to the microsecond, when every call is on time."""
    plan = lower_back()

    walked = Walk(press(begin(plan, 0.0).session, Key.READY, 0.0)).to_end()

    assert pytest.approx(plan.seconds, abs=1e-6) == walked.session.credited


def test_steps_come_in_the_order_of_the_score() -> None:
    """Every step of the plan is played, once, for as long as it is written."""
    plan = plan_of(one_hold(), two_sided(), warm_up=a_walk(), delay=5)
    session = press(begin(plan, 0.0).session, Key.READY, 0.0).session
    seen = [session.step]
    while not isinstance(session.phase, Over):
        wake = wake_at(session)
        assert wake is not None
        session = tick(session, wake).session
        if session.step not in (seen[-1], None):
            seen.append(session.step)

    assert seen == list(plan.steps)


def test_a_session_is_recorded_as_it_happens() -> None:
    """Started, begun, one event a rep, finished, answered, ended; each with what history needs."""
    walked = walk(one_hold()).to(20)
    walked.press(Key.NO).to_end()

    assert [
        Event(EventKind.STARTED, body={"warm_up": "none", "exercises": 1}),
        Event(EventKind.BEGAN, "stretch", body={"reps": 1, "repeated": False}),
        Event(EventKind.REP, "stretch", rep=1),
        Event(
            EventKind.FINISHED,
            "stretch",
            body={"outcome": Outcome.DONE, "reps_done": 1, "reps_planned": 1, "seconds": 9.0},
        ),
        Event(EventKind.ANSWERED, "stretch", body={"hurt": Hurt.NO}),
        Event(EventKind.ENDED, body={"how": Ending.FINISHED, "seconds": 19}),
    ] == walked.events


def test_a_rep_is_recorded_with_its_side() -> None:
    """Which side was done stands in the journal."""
    walked = walk(two_sided(reps=1)).to_end()

    reps = [(event.side, event.rep) for event in walked.events if event.kind is EventKind.REP]
    assert reps == [(Side.LEFT, 1), (Side.RIGHT, 1)]


def test_the_warm_up_is_recorded_when_it_begins_and_ends() -> None:
    """Also the id of the warm-up, so that the next session offers the same one, and how long it took."""
    walked = walk(one_hold(), warm_up=a_walk(5, 5), warm_up_seconds=300).to(301)

    assert [
        Event(EventKind.STARTED, body={"warm_up": "walk", "exercises": 1}),
        Event(EventKind.BEGAN),
        Event(EventKind.FINISHED, body={"outcome": Outcome.DONE, "seconds": 300.0}),
        Event(EventKind.BEGAN, "stretch", body={"reps": 1, "repeated": False}),
    ] == walked.events


def test_what_is_recorded_comes_before_what_is_heard() -> None:
    """In one turn an answer stands before the next words."""
    walked = walk(one_hold()).to(19).forget().press(Key.NO)

    kinds = [type(effect) for _, effect in walked.effects]
    assert kinds.index(Write) < len(kinds) - 1
    assert Hush is kinds[0]


def test_the_result_of_an_exercise_counts_its_work_and_not_its_get_ready() -> None:
    """Move, hold, return and rest are its time; getting into position is not."""
    walked = walk(exercise()).to(10 + 9 + 3 + 9)

    result = walked.session.results[0]
    assert (result.reps_done, result.seconds, result.outcome) == (2, 21.0, Outcome.DONE)


def test_a_session_that_nobody_answers_ends_by_itself() -> None:
    """With an attended keyboard but nobody there, it ends, and nothing is taken for a no."""
    walked = walk(one_hold(), two_sided()).to_end()

    assert Over(Ending.FINISHED) == walked.session.phase
    assert [Hurt.UNANSWERED, Hurt.UNANSWERED] == [result.hurt for result in walked.session.results]


# The welcome --------------------------------------------------------------------------------------------


def test_the_welcome_waits_and_says_what_comes() -> None:
    """Nothing moves before the person begins; the routine and its length are said."""
    turn = begin(lower_back(), 7.0)

    assert (Welcome(), None) == (turn.session.phase, wake_at(turn.session))
    words = [cue.words for _, cue in Walk(turn).cues]
    assert ["Welcome. Lower back: about 17 minutes. Press Enter to begin."] == words


def test_enter_begins_with_the_questions_that_are_due() -> None:
    """Safety first, then pain now, then the day after; then the first step."""
    asks = (Ask.SAFETY, Ask.PAIN_BEFORE, Ask.NEXT_DAY)
    walked = walk(one_hold(), options=Options(asks=asks))
    seen = []
    for key in (Key.NO, Key.READY, Key.SKIP):
        assert isinstance(walked.session.phase, Asking)
        seen.append(walked.session.phase.question.ask)
        walked.press(key)

    assert list(asks) == seen
    assert isinstance(walked.session.phase, Running)


def test_nothing_is_recorded_when_the_welcome_is_left() -> None:
    """Who only had a look has had no session."""
    turn = press(begin(plan_of(one_hold()), 0.0).session, Key.QUIT, 1.0)

    assert (Over(Ending.STOPPED), (Hush(),)) == (turn.session.phase, turn.effects)


def test_an_earlier_session_is_carried_on_by_one_key() -> None:
    """With an interrupted session of today, Y at the welcome says so, and leaves this one unbegun."""
    session = begin(plan_of(one_hold()), 0.0, Options(earlier="Stretch")).session

    turn = press(session, Key.YES, 1.0)

    assert (True, (Hush(),)) == (turn.session.carry_on, turn.effects)
    assert isinstance(turn.session.phase, Over)


def test_without_an_earlier_session_y_means_nothing_at_the_welcome() -> None:
    """The key is offered only with something behind it."""
    session = begin(plan_of(one_hold()), 0.0).session

    assert (session, ()) == press(session, Key.YES, 1.0)
    assert Key.YES not in [binding.key for binding in keys_for(session)]


def test_yes_to_the_safety_page_ends_kindly() -> None:
    """Screened out: written down, said, and no session begun."""
    walked = walk(one_hold(), options=Options(asks=(Ask.SAFETY, Ask.PAIN_BEFORE))).press(Key.YES)

    assert (Over(Ending.STOPPED, stays=True), True) == (walked.session.phase, walked.session.screened_out)
    assert [Event(EventKind.SCREENED, body={"fits": True})] == walked.events
    assert walked.said[-1][1].startswith("Thank you for saying so.")


def test_no_to_the_safety_page_is_written_down() -> None:
    """So that it is not asked again tomorrow."""
    walked = walk(one_hold(), options=Options(asks=(Ask.SAFETY,))).press(Key.NO)

    assert Event(EventKind.SCREENED, body={"fits": False}) == walked.events[0]
    assert isinstance(walked.session.phase, Running)


def test_an_empty_plan_goes_straight_to_the_last_questions() -> None:
    """Nothing to do is no crash, and no session either."""
    walked = walk().to_end()

    assert (Over(Ending.FINISHED), []) == (walked.session.phase, walked.events)


# What is shown of the time --------------------------------------------------------------------------------


def test_the_seconds_left_are_those_of_the_step() -> None:
    """Of a running step, a pause and the moment of getting back into a hold; of nothing else."""
    walked = walk(one_hold())
    assert (10.0, 7.5) == (seconds_left(walked.session, 0.0), seconds_left(walked.session, 2.5))
    assert 0.0 == seconds_left(walked.session, 11.0)
    walked.to(14).press(Key.PAUSE)
    assert 3.0 == seconds_left(walked.session, 99.0)
    walked.press(Key.PAUSE)
    assert 2.0 == seconds_left(walked.session, 15.0)
    walked.to(30)
    assert seconds_left(walked.session, 30.0) is None


def test_the_time_to_go_is_all_that_is_left_of_the_plan() -> None:
    """Questions take their own time and are not counted."""
    walked = walk(one_hold(), one_hold())
    assert 19.0 == seconds_to_go(begin(plan_of(one_hold()), 0.0).session, 0.0)
    assert 34.0 == seconds_to_go(walked.session, 4.0)
    walked.to(14).press(Key.PAUSE)
    assert 24.0 == seconds_to_go(walked.session, 99.0)
    walked.press(Key.PAUSE)
    assert 2 + 3 + 21.0 == seconds_to_go(walked.session, 15.0)
    walked.to(22)
    assert Asking(Question(Ask.HURT, 0), 42.0) == walked.session.phase
    assert 19.0 == seconds_to_go(walked.session, 22.0)


def test_the_question_whether_to_stop_does_not_change_the_time_to_go() -> None:
    """The clock stands, as in a pause: nothing jumps."""
    walked = walk(one_hold()).to(14)
    paused = seconds_to_go(walked.press(Key.PAUSE).session, 14.0)

    assert paused == seconds_to_go(walked.press(Key.QUIT).session, 14.0)


def test_the_coach_plays_the_same_session() -> None:
    """Through the coach and a keyboard that keeps time, the same words come at the same seconds."""
    _, diary = played(plan_of(one_hold(7), two_sided()), [(5.0, "enter")])
    walked = walk(one_hold(7), two_sided()).to_end()

    assert [(second + 5, words) for second, words in walked.said] == diary.said[1:]


@pytest.mark.parametrize("value", [Welcome(), Waiting(), Hush()])
def test_a_value_without_anything_in_it_is_something(value: object) -> None:
    """So that nobody who asks for a phase or an effect takes it for none."""
    assert value

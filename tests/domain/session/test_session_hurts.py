"""Saying that it hurts: at any moment, at once, with all that follows from it."""

from __future__ import annotations

from typing import Any

import pytest

from backroutine.domain.exercises.exercise import Posture, Sides
from backroutine.domain.plan.steps import StepKind
from backroutine.domain.policy.pain import Stop
from backroutine.domain.record.events import Ending, Event, EventKind, Hurt, Outcome
from backroutine.domain.session.keys import Key
from backroutine.domain.session.questions import ANSWER_SECONDS
from backroutine.domain.session.session import unattend
from backroutine.domain.session.state import (
    Ask,
    Asking,
    Hush,
    Options,
    Over,
    Paused,
    Question,
    Running,
    Waiting,
)
from backroutine.domain.words.filling import tell
from fakes import a_walk, exercise, one_hold, two_sided
from walks import Walk, walk


@pytest.mark.parametrize("moment", [4, 11, 13, 18, 20, 30])
def test_hurts_ends_the_exercise_at_once(moment: float) -> None:
    """In any of its steps: recorded, eased out, the leg question, and on to the next exercise."""
    walked = walk(exercise(), one_hold(name="Second")).to(moment).forget().press(Key.HURTS)

    result = walked.session.results[0]
    assert (Outcome.HURT, Hurt.YES) == (result.outcome, result.hurt)
    assert [EventKind.FINISHED, EventKind.ANSWERED] == [event.kind for event in walked.events]
    assert walked.said[0][1].startswith("Stop. Let everything go loose. Did it go down a leg")
    assert Question(Ask.LEG, 0) == walked.question
    walked.press(Key.NO, Key.READY, Key.READY)  # no leg, no number, and on
    assert (StepKind.GET_READY, 1) == walked.place


def test_hurts_is_hushed_first() -> None:
    """Whatever is being said stops."""
    assert Hush() == walk(one_hold()).to(13).forget().press(Key.HURTS).effects[0][1]


def test_hurts_ends_the_other_side_too() -> None:
    """All that remains of the exercise is left, and the words name the side that hurt."""
    walked = walk(two_sided(Sides.ONE_THEN_OTHER), one_hold(name="Second")).to(12).forget().press(Key.HURTS)

    assert "left hand first" in walked.said[0][1]
    walked.press(Key.NO, Key.READY, Key.READY)  # no leg, no number, and on
    assert (StepKind.GET_READY, 1) == walked.place


def test_an_exercise_without_its_own_line_is_eased_out_of_with_a_general_one() -> None:
    """Nobody is left without a word."""
    walked = walk(one_hold(ease_out="")).to(13).forget().press(Key.HURTS)

    assert "Come back gently, in your own time." in walked.said[0][1]


@pytest.mark.parametrize("keys", [(Key.PAUSE,), (Key.HELP,), (Key.PAUSE, Key.PAUSE)])
def test_hurts_works_in_a_pause_in_the_help_and_while_settling(keys: tuple[Key, ...]) -> None:
    """There is no moment of an exercise at which it cannot be said."""
    walked = walk(one_hold()).to(13).press(*keys, Key.HURTS)

    assert Hurt.YES is walked.session.results[0].hurt
    assert not walked.session.help


def test_hurts_works_while_a_session_waits_to_be_told_that_all_is_ready() -> None:
    """Getting into position can hurt as well."""
    walked = walk(one_hold(), options=Options(wait=True)).to(10).press(Key.HURTS)

    assert Outcome.HURT is walked.session.results[0].outcome


def resting(**plan: Any) -> Walk:
    """A session in which H was pressed half a minute into the warm-up."""
    return walk(one_hold(), warm_up=a_walk(), **plan).to(30).forget().press(Key.HURTS)


def waiting() -> Walk:
    """A session that waits after a yes."""
    return walk(one_hold(), one_hold(name="Second")).to(19).press(Key.YES, Key.NO, Key.READY).forget()


def test_after_a_yes_it_waits_for_the_person() -> None:
    """A minute; then it says so (rule: waits-after-a-yes)."""
    walked = waiting()
    assert (Question(Ask.GO_ON, 0), 79.0) == (walked.question, walked.asking.until)
    walked.to(79)

    assert [(79.0, "I wait. Press Enter when you would like to go on, Q to stop for today.")] == walked.said
    assert (Question(Ask.GO_ON, 0), True) == (walked.question, walked.asking.reminded)


def test_after_ten_minutes_it_waits_no_longer() -> None:
    """It ends, kindly: what was done counts, and what is left of the questions is still put."""
    walked = waiting().to(79).forget().to(19 + 600)

    assert walked.said[0][1].startswith("We stop here for today. What you did counts.")
    assert Question(Ask.NOTE, 0) == walked.question
    assert Over(Ending.STOPPED) == walked.to_end().session.phase
    assert not walked.session.results[1].began


def test_after_a_yes_it_goes_on_when_the_person_likes() -> None:
    """However late within the ten minutes."""
    walked = waiting().to(500).press(Key.READY)

    assert (StepKind.GET_READY, 1) == walked.place
    assert Running(500.0, 510.0) == walked.session.phase


def test_after_a_yes_q_stops_without_asking_twice() -> None:
    """It has just been asked."""
    walked = waiting().press(Key.QUIT)

    assert (Question(Ask.NOTE, 0), True) == (walked.question, walked.session.stopping)


def test_while_it_waits_the_answer_can_be_put_right() -> None:
    """A slip of the finger: back opens the question again, and all that hung on it is gone."""
    walked = waiting().press(Key.BACK)
    assert Question(Ask.HURT, 0) == walked.question
    walked.press(Key.NO)

    assert (Hurt.NO, None, None) == (
        walked.session.results[0].hurt,
        walked.session.results[0].leg_signs,
        walked.session.results[0].strength,
    )
    assert (StepKind.GET_READY, 1) == walked.place


def test_with_wait_it_waits_for_ever() -> None:
    """Whoever set that moves everything on by hand."""
    walked = walk(one_hold(), one_hold(name="Second"), options=Options(wait=True)).to(10).press(Key.READY)
    walked.to(19).press(Key.YES, Key.NO, Key.READY)

    assert (Question(Ask.GO_ON, 0), None) == (walked.question, walked.asking.until)


def test_when_no_key_can_come_after_a_yes_it_ends_at_once() -> None:
    """Nobody could ever press Enter, and nobody is led on through what may hurt."""
    walked = waiting()
    walked.take(unattend(walked.session, walked.now))

    assert Over(Ending.STOPPED) == walked.session.phase
    assert not walked.session.results[1].began


def test_after_seven_or_more_it_ends_like_leg_signs() -> None:
    """No waiting, no going on."""
    walked = (
        walk(one_hold(), one_hold(name="Second")).to(19).press(Key.YES, Key.NO).type("7").press(Key.READY)
    )

    assert (Stop.STRONG, Question(Ask.NOTE, 0)) == (walked.session.stop, walked.question)
    assert walked.said[-1][1].startswith("We stop here for today. Pain that strong")


def test_hurts_in_the_warm_up_stops_it_and_asks_for_the_signs() -> None:
    """No exercise is to blame: nothing is parked, and the warm-up has not ended (rule: signs-in-the-warm-up)."""
    walked = resting()

    assert (Question(Ask.CHEST), Paused(30.0, resting=True)) == (walked.question, walked.asking.back)
    assert [EventKind.PAUSED] == [event.kind for event in walked.events]
    assert [
        (30.0, "Stop, and rest. Is it your chest, your breath, or dizziness? Y yes, N no.")
    ] == walked.said
    assert walked.session.results[0].hurt is None


def test_a_sign_in_the_warm_up_ends_it_all() -> None:
    """With the help text, which stays; locked until somebody was asked."""
    walked = resting().forget().press(Key.YES)

    assert (Over(Ending.STOPPED, stays=True), True) == (walked.session.phase, walked.session.warned)
    assert Event(EventKind.SCREENED, body={"fits": True, "red_flag": True}) in walked.events
    assert tell("end.warning") == walked.said[-1][1]


@pytest.mark.parametrize("seconds", [0, ANSWER_SECONDS])
def test_after_hurts_in_the_warm_up_nothing_goes_on_by_itself(seconds: float) -> None:
    """No, or no answer: it rests, and says which key does what."""
    walked = resting().forget()
    walked.press(Key.NO) if not seconds else walked.to(30 + seconds)

    assert Paused(30.0, resting=True) == walked.to(5000).session.phase
    assert walked.said[-1][1].startswith("Rest as long as you like. Enter goes on with the warm-up")


def test_whoever_rests_while_getting_up_is_not_sent_back_to_the_warm_up() -> None:
    """After the last exercise there is neither a warm-up to go on with nor an exercise to go to."""
    walked = walk(one_hold()._replace(posture=Posture.LYING_BACK))
    while not isinstance(walked.session.phase, Asking):
        walked.to(walked.now + 1)
    walked.press(Key.NO)
    assert (StepKind.GET_READY, None) == walked.place
    walked.press(Key.HURTS, Key.NO)

    assert "Rest as long as you like. Enter goes on, Q stops for today." == walked.said[-1][1]
    walked.press(Key.PAUSE)
    assert (StepKind.GET_READY, None) == walked.place


def test_after_hurts_in_the_warm_up_enter_goes_on_with_it() -> None:
    """Where it was."""
    walked = resting().press(Key.NO).to(100).press(Key.PAUSE)

    assert (StepKind.WARM_UP, None) == walked.place
    assert Running(100.0, 130.0) == walked.session.phase


def test_after_hurts_in_the_warm_up_skip_goes_to_the_exercises() -> None:
    """The first of them begins, with all its words."""
    walked = resting().press(Key.NO).to(45).forget().press(Key.SKIP)

    assert Running(45.0, 55.0) == walked.session.phase
    assert Event(EventKind.FINISHED, body={"outcome": Outcome.SKIPPED, "seconds": 30.0}) == walked.events[0]
    assert walked.said[0][1].startswith("We begin with Stretch.")


def test_hurts_on_the_way_to_the_mat_rests_too() -> None:
    """The warm-up has not even begun; with `--wait` neither the walk there."""
    walked = walk(one_hold(), warm_up=a_walk(), delay=30).to(3).press(Key.HURTS, Key.NO)
    assert Paused(27.0, resting=True) == walked.session.phase
    walked = walk(one_hold(), delay=30, options=Options(wait=True)).to(30).press(Key.HURTS, Key.NO)

    assert Waiting() == walked.session.phase


def test_hurts_in_a_pause_of_the_warm_up_rests_too() -> None:
    """It is paused already."""
    walked = walk(one_hold(), warm_up=a_walk()).to(30).press(Key.PAUSE, Key.HURTS, Key.NO)

    assert Paused(30.0, resting=True) == walked.session.phase


def test_when_no_key_can_come_after_hurts_in_the_warm_up_it_ends() -> None:
    """Nobody is led on."""
    walked = resting()
    walked.take(unattend(walked.session, walked.now))

    assert Over(Ending.STOPPED) == walked.session.phase

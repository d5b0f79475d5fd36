"""Saying that it hurts: at any moment, at once, with all that follows from it."""

from __future__ import annotations

import pytest

from backroutine.domain.exercises.exercise import Sides
from backroutine.domain.plan.steps import StepKind
from backroutine.domain.record.events import Event, EventKind, Hurt, Outcome
from backroutine.domain.session.keys import Key
from backroutine.domain.session.state import (
    Ask,
    Hush,
    Leaving,
    Options,
    Paused,
    Question,
    Running,
)
from fakes import a_walk, exercise, one_hold, two_sided
from walks import walk


@pytest.mark.parametrize("moment", [4, 11, 13, 18, 20, 30])
def test_hurts_ends_the_exercise_at_once(moment: float) -> None:
    """In any of its steps: recorded, eased out, the leg question, and on to the next exercise."""
    walked = walk(exercise(), one_hold(name="Second")).to(moment).forget().press(Key.HURTS)

    result = walked.session.results[0]
    assert (Outcome.HURT, Hurt.YES) == (result.outcome, result.hurt)
    assert [EventKind.FINISHED, EventKind.ANSWERED] == [event.kind for event in walked.events]
    assert walked.said[0][1].startswith("Stop, and let go. Let everything go loose. Did it go down a leg")
    assert Question(Ask.LEG, 0) == walked.question
    walked.press(Key.NO)
    assert (StepKind.GET_READY, 1) == walked.place


def test_hurts_is_hushed_first() -> None:
    """Whatever is being said stops."""
    assert Hush() == walk(one_hold()).to(13).forget().press(Key.HURTS).effects[0][1]


def test_hurts_ends_the_other_side_too() -> None:
    """All that remains of the exercise is left, and the words name the side that hurt."""
    walked = walk(two_sided(Sides.ONE_THEN_OTHER), one_hold(name="Second")).to(12).forget().press(Key.HURTS)

    assert "left hand first" in walked.said[0][1]
    walked.press(Key.NO)
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


def test_after_hurts_the_next_exercise_begins_with_the_offer_to_stop() -> None:
    """Said once, in one breath with the next exercise."""
    walked = walk(one_hold(), one_hold(name="Second")).to(13).press(Key.HURTS, Key.NO)
    offer = "We leave that one out. Press Q if you would rather stop. Next: Second."

    assert walked.said[-1][1].startswith(offer)
    walked.forget().to_end()
    assert [] == [words for _, words in walked.said if "rather stop" in words]


def test_the_offer_to_stop_is_not_made_for_a_yes_that_was_put_right() -> None:
    """Corrected to no during the next get-ready, it is not said again."""
    walked = walk(one_hold(), one_hold(name="Second")).to(19).press(Key.YES, Key.NO)
    walked.press(Key.BACK).forget().press(Key.NO)

    assert walked.said[-1][1].startswith("Next: Second.")


def test_hurts_in_the_warm_up_leaves_it_and_asks_whether_to_stop() -> None:
    """No exercise is to blame: nothing is parked."""
    walked = walk(one_hold(), warm_up=a_walk()).to(30).forget().press(Key.HURTS)

    assert Leaving(Paused(10.0)) == walked.session.phase
    assert Event(EventKind.FINISHED, body={"outcome": Outcome.HURT}) == walked.events[0]
    assert [(30.0, "Stop, and rest. Would you like to stop for today?")] == walked.said
    assert walked.session.results[0].hurt is None


def test_after_hurts_in_the_warm_up_one_may_carry_on() -> None:
    """The first exercise then begins, with all its words."""
    walked = walk(one_hold(), warm_up=a_walk()).to(30).press(Key.HURTS).to(45).forget().press(Key.NO)

    assert Running(45.0, 55.0) == walked.session.phase
    assert walked.said[0][1].startswith("We begin with Stretch.")


def test_hurts_on_the_way_to_the_mat_asks_whether_to_stop() -> None:
    """The warm-up has not even begun."""
    walked = walk(one_hold(), warm_up=a_walk(), delay=30).to(3).forget().press(Key.HURTS)

    assert isinstance(walked.session.phase, Leaving)
    assert (StepKind.WARM_UP, None) == walked.place
    walked.forget().press(Key.NO)
    assert walked.said[0][1].startswith("First, 6 minutes to warm up.")


def test_hurts_in_a_warm_up_with_nothing_after_it_goes_to_the_last_questions() -> None:
    """Nothing is left to stop."""
    walked = walk(warm_up=a_walk()).to(30).press(Key.HURTS)

    assert Question(Ask.PAIN_AFTER) == walked.question

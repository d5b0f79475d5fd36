"""Stopping for today: what was done counts, and nothing is lost."""

from __future__ import annotations

from backroutine.domain.record.events import Ending, Event, EventKind, Hurt, Outcome
from backroutine.domain.session.keys import Key
from backroutine.domain.session.state import (
    Ask,
    Asking,
    Hush,
    Leaving,
    Options,
    Over,
    Paused,
    Question,
    Running,
)
from fakes import a_walk, exercise, one_hold
from walks import walk


def test_quit_asks_once() -> None:
    """The clock stands meanwhile."""
    walked = walk(one_hold()).to(13).forget().press(Key.QUIT)

    assert Leaving(Paused(4.0)) == walked.session.phase
    assert [(13.0, "Stop for today? Y yes, N no.")] == walked.said
    assert Hush() in [effect for _, effect in walked.effects]


def test_quit_and_no_carries_on() -> None:
    """In a hold with a moment to get back into it."""
    walked = walk(one_hold()).to(13).press(Key.QUIT, Key.NO).to(16)

    assert Running(16.0, 20.0) == walked.session.phase


def test_quit_and_no_leaves_a_question_open() -> None:
    """With its full time again."""
    walked = walk(one_hold()).to(25).press(Key.QUIT).to(60).press(Key.NO)

    assert Asking(Question(Ask.HURT, 0), 80.0) == walked.session.phase


def test_quit_before_a_rep_leaves_the_exercise_unfinished_and_asks_nothing_about_it() -> None:
    """Nothing was done that could have hurt."""
    walked = walk(one_hold()).to(13).press(Key.QUIT, Key.YES)

    assert (Outcome.UNFINISHED, None) == (walked.session.results[0].outcome, walked.session.results[0].hurt)
    assert Question(Ask.PAIN_AFTER) == walked.question


def test_quit_after_a_rep_asks_whether_it_hurt() -> None:
    """What was done counts; the answer is unanswered until it is given."""
    walked = walk(exercise()).to(20).press(Key.QUIT, Key.YES)

    assert [{"hurt": Hurt.UNANSWERED}] == walked.bodies(EventKind.ANSWERED)
    assert Question(Ask.HURT, 0) == walked.question
    walked.press(Key.NO).to_end()
    assert (Over(Ending.STOPPED), Hurt.NO) == (walked.session.phase, walked.session.results[0].hurt)


def test_quit_in_the_question_asks_it_again_at_the_end() -> None:
    """The exercise is done; only the answer is open."""
    walked = walk(one_hold(), one_hold(name="Second")).to(19).press(Key.QUIT, Key.YES)

    assert Outcome.DONE is walked.session.results[0].outcome
    assert Question(Ask.HURT, 0) == walked.question


def test_quit_in_the_leg_question_asks_it_again_at_the_end() -> None:
    """The yes stands."""
    walked = walk(one_hold(), one_hold(name="Second")).to(13).press(Key.HURTS, Key.QUIT, Key.YES)

    assert [{"hurt": Hurt.YES}] == walked.bodies(EventKind.ANSWERED)
    assert Question(Ask.LEG, 0) == walked.question


def test_quit_in_the_warm_up_ends_it_unfinished() -> None:
    """What began also ends in the journal."""
    walked = walk(one_hold(), warm_up=a_walk()).to(30).press(Key.QUIT, Key.YES)

    assert Event(EventKind.FINISHED, body={"outcome": Outcome.UNFINISHED, "seconds": 30.0}) in walked.events
    assert Question(Ask.PAIN_AFTER) == walked.question


def test_quit_ends_every_exercise_that_was_begun() -> None:
    """Gone back from the second to the first, both are unfinished: none is without an outcome."""
    walked = walk(one_hold(), one_hold(name="Second")).to(19).press(Key.NO).to(31).press(Key.BACK, Key.BACK)
    walked.press(Key.QUIT, Key.YES)

    assert [Outcome.UNFINISHED] * 2 == [result.outcome for result in walked.session.results]
    finished = [event.body["outcome"] for event in walked.events if event.kind is EventKind.FINISHED]
    assert [Outcome.DONE, Outcome.UNFINISHED, Outcome.UNFINISHED] == finished


def test_quit_at_the_last_questions_ends_at_once() -> None:
    """There is nothing left to stop."""
    walked = walk(one_hold()).to(19).press(Key.NO, Key.QUIT)

    assert Over(Ending.FINISHED) == walked.session.phase


def test_quit_at_the_last_questions_of_a_stopped_session_stays_stopped() -> None:
    """How it ended does not change by it."""
    walked = walk(exercise()).to(20).press(Key.QUIT, Key.YES, Key.QUIT)

    assert Over(Ending.STOPPED) == walked.session.phase
    assert [{"how": Ending.STOPPED, "seconds": 20}] == walked.bodies(EventKind.ENDED)


def test_quit_before_the_first_step_leaves() -> None:
    """No session has begun, so none ended."""
    walked = walk(one_hold(), options=Options(asks=(Ask.PAIN_BEFORE,))).press(Key.QUIT)

    assert (Over(Ending.STOPPED), []) == (walked.session.phase, walked.events)

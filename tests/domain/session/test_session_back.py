"""Going back: this exercise again, the one before, or the question on the way."""

from __future__ import annotations

from backroutine.domain.plan.steps import StepKind
from backroutine.domain.record.events import Event, EventKind, Hurt
from backroutine.domain.session.keys import Key
from backroutine.domain.session.state import (
    Ask,
    Leaving,
    Options,
    Question,
    Running,
    Waiting,
)
from fakes import a_walk, exercise, one_hold
from walks import walk


def test_back_begins_this_exercise_again() -> None:
    """From its get-ready; noted as repeated, and its reps are counted anew."""
    walked = walk(exercise()).to(22).forget().press(Key.BACK)

    assert (StepKind.GET_READY, 0) == walked.place
    assert Event(EventKind.BEGAN, "stretch", body={"reps": 2, "repeated": True}) in walked.events
    assert (0, True) == (walked.session.results[0].reps_done, walked.session.results[0].repeated)


def test_back_twice_begins_the_exercise_before() -> None:
    """Within two seconds."""
    walked = walk(one_hold(), one_hold(name="Second"))
    walked.to(19).press(Key.NO).to(31).press(Key.BACK).to(32.9).press(Key.BACK)

    assert (StepKind.GET_READY, 0) == walked.place


def test_back_again_after_two_seconds_is_not_twice() -> None:
    """It is a first press again: in a get-ready, it opens the question before."""
    walked = walk(one_hold(), one_hold(name="Second"))
    walked.to(19).press(Key.NO).to(31).press(Key.BACK).to(33.1).press(Key.BACK)

    assert Question(Ask.HURT, 0) == walked.question


def test_back_in_a_get_ready_opens_the_question_before_it() -> None:
    """The last answer stands."""
    walked = walk(one_hold(), one_hold(name="Second")).to(19).press(Key.NO).to(21).press(Key.BACK)
    assert Question(Ask.HURT, 0) == walked.question
    walked.press(Key.A_LITTLE)

    assert Hurt.A_LITTLE is walked.session.results[0].hurt
    assert [{"hurt": Hurt.A_LITTLE}] == walked.bodies(EventKind.CORRECTED)
    assert (StepKind.GET_READY, 1) == walked.place


def test_back_twice_in_a_get_ready_begins_the_exercise_before() -> None:
    """The one before, not the one before that: the question on the way does not count."""
    walked = walk(one_hold(), one_hold(name="Second"), one_hold(name="Third"))
    walked.to(19).press(Key.NO).to(38).press(Key.NO).to(39).press(Key.BACK, Key.BACK)

    assert (StepKind.GET_READY, 1) == walked.place


def test_back_in_a_question_begins_its_exercise_again() -> None:
    """Was it the left side? Once more."""
    walked = walk(one_hold()).to(19).press(Key.BACK)

    assert (StepKind.GET_READY, 0) == walked.place
    assert walked.session.results[0].outcome is None


def test_back_in_a_get_ready_without_a_question_before_begins_it_again() -> None:
    """The exercise before was skipped, and nothing was asked."""
    walked = walk(one_hold(), one_hold(name="Second")).press(Key.SKIP).to(5).press(Key.BACK)

    assert Running(5.0, 15.0) == walked.session.phase
    assert (StepKind.GET_READY, 1) == walked.place


def test_back_in_the_first_get_ready_begins_it_again() -> None:
    """There is nothing before."""
    walked = walk(one_hold()).to(5).press(Key.BACK, Key.BACK)

    assert Running(5.0, 15.0) == walked.session.phase


def test_back_twice_from_the_first_exercise_begins_the_warm_up_again() -> None:
    """From its first stage."""
    walked = walk(one_hold(), warm_up=a_walk()).to(365).press(Key.BACK, Key.BACK)

    assert (StepKind.WARM_UP, None) == walked.place
    assert 0 == walked.session.at


def test_back_in_the_warm_up_begins_it_again() -> None:
    """From its first stage."""
    walked = walk(one_hold(), warm_up=a_walk()).to(150).press(Key.BACK)

    assert (0, Running(150.0, 210.0)) == (walked.session.at, walked.session.phase)


def test_what_was_done_before_a_back_is_still_asked_about() -> None:
    """Two reps, back, skip: whether they hurt is unanswered, and asked at the end."""
    walked = walk(exercise(), one_hold(name="Second")).to(32).press(Key.BACK, Key.SKIP)
    assert (StepKind.GET_READY, 1) == walked.place
    assert Hurt.UNANSWERED is walked.session.results[0].hurt
    walked.press(Key.SKIP)

    assert Question(Ask.HURT, 0) == walked.question


def test_more_time_adds_ten_seconds_to_get_back_into_a_hold() -> None:
    """Three seconds may be short."""
    walked = walk(one_hold()).to(14).press(Key.PAUSE, Key.PAUSE, Key.MORE).to(26.9)

    assert (13 + 14.0) == walked.session.phase.ends_at  # type: ignore[union-attr]


def test_quit_and_no_goes_back_to_waiting() -> None:
    """Nothing has begun by it."""
    walked = walk(one_hold(), options=Options(wait=True)).to(10).press(Key.QUIT)
    assert Leaving(Waiting()) == walked.session.phase

    assert Waiting() == walked.press(Key.NO).session.phase


def test_an_exercise_that_hurt_is_not_begun_again() -> None:
    """It is left out, so going back to it only opens its question; the answer can be put right there."""
    walked = (
        walk(one_hold(), one_hold(name="Second")).to(19).press(Key.YES, Key.NO, Key.READY).press(Key.BACK)
    )
    assert Question(Ask.HURT, 0) == walked.question
    walked.press(Key.BACK)

    assert Question(Ask.HURT, 0) == walked.question

"""A number that is typed when its question has just run out of time is not lost, and does nothing else."""

from __future__ import annotations

import pytest

from backroutine.domain.record.events import Ending
from backroutine.domain.session.keys import Key
from backroutine.domain.session.late import LATE_ENTER, LATE_NUMBER
from backroutine.domain.session.questions import ANSWER_SECONDS
from backroutine.domain.session.session import press
from backroutine.domain.session.state import Ask, Asking, Over, Question, Session
from fakes import one_hold
from walks import Walk, walk

SECOND = one_hold(name="Second")
STRENGTH_RAN_OUT = 19 + ANSWER_SECONDS


def resting() -> Walk:
    """Whoever told that it hurt has not told how strongly, and it waits for them."""
    return walk(one_hold(), SECOND).to(19).press(Key.YES, Key.NO).to(STRENGTH_RAN_OUT)


def at_the_list(exercises: int = 1) -> Walk:
    """Nobody told in time how the back is at the end."""
    walked = walk(*[one_hold(name=f"No {n}") for n in range(exercises)])
    for _ in range(exercises):
        walked.to(walked.now + 19).press(Key.NO)
    return walked.to(walked.now + ANSWER_SECONDS)


@pytest.mark.parametrize("later", [0.5, 400.0])
def test_while_it_waits_a_number_tells_how_strong_it_was(later: float) -> None:
    """It can mean nothing else there; then it waits again."""
    walked = resting()
    assert Question(Ask.GO_ON, 0) == walked.question
    walked.to(walked.now + later).type("3")
    assert (Question(Ask.STRENGTH, 0), "3") == (walked.question, walked.asking.typed)
    walked.press(Key.READY)

    assert (3, Question(Ask.GO_ON, 0)) == (walked.session.results[0].strength, walked.question)


def test_a_late_number_of_seven_ends_the_session_as_one_in_time_does() -> None:
    """Nothing goes on after it."""
    walked = resting().type("8").press(Key.READY)

    assert walked.session.stopping
    assert Question(Ask.NOTE, 0) == walked.question


def test_a_number_after_its_question_opens_it_again() -> None:
    """Whoever looks at the keys has not seen that the list of answers has come; it comes again."""
    walked = at_the_list()
    assert Question(Ask.REVIEW) == walked.question
    walked.type("4")
    assert (Question(Ask.PAIN_AFTER), "4") == (walked.question, walked.asking.typed)
    walked.press(Key.READY)

    assert (4, Question(Ask.REVIEW)) == (walked.session.pain_after, walked.question)


def test_then_a_number_in_the_list_is_one_of_the_list() -> None:
    """After three seconds whoever types it has seen the list."""
    walked = at_the_list(2)
    walked.to(walked.now + LATE_NUMBER).type("2")

    assert Question(Ask.HURT, 1) == walked.question


def test_a_note_may_hold_a_number() -> None:
    """Only what comes first, and at once, is taken for the number before."""
    walked = walk(one_hold()).to(19).press(Key.A_LITTLE).to(STRENGTH_RAN_OUT)
    assert Question(Ask.NOTE, 0) == walked.question
    walked.type("at 5")

    assert (Question(Ask.NOTE, 0), "at 5") == (walked.question, walked.asking.typed)


def test_an_enter_that_comes_too_late_ends_nothing() -> None:
    """It was to leave the number out, which has left by itself; a moment later it means what the page says."""
    walked = at_the_list().press(Key.READY)
    assert Question(Ask.REVIEW) == walked.question
    walked.to(walked.now + LATE_ENTER).press(Key.READY)

    assert Over(Ending.FINISHED) == walked.session.phase


def test_an_enter_that_comes_too_late_skips_nothing() -> None:
    """Where Enter would leave the next question out, as in one of yes and no."""
    walked = walk(one_hold()).to(19).press(Key.YES)
    late = walked.session._replace(missed=(Question(Ask.STRENGTH, 0), walked.now))

    assert late == press(late, Key.SKIP, walked.now + 0.5, "enter").session._replace(seen_at=late.seen_at)
    assert Question(Ask.LEG, 0) != _asked(press(late, Key.SKIP, walked.now + LATE_ENTER, "enter").session)


def _asked(session: Session) -> Question | None:
    return session.phase.question if isinstance(session.phase, Asking) else None


def test_whoever_left_the_number_out_is_not_asked_again() -> None:
    """Enter has answered it, so that a number belongs to the list."""
    walked = walk(one_hold()).to(19).press(Key.NO, Key.READY).type("1")

    assert Question(Ask.HURT, 0) == walked.question

"""The questions at the end, and the review of all answers."""

from __future__ import annotations

import pytest

from backroutine.domain.record.events import Ending, Event, EventKind, Hurt
from backroutine.domain.session.keys import Key
from backroutine.domain.session.questions import ANSWER_SECONDS
from backroutine.domain.session.session import press
from backroutine.domain.session.state import Ask, Asking, Over, Question
from fakes import one_hold
from walks import Walk, walk

SECOND = one_hold(name="Second")


def ending(walked: Walk) -> list[Ask]:
    """All questions from here to the end, each left unanswered."""
    asks = []
    while not isinstance(walked.session.phase, Over):
        asks.append(walked.question.ask)
        walked.press(Key.READY if asks[-1] is not Ask.HURT else Key.SKIP)
        if isinstance(walked.session.phase, Asking) and walked.question.ask is Ask.LEG:
            walked.press(Key.SKIP)
            asks.append(Ask.LEG)
    return asks


def test_at_the_end_of_a_painless_session_two_questions_are_asked() -> None:
    """How the back is now, and whether the answers are right."""
    walked = walk(one_hold()).to(19).press(Key.NO)

    assert [Ask.PAIN_AFTER, Ask.REVIEW] == ending(walked)


def test_what_was_unanswered_is_asked_again_by_name() -> None:
    """Once; the second time it stays unanswered."""
    walked = walk(one_hold(), SECOND).to(19).press(Key.NO).to(38).forget().to(58)

    assert Question(Ask.HURT, 1) == walked.question
    assert "Second. Did that hurt? N no, L a little, Y yes." == walked.said[-1][1]
    assert [Ask.HURT, Ask.PAIN_AFTER, Ask.REVIEW] == ending(walked)
    assert Hurt.UNANSWERED is walked.session.results[1].hurt


def test_an_answer_at_the_end_is_no_correction() -> None:
    """There was none before."""
    walked = walk(one_hold()).to(19).press(Key.SKIP, Key.NO)

    assert [{"hurt": Hurt.UNANSWERED}, {"hurt": Hurt.NO}] == walked.bodies(EventKind.ANSWERED)
    assert [] == walked.bodies(EventKind.CORRECTED)


def test_for_what_hurt_strength_and_a_note_are_asked() -> None:
    """For a little, by name, and a note for yes too, whose strength was told at once; not for no."""
    walked = walk(one_hold(), SECOND, one_hold(name="Third")).to(19)
    walked.press(Key.YES, Key.NO).type("5").press(Key.READY, Key.READY)
    walked.to(38).press(Key.NO).to(57).press(Key.A_LITTLE)
    questions = []
    while not isinstance(walked.session.phase, Over):
        questions.append(walked.question)
        walked.press(Key.READY)

    assert [
        Question(Ask.NOTE, 0),
        Question(Ask.STRENGTH, 2),
        Question(Ask.NOTE, 2),
        Question(Ask.PAIN_AFTER),
        Question(Ask.REVIEW),
    ] == questions


def test_a_yes_at_the_end_is_followed_by_all_its_questions() -> None:
    """Leg, strength, note: as if it had been said at once."""
    walked = walk(one_hold()).to(19).press(Key.SKIP, Key.YES)
    assert Question(Ask.LEG, 0) == walked.question
    walked.press(Key.NO)

    assert [Ask.STRENGTH, Ask.NOTE, Ask.PAIN_AFTER, Ask.REVIEW] == ending(walked)


def test_without_any_answer_there_is_nothing_to_review() -> None:
    """An exercise that was skipped was not asked about."""
    walked = walk(one_hold()).press(Key.SKIP)

    assert [Ask.PAIN_AFTER] == ending(walked)


def test_there_is_no_going_back_from_the_questions_at_the_end() -> None:
    """The key means nothing there, and is not offered."""
    walked = walk(one_hold()).to(19).press(Key.SKIP)

    assert walked.session is press(walked.session, Key.BACK, walked.now).session


def reviewed() -> Walk:
    """Two exercises, answered no and yes, at the review."""
    walked = walk(one_hold(), SECOND).to(19).press(Key.NO).to(38).press(Key.YES, Key.NO)
    return walked.press(Key.READY, Key.READY, Key.READY)


def test_an_answer_can_be_corrected_in_the_review() -> None:
    """By the number of its exercise; the last answer stands, and the review comes again."""
    walked = reviewed().forget().type("2")
    assert Question(Ask.HURT, 1) == walked.question
    walked.press(Key.NO)

    assert [Event(EventKind.CORRECTED, "second", body={"hurt": Hurt.NO})] == walked.events
    assert Question(Ask.REVIEW) == walked.question


def test_a_yes_in_the_review_is_followed_by_its_questions() -> None:
    """Then the review comes again."""
    walked = reviewed().type("1").press(Key.YES)
    asks = []
    while walked.question.ask is not Ask.REVIEW:
        asks.append(walked.question.ask)
        walked.press(Key.SKIP if asks[-1] is Ask.LEG else Key.READY)

    assert [Ask.LEG, Ask.STRENGTH, Ask.NOTE] == asks


def test_a_correction_without_an_answer_changes_nothing() -> None:
    """What was answered stays."""
    walked = reviewed().type("1").press(Key.SKIP)

    assert Hurt.NO is walked.session.results[0].hurt
    assert Question(Ask.REVIEW) == walked.question


def test_how_strong_and_the_note_can_be_put_right_too() -> None:
    """Changing an answer that was a yes asks for the rest of it again, and keeps what is not said anew."""
    walked = reviewed().type("2").press(Key.YES, Key.NO)
    assert Question(Ask.STRENGTH, 1) == walked.question
    walked.type("5").press(Key.READY).press(Key.READY)

    assert 5 == walked.session.results[1].strength
    assert Question(Ask.REVIEW) == walked.question


def test_how_the_back_is_now_can_be_put_right() -> None:
    """0 stands for it in the list."""
    walked = reviewed().type("0")
    assert Question(Ask.PAIN_AFTER) == walked.question
    walked.type("3").press(Key.READY)

    assert 3 == walked.session.pain_after
    assert Question(Ask.REVIEW) == walked.question


@pytest.mark.parametrize("stroke", ["3", "9", "x", ""])
def test_a_number_that_is_not_in_the_list_changes_nothing(stroke: str) -> None:
    """No exercise stands there."""
    walked = reviewed().forget()
    turn = press(walked.session, Key.TYPE, walked.now, stroke)

    assert (walked.session.phase, ()) == (turn.session.phase, turn.effects)


def test_an_exercise_without_an_answer_cannot_be_corrected() -> None:
    """It was skipped: there is nothing to put right."""
    walked = walk(one_hold(), SECOND).press(Key.SKIP).to(19).press(Key.NO, Key.READY).type("1")

    assert Question(Ask.REVIEW) == walked.question


def test_the_review_ends_the_session() -> None:
    """Enter, or nothing for twenty seconds."""
    assert Over(Ending.FINISHED) == reviewed().press(Key.READY).session.phase
    walked = reviewed()
    assert Over(Ending.FINISHED) == walked.to(walked.now + ANSWER_SECONDS).session.phase

"""What ends a session at once, and what is asked before one: warning signs, the safety page, a sore back."""

from __future__ import annotations

import pytest

from backroutine.domain.record.events import Ending, Event, EventKind
from backroutine.domain.session.ending import summary
from backroutine.domain.session.keys import Key, meaning
from backroutine.domain.session.queries import mode_of
from backroutine.domain.session.questions import WRITING_SECONDS
from backroutine.domain.session.state import Ask, Asking, Options, Over, Question, Running
from backroutine.domain.words.filling import tell
from fakes import exercise, one_hold
from walks import Walk, walk

SECOND = one_hold(name="Second")


def sore(pain: str, *, patient: bool = True) -> Walk:
    """A session that began with this pain."""
    options = Options(asks=(Ask.PAIN_BEFORE, Ask.NEXT_DAY), patient=patient)
    return walk(one_hold(), options=options).type(pain).forget()


def signs() -> Walk:
    """At the page of warning signs, after an exercise went down a leg."""
    return walk(one_hold(), SECOND).to(19).press(Key.YES, Key.YES, Key.READY).forget()


# A sore back at the start -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pain", "ask"), [("6", Ask.NEXT_DAY), ("7", Ask.STRONG_START), ("10", Ask.STRONG_START)]
)
def test_a_back_at_seven_or_more_is_asked_whether_to_go_on(pain: str, ask: Ask) -> None:
    """Six is not: the next question comes."""
    assert Question(ask) == sore(pain).press(Key.READY).question


def test_a_sore_back_gets_one_calm_sentence_and_a_question() -> None:
    """Shown and said; it waits for whoever sits at a terminal."""
    walked = sore("8").press(Key.READY)

    assert walked.said[-1][1].startswith(
        "That is more than these exercises are meant for. Please ask a doctor or physiotherapist. Would you"
    )
    assert walked.asking.until is None


@pytest.mark.parametrize("stroke", ["enter", "n", "pagedown"])
def test_the_usual_answer_to_going_on_with_a_sore_back_is_no(stroke: str) -> None:
    """Enter is no, and no begins nothing; the answer is written down."""
    walked = sore("8").press(Key.READY)
    key = meaning(mode_of(walked.session), stroke)
    assert key is not None
    walked.forget().press(key)

    assert (Over(Ending.STOPPED), False) == (walked.session.phase, walked.session.started)
    assert [{"go_on": False}] == walked.bodies(EventKind.ANSWERED)
    assert (tell("end.too-sore"),) == summary(walked.session)


def test_a_sore_back_may_go_on_all_the_same() -> None:
    """It is the person's own back: the next question, then the session."""
    walked = sore("8").press(Key.READY, Key.YES)
    assert Question(Ask.NEXT_DAY) == walked.question

    assert isinstance(walked.press(Key.SKIP).session.phase, Running)


def test_no_answer_to_going_on_is_no() -> None:
    """At a pipe, after twenty seconds."""
    walked = sore("8", patient=False).press(Key.READY)

    assert Over(Ending.STOPPED) == walked.to(walked.now + 20).session.phase


# Warning signs --------------------------------------------------------------------------------------------------------


def test_a_warning_sign_ends_it_at_once_and_stays() -> None:
    """No strength, no note, no back now, no review: help first, said and shown until a key."""
    walked = signs().press(Key.YES)

    assert Over(Ending.STOPPED, stays=True) == walked.session.phase
    assert tell("end.warning") == walked.said[-1][1]
    assert [EventKind.SCREENED, EventKind.ENDED] == [event.kind for event in walked.events]


@pytest.mark.parametrize("stroke", ["enter", "."])
def test_enter_is_no_answer_to_the_warning_signs(stroke: str) -> None:
    """Pressed before anybody has read them; nor is a button of a remote."""
    assert meaning(mode_of(signs().session), stroke) is None


def test_a_remote_turns_the_pages_of_the_warning_signs() -> None:
    """Its two large buttons read on and back; neither is an answer."""
    mode = mode_of(signs().session)
    assert (Key.TYPE, Key.ERASE) == (meaning(mode, "pagedown"), meaning(mode, "pageup"))


def test_unanswered_warning_signs_are_asked_again_at_the_end() -> None:
    """Once; then nothing is locked."""
    walked = signs().to(19 + WRITING_SECONDS)
    asked = []
    while isinstance(walked.session.phase, Asking):
        asked.append(walked.question.ask)
        walked.press(Key.SKIP if asked[-1] is Ask.WARNING else Key.READY)

    assert [Ask.NOTE, Ask.PAIN_AFTER, Ask.REVIEW, Ask.WARNING] == asked
    assert EventKind.SCREENED not in [event.kind for event in walked.events]


def test_answered_warning_signs_are_not_asked_again() -> None:
    """No is an answer."""
    walked = signs().press(Key.NO).to_end()

    assert 0 == sum("warning signs on the screen" in words for _, words in walked.said)


# Numbers, lists and remotes -------------------------------------------------------------------------------------------


def test_eleven_is_told_the_range() -> None:
    """Said and marked; the one stays, and the next stroke clears the mark."""
    walked = walk(one_hold(), options=Options(asks=(Ask.PAIN_BEFORE,))).type("1").forget().type("1")

    assert [(0.0, "A number from 0 to 10, please.")] == walked.said
    assert ("1", True) == (walked.asking.typed, walked.asking.refused)
    assert ("10", False) == (walked.type("0").asking.typed, walked.asking.refused)


def many() -> Walk:
    """Twelve exercises, all answered no, at the review."""
    walked = walk(*[one_hold(name=f"Number {i}") for i in range(1, 13)])
    for _ in range(11):
        walked.to(walked.now + 19).press(Key.NO)
    return walked.to(walked.now + 19).press(Key.NO, Key.READY)


@pytest.mark.parametrize(("keys", "number"), [("2", 1), ("12", 11), ("1\r", 0), ("10", 9)])
def test_a_review_reaches_more_than_nine(keys: str, number: int) -> None:
    """A second digit, or Enter where one is enough."""
    walked = many()
    for stroke in keys:
        walked.press(Key.READY) if stroke == "\r" else walked.type(stroke)

    assert Question(Ask.HURT, number) == walked.question


def test_a_digit_in_the_review_can_be_taken_back() -> None:
    """And Enter then finishes."""
    walked = many().type("1").press(Key.ERASE)

    assert (Question(Ask.REVIEW), "") == (walked.question, walked.asking.typed)
    assert Over(Ending.FINISHED) == walked.press(Key.READY).session.phase


def test_what_is_no_digit_means_nothing_in_the_review() -> None:
    """There is nothing to open."""
    walked = many()

    assert Question(Ask.REVIEW) == walked.press(Key.TYPE, typed="x").question
    assert not walked.asking.typed


@pytest.mark.parametrize(("later", "asking"), [(0.5, True), (0.69, True), (0.71, False)])
def test_a_button_pressed_twice_is_pressed_once(later: float, *, asking: bool) -> None:
    """PageDown skips; again within 0.7 s it does not answer the question that it opened."""
    walked = walk(exercise(), SECOND).to(25).press(Key.SKIP, typed="pagedown")
    walked.now += later
    walked.press(Key.NO, typed="pagedown")

    assert asking is isinstance(walked.session.phase, Asking)


def test_a_button_held_down_is_pressed_once() -> None:
    """Each repetition is counted from the last one."""
    walked = walk(exercise(), SECOND).to(25).press(Key.SKIP, typed="pagedown")
    for _ in range(20):
        walked.now += 0.1
        walked.press(Key.NO, typed="pagedown")

    assert Question(Ask.HURT, 0) == walked.question


def test_two_dots_in_a_note_are_two_dots() -> None:
    """There the button is a letter."""
    walked = walk(one_hold()).to(19).press(Key.A_LITTLE, Key.READY)
    assert Question(Ask.NOTE, 0) == walked.question

    assert ".." == walked.type("..").asking.typed


def test_the_dot_that_says_it_hurts_does_not_say_where() -> None:
    """Pressed twice, in pain, it has said that it hurts, and no more."""
    walked = walk(exercise(), SECOND).to(13).press(Key.HURTS, typed=".").press(Key.YES, typed=".")

    assert Question(Ask.LEG, 0) == walked.question
    assert Event(EventKind.ANSWERED, "stretch", body={"leg_signs": True}) not in walked.events


def test_a_summary_after_lines_says_nothing_twice() -> None:
    """What was told line by line is not told again below; why it stopped is, for that was only said aloud."""
    ended, sore_back = walk(one_hold()).to_end().session, sore("8").press(Key.READY, Key.NO).session
    stopped = (
        walk(one_hold(), SECOND).to(19).press(Key.YES, Key.NO).type("7").press(Key.READY).to_end().session
    )

    assert tell("end.say") not in summary(ended, said=True)
    assert () == summary(sore_back, said=True)
    assert tell("stop.strong") == summary(stopped, said=True)[-1]

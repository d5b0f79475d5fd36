"""The questions: who is asked what, how long it waits, and what an answer changes."""

from __future__ import annotations

import pytest

from backroutine.domain.plan.steps import StepKind, Tone
from backroutine.domain.record.events import Ending, Event, EventKind, Hurt
from backroutine.domain.session.ending import summary
from backroutine.domain.session.keys import Key
from backroutine.domain.session.questions import ANSWER_SECONDS, LONGEST_NOTE, WRITING_SECONDS, text
from backroutine.domain.session.session import begin
from backroutine.domain.session.state import Ask, Options, Over, Question, Running
from backroutine.domain.words.filling import tell
from fakes import one_hold, plan_of
from walks import Walk, walk

SECOND = one_hold(name="Second")


def test_after_each_exercise_it_is_asked_aloud_whether_it_hurt() -> None:
    """With a tone of its own and the keys that answer."""
    walked = walk(one_hold()).to(18.9).forget().to(19)

    assert Question(Ask.HURT, 0) == walked.question
    assert [(19.0, tell("say.hurt.first"))] == walked.said
    assert [(19.0, Tone.QUESTION)] == walked.tones


@pytest.mark.parametrize(
    ("key", "hurt"), [(Key.NO, Hurt.NO), (Key.A_LITTLE, Hurt.A_LITTLE), (Key.YES, Hurt.YES)]
)
def test_an_answer_is_recorded_as_it_was_given(key: Key, hurt: Hurt) -> None:
    """For its exercise, at once."""
    walked = walk(one_hold()).to(19).forget().press(key)

    assert Event(EventKind.ANSWERED, "stretch", body={"hurt": hurt}) == walked.events[0]
    assert hurt is walked.session.results[0].hurt


def test_no_answer_in_twenty_seconds_is_unanswered_and_never_no() -> None:
    """And the session goes on (rule: unanswered-is-never-no)."""
    walked = walk(one_hold(), SECOND).to(19 + ANSWER_SECONDS - 0.1)
    assert Question(Ask.HURT, 0) == walked.question
    walked.forget().to(19 + ANSWER_SECONDS)

    assert Event(EventKind.ANSWERED, "stretch", body={"hurt": Hurt.UNANSWERED}) == walked.events[0]
    assert isinstance(walked.session.phase, Running)


def test_after_yes_the_leg_question_follows() -> None:
    """Then the next exercise, with the offer to stop."""
    walked = walk(one_hold(), SECOND).to(19).press(Key.YES)
    assert Question(Ask.LEG, 0) == walked.question
    walked.forget().press(Key.NO)

    assert Event(EventKind.ANSWERED, "stretch", body={"leg_signs": False}) == walked.events[0]
    assert (Question(Ask.STRENGTH, 0), 39.0) == (walked.question, walked.asking.until)
    walked.type("3").press(Key.READY)
    assert Question(Ask.GO_ON, 0) == walked.question
    assert (
        "We leave that one out. Press Enter when you would like to go on, Q to stop for today."
        == walked.said[-1][1]
    )
    walked.press(Key.READY)
    assert (StepKind.GET_READY, 1) == walked.place


@pytest.mark.parametrize("key", [Key.NO, Key.A_LITTLE])
def test_only_after_a_yes_it_is_said_that_the_exercise_is_left_out(key: Key) -> None:
    """After *a little* it comes again next time, two reps fewer: nothing is left out."""
    walked = walk(one_hold(), SECOND).to(19).forget().press(key)

    assert [] == [words for _, words in walked.said if "leave that one out" in words.lower()]


@pytest.mark.parametrize("key", [Key.NO, Key.A_LITTLE, Key.SKIP])
def test_the_leg_question_follows_only_a_yes(key: Key) -> None:
    """After anything else the next exercise begins."""
    walked = walk(one_hold(), SECOND).to(19).press(key)

    assert isinstance(walked.session.phase, Running)


def test_a_leg_question_without_an_answer_is_not_a_no() -> None:
    """Nothing is recorded, and it is asked again at the end."""
    walked = walk(one_hold()).to(19).press(Key.YES).to(19 + 2 * ANSWER_SECONDS)

    assert [{"hurt": Hurt.YES}] == walked.bodies(EventKind.ANSWERED)
    assert (Question(Ask.LEG, 0), True) == (walked.question, walked.session.closing)


def test_the_last_yes_waits_for_nobody() -> None:
    """There is nothing left to go on with."""
    walked = walk(one_hold()).to(19).press(Key.YES, Key.NO, Key.READY)

    assert Question(Ask.NOTE, 0) == walked.question


@pytest.mark.parametrize("ask", [Ask.SAFETY, Ask.PAIN_BEFORE, Ask.NEXT_DAY])
def test_the_questions_before_the_first_step_wait_for_who_sits_at_a_terminal(ask: Ask) -> None:
    """The person has just pressed Enter, and may be reading."""
    assert walk(one_hold(), options=Options(asks=(ask,))).asking.until is None


def test_at_a_pipe_the_safety_page_has_two_minutes_and_no_way_round_it() -> None:
    """Unanswered, no session begins, and it is said how to answer (rule: safety-page-unanswered)."""
    walked = walk(one_hold(), options=Options(asks=(Ask.SAFETY, Ask.PAIN_BEFORE), patient=False))
    assert WRITING_SECONDS == walked.asking.until
    walked.to(WRITING_SECONDS)

    assert (Over(Ending.STOPPED), True) == (walked.session.phase, walked.session.unscreened)
    assert [] == walked.events
    assert walked.said[-1][1].startswith("Nobody answered the safety page")
    assert (walked.said[-1][1],) == summary(walked.session)


@pytest.mark.parametrize("ask", [Ask.PAIN_BEFORE, Ask.NEXT_DAY])
def test_at_a_pipe_they_wait_twenty_seconds(ask: Ask) -> None:
    """And the session begins by itself: there is no welcome either."""
    walked = walk(one_hold(), options=Options(asks=(ask,), patient=False))
    assert ANSWER_SECONDS == walked.asking.until
    walked.to(ANSWER_SECONDS)

    assert isinstance(walked.session.phase, Running)
    assert [EventKind.STARTED, EventKind.BEGAN] == [event.kind for event in walked.events]


def test_each_key_gives_a_number_its_full_time_again() -> None:
    """Twenty seconds are for the first key."""
    walked = walk(one_hold()).to(19).press(Key.NO).to(30).type("1")

    assert (50.0, "1") == (walked.asking.until, walked.asking.typed)


def test_a_number_that_stands_there_is_taken_when_the_time_is_up() -> None:
    """It was meant."""
    walked = walk(one_hold()).to(19).press(Key.NO).type("3").to(39)

    assert {"pain_after": 3} in walked.bodies(EventKind.ANSWERED)


def test_a_note_that_was_begun_has_two_minutes_from_its_last_letter() -> None:
    """Writing takes longer than answering; then what stands there is kept."""
    walked = walk(one_hold()).to(19).press(Key.A_LITTLE, Key.READY).type("ab")
    assert Question(Ask.NOTE, 0) == walked.question
    assert 19 + WRITING_SECONDS == walked.asking.until
    walked.to(19 + WRITING_SECONDS)

    assert {"note": "ab"} in walked.bodies(EventKind.ANSWERED)


def test_a_note_that_was_erased_has_the_usual_time() -> None:
    """Nothing stands there."""
    walked = walk(one_hold()).to(19).press(Key.A_LITTLE, Key.READY).type("a").press(Key.ERASE)

    assert (19 + ANSWER_SECONDS, "") == (walked.asking.until, walked.asking.typed)


@pytest.mark.parametrize(
    ("strokes", "stands"),
    [
        *[("0", "0"), ("7", "7"), ("10", "10"), ("11", "1"), ("99", "9"), ("105", "10"), ("00", "0")],
        *[("07", "0"), ("x", ""), ("²", ""), ("٣", ""), ("", "")],
    ],
)
def test_a_number_is_from_0_to_10(strokes: str, stands: str) -> None:
    """What cannot become one changes nothing."""
    walked = walk(one_hold()).to(19).press(Key.NO).type(strokes)

    assert stands == walked.asking.typed


def test_a_key_without_a_character_types_nothing() -> None:
    """Whoever calls `press` without one does no harm."""
    walked = walk(one_hold()).to(19).press(Key.NO).press(Key.TYPE)

    assert "" == walked.asking.typed


def test_erase_takes_back_the_last_character() -> None:
    """And of nothing, nothing."""
    walked = walk(one_hold()).to(19).press(Key.NO).type("10").press(Key.ERASE)
    assert "1" == walked.asking.typed

    assert "" == walked.press(Key.ERASE, Key.ERASE).asking.typed


def test_enter_alone_skips_a_number() -> None:
    """Nothing is recorded."""
    walked = walk(one_hold(), options=Options(asks=(Ask.PAIN_BEFORE,))).press(Key.READY)

    assert [] == walked.bodies(EventKind.ANSWERED)
    assert walked.session.pain_before is None


def sore(score: str, *, patient: bool = True) -> Walk:
    """A session before which the back is at `score`."""
    options = Options(asks=(Ask.PAIN_BEFORE,), patient=patient)
    return walk(one_hold(), options=options).type(score).press(Key.READY)


def test_a_sore_back_is_asked_whether_to_go_on() -> None:
    """From seven of ten on, and a yes begins as usual (rule: sore-at-the-start)."""
    assert isinstance(sore("6").session.phase, Running)
    assert Ask.STRONG_START is sore("7").question.ask
    assert isinstance(sore("7").press(Key.YES).session.phase, Running)


@pytest.mark.parametrize("walked", [sore("8").press(Key.NO), sore("8", patient=False).to(ANSWER_SECONDS)])
def test_a_sore_back_without_a_yes_begins_nothing(walked: Walk) -> None:
    """No answer is no; whom to ask is said."""
    assert Over(Ending.STOPPED) == walked.session.phase
    assert (tell("end.too-sore"),) == summary(walked.session)


def test_pain_is_recorded_before_and_after() -> None:
    """Two numbers that belong to no exercise."""
    walked = walk(one_hold(), options=Options(asks=(Ask.PAIN_BEFORE,))).type("4").press(Key.READY)
    walked.to(19).press(Key.NO).type("10").press(Key.READY)

    assert [{"pain_before": 4}, {"hurt": Hurt.NO}, {"pain_after": 10}] == walked.bodies(EventKind.ANSWERED)
    assert (4, 10) == (walked.session.pain_before, walked.session.pain_after)


def test_the_day_after_is_recorded() -> None:
    """No, a little or yes."""
    walked = walk(one_hold(), options=Options(asks=(Ask.NEXT_DAY,))).press(Key.A_LITTLE)

    assert [{"worse_next_day": Hurt.A_LITTLE}] == walked.bodies(EventKind.ANSWERED)


def test_a_note_keeps_the_persons_own_words() -> None:
    """Upper case, spaces and accents; blanks around it are dropped."""
    walked = walk(one_hold()).to(19).press(Key.A_LITTLE, Key.READY)
    for stroke in ("space", *"Là", "space", "q", "space"):
        walked.press(Key.TYPE, typed=stroke)
    walked.press(Key.READY)

    assert {"note": "Là q"} in walked.bodies(EventKind.ANSWERED)
    assert "Là q" == walked.session.results[0].note


def test_a_note_of_blanks_is_no_note() -> None:
    """Nothing is recorded."""
    walked = (
        walk(one_hold()).to(19).press(Key.A_LITTLE, Key.READY).press(Key.TYPE, typed="space").press(Key.READY)
    )

    assert [{"hurt": Hurt.A_LITTLE}] == walked.bodies(EventKind.ANSWERED)


def test_a_note_ends_at_its_longest() -> None:
    """More letters change nothing."""
    walked = walk(one_hold()).to(19).press(Key.A_LITTLE, Key.READY).type("x" * (LONGEST_NOTE + 5))

    assert "x" * LONGEST_NOTE == walked.asking.typed


def test_at_names_every_question_is_spoken() -> None:
    """A tone alone does not tell which of them waits: only what is asked after each exercise is short."""
    walked = walk(one_hold()).to_end()
    whole = [cue.words for _, cue in walked.cues if cue.tone is Tone.QUESTION]

    assert ["Did that hurt?", *whole[1:]] == [
        cue.names for _, cue in walked.cues if cue.tone is Tone.QUESTION
    ]


def test_at_names_it_is_said_why_a_session_ends() -> None:
    """Leg signs: what to do now, and the warning signs, are for whoever hears names only, too."""
    walked = walk(one_hold(), SECOND).to(19).press(Key.YES, Key.YES, Key.READY)

    assert f"{tell('stop.leg-signs')} {tell('say.warning')}" == walked.cues[-1][1].names


def test_the_session_waits_at_the_questions_of_a_session_with_wait() -> None:
    """None of them runs out."""
    walked = Walk(begin(plan_of(one_hold(get_ready_seconds=0)), 0.0, Options(wait=True)))
    walked.press(Key.READY, Key.READY).to(9).press(Key.NO)

    assert walked.asking.until is None


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        (Question(Ask.HURT, 0), "Did that hurt?"),
        (Question(Ask.STRENGTH, 1), "Second: how strong was it, 0 to 10?"),
        (Question(Ask.PAIN_AFTER), "How is your back now? 0 is no pain, 10 the worst you can imagine."),
    ],
)
def test_a_question_is_shown_with_the_exercise_it_is_about(question: Question, shown: str) -> None:
    """Where it needs one."""
    assert shown == text(walk(one_hold(), SECOND).session, question)

"""The questions: who is asked what, how long it waits, what an answer changes, and what is asked again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backroutine.domain.keys import Key
from backroutine.domain.phases import Ask, Asking, Options, Over, Question, Running
from backroutine.domain.questions import ANSWER_SECONDS, LONGEST_NOTE, WRITING_SECONDS
from backroutine.domain.record import Ending, Event, Hurt, Kind, Outcome, Result
from backroutine.domain.session import begin, carry_on, press
from backroutine.domain.steps import Tone
from fakes import Walk, exercise, one_hold, plan_of, two_sided, walk

SECOND = one_hold(name="Second")


def asked(walked: Walk) -> Question:
    """The open question."""
    phase = walked.session.phase
    assert isinstance(phase, Asking), phase
    return phase.question


def until(walked: Walk) -> float | None:
    """When the open question is taken as unanswered."""
    phase = walked.session.phase
    assert isinstance(phase, Asking), phase
    return phase.until


def typed(walked: Walk) -> str:
    """What stands there."""
    phase = walked.session.phase
    assert isinstance(phase, Asking), phase
    return phase.typed


def ending(walked: Walk) -> list[Ask]:
    """All questions from here to the end, each left unanswered."""
    asks = []
    while not isinstance(walked.session.phase, Over):
        asks.append(asked(walked).ask)
        walked.press(Key.READY if asks[-1] is not Ask.HURT else Key.SKIP)
        if isinstance(walked.session.phase, Asking) and asked(walked).ask is Ask.LEG:
            walked.press(Key.SKIP)
            asks.append(Ask.LEG)
    return asks


# Did that hurt? ---------------------------------------------------------------------------------------------------


def test_after_each_exercise_it_is_asked_aloud_whether_it_hurt() -> None:
    """With a tone of its own and the keys that answer."""
    walked = walk(one_hold()).to(18.9).forget().to(19)

    assert Question(Ask.HURT, 0) == asked(walked)
    assert [(19.0, "Did that hurt? N no, L a little, Y yes.")] == walked.said
    assert [(19.0, Tone.QUESTION)] == walked.tones


@pytest.mark.parametrize(
    ("key", "hurt"), [(Key.NO, Hurt.NO), (Key.A_LITTLE, Hurt.A_LITTLE), (Key.YES, Hurt.YES)]
)
def test_an_answer_is_recorded_as_it_was_given(key: Key, hurt: Hurt) -> None:
    """For its exercise, at once."""
    walked = walk(one_hold()).to(19).forget().press(key)

    assert Event(Kind.ANSWERED, "stretch", body={"hurt": hurt}) == walked.events[0]
    assert hurt is walked.session.results[0].hurt


def test_no_answer_in_twenty_seconds_is_unanswered_and_never_no() -> None:
    """And the session goes on."""
    walked = walk(one_hold(), SECOND).to(19 + ANSWER_SECONDS - 0.1)
    assert Question(Ask.HURT, 0) == asked(walked)
    walked.forget().to(19 + ANSWER_SECONDS)

    assert Event(Kind.ANSWERED, "stretch", body={"hurt": Hurt.UNANSWERED}) == walked.events[0]
    assert isinstance(walked.session.phase, Running)


def test_after_yes_the_leg_question_follows() -> None:
    """Then the next exercise, with the offer to stop."""
    walked = walk(one_hold(), SECOND).to(19).press(Key.YES)
    assert Question(Ask.LEG, 0) == asked(walked)
    walked.forget().press(Key.YES)

    assert Event(Kind.ANSWERED, "stretch", body={"leg_signs": True}) == walked.events[0]
    assert "We leave that one out. Press Q if you would rather stop. Next: Second." in walked.said[0][1]


@pytest.mark.parametrize("key", [Key.NO, Key.A_LITTLE, Key.SKIP])
def test_the_leg_question_follows_only_a_yes(key: Key) -> None:
    """After anything else the next exercise begins."""
    walked = walk(one_hold(), SECOND).to(19).press(key)

    assert isinstance(walked.session.phase, Running)


def test_a_leg_question_without_an_answer_is_not_a_no() -> None:
    """Nothing is recorded, and it is asked again at the end."""
    walked = walk(one_hold()).to(19).press(Key.YES).to(19 + ANSWER_SECONDS)

    assert [{"hurt": Hurt.YES}] == walked.bodies(Kind.ANSWERED)
    assert (Question(Ask.LEG, 0), True) == (asked(walked), walked.session.closing)


def test_the_last_yes_makes_no_offer_to_stop() -> None:
    """There is nothing left to stop."""
    walked = walk(one_hold()).to(19).press(Key.YES, Key.NO).to_end()

    assert [] == [words for _, words in walked.said if "rather stop" in words]


# How long a question waits -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ask", [Ask.SAFETY, Ask.PAIN_BEFORE, Ask.NEXT_DAY])
def test_the_questions_before_the_first_step_wait_for_who_sits_at_a_terminal(ask: Ask) -> None:
    """The person has just pressed Enter, and may be reading."""
    assert until(walk(one_hold(), options=Options(asks=(ask,)))) is None


@pytest.mark.parametrize("ask", [Ask.SAFETY, Ask.PAIN_BEFORE, Ask.NEXT_DAY])
def test_at_a_pipe_they_wait_twenty_seconds(ask: Ask) -> None:
    """And the session begins by itself: there is no welcome either."""
    walked = walk(one_hold(), options=Options(asks=(ask,), patient=False))
    assert ANSWER_SECONDS == until(walked)
    walked.to(ANSWER_SECONDS)

    assert isinstance(walked.session.phase, Running)
    assert [Kind.STARTED, Kind.BEGAN] == [event.kind for event in walked.events]


def test_each_key_gives_a_number_its_full_time_again() -> None:
    """Twenty seconds are for the first key."""
    walked = walk(one_hold()).to(19).press(Key.NO).to(30).type("1")

    assert (50.0, "1") == (until(walked), typed(walked))


def test_a_number_that_stands_there_is_taken_when_the_time_is_up() -> None:
    """It was meant."""
    walked = walk(one_hold()).to(19).press(Key.NO).type("3").to(39)

    assert {"pain_after": 3} in walked.bodies(Kind.ANSWERED)


def test_a_note_that_was_begun_has_two_minutes_from_its_last_letter() -> None:
    """Writing takes longer than answering; then what stands there is kept."""
    walked = walk(one_hold()).to(19).press(Key.A_LITTLE, Key.READY).type("ab")
    assert Question(Ask.NOTE, 0) == asked(walked)
    assert 19 + WRITING_SECONDS == until(walked)
    walked.to(19 + WRITING_SECONDS)

    assert {"note": "ab"} in walked.bodies(Kind.ANSWERED)


def test_a_note_that_was_erased_has_the_usual_time() -> None:
    """Nothing stands there."""
    walked = walk(one_hold()).to(19).press(Key.A_LITTLE, Key.READY).type("a").press(Key.ERASE)

    assert (19 + ANSWER_SECONDS, "") == (until(walked), typed(walked))


# What can be typed ---------------------------------------------------------------------------------------------------


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

    assert stands == typed(walked)


def test_a_key_without_a_character_types_nothing() -> None:
    """Whoever calls `press` without one does no harm."""
    walked = walk(one_hold()).to(19).press(Key.NO).press(Key.TYPE)

    assert "" == typed(walked)


def test_erase_takes_back_the_last_character() -> None:
    """And of nothing, nothing."""
    walked = walk(one_hold()).to(19).press(Key.NO).type("10").press(Key.ERASE)
    assert "1" == typed(walked)

    assert "" == typed(walked.press(Key.ERASE, Key.ERASE))


def test_enter_alone_skips_a_number() -> None:
    """Nothing is recorded."""
    walked = walk(one_hold(), options=Options(asks=(Ask.PAIN_BEFORE,))).press(Key.READY)

    assert [] == walked.bodies(Kind.ANSWERED)
    assert walked.session.pain_before is None


def test_pain_is_recorded_before_and_after() -> None:
    """Two numbers that belong to no exercise."""
    walked = walk(one_hold(), options=Options(asks=(Ask.PAIN_BEFORE,))).type("4").press(Key.READY)
    walked.to(19).press(Key.NO).type("10").press(Key.READY)

    assert [{"pain_before": 4}, {"hurt": Hurt.NO}, {"pain_after": 10}] == walked.bodies(Kind.ANSWERED)
    assert (4, 10) == (walked.session.pain_before, walked.session.pain_after)


def test_the_day_after_is_recorded() -> None:
    """No, a little or yes."""
    walked = walk(one_hold(), options=Options(asks=(Ask.NEXT_DAY,))).press(Key.A_LITTLE)

    assert [{"worse_next_day": Hurt.A_LITTLE}] == walked.bodies(Kind.ANSWERED)


def test_a_note_keeps_the_persons_own_words() -> None:
    """Upper case, spaces and accents; blanks around it are dropped."""
    walked = walk(one_hold()).to(19).press(Key.A_LITTLE, Key.READY)
    for stroke in ("space", *"Là", "space", "q", "space"):
        walked.press(Key.TYPE, typed=stroke)
    walked.press(Key.READY)

    assert {"note": "Là q"} in walked.bodies(Kind.ANSWERED)
    assert "Là q" == walked.session.results[0].note


def test_a_note_of_blanks_is_no_note() -> None:
    """Nothing is recorded."""
    walked = (
        walk(one_hold()).to(19).press(Key.A_LITTLE, Key.READY).press(Key.TYPE, typed="space").press(Key.READY)
    )

    assert [{"hurt": Hurt.A_LITTLE}] == walked.bodies(Kind.ANSWERED)


def test_a_note_ends_at_its_longest() -> None:
    """More letters change nothing."""
    walked = walk(one_hold()).to(19).press(Key.A_LITTLE, Key.READY).type("x" * (LONGEST_NOTE + 5))

    assert "x" * LONGEST_NOTE == typed(walked)


# The end ---------------------------------------------------------------------------------------------------------


def test_at_the_end_of_a_painless_session_two_questions_are_asked() -> None:
    """How the back is now, and whether the answers are right."""
    walked = walk(one_hold()).to(19).press(Key.NO)

    assert [Ask.PAIN_AFTER, Ask.REVIEW] == ending(walked)


def test_what_was_unanswered_is_asked_again_by_name() -> None:
    """Once; the second time it stays unanswered."""
    walked = walk(one_hold(), SECOND).to(19).press(Key.NO).to(38).forget().to(58)

    assert Question(Ask.HURT, 1) == asked(walked)
    assert "Second. Did that hurt? N no, L a little, Y yes." == walked.said[-1][1]
    assert [Ask.HURT, Ask.PAIN_AFTER, Ask.REVIEW] == ending(walked)
    assert Hurt.UNANSWERED is walked.session.results[1].hurt


def test_an_answer_at_the_end_is_no_correction() -> None:
    """There was none before."""
    walked = walk(one_hold()).to(19).press(Key.SKIP, Key.NO)

    assert [{"hurt": Hurt.UNANSWERED}, {"hurt": Hurt.NO}] == walked.bodies(Kind.ANSWERED)
    assert [] == walked.bodies(Kind.CORRECTED)


def test_for_what_hurt_strength_and_a_note_are_asked() -> None:
    """For yes and for a little, each by name; not for no."""
    walked = walk(one_hold(), SECOND, one_hold(name="Third")).to(19).press(Key.YES, Key.NO)
    walked.to(38).press(Key.NO).to(57).press(Key.A_LITTLE)
    questions = []
    while not isinstance(walked.session.phase, Over):
        questions.append(asked(walked))
        walked.press(Key.READY)

    assert [
        Question(Ask.STRENGTH, 0),
        Question(Ask.NOTE, 0),
        Question(Ask.STRENGTH, 2),
        Question(Ask.NOTE, 2),
        Question(Ask.PAIN_AFTER),
        Question(Ask.REVIEW),
    ] == questions


def test_a_yes_at_the_end_is_followed_by_all_its_questions() -> None:
    """Leg, strength, note: as if it had been said at once."""
    walked = walk(one_hold()).to(19).press(Key.SKIP, Key.YES)
    assert Question(Ask.LEG, 0) == asked(walked)
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


# The review -------------------------------------------------------------------------------------------------------


def reviewed() -> Walk:
    """Two exercises, answered no and yes, at the review."""
    walked = walk(one_hold(), SECOND).to(19).press(Key.NO).to(38).press(Key.YES, Key.NO)
    return walked.press(Key.READY, Key.READY, Key.READY)


def test_an_answer_can_be_corrected_in_the_review() -> None:
    """By the number of its exercise; the last answer stands, and the review comes again."""
    walked = reviewed().forget().type("2")
    assert Question(Ask.HURT, 1) == asked(walked)
    walked.press(Key.NO)

    assert [Event(Kind.CORRECTED, "second", body={"hurt": Hurt.NO})] == walked.events
    assert Question(Ask.REVIEW) == asked(walked)


def test_a_yes_in_the_review_is_followed_by_its_questions() -> None:
    """Then the review comes again."""
    walked = reviewed().type("1").press(Key.YES)
    asks = []
    while asked(walked).ask is not Ask.REVIEW:
        asks.append(asked(walked).ask)
        walked.press(Key.SKIP if asks[-1] is Ask.LEG else Key.READY)

    assert [Ask.LEG, Ask.STRENGTH, Ask.NOTE] == asks


def test_a_correction_without_an_answer_changes_nothing() -> None:
    """What was answered stays."""
    walked = reviewed().type("1").press(Key.SKIP)

    assert Hurt.NO is walked.session.results[0].hurt
    assert Question(Ask.REVIEW) == asked(walked)


@pytest.mark.parametrize("stroke", ["0", "3", "9", "x", ""])
def test_a_number_that_is_not_in_the_list_changes_nothing(stroke: str) -> None:
    """No exercise stands there."""
    walked = reviewed().forget()
    turn = press(walked.session, Key.TYPE, walked.now, stroke)

    assert (walked.session.phase, ()) == (turn.session.phase, turn.effects)


def test_an_exercise_without_an_answer_cannot_be_corrected() -> None:
    """It was skipped: there is nothing to put right."""
    walked = walk(one_hold(), SECOND).press(Key.SKIP).to(19).press(Key.NO, Key.READY).type("1")

    assert Question(Ask.REVIEW) == asked(walked)


def test_the_review_ends_the_session() -> None:
    """Enter, or nothing for twenty seconds."""
    assert Over(Ending.FINISHED) == reviewed().press(Key.READY).session.phase
    walked = reviewed()
    assert Over(Ending.FINISHED) == walked.to(walked.now + ANSWER_SECONDS).session.phase


# Carrying on an interrupted session ----------------------------------------------------------------------------------


def carried_on(*results: Result, options: Options | None = None) -> Walk:
    """A session of as many exercises as there are results, going on."""
    names = ("Stretch", "Second", "Third")[: len(results)]
    plan = plan_of(*(one_hold(name=name) for name in names))
    return Walk(carry_on(plan, 0.0, options or Options(), results))


DONE = Result(1, 9.0, began=True, outcome=Outcome.DONE, hurt=Hurt.NO)


def test_carrying_on_begins_at_the_first_exercise_that_has_not_ended() -> None:
    """From its get-ready, without a welcome; the session is noted as resumed, not as started."""
    walked = carried_on(DONE, Result(began=True), Result())

    assert (1, Running(0.0, 10.0)) == (walked.session.step.number, walked.session.phase)  # type: ignore[union-attr]
    assert [Kind.RESUMED, Kind.BEGAN] == [event.kind for event in walked.events]
    assert {"reps": 1, "repeated": True} == walked.bodies(Kind.BEGAN)[0]


def test_carrying_on_before_the_first_exercise_begins_with_the_warm_up() -> None:
    """It was not finished either."""
    walked = carried_on(Result(), Result())

    assert 0 == walked.session.at


def test_carrying_on_in_the_first_exercise_does_not_warm_up_again() -> None:
    """It had been done."""
    walked = carried_on(Result(began=True))

    assert 0 == walked.session.at
    assert Running(0.0, 10.0) == walked.session.phase


def test_carrying_on_after_the_last_exercise_asks_the_last_questions() -> None:
    """All was done but these."""
    assert Ask.PAIN_AFTER is asked(carried_on(DONE)).ask


def test_carrying_on_a_plan_of_nothing_ends() -> None:
    """With the last question."""
    assert Ask.PAIN_AFTER is asked(carried_on()).ask


def test_the_time_of_the_first_part_is_not_lost() -> None:
    """What history knows of it counts in the end."""
    walked = carried_on(DONE, Result()).to(19).press(Key.NO).to_end()

    assert [{"how": Ending.FINISHED, "seconds": 9 + 19}] == walked.bodies(Kind.ENDED)


def test_a_question_that_was_interrupted_is_asked_at_the_end() -> None:
    """The exercise was done, and killed before its answer: nobody may take that for a no."""
    walked = carried_on(replace(DONE, hurt=None), DONE)

    assert Question(Ask.HURT, 0) == asked(walked)


def test_a_leg_question_that_was_interrupted_is_asked_at_the_end() -> None:
    """The yes had been saved."""
    walked = carried_on(replace(DONE, hurt=Hurt.YES))

    assert Question(Ask.LEG, 0) == asked(walked)


def test_reps_that_were_interrupted_are_asked_about_even_if_they_are_not_done_again() -> None:
    """Three reps, the power went, and now it is skipped: whether they hurt is still to be asked."""
    walked = carried_on(Result(3, began=True)).press(Key.SKIP)

    assert Question(Ask.HURT, 0) == asked(walked)


def test_carrying_on_without_a_keyboard_plays_to_the_end() -> None:
    """As any session does."""
    walked = carried_on(DONE, Result(began=True), options=Options(attended=False)).to_end()

    assert Over(Ending.FINISHED) == walked.session.phase


# The same exercise twice ----------------------------------------------------------------------------------------------


def test_events_say_which_of_two_equal_exercises_they_are_about() -> None:
    """A plan may have one exercise twice; an answer at the end then says to which it belongs."""
    walked = walk(one_hold(), one_hold()).to(19).press(Key.SKIP).to(38).press(Key.NO).forget().press(Key.YES)

    assert Event(Kind.ANSWERED, "stretch", body={"hurt": Hurt.YES, "number": 0}) == walked.events[0]


def test_events_say_nothing_of_it_where_there_is_no_doubt() -> None:
    """Each exercise once: its id is enough."""
    walked = walk(two_sided(), exercise()).to_end()

    assert [] == [event for event in walked.events if "number" in event.body]


def test_at_names_only_the_hurt_question_is_spoken() -> None:
    """The cue carries a short form for it and none for the rest."""
    walked = walk(one_hold()).to_end()

    assert ["Did that hurt?", "Did that hurt?"] == [
        cue.names for _, cue in walked.cues if cue.tone is Tone.QUESTION and cue.names
    ]


def test_the_session_waits_at_the_questions_of_a_session_with_wait() -> None:
    """None of them runs out."""
    walked = Walk(begin(plan_of(one_hold(get_ready_seconds=0)), 0.0, Options(wait=True)))
    walked.press(Key.READY, Key.READY).to(9).press(Key.NO)

    assert until(walked) is None

"""What every key does, wherever it can be pressed (DESIGN 4, Keys)."""

from __future__ import annotations

import pytest

from backroutine.domain.exercise import Sides
from backroutine.domain.keys import Key
from backroutine.domain.phases import (
    Ask,
    Asking,
    Hush,
    Leaving,
    Options,
    Over,
    Paused,
    Question,
    Running,
    Settling,
    Waiting,
)
from backroutine.domain.record import Ending, Event, Hurt, Kind, Outcome
from backroutine.domain.session import begin, keys_for, press, seconds_to_go
from backroutine.domain.steps import StepKind, Tone
from fakes import Walk, a_walk, exercise, one_hold, paced, plan_of, two_sided, walk


def place(walked: Walk) -> tuple[StepKind, int | None]:
    """What is being done, and in which exercise."""
    step = walked.session.step
    assert step is not None
    return step.kind, step.number


def question(walked: Walk) -> Question:
    """The open question."""
    assert isinstance(walked.session.phase, Asking)
    return walked.session.phase.question


def every_phase() -> list[Walk]:
    """A session in each of its phases, with each kind of step and question."""
    asks = Options(asks=(Ask.SAFETY, Ask.PAIN_BEFORE, Ask.NEXT_DAY))
    return [
        Walk(begin(plan_of(one_hold()), 0.0)),
        Walk(begin(plan_of(one_hold()), 0.0, Options(earlier="Stretch"))),
        walk(one_hold(), options=asks),
        walk(one_hold(), options=asks).press(Key.NO),
        walk(one_hold(), options=asks).press(Key.NO, Key.READY),
        walk(one_hold(), warm_up=a_walk(), delay=5),
        walk(one_hold(), warm_up=a_walk(), delay=5).to(5),
        walk(one_hold()),
        walk(one_hold()).to(11),
        walk(one_hold()).to(13),
        walk(one_hold()).to(13).press(Key.PAUSE),
        walk(one_hold()).to(13).press(Key.PAUSE, Key.PAUSE),
        walk(one_hold()).to(13).press(Key.QUIT),
        walk(one_hold()).to(13).press(Key.HELP),
        walk(one_hold()).to(18),
        walk(exercise()).to(20),
        walk(one_hold()).to(19),
        walk(one_hold()).to(19).press(Key.YES),
        walk(one_hold()).to(19).press(Key.SKIP),
        walk(one_hold()).to(19).press(Key.NO),
        walk(one_hold()).to(19).press(Key.A_LITTLE),
        walk(one_hold()).to(19).press(Key.A_LITTLE, Key.READY),
        walk(one_hold()).to(19).press(Key.NO, Key.READY),
        walk(one_hold(), options=Options(wait=True)).to(10),
        walk(one_hold()).to_end(),
    ]


# 7. A key that means nothing -----------------------------------------------------------------------------------


def test_a_key_that_means_nothing_changes_nothing() -> None:
    """In every phase, each key that is not in the table gives back the very same session."""
    for walked in every_phase():
        meant = {binding.key for binding in keys_for(walked.session)}
        for key in set(Key) - meant:
            turn = press(walked.session, key, walked.now, "1")
            assert walked.session is turn.session, (key, walked.session.phase)
            assert () == turn.effects


def test_a_key_that_means_something_changes_something() -> None:
    """In every phase the footer promises nothing that does not happen."""
    for walked in every_phase():
        for binding in keys_for(walked.session):
            if binding.key in {Key.TYPE, Key.ERASE}:
                continue  # what can be typed depends on what stands there
            turn = press(walked.session, binding.key, walked.now)
            assert (walked.session, ()) != turn, (binding.key, walked.session.phase)


# Pause ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("moment", [4, 11, 13, 18, 20])
def test_space_pauses_any_step_and_goes_on(moment: float) -> None:
    """Heard as a tone and a word, noted in the journal; what was left of the step is still left afterwards."""
    walked = walk(exercise()).to(moment)
    to_go = seconds_to_go(walked.session, moment)
    walked.forget().press(Key.PAUSE)

    assert [(moment, "Paused.")] == walked.said
    assert [(moment, Tone.PAUSE)] == walked.tones
    assert [Event(Kind.PAUSED, "stretch", body={"away": False})] == walked.events
    assert to_go == seconds_to_go(walked.session, 500.0)
    phase = walked.press(Key.PAUSE).session.phase
    assert to_go + (3 if isinstance(phase, Settling) else 0) == seconds_to_go(walked.session, moment)


def test_a_pause_in_the_warm_up_belongs_to_no_exercise() -> None:
    """It is noted all the same."""
    walked = walk(one_hold(), warm_up=a_walk()).to(4).forget().press(Key.PAUSE)

    assert [Event(Kind.PAUSED, body={"away": False})] == walked.events


# Skip -------------------------------------------------------------------------------------------------------------


def test_skip_leaves_the_exercise() -> None:
    """Nothing was done: it is skipped, nothing is asked, the next one begins."""
    walked = walk(one_hold(), one_hold(name="Second")).to(13).forget().press(Key.SKIP)

    assert (StepKind.GET_READY, 1) == place(walked)
    assert Outcome.SKIPPED is walked.session.results[0].outcome
    assert walked.session.results[0].hurt is None
    assert Hush() == walked.effects[0][1]


def test_skip_after_a_rep_still_asks() -> None:
    """What was done could have hurt."""
    walked = walk(exercise(), one_hold()).to(20).press(Key.SKIP)

    assert Question(Ask.HURT, 0) == question(walked)
    assert Outcome.SKIPPED is walked.session.results[0].outcome
    walked.press(Key.NO)
    assert (StepKind.GET_READY, 1) == place(walked)


def test_skip_leaves_the_other_side_too() -> None:
    """Also between the sides."""
    walked = walk(two_sided(Sides.ONE_THEN_OTHER), one_hold()).to(35).press(Key.SKIP, Key.NO)

    assert (StepKind.GET_READY, 1) == place(walked)


def test_skip_leaves_the_whole_warm_up() -> None:
    """Already warm; noted as such."""
    walked = walk(one_hold(), warm_up=a_walk()).to(70).forget().press(Key.SKIP)

    assert (StepKind.GET_READY, 0) == place(walked)
    assert Event(Kind.FINISHED, body={"outcome": Outcome.SKIPPED}) == walked.events[0]


def test_skip_leaves_the_way_to_the_mat() -> None:
    """The warm-up begins at once."""
    walked = walk(one_hold(), warm_up=a_walk(), delay=30).to(3).press(Key.SKIP)

    assert (StepKind.WARM_UP, None) == place(walked)


def test_skip_leaves_a_question_unanswered() -> None:
    """Written down as unanswered, and asked again at the end."""
    walked = walk(one_hold()).to(19).press(Key.SKIP)

    assert [{"hurt": Hurt.UNANSWERED}] == walked.bodies(Kind.ANSWERED)
    assert Question(Ask.HURT, 0) == question(walked)
    assert walked.session.closing


def test_skip_works_in_a_pause() -> None:
    """And the next exercise runs."""
    walked = walk(one_hold(), one_hold(name="Second")).to(4).press(Key.PAUSE, Key.SKIP)

    assert Running(4.0, 14.0) == walked.session.phase


# Back -------------------------------------------------------------------------------------------------------------


def test_back_begins_this_exercise_again() -> None:
    """From its get-ready; noted as repeated, and its reps are counted anew."""
    walked = walk(exercise()).to(22).forget().press(Key.BACK)

    assert (StepKind.GET_READY, 0) == place(walked)
    assert Event(Kind.BEGAN, "stretch", body={"reps": 2, "repeated": True}) in walked.events
    assert (0, True) == (walked.session.results[0].reps_done, walked.session.results[0].repeated)


def test_back_twice_begins_the_exercise_before() -> None:
    """Within two seconds."""
    walked = walk(one_hold(), one_hold(name="Second"))
    walked.to(19).press(Key.NO).to(31).press(Key.BACK).to(32.9).press(Key.BACK)

    assert (StepKind.GET_READY, 0) == place(walked)


def test_back_again_after_two_seconds_is_not_twice() -> None:
    """It is a first press again: in a get-ready, it opens the question before."""
    walked = walk(one_hold(), one_hold(name="Second"))
    walked.to(19).press(Key.NO).to(31).press(Key.BACK).to(33.1).press(Key.BACK)

    assert Question(Ask.HURT, 0) == question(walked)


def test_back_in_a_get_ready_opens_the_question_before_it() -> None:
    """The last answer stands."""
    walked = walk(one_hold(), one_hold(name="Second")).to(19).press(Key.NO).to(21).press(Key.BACK)
    assert Question(Ask.HURT, 0) == question(walked)
    walked.press(Key.A_LITTLE)

    assert Hurt.A_LITTLE is walked.session.results[0].hurt
    assert [{"hurt": Hurt.A_LITTLE}] == walked.bodies(Kind.CORRECTED)
    assert (StepKind.GET_READY, 1) == place(walked)


def test_back_twice_in_a_get_ready_begins_the_exercise_before() -> None:
    """The one before, not the one before that: the question on the way does not count."""
    walked = walk(one_hold(), one_hold(name="Second"), one_hold(name="Third"))
    walked.to(19).press(Key.NO).to(38).press(Key.NO).to(39).press(Key.BACK, Key.BACK)

    assert (StepKind.GET_READY, 1) == place(walked)


def test_back_in_a_question_begins_its_exercise_again() -> None:
    """Was it the left side? Once more."""
    walked = walk(one_hold()).to(19).press(Key.BACK)

    assert (StepKind.GET_READY, 0) == place(walked)
    assert walked.session.results[0].outcome is None


def test_back_in_a_get_ready_without_a_question_before_begins_it_again() -> None:
    """The exercise before was skipped, and nothing was asked."""
    walked = walk(one_hold(), one_hold(name="Second")).press(Key.SKIP).to(5).press(Key.BACK)

    assert Running(5.0, 15.0) == walked.session.phase
    assert (StepKind.GET_READY, 1) == place(walked)


def test_back_in_the_first_get_ready_begins_it_again() -> None:
    """There is nothing before."""
    walked = walk(one_hold()).to(5).press(Key.BACK, Key.BACK)

    assert Running(5.0, 15.0) == walked.session.phase


def test_back_twice_from_the_first_exercise_begins_the_warm_up_again() -> None:
    """From its first stage."""
    walked = walk(one_hold(), warm_up=a_walk()).to(365).press(Key.BACK, Key.BACK)

    assert (StepKind.WARM_UP, None) == place(walked)
    assert 0 == walked.session.at


def test_back_in_the_warm_up_begins_it_again() -> None:
    """From its first stage."""
    walked = walk(one_hold(), warm_up=a_walk()).to(150).press(Key.BACK)

    assert (0, Running(150.0, 210.0)) == (walked.session.at, walked.session.phase)


def test_what_was_done_before_a_back_is_still_asked_about() -> None:
    """Two reps, back, skip: whether they hurt is unanswered, and asked at the end."""
    walked = walk(exercise(), one_hold()).to(32).press(Key.BACK, Key.SKIP)
    assert (StepKind.GET_READY, 1) == place(walked)
    assert Hurt.UNANSWERED is walked.session.results[0].hurt
    walked.press(Key.SKIP)

    assert Question(Ask.HURT, 0) == question(walked)


# Hurts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("moment", [4, 11, 13, 18, 20, 30])
def test_hurts_ends_the_exercise_at_once(moment: float) -> None:
    """In any of its steps: recorded, eased out, the leg question, and on to the next exercise."""
    walked = walk(exercise(), one_hold()).to(moment).forget().press(Key.HURTS)

    result = walked.session.results[0]
    assert (Outcome.HURT, Hurt.YES) == (result.outcome, result.hurt)
    assert [Kind.FINISHED, Kind.ANSWERED] == [event.kind for event in walked.events]
    assert walked.said[0][1].startswith("Stop, and let go. Let everything go loose. Did it go down a leg")
    assert Question(Ask.LEG, 0) == question(walked)
    walked.press(Key.NO)
    assert (StepKind.GET_READY, 1) == place(walked)


def test_hurts_is_hushed_first() -> None:
    """Whatever is being said stops."""
    assert Hush() == walk(one_hold()).to(13).forget().press(Key.HURTS).effects[0][1]


def test_hurts_ends_the_other_side_too() -> None:
    """All that remains of the exercise is left, and the words name the side that hurt."""
    walked = walk(two_sided(Sides.ONE_THEN_OTHER), one_hold()).to(12).forget().press(Key.HURTS)

    assert "left hand first" in walked.said[0][1]
    walked.press(Key.NO)
    assert (StepKind.GET_READY, 1) == place(walked)


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
    assert Event(Kind.FINISHED, body={"outcome": Outcome.HURT}) == walked.events[0]
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
    assert (StepKind.WARM_UP, None) == place(walked)
    walked.forget().press(Key.NO)
    assert walked.said[0][1].startswith("First, 6 minutes to warm up.")


def test_hurts_in_a_warm_up_with_nothing_after_it_goes_to_the_last_questions() -> None:
    """Nothing is left to stop."""
    walked = walk(warm_up=a_walk()).to(30).press(Key.HURTS)

    assert Question(Ask.PAIN_AFTER) == question(walked)


# Ready and more time ----------------------------------------------------------------------------------------------


def test_enter_ends_the_get_ready() -> None:
    """I'm ready: the first rep begins now, and what is being said stops."""
    walked = walk(one_hold()).to(4).forget().press(Key.READY)

    assert Running(4.0, 6.0) == walked.session.phase
    assert Hush() == walked.effects[0][1]
    assert 4.0 == walked.session.credited


def test_more_time_adds_ten_seconds_to_a_get_ready() -> None:
    """As often as it is wanted."""
    walked = walk(one_hold()).to(4).press(Key.MORE, Key.MORE)

    assert Running(0.0, 30.0) == walked.session.phase


def test_more_time_adds_ten_seconds_to_a_rest() -> None:
    """And they are credited like the rest."""
    walked = walk(exercise()).to(20).press(Key.MORE)

    assert Running(19.0, 32.0) == walked.session.phase
    walked.to(32)
    assert pytest.approx(9 + 13.0) == walked.session.results[0].seconds


def test_more_time_adds_ten_seconds_to_get_back_into_a_hold() -> None:
    """Three seconds may be short."""
    walked = walk(one_hold()).to(14).press(Key.PAUSE, Key.PAUSE, Key.MORE).to(26.9)

    assert (13 + 14.0) == walked.session.phase.ends_at  # type: ignore[union-attr]


def test_more_time_adds_a_minute_to_the_warm_up() -> None:
    """To the stage that runs."""
    walked = walk(one_hold(), warm_up=a_walk()).to(30).press(Key.MORE)

    assert Running(0.0, 120.0) == walked.session.phase


@pytest.mark.parametrize("moment", [11, 13, 18])
def test_there_is_no_more_time_in_a_movement(moment: float) -> None:
    """A hold is as long as it is."""
    walked = walk(one_hold()).to(moment)

    assert Key.MORE not in [binding.key for binding in keys_for(walked.session)]


def test_a_waiting_session_offers_no_pause_and_no_more_time() -> None:
    """It waits already, for as long as it takes."""
    walked = walk(one_hold(), options=Options(wait=True)).to(10)

    keys = {binding.key for binding in keys_for(walked.session)}
    assert {Key.READY, Key.SKIP, Key.BACK, Key.HURTS, Key.QUIT, Key.HELP} == keys


# Quit -------------------------------------------------------------------------------------------------------------


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


def test_quit_and_no_goes_back_to_waiting() -> None:
    """Nothing has begun by it."""
    walked = walk(one_hold(), options=Options(wait=True)).to(10).press(Key.QUIT)
    assert Leaving(Waiting()) == walked.session.phase

    assert Waiting() == walked.press(Key.NO).session.phase


def test_quit_before_a_rep_leaves_the_exercise_unfinished_and_asks_nothing_about_it() -> None:
    """Nothing was done that could have hurt."""
    walked = walk(one_hold()).to(13).press(Key.QUIT, Key.YES)

    assert (Outcome.UNFINISHED, None) == (walked.session.results[0].outcome, walked.session.results[0].hurt)
    assert Question(Ask.PAIN_AFTER) == question(walked)


def test_quit_after_a_rep_asks_whether_it_hurt() -> None:
    """What was done counts; the answer is unanswered until it is given."""
    walked = walk(exercise()).to(20).press(Key.QUIT, Key.YES)

    assert [{"hurt": Hurt.UNANSWERED}] == walked.bodies(Kind.ANSWERED)
    assert Question(Ask.HURT, 0) == question(walked)
    walked.press(Key.NO).to_end()
    assert (Over(Ending.STOPPED), Hurt.NO) == (walked.session.phase, walked.session.results[0].hurt)


def test_quit_in_the_question_asks_it_again_at_the_end() -> None:
    """The exercise is done; only the answer is open."""
    walked = walk(one_hold(), one_hold(name="Second")).to(19).press(Key.QUIT, Key.YES)

    assert Outcome.DONE is walked.session.results[0].outcome
    assert Question(Ask.HURT, 0) == question(walked)


def test_quit_in_the_leg_question_asks_it_again_at_the_end() -> None:
    """The yes stands."""
    walked = walk(one_hold(), one_hold(name="Second")).to(13).press(Key.HURTS, Key.QUIT, Key.YES)

    assert [{"hurt": Hurt.YES}] == walked.bodies(Kind.ANSWERED)
    assert Question(Ask.LEG, 0) == question(walked)


def test_quit_in_the_warm_up_ends_it_unfinished() -> None:
    """What began also ends in the journal."""
    walked = walk(one_hold(), warm_up=a_walk()).to(30).press(Key.QUIT, Key.YES)

    assert Event(Kind.FINISHED, body={"outcome": Outcome.UNFINISHED}) in walked.events
    assert Question(Ask.PAIN_AFTER) == question(walked)


def test_quit_ends_every_exercise_that_was_begun() -> None:
    """Gone back from the second to the first, both are unfinished: none is without an outcome."""
    walked = walk(one_hold(), one_hold(name="Second")).to(19).press(Key.NO).to(31).press(Key.BACK, Key.BACK)
    walked.press(Key.QUIT, Key.YES)

    assert [Outcome.UNFINISHED] * 2 == [result.outcome for result in walked.session.results]
    finished = [event.body["outcome"] for event in walked.events if event.kind is Kind.FINISHED]
    assert [Outcome.DONE, Outcome.UNFINISHED, Outcome.UNFINISHED] == finished


def test_quit_at_the_last_questions_ends_at_once() -> None:
    """There is nothing left to stop."""
    walked = walk(one_hold()).to(19).press(Key.NO, Key.QUIT)

    assert Over(Ending.FINISHED) == walked.session.phase


def test_quit_at_the_last_questions_of_a_stopped_session_stays_stopped() -> None:
    """How it ended does not change by it."""
    walked = walk(exercise()).to(20).press(Key.QUIT, Key.YES, Key.QUIT)

    assert Over(Ending.STOPPED) == walked.session.phase
    assert [{"how": Ending.STOPPED, "seconds": 20}] == walked.bodies(Kind.ENDED)


def test_quit_before_the_first_step_leaves() -> None:
    """No session has begun, so none ended."""
    walked = walk(one_hold(), options=Options(asks=(Ask.PAIN_BEFORE,))).press(Key.QUIT)

    assert (Over(Ending.STOPPED), []) == (walked.session.phase, walked.events)


# Help -------------------------------------------------------------------------------------------------------------


def test_help_pauses() -> None:
    """And when it is closed, the session stands."""
    walked = walk(one_hold()).to(13).press(Key.HELP)
    assert (True, Paused(4.0)) == (walked.session.help, walked.session.phase)
    walked.to(500).press(Key.HELP)

    assert (False, Paused(4.0)) == (walked.session.help, walked.session.phase)


def test_help_holds_a_question_open() -> None:
    """However long one reads, it does not run out; afterwards it has its full time."""
    walked = walk(one_hold()).to(25).press(Key.HELP).to(500).late(500)
    assert Question(Ask.HURT, 0) == question(walked)
    walked.press(Key.HELP)

    assert Asking(Question(Ask.HURT, 0), 520.0) == walked.session.phase


def test_a_key_in_the_help_closes_it_and_does_what_it_says() -> None:
    """One press, not two."""
    walked = walk(one_hold()).to(19).press(Key.HELP, Key.NO)

    assert (False, Hurt.NO) == (walked.session.help, walked.session.results[0].hurt)


def test_help_can_be_read_at_the_welcome() -> None:
    """And Enter begins from there."""
    session = begin(plan_of(one_hold()), 0.0).session
    walked = Walk(press(session, Key.HELP, 0.0))
    assert walked.session.help

    assert isinstance(walked.press(Key.READY).session.phase, Running)


def test_a_paced_movement_can_be_left_like_any_other() -> None:
    """Without a hold there is nothing to get back into."""
    walked = walk(paced(), one_hold()).to(11).press(Key.PAUSE, Key.PAUSE)

    assert isinstance(walked.session.phase, Running)

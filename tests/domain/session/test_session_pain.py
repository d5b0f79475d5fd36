"""What pain does to the rest of a session: it may end it, lower it, or leave out another turn."""

from __future__ import annotations

import pytest

from backroutine.domain.policy.dose import Dose
from backroutine.domain.policy.offers import Offer
from backroutine.domain.policy.pain import Stop
from backroutine.domain.record.events import Ending, Event, EventKind, Hurt
from backroutine.domain.session.ending import summary
from backroutine.domain.session.keys import Key
from backroutine.domain.session.questions import WRITING_SECONDS
from backroutine.domain.session.state import Ask, Options, Over, Question, Running
from backroutine.domain.words.filling import tell
from fakes import exercise, one_hold, plan_of
from walks import Walk, walk

SECOND, THIRD = one_hold(name="Second"), one_hold(name="Third")
OFFER = Offer("stretch", "Stretch", 6, Dose(1, 5.0), Dose(2, 5.0))


def leg_signs() -> Walk:
    """A session in which the first exercise went down a leg."""
    return walk(one_hold(), SECOND).to(19).press(Key.YES).forget().press(Key.YES, Key.READY)


# An end before its time ---------------------------------------------------------------------------------------------


def test_leg_signs_end_the_session() -> None:
    """At once, with the advice in one breath with the question about the warning signs."""
    walked = leg_signs()

    assert Stop.LEG_SIGNS is walked.session.stop
    assert Question(Ask.WARNING) == walked.question
    assert walked.said[-1][1].startswith("We stop here for today. Pain, numbness or tingling in a leg")


def test_leg_signs_that_are_told_at_the_end_ask_about_the_warning_signs_too() -> None:
    """The answer weighs the same whenever it is given."""
    walked = walk(one_hold()).to(19).press(Key.SKIP, Key.YES, Key.YES, Key.READY)

    assert Question(Ask.WARNING) == walked.question


def test_leg_signs_answered_no_do_not_end_it() -> None:
    """The next exercise begins."""
    walked = walk(one_hold(), SECOND).to(19).press(Key.YES, Key.NO, Key.READY, Key.READY)

    assert isinstance(walked.session.phase, Running)


def test_a_list_to_read_has_two_minutes() -> None:
    """Nobody reads ten lines in twenty seconds."""
    assert 19 + WRITING_SECONDS == leg_signs().asking.until


def test_a_warning_sign_is_written_down_and_told() -> None:
    """As a page of which something fits, with its red flag."""
    walked = leg_signs().press(Key.YES)

    assert Event(EventKind.SCREENED, body={"fits": True, "red_flag": True}) in walked.events
    assert (Over(Ending.STOPPED, stays=True), True) == (walked.session.phase, walked.session.warned)
    assert summary(walked.session)[-2:] == (walked.said[-1][1], tell("end.warning-again"))


@pytest.mark.parametrize("key", [Key.NO, Key.SKIP])
def test_without_a_warning_sign_nothing_is_written_down(key: Key) -> None:
    """Nor is a page of which nothing fits: only a part of it was read."""
    walked = leg_signs().press(key)

    assert EventKind.SCREENED not in [event.kind for event in walked.events]


def test_two_exercises_that_hurt_end_the_session() -> None:
    """Kindly: what was done counts, and what was not begun is no longer asked about."""
    walked = walk(one_hold(), SECOND, THIRD).to(13).press(Key.HURTS, Key.NO, Key.READY, Key.READY)
    walked.to(26).press(Key.HURTS).forget().press(Key.NO, Key.READY)

    assert (Stop.TWO_HURT, True) == (walked.session.stop, walked.session.closing)
    assert walked.said[-1][1].startswith("We stop here for today. Two exercises hurt")
    walked.to_end()
    assert Over(Ending.STOPPED) == walked.session.phase
    assert not walked.session.results[2].began


def test_the_summary_says_why_it_ended() -> None:
    """The sentence that was said."""
    walked = leg_signs().to_end()

    assert any(line.startswith("We stop here for today.") for line in summary(walked.session))


# No more of what hurt -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Key.YES, Key.A_LITTLE])
def test_another_turn_of_what_hurt_is_left_out(key: Key) -> None:
    """The plan has it twice; once was enough for today."""
    walked = walk(one_hold(), SECOND, one_hold(), THIRD).to(19).press(key)
    walked.press(Key.NO, Key.READY, Key.READY) if key is Key.YES else walked.press(Key.MORE)
    walked.to(walked.now + 40).press(Key.NO).to(walked.now + 5)

    assert (3, False) == (walked.place[1], walked.session.results[2].began)


def test_another_turn_of_what_did_not_hurt_is_done() -> None:
    """It is in the plan twice on purpose."""
    walked = walk(one_hold(), one_hold()).to(19).press(Key.NO)

    assert 1 == walked.place[1]


# A worse day after ----------------------------------------------------------------------------------------------------


def next_day(key: Key, *, worse_before: bool = False) -> Walk:
    """A session that begins with the question about the day after."""
    lower = plan_of(exercise(reps=1)).recipe
    options = Options(asks=(Ask.NEXT_DAY,), lower=lower, worse_before=worse_before)
    return walk(exercise(reps=5), options=options).forget().press(key)


def test_a_worse_day_says_that_it_is_a_little_less() -> None:
    """Aloud, in one breath with what comes next; not where nothing is less."""
    assert next_day(Key.YES).said[0][1].startswith("Thank you. A little less today. We begin with Stretch.")
    same = Options(asks=(Ask.NEXT_DAY,), lower=plan_of(exercise()).recipe)
    assert "less" not in walk(exercise(), options=same).forget().press(Key.YES).said[0][1]


@pytest.mark.parametrize(("key", "reps"), [(Key.NO, 5), (Key.A_LITTLE, 5), (Key.SKIP, 5), (Key.YES, 1)])
def test_a_worse_day_lowers_the_session(key: Key, reps: int) -> None:
    """Only a yes does."""
    walked = next_day(key)

    assert reps == walked.session.plan.exercises[0].reps
    assert {"reps": reps, "repeated": False} == walked.bodies(EventKind.BEGAN)[0]


def test_a_worse_day_without_a_lower_plan_plays_the_plan() -> None:
    """There may be nothing lower."""
    walked = walk(one_hold(), options=Options(asks=(Ask.NEXT_DAY,))).press(Key.YES)

    assert isinstance(walked.session.phase, Running)


def test_a_second_worse_day_running_ends_before_it_begins() -> None:
    """The answer is saved, the reason is said and told; no session was begun."""
    walked = next_day(Key.YES, worse_before=True)

    assert Over(Ending.STOPPED) == walked.session.phase
    assert [{"worse_next_day": Hurt.YES}] == [event.body for event in walked.events]
    assert (walked.said[-1][1],) == summary(walked.session)
    assert "worse the day after, twice running" in walked.said[-1][1]


def test_a_worse_end_is_told() -> None:
    """Two more than at the start."""
    walked = walk(one_hold(), options=Options(asks=(Ask.PAIN_BEFORE,))).type("2").press(Key.READY)
    walked.to(19).press(Key.NO).type("4").press(Key.READY).to_end()

    assert walked.said[-1][1].startswith("Your back is sorer than at the start.")


# A step up ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "kind"), [(Key.YES, EventKind.GROWN), (Key.NO, EventKind.DECLINED)])
def test_a_step_up_is_offered_and_the_answer_written_down(key: Key, kind: EventKind) -> None:
    """Never forced."""
    walked = (
        walk(one_hold(), options=Options(offers=(OFFER,))).to(19).press(Key.NO, Key.READY, Key.READY).forget()
    )
    assert Question(Ask.GROW, 0) == walked.question
    walked.press(key)

    assert Event(kind, "stretch", body={"reps": 2, "hold_seconds": 5.0}) == walked.events[0]


def test_an_offer_without_an_answer_changes_nothing() -> None:
    """Nobody grows by being away."""
    walked = walk(one_hold(), options=Options(offers=(OFFER,))).to(19).press(Key.NO, Key.READY, Key.READY)

    assert [EventKind.ENDED] == [event.kind for event in walked.forget().to_end().events]


def test_no_step_up_is_offered_for_what_hurt() -> None:
    """Nor for what was not answered."""
    walked = walk(one_hold(), options=Options(offers=(OFFER,))).to(19).press(Key.SKIP).to_end()

    assert [] == [words for _, words in walked.said if "easy sessions" in words]

"""Pause, skip, ready, more time and help; and keys that mean nothing."""

from __future__ import annotations

import pytest

from backroutine.domain.exercises.exercise import Sides
from backroutine.domain.plan.steps import StepKind, Tone
from backroutine.domain.record.events import Event, EventKind, Hurt, Outcome
from backroutine.domain.session.keys import Key
from backroutine.domain.session.queries import keys_for, seconds_to_go
from backroutine.domain.session.session import begin, press
from backroutine.domain.session.state import (
    Ask,
    Asking,
    Hush,
    Options,
    Paused,
    Question,
    Running,
    Settling,
)
from fakes import a_walk, exercise, one_hold, paced, plan_of, two_sided
from walks import Walk, walk


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


@pytest.mark.parametrize("moment", [4, 11, 13, 18, 20])
def test_space_pauses_any_step_and_goes_on(moment: float) -> None:
    """Heard as a tone and a word, noted in the journal; what was left of the step is still left afterwards."""
    walked = walk(exercise()).to(moment)
    to_go = seconds_to_go(walked.session, moment)
    walked.forget().press(Key.PAUSE)

    assert [(moment, "Paused.")] == walked.said
    assert [(moment, Tone.PAUSE)] == walked.tones
    assert [Event(EventKind.PAUSED, "stretch", body={"away": False})] == walked.events
    assert to_go == seconds_to_go(walked.session, 500.0)
    phase = walked.press(Key.PAUSE).session.phase
    assert to_go + (3 if isinstance(phase, Settling) else 0) == seconds_to_go(walked.session, moment)


def test_a_pause_in_the_warm_up_belongs_to_no_exercise() -> None:
    """It is noted all the same."""
    walked = walk(one_hold(), warm_up=a_walk()).to(4).forget().press(Key.PAUSE)

    assert [Event(EventKind.PAUSED, body={"away": False})] == walked.events


def test_skip_leaves_the_exercise() -> None:
    """Nothing was done: it is skipped, nothing is asked, the next one begins."""
    walked = walk(one_hold(), one_hold(name="Second")).to(13).forget().press(Key.SKIP)

    assert (StepKind.GET_READY, 1) == walked.place
    assert Outcome.SKIPPED is walked.session.results[0].outcome
    assert walked.session.results[0].hurt is None
    assert Hush() == walked.effects[0][1]


def test_skip_after_a_rep_still_asks() -> None:
    """What was done could have hurt."""
    walked = walk(exercise(), one_hold(name="Second")).to(20).press(Key.SKIP)

    assert Question(Ask.HURT, 0) == walked.question
    assert Outcome.SKIPPED is walked.session.results[0].outcome
    walked.press(Key.NO)
    assert (StepKind.GET_READY, 1) == walked.place


def test_skip_leaves_the_other_side_too() -> None:
    """Also between the sides."""
    walked = walk(two_sided(Sides.ONE_THEN_OTHER), one_hold(name="Second")).to(35).press(Key.SKIP, Key.NO)

    assert (StepKind.GET_READY, 1) == walked.place


def test_skip_leaves_the_whole_warm_up() -> None:
    """Already warm; noted as such."""
    walked = walk(one_hold(), warm_up=a_walk()).to(70).forget().press(Key.SKIP)

    assert (StepKind.GET_READY, 0) == walked.place
    assert Event(EventKind.FINISHED, body={"outcome": Outcome.SKIPPED, "seconds": 70.0}) == walked.events[0]


def test_skip_leaves_the_way_to_the_mat() -> None:
    """The warm-up begins at once."""
    walked = walk(one_hold(), warm_up=a_walk(), delay=30).to(3).press(Key.SKIP)

    assert (StepKind.WARM_UP, None) == walked.place


def test_skip_leaves_a_question_unanswered() -> None:
    """Written down as unanswered, and asked again at the end."""
    walked = walk(one_hold()).to(19).press(Key.SKIP)

    assert [{"hurt": Hurt.UNANSWERED}] == walked.bodies(EventKind.ANSWERED)
    assert Question(Ask.HURT, 0) == walked.question
    assert walked.session.closing


def test_skip_works_in_a_pause() -> None:
    """And the next exercise runs."""
    walked = walk(one_hold(), one_hold(name="Second")).to(4).press(Key.PAUSE, Key.SKIP)

    assert Running(4.0, 14.0) == walked.session.phase


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


def test_more_time_adds_a_minute_to_the_warm_up() -> None:
    """To the stage that runs."""
    walked = walk(one_hold(), warm_up=a_walk()).to(30).press(Key.MORE)

    assert Running(0.0, 120.0) == walked.session.phase


def test_more_time_is_as_fast_as_the_rest_of_a_rehearsal() -> None:
    """Ten seconds take one where all goes ten times as fast."""
    walked = walk(one_hold(), pace=10.0).press(Key.MORE)

    assert Running(0.0, 2.0) == walked.session.phase


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


def test_help_pauses() -> None:
    """And when it is closed, what was going goes on: in a hold with a moment to get back into place."""
    walked = walk(one_hold()).to(13).press(Key.HELP)
    assert (True, Paused(4.0)) == (walked.session.help, walked.session.phase)
    walked.to(500).press(Key.HELP)

    assert (False, Settling(503.0, 4.0)) == (walked.session.help, walked.session.phase)


def test_help_in_a_pause_leaves_it_paused() -> None:
    """Nobody asked to go on."""
    walked = walk(one_hold()).to(13).press(Key.PAUSE, Key.HELP, Key.HELP)

    assert (False, Paused(4.0)) == (walked.session.help, walked.session.phase)


def test_help_holds_a_question_open() -> None:
    """However long one reads, it does not run out; afterwards it has its full time."""
    walked = walk(one_hold(), one_hold(name="Second")).to(25).press(Key.HELP).late(500)
    assert Question(Ask.HURT, 0) == walked.question
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


def test_care_says_the_cautions_once_more() -> None:
    """All of them; getting ready lasts as long as that takes, and the time to begin."""
    walked = walk(one_hold(safety=("Keep it small.", "Stop if it pinches."))).to(8).forget().press(Key.CARE)

    assert [(8, "Keep it small. Stop if it pinches.")] == walked.said
    walked.to(10.5)
    assert (StepKind.GET_READY, 0) == walked.place


def test_care_without_cautions_says_the_one_for_all() -> None:
    """Where the file gives none."""
    assert "stop and press H" in walk(one_hold()).forget().press(Key.CARE).said[0][1]


def test_what_was_wished_for_is_known_as_long_as_its_step_lasts() -> None:
    """So that it can be seen by whoever does not hear; the next step knows nothing of it."""
    walked = walk(one_hold()).to(4).press(Key.CARE, Key.MORE)

    assert (Key.CARE, Key.MORE) == walked.session.wished
    assert () == walked.press(Key.READY).session.wished


def test_an_exercise_begun_again_begins_without_wishes() -> None:
    """With its instructions, as at first."""
    assert () == walk(one_hold()).to(4).press(Key.CARE, Key.BACK).session.wished


def test_care_asked_for_in_a_hold_is_known_to_its_end() -> None:
    """While one gets back into place there is no time to read it."""
    walked = walk(one_hold()).to(13).press(Key.PAUSE, Key.PAUSE, Key.CARE).to(17)

    assert ((StepKind.HOLD, 0), (Key.CARE,)) == (walked.place, walked.session.wished)

"""The rules of time, one by one: deadlines, late calls, absence, pauses."""

from __future__ import annotations

import pytest

from backroutine.domain.plan.steps import StepKind, Tone
from backroutine.domain.record.events import Event, EventKind
from backroutine.domain.session.keys import Key
from backroutine.domain.session.queries import seconds_left, wake_at
from backroutine.domain.session.session import LATE, begin, press, tick, unattend
from backroutine.domain.session.state import Asking, Paused, Running, Settling
from backroutine.domain.words.filling import tell
from fakes import exercise, one_hold, plan_of
from walks import Walk, walk


def test_what_is_left_depends_only_on_the_deadline() -> None:
    """A hundred calls or one: at the same moment the same is left."""
    once = walk(one_hold()).late(1.5)
    often = walk(one_hold())
    for i in range(1, 101):
        often.late(0.015 * i)

    assert seconds_left(once.session, 1.5) == seconds_left(often.session, 1.5)


def test_the_session_asks_to_be_called_at_every_shown_second() -> None:
    """In a step of ten seconds, at each whole second left."""
    walked = walk(one_hold())
    wakes = []
    for _ in range(10):
        wake = wake_at(walked.session)
        assert wake is not None
        wakes.append(wake)
        walked.to(wake)

    assert pytest.approx([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) == wakes


def test_the_session_asks_to_be_called_for_a_cue_between_two_seconds() -> None:
    """Half way of a hold of 21 s is at 10.5 s."""
    walked = walk(one_hold(21)).to(22.1)

    assert 22.5 == wake_at(walked.session)


def test_after_a_pause_the_shown_seconds_follow_the_new_deadline() -> None:
    """Paused with 7.5 left, it wants to be called when 7 are shown."""
    walked = walk(one_hold()).to(2.5).press(Key.PAUSE)
    walked.now = 100.0
    walked.press(Key.PAUSE)

    assert 100.5 == wake_at(walked.session)


def test_the_session_can_begin_at_any_reading_of_the_clock() -> None:
    """A computer that has been up for months counts as well as one just started."""
    start = 12_345_678.9
    session = press(begin(plan_of(one_hold()), start).session, Key.READY, start).session

    walked = Walk(press(begin(plan_of(one_hold()), start).session, Key.READY, start), start).to(start + 19)

    assert isinstance(session.phase, Running)
    assert isinstance(walked.session.phase, Asking)
    assert pytest.approx(19.0) == walked.session.credited


def test_a_paused_session_has_no_deadline() -> None:
    """Nothing runs, nothing wakes, however long it lasts."""
    walked = walk(one_hold()).to(4).press(Key.PAUSE)

    assert Paused(6.0) == walked.session.phase
    assert wake_at(walked.session) is None
    assert Paused(6.0) == walked.late(100_000.0).session.phase


def test_a_call_ends_at_most_one_step() -> None:
    """Also where the next step would be over as well."""
    walked = walk(one_hold(0.1, move_seconds=0.1, return_seconds=0.1)).to(9.9)
    kinds = [walked.late(10.2).place[0] for _ in range(3)]

    assert [StepKind.MOVE, StepKind.HOLD, StepKind.RETURN] == kinds


@pytest.mark.parametrize("late", [0.0, 0.02, LATE])
def test_a_step_begins_at_the_deadline_of_the_one_before(late: float) -> None:
    """A call that is on time, or a little late, costs the next step nothing."""
    walked = walk(one_hold()).to(9.5).late(10.0 + late)

    assert Running(10.0, 12.0) == walked.session.phase


def test_a_step_begins_now_if_the_call_was_late() -> None:
    """Nobody is dragged through what a late call missed."""
    walked = walk(one_hold()).to(9.5).late(10.3)

    assert Running(10.3, 12.3) == walked.session.phase
    assert pytest.approx(10.0) == walked.session.credited


def test_no_drift_adds_up() -> None:
    """With every call 20 ms late, fifty steps end 20 ms late in sum."""
    walked = walk(exercise(reps=17))
    plan = walked.session.plan
    while not isinstance(walked.session.phase, Asking):
        wake = wake_at(walked.session)
        assert wake is not None
        walked.late(wake + 0.02)

    assert pytest.approx(plan.seconds + 0.02) == walked.now


def test_a_call_that_comes_too_early_changes_nothing() -> None:
    """A keyboard may come back before its time."""
    walked = walk(one_hold()).to(9).forget().late(9.999)

    assert StepKind.GET_READY is walked.place[0]
    assert [] == walked.effects


def test_a_step_of_no_time_is_passed_at_once() -> None:
    """An exercise without a get-ready begins with its first rep."""
    walked = walk(one_hold(get_ready_seconds=0)).to(0)

    assert Running(0.0, 2.0) == walked.session.phase
    assert StepKind.MOVE is walked.place[0]


def test_a_gap_pauses_the_session_at_the_last_moment_seen() -> None:
    """The computer slept: nothing of it is credited, and nothing is lost."""
    walked = walk(one_hold()).to(4).forget().late(3600.0)

    assert Paused(6.0, away=True) == walked.session.phase
    assert 4.0 == walked.session.credited
    assert [Event(EventKind.PAUSED, "stretch", body={"away": True})] == walked.events
    assert [(3600.0, Tone.PAUSE)] == walked.tones


def test_a_call_just_within_the_limit_is_no_absence() -> None:
    """Two seconds after the promised moment the session still runs."""
    just_within, just_over = 7.0, 7.01  # it was to be called at 5

    assert isinstance(walk(one_hold()).to(4).late(just_within).session.phase, Running)
    assert isinstance(walk(one_hold()).to(4).late(just_over).session.phase, Paused)


def test_a_gap_over_the_end_of_a_hold_does_not_finish_it() -> None:
    """What nobody saw was not done."""
    walked = walk(one_hold()).to(16).forget().late(60.0)

    assert Paused(1.0, away=True) == walked.session.phase
    assert [EventKind.PAUSED] == [event.kind for event in walked.events]


def test_a_gap_while_getting_back_into_a_hold_pauses_with_the_rest_of_the_hold() -> None:
    """The moment to settle starts anew."""
    walked = walk(one_hold()).to(14).press(Key.PAUSE, Key.PAUSE).to(15).late(100.0)

    assert Paused(3.0, away=True) == walked.session.phase


def test_a_gap_in_a_question_asks_it_again() -> None:
    """It is not taken for unanswered: nobody was there to hear it."""
    walked = walk(one_hold()).to(25).forget().late(3600.0)

    assert Asking(walked.session.phase.question, 3620.0) == walked.session.phase  # type: ignore[union-attr]
    assert [(3600.0, tell("say.hurt.first"))] == walked.said
    assert [] == walked.events


def test_space_after_a_gap_finds_the_session_paused() -> None:
    """Whoever wakes the computer with the space bar does not start the clock by it."""
    walked = walk(one_hold()).to(4)
    walked.now = 3600.0
    walked.press(Key.PAUSE)

    assert Paused(6.0, away=True) == walked.session.phase


def test_another_key_after_a_gap_still_counts() -> None:
    """Skip skips, but the gap is not credited."""
    walked = walk(one_hold(), one_hold(name="Second")).to(4)
    walked.now = 3600.0
    walked.press(Key.SKIP)

    assert Running(3600.0, 3610.0) == walked.session.phase
    assert 4.0 == walked.session.credited


def test_an_answer_after_a_gap_still_counts() -> None:
    """The question is still open, and the key is its answer."""
    walked = walk(one_hold()).to(25)
    walked.now = 3600.0
    walked.press(Key.NO)

    assert {"hurt": "no"} == walked.bodies(EventKind.ANSWERED)[0]


def test_the_end_of_the_keys_after_a_gap_credits_nothing_of_it() -> None:
    """Nobody was there; with no key to come, the session goes on from the last moment seen."""
    walked = walk(one_hold()).to(4)

    session = unattend(walked.session, 3600.0).session

    assert (Running(3600.0, 3606.0), 4.0) == (session.phase, session.credited)


def test_going_on_inside_a_hold_gives_three_seconds_first() -> None:
    """Then the rest of the hold; the three seconds are no part of it."""
    walked = walk(one_hold()).to(14).press(Key.PAUSE)
    walked.now = 50.0
    walked.press(Key.PAUSE)

    phases = [walked.to(moment).session.phase for moment in (50.0, 52.9, 53.0)]
    assert [Settling(53.0, 3.0), Settling(53.0, 3.0), Running(53.0, 56.0)] == phases
    assert pytest.approx(14.0) == walked.session.credited


def test_the_hold_is_heard_to_begin_again() -> None:
    """With closed eyes one knows when the three seconds are over."""
    walked = walk(one_hold()).to(14).press(Key.PAUSE, Key.PAUSE).forget().to(17)

    assert [(17.0, Tone.HOLD_BEGINS)] == walked.tones


def test_ready_ends_the_three_seconds_early() -> None:
    """Whoever lies in position already goes on."""
    walked = walk(one_hold()).to(14).press(Key.PAUSE, Key.PAUSE).to(15).forget().press(Key.READY)

    assert Running(15.0, 18.0) == walked.session.phase
    assert [(15.0, Tone.HOLD_BEGINS)] == walked.tones


def test_a_second_pause_while_settling_keeps_the_rest_of_the_hold() -> None:
    """However often one pauses, the hold loses and gains nothing."""
    walked = walk(one_hold()).to(14).press(Key.PAUSE, Key.PAUSE).to(15).press(Key.PAUSE)

    assert Paused(3.0) == walked.session.phase


@pytest.mark.parametrize("moment", [4, 11, 18, 20])
def test_going_on_outside_a_hold_goes_on_at_once(moment: float) -> None:
    """In a get-ready, a move, a return and a rest there is nothing to get back into."""
    walked = walk(exercise()).to(moment).press(Key.PAUSE).forget().press(Key.PAUSE)

    assert isinstance(walked.session.phase, Running)
    assert [(float(moment), "And on we go.")] == walked.said


def test_ticking_a_finished_session_changes_nothing() -> None:
    """The end is the end."""
    walked = walk(one_hold()).to_end()

    assert (walked.session.phase, ()) == (
        tick(walked.session, 999.0).session.phase,
        tick(walked.session, 999.0).effects,
    )

"""When nobody waits, or nobody is there: --wait, the end of the keys, Ctrl-Z."""

from __future__ import annotations

import pytest

from backroutine.domain.record.events import EventKind
from backroutine.domain.session.keys import Key
from backroutine.domain.session.queries import wake_at
from backroutine.domain.session.session import begin, suspend, unattend, woken
from backroutine.domain.session.state import Asking, Options, Paused, Running, Waiting
from fakes import exercise, one_hold, plan_of
from walks import Walk, walk


def test_ctrl_z_after_a_gap_credits_nothing_of_it() -> None:
    """The last moment seen stands, whichever call comes first."""
    walked = walk(one_hold()).to(4)

    session = suspend(walked.session, 3600.0).session

    assert (Paused(6.0, away=True), 4.0) == (session.phase, session.credited)


def test_a_gap_without_a_keyboard_does_not_stop_the_session_for_ever() -> None:
    """No key could ever end the pause, so it goes on by itself, and says that it was away."""
    walked = walk(one_hold(), options=Options(attended=False)).to(4).late(3600.0)

    assert Running(3600.0, 3606.0) == walked.session.phase
    assert 4.0 == walked.session.credited
    assert EventKind.PAUSED in [event.kind for event in walked.events]


def test_with_wait_a_get_ready_never_ends_by_itself() -> None:
    """It says what it waits for, and then waits without end."""
    walked = walk(one_hold(), options=Options(wait=True)).to(10)

    assert Waiting() == walked.session.phase
    assert (10.0, "Press Enter when you are ready.") == walked.said[-1]
    assert wake_at(walked.session) is None
    assert Waiting() == walked.late(5000.0).session.phase


def test_with_wait_enter_goes_on_and_waiting_is_not_credited() -> None:
    """What was waited is no time of the session."""
    walked = walk(one_hold(), options=Options(wait=True)).to(10)
    walked.now = 500.0
    walked.press(Key.READY)

    assert Running(500.0, 502.0) == walked.session.phase
    assert pytest.approx(10.0) == walked.session.credited


def test_with_wait_a_question_waits_for_its_answer() -> None:
    """No deadline, so nothing is unanswered by waiting."""
    walked = walk(one_hold(get_ready_seconds=0), options=Options(wait=True)).press(Key.READY).to(9)

    assert isinstance(walked.session.phase, Asking)
    assert walked.session.phase.until is None


def test_with_wait_but_without_a_keyboard_nothing_is_waited_for() -> None:
    """Nobody can press Enter: the session goes on."""
    walked = walk(one_hold(), options=Options(attended=False, wait=True)).to(10)

    assert Running(10.0, 12.0) == walked.session.phase


def test_without_a_keyboard_a_session_begins_and_ends_by_itself() -> None:
    """No welcome, no waiting for answers: as long as its steps, and not a second longer."""
    plan = plan_of(one_hold(), exercise())
    walked = Walk(begin(plan, 0.0, Options(attended=False))).to_end()

    assert pytest.approx(plan.seconds) == walked.now
    assert ["unanswered", "unanswered"] == [body["hurt"] for body in walked.bodies(EventKind.ANSWERED)]


@pytest.mark.parametrize("seconds", [4, 14, 16, 19.5])
def test_when_the_keys_end_the_session_goes_on(seconds: float) -> None:
    """In any step, and in a question, which is then unanswered."""
    walked = walk(one_hold(), one_hold(name="Second")).to(seconds)
    walked.take(unattend(walked.session, walked.now)).to_end()

    assert [True, True] == [result.outcome is not None for result in walked.session.results]


def test_when_the_keys_end_at_the_welcome_the_session_begins() -> None:
    """A pipe that is empty from the start."""
    session = begin(plan_of(one_hold()), 0.0).session

    assert isinstance(unattend(session, 600.0).session.phase, Running)
    assert 601.0 == wake_at(unattend(session, 600.0).session)


@pytest.mark.parametrize("keys", [(Key.PAUSE,), (Key.QUIT,), (Key.HELP,), (Key.PAUSE, Key.QUIT)])
def test_when_the_keys_end_what_waited_for_one_goes_on(keys: tuple[Key, ...]) -> None:
    """Paused, being asked whether to stop, reading the help: it runs, from now, without a jump."""
    walked = walk(one_hold()).to(4).press(*keys)
    walked.now = 900.0
    walked.take(unattend(walked.session, 900.0)).late(900.0)

    assert Running(900.0, 906.0) == walked.session.phase
    assert 4.0 == walked.session.credited


def test_when_the_keys_end_a_waiting_session_goes_on_without_a_jump() -> None:
    """`--wait` and the end of a pipe: the rep begins now, and the session is not taken for away."""
    walked = walk(one_hold(), options=Options(wait=True)).to(10)
    walked.now = 900.0
    walked.take(unattend(walked.session, 900.0)).late(900.0)

    assert Running(900.0, 902.0) == walked.session.phase


def test_when_the_keys_end_what_was_typed_is_taken() -> None:
    """A number that stands there was meant."""
    walked = walk(one_hold(), options=Options(asks=(), patient=True)).to(19).press(Key.NO).type("3")
    walked.take(unattend(walked.session, walked.now))

    assert 3 == walked.session.pain_after


def test_ctrl_z_pauses_what_runs() -> None:
    """After `fg` the session stands where it was."""
    walked = walk(one_hold()).to(4)

    session = woken(suspend(walked.session, 4.5).session, 500.0).session

    assert Paused(5.5) == session.phase


def test_ctrl_z_in_a_question_leaves_it_open() -> None:
    """After `fg` it has its full time again; it did not run out meanwhile."""
    walked = walk(one_hold()).to(30)
    stopped = suspend(walked.session, 30.0).session
    assert wake_at(stopped) is None

    session = woken(stopped, 500.0).session

    assert isinstance(session.phase, Asking)
    assert 520.0 == session.phase.until


def test_ctrl_z_changes_nothing_where_nothing_runs() -> None:
    """The welcome and a pause stay as they are."""
    for session in (begin(plan_of(one_hold()), 0.0).session, walk(one_hold()).press(Key.PAUSE).session):
        assert session.phase == woken(suspend(session, 1.0).session, 50.0).session.phase


def test_ctrl_z_without_a_keyboard_goes_on_afterwards() -> None:
    """No key could end the pause."""
    walked = walk(one_hold(), options=Options(attended=False)).to(4)

    session = woken(suspend(walked.session, 4.0).session, 500.0).session

    assert Running(500.0, 506.0) == session.phase
    assert 501.0 == wake_at(session)

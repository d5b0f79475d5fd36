"""How a picture moves: a pure function of the time, in no more frames a second than a terminal is given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backroutine.view.figure.motion import (
    FRAMES,
    RATE,
    Leg,
    Track,
    frame_at,
    moving_back,
    moving_out,
    next_at,
    share_at,
    shown_to_learn,
)

LEARN = shown_to_learn(2, 3)
TRACKS = st.one_of(
    st.builds(shown_to_learn, st.floats(0, 10), st.floats(0, 10)),
    st.builds(moving_out, st.floats(0, 10)),
    st.builds(moving_back, st.floats(0, 10)),
)


@pytest.mark.parametrize(
    ("seconds", "share"),
    [(0, 0), (0.9, 0), (2, 0.5), (3, 1), (4.4, 1), (6, 0.5), (7.5, 0), (8.4, 0), (9.5, 0.5), (-1, 0)],
)
def test_who_learns_sees_start_move_end_and_return_over_and_over(seconds: float, share: float) -> None:
    """A second at the start, the movement, a second and a half at the end, the way back, and again."""
    assert pytest.approx(share, abs=0.1) == share_at(LEARN, seconds)


def test_a_slow_movement_rests_at_its_end() -> None:
    """A move of more than three seconds stands at its end for the rest; a return takes four at most."""
    assert 1 == share_at(moving_out(4), 3)
    assert 1 == share_at(moving_out(4), 60)
    assert 1 == share_at(moving_back(9), 0)
    assert 0 == share_at(moving_back(9), 4)


def test_a_step_without_time_is_at_its_end() -> None:
    """A movement of no seconds is done at once."""
    assert 1 == share_at(moving_out(0), 0)
    assert 0 == share_at(moving_back(0), 0)
    assert 0 == share_at(Track((Leg(0, 0, 0),), over=True), 5)


@pytest.mark.parametrize(
    ("track", "seconds", "due"),
    [
        (moving_out(2), 0, 0.125),
        (moving_out(2), 1.9, 2.0),
        (moving_out(2), 2, None),
        (LEARN, 0.2, 1.125),
        (LEARN, 3.2, 4.625),
    ],
)
def test_when_the_next_frame_is_due(track: Track, seconds: float, due: float | None) -> None:
    """At once while it moves, when it moves again while it stands, and never once it is over."""
    assert due == next_at(track, seconds)


@given(TRACKS, st.floats(0, 100))
def test_the_next_moment_is_the_next_change(track: Track, seconds: float) -> None:
    """Until then the frame stays, then it is another one; and no two are nearer than an eighth of a second."""
    due = next_at(track, seconds)

    if due is None:
        assert all(frame_at(track, seconds) == frame_at(track, seconds + n / RATE) for n in range(200))
    else:
        assert due > seconds
        assert frame_at(track, due) != frame_at(track, seconds)
        assert frame_at(track, due - 0.5 / RATE) == frame_at(track, seconds)
        assert pytest.approx(round(due * RATE)) == due * RATE


@given(TRACKS, st.floats(-10, 1000))
def test_every_moment_has_a_frame(track: Track, seconds: float) -> None:
    """Whatever the time, there is a frame of the reel for it."""
    assert 0 <= frame_at(track, seconds) < FRAMES

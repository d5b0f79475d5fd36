"""How a picture moves: which share of the way it shows at which moment, and when that changes next.

A reel has a fixed number of frames; a frame is chosen by the time, never counted, so that a late moment skips and
nothing drifts.
"""

from __future__ import annotations

from math import floor

from backroutine.domain.values import NamedTuple

FRAMES = 17  # in a reel, from the start to the end: eight a second, for a movement of two seconds
RATE = 8.0  # frames a second at most
AT_START, AT_END = 1.0, 1.5  # seconds that start and end are shown to whoever gets ready
LONGEST_MOVE, LONGEST_RETURN = 3.0, 4.0  # seconds: a slower exercise has a rest at its end


class Leg(NamedTuple):
    """A part of a track: so many seconds from one share of the way to another."""

    seconds: float
    start: float
    end: float


class Track(NamedTuple):
    """Legs, one after the other, `over` and over or until the last one, which then stays at its end."""

    legs: tuple[Leg, ...]
    over: bool = False

    @property
    def seconds(self) -> float:
        """How long all legs take."""
        return sum(leg.seconds for leg in self.legs)


def shown_to_learn(move: float, back: float) -> Track:
    """Start, move, end, return, over and over, for an exercise that takes `move` and `back` seconds."""
    move, back = min(move, LONGEST_MOVE), min(back, LONGEST_RETURN)
    return Track((Leg(AT_START, 0, 0), Leg(move, 0, 1), Leg(AT_END, 1, 1), Leg(back, 1, 0)), over=True)


def moving_out(seconds: float) -> Track:
    """From start to end during a step of `seconds`; what is left of it is a rest at the end."""
    return Track((Leg(min(seconds, LONGEST_MOVE), 0, 1),))


def moving_back(seconds: float) -> Track:
    """From end to start during a step of `seconds`."""
    return Track((Leg(min(seconds, LONGEST_RETURN), 1, 0),))


def share_at(track: Track, seconds: float) -> float:
    """The share of the way at a moment of `track`, in steps of a reel's frames."""
    return frame_at(track, seconds) / (FRAMES - 1)


def frame_at(track: Track, seconds: float) -> int:
    """The frame of a reel that is shown at a moment of `track`."""
    leg, inside = _leg(track, floor(seconds * RATE + 1e-6) / RATE)
    share = leg.end if inside >= leg.seconds else leg.start + (leg.end - leg.start) * inside / leg.seconds
    return round(share * (FRAMES - 1))


def next_at(track: Track, seconds: float) -> float | None:
    """The next moment after `seconds` at which another frame is due; None when none ever is."""
    now = frame_at(track, seconds)
    tick = floor(seconds * RATE + 1e-6)
    for later in range(1, int(max(track.seconds, 1.0) * RATE) + 2):
        if frame_at(track, (tick + later) / RATE) != now:
            return (tick + later) / RATE
    return None


def _leg(track: Track, seconds: float) -> tuple[Leg, float]:
    """The leg that runs at a moment, and how far it is, in seconds."""
    seconds = max(0.0, seconds)
    if track.over and track.seconds > 0:
        seconds %= track.seconds
    for leg in track.legs:
        if seconds < leg.seconds:
            return leg, seconds
        seconds -= leg.seconds
    return track.legs[-1], track.legs[-1].seconds

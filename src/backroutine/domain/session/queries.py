"""What can be read off a session without changing it: what keys mean, the seconds left, when it wants to be called."""

from __future__ import annotations

import math
from typing import assert_never

from backroutine.domain.plan.steps import StepKind
from backroutine.domain.session import questions
from backroutine.domain.session.keys import BINDINGS, Binding, Mode
from backroutine.domain.session.playhead import ROUND, step_of
from backroutine.domain.session.state import (
    Asking,
    Between,
    Leaving,
    Over,
    Paused,
    Running,
    Session,
    Settling,
    Waiting,
    Welcome,
)

_STEP_MODES = {
    StepKind.WARM_UP: Mode.WARM_UP,
    StepKind.GET_READY: Mode.GET_READY,
    StepKind.REST: Mode.RESTING,
}


def keys_for(session: Session) -> tuple[Binding, ...]:
    """The keys that mean something now, most needed first."""
    return BINDINGS[mode_of(session)]


def mode_of(session: Session) -> Mode:
    """What the session is waiting for."""
    match session.phase:
        case Welcome():
            return Mode.WELCOME_EARLIER if session.options.earlier else Mode.WELCOME
        case Running():
            return _STEP_MODES.get(step_of(session).kind, Mode.MOVING)
        case Settling():
            return Mode.GET_READY
        case Waiting():
            return Mode.WAITING
        case Paused():
            return Mode.PAUSED
        case Asking(question):
            return questions.mode_of(session, question)
        case Leaving():
            return Mode.LEAVING
        case Over() | Between():
            return Mode.OVER
        case _:
            assert_never(session.phase)


def seconds_left(session: Session, now: float) -> float | None:
    """Seconds left of what is counted down now; None where nothing is."""
    match session.phase:
        case Running(_, ends_at) | Settling(ends_at):
            return max(0.0, ends_at - now)
        case Paused(left):
            return left
        case _:
            return None


def seconds_to_go(session: Session, now: float) -> float:
    """Seconds of all timed steps from now to the end of the plan."""
    match session.phase:
        case Settling(ends_at, left):
            here = ends_at - now + left
        case Leaving(Paused(left)):
            here = left
        case Waiting() | Asking() | Welcome() | Leaving() | Between() | Over():
            here = 0.0
        case _:
            here = seconds_left(session, now) or 0.0
    return max(0.0, here) + session.plan.seconds_after(session.at)


def wake_at(session: Session) -> float | None:
    """When the session next wants a `tick`: the next cue, end, or change of a shown second. None: no need."""
    match session.phase:
        case Running(_, ends_at):
            shown = math.ceil(ends_at - session.seen_at - ROUND)
            moments = [ends_at, *(ends_at - cue.left for cue in step_of(session).cues[session.released :])]
            return min([*moments, ends_at - (shown - 1)])
        case Settling(ends_at):
            return min(ends_at, ends_at - (math.ceil(ends_at - session.seen_at - ROUND) - 1))
        case Asking(_, until):
            return None if session.help else until
        case _:
            return None

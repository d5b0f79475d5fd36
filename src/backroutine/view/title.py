"""The window's title: what goes on and how long it still takes, for whoever looks at the list of their windows."""

from __future__ import annotations

import math

from backroutine.domain.session.queries import seconds_to_go
from backroutine.domain.session.state import Asking, Leaving, Over, Paused, Running, Session, Welcome
from backroutine.domain.words.filling import tell


def title(session: Session, now: float) -> str:
    """The title at `now`. Minutes, not seconds: it changes with the phase, and not with every look."""
    minutes = math.ceil(seconds_to_go(session, now) / 60)
    return tell("title.left" if minutes else "title", phase=_phase(session), minutes=minutes)


def _phase(session: Session) -> str:
    match session.phase:
        case Running() if session.step is not None:
            return tell(f"phase.{session.step.kind}")
        case Paused():
            return tell("phase.paused")
        case Asking() | Leaving():
            return tell("title.question")
        case Welcome():
            return tell("phase.welcome")
        case Over():
            return tell("phase.over")
        case _:
            return tell("phase.get-ready")

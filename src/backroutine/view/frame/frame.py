"""What a session looks like: `frame` turns a session and a moment into lines of text, and nothing else."""

from __future__ import annotations

from rich.text import Text

from backroutine.domain.session.state import (
    Asking,
    Leaving,
    Over,
    Paused,
    Running,
    Session,
    Settling,
    Waiting,
    Welcome,
)
from backroutine.domain.session.status import Status
from backroutine.view.frame.asking import (
    leaving_page,
    over_page,
    question_page,
    to_read,
    welcome_page,
)
from backroutine.view.frame.help import help_lines
from backroutine.view.frame.layout import Composed, Figure, Page, compose
from backroutine.view.frame.playing import step_page
from backroutine.view.frame.reading import reading_page


def frame(
    session: Session, now: float, notes: Status, width: int, height: int, *, figure: Figure | None = None
) -> list[Text]:
    """The session at `now` as exactly `height` lines of at most `width` cells, with its picture where there is room."""
    return composed(session, now, notes, width, height, figure=figure).lines


def composed(
    session: Session, now: float, notes: Status, width: int, height: int, *, figure: Figure | None = None
) -> Composed:
    """The frame, and where in it the picture stands."""
    width, height = max(1, width), max(1, height)
    if isinstance(session.phase, Asking) and (text := to_read(session.phase.question, notes)):
        read = reading_page(session, session.phase, notes, text, (width, height))
        return read._replace(lines=help_lines(session, width, height, read.not_yet)) if session.help else read
    if session.help:
        return Composed(help_lines(session, width, height))
    return compose(page_of(session, now, notes, figure), notes, width, height)


def page_of(session: Session, now: float, notes: Status, figure: Figure | None = None) -> Page:
    """What is to be said now, whatever the size of the window."""
    match session.phase:
        case Welcome():
            return welcome_page(session, notes)
        case Running() | Settling() | Waiting() | Paused() as phase if session.step is not None:
            return step_page(session, session.step, phase, now, figure)
        case Asking() as asking:
            return question_page(session, asking)
        case Leaving():
            return leaving_page(session)
        case Over() as over:
            return over_page(session, over)
        case _:  # a clock outside every step: the session has ended
            return Page(name=session.plan.recipe.name)

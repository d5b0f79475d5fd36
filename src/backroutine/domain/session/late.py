"""A number typed just after its question has run out of time: it goes to that question, not to what has come instead."""

from __future__ import annotations

from backroutine.domain.session import questions
from backroutine.domain.session.keys import Key, Mode
from backroutine.domain.session.state import Ask, Asking, Question, Session

LATE_NUMBER = 3.0  # seconds in which whoever looks at the keys has not seen that the page has changed
LATE_ENTER = 1.0  # the same for Enter alone, which would do something else there


def missed(session: Session, asking: Asking, now: float) -> Session:
    """The session that remembers a number whose time has just run out."""
    number = questions.mode_of(session, asking.question) is Mode.NUMBER and not asking.typed
    return session._replace(missed=(asking.question, now) if number else None)


def is_late_enter(session: Session, key: Key, typed: str, now: float) -> bool:
    """Whether this Enter was meant for the number before, which it would have left out."""
    enter = key is Key.READY or typed == "enter"
    return enter and session.missed is not None and now - session.missed[1] < LATE_ENTER


def after_all(session: Session, asking: Asking, typed: str, now: float) -> Session | None:
    """The session with the question before open again, and `typed` in it; None if it is meant for the one that is open.

    While it waits for the person after a yes, a number can only be how strong it was.
    """
    question = _before(session, asking, now)
    if question is None or not questions.is_digits(typed):
        return None
    until = questions.until(question, now, session.options)
    again = Asking(question, until, questions.write(question, "", typed))
    return session._replace(phase=again, queue=(asking.question, *session.queue), missed=None)


def _before(session: Session, asking: Asking, now: float) -> Question | None:
    if asking.question.ask is Ask.GO_ON:
        return Question(Ask.STRENGTH, asking.question.number)
    if session.missed is None or asking.typed or now - session.missed[1] >= LATE_NUMBER:
        return None
    return session.missed[0]

"""What comes next: the one place that opens a step, a question or the end.

Whatever has just ended (a step, an answer, a skip) changes facts and leaves the phase `Between`; `advance` then
opens what these facts make due, again and again, until something is open that waits for time or a key.
"""

from __future__ import annotations

from dataclasses import replace

from backroutine.domain.plan.steps import Cue, StepKind
from backroutine.domain.policy.pain import ends_session
from backroutine.domain.record.events import Ending, Event, EventKind, Hurt, Outcome, Value
from backroutine.domain.session import questions
from backroutine.domain.session.ending import last_words, not_today
from backroutine.domain.session.keys import Key
from backroutine.domain.session.playhead import release, step_of
from backroutine.domain.session.results import begun, finish, noted, take
from backroutine.domain.session.state import (
    Ask,
    Asking,
    Between,
    Over,
    Question,
    Running,
    Session,
    Turn,
    Write,
)
from backroutine.domain.words.filling import tell


def advance(turn: Turn) -> Turn:
    """Go on until something waits for time or a key."""
    session, effects = turn
    while isinstance(session.phase, Between):
        session, more = _next(session, session.phase)
        effects = (*effects, *more)
    return Turn(session, effects)


def _next(session: Session, here: Between) -> Turn:
    """What is due now, the most pressing first."""
    if session.screened_out or not_today(session):
        return over(session, Ending.STOPPED)
    if session.queue:
        first, *rest = session.queue
        session = replace(session, queue=tuple(rest))
        return _ask(session, first, here) if questions.applies(session, first) else Turn(session)
    if session.closing:
        question = questions.closing(session)
        if question is not None:
            return _ask(session, question, here)
        return over(session, Ending.STOPPED if session.stopping else Ending.FINISHED)
    stop = ends_session(session.plan.ids, session.results)
    if stop is not None:  # what was done counts
        said = replace(here, lead=tell(f"stop.{stop}"))
        return Turn(replace(closed(session), stop=stop, stopping=True, phase=said))
    if here.index >= len(session.plan):
        return Turn(closed(session))
    return _enter(session, here.index, here.start)


def closed(session: Session) -> Session:
    """No more steps: what is left are the questions of the end."""
    return replace(session, at=len(session.plan), closing=True, rather_stop=False)


def _enter(session: Session, index: int, start: float) -> Turn:
    """Begin step `index` at the moment `start`."""
    begins, ends = session.plan.section(index)
    if index == begins and _hurt_today(session, index):
        return Turn(replace(session, phase=Between(start, ends)))
    from_question = session.step is not None and session.step.kind is StepKind.QUESTION
    session = replace(session, at=index, released=0, rather_stop=session.rather_stop and from_question)
    session, beginning = begun(session) if index == begins else Turn(session)
    step = step_of(session)
    if step.kind is StepKind.QUESTION:
        assert step.number is not None
        session, more = finish(session, step.number, Outcome.DONE)
        asks = (Question(Ask.HURT, step.number),)
        session = replace(session, queue=asks, phase=Between(start, index + 1))
    else:
        session = replace(session, phase=Running(start, start + step.seconds))
        session, more = release(session, step.seconds)
    return Turn(session, (*beginning, *more))


def _hurt_today(session: Session, index: int) -> bool:
    """Whether this is another turn of an exercise that hurt today: then no more of it."""
    number = session.plan.steps[index].number
    if number is None:
        return False
    turns = zip(session.plan.exercises[:number], session.results, strict=False)
    here = session.plan.exercises[number].id
    return any(one.id == here and result.hurts for one, result in turns)


def _ask(session: Session, question: Question, here: Between) -> Turn:
    """Open a question. Nobody there: it is unanswered at once."""
    if session.closing:
        session = replace(session, asked=(*session.asked, question))
    if not session.attended:
        return answered(session, question, Key.SKIP, "", here.start)
    until = questions.until(question, here.start, session.options)
    cue = questions.cue(session, question, here.lead)
    return Turn(replace(session, phase=Asking(question, until)), (cue,))


def answered(session: Session, question: Question, key: Key, typed: str, now: float) -> Turn:
    """Take what `key` (or what was typed) says to the question."""
    value = questions.answer(question, key, typed)
    session, events = take(session, question, value)
    if question.ask is Ask.NEXT_DAY and session.worse is Hurt.YES:
        session = replace(session, plan=session.options.lower or session.plan)
    if question.ask is Ask.HURT and value is not None:
        session = replace(session, rather_stop=value is Hurt.YES)
    queue = (*questions.follow_up(question, value), *session.queue)
    return noted(replace(session, queue=queue, phase=Between(now, session.at + 1)), *events)


def reopened(session: Session, now: float) -> Session:
    """The session with an open question waiting its full time again."""
    match session.phase:
        case Asking(question, _, typed):
            until = questions.until(question, now, session.options, typed)
            return replace(session, phase=Asking(question, until, typed))
        case _:
            return session


def over(session: Session, ending: Ending) -> Turn:
    """The end. Only a session that has begun leaves a note of it."""
    words = last_words(session, ending)
    said = Cue(0.0, words, words)
    session = replace(session, phase=Over(ending))
    if not session.started:
        told = session.screened_out or not_today(session)
        return Turn(session, (said,) if told else ())
    body: dict[str, Value] = {"how": ending, "seconds": round(session.credited)}
    return Turn(session, (Write(Event(EventKind.ENDED, body=body)), said))

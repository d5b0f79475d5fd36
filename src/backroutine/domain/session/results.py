"""What a session writes down of itself: how it began, and how each of its parts began and ended."""

from __future__ import annotations

from dataclasses import replace

from backroutine.domain.plan.exercise_steps import reps_planned
from backroutine.domain.plan.plan import warm_up_id
from backroutine.domain.plan.steps import StepKind
from backroutine.domain.record.events import Event, EventKind, Outcome, Value
from backroutine.domain.session import questions
from backroutine.domain.session.state import Ask, Question, Session, Turn, Write


def noted(session: Session, *events: Event) -> Turn:
    """The session unchanged, and events to write down."""
    return Turn(session, tuple(Write(event) for event in events))


def begun(session: Session) -> Turn:
    """Note that the session, and this exercise or the warm-up, begins."""
    step = session.step
    assert step is not None
    events = []
    if not session.started:
        recipe = session.plan.recipe
        body: dict[str, Value] = {"warm_up": warm_up_id(recipe), "exercises": len(recipe.exercises)}
        events.append(Event(EventKind.STARTED, body=body))
    if step.number is not None:
        result = session.results[step.number]
        if result.reps_done:  # what was done before going back could have hurt, whatever becomes of it now
            session, unanswered = questions.take(session, Question(Ask.HURT, step.number), None)
            events += unanswered
        planned = reps_planned(session.plan.exercises[step.number])
        body = {"reps": planned, "repeated": result.began}
        events.append(questions.event_about(session, step.number, EventKind.BEGAN, body))
        again = replace(session.results[step.number], began=True, repeated=result.began)
        again = replace(again, reps_done=0, seconds=0.0, outcome=None)
        session = questions.with_result(session, step.number, again)
    elif step.kind is StepKind.WARM_UP:
        events.append(Event(EventKind.BEGAN))
    return noted(replace(session, started=True), *events)


def warm_up_ended(session: Session, outcome: Outcome) -> Turn:
    """Note how the warm-up ended."""
    return noted(session, Event(EventKind.FINISHED, body={"outcome": outcome}))


def finish(session: Session, number: int, outcome: Outcome) -> Turn:
    """Exercise `number` has ended, so."""
    result = replace(session.results[number], outcome=outcome)
    body: dict[str, Value] = {
        "outcome": outcome,
        "reps_done": result.reps_done,
        "reps_planned": reps_planned(session.plan.exercises[number]),
        "seconds": round(result.seconds, 1),
    }
    event = questions.event_about(session, number, EventKind.FINISHED, body)
    return noted(questions.with_result(session, number, result), event)

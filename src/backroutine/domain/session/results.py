"""What a session writes down: how each of its parts began and ended, and each answer. Results change only here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backroutine.domain.exercises.exercise import Side
from backroutine.domain.plan.exercise_steps import reps_planned
from backroutine.domain.plan.plan import warm_up_id
from backroutine.domain.plan.steps import StepKind
from backroutine.domain.policy.offers import Offer
from backroutine.domain.record.events import Event, EventKind, Hurt, Outcome, Result, Value
from backroutine.domain.session.state import Afterwards, Ask, Question, Session, Turn, Write


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
            session, unanswered = take(session, Question(Ask.HURT, step.number), None)
            events += unanswered
        planned = reps_planned(session.plan.exercises[step.number])
        body = {"reps": planned, "repeated": result.began}
        events.append(event_about(session, step.number, EventKind.BEGAN, body))
        again = session.results[step.number]._replace(began=True, repeated=result.began)
        again = again._replace(reps_done=0, seconds=0.0, outcome=None)
        session = with_result(session, step.number, again)
    elif step.kind is StepKind.WARM_UP:
        events.append(Event(EventKind.BEGAN))
    return noted(session._replace(started=True), *events)


def warm_up_ended(session: Session, outcome: Outcome) -> Turn:
    """Note how the warm-up ended, and after how long: all time in steps up to now that is of no exercise."""
    seconds = session.credited - sum(result.seconds for result in session.results)
    body: dict[str, Value] = {"outcome": outcome, "seconds": round(seconds, 1)}
    return noted(session, Event(EventKind.FINISHED, body=body))


def finish(session: Session, number: int, outcome: Outcome) -> Turn:
    """Exercise `number` has ended, so."""
    result = session.results[number]._replace(outcome=outcome)
    body: dict[str, Value] = {
        "outcome": outcome,
        "reps_done": result.reps_done,
        "reps_planned": reps_planned(session.plan.exercises[number]),
        "seconds": round(result.seconds, 1),
    }
    event = event_about(session, number, EventKind.FINISHED, body)
    return noted(with_result(session, number, result), event)


def leave(session: Session, number: int) -> Turn:
    """Exercise `number` is not gone on with; whether it hurt is unanswered until it is asked at the end."""
    result = session.results[number]
    begun = result.began and result.outcome is None
    session, effects = finish(session, number, Outcome.UNFINISHED) if begun else Turn(session)
    if not result.reps_done:
        return Turn(session, effects)
    session, events = take(session, Question(Ask.HURT, number), None)
    return Turn(session, (*effects, *noted(session, *events).effects))


# Answers -----------------------------------------------------------------------------------------


_BODY_KEYS = {
    Ask.HURT: "hurt",
    Ask.LEG: "leg_signs",
    Ask.STRENGTH: "strength",
    Ask.NOTE: "note",
    Ask.DAY: "note",
    Ask.PAIN_BEFORE: "pain_before",
    Ask.PAIN_AFTER: "pain_after",
    Ask.NEXT_DAY: "worse_next_day",
}


def take(session: Session, question: Question, value: Value) -> tuple[Session, tuple[Event, ...]]:
    """The session with `value` as the answer, and what is to be written down.

    No answer (None) is written only for "did that hurt?", and only if there was none before.
    """
    if question.ask in _ABOUT_THE_PERSON:
        return _take_special(session, question, value)
    if question.ask is Ask.HURT and value is None:
        value = Hurt.UNANSWERED
    if value is None or question.ask in {Ask.REVIEW, Ask.GO_ON}:
        return session, ()
    if question.number is None:
        return _take_general(session, question, value)
    if question.ask is Ask.HURT and session.afterwards:
        return _take_afterwards(session, question.number, value)
    name = _BODY_KEYS[question.ask]
    before = session.results[question.number]
    had = getattr(before, name)
    if value is Hurt.UNANSWERED and had is not None:
        return session, ()
    corrects = had not in (None, "", Hurt.UNANSWERED) or session.afterwards is Afterwards.REVIEW
    kind = EventKind.CORRECTED if corrects else EventKind.ANSWERED
    event = event_about(session, question.number, kind, {name: value})
    after = before.answered(value) if isinstance(value, Hurt) else _changed(before, name, value)
    return with_result(session, question.number, after), (event,)


def _take_afterwards(session: Session, number: int, value: Value) -> tuple[Session, tuple[Event, ...]]:
    """Whether it hurt, once the session is over; or that it was not done (`Outcome.SKIPPED`), or was after all."""
    before = session.results[number]
    if value is Outcome.SKIPPED:
        after = Result(began=True, outcome=Outcome.SKIPPED, hurt=Hurt.UNANSWERED)
        body: dict[str, Value] = {"outcome": Outcome.SKIPPED, "reps_done": 0, "hurt": Hurt.UNANSWERED}
        return with_result(session, number, after), (event_about(session, number, EventKind.CORRECTED, body),)
    if value is Hurt.UNANSWERED and before.hurt is not None:
        return session, ()
    after, body = before.answered(Hurt(str(value))), {"hurt": value}
    if before.outcome is Outcome.SKIPPED and not before.reps_done and value is not Hurt.UNANSWERED:
        reps = reps_planned(session.plan.exercises[number])
        after = after._replace(outcome=Outcome.DONE, reps_done=reps)
        body |= {"outcome": Outcome.DONE, "reps_done": reps}
    first = session.afterwards is Afterwards.LOG and before.hurt is None
    kind = EventKind.ANSWERED if first else EventKind.CORRECTED
    return with_result(session, number, after), (event_about(session, number, kind, body),)


def confirmed(
    session: Session, events: tuple[Event, ...], *, told: bool
) -> tuple[Session, tuple[Event, ...]]:
    """What is to be written down now. Of a session done elsewhere that is nothing until something was `told`, then all.

    Questions that are only passed over do not say that there was a session.
    """
    if not session.held:
        return session, events
    held = (*session.held, *events)
    return (session._replace(held=(), started=True), held) if told else (session._replace(held=held), ())


def event_about(
    session: Session,
    number: int,
    kind: EventKind,
    body: Mapping[str, Value] | None = None,
    *,
    side: Side | None = None,
    rep: int | None = None,
) -> Event:
    """An event of exercise `number`; where the plan has the same exercise twice, it says which of them."""
    exercise = session.plan.exercises[number].id
    twice = [one.id for one in session.plan.exercises].count(exercise) > 1
    return Event(kind, exercise, side, rep, dict(body or {}) | ({"number": number} if twice else {}))


_ABOUT_THE_PERSON = {Ask.SAFETY, Ask.WARNING, Ask.GROW, Ask.STRONG_START, Ask.CHEST}
_RED_FLAG = Event(EventKind.SCREENED, body={"fits": True, "red_flag": True})


def _take_special(session: Session, question: Question, value: Value) -> tuple[Session, tuple[Event, ...]]:
    """The safety page, the warning signs, a step up: written down as what they are, and only if answered."""
    if value is None:
        return session._replace(unscreened=question.ask is Ask.SAFETY), ()
    match question.ask:
        case Ask.SAFETY:
            page = Event(EventKind.SCREENED, body={"fits": value})
            return session._replace(screened_out=bool(value), unscreened=False), (page,)
        case Ask.WARNING:
            return session._replace(warned=bool(value)), (_RED_FLAG,) if value else ()
        case Ask.CHEST:
            told = Event(EventKind.ANSWERED, body={"chest": value})
            return (session._replace(warned=True), (told, _RED_FLAG)) if value else (session, (told,))
        case Ask.STRONG_START:
            told = Event(EventKind.ANSWERED, body={"go_on": value})
            return session._replace(too_sore=not value), (told,)
        case _:
            offer = offer_of(session, question)
            return session, (offer.event(taken=bool(value)),) if offer else ()


def _changed(result: Result, name: str, value: Value) -> Result:
    changes: dict[str, Any] = {name: value}
    return result._replace(**changes)


def _take_general(session: Session, question: Question, value: Value) -> tuple[Session, tuple[Event, ...]]:
    corrects = session.afterwards is Afterwards.REVIEW
    kind = EventKind.CORRECTED if corrects else EventKind.ANSWERED
    event = Event(kind, body={_BODY_KEYS[question.ask]: value})
    if question.ask is Ask.NEXT_DAY:
        return session._replace(worse=Hurt(str(value))), (event,)
    if question.ask is Ask.DAY:
        return session._replace(note=str(value)), (event,)
    assert isinstance(value, int)
    after = question.ask is Ask.PAIN_AFTER
    session = session._replace(pain_after=value) if after else session._replace(pain_before=value)
    return session, (event,)


def offer_of(session: Session, question: Question) -> Offer | None:
    """The step up that can be offered for this exercise."""
    if question.number is None:
        return None
    exercise = session.plan.exercises[question.number].id
    return next((offer for offer in session.options.offers if offer.exercise == exercise), None)


def with_result(session: Session, number: int, result: Result) -> Session:
    """The session with one exercise's result changed."""
    return session._replace(results=(*session.results[:number], result, *session.results[number + 1 :]))

"""What a key does to a session, phase by phase."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from backroutine.domain.plan.steps import Cue, Step, StepKind
from backroutine.domain.record.events import Ending, Hurt, Outcome
from backroutine.domain.session import questions
from backroutine.domain.session.keys import Key
from backroutine.domain.session.playhead import (
    after,
    answered,
    ask,
    ask_first,
    complete,
    credit,
    enter,
    next_question,
    over,
    pause,
    paused_part,
    reopened,
    resume,
    settled,
    step_of,
)
from backroutine.domain.session.results import finish, warm_up_ended
from backroutine.domain.session.state import (
    Ask,
    Asking,
    Hush,
    Leaving,
    Over,
    Paused,
    Question,
    Running,
    Session,
    Settling,
    Turn,
    Write,
)
from backroutine.domain.words import filling
from backroutine.domain.words.filling import tell

TWICE = 2.0  # a second *back* within this many seconds goes one exercise further
MORE_TIME = 10.0
MORE_WARM_UP = 60.0


def press_welcome(session: Session, key: Key, now: float) -> Turn:
    """A key at the welcome."""
    if key is Key.QUIT:
        return over(session, Ending.STOPPED)
    if key is Key.YES:
        return Turn(replace(session, phase=Over(Ending.INTERRUPTED), carry_on=True))
    return after(Turn(session, (Hush(),)), lambda s: ask_first(s, now))


def press_asking(session: Session, asking: Asking, key: Key, typed: str, now: float) -> Turn:
    """A key while a question is open."""
    question, so_far = asking.question, asking.typed
    match key:
        case Key.QUIT:
            return _quit(session, now)
        case Key.BACK:
            return _back(session, now)
        case Key.TYPE if question.ask is Ask.REVIEW:
            return _correct(session, int(typed) - 1, now) if questions.is_digits(typed) else Turn(session)
        case Key.TYPE | Key.ERASE:
            text = so_far[:-1] if key is Key.ERASE else questions.write(question, so_far, typed)
            return Turn(reopened(replace(session, phase=Asking(question, None, text)), now))
        case _:
            return after(Turn(session, (Hush(),)), lambda s: answered(s, question, key, so_far, now))


def _correct(session: Session, number: int, now: float) -> Turn:
    """Open an answer again, from the list at the end: of exercise `number` (from 0), or of the back now (-1)."""
    if number >= len(session.results) or (number >= 0 and session.results[number].hurt is None):
        return Turn(session)
    asked = tuple(question for question in session.asked if question.ask is not Ask.REVIEW)
    if number < 0:
        return ask(replace(session, asked=asked), Question(Ask.PAIN_AFTER), now)
    more = (Question(Ask.STRENGTH, number), Question(Ask.NOTE, number))
    return ask(replace(session, asked=(*asked, *more), queue=more), Question(Ask.HURT, number), now)


def press_playing(session: Session, key: Key, now: float) -> Turn:
    """A key while a step runs, waits or is paused."""
    match key:
        case Key.PAUSE:
            return resume(session, now) if isinstance(session.phase, Paused) else pause(session, now)
        case Key.READY:
            return _ready(session, now)
        case Key.MORE:
            return Turn(_more_time(session))
        case Key.SKIP:
            return after(Turn(session, (Hush(),)), lambda s: _skip(s, now))
        case Key.BACK:
            return after(Turn(session, (Hush(),)), lambda s: _back(s, now))
        case Key.HURTS:
            return after(Turn(session, (Hush(),)), lambda s: _hurts(s, now))
        case _:
            return _quit(session, now)


def _ready(session: Session, now: float) -> Turn:
    if isinstance(session.phase, Settling):
        return settled(session, now, session.phase.left)
    return after(Turn(session, (Hush(),)), lambda s: complete(s, now))


def _more_time(session: Session) -> Session:
    assert isinstance(session.phase, Running | Settling)
    more = MORE_WARM_UP if step_of(session).kind is StepKind.WARM_UP else MORE_TIME
    return replace(session, phase=replace(session.phase, ends_at=session.phase.ends_at + more))


def _skip(session: Session, now: float) -> Turn:
    """Leave this exercise, or the warm-up. If a rep was done, the question is still asked."""
    session = credit(session, now)
    step = step_of(session)
    end = session.plan.section(session.at)[1]
    if step.number is None:
        turn = warm_up_ended(session, Outcome.SKIPPED) if step.kind is StepKind.WARM_UP else Turn(session)
        return after(turn, lambda s: enter(s, end, now))
    turn = finish(session, step.number, Outcome.SKIPPED)
    if session.results[step.number].reps_done:
        return after(turn, lambda s: ask(replace(s, at=end - 1), Question(Ask.HURT, step.number), now))
    return after(turn, lambda s: enter(s, end, now))


def _back(session: Session, now: float) -> Turn:
    """Begin this exercise again; twice, the one before; during a get-ready, the question before it."""
    twice = session.back_at is not None and now - session.back_at <= TWICE
    session = replace(credit(session, now), back_at=now, queue=())
    start = session.plan.section(session.at)[0]
    before = session.plan.steps[start - 1] if start else None
    if twice and before is not None:
        start = session.plan.section(start - 1)[0]
    elif session.at == start and (question := _question_before(session, before)):
        # A second press begins that exercise again: the question is no step on the way to the one before it.
        return ask(replace(session, at=start - 1, back_at=None), question, now)
    return _once_more(session, start, now)


def _once_more(session: Session, start: int, now: float) -> Turn:
    """Begin the exercise at step `start` again; of one that hurt, only the question, for it is left out."""
    number = session.plan.steps[start].number
    if number is None or session.results[number].hurt not in {Hurt.A_LITTLE, Hurt.YES}:
        return enter(session, start, now)
    end = session.plan.section(start)[1]
    return ask(replace(session, at=end - 1, rather_stop=False), Question(Ask.HURT, number), now)


def _question_before(session: Session, before: Step | None) -> Question | None:
    """The question that was put just before this get-ready, if one was."""
    if before is None or before.number is None or session.results[before.number].hurt is None:
        return None
    return Question(Ask.HURT, before.number)


def _hurts(session: Session, now: float) -> Turn:
    """Stop at once, say how to come out of it, and leave all that remains of this exercise."""
    session = credit(session, now)
    step = step_of(session)
    end = session.plan.section(session.at)[1]
    if step.number is None:
        return _hurts_before(session, end, now)
    exercise = session.plan.exercises[step.number]
    ease_out = filling.fill(exercise.ease_out or tell("hurts.ease"), step.side)
    turn = finish(session, step.number, Outcome.HURT)
    session, events = questions.take(turn.session, Question(Ask.HURT, step.number), Hurt.YES)
    effects = (*turn.effects, *(Write(event) for event in events))
    session = replace(session, at=end - 1, rather_stop=True)
    said = tell("hurts.say", ease_out=ease_out)
    return after(Turn(session, effects), lambda s: ask(s, Question(Ask.LEG, step.number), now, said))


def _hurts_before(session: Session, end: int, now: float) -> Turn:
    """It hurts before the first exercise: leave the warm-up, and ask whether to stop for today."""
    warming = step_of(session).kind is StepKind.WARM_UP
    turn = warm_up_ended(session, Outcome.HURT) if warming else Turn(session)
    entered = after(turn, lambda s: enter(s, end, now))
    records = tuple(effect for effect in entered.effects if isinstance(effect, Write))
    session = replace(entered.session, released=0)
    if isinstance(session.phase, Running):
        session = replace(session, phase=Leaving(Paused(session.phase.ends_at - session.phase.since)))
    return Turn(session, (*records, Cue(0.0, tell("hurts.warm-up"), tell("hurts.warm-up"))))


def _quit(session: Session, now: float) -> Turn:
    """Ask once; before the first step and after the last there is nothing to ask."""
    if session.step is None:
        ending = Ending.FINISHED if session.closing and not session.stopping else Ending.STOPPED
        return over(session, ending)
    turn = pause(session, now)
    records = tuple(effect for effect in turn.effects if isinstance(effect, Write))
    session = replace(turn.session, phase=Leaving(paused_part(turn.session)))
    return Turn(session, (*records, Hush(), Cue(0.0, tell("say.leave"), tell("say.leave"))))


def stay(session: Session, now: float) -> Turn:
    """Not leaving after all."""
    return resume(session, now) if isinstance(session.phase, Paused) else Turn(reopened(session, now))


def stop(session: Session, now: float) -> Turn:
    """Stop for today: what was done counts, and what hurt is still asked."""
    session = replace(session, stopping=True, queue=())
    warming = step_of(session).kind is StepKind.WARM_UP
    turn = warm_up_ended(session, Outcome.UNFINISHED) if warming else Turn(session)
    for number in range(len(session.results)):
        turn = after(turn, partial(_leave, number=number))
    closing = replace(turn.session, closing=True, at=len(session.plan), rather_stop=False)
    return after(Turn(closing, turn.effects), lambda s: next_question(s, now))


def _leave(session: Session, number: int) -> Turn:
    """Exercise `number` is not gone on with; whether it hurt is unanswered until it is asked at the end."""
    result = session.results[number]
    begun = result.began and result.outcome is None
    turn = finish(session, number, Outcome.UNFINISHED) if begun else Turn(session)
    if not result.reps_done:
        return turn
    session, events = questions.take(turn.session, Question(Ask.HURT, number), None)
    return Turn(session, (*turn.effects, *(Write(event) for event in events)))


def show_help(session: Session, now: float) -> Turn:
    """Show the help, which pauses; or close it."""
    if session.help:
        return Turn(reopened(replace(session, help=False), now))
    turn = pause(session, now)
    return Turn(replace(turn.session, help=True), turn.effects)

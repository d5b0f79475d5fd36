"""How a session goes from step to step and from question to question.

These are the moves; `session` decides when they are made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from backroutine.domain.plan.steps import Cue, Step, StepKind, Tone
from backroutine.domain.policy.pain import ends_session, worse_after
from backroutine.domain.record.events import Ending, Event, EventKind, Hurt, Outcome, Value
from backroutine.domain.session import questions
from backroutine.domain.session.keys import Key
from backroutine.domain.session.results import begun, finish, noted, warm_up_ended
from backroutine.domain.session.state import (
    Ask,
    Asking,
    Over,
    Paused,
    Question,
    Running,
    Session,
    Settling,
    Turn,
    Waiting,
    Write,
)
from backroutine.domain.words.filling import tell

SETTLE = 3.0  # seconds to get back into a hold
ROUND = 1e-6  # a moment computed from floats counts as reached this much before it
_WORK = {StepKind.MOVE, StepKind.HOLD, StepKind.RETURN, StepKind.REST}


def after(turn: Turn, then: Callable[[Session], Turn]) -> Turn:
    """One move after another: the effects of both, in order."""
    later = then(turn.session)
    return Turn(later.session, (*turn.effects, *later.effects))


def step_of(session: Session) -> Step:
    """The current step, where there must be one."""
    step = session.step
    assert step is not None
    return step


# From step to step ---------------------------------------------------------------------------------


def enter(session: Session, index: int, start: float) -> Turn:
    """Begin step `index` at the moment `start`; after the last one, the closing questions."""
    if index >= len(session.plan):
        return next_question(replace(session, at=len(session.plan), closing=True, rather_stop=False), start)
    first = index == session.plan.section(index)[0]
    if first and _hurt_today(session, index):
        return enter(session, session.plan.section(index)[1], start)
    from_question = session.step is not None and session.step.kind is StepKind.QUESTION
    session = replace(session, at=index, released=0, rather_stop=session.rather_stop and from_question)
    turn = begun(session) if first else Turn(session)
    step = step_of(session)
    if step.kind is StepKind.QUESTION:
        number = step.number
        assert number is not None
        turn = after(turn, lambda s: finish(s, number, Outcome.DONE))
        return after(turn, lambda s: ask(s, Question(Ask.HURT, number), start))
    turn = after(turn, lambda s: Turn(replace(s, phase=Running(start, start + step.seconds))))
    return after(turn, lambda s: release(s, step.seconds))


def _hurt_today(session: Session, index: int) -> bool:
    """Whether this is another turn of an exercise that hurt today: then no more of it (CONTENT 5.4)."""
    number = session.plan.steps[index].number
    if number is None:
        return False
    turns = zip(session.plan.exercises[:number], session.results, strict=False)
    here = session.plan.exercises[number].id
    return any(one.id == here and result.hurt in {Hurt.A_LITTLE, Hurt.YES} for one, result in turns)


def release(session: Session, left: float) -> Turn:
    """Release the cues that are due with `left` seconds to go: of several, only the newest."""
    due = [cue for cue in step_of(session).cues[session.released :] if cue.left >= left - ROUND]
    if not due:
        return Turn(session)
    cue = due[-1]
    if session.rather_stop and session.released == 0:
        cue = replace(cue, words=f"{tell('rather-stop')} {cue.words}")
    return Turn(replace(session, released=session.released + len(due)), (cue,))


def credit(session: Session, moment: float) -> Session:
    """Count the time of a running step up to `moment`, and no further than its end."""
    if not isinstance(session.phase, Running):
        return session
    since, ends_at = session.phase.since, session.phase.ends_at
    upto = min(max(moment, since), ends_at)
    step = step_of(session)
    if step.number is not None and step.kind in _WORK:
        result = session.results[step.number]
        session = questions.with_result(
            session, step.number, replace(result, seconds=result.seconds + upto - since)
        )
    return replace(session, phase=Running(upto, ends_at), credited=session.credited + upto - since)


def complete(session: Session, start: float) -> Turn:
    """The current step is done; the next one begins at `start`."""
    session = credit(session, start)
    step = step_of(session)
    turn = Turn(session)
    if step.ends_rep and step.number is not None:
        result = session.results[step.number]
        session = questions.with_result(session, step.number, replace(result, reps_done=result.reps_done + 1))
        event = questions.event_about(session, step.number, EventKind.REP, side=step.side, rep=step.rep)
        turn = noted(session, event)
    elif step.kind is StepKind.WARM_UP and session.at + 1 == session.plan.section(session.at)[1]:
        turn = warm_up_ended(session, Outcome.DONE)
    return after(turn, lambda s: enter(s, s.at + 1, start))


def pause(session: Session, moment: float, *, away: bool = False) -> Turn:
    """Stop the clock at `moment`; `away` if nobody asked for it."""
    session = credit(session, moment)
    match session.phase:
        case Running(since, ends_at):
            left = ends_at - since
        case Settling(_, left):
            pass
        case _:
            return Turn(session)
    session = replace(session, phase=Paused(left, away))
    words = tell("pause.away" if away else "pause.say")
    record = Write(
        Event(EventKind.PAUSED, session.step.exercise if session.step else None, body={"away": away})
    )
    return Turn(session, (record, Cue(0.0, words, words, Tone.PAUSE)))


def resume(session: Session, now: float) -> Turn:
    """Go on after a pause; inside a hold, with a moment to get back into place."""
    assert isinstance(session.phase, Paused)
    left = session.phase.left
    if step_of(session).kind is StepKind.HOLD and session.released:
        back = Cue(0.0, tell("resume.hold"), tell("resume.hold"))
        return Turn(replace(session, phase=Settling(now + SETTLE, left)), (back,))
    turn = release(replace(session, phase=Running(now, now + left)), left)
    return turn if turn.effects else Turn(turn.session, (Cue(0.0, tell("resume.say"), tell("resume.say")),))


def settled(session: Session, start: float, left: float) -> Turn:
    """Back in place: the rest of the hold begins at the moment `start`, to be heard with closed eyes."""
    begins = Cue(0.0, tone=Tone.HOLD_BEGINS)
    return Turn(replace(session, phase=Running(start, start + left)), (begins,))


# From question to question -------------------------------------------------------------------------


def ask_first(session: Session, now: float) -> Turn:
    """The questions before the first step, then the first step."""
    return next_question(replace(session, queue=tuple(Question(ask) for ask in session.options.asks)), now)


def ask(session: Session, question: Question, now: float, before: str = "") -> Turn:
    """Open a question; `before` is said in the same breath. Nobody there: it is unanswered at once."""
    if session.closing:
        session = replace(session, asked=(*session.asked, question))
    if not session.attended:
        return answered(session, question, Key.SKIP, "", now)
    until = questions.until(question, now, session.options)
    cue = questions.cue(session, question, before)
    return Turn(replace(session, phase=Asking(question, until)), (cue,))


def answered(session: Session, question: Question, key: Key, typed: str, now: float) -> Turn:
    """Take what `key` (or what was typed) says to the question, and go on."""
    value = questions.answer(question, key, typed)
    session, events = questions.take(session, question, value)
    turn = noted(session, *events)
    if session.screened_out:
        return after(turn, lambda s: over(s, Ending.STOPPED))
    if question.ask is Ask.NEXT_DAY and session.worse is Hurt.YES:
        if session.options.worse_before:
            return after(Turn(session, turn.effects), lambda s: over(s, Ending.STOPPED))
        session = replace(session, plan=session.options.lower or session.plan)
    if question.ask is Ask.HURT and value is not None:
        session = replace(session, rather_stop=value is Hurt.YES)
    queue = (*questions.follow_up(question, value), *session.queue)
    return after(Turn(replace(session, queue=queue), turn.effects), lambda s: next_question(s, now))


def next_question(session: Session, now: float) -> Turn:
    """The next question that is due, else on with the plan, else the end."""
    if session.queue and not questions.applies(session, session.queue[0]):
        return next_question(replace(session, queue=session.queue[1:]), now)
    if session.queue:
        return ask(replace(session, queue=session.queue[1:]), session.queue[0], now)
    if not session.closing:
        return go_on(session, session.at + 1, now)
    question = questions.closing(session)
    if question is not None:
        return ask(session, question, now)
    return over(session, Ending.STOPPED if session.stopping else Ending.FINISHED)


def go_on(session: Session, index: int, now: float) -> Turn:
    """On with step `index`, unless what was answered ends the session: what was done counts (CONTENT 5.4)."""
    stop = ends_session(session.plan.ids, session.results)
    if stop is None:
        return enter(session, index, now)
    session = replace(
        session, stop=stop, stopping=True, closing=True, at=len(session.plan), rather_stop=False
    )
    question = questions.closing(session)
    assert question is not None  # the pain afterwards is asked in any case
    return ask(session, question, now, tell(f"stop.{stop}"))


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


def not_today(session: Session) -> bool:
    """Whether this is the second worse day running: the routine pauses (CONTENT 5.4)."""
    return session.worse is Hurt.YES and session.options.worse_before


def last_words(session: Session, ending: Ending) -> str:
    """What is said at the end, by how it ended."""
    if session.screened_out:
        return tell("end.safety")
    if session.warned:
        return tell("end.warning")
    if not_today(session):
        return tell("paused.worse")
    if worse_after(session.pain_before, session.pain_after):
        return tell("worse-after")
    return tell("end.say" if ending is Ending.FINISHED else "end.stopped")


def reopened(session: Session, now: float) -> Session:
    """The session with an open question waiting its full time again."""
    match session.phase:
        case Asking(question, _, typed):
            until = questions.until(question, now, session.options, typed)
            return replace(session, phase=Asking(question, until, typed))
        case _:
            return session


def paused_part(session: Session) -> Paused | Asking | Waiting:
    """The phase to go back to when "stop for today?" is answered with no."""
    phase = session.phase
    assert isinstance(phase, Paused | Asking | Waiting)
    return phase

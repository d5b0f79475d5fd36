"""Inside a step: its cues, the time it is credited, its end, a pause and going on. What follows it, `advance` says."""

from __future__ import annotations

from backroutine.domain.plan.steps import Cue, Step, StepKind, Tone
from backroutine.domain.record.events import Event, EventKind, Outcome
from backroutine.domain.session.results import event_about, noted, warm_up_ended, with_result
from backroutine.domain.session.state import Between, Paused, Running, Session, Settling, Turn, Write
from backroutine.domain.words.filling import tell

SETTLE = 3.0  # seconds to get back into a hold
ROUND = 1e-6  # a moment computed from floats counts as reached this much before it
_WORK = {StepKind.MOVE, StepKind.HOLD, StepKind.RETURN, StepKind.REST}


def step_of(session: Session) -> Step:
    """The current step, where there must be one."""
    step = session.step
    assert step is not None
    return step


def release(session: Session, left: float, lead: str = "") -> Turn:
    """Release the cues that are due with `left` seconds to go: of several, only the newest, after the words `lead`."""
    due = [cue for cue in step_of(session).cues[session.released :] if cue.left >= left - ROUND]
    if not due:
        return Turn(session)
    cue = next((cue for cue in reversed(due) if not cue.wakes), due[-1])
    if lead:
        cue = cue._replace(words=f"{lead} {cue.words}".strip(), names=f"{lead} {cue.names}".strip())
    return Turn(session._replace(released=session.released + len(due)), (cue,))


def credit(session: Session, moment: float) -> Session:
    """Count the time of a running step up to `moment`, and no further than its end."""
    if not isinstance(session.phase, Running):
        return session
    since, ends_at = session.phase.since, session.phase.ends_at
    upto = min(max(moment, since), ends_at)
    step = step_of(session)
    if step.number is not None and step.kind in _WORK:
        result = session.results[step.number]
        session = with_result(session, step.number, result._replace(seconds=result.seconds + upto - since))
    return session._replace(phase=Running(upto, ends_at), credited=session.credited + upto - since)


def complete(session: Session, start: float) -> Turn:
    """The current step is done; what comes next begins at `start`."""
    session = credit(session, start)
    step = step_of(session)
    following = session._replace(phase=Between(start, session.at + 1))
    if step.ends_rep and step.number is not None:
        result = session.results[step.number]
        following = with_result(following, step.number, result._replace(reps_done=result.reps_done + 1))
        return noted(
            following, event_about(session, step.number, EventKind.REP, side=step.side, rep=step.rep)
        )
    if step.kind is StepKind.WARM_UP and session.at + 1 == session.plan.section(session.at)[1]:
        return warm_up_ended(following, Outcome.DONE)
    return Turn(following)


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
    session = session._replace(phase=Paused(left, away))
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
        return Turn(session._replace(phase=Settling(now + SETTLE, left)), (back,))
    turn = release(session._replace(phase=Running(now, now + left)), left)
    return turn if turn.effects else Turn(turn.session, (Cue(0.0, tell("resume.say"), tell("resume.say")),))


def settled(session: Session, start: float, left: float) -> Turn:
    """Back in place: the rest of the hold begins at the moment `start`, to be heard with closed eyes."""
    begins = Cue(0.0, tone=Tone.HOLD_BEGINS)
    return Turn(session._replace(phase=Running(start, start + left)), (begins,))

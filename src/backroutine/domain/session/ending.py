"""What is told when a session is over: what was really done, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence

from backroutine.domain.exercises.exercise import Posture
from backroutine.domain.plan.exercise_steps import how_to_change, reps_planned
from backroutine.domain.policy.pain import Stop, ends_session, worse_after
from backroutine.domain.policy.see_a_doctor import Advice
from backroutine.domain.record.events import Ending, Hurt, Outcome, Result
from backroutine.domain.session.questions import earned
from backroutine.domain.session.state import Session
from backroutine.domain.words.filling import length, tell


def summary(session: Session, changes: Sequence[str] = (), *, said: bool = False) -> tuple[str, ...]:
    """The lines for the ordinary screen, once the session has left it.

    `changes`: what the session has changed for next time (`policy.changes`); none where nothing was saved.
    `said`: the last words stand there already, with how much was done, for the session was told line by line.
    """
    if not session.started:
        words = [last_words(session, Ending.STOPPED)] if ends_at_once(session) and not said else []
        return (*words, *([tell("end.safety-again")] if session.screened_out else []))
    done = sum(result.outcome is Outcome.DONE for result in session.results)
    head = tell("end.done", done=done, planned=len(session.results), minutes=length(session.credited))
    pairs = zip(session.plan.exercises, session.results, strict=True)
    names = max((len(exercise.name) for exercise in session.plan.exercises), default=0)
    rows = []
    for exercise, result in pairs:
        reps = f"{result.reps_done}/{reps_planned(exercise)}"
        rows.append(f"  {exercise.name:{names}}  {reps:>5}  {_became(result)}")
    parts = (
        (head,) if not said else (),
        rows,
        (*changes, *at_their_cap(session)),
        _closing(session, said=said, why_told=bool(changes)),
    )
    return _apart([part for part in parts if part])


def _apart(parts: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The lines of all `parts`, an empty one between two parts."""
    return tuple(line for number, part in enumerate(parts) for line in (*([""] if number else []), *part))


def _closing(session: Session, *, said: bool, why_told: bool) -> tuple[str, ...]:
    """The last words: of pain that ended it, why; how to get up, unless it was `said` already; where the signs are found.

    `why_told`: what has changed stands there, with the reason, and whom to ask about it; once is enough.
    """
    stop = ends_session(session.plan.ids, session.results)
    if stop in _ASK_FIRST and why_told and not session.warned:
        stopped = tell(_stopped(session))
        return (_with_getting_up(session, stopped),) if session.stopping and not said else ()
    if stop and not session.warned:
        why = tell(f"stop.{stop}")
        return (why if said else _with_getting_up(session, why),)
    last = () if said else (last_words(session, Ending.STOPPED if session.stopping else Ending.FINISHED),)
    return (*last, tell("end.warning-again")) if session.warned else last


_ASK_FIRST = (Stop.LEG_SIGNS, Stop.STRONG)  # what was done then is left out until somebody was asked


def advice_told(session: Session) -> tuple[Advice, ...]:
    """The reasons to see somebody that the summary has told: what ended the session, in stronger words than the advice has."""
    stop = ends_session(session.plan.ids, session.results)
    told = () if stop is None else (_REASONS[stop],)
    return (Advice.RED_FLAG, *told) if session.warned else told


_REASONS = {
    Stop.LEG_SIGNS: Advice.LEG_SIGNS,
    Stop.STRONG: Advice.STRONG,
    Stop.TWO_HURT: Advice.TWO_PARKED,
}


def _became(result: Result) -> str:
    """How it ended and, where it was asked, whether it hurt. The last answer stands, also against the outcome."""
    if result.outcome is None:
        return tell("not-reached")
    ended = result.outcome
    if ended is Outcome.HURT:
        if result.hurt is Hurt.YES:
            return tell(f"outcome.{ended}")
        ended = Outcome.UNFINISHED  # it was put right
    if result.not_done:
        return tell("answer.not-done")
    outcome = tell(f"outcome.{ended}")
    return f"{outcome}; {tell(f'told.{result.hurt}')}" if result.hurt else outcome


def at_their_cap(session: Session) -> tuple[str, ...]:
    """What is said of exercises that went well and need not grow any more."""
    return tuple(offer.text for offer in earned(session) if offer.at_cap)


def not_today(session: Session) -> bool:
    """Whether this is the second worse day running: the routine pauses."""
    return session.worse is Hurt.YES and session.options.worse_before


def ends_at_once(session: Session) -> bool:
    """Whether an answer ends it all here and now: no step and no question comes after it.

    So does no answer to the safety page (rule: safety-page-unanswered).
    """
    return bool(
        session.screened_out or session.unscreened or session.warned or session.too_sore
    ) or not_today(session)


def last_words(session: Session, ending: Ending) -> str:
    """What is said at the end, by how it ended: first of all what to do now, and no "well done" after a stop; then how to get up."""
    stop = ends_session(session.plan.ids, session.results)
    cases = (
        (session.screened_out, "end.safety"),
        (session.unscreened, "end.unscreened"),
        (bool(session.warned), "end.warning"),
        (session.too_sore, "end.too-sore"),
        (bool(session.held), "log.left"),
        (session.afterwards is not None, "end.afterwards"),
        (not_today(session), "paused.worse"),
        (stop is not None and stop is not session.stop, f"stop.{stop}"),  # else it was said when it ended
        (worse_after(session.pain_before, session.pain_after), "worse-after"),
        (
            stop is None and ending is Ending.FINISHED,
            "end.rehearsed-all" if _is_rehearsal(session) else "end.say",
        ),
    )
    return _with_getting_up(session, tell(next((key for holds, key in cases if holds), _stopped(session))))


def _stopped(session: Session) -> str:
    """Which words say that it was stopped: of a rehearsal nothing counts."""
    return "end.rehearsed" if _is_rehearsal(session) else "end.stopped"


def _is_rehearsal(session: Session) -> bool:
    return session.plan.recipe.pace > 1


def _with_getting_up(session: Session, words: str) -> str:
    """`words`, and how to get up where a session ends early; not beside a call for help, which stands alone."""
    up = "" if ends_at_once(session) else how_to_change(session.posture, Posture.STANDING)
    return f"{words} {up}" if up else words

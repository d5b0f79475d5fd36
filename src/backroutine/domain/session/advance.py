"""What comes next: the one place that opens a step, a question or the end.

Whatever has just ended (a step, an answer, a skip) changes facts and leaves the phase `Between`; `advance` then
opens what these facts make due, again and again, until something is open that waits for time or a key.
"""

from __future__ import annotations

from backroutine.domain.plan.plan import build_plan
from backroutine.domain.plan.steps import Cue, StepKind
from backroutine.domain.policy.pain import ends_session
from backroutine.domain.record.events import Ending, Event, EventKind, Hurt, Outcome, Value
from backroutine.domain.session import questions
from backroutine.domain.session.ending import ends_at_once, last_words
from backroutine.domain.session.keys import Key
from backroutine.domain.session.phrases import resting
from backroutine.domain.session.playhead import release, step_of
from backroutine.domain.session.results import begun, confirmed, finish, leave, noted, take, warm_up_ended
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
    nobody = session.held and not session.attended  # to say that it was done at all
    if ends_at_once(session) or nobody:
        return over(session, Ending.STOPPED)
    if session.queue:
        first, *rest = session.queue
        session = session._replace(queue=tuple(rest))
        return _ask(session, first, here) if questions.applies(session, first) else Turn(session)
    if session.closing:
        question = questions.closing(session)
        if question is not None:
            return _ask(session, question, here)
        return over(session, Ending.STOPPED if session.stopping else Ending.FINISHED)
    stop = ends_session(session.plan.ids, session.results)
    if stop is not None:  # what was done counts
        said = here._replace(lead=tell(f"stop.{stop}"))
        return Turn(closed(session)._replace(stop=stop, stopping=True, phase=said))
    if here.at >= len(session.plan):
        return Turn(closed(session))
    return _enter(session, here)


def closed(session: Session) -> Session:
    """No more steps: what is left are the questions of the end. Where it ends early, the posture is kept."""
    number = session.step.number if session.step else None
    posture = session.posture if number is None else session.plan.exercises[number].posture
    return session._replace(at=len(session.plan), closing=True, posture=posture)


def _enter(session: Session, here: Between) -> Turn:
    """Begin the step that is due."""
    index, start = here.at, here.start
    begins, ends = session.plan.section(index)
    if index == begins and _hurt_today(session, index):
        return Turn(session._replace(phase=here._replace(at=ends)))
    session = session._replace(at=index, released=0, wished=())
    session, beginning = begun(session) if index == begins else Turn(session)
    step = step_of(session)
    if step.kind is StepKind.QUESTION:
        assert step.number is not None
        session, more = finish(session, step.number, Outcome.DONE)
        asks = (Question(Ask.HURT, step.number),)
        session = session._replace(queue=asks, phase=Between(start, index + 1))
    else:
        session = session._replace(phase=Running(start, start + step.seconds))
        session, more = release(session, step.seconds, here.lead)
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
    if session.closing or question.ask is Ask.STRENGTH:  # which is asked at once after a yes, and not again
        session = session._replace(asked=(*session.asked, question))
    if not session.attended:
        return answered(session, Asking(question, back=here.back), Key.SKIP, here.start)
    until = questions.until(question, here.start, session.options)
    cue = questions.cue(session, question, here.lead)
    return Turn(session._replace(phase=Asking(question, until, back=here.back)), (cue,))


def answered(session: Session, asking: Asking, key: Key, now: float) -> Turn:
    """Take what `key` (or what was typed) says to the open question."""
    question, here = asking.question, Between(now, session.at + 1)
    value = questions.answer(question, key, asking.typed)
    session, events = take(session, question, value)
    at_the_list = question.ask is Ask.REVIEW and key is Key.READY  # whoever ends it has seen what it says
    session, events = confirmed(session, events, told=value is not None or at_the_list)
    if question.ask is Ask.HURT and value is not None:  # another answer, another rest of it
        about = {Question(ask, question.number) for ask in (Ask.LEG, Ask.STRENGTH, Ask.NOTE)}
        session = session._replace(asked=tuple(one for one in session.asked if one not in about))
    if question.ask is Ask.GO_ON and value is None:
        return stop(session, now, tell("stop.waited"))
    if question.ask is Ask.CHEST and not value:
        return _after(noted(session, *events), _rest(session, asking, now))
    if question.ask is Ask.NEXT_DAY and session.worse is Hurt.YES and session.options.lower is not None:
        # Only now: to make a plan takes longer than all else before the first page.
        lower = build_plan(session.options.lower)
        here = here._replace(lead=tell("less-today") if lower != session.plan else "")
        session = session._replace(plan=lower)
    follow = questions.follow_up(question, value)
    queue = (*follow, *(later for later in session.queue if later not in follow))
    return noted(session._replace(queue=queue, phase=here), *events)


def _rest(session: Session, asking: Asking, now: float) -> Turn:
    """It hurts in the warm-up, and is none of the signs: rest until a key. Without keys that is the end."""
    if asking.back is None or not session.attended:
        return stop(session, now)
    words = resting(step_of(session))
    return Turn(session._replace(phase=asking.back), (Cue(0.0, words, words),))


def _after(turn: Turn, later: Turn) -> Turn:
    return Turn(later.session, (*turn.effects, *later.effects))


def stop(session: Session, now: float, lead: str = "") -> Turn:
    """Stop for today: what was done counts, and what hurt is still asked."""
    warming = step_of(session).kind is StepKind.WARM_UP
    session, effects = warm_up_ended(session, Outcome.UNFINISHED) if warming else Turn(session)
    for number in range(len(session.results)):
        session, more = leave(session, number)
        effects = (*effects, *more)
    here = Between(now, len(session.plan), lead)
    return Turn(closed(session)._replace(stopping=True, queue=(), phase=here), effects)


def reopened(session: Session, now: float) -> Session:
    """The session with an open question waiting its full time again."""
    match session.phase:
        case Asking(question, _, typed) as asking:
            until = questions.until(question, now, session.options, typed)
            return session._replace(phase=asking._replace(until=until, reminded=False))
        case _:
            return session


def over(session: Session, ending: Ending) -> Turn:
    """The end. Only a session that has begun leaves a note of it."""
    words = last_words(session, ending)
    said = Cue(0.0, words, words)
    at_once = ends_at_once(session)
    to_read = bool(session.screened_out or session.warned) and session.attended
    session = session._replace(phase=Over(ending, stays=to_read))
    if not session.started:
        return Turn(session, (said,) if at_once else ())
    body: dict[str, Value] = {"how": ending, "seconds": round(session.credited)}
    return Turn(session, (Write(Event(EventKind.ENDED, body=body)), said))

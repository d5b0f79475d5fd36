"""What a key does to a session, phase by phase."""

from __future__ import annotations

from backroutine.domain.plan.exercise_steps import STARTING_LEFT
from backroutine.domain.plan.steps import Cue, Step, StepKind
from backroutine.domain.record.events import Ending, Hurt, Outcome
from backroutine.domain.session import late, questions
from backroutine.domain.session.advance import answered, over, reopened, stop
from backroutine.domain.session.keys import Key
from backroutine.domain.session.phrases import care
from backroutine.domain.session.playhead import complete, credit, pause, resume, settled, step_of
from backroutine.domain.session.results import finish, noted, take, warm_up_ended
from backroutine.domain.session.state import (
    Ask,
    Asking,
    Between,
    Hush,
    Leaving,
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
from backroutine.domain.words import filling
from backroutine.domain.words.filling import tell

TWICE = 2.0  # a second *back* within this many seconds goes one exercise further
MORE_TIME = 10.0
MORE_WARM_UP = 60.0


def press_welcome(session: Session, key: Key, now: float) -> Turn:
    """A key at the welcome."""
    if key is Key.QUIT:
        return _hushed(over(session, Ending.STOPPED))
    if key is Key.YES:
        return _hushed(Turn(session._replace(phase=Over(Ending.INTERRUPTED), carry_on=True)))
    return _hushed(ask_first(session, now))


def ask_first(session: Session, now: float) -> Turn:
    """The questions before the first step, then the first step."""
    queue = tuple(Question(ask) for ask in session.options.asks)
    return Turn(session._replace(queue=queue, phase=Between(now, session.at + 1)))


def _hushed(turn: Turn) -> Turn:
    """The same, once what is being said has been silenced."""
    return Turn(turn.session, (Hush(), *turn.effects))


def press_asking(session: Session, asking: Asking, key: Key, typed: str, now: float) -> Turn:
    """A key while a question is open."""
    question, so_far = asking.question, asking.typed
    if late.is_late_enter(session, key, typed, now):
        return Turn(session)
    if key is Key.TYPE and (before := late.after_all(session, asking, typed, now)) is not None:
        return _hushed(Turn(before))
    match key:
        case Key.QUIT if question.ask is Ask.GO_ON:  # it has just been asked whether to go on
            return _hushed(stop(session, now))
        case Key.QUIT:
            return _quit(session, now)
        case Key.BACK:
            return _back(session, now)
        case Key.ABOUT_TODAY:
            return Turn(_then_the_list(session, now, Question(Ask.DAY)))
        case Key.TYPE | Key.READY | Key.ERASE if question.ask is Ask.REVIEW:
            return _review(session, asking, key, typed, now)
        case Key.TYPE | Key.ERASE:
            refused = key is Key.TYPE and questions.refuses(question, so_far, typed)
            text = so_far[:-1] if key is Key.ERASE else questions.write(question, so_far, typed)
            session = reopened(session._replace(phase=asking._replace(typed=text, refused=refused)), now)
            range_ = Cue(0.0, tell("number.range"), tell("number.range"))
            return Turn(session, (range_,) if refused else ())
        case _:
            return _hushed(answered(session, asking, key, now))


def _review(session: Session, asking: Asking, key: Key, typed: str, now: float) -> Turn:
    """A key in the list of answers: the number of one opens it, Enter without a number ends it."""
    so_far = asking.typed
    if key is Key.TYPE and not questions.is_digits(typed):
        return Turn(session)
    if key is Key.READY and not so_far:
        return _hushed(answered(session, asking, key, now))
    text = so_far[:-1] if key is Key.ERASE else so_far + typed if key is Key.TYPE else so_far
    longer = text and int(text) and int(text) * 10 <= len(session.results)
    if key is Key.ERASE or (key is Key.TYPE and longer):
        return Turn(reopened(session._replace(phase=asking._replace(typed=text)), now))
    return Turn(_correct(session._replace(phase=asking._replace(typed="")), int(text) - 1, now))


def _correct(session: Session, number: int, now: float) -> Session:
    """Open an answer again, from the list at the end: of exercise `number` (from 0), or of the back now (-1)."""
    if number >= len(session.results) or (number >= 0 and session.results[number].hurt is None):
        return session
    if number < 0:
        return _then_the_list(session, now, Question(Ask.PAIN_AFTER))
    known = session.results[number]
    more = [Question(Ask.STRENGTH, number)] * (known.strength is not None)
    more += [Question(Ask.NOTE, number)] * bool(known.note)
    return _then_the_list(session, now, Question(Ask.HURT, number), *more)


def _then_the_list(session: Session, now: float, *queue: Question) -> Session:
    """Ask these, and show the list of answers again."""
    asked = tuple(question for question in session.asked if question.ask is not Ask.REVIEW)
    return session._replace(asked=asked, queue=queue, phase=Between(now, session.at + 1))


def press_playing(session: Session, key: Key, now: float) -> Turn:
    """A key while a step runs, waits or is paused."""
    match key:
        case Key.PAUSE:
            return resume(session, now) if isinstance(session.phase, Paused) else pause(session, now)
        case Key.READY if isinstance(session.phase, Settling):
            return settled(session, now, session.phase.left)
        case Key.READY:
            return _hushed(complete(session, now))
        case Key.MORE:
            return Turn(_more_time(_wished(session, key)))
        case Key.CARE:
            return _take_care(_wished(session, key), now)
        case Key.SKIP:
            return _hushed(_skip(session, now))
        case Key.BACK:
            return _hushed(_back(session, now))
        case Key.HURTS:
            return _hushed(_hurts(session, now))
        case _:
            return _quit(session, now)


def _wished(session: Session, key: Key) -> Session:
    """The session that remembers, until its step is left, what was wished for: that is seen, and told in a line."""
    return session._replace(wished=(*session.wished, key))


def _more_time(session: Session) -> Session:
    assert isinstance(session.phase, Running | Settling)
    more = MORE_WARM_UP if step_of(session).kind is StepKind.WARM_UP else MORE_TIME
    ends_at = session.phase.ends_at + more / session.plan.recipe.pace
    return session._replace(phase=session.phase._replace(ends_at=ends_at))


def _take_care(session: Session, now: float) -> Turn:
    """Say the cautions of this exercise once more; getting ready lasts as long as that takes, and a moment."""
    words = care(session.plan, step_of(session))
    if isinstance(session.phase, Running):
        rate = session.plan.recipe.rate or filling.USUAL_RATE
        until = now + filling.speaking_seconds(words, rate) + STARTING_LEFT
        session = session._replace(phase=session.phase._replace(ends_at=max(session.phase.ends_at, until)))
    return Turn(session, (Cue(0.0, words, words),))


def _skip(session: Session, now: float) -> Turn:
    """Leave this exercise, or the warm-up. If a rep was done, the question is still asked."""
    session = credit(session, now)
    step = step_of(session)
    end = session.plan.section(session.at)[1]
    session = session._replace(phase=Between(now, end))
    if step.number is None:
        return warm_up_ended(session, Outcome.SKIPPED) if step.kind is StepKind.WARM_UP else Turn(session)
    if session.results[step.number].reps_done:
        session = _at_its_question(session, step.number, end)
    return finish(session, step.number, Outcome.SKIPPED)


def _at_its_question(session: Session, number: int, end: int) -> Session:
    """The session at the end of exercise `number`, where it is asked whether that hurt."""
    return session._replace(at=end - 1, queue=(Question(Ask.HURT, number), *session.queue))


def _back(session: Session, now: float) -> Turn:
    """Begin this exercise again; twice, the one before; during a get-ready, the question before it."""
    twice = session.back_at is not None and now - session.back_at <= TWICE
    session = credit(session, now)._replace(back_at=now, queue=())
    start = session.plan.section(session.at)[0]
    before = session.plan.steps[start - 1] if start else None
    if twice and before is not None:
        start = session.plan.section(start - 1)[0]
    elif session.at == start and (question := _question_before(session, before)):
        # A second press begins that exercise again: the question is no step on the way to the one before it.
        here = Between(now, start)
        return Turn(session._replace(at=start - 1, back_at=None, queue=(question,), phase=here))
    return Turn(_once_more(session, start, now))


def _once_more(session: Session, start: int, now: float) -> Session:
    """Begin the exercise at step `start` again; of one that hurt, only the question, for it is left out."""
    number = session.plan.steps[start].number
    if number is None or not session.results[number].hurts:
        return session._replace(phase=Between(now, start))
    end = session.plan.section(start)[1]
    return _at_its_question(session._replace(phase=Between(now, end)), number, end)


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
        return _hurts_before(session, now)
    exercise = session.plan.exercises[step.number]
    session, finished = finish(session, step.number, Outcome.HURT)
    session, events = take(session, Question(Ask.HURT, step.number), Hurt.YES)
    here = Between(now, end, filling.ease_out(exercise.ease_out, step.side))
    session = session._replace(at=end - 1, queue=questions.after_yes(step.number), phase=here)
    return Turn(session, (*finished, *noted(session, *events).effects))


def _hurts_before(session: Session, now: float) -> Turn:
    """It hurts before the first exercise: stop at once, rest, and ask for what is not the back's (rule: signs-in-the-warm-up)."""
    session, effects = pause(session, now)
    records = tuple(effect for effect in effects if isinstance(effect, Write))
    back = session.phase._replace(resting=True) if isinstance(session.phase, Paused) else session.phase
    assert isinstance(back, Paused | Waiting)
    here = Between(now, session.at, tell("hurts.warm-up"), back)
    return Turn(session._replace(queue=(Question(Ask.CHEST),), phase=here), records)


def _quit(session: Session, now: float) -> Turn:
    """Ask once; before the first step and after the last there is nothing to ask."""
    if session.step is None:
        return over(session, Ending.FINISHED if session.closing and not session.stopping else Ending.STOPPED)
    session, effects = pause(session, now)
    records = tuple(effect for effect in effects if isinstance(effect, Write))
    assert isinstance(session.phase, Paused | Asking | Waiting)
    session = session._replace(phase=Leaving(session.phase))
    return Turn(session, (*records, Hush(), Cue(0.0, tell("say.leave"), tell("say.leave"))))


def stay(session: Session, now: float) -> Turn:
    """Not leaving after all."""
    return resume(session, now) if isinstance(session.phase, Paused) else Turn(reopened(session, now))


def show_help(session: Session, now: float) -> Turn:
    """Show the help, which pauses; or close it: what was going goes on."""
    if session.help:
        going = session.going and isinstance(session.phase, Paused)
        session = reopened(session._replace(help=False, going=False), now)
        return resume(session, now) if going else Turn(session)
    going = isinstance(session.phase, Running | Settling)
    turn = pause(session, now)
    return Turn(turn.session._replace(help=True, going=going), turn.effects)

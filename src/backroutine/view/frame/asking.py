"""The pages that wait for an answer: the welcome, the questions, the review, and "stop for today?"."""

from __future__ import annotations

from backroutine.domain.plan.plan import LeftOut
from backroutine.domain.record.events import Outcome
from backroutine.domain.session import questions
from backroutine.domain.session.ending import last_words
from backroutine.domain.session.keys import Binding, Key
from backroutine.domain.session.queries import keys_for
from backroutine.domain.session.state import Ask, Asking, Options, Over, Question, Session
from backroutine.domain.session.status import Status
from backroutine.domain.words import filling
from backroutine.domain.words.filling import tell
from backroutine.domain.words.safety_page import get_help_now, warning_signs
from backroutine.view.frame.hero import Hero
from backroutine.view.frame.layout import Page
from backroutine.view.frame.parts import Paragraph
from backroutine.view.frame.styles import ASK, BOLD, CALM, DIM, HOLD, NONE, STILL

_ANSWERS = (Key.NO, Key.A_LITTLE, Key.YES)
_NUMBERS = (Ask.PAIN_BEFORE, Ask.PAIN_AFTER, Ask.STRENGTH)
_HINTS = {
    Ask.HURT: "hint.hurt",
    Ask.NOTE: "hint.note",
    Ask.DAY: "hint.note",
    Ask.REVIEW: "hint.review",
} | dict.fromkeys(_NUMBERS, "hint.number")
_GOES_ON = {  # after a yes the session does not go on: it asks more, then waits
    Ask.HURT: "goes-on.hurt",
    Ask.LEG: "goes-on.next",
    Ask.STRENGTH: "goes-on.next",
}


def welcome_page(session: Session, notes: Status) -> Page:
    """What today brings."""
    recipe = session.plan.recipe
    names = " · ".join(exercise.name for exercise in recipe.exercises)
    lead: list[Paragraph] = [(about(session), NONE), (tell("welcome.safety"), NONE)]
    if session.options.earlier:
        lead.insert(0, (earlier(session.options), BOLD))
    text: list[Paragraph] = [(left_out(gone), BOLD) for gone in recipe.left_out]
    if Ask.SAFETY not in session.options.asks:  # else these lines are for that question, which comes next
        text += [(line, NONE) for line in notes.lines]
    text += [(line, NONE) for line in (notes.advice, notes.awake) if line]
    return Page(
        keys=keys_for(session),
        name=recipe.name,
        hero=Hero(tell("phase.welcome"), CALM),
        lead=tuple(lead),
        text=(*text, (tell("welcome.today", names=names), DIM)) if names else tuple(text),
        at_hand=True,
    )


def earlier(options: Options) -> str:
    """Which session can be carried on, and what is left of it."""
    if not options.earlier_left:
        return tell("welcome.earlier.questions", routine=options.earlier_in)
    left = filling.counted(options.earlier_left, "exercise")
    return tell("welcome.earlier", exercise=options.earlier, routine=options.earlier_in, exercises=left)


def about(session: Session) -> str:
    """How long the session is, and how many exercises."""
    exercises = filling.counted(len(session.plan.exercises), "exercise")
    return tell("welcome.length", minutes=filling.length(session.plan.seconds), exercises=exercises)


def left_out(gone: LeftOut) -> str:
    """The sentence about an exercise that is not in today's plan."""
    try:
        return filling.left_out(gone.name, gone.reason, gone.since)
    except ValueError:  # no date, or none that can be read
        return tell("left-out.undated", exercise=gone.name)


def question_page(session: Session, asking: Asking) -> Page:
    """An open question with its answers."""
    question = asking.question
    keys = keys_for(session)
    if question.ask is Ask.REVIEW:
        return _review_page(session, asking, keys)
    number = question.ask in _NUMBERS
    typed = asking.typed + "_"
    word = tell(f"big.{question.ask}")
    return Page(
        keys=keys,
        name=_about(session, question),
        aside=tell("closing.aside") if session.closing and not session.afterwards else "",
        hero=Hero(word, ASK, typed if number else "", roomy_clock="10_" if number else ""),
        lead=((question_text(session, question), BOLD),),
        typed=tell("typed", typed=_tail(asking.typed))
        if number or question.ask in {Ask.NOTE, Ask.DAY}
        else "",
        choices=_choices(keys),
        text=(*_ended_by(session), *_easing(session, question), *_hints(session, asking)),
    )


def to_read(question: Question, notes: Status) -> tuple[str, ...]:
    """What is to be read before this question is answered; empty for most."""
    pages = {Ask.SAFETY: notes.lines, Ask.WARNING: warning_signs()}
    return pages.get(question.ask, ())


def question_text(session: Session, question: Question) -> str:
    """The question as it is shown."""
    return questions.text(session, question)


def _about(session: Session, question: Question) -> str:
    """What the question is about: its exercise, else the routine."""
    plan = session.plan
    return plan.recipe.name if question.number is None else plan.exercises[question.number].name


def _tail(typed: str, most: int = 60) -> str:
    """The end of what was typed: where the cursor is."""
    return typed if len(typed) <= most else "…" + typed[-most:]


def _ended_by(session: Session) -> tuple[Paragraph, ...]:
    """Why pain ended the session, for whoever does not hear it."""
    return ((tell(f"stop.{session.stop}"), BOLD),) if session.stop else ()


def _easing(session: Session, question: Question) -> tuple[Paragraph, ...]:
    """How to come out of what hurt, for whoever does not hear it."""
    if question.ask is Ask.CHEST:
        return ((tell("hurts.warm-up"), BOLD),)
    if question.ask is not Ask.LEG or question.number is None:
        return ()
    if session.results[question.number].outcome is not Outcome.HURT or session.closing:
        return ()
    return ((ease_out(session, question.number), BOLD),)


def ease_out(session: Session, number: int) -> str:
    """What is said when exercise `number` hurts, filled for the side that was being done."""
    exercise = session.plan.exercises[number]
    ends = [step.side for step in session.plan.steps if step.number == number and step.ends_rep]
    side = ends[min(session.results[number].reps_done, len(ends) - 1)] if ends else None
    return filling.ease_out(exercise.ease_out, side)


def _choices(keys: tuple[Binding, ...]) -> tuple[Binding, ...]:
    return tuple(binding for binding in keys if binding.key in _ANSWERS)


def _hints(session: Session, asking: Asking) -> tuple[Paragraph, ...]:
    ask = asking.question.ask
    hint = "hint.refused" if asking.refused else "hint.waits" if asking.reminded else _HINTS.get(ask)
    hints: list[Paragraph] = (
        [(tell(hint), BOLD if asking.refused or asking.reminded else NONE)] if hint else []
    )
    if asking.until is not None and ask not in {Ask.GO_ON, Ask.CHEST}:
        key = "goes-on.closing" if session.closing else _GOES_ON.get(ask, "goes-on")
        hints.append((tell(key), DIM))
    return tuple(hints)


def _review_page(session: Session, asking: Asking, keys: tuple[Binding, ...]) -> Page:
    return Page(
        keys=keys,
        name=session.plan.recipe.name,
        hero=Hero(tell("big.review"), ASK),
        lead=((tell("ask.review"), BOLD), (tell("hint.review"), DIM)),
        typed=tell("typed", typed=asking.typed) if asking.typed else "",
        text=tuple((line, NONE) for line in answers(session)),
        at_hand=True,
    )


def answers(session: Session) -> list[str]:
    """All answers so far, each with the number that changes it."""
    told = []
    for number, (exercise, result) in enumerate(
        zip(session.plan.exercises, session.results, strict=False), 1
    ):
        if result.hurt is not None:
            extra = f", {result.strength}" if result.strength is not None else ""
            extra += f", “{result.note}”" if result.note and session.afterwards else ""
            said = tell("answer.not-done") if result.not_done else tell(f"answer.{result.hurt}")
            told.append(f"{number}. {exercise.name}: {said}{extra}")
    after = session.pain_after
    key = "review.after.then" if session.afterwards else "review.after"
    told.append(tell(key, pain=tell("answer.unanswered") if after is None else after))
    told += [tell("review.day", note=session.note)] if session.note else []
    return told


def leaving_page(session: Session) -> Page:
    """The question whether to stop for today."""
    keys = keys_for(session)
    return Page(
        keys=keys,
        name=session.step.title if session.step else session.plan.recipe.name,
        hero=Hero(tell("big.leaving"), STILL),
        lead=((tell("ask.leave"), BOLD),),
        choices=_choices(keys),
        text=((tell("hint.leave"), NONE),),
    )


def over_page(session: Session, over: Over) -> Page:
    """The last page, before the summary is printed on the ordinary screen."""
    said = last_words(session, over.ending)
    return Page(
        keys=keys_for(session),
        name=session.plan.recipe.name,
        hero=Hero(tell("phase.stop" if over.stays else "phase.over"), HOLD),
        lead=((said, BOLD),),
        text=_stays() if over.stays else ((done(session), NONE),) if session.started else (),
    )


def _stays() -> tuple[Paragraph, ...]:
    """What stays to be read after a warning sign, until a key."""
    return ((tell("any-key"), BOLD), *((line, NONE) for line in get_help_now()))


def done(session: Session) -> str:
    """How much was done."""
    finished = sum(result.outcome is Outcome.DONE for result in session.results)
    planned = len(session.plan.exercises)
    return tell("end.done", done=finished, planned=planned, minutes=filling.length(session.credited))

"""A session in sentences: what the plain screen says when something has changed."""

from __future__ import annotations

from typing import assert_never

from backroutine.domain.plan.steps import Step
from backroutine.domain.record.events import Hurt, Outcome, Result
from backroutine.domain.session.ending import last_words
from backroutine.domain.session.keys import Binding, Key
from backroutine.domain.session.phrases import care, resting
from backroutine.domain.session.playhead import step_of
from backroutine.domain.session.queries import keys_for, seconds_left
from backroutine.domain.session.state import (
    Ask,
    Asking,
    Between,
    Leaving,
    Over,
    Paused,
    Running,
    Session,
    Settling,
    Waiting,
    Welcome,
)
from backroutine.domain.session.status import Status
from backroutine.domain.words import filling
from backroutine.domain.words.english import ENGLISH
from backroutine.domain.words.filling import tell
from backroutine.domain.words.safety_page import warning_signs
from backroutine.view.frame.asking import about, answers, done, earlier, ease_out, left_out, question_text
from backroutine.view.frame.keybar import stroke_name
from backroutine.view.frame.parts import heard
from backroutine.view.frame.playing import exercise_of, place

_HINTS = {Ask.HURT: "hint.hurt", Ask.NOTE: "hint.note", Ask.DAY: "hint.note"} | dict.fromkeys(
    (Ask.PAIN_BEFORE, Ask.PAIN_AFTER, Ask.STRENGTH), "hint.number"
)


def welcome_lines(session: Session, notes: Status) -> list[str]:
    """The only place with several lines at once: what today brings, below a line that says how it is told."""
    if session.afterwards:
        return [tell("line.mode"), kept(notes), keys_line(session)]
    recipe = session.plan.recipe
    return [
        tell("line.mode"),
        f"{recipe.name}. {about(session)}",
        *map(left_out, recipe.left_out),
        *(() if Ask.SAFETY in session.options.asks else notes.lines),
        sound(notes),
        *(line for line in (notes.advice, notes.awake) if line),
        kept(notes),
        tell("welcome.safety"),
        *([earlier(session.options)] if session.options.earlier else []),
        keys_line(session),
    ]


def sound(notes: Status) -> str:
    """What is heard, as a sentence."""
    told = heard(notes)
    return f"{told[0].upper()}{told[1:]}."


def what_changed(before: Session | None, session: Session, now: float, notes: Status) -> str:
    """What has changed since `before`, in one line; empty if nothing that matters has."""
    parts = [] if before is None else [*_answers(before, session, notes), *_ended_by(before, session)]
    if before is None or _moment(before) != _moment(session):
        parts.append(_now(before, session, now, notes))
    else:  # the same key twice in one breath is one thing to tell
        wished = dict.fromkeys(session.wished[len(before.wished) :])
        parts += [_wished(session, key, now) for key in wished]
    return " ".join(part for part in parts if part)


def _ended_by(before: Session, session: Session) -> list[str]:
    """Why pain has just ended the session."""
    return [tell(f"stop.{session.stop}")] if session.stop and not before.stop else []


def _wished(session: Session, key: Key, now: float) -> str:
    """What a key has just done to the step that goes on."""
    if key is Key.MORE:
        return tell("line.more", left=heartbeat(session, now))
    return f"{tell('care.head')} {care(session.plan, step_of(session))}"


def heartbeat(session: Session, now: float) -> str:
    """How long the step still takes; empty where no clock runs."""
    left = seconds_left(session, now)
    if left is None or isinstance(session.phase, Paused):
        return ""
    return tell("left.total", clock=filling.length(max(1.0, round(left)))) + "."


def keys_line(session: Session) -> str:
    """The keys that mean something now, by letters where there are any."""
    if not session.attended:
        return ""
    told = [
        f"{_letter(binding)} {ENGLISH[binding.label]}"
        for binding in keys_for(session)
        if not binding.quiet and binding.key is not Key.TYPE  # nor reading on: all of it was told
    ]
    return tell("line.keys", keys=", ".join(told)) if told else ""


def _letter(binding: Binding) -> str:
    """A stroke in a line: an arrow is read aloud badly and sent through a pipe worse."""
    letters = [stroke for stroke in binding.strokes if len(stroke) == 1 and stroke.isalpha()]
    return stroke_name(
        letters[0] if letters and binding.strokes[0] in ("left", "right") else binding.strokes[0]
    )


def kept(notes: Status) -> str:
    """Whether answers are saved, as a sentence."""
    if notes.trouble:
        return tell("not-saved", trouble=notes.trouble) + "."
    return tell("rehearsal" if notes.rehearsal else "saved").capitalize() + "."


# What is told, and when --------------------------------------------------------------------------


def _moment(session: Session) -> tuple[object, ...]:
    """What a line was told about: moving, holding, coming back and resting are one rep."""
    phase = session.phase
    if session.help:
        return ("help",)
    if isinstance(phase, Asking):
        return ("asking", phase.question, phase.refused, phase.reminded)
    if isinstance(phase, Running) and session.step is not None:
        step = session.step
        within = step.rep is not None
        return ("step", step.number, step.side, step.rep) if within else ("step", session.at)
    return (type(phase), session.at)


def _now(before: Session | None, session: Session, now: float, notes: Status) -> str:
    if session.help:
        return keys_line(session)
    match session.phase:
        case Welcome() | Between():
            return ""
        case Running():
            assert session.step is not None
            return _running(before, session, session.step)
        case Settling():
            left = seconds_left(session, now) or 0.0
            return tell("line.settling", seconds=filling.length(max(1.0, round(left))))
        case Waiting():
            return tell("waiting")
        case Paused() as paused:
            return _paused(session, paused)
        case Asking() as asking:
            return _question(session, asking, notes)
        case Leaving():
            return f"{tell('ask.leave')} {keys_line(session)}"
        case Over() as over:
            return _over(session, over)
        case _:
            assert_never(session.phase)


def _over(session: Session, over: Over) -> str:
    if session.held:  # the command that asked says that nothing was written down
        return ""
    more = tell("any-key") if over.stays else done(session) if session.started else ""
    return f"{last_words(session, over.ending)} {more}".rstrip()


def _paused(session: Session, paused: Paused) -> str:
    if paused.resting:
        return resting(step_of(session))
    goes_on = tell("line.paused", stroke=stroke_name("space"))
    return f"{tell('pause.away')} {goes_on}" if paused.away else goes_on


def _running(before: Session | None, session: Session, step: Step) -> str:
    went_on = (
        before is not None and before.at == session.at and not isinstance(before.phase, Running | Waiting)
    )
    if went_on:
        settled = before is not None and isinstance(before.phase, Settling)
        return "" if settled else tell("resume.say")
    exercise = exercise_of(session, step)
    if step.rep is None or exercise is None:
        return f"{step.say or step.title} {tell('line.seconds', seconds=filling.length(step.seconds))}"
    where = place(step, exercise).replace(" · ", ", ")
    if not exercise.hold_seconds:
        return tell("line.rep", exercise=exercise.name, place=where)
    hold = filling.exactly(exercise.hold_seconds)
    return tell("line.rep-hold", exercise=exercise.name, place=where, seconds=hold)


def _question(session: Session, asking: Asking, notes: Status) -> str:
    ask = asking.question.ask
    name = session.plan.exercises[asking.question.number].name if asking.question.number is not None else ""
    text = question_text(session, asking.question)
    if asking.refused:
        return tell("number.range")
    if asking.reminded:
        return tell("go-on.waits")
    parts = [f"{name}. {text}" if ask in (Ask.HURT, Ask.LEG) and session.closing else text]
    if ask is Ask.CHEST:
        parts = [tell("hurts.warm-up"), *parts]
    page = notes.lines if ask is Ask.SAFETY else warning_signs() if ask is Ask.WARNING else ()
    if ask is Ask.REVIEW:
        parts += [f"{line}." for line in answers(session)]
    if ask in _HINTS:
        parts.append(tell(_HINTS[ask]))
    asked = " ".join(part for part in (*parts, keys_line(session)) if part)
    return "\n".join((*page, asked))  # what is to be read at leisure has a line for each point


# Answers -----------------------------------------------------------------------------------------


def _answers(before: Session, session: Session, notes: Status) -> list[str]:
    """The answers that were just taken, and whether they are kept."""
    told: list[str] = []
    for number, (old, new) in enumerate(zip(before.results, session.results, strict=False)):
        if new.outcome is Outcome.HURT and old.outcome is not Outcome.HURT:
            told.append(ease_out(session, number))
        answer = _answer(old, new)
        if answer:
            told.append(tell("line.answer", exercise=session.plan.exercises[number].name, answer=answer))
    for was, pain in ((before.pain_before, session.pain_before), (before.pain_after, session.pain_after)):
        if pain is not None and pain != was:
            told.append(tell("line.pain", number=pain))
    if not told or session.held:
        return told
    return [*told, kept(notes) if notes.trouble or notes.rehearsal else tell("line.saved")]


def _answer(old: Result, new: Result) -> str:
    """What is new about one exercise."""
    told = []
    if new.hurt is not None and new.hurt is not old.hurt:
        told.append(tell(f"answer.{new.hurt}"))
    if new.leg_signs is not None and new.leg_signs is not old.leg_signs:
        told.append(tell("line.leg", answer=tell(f"answer.{Hurt.YES if new.leg_signs else Hurt.NO}")))
    if new.strength is not None and new.strength != old.strength:
        told.append(tell("line.strength", number=new.strength))
    if new.note and new.note != old.note:
        told.append(new.note)
    return ", ".join(told)

"""The pages of a session that plays: steps, pauses, and waiting for the person."""

from __future__ import annotations

from typing import assert_never

from rich.style import Style

from backroutine.domain.exercises.exercise import Exercise, Side, Sides
from backroutine.domain.plan.steps import Step, StepKind
from backroutine.domain.session.keys import Key
from backroutine.domain.session.phrases import resting
from backroutine.domain.session.queries import keys_for, seconds_left, seconds_to_go
from backroutine.domain.session.state import Paused, Running, Session, Settling, Waiting
from backroutine.domain.words import filling
from backroutine.domain.words.filling import tell
from backroutine.view.frame import care, letters
from backroutine.view.frame.hero import Hero, Kin, wanted_by
from backroutine.view.frame.layout import Figure, Page, Pictured
from backroutine.view.frame.parts import Bar, Paragraph
from backroutine.view.frame.styles import BOLD, CALM, DIM, HOLD, MOVE, NONE, READY, REST, STILL

Playing = Running | Settling | Waiting | Paused

_STYLES = {
    StepKind.GET_READY: READY,
    StepKind.WARM_UP: CALM,
    StepKind.MOVE: MOVE,
    StepKind.HOLD: HOLD,
    StepKind.RETURN: MOVE,
    StepKind.REST: REST,
}


def step_page(session: Session, step: Step, phase: Playing, now: float, figure: Figure | None = None) -> Page:
    """The page for a step that runs, or that could."""
    exercise = exercise_of(session, step)
    word, style = _word(step, phase)
    left = here = seconds_left(session, now)
    longest = left or 0.0 if isinstance(phase, Settling) else max(step.seconds, left or 0.0)
    if step.kind is StepKind.WARM_UP and left is not None:  # of the whole warm-up: its stages are only heard
        first, end = session.plan.section(session.at)
        steps = session.plan.steps
        longest = sum(one.seconds for one in steps[first:end])
        left += sum(one.seconds for one in steps[session.at + 1 : end])
    told = filling.minutes_clock if step.kind is StepKind.WARM_UP else filling.clock
    clock = "" if left is None else told(left)
    roomy = max(clock, told(longest), key=len)
    where, spelled = _where(step, exercise)
    hero = Hero(word, style, clock, where, spelled, roomy, _roomy_where(step, exercise))
    asked = Key.CARE in session.wished  # to the end of the step: whoever hears nothing reads it
    cautions = care.lines(session, step) if asked or (exercise and exercise.safety) else ()
    now_due = asked or care.due(session, step, left)
    return Page(
        keys=keys_for(session),
        name=step.title,
        aside=_aside(session, step, phase),
        hero=hero,
        lead=_lead(session, step, phase),
        text=_text(step, exercise, step.side),
        care=cautions,
        care_now=now_due,
        turned=care.turned(session, step, here, cautions=now_due and bool(cautions)),
        also=cautions[1:] if asked else _text(step, exercise, step.side.opposite if step.side else None),
        bars=bars(session, step, now),
        playing=True,
        pictured=_pictured(session, step, exercise, figure) if figure else None,
    )


def exercise_of(session: Session, step: Step | None) -> Exercise | None:
    """The exercise that a step belongs to, if any."""
    return None if step is None or step.number is None else session.plan.exercises[step.number]


def _word(step: Step, phase: Playing) -> tuple[str, Style]:
    match phase:
        case Running():
            return tell(f"phase.{step.kind}"), _STYLES.get(step.kind, NONE)
        case Settling():
            return tell("phase.get-ready"), READY
        case Waiting():
            return tell("phase.waiting"), READY
        case Paused():
            return tell("phase.paused"), STILL
        case _:
            assert_never(phase)


def place(step: Step, exercise: Exercise) -> str:
    """Side and rep in words, as in "left · 3 of 5", of a step that belongs to a rep."""
    rep = tell("rep.of", rep=step.rep, reps=exercise.reps)
    return tell("where.side-spelled", side=filling.side_word(step.side), rep=rep) if step.side else rep


def _where(step: Step, exercise: Exercise | None) -> tuple[str, str]:
    """The place for the floor, briefly ("LEFT 3/5"), and spelled out ("LEFT · 3 of 5")."""
    side = filling.side_word(step.side).upper() if step.side else ""
    if step.rep is None or exercise is None:
        return side, side
    brief = tell("rep.brief", rep=step.rep, reps=exercise.reps)
    spelled = tell("rep.of", rep=step.rep, reps=exercise.reps)
    if not side:
        return brief, spelled
    return tell("where.side", side=side, rep=brief), tell("where.side-spelled", side=side, rep=spelled)


def _roomy_where(step: Step, exercise: Exercise | None) -> str:
    """The widest place of this exercise."""
    if step.rep is None or exercise is None or exercise.sides is Sides.NONE:
        return ""
    brief = tell("rep.brief", rep=exercise.reps, reps=exercise.reps)
    places = [tell("where.side", side=filling.side_word(side).upper(), rep=brief) for side in Side]
    return max(places, key=lambda text: letters.columns_wide(letters.drawable(text), 1))


def _aside(session: Session, step: Step, phase: Playing) -> str:
    """What comes next: in a rest the next rep, else the next exercise."""
    steps = session.plan.steps
    if isinstance(phase, Settling):
        return tell("settling.then", seconds=filling.exactly(phase.left))
    following = steps[session.at + 1] if session.at + 1 < len(steps) else None
    exercise = exercise_of(session, step)
    if exercise and following and step.kind is StepKind.REST and following.rep is not None:
        return tell("next.up", exercise=place(following, exercise))
    if session.at + 1 == len(steps):
        return tell("next.end")
    number = 0 if step.number is None else step.number + 1
    if step.number is None and step.kind is not StepKind.WARM_UP and session.plan.recipe.warm_up:
        return tell("next.up", exercise=session.plan.recipe.warm_up.name)
    exercises = session.plan.exercises
    return tell("next.up", exercise=exercises[number].name) if number < len(exercises) else tell("next.end")


def _lead(session: Session, step: Step, phase: Playing) -> tuple[Paragraph, ...]:
    match phase:
        case Waiting():
            return ((tell("waiting"), BOLD),)
        case Settling():
            return ((tell("resume.hold"), BOLD),)
        case Paused(resting=True):
            return ((resting(step), BOLD),)
        case Paused(away=away):
            return ((tell("pause.away"), BOLD),) if away else ()
        case _:
            return _lead_running(session, step)


def _lead_running(session: Session, step: Step) -> tuple[Paragraph, ...]:
    if step.kind is not StepKind.GET_READY:
        return ()
    change: tuple[Paragraph, ...] = ((step.change, BOLD),) if step.change else ()
    if step.number is None:
        return change
    if session.at > session.plan.section(session.at)[0]:  # in the middle of an exercise: the other side now
        return ((step.say, BOLD),)
    return change


def _text(step: Step, exercise: Exercise | None, side: Side | None) -> tuple[Paragraph, ...]:
    """What to do. Getting ready begins with the position; the reps end with how to do it well."""
    if exercise is None:
        return ((step.say, NONE),) if step.say and not step.change else ()
    action = tuple((filling.fill(sentence, side), NONE) for sentence in exercise.action)
    if step.kind is StepKind.GET_READY:
        return ((filling.fill(exercise.position, side), NONE), *action)
    fix = exercise.cues.fix
    return (*action, (filling.fill(fix, side), DIM)) if fix else action


# The pages of one exercise among which a picture is not to jump --------------------------------------

# Letters of the long words may be of this size beside a picture; those of the others:
_SMALLEST = {StepKind.GET_READY: 1, StepKind.WARM_UP: 1, StepKind.MOVE: 1, StepKind.RETURN: 1}
_SMALL = 2


def _pictured(session: Session, step: Step, exercise: Exercise | None, figure: Figure) -> Pictured:
    """The picture, with what is seen beside it during the whole of its exercise or warm-up."""
    first, end = session.plan.section(session.at)
    steps = session.plan.steps[first:end]
    longest: dict[StepKind, Step] = {}
    for one in steps:
        if one.kind not in longest or one.seconds > longest[one.kind].seconds:
            longest[one.kind] = one
    longest.pop(StepKind.QUESTION, None)
    kin = [
        _kin(one, exercise, tell(f"phase.{kind}"), _SMALLEST.get(kind, _SMALL))
        for kind, one in longest.items()
    ]
    ready = longest.get(StepKind.GET_READY)
    doing = max((one for one in longest.values() if one is not ready), key=lambda one: one.seconds)
    # In a get-ready the countdown is long, and a pause, which somebody has just asked for, is known to be one.
    kin += [
        _kin(one, exercise, tell("phase.paused"), least) for one, least in ((ready, 0), (doing, 1)) if one
    ]
    if ready is not None and session.options.wait:
        kin.append(_kin(ready, exercise, tell("phase.waiting"), 1))
    getting_ready = step.kind is StepKind.GET_READY
    if exercise is None:
        stages = tuple(_text(one, None, None) for one in steps)
        return Pictured(figure, getting_ready, tuple(kin), (), ((),), stages)
    sides = exercise.sides_in_order() or (None,)
    return Pictured(
        figure,
        getting_ready,
        tuple(kin),
        ((ready.change, BOLD),) if ready and ready.change else (),
        tuple(_text(ready or step, exercise, side) for side in sides),
        tuple(_text(doing, exercise, side) for side in sides),
    )


def _kin(step: Step, exercise: Exercise | None, word: str, least: int) -> Kin:
    """A page of a step like this, with this word."""
    where, spelled = _where(step, exercise)
    clock = filling.clock(step.seconds)
    hero = Hero(word, where=where, spelled=spelled, clock=clock, roomy_where=_roomy_where(step, exercise))
    return Kin(wanted_by(hero), least, ready=step.kind is StepKind.GET_READY)


def bars(session: Session, step: Step, now: float) -> tuple[Bar, ...]:
    """How far this exercise (or the warm-up) is, and the session."""
    to_go, total = seconds_to_go(session, now), session.plan.seconds
    whole = Bar(tell("bar.session"), _done(to_go, total), _left(to_go))
    first, end = session.plan.section(session.at)
    steps = session.plan.steps
    later = sum(steps[i].seconds for i in range(session.at + 1, end))
    here = max(0.0, to_go - session.plan.seconds_after(session.at))
    label, style = tell("bar.warm-up"), CALM
    if step.number is not None:
        numbers = len(session.plan.exercises)
        label, style = tell("bar.exercise", number=step.number + 1, numbers=numbers), HOLD
    elif step.kind is StepKind.GET_READY:
        return (whole,)
    part = sum(steps[i].seconds for i in range(first, end))
    return Bar(label, _done(here + later, part), _left(here + later), style), whole


def _left(seconds: float) -> str:
    """Time left, always with its minutes: "0:54 left"."""
    return tell("left.total", clock=filling.minutes_clock(seconds))


def _done(left: float, total: float) -> float:
    return 1 - left / total if total > 0 else 1.0

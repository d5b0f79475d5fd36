"""Everything that may be said in a session, in the order in which it may be needed: made ready by a voice ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from backroutine.domain.exercises.exercise import Exercise, Posture
from backroutine.domain.plan.exercise_steps import how_to_change
from backroutine.domain.plan.plan import Plan
from backroutine.domain.plan.steps import Cue, Step, StepKind
from backroutine.domain.policy.offers import Offer
from backroutine.domain.session.state import Ask
from backroutine.domain.words import filling
from backroutine.domain.words.filling import tell

_AT_THE_START = (Ask.SAFETY, Ask.PAIN_BEFORE, Ask.STRONG_START, Ask.NEXT_DAY)
_ANY_TIME = (
    "say.leg",
    "pause.say",
    "resume.say",
    "resume.hold",
    "say.leave",
    "waiting",
    "hurts.rest",
    "hurts.rest.else",
    "say.go-on",
    "go-on.waits",
    "number.range",
    "pause.away",
)
_AT_THE_END = (
    "say.warning", "say.pain-after", "say.note", "say.review", "end.say", "end.stopped", "end.safety", "end.unscreened", "end.warning", "end.too-sore",
    "worse-after", "paused.worse", "stop.strong", "stop.leg-signs", "stop.two-hurt",
)  # fmt: skip
_ENDS_EARLY = ("end.stopped", "worse-after", "stop.strong", "stop.leg-signs", "stop.two-hurt")


def foreseen(plan: Plan, offers: Iterable[Offer] = ()) -> Iterator[Cue]:
    """The plan's own cues with, after each exercise's, what is said when it hurts; then the end."""
    yield from (_said(tell(f"say.{ask}")) for ask in _AT_THE_START)
    yield _said(f"{tell('hurts.warm-up')} {tell('say.chest')}")
    yield _said(tell("say.hurt.first"), tell("names.hurt"))
    for i, step in enumerate(plan):
        yield from step.cues
        last = i + 1 == plan.section(i)[1]
        if last and i < plan.section(0)[1]:
            yield from (_said(tell(key)) for key in _ANY_TIME)
        if last:
            section = plan.steps[slice(*plan.section(i))]
            yield from (_said(care(plan, one)) for one in section if one.kind is StepKind.GET_READY)
        if last and step.number is not None:
            yield from _if_it_hurts(plan.exercises[step.number])
    yield _said(f"{tell('stop.leg-signs')} {tell('say.warning')}")
    yield _said(f"{tell('stop.strong')} {tell('say.note')}")
    for exercise in plan.exercises:
        yield from _at_the_end(exercise)
    yield from (_said(tell(key)) for key in _AT_THE_END)
    ways_up = dict.fromkeys(how_to_change(exercise.posture, Posture.STANDING) for exercise in plan.exercises)
    yield from (_said(f"{tell(key)} {up}") for up in ways_up if up for key in _ENDS_EARLY)
    yield from (_said(tell("say.grow", offer=offer.text)) for offer in offers if not offer.at_cap)


def care(plan: Plan, step: Step) -> str:
    """What is said when somebody asks once more what to take care of, in a get-ready of `plan`."""
    return " ".join(care_lines(plan, step))


def care_lines(plan: Plan, step: Step) -> tuple[str, ...]:
    """The same, line by line: all cautions of the exercise; without any, how to change position, or what holds for all."""
    lines = () if step.number is None else plan.exercises[step.number].safety
    return tuple(filling.fill(line, step.side) for line in lines) or (step.change or tell("care"),)


def resting(step: Step) -> str:
    """What is said to whoever rests after H in a step that belongs to no exercise: the warm-up, or the ways to the mat and up."""
    return tell("hurts.rest" if step.kind is StepKind.WARM_UP else "hurts.rest.else")


def _at_the_end(exercise: Exercise) -> Iterator[Cue]:
    """What may be asked about an exercise at the end, also where pain has just ended the session."""
    for key in ("say.hurt.of", "say.strength"):
        asked = tell(key, exercise=exercise.name)
        yield _said(asked)
        yield _said(f"{tell('stop.two-hurt')} {asked}")


def _if_it_hurts(exercise: Exercise) -> Iterator[Cue]:
    """How to come out of the exercise, on either side, and the question that follows."""
    for side in exercise.sides_in_order() or (None,):
        yield _said(f"{filling.ease_out(exercise.ease_out, side)} {tell('say.leg')}")


def _said(text: str, names: str | None = None) -> Cue:
    return Cue(0.0, text, text if names is None else names)

"""The cautions while somebody gets ready, and when the pages of what is too long for a small window are turned."""

from __future__ import annotations

from backroutine.domain.plan.exercise_steps import STARTING_LEFT
from backroutine.domain.plan.steps import Step, StepKind
from backroutine.domain.session.phrases import care, care_lines
from backroutine.domain.session.state import Session
from backroutine.domain.words import filling
from backroutine.domain.words.filling import tell
from backroutine.view.frame.parts import Paragraph
from backroutine.view.frame.styles import BOLD, NONE


def lines(session: Session, step: Step) -> tuple[Paragraph, ...]:
    """What to take care of, under its head: all that is said when somebody asks for it."""
    return (tell("care.head"), BOLD), *((line, NONE) for line in care_lines(session.plan, step))


def due(session: Session, step: Step, left: float | None) -> bool:
    """Whether the cautions are due before an exercise: after the instructions, as they are said; its last half at most."""
    if step.number is None or session.at != session.plan.section(session.at)[0]:
        return False
    return left is None or left <= min(_takes(session, step), step.seconds / 2)


def turned(session: Session, step: Step, left: float | None, *, cautions: bool) -> float:
    """How much of the time for reading has passed, 0 to 1. Whoever hears nothing reads, in a small window, page by page.

    In a get-ready it is the time in which others are told the `cautions`, or what is before them; in a warm-up its stage;
    in an exercise the page stands still during a rep.
    """
    if step.number is not None and step.rep is not None:
        return (step.rep - 1) / session.plan.exercises[step.number].reps
    if left is None:
        return 0.0
    care = 0.0 if step.kind is StepKind.WARM_UP else _takes(session, step)
    first = max(step.seconds - care, step.seconds / 2)
    time, passed = (care, care - left) if cautions else (first, step.seconds - left)
    return min(1.0, max(0.0, passed / time)) if time else 0.0


def _takes(session: Session, step: Step) -> float:
    """Seconds from the first word of the cautions to the end of the get-ready."""
    rate = session.plan.recipe.rate or filling.USUAL_RATE
    return filling.speaking_seconds(care(session.plan, step), rate) + STARTING_LEFT

"""Which picture belongs to a moment of a session: whose, which side, and how it moves or stands.

It moves while somebody gets ready and in the first rep of each side; later reps only change pose with their phase,
and so does everything where pictures are to stand still.
"""

from __future__ import annotations

from dataclasses import dataclass

from rich.style import Style

from backroutine.domain.exercises.exercise import Exercise, Side
from backroutine.domain.plan.steps import Step, StepKind
from backroutine.domain.session.queries import seconds_left
from backroutine.domain.session.state import Paused, Running, Session, Settling, Waiting
from backroutine.view.figure.motion import Track, moving_back, moving_out, shown_to_learn
from backroutine.view.frame.styles import CALM, HOLD, MOVE, READY, REST, STILL

_STYLES = {
    StepKind.GET_READY: READY, StepKind.WARM_UP: CALM, StepKind.MOVE: MOVE, StepKind.HOLD: HOLD,
    StepKind.RETURN: MOVE, StepKind.REST: REST,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """What is to be seen now.

    `name` is the id of an exercise, or of a warm-up (`stage` counts its stages from 1, 0: an exercise). It has moved for `elapsed`
    seconds on `track`, or stands at `share` of the way. `arrows` point the way to whoever gets ready.
    """

    name: str
    style: Style
    side: Side | None = None
    stage: int = 0
    share: float = 0.0
    track: Track | None = None
    elapsed: float = 0.0
    running: bool = True
    arrows: bool = False


def moment_of(session: Session, now: float, *, moving: bool = True) -> Moment | None:
    """The picture of this moment; None where there is none to be seen. Without `moving` every one stands."""
    step = session.step
    if step is None or session.help:
        return None
    if not isinstance(session.phase, Running | Settling | Waiting | Paused):
        return None
    left = seconds_left(session, now)
    elapsed = step.seconds if left is None else max(0.0, step.seconds - left)
    running = isinstance(session.phase, Running)
    style = (
        _STYLES.get(step.kind, STILL) if running else STILL if isinstance(session.phase, Paused) else READY
    )
    if step.kind is StepKind.WARM_UP:
        return _marching(session, elapsed, style)
    if step.number is None:
        return None
    exercise = session.plan.exercises[step.number]
    side = _side(session, step, exercise, elapsed)
    if isinstance(session.phase, Settling):
        return Moment(exercise.id, style, side, share=1.0)
    if isinstance(session.phase, Waiting):
        return Moment(exercise.id, style, side, arrows=True)
    track = _track(step, exercise) if moving else None
    return Moment(
        exercise.id,
        style,
        side,
        share=_STANDS.get(step.kind, 0.0),
        track=track,
        elapsed=elapsed,
        running=running,
        arrows=step.kind is StepKind.GET_READY,
    )


# Where a picture that does not move stands: while moving it shows where to go.
_STANDS = {StepKind.MOVE: 1.0, StepKind.HOLD: 1.0}


def _track(step: Step, exercise: Exercise) -> Track | None:
    """How the picture moves during this step, if it does."""
    if step.kind is StepKind.GET_READY:
        return shown_to_learn(exercise.move_seconds, exercise.return_seconds)
    if step.rep != 1:
        return None
    if step.kind is StepKind.MOVE:
        return moving_out(step.seconds)
    return moving_back(step.seconds) if step.kind is StepKind.RETURN else None


def _side(session: Session, step: Step, exercise: Exercise, elapsed: float) -> Side | None:
    """The side that is shown: of a get-ready the coming one, and so it is of a rest from its middle on."""
    steps = session.plan.steps
    if step.kind is StepKind.REST and 2 * elapsed >= step.seconds and session.at + 1 < len(steps):
        following = steps[session.at + 1]
        if following.number == step.number and following.side is not None:
            return following.side
    return step.side or next(iter(exercise.sides_in_order()), None)


def _marching(session: Session, elapsed: float, style: Style) -> Moment | None:
    """The march: left and right in turn, a step a second, at the redraws that happen anyway."""
    warm_up = session.plan.recipe.warm_up
    if warm_up is None:
        return None
    stage = sum(1 for earlier in session.plan.steps[: session.at + 1] if earlier.kind is StepKind.WARM_UP)
    side = Side.RIGHT if int(elapsed + 0.5) % 2 else Side.LEFT
    return Moment(warm_up.id, style, side, stage, share=1.0)

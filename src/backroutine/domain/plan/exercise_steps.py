"""One exercise as steps: get ready, each rep on each side, and the question."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from backroutine.domain.exercises.exercise import Exercise, Posture, Side, Sides
from backroutine.domain.plan.steps import Cue, Step, StepKind, Tone
from backroutine.domain.words import filling
from backroutine.domain.words.filling import tell

# Seconds to change position (assumed: the article gives none).
SAME_POSTURE = 10.0
TURN_OVER = 25.0
LIE_DOWN = 40.0
GET_UP = 45.0
SWITCH_SIDES = 10.0

HALF_WAY_FROM = 20.0  # holds this long say when half is done
COUNT_ABOVE = 5.0  # holds longer than this count 3, 2, 1 (seconds left)
READY_LEFT = 3.0  # "Ready?" comes with this much of the get-ready left

_HEIGHT = {Posture.STANDING: 3, Posture.SITTING: 2, Posture.HANDS_AND_KNEES: 1}  # lying is 0


def reps_planned(exercise: Exercise) -> int:
    """All the reps of an exercise, both sides together."""
    return exercise.reps * max(1, len(exercise.sides_in_order()))


def exercise_steps(number: int, exercise: Exercise, before: Posture) -> list[Step]:
    """Get ready, every rep, and the question."""
    steps = [_get_ready(number, exercise, before)]
    turns = _turns(exercise)
    for i, (rep, side) in enumerate(turns):
        last = i == len(turns) - 1
        changes_side = not last and exercise.sides is Sides.ONE_THEN_OTHER and turns[i + 1][1] is not side
        side_ends = side is not None and rep == exercise.reps
        tone = Tone.EXERCISE_ENDS if last else Tone.SIDE_ENDS if side_ends else Tone.HOLD_ENDS
        steps += _rep(number, exercise, rep, side, tone)
        if changes_side:
            steps.append(_switch(number, exercise, turns[i + 1][1]))
        elif not last and exercise.rest_seconds:
            steps.append(_rest(number, exercise, rep, side, first=i == 0))
    say = tell("say.hurt")
    steps.append(
        Step(
            StepKind.QUESTION,
            exercise.name,
            number=number,
            exercise=exercise.id,
            cues=(Cue(0.0, say, tell("names.hurt"), Tone.QUESTION),),
        )
    )
    return steps


def _turns(exercise: Exercise) -> list[tuple[int, Side | None]]:
    """Each rep with its side, in the order in which they are done."""
    reps = range(1, exercise.reps + 1)
    sides = exercise.sides_in_order()
    match exercise.sides:
        case Sides.NONE:
            return [(rep, None) for rep in reps]
        case Sides.ALTERNATE:
            return [(rep, side) for rep in reps for side in sides]
        case Sides.ONE_THEN_OTHER:
            return [(rep, side) for side in sides for rep in reps]
        case _:
            assert_never(exercise.sides)


def get_ready_seconds(exercise: Exercise, before: Posture, say: str = "") -> float:
    """Time to get into position: the file's own, else by the change of posture and the words to be said."""
    if exercise.get_ready_seconds is not None:
        return exercise.get_ready_seconds
    change = _HEIGHT.get(exercise.posture, 0) - _HEIGHT.get(before, 0)
    if change:
        seconds = GET_UP if change > 0 else LIE_DOWN
    else:
        seconds = SAME_POSTURE if exercise.posture is before else TURN_OVER
    return max(seconds, float(round(filling.speaking_seconds(say) + READY_LEFT)))


def instructions(exercise: Exercise) -> str:
    """Position, action and dose, as they are read aloud before the first rep."""
    side = exercise.first_side if exercise.sides is not Sides.NONE else None
    told = " ".join((exercise.position, *exercise.action))
    each = "each" if side else "hold" if exercise.hold_seconds else "paced"
    key = "dose.each-paced" if side and not exercise.hold_seconds else f"dose.{each}"
    dose = tell(key, times=filling.times(exercise.reps), seconds=filling.exactly(exercise.hold_seconds))
    return f"{filling.fill(told, side)} {dose}"


def _get_ready(number: int, exercise: Exercise, before: Posture) -> Step:
    name = tell("next" if number else "first", exercise=exercise.name)
    say = f"{name} {instructions(exercise)}"
    seconds = get_ready_seconds(exercise, before, say)
    cues = [Cue(seconds, say, name)]
    if seconds > 2 * READY_LEFT:
        cues.append(Cue(READY_LEFT, tell("ready")))
    return Step(
        StepKind.GET_READY,
        exercise.name,
        seconds,
        number,
        exercise.id,
        exercise.first_side if exercise.sides is not Sides.NONE else None,
        cues=tuple(cues),
    )


def _switch(number: int, exercise: Exercise, side: Side | None) -> Step:
    assert side is not None
    seconds = TURN_OVER if exercise.posture is Posture.LYING_SIDE else SWITCH_SIDES
    if exercise.get_ready_seconds is not None:
        seconds = min(seconds, exercise.get_ready_seconds)
    word = filling.side_word(side)
    cue = Cue(seconds, tell("switch", side=word), tell("switch.names", side=word))
    return Step(StepKind.GET_READY, exercise.name, seconds, number, exercise.id, side, cues=(cue,))


def _rest(number: int, exercise: Exercise, rep: int, side: Side | None, *, first: bool) -> Step:
    """The pause between reps; the first one has room for the line that mends the usual mistake."""
    fix = filling.fill(exercise.cues.fix, side)
    cues: tuple[Cue, ...] = ()
    if first and fix and filling.speaking_seconds(fix) <= exercise.rest_seconds:
        cues = (Cue(exercise.rest_seconds, fix),)
    return Step(
        StepKind.REST, exercise.name, exercise.rest_seconds, number, exercise.id, side, rep, cues=cues
    )


def _rep(number: int, exercise: Exercise, rep: int, side: Side | None, ends: Tone) -> list[Step]:
    """Move, hold and return. A move or a return that lasts no time stays: it is heard."""
    begun = _called(exercise, rep, side)
    if not exercise.hold_seconds:  # a paced movement has its rhythm from the same two tones, there and back
        begun = replace(begun, tone=Tone.HOLD_BEGINS)
    release = Cue(0, filling.fill(exercise.cues.release or tell("release"), side), tone=ends)
    parts = [
        (StepKind.MOVE, exercise.move_seconds, [begun]),
        (StepKind.HOLD, exercise.hold_seconds, _hold_cues(exercise, side)),
        (StepKind.RETURN, exercise.return_seconds, [release]),
    ]
    if not exercise.hold_seconds:
        del parts[1]
    steps = []
    for i, (kind, seconds, cues) in enumerate(parts):
        timed = (replace(cues[0], left=seconds), *cues[1:])
        ends_rep = i == len(parts) - 1
        steps.append(Step(kind, exercise.name, seconds, number, exercise.id, side, rep, ends_rep, timed))
    return steps


def _called(exercise: Exercise, rep: int, side: Side | None) -> Cue:
    """The number, the side where the cue does not name it, and what to do, in one breath."""
    n = filling.number(rep)
    start = filling.fill(exercise.cues.start or tell("start"), side)
    if side is None:
        return Cue(0, tell("rep", number=n, cue=start), tell("rep.names", number=n))
    word = filling.side_word(side)
    named = word in {part.strip(".,;:!?") for part in start.lower().split()}
    key = "rep" if named else "rep.side"
    return Cue(0, tell(key, number=n, side=word, cue=start), tell("rep.side-names", number=n, side=word))


def _hold_cues(exercise: Exercise, side: Side | None) -> list[Cue]:
    seconds = exercise.hold_seconds
    cues = [Cue(0, filling.fill(exercise.cues.hold or tell("hold"), side), "", Tone.HOLD_BEGINS)]
    if seconds >= HALF_WAY_FROM:
        cues.append(Cue(seconds / 2, tell("half-way"), count=True))
    if seconds > COUNT_ABOVE:
        cues += [Cue(float(n), filling.number(n) + ".", count=True) for n in (3, 2, 1)]
    return cues

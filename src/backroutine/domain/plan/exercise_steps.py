"""One exercise as steps: get ready, each rep on each side, and the question."""

from __future__ import annotations

import math
from typing import assert_never

from backroutine.domain.exercises.exercise import Exercise, Posture, Side, Sides
from backroutine.domain.plan.fitting import Manner, in_a_hold, not_into
from backroutine.domain.plan.steps import Cue, Step, StepKind, Tone
from backroutine.domain.words import filling
from backroutine.domain.words.filling import tell

# Seconds to change position (assumed: the article gives none).
SAME_POSTURE = 10.0
TURN_OVER = 25.0
LIE_DOWN = 40.0
GET_UP = 45.0
CHANGE = 15.0  # to or from a posture that is not told
SWITCH_SIDES = 10.0

HALF_WAY_FROM = 20.0  # holds this long say when half is done
COUNT_ABOVE = 5.0  # holds longer than this count 3, 2, 1 (seconds left)
STARTING_LEFT = 3.0  # "Starting." comes with this much of the get-ready left

_USUAL = Manner()
_HEIGHT = {Posture.STANDING: 3, Posture.SITTING: 2, Posture.HANDS_AND_KNEES: 1}  # lying is 0


def reps_planned(exercise: Exercise) -> int:
    """All the reps of an exercise, both sides together."""
    return exercise.reps * max(1, len(exercise.sides_in_order()))


def exercise_steps(
    number: int, exercise: Exercise, before: Posture | None, manner: Manner = _USUAL
) -> list[Step]:
    """Get ready, every rep, and the question."""
    steps = [_get_ready(number, exercise, before, manner)]
    turns = _turns(exercise)
    calls = [_called(exercise, rep, side) for rep, side in turns]
    seconds = manner.grown(exercise.move_seconds, *calls)  # all moves last as long
    for i, (rep, side) in enumerate(turns):
        last = i == len(turns) - 1
        changes_side = not last and exercise.sides is Sides.ONE_THEN_OTHER and turns[i + 1][1] is not side
        side_ends = side is not None and rep == exercise.reps
        tone = Tone.EXERCISE_ENDS if last else Tone.SIDE_ENDS if side_ends else Tone.HOLD_ENDS
        call = calls[i]._replace(left=seconds)
        move = Step(StepKind.MOVE, exercise.name, seconds, number, exercise.id, side, rep, cues=(call,))
        steps += _rep(move, exercise, tone, manner)
        if changes_side:
            steps.append(_switch(number, exercise, turns[i + 1][1], manner))
        elif not last and exercise.rest_seconds:
            steps.append(_rest(number, exercise, rep, side, manner, first=i == 0))
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


def get_ready_seconds(exercise: Exercise, before: Posture | None) -> float:
    """Time to get into position: the file's own, else by the change of posture."""
    if exercise.get_ready_seconds is not None:
        return exercise.get_ready_seconds
    if exercise.posture is None or before is None:
        return CHANGE
    change = _HEIGHT.get(exercise.posture, 0) - _HEIGHT.get(before, 0)
    if change:
        return GET_UP if change > 0 else LIE_DOWN
    return SAME_POSTURE if exercise.posture is before else TURN_OVER


def how_to_change(before: Posture | None, now: Posture | None) -> str:
    """How to get down, up or over without harm to the back; empty where nothing changes, or is not told."""
    if before is None or now is None or before is now:
        return ""
    change = _HEIGHT.get(now, 0) - _HEIGHT.get(before, 0)
    if change > 0 and before in _HEIGHT:
        return tell(f"up.from.{before}")
    return tell(f"{'up' if change > 0 else 'down' if change else 'turn'}.{now}")


def getting_up(posture: Posture | None, manner: Manner) -> Step | None:
    """Time to get up after the last exercise, and how; None for whoever stands already."""
    up = how_to_change(posture, Posture.STANDING)
    if not up:
        return None
    cue = Cue(0, tell("getting-up.say", up=up), up)
    step = Step(StepKind.GET_READY, tell("getting-up.title"), GET_UP, change=up)
    return _worded(step, manner, cue)


def cautions(exercise: Exercise, *, careful: bool) -> tuple[str, ...]:
    """The lines of caution that are told before an exercise: all of them, or the first."""
    return exercise.safety if careful else exercise.safety[:1]


def instructions(exercise: Exercise) -> str:
    """Position, action and dose, as they are read aloud before the first rep."""
    side = exercise.first_side if exercise.sides is not Sides.NONE else None
    told = " ".join((exercise.position, *exercise.action))
    return f"{filling.fill(told, side)} {dose_in_words(exercise)}"


def dose_in_words(exercise: Exercise) -> str:
    """How often, on which sides and for how long, as a sentence."""
    side = exercise.sides is not Sides.NONE
    each = "each" if side else "hold" if exercise.hold_seconds else "paced"
    key = "dose.each-paced" if side and not exercise.hold_seconds else f"dose.{each}"
    return tell(key, times=filling.times(exercise.reps), seconds=filling.exactly(exercise.hold_seconds))


def _get_ready(number: int, exercise: Exercise, before: Posture | None, manner: Manner) -> Step:
    """Name, how to get there, instructions, cautions, and then, once all has been said, that it begins."""
    side = exercise.first_side if exercise.sides is not Sides.NONE else None
    name = tell("next" if number else "first", exercise=exercise.name)
    change = how_to_change(before, exercise.posture)
    care = (filling.fill(line, side) for line in cautions(exercise, careful=manner.careful))
    say = " ".join(part for part in (name, change, instructions(exercise), *care) if part)
    said = manner.lasts(say, tone=manner.tone is not None)
    if not manner.rate and exercise.get_ready_seconds is None:
        said = filling.speaking_seconds(say)  # whoever hears nothing reads it
    seconds = max(get_ready_seconds(exercise, before), float(math.ceil(said)))
    cues = [Cue(0, say, f"{name} {change}".strip(), manner.tone)]
    if not manner.waits:
        starting = max(STARTING_LEFT, manner.lasts(tell("starting")))
        seconds = max(seconds, float(math.ceil(said + starting))) if said else seconds
        if seconds >= 2 * starting:
            cues.append(Cue(starting, tell("starting")))
    cues[0] = cues[0]._replace(left=seconds)
    step = Step(StepKind.GET_READY, exercise.name, seconds, number, exercise.id, side, change=change)
    return step._replace(cues=tuple(cues))


def _switch(number: int, exercise: Exercise, side: Side | None, manner: Manner) -> Step:
    assert side is not None
    seconds = TURN_OVER if exercise.posture is Posture.LYING_SIDE else SWITCH_SIDES
    if exercise.get_ready_seconds is not None:
        seconds = min(seconds, exercise.get_ready_seconds)
    word = filling.side_word(side)
    cue = Cue(0, tell("switch", side=word), tell("switch.names", side=word))
    return _worded(Step(StepKind.GET_READY, exercise.name, seconds, number, exercise.id, side), manner, cue)


def _worded(step: Step, manner: Manner, cue: Cue) -> Step:
    """The step with a cue at its beginning, and time for it."""
    seconds = manner.grown(step.seconds, cue)
    return step._replace(seconds=seconds, cues=(cue._replace(left=seconds),))


def _rest(
    number: int, exercise: Exercise, rep: int, side: Side | None, manner: Manner, *, first: bool
) -> Step:
    """The pause between reps; in the first one is said what mends the usual mistake."""
    step = Step(StepKind.REST, exercise.name, exercise.rest_seconds, number, exercise.id, side, rep)
    fix = filling.fill(exercise.cues.fix, side)
    return _worded(step, manner, Cue(0, fix)) if first and fix else step


def _rep(move: Step, exercise: Exercise, ends: Tone, manner: Manner) -> list[Step]:
    """Move, hold and return. A move or a return that lasts no time stays: it is heard."""
    steps = [move]
    if exercise.hold_seconds:
        cues = _hold_cues(exercise, move.side, manner)
        steps.append(move._replace(kind=StepKind.HOLD, seconds=exercise.hold_seconds, cues=cues))
    back = move._replace(kind=StepKind.RETURN, seconds=exercise.return_seconds, ends_rep=True)
    release = filling.fill(exercise.cues.release or tell("release"), move.side)
    return [*steps, _worded(back, manner, Cue(0, release, tone=ends))]


def _called(exercise: Exercise, rep: int, side: Side | None) -> Cue:
    """The number, the side where the cue does not name it, and what to do, in one breath."""
    n = filling.number(rep)
    start = filling.fill(exercise.cues.start or tell("start"), side)
    # A paced movement has its rhythm from the same two tones, there and back.
    tone = None if exercise.hold_seconds else Tone.HOLD_BEGINS
    if side is None:
        return Cue(0, tell("rep", number=n, cue=start), tell("rep.names", number=n), tone)
    word = filling.side_word(side)
    named = word in {part.strip(".,;:!?") for part in start.lower().split()}
    key = "rep" if named else "rep.side"
    words = tell(key, number=n, side=word, cue=start)
    return Cue(0, words, tell("rep.side-names", number=n, side=word), tone)


def _hold_cues(exercise: Exercise, side: Side | None, manner: Manner) -> tuple[Cue, ...]:
    """What begins the hold; half way; and the last three seconds, if all of it fits."""
    seconds = exercise.hold_seconds
    words = filling.fill(exercise.cues.hold or tell("hold"), side)
    first = in_a_hold(Cue(seconds, words, "", Tone.HOLD_BEGINS), seconds, manner)
    counts = []
    if seconds >= HALF_WAY_FROM:
        counts.append(Cue(seconds / 2, tell("half-way"), counts=True))
    if seconds > COUNT_ABOVE:
        counts += [Cue(float(n), filling.number(n) + ".", counts=True) for n in (3, 2, 1)]
    return (first, *not_into(counts, seconds - manner.lasts(first.words, tone=True), manner))

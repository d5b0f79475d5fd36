"""The plan: a flat, finished list of steps for one session, like a score.

Everything is decided here, before the first second is played: what is done, for how long, and what is
heard at which moment. The session only plays it.
"""

from __future__ import annotations

from collections.abc import Iterator

from backroutine.domain.exercises.exercise import Exercise, Posture
from backroutine.domain.exercises.ids import NO_WARM_UP
from backroutine.domain.exercises.routine import RoutineEntry, WarmUp
from backroutine.domain.plan.exercise_steps import exercise_steps, getting_up
from backroutine.domain.plan.fitting import Manner, with_lead_ins
from backroutine.domain.plan.steps import Cue, Step, StepKind, Tone
from backroutine.domain.values import NamedTuple
from backroutine.domain.words import filling
from backroutine.domain.words.filling import tell

SOON = 10.0  # seconds left of the warm-up when it says so


class LeftOut(NamedTuple):
    """An exercise that is not in the plan, and why; `since` is a local date in ISO form."""

    exercise: str
    name: str
    reason: str
    since: str


class Recipe(NamedTuple):
    """All that a plan is made from. The same recipe always makes the same plan, so this is what is kept.

    `exercises` already carry today's dose. `warm_up_seconds` is the whole length; `delay` is the time to
    reach the mat; `pace` divides every time (10 for a rehearsal). `rate` is the voice's, in words a minute, 0 where
    nothing is said; `waits`: a get-ready ends when the person says so. `careful` are the ids of the exercises that are
    new to the person: before those all cautions are told, before the others the first.
    """

    routine: str
    name: str
    exercises: tuple[Exercise, ...]
    warm_up: WarmUp | None = None
    warm_up_seconds: float = 360.0
    left_out: tuple[LeftOut, ...] = ()
    delay: float = 0.0
    pace: float = 1.0
    rate: float = filling.USUAL_RATE
    waits: bool = False
    careful: tuple[str, ...] = ()


class Plan:
    """The steps of one session, in order. Iterate over it, or ask for `seconds`.

    No named tuple, for it is a row of steps, and no dataclass: it would be the only one of a whole session.
    """

    __slots__ = ("recipe", "steps")

    def __init__(self, recipe: Recipe, steps: tuple[Step, ...]) -> None:
        self.recipe = recipe
        self.steps = steps

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Plan) and (self.recipe, self.steps) == (other.recipe, other.steps)

    def __hash__(self) -> int:
        return hash(self.recipe)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises in order, with today's dose."""
        return self.recipe.exercises

    @property
    def ids(self) -> tuple[str, ...]:
        """The id of each exercise, in order."""
        return tuple(exercise.id for exercise in self.exercises)

    @property
    def seconds(self) -> float:
        """The length of all timed steps; questions take their own time and are not counted."""
        return sum(step.seconds for step in self.steps)

    def seconds_after(self, index: int) -> float:
        """The length of the timed steps that follow step `index`."""
        return sum(step.seconds for step in self.steps[index + 1 :])

    def section(self, index: int) -> tuple[int, int]:
        """First and one-past-last step of what `index` is in: an exercise, the warm-up, the way to the mat, or up."""
        first, after = index, index + 1
        while first and self._together(first - 1, index):
            first -= 1
        while after < len(self.steps) and self._together(after, index):
            after += 1
        return first, after

    def _together(self, one: int, other: int) -> bool:
        """Whether two steps belong to the same exercise, or both to the warm-up, or both to the walk to the mat."""
        a, b = self.steps[one], self.steps[other]
        return a.number == b.number and (a.kind is StepKind.WARM_UP) == (b.kind is StepKind.WARM_UP)

    def first_step(self, number: int) -> int:
        """The first step of exercise `number` (from 0); the length of the plan if there is none."""
        return next((i for i, step in enumerate(self.steps) if step.number == number), len(self.steps))


def dosed(exercise: Exercise, entry: RoutineEntry) -> Exercise:
    """The exercise with the routine's own dose, where the routine gives one."""
    reps = exercise.reps if entry.reps is None else entry.reps
    hold = exercise.hold_seconds if entry.hold_seconds is None else entry.hold_seconds
    return exercise._replace(
        reps=reps, hold_seconds=hold, max_hold_seconds=max(exercise.max_hold_seconds, hold)
    )


def by_posture(exercises: tuple[Exercise, ...]) -> tuple[Exercise, ...]:
    """The same exercises with equal postures together, in the order in which a posture first comes."""
    first = {exercise.posture: i for i, exercise in reversed(list(enumerate(exercises)))}
    return tuple(sorted(exercises, key=lambda exercise: first[exercise.posture]))


def build_plan(recipe: Recipe) -> Plan:
    """The whole score: the way to the mat, the warm-up, then each exercise and its question."""
    steps = [*_delay(recipe), *_warm_up(recipe)]
    posture: Posture | None = Posture.STANDING
    manner = Manner(recipe.rate, waits=recipe.waits)
    for number, exercise in enumerate(recipe.exercises):
        warmed_up = Tone.EXERCISE_ENDS if recipe.warm_up and not number else None
        told = manner._replace(careful=exercise.id in recipe.careful, tone=warmed_up)
        steps += exercise_steps(number, exercise, posture, told)
        posture = exercise.posture
    if up := getting_up(posture, manner):
        steps.append(up)
    if recipe.pace != 1:
        steps = [_faster(step, recipe.pace) for step in steps]
    elif recipe.rate:
        steps = with_lead_ins(steps)
    return Plan(recipe, tuple(steps))


def _faster(step: Step, pace: float) -> Step:
    cues = tuple(cue._replace(left=cue.left / pace) for cue in step.cues)
    return step._replace(seconds=step.seconds / pace, cues=cues)


def _delay(recipe: Recipe) -> list[Step]:
    if not recipe.delay:
        return []
    say = tell("delay.say", seconds=filling.length(recipe.delay))
    cue = Cue(recipe.delay, say, say)
    cues = (cue,) if Manner(recipe.rate).fits(cue, recipe.delay) else ()
    return [Step(StepKind.GET_READY, tell("delay.title"), recipe.delay, cues=cues)]


def _warm_up(recipe: Recipe) -> list[Step]:
    """One step for each stage, scaled to the whole length, with the minutes left and the last ten seconds."""
    warm_up = recipe.warm_up
    if warm_up is None:
        return []
    scale = recipe.warm_up_seconds / sum(stage.seconds for stage in warm_up.stages)
    left = recipe.warm_up_seconds
    steps = []
    for i, stage in enumerate(warm_up.stages):
        seconds = stage.seconds * scale
        say, names = stage.say, ""
        if i == 0:
            say = f"{tell('warm-up.say', minutes=filling.length(recipe.warm_up_seconds))} {say}"
            names = f"{warm_up.name}."
        elif left % 60 < 1:
            names = tell("warm-up.left", minutes=filling.counted(left // 60, "minute"))
            say = f"{names} {say}"
        last = i == len(warm_up.stages) - 1
        steps.append(
            Step(
                StepKind.WARM_UP,
                tell("warm-up.title", name=warm_up.name),
                seconds,
                cues=(
                    Cue(seconds, say, names),
                    *_minutes_left(seconds, left, Manner(recipe.rate).lasts(say), last=last),
                ),
            )
        )
        left -= seconds
    return steps


def _minutes_left(seconds: float, left: float, said: float, *, last: bool) -> list[Cue]:
    """The whole minutes of the warm-up that end inside a stage of `seconds`, begun with `left` to go.

    A minute that falls on the first five seconds of a stage is not told, nor is one that would cut the stage's own
    words, which take `said` seconds.
    """
    free = seconds - max(5.0, said)
    after = left - seconds  # of the warm-up, once this stage is over
    minutes = range(int(left // 60), 0, -1)
    cues = [
        Cue(60 * m - after, say, say)
        for m in minutes
        if 0 < 60 * m - after < free and (say := tell("warm-up.left", minutes=filling.counted(m, "minute")))
    ]
    if last and free > SOON:
        cues.append(Cue(SOON, tell("warm-up.soon"), tell("warm-up.soon")))
    return sorted(cues, key=lambda cue: -cue.left)


def warm_up_id(recipe: Recipe) -> str:
    """The id of the warm-up, or `none` when there is none."""
    return recipe.warm_up.id if recipe.warm_up else NO_WARM_UP

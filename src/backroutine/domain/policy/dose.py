"""How many reps, and how long a hold, for this person today: the arithmetic of levels."""

from __future__ import annotations

import math

from backroutine.domain.exercises.exercise import Exercise
from backroutine.domain.policy.progression import TRIAL_REPS, Progression, Standing
from backroutine.domain.policy.rules import threshold
from backroutine.domain.values import NamedTuple
from backroutine.domain.words.filling import tell

MOST_REPS = threshold("growth-is-small", "reps")  # as far as an exercise grows by itself
HOLD_STEP = threshold("growth-is-small", "seconds")
EASED_BY = threshold("a-little-eases", "fewer")
FEWEST = threshold("two-reps-are-left", "reps")  # unless the file has fewer
FIRST_TIME_REPS = threshold("a-month-away", "reps")


class Dose(NamedTuple):
    """Reps (per side, where there are sides) and the length of each hold."""

    reps: int
    hold_seconds: float


def at_level(exercise: Exercise, level: int) -> Dose:
    """The dose so many steps above the file's: a hold with a range grows first, then the reps."""
    room = max(0.0, exercise.max_hold_seconds - exercise.hold_seconds)
    longer = min(room, level * HOLD_STEP)
    more = max(0, level - math.ceil(room / HOLD_STEP))
    reps = min(exercise.reps + more, max(MOST_REPS, exercise.reps))
    return Dose(reps, exercise.hold_seconds + longer)


def fewer(reps: int, by: int) -> int:
    """So many reps fewer, but not under two, unless there were fewer anyway."""
    return min(reps, max(FEWEST, reps - by))


def dose(exercise: Exercise, progression: Progression) -> Dose | None:
    """Today's dose; None for what is left out. The progression must be today's (`policy.Today.progression`)."""
    if progression.left_out:
        return None
    usual = at_level(exercise, progression.level)
    reps = usual.reps
    if progression.rung is not None:
        reps = min(reps, TRIAL_REPS + progression.rung)
    if progression.first_time:
        reps = min(reps, FIRST_TIME_REPS)
    if progression.standing is Standing.EASED:
        reps = fewer(reps, EASED_BY)
    gentle = progression.standing is not Standing.READY
    return Dose(fewer(reps, progression.less), exercise.hold_seconds if gentle else usual.hold_seconds)


def for_today(exercise: Exercise, progression: Progression) -> Exercise | None:
    """The exercise with today's dose; None if it is left out. An eased one or a trial asks for a smaller movement."""
    today = dose(exercise, progression)
    if today is None:
        return None
    changed = exercise._replace(reps=today.reps, hold_seconds=today.hold_seconds)
    if progression.standing is Standing.READY:
        return changed
    return changed._replace(action=(*exercise.action, tell("gentler")))

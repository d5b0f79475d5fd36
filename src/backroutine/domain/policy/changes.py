"""What a session has changed for next time, in sentences: each change of standing with its why and what comes next."""

from __future__ import annotations

from collections.abc import Iterable

from backroutine.domain.exercises.exercise import Exercise
from backroutine.domain.policy.dose import Dose, dose
from backroutine.domain.policy.person import Person
from backroutine.domain.policy.progression import Progression, Reason, Standing
from backroutine.domain.words.filling import exactly, tell, times


def changes(before: Person, after: Person, exercises: Iterable[Exercise]) -> tuple[str, ...]:
    """What is different for these exercises, in their order; empty if nothing is.

    `before` and `after` are the same person without and with the session; `exercises` carry the routine's amounts.
    Both come from the journal, so that nothing is told that is not so.
    """
    pairs = {one.id: one for one in exercises}
    told = [_change(one, before.progression(one.id), after.progression(one.id)) for one in pairs.values()]
    lower = [tell("change.less")] if after.worn_out != before.worn_out else []
    return (*(line for line in told if line), *lower)


def _change(exercise: Exercise, before: Progression, after: Progression) -> str:
    """What has become of one exercise, in a sentence; empty if it stands as it did."""
    values: dict[str, object] = {"exercise": exercise.name, "id": exercise.id}
    if after.left_out:
        return _left_out(before, after, values)
    amount = dose(exercise, after)
    then = "" if amount is None else _in_words(amount)
    match before.standing, after.standing:
        case Standing.READY, Standing.EASED:
            return tell("change.eased", amount=then, **values)
        case (Standing.EASED | Standing.TRIAL) as was, Standing.READY:
            return tell(f"change.{was}-over", amount=then, **values)
        case Standing.TRIAL, Standing.TRIAL if after.rung != before.rung:
            return tell("change.trial", amount=then, **values)
        case Standing.READY, Standing.READY if (after.level, -after.less) > (before.level, -before.less):
            return tell("change.grown", amount=then, **values)
        case _:
            return ""


def _left_out(before: Progression, after: Progression, values: dict[str, object]) -> str:
    if before.left_out or after.reason == Reason.BY_HAND:
        return ""
    why = tell(f"reason.{after.reason}")
    key = "retired" if after.standing is Standing.RETIRED else "cleared" if after.needs_cleared else "parked"
    return tell(f"change.{key}", reason=why, **values)


def _in_words(amount: Dose) -> str:
    often = times(amount.reps).lower()
    return (
        tell("change.hold", times=often, seconds=exactly(amount.hold_seconds))
        if amount.hold_seconds
        else often
    )

"""Whether a parked exercise may come back today (rules: never-back-by-itself, back-as-usual)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from backroutine.domain.policy.by_hand import PARKED_DAYS, days_parked
from backroutine.domain.policy.person import Person
from backroutine.domain.policy.progression import Reason
from backroutine.domain.policy.rules import threshold
from backroutine.domain.words.filling import day as said
from backroutine.domain.words.filling import tell

LAST_SCORES = threshold("back-as-usual", "scores")
NEAR = threshold("back-as-usual", "points")


def bring_back(person: Person, exercise: str, name: str, today: date, cleared: str = "") -> str | None:
    """Why `exercise` may not come back today, in a sentence for the person; None if it may.

    `cleared` is "who, when". The two confirmations (`confirmations`) are asked by whoever calls this.
    """
    progression = person.progression(exercise)
    if not progression.left_out:
        return tell("back.not-parked", exercise=name)
    if progression.reason == Reason.BY_HAND:
        return None
    if days_parked(progression, today) < PARKED_DAYS and progression.since is not None:
        free = progression.since + timedelta(days=PARKED_DAYS)
        return tell("back.too-soon", exercise=name, date=said(free.isoformat()))
    if progression.needs_cleared and not cleared:
        return tell("back.clear-first", exercise=name, id=exercise)
    if not cleared and not as_usual([score for _, score in person.scores]):
        return tell("back.not-yet", exercise=name)
    return None


def confirmations(person: Person, exercise: str, name: str) -> tuple[str, ...]:
    """What to ask before an exercise that hurt comes back; each must be answered with yes."""
    if not person.progression(exercise).left_out_for_pain:
        return ()
    return tell("back.daily-life", exercise=name), tell("back.reminder", exercise=name)


def as_usual(scores: Sequence[int]) -> bool:
    """Whether the last two scores are back at the usual level, the median of those before them.

    Without a usual level (fewer than three scores) nothing speaks against it: the confirmations decide.
    """
    from statistics import median  # noqa: PLC0415 - 6 ms for a question that is hardly ever asked

    last, earlier = scores[-LAST_SCORES:], scores[:-LAST_SCORES]
    return not earlier or max(last) <= median(earlier) + NEAR

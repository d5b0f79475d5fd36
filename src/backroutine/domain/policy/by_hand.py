"""What a person decides about one exercise: leave it out, bring it back, take the step that is offered or refuse it.

Whether they may is asked first (`bring_back`, `offers`); here is what becomes of the progression.
"""

from __future__ import annotations

from datetime import date

from backroutine.domain.policy.progression import (
    Absence,
    Progression,
    Reason,
    Standing,
    counting_anew,
)
from backroutine.domain.policy.rules import threshold

PARKED_DAYS = threshold("yes-parks", "days")


def park(progression: Progression, day: date) -> Progression:
    """Left out by hand; what pain has parked stays as it is."""
    if progression.left_out:
        return progression
    return progression._replace(
        standing=Standing.PARKED,
        since=day,
        reason=Reason.BY_HAND,
        needs_cleared=False,
        before=progression,
    )


def cleared(progression: Progression) -> Progression:
    """A professional was asked about it; it still has to be brought back. Once more is twice."""
    return progression._replace(needs_cleared=False, sign="", hurts=min(1, progression.hurts))


def returned(progression: Progression, day: date) -> Progression:
    """On trial, if it may return: never before seven days, never uncleared where that is needed.

    What was parked by hand has no such conditions; brought back the same day it was a slip of the finger.
    """
    if not progression.left_out:
        return progression
    if progression.reason == Reason.BY_HAND:
        if progression.since == day and progression.before is not None:
            return progression.before
        return _trial(progression, day)._replace(returned=progression.returned)
    if progression.needs_cleared or days_parked(progression, day) < PARKED_DAYS:
        return progression
    return _trial(progression, day)


def _trial(progression: Progression, day: date) -> Progression:
    why, hurts, parkings = Reason.BROUGHT_BACK, progression.hurts, progression.parkings
    over = () if progression.since is None else (Absence(progression.since, day),)
    return Progression(
        Standing.TRIAL,
        day,
        why,
        rung=0,
        returned=day,
        hurts=hurts,
        parkings=parkings,
        absences=progression.absences + over,
    )


def days_parked(progression: Progression, day: date) -> int:
    """How many days it has been left out."""
    return 0 if progression.since is None else (day - progression.since).days


def grown(progression: Progression, less: int | None = None) -> Progression:
    """One step up: it was offered and taken.

    What a bad day took comes back first, a rep at a time; `less`: what remains of it then, where one rep's
    worth of it is not to be noticed, because the exercise was at its fewest.
    """
    if progression.standing is not Standing.READY:
        return progression
    if not progression.less:
        return counting_anew(progression)._replace(level=progression.level + 1)
    left = progression.less - 1
    return counting_anew(progression)._replace(less=left if less is None else max(0, min(left, less)))


def declined(progression: Progression) -> Progression:
    """A step was offered and refused: asked again after three more sessions."""
    return progression._replace(asked_at=progression.easy)

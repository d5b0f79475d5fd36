"""The course of one exercise: how it stands, how far it has grown, and what each thing that happens does to it.

The numbers are those of CONTENT 5.4 and 6. A course knows no dose: `dose` makes one from it and the file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from backroutine.domain.policy.pain import Felt
from backroutine.domain.record.events import Hurt

PARKED_DAYS = 7  # at least (CONTENT 5.4)
AGAIN_DAYS = 30  # hurting this soon after a return retires (CONTENT 5.4)
TWO_IN_A_ROW = 2  # pain-free sessions that end easing, and that a trial's steps take (CONTENT 5.4)
TRIAL_REPS = 2  # a trial begins with so many (CONTENT 5.4)
TRIAL_ENDS_AT = 5  # and ends with so many (CONTENT 5.4)
TRIAL_RUNGS = TRIAL_ENDS_AT - TRIAL_REPS
LOWER_FROM = 7  # days away: two steps back (CONTENT 6)
LOWER_BY = 2
AFRESH_FROM = 14  # days away: the starting level (CONTENT 6)
FIRST_TIME_FROM = 30  # days away: as if for the first time (CONTENT 6)


class Standing(StrEnum):
    """Where an exercise stands."""

    READY = "ready"
    EASED = "eased"
    PARKED = "parked"
    TRIAL = "trial"
    RETIRED = "retired"


class Reason(StrEnum):
    """Why an exercise is not simply ready."""

    HURT = "hurt"
    A_LITTLE = "a-little"
    A_LITTLE_AGAIN = "a-little-again"
    LEG_SIGNS = "leg-signs"
    STRONG = "strong"
    HURT_AGAIN = "hurt-again"
    BY_HAND = "by-hand"
    BROUGHT_BACK = "brought-back"


_SIGNS = {Reason.LEG_SIGNS, Reason.STRONG}  # only a professional brings it back (CONTENT 5.4)


@dataclass(frozen=True, slots=True)
class Course:
    """Everything about one exercise that its past decides. The default is an exercise never done.

    `level` is steps above the start. `rung` is steps above the two reps of a trial, and goes on after it as a
    ceiling; None if it was never parked. `noes` are pain-free sessions in a row, towards the end of easing or
    the next rung. `easy` are those at this level, since `easy_since`; `asked_at` of them, a step was refused.
    `first_time`: after 30 days away. `hurts` counts sessions with pain until it has been at peace again.
    `parkings` counts how often pain has parked it. `sign`: leg signs or strong pain, until cleared.
    `before` is what it was when it was parked by hand.
    """

    standing: Standing = Standing.READY
    since: date | None = None
    reason: str = ""
    level: int = 0
    rung: int | None = None
    noes: int = 0
    easy: int = 0
    easy_since: date | None = None
    asked_at: int | None = None
    first_time: bool = False
    needs_cleared: bool = False
    sign: str = ""
    returned: date | None = None
    hurts: int = 0
    parkings: int = 0
    before: Course | None = None

    @property
    def left_out(self) -> bool:
        """Whether it is in no plan."""
        return self.standing in (Standing.PARKED, Standing.RETIRED)

    @property
    def left_out_for_pain(self) -> bool:
        """Whether it is in no plan because it hurt."""
        return self.left_out and self.reason != Reason.BY_HAND


NEW = Course()


# A session ---------------------------------------------------------------------------------------------


def after_session(course: Course, felt: Felt, day: date) -> Course:
    """The course after a session in which the exercise felt so (CONTENT 5.4, its table).

    Unanswered, or not done to the end: nothing changes (CONTENT 6, setbacks).
    """
    match felt.hurt:
        case Hurt.YES:
            return _parked(course, _why(felt), day)
        case Hurt.A_LITTLE if course.standing is Standing.READY:
            eased = replace(course, standing=Standing.EASED, since=day, reason=Reason.A_LITTLE, noes=0)
            return replace(counting_anew(eased), hurts=_hurts(course, day))
        case Hurt.A_LITTLE:
            return _parked(course, Reason.A_LITTLE_AGAIN, day)
        case _:
            return _easier(course, day) if felt.pain_free else course


def _why(felt: Felt) -> Reason:
    return Reason.LEG_SIGNS if felt.leg_signs else Reason.STRONG if felt.strong else Reason.HURT


def _soon_after_return(course: Course, day: date) -> bool:
    return course.returned is not None and (day - course.returned).days <= AGAIN_DAYS


def _hurts(course: Course, day: date) -> int:
    at_peace = course.standing is Standing.READY and not _soon_after_return(course, day)
    return 1 if at_peace else course.hurts + 1


def _parked(course: Course, reason: Reason, day: date) -> Course:
    """Left out from now on: parked, or retired if it had come back within the last 30 days."""
    retired = course.standing is Standing.RETIRED or _soon_after_return(course, day)
    sign = reason if reason in _SIGNS else course.sign
    return Course(
        standing=Standing.RETIRED if retired else Standing.PARKED,
        since=day,
        reason=Reason.HURT_AGAIN if retired else reason,
        needs_cleared=bool(sign) or retired,
        sign=sign,
        returned=course.returned,
        hurts=_hurts(course, day),
        parkings=course.parkings + (not course.left_out_for_pain),
    )


def _easier(course: Course, day: date) -> Course:
    """After a pain-free session."""
    match course.standing:
        case Standing.READY:
            since = course.easy_since or day
            return _climbing(replace(course, easy=course.easy + 1, easy_since=since, first_time=False))
        case Standing.EASED if course.noes + 1 >= TWO_IN_A_ROW:
            back = replace(course, standing=Standing.READY, since=None, reason="", noes=0, first_time=False)
            return replace(counting_anew(back), level=max(0, course.level - 1))
        case Standing.EASED:
            return replace(course, noes=course.noes + 1, first_time=False)
        case Standing.TRIAL:
            return _climbing(replace(course, first_time=False))
        case _:
            return course


def _climbing(course: Course) -> Course:
    """One more rep for every two pain-free sessions; with five of them, a trial is over (CONTENT 5.4)."""
    if course.rung is None:
        return course
    if course.noes + 1 < TWO_IN_A_ROW:
        return replace(course, noes=course.noes + 1)
    higher = replace(course, rung=course.rung + 1, noes=0)
    if course.standing is Standing.TRIAL and course.rung + 1 >= TRIAL_RUNGS:
        return replace(higher, standing=Standing.READY, since=None, reason="")
    return higher


def back(course: Course, steps: int) -> Course:
    """So many steps lower, not below the starting level, and counting anew (CONTENT 5.4 and 6)."""
    level = max(0, course.level - steps)
    lowest = 0 if course.standing is Standing.TRIAL else TRIAL_RUNGS
    rung = None if course.rung is None else max(lowest, course.rung - steps)
    lower = replace(course, level=level, rung=rung, noes=0)
    return lower if level == course.level else counting_anew(lower)


def counting_anew(course: Course) -> Course:
    """The same course, with no easy session counted at its level."""
    return replace(course, easy=0, easy_since=None, asked_at=None)


def after_gap(course: Course, days: int) -> Course:
    """The course after so many days without a session (CONTENT 6, gaps)."""
    if days < LOWER_FROM:
        return course
    if days < AFRESH_FROM:
        return counting_anew(back(course, LOWER_BY))
    afresh = counting_anew(back(course, max(course.level, course.rung or 0)))
    return replace(afresh, first_time=course.first_time or days >= FIRST_TIME_FROM)


# By hand -----------------------------------------------------------------------------------------------


def park(course: Course, day: date) -> Course:
    """Left out by hand; what pain has parked stays as it is."""
    if course.left_out:
        return course
    return replace(
        course, standing=Standing.PARKED, since=day, reason=Reason.BY_HAND, needs_cleared=False, before=course
    )


def cleared(course: Course) -> Course:
    """A professional was asked about it; it still has to be brought back (CONTENT 5.4). Once more is twice."""
    return replace(course, needs_cleared=False, sign="", hurts=min(1, course.hurts))


def bring_back(course: Course, day: date) -> Course:
    """On trial, if it may return: never before seven days, never uncleared where that is needed (CONTENT 5.4).

    What was parked by hand has no such conditions; brought back the same day it was a slip of the finger.
    """
    if not course.left_out:
        return course
    if course.reason == Reason.BY_HAND:
        if course.since == day and course.before is not None:
            return course.before
        return replace(_trial(course, day), returned=course.returned)
    if course.needs_cleared or days_parked(course, day) < PARKED_DAYS:
        return course
    return _trial(course, day)


def _trial(course: Course, day: date) -> Course:
    why, hurts, parkings = Reason.BROUGHT_BACK, course.hurts, course.parkings
    return Course(Standing.TRIAL, day, why, rung=0, returned=day, hurts=hurts, parkings=parkings)


def days_parked(course: Course, day: date) -> int:
    """How many days it has been left out."""
    return 0 if course.since is None else (day - course.since).days


def grown(course: Course) -> Course:
    """One step up: it was offered and taken (CONTENT 6.3)."""
    if course.standing is not Standing.READY:
        return course
    return replace(counting_anew(course), level=course.level + 1)


def declined(course: Course) -> Course:
    """A step was offered and refused: asked again after three more sessions (CONTENT 6.3)."""
    return replace(course, asked_at=course.easy)

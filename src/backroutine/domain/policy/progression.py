"""The progression of one exercise: how it stands, how far it has grown, and what each thing that happens does to it.

A progression knows no dose: `dose` makes one from it and the file.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from backroutine.domain.policy.pain import Felt
from backroutine.domain.policy.rules import threshold
from backroutine.domain.record.events import Hurt
from backroutine.domain.values import NamedTuple

AGAIN_DAYS = threshold("hurt-again-retires", "days")
LESS_BY = threshold("worse-day-lowers", "reps")
EASED_FOR = threshold("a-little-eases", "sessions")  # pain-free ones, in a row
RUNG_TAKES = threshold("trial-begins-small", "sessions")
TRIAL_REPS = threshold("trial-begins-small", "reps")
TRIAL_RUNGS = threshold("trial-begins-small", "ends") - TRIAL_REPS
LOWER_FROM = threshold("a-week-away", "days")
LOWER_BY = threshold("a-week-away", "steps")
AFRESH_FROM = threshold("two-weeks-away", "days")
FIRST_TIME_FROM = threshold("a-month-away", "days")


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
    TOO_MUCH = "too-much"  # a little, it was said, but 4 or more of 10
    A_LITTLE = "a-little"
    A_LITTLE_AGAIN = "a-little-again"
    LEG_SIGNS = "leg-signs"
    STRONG = "strong"
    HURT_AGAIN = "hurt-again"
    BY_HAND = "by-hand"
    BROUGHT_BACK = "brought-back"


# Only a professional brings it back (rules: leg-signs, strong-pain).
_SIGNS = {Reason.LEG_SIGNS, Reason.STRONG}


class Absence(NamedTuple):
    """The days from which and to which an exercise was left out; on the second it was brought back."""

    since: date
    until: date


class Progression(NamedTuple):
    """Everything about one exercise that its past decides. The default is an exercise never done.

    `level` is steps above the start; `less` are reps fewer than all else allows, after a bad day. `rung` is steps above the two reps of a trial, and goes on after it as a
    ceiling; None if it was never parked. `noes` are pain-free sessions in a row, towards the end of easing or
    the next rung. `easy` are those at this level, since `easy_since`; `asked_at` of them, a step was refused.
    `first_time`: after 30 days away. `hurts` counts sessions with pain until it has been at peace again.
    `parkings` counts how often pain has parked it. `sign`: leg signs or strong pain, until cleared.
    `before` is what it was when it was parked by hand. `absences` are those that are over, in order.
    """

    standing: Standing = Standing.READY
    since: date | None = None
    reason: str = ""
    level: int = 0
    less: int = 0
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
    before: Progression | None = None
    absences: tuple[Absence, ...] = ()

    @property
    def left_out(self) -> bool:
        """Whether it is in no plan."""
        return self.standing in (Standing.PARKED, Standing.RETIRED)

    @property
    def left_out_for_pain(self) -> bool:
        """Whether it is in no plan because it hurt."""
        return self.left_out and self.reason != Reason.BY_HAND


NEW = Progression()


def after_session(progression: Progression, felt: Felt, day: date) -> Progression:
    """The progression after a session in which the exercise felt so (rules: yes-parks, a-little-eases, a-little-again-parks).

    Unanswered, or not done to the end: nothing changes.
    """
    match felt.hurt:
        case Hurt.YES:
            return _parked(progression, _why(felt), day)
        case Hurt.A_LITTLE if progression.standing is Standing.READY:
            eased = progression._replace(standing=Standing.EASED, since=day, reason=Reason.A_LITTLE, noes=0)
            return counting_anew(eased)._replace(hurts=_hurts(progression, day))
        case Hurt.A_LITTLE:
            return _parked(progression, Reason.A_LITTLE_AGAIN, day)
        case _:
            return _easier(progression, day) if felt.pain_free else progression


def _why(felt: Felt) -> Reason:
    found = (
        (felt.leg_signs, Reason.LEG_SIGNS),
        (felt.strong, Reason.STRONG),
        (felt.too_much, Reason.TOO_MUCH),
    )
    return next((reason for holds, reason in found if holds), Reason.HURT)


def _soon_after_return(progression: Progression, day: date) -> bool:
    return progression.returned is not None and (day - progression.returned).days <= AGAIN_DAYS


def _hurts(progression: Progression, day: date) -> int:
    at_peace = progression.standing is Standing.READY and not _soon_after_return(progression, day)
    return 1 if at_peace else progression.hurts + 1


def _parked(progression: Progression, reason: Reason, day: date) -> Progression:
    """Left out from now on: parked, or retired if it had come back within the last 30 days."""
    retired = progression.standing is Standing.RETIRED or _soon_after_return(progression, day)
    sign = reason if reason in _SIGNS else progression.sign
    return Progression(
        standing=Standing.RETIRED if retired else Standing.PARKED,
        since=day,
        reason=Reason.HURT_AGAIN if retired else reason,
        needs_cleared=bool(sign) or retired,
        sign=sign,
        returned=progression.returned,
        hurts=_hurts(progression, day),
        parkings=progression.parkings + (not progression.left_out_for_pain),
        absences=progression.absences,
    )


def _easier(progression: Progression, day: date) -> Progression:
    """After a pain-free session."""
    match progression.standing:
        case Standing.READY:
            since = progression.easy_since or day
            return _climbing(
                progression._replace(easy=progression.easy + 1, easy_since=since, first_time=False)
            )
        case Standing.EASED if progression.noes + 1 >= EASED_FOR:
            back = progression._replace(
                standing=Standing.READY, since=None, reason="", noes=0, first_time=False
            )
            return counting_anew(back)._replace(level=max(0, progression.level - 1))
        case Standing.EASED:
            return progression._replace(noes=progression.noes + 1, first_time=False)
        case Standing.TRIAL:
            return _climbing(progression._replace(first_time=False))
        case _:
            return progression


def _climbing(progression: Progression) -> Progression:
    """One more rep for every two pain-free sessions; with five of them, a trial is over."""
    if progression.rung is None:
        return progression
    if progression.noes + 1 < RUNG_TAKES:
        return progression._replace(noes=progression.noes + 1)
    higher = progression._replace(rung=progression.rung + 1, noes=0)
    if progression.standing is Standing.TRIAL and progression.rung + 1 >= TRIAL_RUNGS:
        return higher._replace(standing=Standing.READY, since=None, reason="")
    return higher


def back(progression: Progression, steps: int) -> Progression:
    """So many steps lower, not below the starting level, and counting anew."""
    level = max(0, progression.level - steps)
    lowest = 0 if progression.standing is Standing.TRIAL else TRIAL_RUNGS
    rung = None if progression.rung is None else max(lowest, progression.rung - steps)
    return counting_anew(progression)._replace(level=level, rung=rung, noes=0)


def lowered(progression: Progression) -> Progression:
    """One step lower after a bad day or a bad end; where no level is left to lower, a rep fewer than it would be."""
    if progression.standing is Standing.READY and progression.level:
        return back(progression, 1)
    return counting_anew(progression)._replace(less=progression.less + LESS_BY, noes=0)


def counting_anew(progression: Progression) -> Progression:
    """The same progression, with no easy session counted at its level."""
    return progression._replace(easy=0, easy_since=None, asked_at=None)


def after_gap(progression: Progression, days: int) -> Progression:
    """The progression after so many days without a session."""
    if days < LOWER_FROM:
        return progression
    if days < AFRESH_FROM:
        return back(progression, LOWER_BY)
    afresh = back(progression, max(progression.level, progression.rung or 0))
    return afresh._replace(first_time=progression.first_time or days >= FIRST_TIME_FROM)

"""From what the person asked for to a recipe: routine, doses, warm-up, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from backroutine.cli.desk import Desk
from backroutine.domain.errors import WrongUsage
from backroutine.domain.exercises.exercise import Exercise
from backroutine.domain.exercises.routine import NO_WARM_UP, Routine, RoutineEntry, WarmUp
from backroutine.domain.format.faults import nearest
from backroutine.domain.plan.plan import (
    USUAL_WARM_UP_MINUTES,
    WARM_UP_MINUTES,
    LeftOut,
    Recipe,
    by_posture,
    dosed,
)
from backroutine.domain.policy.standing import READY
from backroutine.domain.policy.today import Today
from backroutine.domain.record.sessions import last_warm_up
from backroutine.domain.report.weeks import CORE, core_due
from backroutine.domain.words.filling import tell
from backroutine.edge.files.folders import FileKind

USUAL_ROUTINE = "lower-back"
USUAL_WAY = "walk"
LONGEST_DELAY = 600
REHEARSAL_PACE = 10.0


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line. `warm_up` is minutes as text, or `none`.

    `rested`: core work only if there was a day of rest since the last.
    """

    routine: str
    only: Sequence[str] = ()
    skip: Sequence[str] = ()
    warm_up: str | None = None
    way: str | None = None
    delay: float = 0.0
    group: bool = False
    rehearse: bool = False
    rested: bool = False


def recipe(desk: Desk, wish: Wish, today: Today | None = None) -> Recipe:
    """The recipe for this wish today (or for another `today`). Raises WrongUsage, or BadFiles for its files."""
    minutes = _minutes(wish.warm_up)
    if not 0 <= wish.delay <= LONGEST_DELAY:
        raise WrongUsage(
            f"--delay takes 0 to {LONGEST_DELAY} seconds (found {wish.delay:g})", "such as --delay 60"
        )
    routine = desk.library.routine(wish.routine).value
    if routine.id == CORE and wish.rested and not wish.rehearse:
        _core_rested(desk)
    found = desk.library.exercises_of(routine)
    entries = _wanted(routine, wish)
    usual = [dosed(found[entry.exercise].value, entry) for entry in entries]
    kept = (today or desk.today).dosed(usual)
    gone = tuple(left_out(desk, one) for one in usual if desk.standings.get(one.id, READY).left_out)
    if not kept:
        raise WrongUsage(
            _nothing(gone), "`backroutine list` shows what is parked, `bring-back ID` returns it"
        )
    return Recipe(
        routine.id,
        routine.name,
        by_posture(kept) if wish.group else kept,
        _warm_up(desk, routine, wish),
        minutes * 60,
        tuple(dict.fromkeys(gone)),
        wish.delay,
        REHEARSAL_PACE if wish.rehearse else 1.0,
    )


def usual(desk: Desk, wish: Wish) -> tuple[Exercise, ...]:
    """All exercises of the routine with its own doses, whatever today leaves of them."""
    routine = desk.library.routine(wish.routine).value
    found = desk.library.exercises_of(routine)
    return tuple(dosed(found[entry.exercise].value, entry) for entry in routine.exercises)


def _core_rested(desk: Desk) -> None:
    """Raises WrongUsage if core work was done today or yesterday (CONTENT 7)."""
    today = desk.clock.today()
    past = desk.sessions_of(desk.sittings_since(today - timedelta(days=1)))
    if not core_due(past, today):
        raise WrongUsage(tell("core.rest"), tell("core.hint"))


def _nothing(gone: Iterable[LeftOut]) -> str:
    names = ", ".join(dict.fromkeys(one.name for one in gone))
    return f"nothing is left to do: {names} left out" if names else "nothing is left to do"


def _wanted(routine: Routine, wish: Wish) -> tuple[RoutineEntry, ...]:
    """The routine's entries without what was left out by hand. Raises WrongUsage for an id it does not hold."""
    ids = [entry.exercise for entry in routine.exercises]
    for name in (*wish.only, *wish.skip):
        if name not in ids:
            near = nearest(name, ids)
            hint = f"Did you mean {near}?" if near else f"it holds {', '.join(ids)}"
            raise WrongUsage(f"{routine.id} has no exercise {name[:64]!r}", hint)
    return tuple(
        entry
        for entry in routine.exercises
        if (not wish.only or entry.exercise in wish.only) and entry.exercise not in wish.skip
    )


def left_out(desk: Desk, exercise: Exercise) -> LeftOut:
    """Why an exercise is left out, and since when."""
    stands = desk.standings.get(exercise.id, READY)
    since = stands.since.isoformat() if stands.since else ""
    return LeftOut(exercise.id, exercise.name, stands.reason, since)


def _minutes(asked: str | None) -> float:
    """The minutes of warm-up. Raises WrongUsage outside of five to seven."""
    if asked is None or asked == NO_WARM_UP:
        return USUAL_WARM_UP_MINUTES
    low, high = WARM_UP_MINUTES
    try:
        minutes = float(asked)
    except ValueError:
        minutes = 0.0
    if low <= minutes <= high:
        return minutes
    raise WrongUsage(
        f"--warm-up takes {low:g} to {high:g} minutes, or none (found {asked[:20]!r})",
        "less hardly warms the muscles, more tires them; `none` if you are already warm",
    )


def _warm_up(desk: Desk, routine: Routine, wish: Wish) -> WarmUp | None:
    """The way to warm up: as asked, as the routine says, as the person did last, else a walk."""
    last = last_warm_up(desk.outline)
    known = last if last in desk.library.ids(FileKind.WARM_UP) else None
    way = wish.way or routine.warm_up or known or USUAL_WAY
    if NO_WARM_UP in {wish.warm_up, way}:
        return None
    return desk.library.warm_up(way).value

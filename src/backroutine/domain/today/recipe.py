"""From what the person asked for to a recipe: routine, amounts, warm-up, and what is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from backroutine.domain.errors import WrongUsage
from backroutine.domain.exercises.exercise import Exercise
from backroutine.domain.exercises.ids import CORE, NO_WARM_UP, USUAL_ROUTINE, USUAL_WARM_UP, nearest
from backroutine.domain.exercises.routine import Routine, RoutineEntry, WarmUp
from backroutine.domain.plan.plan import (
    LeftOut,
    Recipe,
    by_posture,
    dosed,
)
from backroutine.domain.policy.person import Person
from backroutine.domain.policy.rules import threshold
from backroutine.domain.policy.today import Today
from backroutine.domain.record.events import Ending
from backroutine.domain.record.sessions import Past
from backroutine.domain.values import NamedTuple
from backroutine.domain.words.filling import USUAL_RATE, tell

LEAST_WARM_UP = threshold("warm-up-minutes", "least")
MOST_WARM_UP = threshold("warm-up-minutes", "most")
LONGEST_DELAY = 600  # seconds
REHEARSAL_PACE = 10.0


class Wish(NamedTuple):
    """What was asked for on the command line. `warm_up` is minutes as text, or `none`.

    `rested`: core work only if there was a day of rest since the last. `rate` is the voice's, in words a minute, 0
    where nothing is said; `waits`: a get-ready ends when the person says so.
    """

    routine: str = USUAL_ROUTINE
    only: Sequence[str] = ()
    skip: Sequence[str] = ()
    warm_up: str | None = None
    way: str | None = None
    delay: float = 0.0
    group: bool = False
    rehearse: bool = False
    rested: bool = False
    rate: float = USUAL_RATE
    waits: bool = False


class Files(NamedTuple):
    """What the files say of a wish: its routine, the exercises that this names, and the way to warm up, if any.

    `elsewhere`: how the exercises come to be done that were asked for and are not in it.
    """

    routine: Routine
    exercises: Mapping[str, Exercise]
    warm_up: WarmUp | None = None
    elsewhere: Mapping[str, str] = MappingProxyType({})

    @property
    def usual(self) -> tuple[Exercise, ...]:
        """All exercises of the routine in its own amounts, whatever today leaves of them."""
        return tuple(dosed(self.exercises[entry.exercise], entry) for entry in self.routine.exercises)


def warm_up_id(wish: Wish, routine: Routine, last: str, known: Collection[str]) -> str | None:
    """Which warm-up it is to be: as asked, as the routine says, as the person did `last`, else a walk; None for none.

    `known` are the ids there are: what was done last may be gone. `last` is empty where there was none yet.
    """
    chosen = wish.way or routine.warm_up or (last if last in known else None) or USUAL_WARM_UP
    return None if NO_WARM_UP in {wish.warm_up, chosen} else chosen


def recipe(wish: Wish, files: Files, today: Today, past: Iterable[Past] = ()) -> Recipe:
    """The recipe for this wish today. `past`: the sessions since yesterday. Raises WrongUsage for a wish that cannot be."""
    minutes = _minutes(wish.warm_up)
    if not 0 <= wish.delay <= LONGEST_DELAY:
        raise WrongUsage(
            f"--delay takes 0 to {LONGEST_DELAY} seconds (found {wish.delay:g})", "such as --delay 60"
        )
    if wish.rested and not wish.rehearse and files.routine.id == CORE and not core_due(past, today.day):
        raise WrongUsage(tell("core.rest"), tell("core.hint"))
    entries = _wanted(files, wish)
    usual = [dosed(files.exercises[entry.exercise], entry) for entry in entries]
    kept = today.dosed(usual)
    gone = left_out(today.person, usual)
    if not kept:
        raise WrongUsage(
            _nothing(gone), "`backroutine list` shows what is parked, `bring-back ID` returns it"
        )
    return Recipe(
        files.routine.id,
        files.routine.name,
        by_posture(kept) if wish.group else kept,
        files.warm_up,
        minutes * 60,
        gone,
        wish.delay,
        REHEARSAL_PACE if wish.rehearse else 1.0,
        wish.rate,
        waits=wish.waits,
        careful=today.careful(kept),
    )


def left_out(person: Person, exercises: Iterable[Exercise]) -> tuple[LeftOut, ...]:
    """Those that are in no plan now, each once, with why and since when."""
    found: dict[str, LeftOut] = {}
    for exercise in exercises:
        stands = person.progression(exercise.id)
        if stands.left_out:
            since = stands.since.isoformat() if stands.since else ""
            found[exercise.id] = LeftOut(exercise.id, exercise.name, str(stands.reason), since)
    return tuple(found.values())


def core_due(past: Iterable[Past], today: date) -> bool:
    """Whether core work is in order today: neither twice on one day, nor the day after (rule: core-rests).

    A session of today that was cut short is not in the way of carrying it on.
    """
    cut_short = (Ending.INTERRUPTED, Ending.RUNNING)
    days = {
        one.local_date
        for one in past
        if one.routine == CORE and one.exercises and (one.ending not in cut_short or one.local_date != today)
    }
    return not any((today - day).days in {0, 1} for day in days)


def _nothing(gone: Iterable[LeftOut]) -> str:
    names = ", ".join(one.name for one in gone)
    return f"nothing is left to do: {names} left out" if names else "nothing is left to do"


def _wanted(files: Files, wish: Wish) -> tuple[RoutineEntry, ...]:
    """The routine's entries without what was left out by hand. Raises WrongUsage for an id it does not hold."""
    routine = files.routine
    ids = [entry.exercise for entry in routine.exercises]
    for name in (*wish.only, *wish.skip):
        if name not in ids:
            near = nearest(name, ids)
            hint = f"Did you mean {near}?" if near else f"it holds {', '.join(ids)}"
            if name in wish.only:
                hint = files.elsewhere.get(name, hint)
            raise WrongUsage(f"{routine.id} has no exercise {name[:64]!r}", hint)
    return tuple(
        entry
        for entry in routine.exercises
        if (not wish.only or entry.exercise in wish.only) and entry.exercise not in wish.skip
    )


def _minutes(asked: str | None) -> float:
    """The minutes of warm-up. Raises WrongUsage outside of five to seven."""
    if asked is None or asked == NO_WARM_UP:
        return threshold("warm-up-minutes", "usual")
    try:
        minutes = float(asked)
    except ValueError:
        minutes = 0.0
    if LEAST_WARM_UP <= minutes <= MOST_WARM_UP:
        return minutes
    raise WrongUsage(
        f"--warm-up takes {LEAST_WARM_UP} to {MOST_WARM_UP} minutes, or none (found {asked[:20]!r})",
        "less hardly warms the muscles, more tires them; `none` if you are already warm",
    )

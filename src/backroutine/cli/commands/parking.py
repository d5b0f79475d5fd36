"""The commands park and bring-back: by hand what pain does, and back again."""

from __future__ import annotations

from backroutine.cli.answers import agreed, clearance
from backroutine.cli.desk import Desk
from backroutine.domain.errors import WrongUsage
from backroutine.domain.exercises.ids import nearest
from backroutine.domain.policy import bring_back as returning
from backroutine.domain.policy.standing import READY, Standing
from backroutine.domain.record.events import Event, EventKind
from backroutine.domain.words.filling import tell


def park(desk: Desk, exercise: str) -> None:
    """Leave an exercise out from now on."""
    name = _name(desk, exercise)
    if desk.standings.get(exercise, READY).standing is Standing.PARKED:
        desk.out.prose([tell("park.already", exercise=name)])
        return
    desk.write(Event(EventKind.PARKED, exercise))
    desk.out.prose([tell("park.done", exercise=name, id=exercise)])


def bring_back(desk: Desk, exercise: str, cleared: str | None, *, yes: bool) -> None:
    """Bring a parked exercise back, if it is time and the person confirms.

    `cleared` is "who, when", as a professional said it; `yes` answers the questions.
    """
    name = _name(desk, exercise)
    said = ", ".join(clearance(cleared)) if cleared is not None else ""
    refusal = returning.bring_back(desk.person, exercise, name, desk.clock.today(), said)
    if refusal:
        raise WrongUsage(refusal)
    for question in () if yes else returning.confirmations(desk.person, exercise, name):
        if not agreed(desk, question):
            if said:  # what a professional said holds, whatever is decided today
                who, when = clearance(cleared or "")
                desk.write(Event(EventKind.CLEARED, exercise, body={"who": who, "when": when}))
            desk.out.prose([tell("back.left", exercise=name)])
            return
    gently = desk.person.progression(exercise).left_out_for_pain
    desk.write(Event(EventKind.BROUGHT_BACK, exercise, body={"cleared": said} if said else {}))
    desk.out.prose([tell("back.trial" if gently else "back.done", exercise=name)])


def _name(desk: Desk, exercise: str) -> str:
    """The exercise's name. One that is gone but has a standing keeps its id. Raises WrongUsage for any other."""
    found = desk.library.exercises().found
    if exercise in found:
        return found[exercise].value.name
    if exercise in desk.standings:
        return exercise
    near = nearest(exercise, found)
    raise WrongUsage(f"there is no exercise {exercise[:64]!r}", f"Did you mean {near}?" if near else "")

"""The Python face of the command line: what `list` and `plan` do, as functions."""

from __future__ import annotations

from pathlib import Path

from backroutine.domain.exercises.exercise import Exercise
from backroutine.domain.exercises.ids import USUAL_ROUTINE, USUAL_WARM_UP
from backroutine.domain.plan.plan import Plan, Recipe, build_plan, dosed
from backroutine.edge.files.folders import shipped_folder
from backroutine.edge.files.library import Library


def load_exercises(folder: Path | None = None) -> dict[str, Exercise]:
    """Every shipped exercise by its id, with those in `folder` added or in place of shipped ones.

    Files with faults are left out; `backroutine check` tells about them.
    """
    shelf = Library(shipped_folder(), folder).exercises()
    return {name: found.value for name, found in shelf.found.items()}


def load_plan(
    routine: str = USUAL_ROUTINE, *, warm_up: str | None = USUAL_WARM_UP, folder: Path | None = None
) -> Plan:
    """The plan of a routine for somebody without a history; `warm_up` is the id of one, or None.

    Raises WrongUsage for an id that there is not, and BadFiles for a file with faults.
    """
    library = Library(shipped_folder(), folder)
    found = library.routine(routine).value
    exercises = library.exercises_of(found)
    chosen = tuple(dosed(exercises[entry.exercise].value, entry) for entry in found.exercises)
    way = library.warm_up(warm_up).value if warm_up else None
    return build_plan(Recipe(found.id, found.name, chosen, way))

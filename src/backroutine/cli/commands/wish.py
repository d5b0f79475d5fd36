"""What the files and the journal hold for a wish: read here, decided upon in `domain.today`."""

from __future__ import annotations

from backroutine.cli.desk import Desk
from backroutine.domain.plan.plan import Recipe
from backroutine.domain.today import recipe as recipes
from backroutine.domain.today.recipe import Files, Wish, warm_up_id
from backroutine.edge.files.folders import FileKind


def files(desk: Desk, wish: Wish) -> Files:
    """The files for this wish. Raises WrongUsage for an id that there is not, BadFiles for files with faults."""
    routine = desk.library.routine(wish.routine).value
    found = desk.library.exercises_of(routine)
    way = warm_up_id(wish, routine, desk.person.warm_up, desk.library.ids(FileKind.WARM_UP))
    others = ({*wish.only} - found.keys()) & {*desk.library.ids(FileKind.EXERCISE)}
    return Files(
        routine,
        {name: one.value for name, one in found.items()},
        desk.library.warm_up(way).value if way else None,
        {name: desk.library.how_to_do(name) for name in others},
    )


def recipe(desk: Desk, wish: Wish) -> Recipe:
    """What would be done today for this wish, whether or not there may be a session now."""
    return recipes.recipe(wish, files(desk, wish), desk.today)

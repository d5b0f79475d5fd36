"""`backroutine handout`: today's exercises on one page to print, or the picture of one of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from backroutine.cli.commands.wish import recipe
from backroutine.cli.desk import Desk
from backroutine.cli.written import form_of, write_out
from backroutine.domain.errors import WrongUsage
from backroutine.domain.figure.picture import Picture
from backroutine.domain.plan.plan import Plan, build_plan
from backroutine.domain.today.recipe import Wish
from backroutine.domain.values import NamedTuple
from backroutine.domain.words.filling import counted, tell
from backroutine.view.figure import svg
from backroutine.view.handout.html import page_lines
from backroutine.view.handout.room import largest
from backroutine.view.handout.sheet import handout as sheet

FORMS = ("html", "svg")


class Asked(NamedTuple):
    """The form ("": by the ending of the file, else a page), and where it is to go (None: standard output)."""

    form: str = ""
    output: Path | None = None
    force: bool = False


def handout(desk: Desk, wish: Wish, asked: Asked) -> None:
    """Write the handout. Raises WrongUsage where it does not fit on a page, or for a file that is there already."""
    form = form_of(asked.form, asked.output, FORMS)
    if asked.output is None and sys.stdout.isatty():
        raise WrongUsage(tell("handout.terminal"), tell("handout.terminal.hint"))
    plan = build_plan(recipe(desk, wish))
    pictures = {name: picture for name in plan.ids if (picture := _picture(desk, name))}
    lines = _drawing(plan, pictures) if form == "svg" else _page(desk, plan, pictures)
    write_out(desk, lines, asked.output, tell("handout.done"), force=asked.force)


def _picture(desk: Desk, name: str) -> Picture | None:
    return desk.library.picture(desk.library.exercise(name))


def _page(desk: Desk, plan: Plan, pictures: dict[str, Picture]) -> Iterable[str]:
    stop = desk.today.stop()
    made = sheet(plan, pictures, desk.today.day, [stop] if stop else [])
    size = largest(made)
    if size is None:
        exercises = counted(len(plan.ids), "exercise")
        raise WrongUsage(tell("handout.too-long", exercises=exercises), tell("handout.too-long.hint"))
    return page_lines(made, size)


def _drawing(plan: Plan, pictures: dict[str, Picture]) -> Iterable[str]:
    """Start and end of the one exercise there is, for its first side."""
    if len(plan.ids) > 1:
        raise WrongUsage(
            tell("handout.one", exercises=counted(len(plan.ids), "exercise")), tell("handout.one.hint")
        )
    (exercise,) = plan.exercises
    if exercise.id not in pictures:
        raise WrongUsage(f"{exercise.id} has no picture", "the README shows how to write one")
    mirror = exercise.sides_in_order()[:1] == ("right",)
    return [svg.pair(pictures[exercise.id], mirror=mirror, title=exercise.name)]

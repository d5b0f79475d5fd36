"""Handouts for tests: of the shipped routines, and of exercises that somebody made up."""

from __future__ import annotations

from datetime import date

from backroutine.api import load_plan
from backroutine.domain.exercises.exercise import Exercise
from backroutine.domain.figure.picture import Picture
from backroutine.domain.plan.plan import LeftOut, Plan, Recipe, build_plan
from backroutine.edge.files.folders import shipped_folder
from backroutine.edge.files.library import Library
from backroutine.view.handout.html import page_lines
from backroutine.view.handout.room import largest
from backroutine.view.handout.sheet import Handout, handout

DAY = date(2026, 5, 31)
LIBRARY = Library(shipped_folder())
PARKED = LeftOut("backward-bending", "Backward bending", "hurt", "2026-05-16")


def picture_of(name: str) -> Picture:
    """The picture of a shipped exercise."""
    picture = LIBRARY.picture(LIBRARY.exercise(name))
    assert picture is not None
    return picture


def shipped(routine: str) -> Handout:
    """The handout of a shipped routine, in its own amounts."""
    plan = load_plan(routine)
    return handout(plan, {name: picture_of(name) for name in plan.ids}, DAY)


def plan_of(*exercises: Exercise, name: str = "Mine", left_out: tuple[LeftOut, ...] = ()) -> Plan:
    """A plan of these exercises without a warm-up."""
    return build_plan(Recipe("mine", name, exercises, left_out=left_out))


def page_of(made: Handout) -> str:
    """The page, which has to fit."""
    size = largest(made)
    assert size is not None
    return "\n".join(page_lines(made, size)) + "\n"

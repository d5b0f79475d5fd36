"""A routine: a named choice and order of exercises; and the warm-up that goes before it."""

from __future__ import annotations

from backroutine.domain.values import NamedTuple


class RoutineEntry(NamedTuple):
    """One exercise in a routine, with the routine's own dose where it gives one."""

    exercise: str
    reps: int | None = None
    hold_seconds: float | None = None


class Routine(NamedTuple):
    """`warm_up` is the id of a warm-up, `none`, or None for what the person chose last."""

    id: str
    name: str
    exercises: tuple[RoutineEntry, ...]
    summary: str = ""
    warm_up: str | None = None


class Stage(NamedTuple):
    """A part of a warm-up: its length in seconds before scaling, and what is said as it begins."""

    seconds: float
    say: str


class WarmUp(NamedTuple):
    """A way to warm up; `needs` says what is needed for it ("nothing", "an exercise bike")."""

    id: str
    name: str
    needs: str
    stages: tuple[Stage, ...]

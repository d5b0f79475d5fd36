"""One exercise in one session: the rows that a spreadsheet gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from backroutine.domain.exercises.exercise import Exercise
from backroutine.domain.plan.planned import planned
from backroutine.domain.policy.pain import answers_of
from backroutine.domain.record.events import Result, Sitting
from backroutine.domain.record.sessions import Past, local_start


@dataclass(frozen=True, slots=True)
class Row:
    """One exercise in one session. `started` is local, with its distance from UTC. `reps` is for each side.

    `session_note` is what was written about the session as a whole.
    """

    past: Past
    started: str
    exercise: str
    name: str
    reps: int | None
    hold_seconds: float | None
    reps_planned: int
    result: Result
    session_note: str


def rows(
    sittings: Iterable[Sitting], past: Iterable[Past], exercises: Mapping[str, Exercise]
) -> Iterator[Row]:
    """The rows of these sessions (`past`, made of `sittings`), in order."""
    by_id = {sitting.id: sitting for sitting in sittings}
    for one in past:
        sitting = by_id[one.id]
        asked = {each.exercise: each for each in planned(sitting.plan)}
        note = str(answers_of(sitting.events).get("note", ""))
        started = f"{local_start(sitting):%Y-%m-%dT%H:%M:%S}{_offset(sitting.started.offset_minutes)}"
        for done in one.exercises:
            kept, exercise = asked.get(done.exercise), exercises.get(done.exercise)
            yield Row(
                past=one,
                started=started,
                exercise=done.exercise,
                name=kept.name if kept else exercise.name if exercise else done.exercise,
                reps=kept.reps if kept else None,
                hold_seconds=kept.hold_seconds if kept else None,
                reps_planned=done.reps_planned,
                result=done.result,
                session_note=note,
            )


def _offset(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"

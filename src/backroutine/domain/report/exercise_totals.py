"""What became of each exercise over some weeks: prescribed against done, how it felt, where it stands now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from backroutine.domain.exercises.exercise import Exercise, Sides
from backroutine.domain.plan.planned import planned
from backroutine.domain.policy.dose import Dose, dose
from backroutine.domain.policy.person import Person
from backroutine.domain.policy.progression import Absence, Progression
from backroutine.domain.policy.standing import Stands, stands_of
from backroutine.domain.record.events import Hurt, Outcome, Result, Sitting
from backroutine.domain.record.sessions import Done, Past
from backroutine.domain.report.weeks import Dosed, changes, doses

# What of a dose and its way of being done a file may have assumed; its pace is assumed in all of them.
DOSE_FIELDS = ("reps", "hold_seconds", "max_hold_seconds", "posture", "first_side")


@dataclass(frozen=True, slots=True)
class Pain:
    """One time that an exercise hurt, as it was answered."""

    day: date
    hurt: Hurt
    strength: int | None
    leg_signs: bool
    note: str


@dataclass(frozen=True, slots=True)
class ExerciseTotals:
    """One exercise. `now` is its dose today, None where it is left out or no longer among the files.

    `planned` counts the sessions that had it in their plan, `begun` those that came to it, `done` those that did it
    to its end; reps count both sides together. The four answers add up to `begun`. `absences`: when it was left out
    in the period and had come back by its end.
    """

    exercise: str
    name: str
    stands: Stands
    now: Dose | None
    both_sides: bool
    planned: int
    begun: int
    done: int
    reps_planned: int
    reps_done: int
    no: int
    a_little: int
    yes: int
    unanswered: int
    pains: tuple[Pain, ...]
    changes: tuple[Dosed, ...]
    absences: tuple[Absence, ...]
    assumed: tuple[str, ...]


def exercise_totals(
    sittings: Sequence[Sitting],
    past: Sequence[Past],
    person: Person,
    exercises: Mapping[str, Exercise],
    today: date,
    *,
    since: date,
) -> tuple[ExerciseTotals, ...]:
    """Every exercise that was planned or begun in these sessions (`past`, made of `sittings`), or that is or was left out.

    `since` is the first day of them. `person` is all that was told up to `today`, `exercises` are those there are today, with their usual dose.
    """
    asked, names = _planned(sittings)
    dosed = doses(sittings)
    absences = {name: _absences(one, since) for name, one in person.progressions.items()}
    left_out = [name for name, one in person.progressions.items() if one.left_out or absences[name]]
    ids = dict.fromkeys([*asked, *dosed, *left_out])
    return tuple(
        _totals(
            exercise,
            exercises.get(exercise),
            [(one.local_date, done) for one in past for done in one.exercises if done.exercise == exercise],
            progression=person.progression_on(exercise, today),
            name=names.get(exercise, exercise),
            asked=asked.get(exercise, 0),
            changed=changes(dosed.get(exercise, ())),
            absences=absences.get(exercise, ()),
        )
        for exercise in ids
    )


def _absences(progression: Progression, since: date) -> tuple[Absence, ...]:
    return tuple(one for one in progression.absences if one.until >= since)


def _planned(sittings: Iterable[Sitting]) -> tuple[dict[str, int], dict[str, str]]:
    """In how many plans each exercise was, in the order in which they first came; and the name that it had there."""
    asked: dict[str, int] = {}
    names: dict[str, str] = {}
    for sitting in sittings:
        for one in planned(sitting.plan):
            asked[one.exercise] = asked.get(one.exercise, 0) + 1
            names[one.exercise] = one.name
    return asked, names


def _totals(
    exercise_id: str,
    exercise: Exercise | None,
    found: Sequence[tuple[date, Done]],
    *,
    progression: Progression,
    name: str,
    asked: int,
    changed: tuple[Dosed, ...],
    absences: tuple[Absence, ...],
) -> ExerciseTotals:
    results = [done.result for _, done in found]
    answers = [result.hurt for result in results]
    said = (answers.count(Hurt.NO), answers.count(Hurt.A_LITTLE), answers.count(Hurt.YES))
    return ExerciseTotals(
        exercise=exercise_id,
        name=exercise.name if exercise else name,
        stands=stands_of(progression),
        now=dose(exercise, progression) if exercise else None,
        both_sides=exercise is not None and exercise.sides is not Sides.NONE,
        planned=max(asked, len(found)),
        begun=len(found),
        done=sum(result.outcome is Outcome.DONE for result in results),
        reps_planned=sum(done.reps_planned for _, done in found),
        reps_done=sum(result.reps_done for result in results),
        no=said[0],
        a_little=said[1],
        yes=said[2],
        unanswered=len(found) - sum(said),
        pains=tuple(_pain(day, done.result) for day, done in found if _hurt(done.result)),
        changes=changed,
        absences=absences,
        assumed=tuple(key for key in DOSE_FIELDS if exercise and key in exercise.assumed),
    )


def _hurt(result: Result) -> bool:
    return result.hurts


def _pain(day: date, result: Result) -> Pain:
    return Pain(day, result.answer, result.strength, bool(result.leg_signs), result.note)

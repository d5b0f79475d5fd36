"""The commands about exercises: list and show."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backroutine.cli.commands.seen import Seen, show_picture, shown_elsewhere
from backroutine.cli.desk import Desk
from backroutine.domain.errors import WrongUsage
from backroutine.domain.exercises.exercise import Exercise, Sides
from backroutine.domain.exercises.routine import Routine, WarmUp
from backroutine.domain.policy.dose import for_today
from backroutine.domain.policy.standing import READY, Stands
from backroutine.domain.words import filling
from backroutine.domain.words.english import ENGLISH
from backroutine.domain.words.filling import amount, tell
from backroutine.edge.files.folders import FileKind, Source
from backroutine.edge.files.library import Found

if TYPE_CHECKING:
    from backroutine.domain.record.sessions import Past


def list_exercises(desk: Desk, *, as_json: bool) -> None:
    """Print every exercise; faults of the person's own files go to standard error, and stop nothing."""
    shelf = desk.library.exercises()
    for fault in shelf.faults:
        desk.err.prose([str(fault)])
    if as_json:
        desk.out.json([_listed(desk, found) for found in shelf.found.values()])
        return
    rows = [
        (
            found.value.id,
            found.value.name,
            _amount(_today(desk, found.value)),
            _posture(found.value),
            _standing(desk.standings.get(found.value.id, READY)),
            _whose(found.source),
        )
        for found in shelf.found.values()
    ]
    desk.out.columns(("ID", "NAME", "AMOUNT", "POSTURE", "STANDING", "FROM"), rows)
    desk.out.line()
    routines, ways = desk.library.routines(), desk.library.warm_ups()
    for fault in (*routines.faults, *ways.faults):
        desk.err.prose([str(fault)])
    desk.out.columns(
        ("ROUTINE", "NAME", "EXERCISES", "FROM"),
        [
            (
                found.value.id,
                found.value.name,
                ", ".join(entry.exercise for entry in found.value.exercises),
                _whose(found.source),
            )
            for found in routines.found.values()
        ],
    )
    desk.out.line()
    desk.out.columns(
        ("WARM-UP", "NAME", "NEEDS", "FROM"),
        [
            (found.value.id, found.value.name, found.value.needs, _whose(found.source))
            for found in ways.found.values()
        ],
    )


def _listed(desk: Desk, found: Found[Exercise]) -> dict[str, object]:
    """The shape that `list --json` promises: its keys stay, more may follow."""
    exercise, stands = _today(desk, found.value), desk.standings.get(found.value.id, READY)
    return {
        "id": exercise.id,
        "name": exercise.name,
        "reps": exercise.reps,
        "hold_seconds": exercise.hold_seconds,
        "sides": exercise.sides,
        "posture": exercise.posture,
        "standing": stands.standing,
        "since": stands.since.isoformat() if stands.since else None,
        "source": "own" if found.source.own else "shipped",
    }


def _today(desk: Desk, exercise: Exercise) -> Exercise:
    """The exercise with today's dose; as its file has it while it is left out."""
    return for_today(exercise, desk.today.progression(exercise.id)) or exercise


def _posture(exercise: Exercise) -> str:
    return exercise.posture.replace("-", " ") if exercise.posture else tell("posture.not-told")


def _amount(exercise: Exercise) -> str:
    told = amount(exercise.reps, exercise.hold_seconds, both_sides=exercise.sides is not Sides.NONE)
    return told if exercise.hold_seconds else f"{told}, slowly"


def _standing(stands: Stands) -> str:
    return f"{stands.standing} since {stands.since}" if stands.since else str(stands.standing)


def _whose(source: Source) -> str:
    if not source.own:
        return "shipped"
    return "yours, instead of the shipped one" if source.replaces else "yours"


def show(desk: Desk, name: str, *, as_json: bool, seen: Seen) -> None:
    """Print one exercise or warm-up whole, or do with its picture what is wanted."""
    found = _one(desk, name)
    value: Exercise | WarmUp = found.value
    if as_json:
        desk.out.json(
            _listed(desk, found) | _told_whole(value) if isinstance(value, Exercise) else _way_told(value)
        )
    elif not shown_elsewhere(desk, found, seen):
        desk.out.line(value.name, "bold")
        if isinstance(value, Exercise):
            _show_exercise(desk, found, seen)
        else:
            _show_warm_up(desk, found, seen)


def _one(desk: Desk, name: str) -> Found[Any]:
    """An exercise by its id, a warm-up by its own, or what is in a file, installed or not."""
    if name.endswith((".yaml", ".yml")):
        found = desk.library.at(Path(name))
        if isinstance(found.value, Routine):
            raise WrongUsage(
                f"{name} is a routine", "show is for an exercise or a warm-up; check reads routines"
            )
        return found
    if name in desk.library.ids(FileKind.WARM_UP) and name not in desk.library.ids(FileKind.EXERCISE):
        return desk.library.warm_up(name)
    return desk.library.exercise(name)


def _show_warm_up(desk: Desk, found: Found[WarmUp], seen: Seen) -> None:
    out = desk.out
    out.line(f"Warm-up; needs {found.value.needs}")
    out.line()
    show_picture(desk, found, seen)
    for stage in found.value.stages:
        out.line(f"  {filling.clock(stage.seconds):>4}  {stage.say}")
    out.line()
    out.line("File", "bold")
    out.line(f"  {found.source.path}")


def _source(source: str) -> str:
    return tell("source.article") if source == "article" else source


def _assumed(key: str) -> str:
    """What a key of an exercise file means, in words; the key itself where there are none."""
    return ENGLISH.get(f"assumed.{key}") or ENGLISH.get(f"report.assumed.{key}") or key


def _show_exercise(desk: Desk, found: Found[Exercise], seen: Seen) -> None:
    exercise, out = _today(desk, found.value), desk.out
    side = exercise.first_side if exercise.sides is not Sides.NONE else None
    out.line(
        f"{_amount(exercise)}; {_posture(exercise)}; {_standing(desk.standings.get(exercise.id, READY))}"
    )
    out.line()
    show_picture(desk, found, seen)
    for sentence in (exercise.position, *exercise.action):
        out.line(f"  {filling.fill(sentence, side)}")
    for heading, lines in (
        ("Take care", exercise.safety),
        ("If it hurts", (filling.fill(exercise.ease_out, side),) if exercise.ease_out else ()),
        ("Sources", (*map(_source, exercise.sources), *_checked(exercise))),
        ("Our own choice, where the sources say nothing", tuple(map(_assumed, exercise.assumed))),
        ("How it went for you", _so_far(desk.past, exercise.id)),
        ("File", (str(found.source.path),)),
    ):
        if lines:
            out.line()
            out.line(heading, "bold")
            out.lines(f"  {line}" for line in lines)


def _checked(exercise: Exercise) -> tuple[str, ...]:
    return (tell("checked", month=exercise.checked),) if exercise.checked else ()


def _told_whole(exercise: Exercise) -> dict[str, object]:
    return {
        "position": exercise.position,
        "action": list(exercise.action),
        "move_seconds": exercise.move_seconds,
        "return_seconds": exercise.return_seconds,
        "rest_seconds": exercise.rest_seconds,
        "ease_out": exercise.ease_out,
        "safety": list(exercise.safety),
        "sources": list(exercise.sources),
        "assumed": list(exercise.assumed),
        "checked": exercise.checked,
    }


def _way_told(way: WarmUp) -> dict[str, object]:
    return way._asdict() | {"stages": [stage._asdict() for stage in way.stages]}


def _so_far(past: Sequence[Past], exercise_id: str) -> tuple[str, ...]:
    done = [
        (one.local_date, done.result)
        for one in past
        for done in one.exercises
        if done.exercise == exercise_id
    ]
    if not done:
        return ()
    hurt = [(day, result.hurt) for day, result in done if result.hurt in ("yes", "a-little")]
    told = [tell(f"so-far.{answer}", day=filling.day(day.isoformat())) for day, answer in hurt[-5:]]
    return (
        tell(
            "so-far", sessions=filling.counted(len(done), "session"), day=filling.day(done[-1][0].isoformat())
        ),
        *told,
    )

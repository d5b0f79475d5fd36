"""The commands about files: list, show, plan, check, safety."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from backroutine.cli.choose import Wish, recipe
from backroutine.cli.world import Desk
from backroutine.domain import words
from backroutine.domain.errors import BadFiles
from backroutine.domain.exercise import Exercise, Sides
from backroutine.domain.history import Past
from backroutine.domain.plan import Plan, build_plan
from backroutine.domain.safety import PAGE
from backroutine.domain.standing import READY, Stands
from backroutine.domain.steps import StepKind
from backroutine.domain.words import tell
from backroutine.edge.folders import Source
from backroutine.edge.library import Found


def list_exercises(desk: Desk, *, as_json: bool) -> None:
    """Print every exercise; faults of the person's own files go to standard error, and stop nothing."""
    shelf = desk.library.exercises()
    for fault in shelf.faults:
        desk.err.line(str(fault))
    if as_json:
        desk.out.json([_listed(desk, found) for found in shelf.found.values()])
        return
    rows = [
        (
            found.value.id,
            found.value.name,
            _dose(found.value),
            found.value.posture.replace("-", " "),
            _standing(desk.standings.get(found.value.id, READY)),
            _whose(found.source),
        )
        for found in shelf.found.values()
    ]
    desk.out.columns(("ID", "NAME", "DOSE", "POSTURE", "STANDING", "FROM"), rows)


def _listed(desk: Desk, found: Found[Exercise]) -> dict[str, object]:
    """The shape that `list --json` promises (DESIGN 8)."""
    exercise, stands = found.value, desk.standings.get(found.value.id, READY)
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


def _dose(exercise: Exercise) -> str:
    each = "" if exercise.sides is Sides.NONE else " each side"
    hold = f" x {exercise.hold_seconds:g} s" if exercise.hold_seconds else ", slowly"
    return f"{exercise.reps}{each}{hold}"


def _standing(stands: Stands) -> str:
    return f"{stands.standing} since {stands.since}" if stands.since else str(stands.standing)


def _whose(source: Source) -> str:
    if not source.own:
        return "shipped"
    return "yours, instead of the shipped one" if source.replaces else "yours"


def show(desk: Desk, exercise_id: str, *, as_json: bool) -> None:
    """Print one exercise whole."""
    found = desk.library.exercise(exercise_id)
    if as_json:
        desk.out.json(_listed(desk, found) | _told_whole(found.value))
        return
    exercise, out = found.value, desk.out
    side = exercise.first_side if exercise.sides is not Sides.NONE else None
    out.line(exercise.name, "bold")
    out.line(
        f"{_dose(exercise)}; {exercise.posture.replace('-', ' ')}; {_standing(desk.standings.get(exercise.id, READY))}"
    )
    out.line()
    for sentence in (exercise.position, *exercise.action):
        out.line(f"  {words.fill(sentence, side)}")
    for heading, lines in (
        ("Take care", exercise.safety),
        ("If it hurts", (words.fill(exercise.ease_out, side),) if exercise.ease_out else ()),
        ("Sources", exercise.sources),
        ("Assumed, for the article does not say", (", ".join(exercise.assumed),) if exercise.assumed else ()),
        ("How it went for you", _so_far(desk.past, exercise.id)),
        ("File", (str(found.source.path),)),
    ):
        if lines:
            out.line()
            out.line(heading, "bold")
            out.lines(f"  {line}" for line in lines)


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
    }


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
    told = [f"{tell(f'told.{answer}').capitalize()} on {day}." for day, answer in hurt[-5:]]
    return (f"In {words.counted(len(done), 'session')}, last on {done[-1][0]}.", *told)


def plan(desk: Desk, wish: Wish, *, as_json: bool) -> None:
    """Print the steps of a session with their times."""
    made = build_plan(recipe(desk, wish))
    if as_json:
        desk.out.json(_planned(made))
        return
    out = desk.out
    for left in made.recipe.left_out:
        out.line(words.left_out(left.name, left.reason, left.since))
    rows, at = [], 0.0
    for step in made:
        of = (
            f"{step.rep} of {made.exercises[step.number].reps}"
            if step.rep and step.number is not None
            else ""
        )
        side = words.side_word(step.side) if step.side and step.rep else ""
        seconds = "" if step.kind is StepKind.QUESTION else f"{step.seconds:g} s"
        rows.append((_minutes(at), step.kind.value, seconds, step.title, side, of))
        at += step.seconds
    out.columns(("AT", "STEP", "LASTS", "WHAT", "SIDE", "REP"), rows)
    out.line()
    out.line(f"{made.recipe.name}: {_minutes(made.seconds)} in all, and the time your answers take.")


def _minutes(seconds: float) -> str:
    return f"{int(seconds // 60)}:{int(seconds % 60):02}"


def _planned(made: Plan) -> dict[str, object]:
    """The shape that `plan --json` promises (DESIGN 8)."""
    return {
        "routine": made.recipe.routine,
        "seconds": made.seconds,
        "left_out": [
            {"exercise": one.exercise, "reason": one.reason, "since": one.since}
            for one in made.recipe.left_out
        ],
        "steps": [
            {
                "kind": step.kind,
                "exercise": step.exercise,
                "side": step.side,
                "rep": step.rep,
                "seconds": step.seconds,
                "say": step.say,
            }
            for step in made
        ],
    }


def check(desk: Desk, paths: Sequence[Path]) -> None:
    """Print every fault and warning. Raises BadFiles (exit 2) if there is a fault, after printing the warnings."""
    told = desk.library.check_paths(paths)
    for fault in told:
        if fault.warning:
            desk.out.line(str(fault))
    faults = [fault for fault in told if not fault.warning]
    if faults:
        raise BadFiles(faults)
    desk.out.line("No fault found." if told else "All is well.")


def safety_page(desk: Desk) -> None:
    """Print the safety page."""
    width = min(100, typer.get_terminal_size()[0]) if hasattr(typer, "get_terminal_size") else 80
    for i, section in enumerate(PAGE):
        if i:
            desk.out.line()
        desk.out.line(section.title, "bold")
        desk.out.lines(words.wrap(section.opening, width))
        for point in section.points:
            first, *rest = words.wrap(point, width - 4)
            mark = "" if point[0].isdigit() else "- "
            desk.out.lines([f"  {mark}{first}", *(f"  {' ' * len(mark)}{line}" for line in rest)])

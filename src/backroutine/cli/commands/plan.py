"""`backroutine plan`: the score of a session, to read."""

from __future__ import annotations

from backroutine.cli.commands.wish import recipe
from backroutine.cli.desk import Desk
from backroutine.domain.plan.plan import Plan, build_plan
from backroutine.domain.plan.steps import StepKind
from backroutine.domain.today.recipe import Wish
from backroutine.domain.words import filling


def plan(desk: Desk, wish: Wish, *, as_json: bool) -> None:
    """Print the steps of a session with their times."""
    made = build_plan(recipe(desk, wish))
    if as_json:
        desk.out.json(_planned(made))
        return
    out = desk.out
    for left in made.recipe.left_out:
        out.line(filling.left_out(left.name, left.reason, left.since))
    rows, at = [], 0.0
    for step in made:
        of = (
            f"{step.rep} of {made.exercises[step.number].reps}"
            if step.rep and step.number is not None
            else ""
        )
        side = filling.side_word(step.side) if step.side and step.rep else ""
        seconds = "" if step.kind is StepKind.QUESTION else f"{step.seconds:g} s"
        rows.append((_minutes(at), step.kind.value, seconds, step.title, side, of))
        at += step.seconds
    out.columns(("AT", "STEP", "LASTS", "WHAT", "SIDE", "REP"), rows)
    out.line()
    out.line(f"{made.recipe.name}: {_minutes(made.seconds)} in all, and the time your answers take.")


def _minutes(seconds: float) -> str:
    return f"{int(seconds // 60)}:{int(seconds % 60):02}"


def _planned(made: Plan) -> dict[str, object]:
    """The shape that `plan --json` promises: its keys stay, more may follow."""
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

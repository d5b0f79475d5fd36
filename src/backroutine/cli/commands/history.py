"""The commands about what was: history, export, park, bring-back."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from backroutine.cli.desk import Desk
from backroutine.domain.errors import WrongUsage
from backroutine.domain.exercises.ids import nearest
from backroutine.domain.policy import bring_back as returning
from backroutine.domain.policy.standing import READY, Standing
from backroutine.domain.record.events import Event, EventKind, Hurt, Outcome
from backroutine.domain.record.sessions import Past
from backroutine.domain.record.sessions import as_json as shape
from backroutine.domain.words.filling import clock, short_day, tell
from backroutine.edge.computer.new_file import write_new
from backroutine.edge.journal.export import export_lines

YEAR = 365  # days that are shown unless more are asked for
MONTH = 31


def history(desk: Desk, *, as_json: bool, since: str | None = None) -> None:
    """Print the sessions, oldest first: as JSON all of them, else those of the last year, unless `since` says so."""
    day = date.min if since is None else iso_day(since, "--since")
    if as_json:
        desk.out.json([shape(one) for one in desk.sessions_of(desk.sittings_since(day, reps=True))])
        return
    past = _recent(desk) if since is None else desk.sessions_of(desk.sittings_since(day))
    if not past:
        desk.out.line(tell("no-session"))
        return
    header = ("WHEN", "ROUTINE", "TIME", "DONE", "PAIN", "HOW IT ENDED", "IT HURT")
    desk.out.columns(header, [_row(one) for one in past])


def _recent(desk: Desk) -> Sequence[Past]:
    """The sessions of the last year, with a word on earlier ones where there may be any; else all there are."""
    year_ago = desk.clock.today() - timedelta(days=YEAR)
    past = desk.sessions_of(desk.sittings_since(year_ago))
    if not past:
        return desk.sessions_of(desk.outline)
    if past[0].local_date - year_ago < timedelta(days=MONTH):
        desk.out.line(tell("earlier", day=short_day(year_ago, year=True)), "dim")
    return past


def iso_day(text: str, option: str) -> date:
    """A day such as 2026-05-31. Raises WrongUsage for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUsage(
            f"{option} takes a day such as 2026-05-31 (found {text[:20]!r})", "year, month and day"
        ) from None


def _row(past: Past) -> tuple[str, ...]:
    done = sum(one.result.outcome is Outcome.DONE for one in past.exercises)
    hurt = [one.exercise for one in past.exercises if one.result.hurt is Hurt.YES]
    little = [f"{one.exercise} (a little)" for one in past.exercises if one.result.hurt is Hurt.A_LITTLE]
    pain = f"{_known(past.pain_before)} to {_known(past.pain_after)}"
    return (
        f"{past.local_date} {past.clock}",
        past.routine,
        clock(past.seconds),
        f"{done} of {len(past.exercises)}",
        "" if past.pain_before is None and past.pain_after is None else pain,
        past.ending,
        ", ".join([*hurt, *little]),
    )


def _known(pain: int | None) -> str:
    return "?" if pain is None else str(pain)


def export(desk: Desk, output: Path | None, *, force: bool) -> None:
    """Write the whole journal as JSON lines, to standard output or to a new file only its owner can read."""
    lines = export_lines(desk.sittings)
    if output is None:
        for line in lines:
            desk.out.raw(line)
        return
    write_new(output, lines, force=force)
    desk.err.line(f"Exported to {output}.")


def park(desk: Desk, exercise: str) -> None:
    """Leave an exercise out from now on."""
    name = _name(desk, exercise)
    if desk.standings.get(exercise, READY).standing is Standing.PARKED:
        desk.out.line(f"{name} is parked already.")
        return
    desk.write(Event(EventKind.PARKED, exercise))
    desk.out.line(f"{name} is left out from now on. `backroutine bring-back {exercise}` returns it.")


def bring_back(desk: Desk, exercise: str, cleared: str | None, *, yes: bool) -> None:
    """Bring a parked exercise back, if it is time and the person confirms.

    `cleared` is "who, when", as a professional said it; `yes` answers the questions.
    """
    name = _name(desk, exercise)
    said = ", ".join(clearance(cleared)) if cleared is not None else ""
    refusal = returning.bring_back(desk.person, exercise, name, desk.clock.today(), said)
    if refusal:
        raise WrongUsage(refusal)
    for question in () if yes else returning.confirmations(desk.person, exercise, name):
        if not agreed(desk, question):
            desk.out.line(tell("back.left", exercise=name))
            return
    gently = desk.person.progression(exercise).left_out_for_pain
    desk.write(Event(EventKind.BROUGHT_BACK, exercise, body={"cleared": said} if said else {}))
    desk.out.line(tell("back.trial" if gently else "back.done", exercise=name))


def clearance(cleared: str) -> tuple[str, str]:
    """Who said that it is fine, and when. Raises WrongUsage if that does not say both."""
    who, _, when = (part.strip() for part in cleared.partition(","))
    if not (any(map(str.isalnum, who)) and any(map(str.isalnum, when))):
        raise WrongUsage("--cleared needs to say who and when", 'such as --cleared "Dr Example, 3 May"')
    return who[:200], when[:100]


def agreed(desk: Desk, question: str) -> bool:
    """Ask; only a yes is a yes."""
    desk.out.prose([f"{question} (y/N)"])
    sys.stdout.flush()
    return sys.stdin is not None and sys.stdin.readline().strip().lower() in {"y", "yes"}


def _name(desk: Desk, exercise: str) -> str:
    """The exercise's name. One that is gone but has a standing keeps its id. Raises WrongUsage for any other."""
    found = desk.library.exercises().found
    if exercise in found:
        return found[exercise].value.name
    if exercise in desk.standings:
        return exercise
    near = nearest(exercise, found)
    raise WrongUsage(f"there is no exercise {exercise[:64]!r}", f"Did you mean {near}?" if near else "")

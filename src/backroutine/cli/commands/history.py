"""The commands about what was: history and export."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from backroutine.cli.answers import iso_day
from backroutine.cli.desk import Desk
from backroutine.domain.record.events import Hurt, Outcome
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

"""The commands about what was: history and export."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from backroutine.cli.answers import iso_day
from backroutine.cli.commands.one_session import minutes, one_session
from backroutine.cli.desk import Desk
from backroutine.domain.plan.planned import planned
from backroutine.domain.record.events import Hurt, Outcome, Sitting
from backroutine.domain.record.sessions import Past, session_named
from backroutine.domain.record.sessions import as_json as shape
from backroutine.domain.words.filling import short_day, tell
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
    sittings = _recent(desk) if since is None else desk.sittings_since(day)
    past = desk.sessions_of(sittings)
    if not past:
        desk.out.prose([tell("no-session")])
        return
    header = ("WHEN", "ROUTINE", "TIME", "DONE", "PAIN", "HOW IT ENDED", "IT HURT")
    plans = {sitting.id: len(planned(sitting.plan)) for sitting in sittings}
    desk.out.columns(header, [_row(one, plans[one.id]) for one in past])


def whole(desk: Desk, wanted: str, *, as_json: bool) -> None:
    """Print one session whole. Raises WrongUsage for one that there is not."""
    chosen = session_named(desk.sessions_of(desk.sittings), wanted)
    if as_json:
        desk.out.json(shape(chosen))
    else:
        one_session(desk, chosen)


def _recent(desk: Desk) -> Sequence[Sitting]:
    """The sittings of the last year, with a word on earlier ones where there may be any; else all there are."""
    year_ago = desk.clock.today() - timedelta(days=YEAR)
    sittings = desk.sittings_since(year_ago)
    past = desk.sessions_of(sittings)
    if not past:
        return desk.outline
    if past[0].local_date - year_ago < timedelta(days=MONTH):
        desk.out.prose([tell("earlier", day=short_day(year_ago, year=True))], "dim")
    return sittings


def _row(past: Past, asked: int) -> tuple[str, ...]:
    """One line; `asked`: of how many exercises, as its plan had them."""
    done = sum(one.result.outcome is Outcome.DONE for one in past.exercises)
    hurt = [one.exercise for one in past.exercises if one.result.hurt is Hurt.YES]
    little = [f"{one.exercise} (a little)" for one in past.exercises if one.result.hurt is Hurt.A_LITTLE]
    pain = f"{_known(past.pain_before)} to {_known(past.pain_after)}"
    return (
        f"{past.local_date} {past.clock}",
        past.routine,
        minutes(past.seconds),
        f"{done} of {max(asked, len(past.exercises))}",
        tell("one.not-said") if past.pain_before is None and past.pain_after is None else pain,
        f"{past.ending}, logged" if past.logged else past.ending,
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
    desk.err.prose([tell("export.done", file=output)])
    if desk.paths.config.exists() or desk.paths.exercises.is_dir():
        desk.err.prose([tell("export.rest", folder=desk.paths.config.parent)])

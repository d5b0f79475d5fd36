"""The commands about what was, and their options: history, progress, report, export, park, bring-back."""

from __future__ import annotations

from typing import Annotated

import typer

from backroutine.cli.options import Cleared, Force, Id, Json, Output


def history(
    session: Annotated[
        str | None,
        typer.Argument(metavar="[SESSION]", help="One session whole: its day, its day and time, or last."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="From this day on, such as 2026-05-31.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show your sessions, the newest last; or one of them whole.

    Example: backroutine history last
    """
    from backroutine.cli.commands import history
    from backroutine.cli.desk import desk

    if session is not None:
        history.whole(desk(), session, as_json=as_json)
        return
    history.history(desk(), as_json=as_json, since=since)


def progress(
    weeks: Annotated[int, typer.Option("--weeks", min=1, max=520, help="How many weeks.")] = 52,
    as_json: Json = False,
) -> None:
    """Draw your days, how your back felt, and your amounts.

    Example: backroutine progress --weeks 12
    """
    from backroutine.cli.commands import progress as command
    from backroutine.cli.desk import desk

    command.progress(desk(), weeks, as_json=as_json)


def report(
    first: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="First day; else four weeks before the last.")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day; else today.")] = None,
    initials: Annotated[
        str, typer.Option("--initials", metavar="XX", help="Instead of a line for the name.")
    ] = "",
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORM",
            help="text, html, csv or json; else by the ending of the file.",
            show_default=False,
        ),
    ] = "",
    output: Output = None,
    force: Force = False,
) -> None:
    """Make one page for a doctor or physiotherapist.

    Example: backroutine report -o report.html
    """
    from backroutine.cli.commands import report as command
    from backroutine.cli.desk import desk

    command.report(desk(), command.Asked(first, last, initials, form, output, force))


def export(
    output: Output = None,
    force: Force = False,
) -> None:
    """Export the whole journal as JSON lines, one event a line.

    Example: backroutine export -o journal.jsonl
    """
    from backroutine.cli.commands import history
    from backroutine.cli.desk import desk

    history.export(desk(), output, force=force)


def park(exercise: Id) -> None:
    """Leave an exercise out from now on.

    Example: backroutine park backward-bending
    """
    from backroutine.cli.commands import parking
    from backroutine.cli.desk import desk

    parking.park(desk(), exercise)


def bring_back(
    exercise: Id,
    cleared: Cleared = None,
    yes: Annotated[bool, typer.Option("--yes", help="Answer its questions with yes.")] = False,
) -> None:
    """Bring a parked exercise back, as a gentle trial.

    Example: backroutine bring-back backward-bending
    """
    from backroutine.cli.commands import parking
    from backroutine.cli.desk import desk

    parking.bring_back(desk(), exercise, cleared, yes=yes)

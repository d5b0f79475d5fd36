"""The commands that keep the record, and their options: correct, log, import, restore, erase."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from backroutine.cli.options import Json, Only, RoutineName, Skip, WarmUpMinutes, Way

Yes = Annotated[bool, typer.Option("--yes", help="Answer its question with yes.")]


def correct(
    session: Annotated[
        str | None,
        typer.Argument(metavar="[SESSION]", help="Its day, its day and time, or last; else the last one."),
    ] = None,
) -> None:
    """Put answers of a past session right.

    It counts as if it had been answered so at once. Example: backroutine correct 2026-05-31
    """
    from backroutine.cli.commands import afterwards
    from backroutine.cli.desk import desk

    afterwards.correct(desk(), session)


def log(
    routine: RoutineName = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The day it was done; else today.")
    ] = None,
    only: Only = None,
    skip: Skip = None,
    warm_up: WarmUpMinutes = None,
    way: Way = None,
) -> None:
    """Log a session that you did elsewhere.

    From the sound file, or on holiday: it counts like any other.

    Example: backroutine log short --date 2026-05-31
    """
    from backroutine.cli.commands import afterwards
    from backroutine.cli.commands.config import settings, wish
    from backroutine.cli.desk import desk

    here = desk()
    told = settings(here, routine=routine, way=way)
    afterwards.log(here, wish(told, only=only or (), skip=skip or (), warm_up=warm_up), day)


def import_(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="What `export` wrote; - for standard input.")],
    as_json: Json = False,
) -> None:
    """Take in an export, from another computer or from before.

    Twice is once, and what was erased stays away. Example: backroutine import backroutine.jsonl
    """
    from backroutine.cli.commands import import_ as command
    from backroutine.cli.desk import desk

    command.import_file(desk(), path, as_json=as_json)


def restore(
    day: Annotated[
        str | None, typer.Argument(metavar="[DATE]", help="The backup of this day; else the newest good one.")
    ] = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """List the backups of the journal, and bring one back.

    It asks first, and keeps what was there. Example: backroutine restore 2026-05-31
    """
    from backroutine.cli.commands import restore as command
    from backroutine.cli.desk import desk

    command.restore(desk(), day, yes=yes, as_json=as_json)


def erase(
    session: Annotated[
        str | None,
        typer.Argument(metavar="[SESSION]", help="A session: its day, its day and time, or last."),
    ] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DATE", help="All from this day on.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="All up to this day.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Everything that you ever answered.")] = False,
    yes: Yes = False,
) -> None:
    """Erase a session, a span of days, or everything.

    It says what will go, asks once, and leaves nothing in any file of this program. Example: backroutine erase last
    """
    from backroutine.cli.commands import erase as command
    from backroutine.cli.desk import desk

    command.erase(desk(), command.Wanted(session, first, last, everything), yes=yes)

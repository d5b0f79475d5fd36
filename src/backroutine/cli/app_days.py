"""The commands around the days of practice, and their options: status, remind, new, doctor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from backroutine.cli.options import Force, Json

_CALENDAR = Path("backroutine.ics")


def status(as_json: Json = False) -> None:
    """Tell in one line whether today is done, for a prompt.

    Example: PS1='$(backroutine status) $ '
    """
    from backroutine.cli import glance

    raise typer.Exit(glance.status(as_json=as_json))


def remind(
    at: Annotated[str, typer.Argument(metavar="TIME", help="When, such as 07:30.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE.ics", help="The calendar file.")
    ] = _CALENDAR,
    force: Force = False,
) -> None:
    """Make a calendar file that reminds you every day.

    It says how to add it to a calendar. Example: backroutine remind 07:30
    """
    from backroutine.cli.commands import remind as command
    from backroutine.cli.desk import desk

    command.remind(desk(), at, output, force=force)


def new(
    exercise: Annotated[str, typer.Argument(metavar="ID", help="Its id: small letters, digits and dashes.")],
    like: Annotated[
        str | None, typer.Option("--from", metavar="ID", help="Begin with a copy of this exercise.")
    ] = None,
    force: Force = False,
) -> None:
    """Write an exercise of your own, from a few questions.

    It opens in your editor, if $VISUAL or $EDITOR is set. Example: backroutine new shoulder-roll
    """
    from backroutine.cli.commands import new as command
    from backroutine.cli.desk import desk

    command.new(desk(), exercise, like, force=force)


def doctor(as_json: Json = False) -> None:
    """Look at everything that can go wrong here.

    The lines hold nothing private and can be pasted. Example: backroutine doctor
    """
    from backroutine.cli.commands import doctor as command
    from backroutine.cli.desk import desk

    command.doctor(desk(), as_json=as_json)

"""The commands about what one trusts it with, and their options: check, safety, rules."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from backroutine.cli import completing
from backroutine.cli.options import Cleared, Force, Output


def rules(
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORM",
            help="text, html or json; else by the ending of the file.",
            show_default=False,
        ),
    ] = "",
    output: Output = None,
    force: Force = False,
) -> None:
    """Show every rule about backs, with its source.

    Example: backroutine rules
    """
    from backroutine.cli.commands.rules import rules as command
    from backroutine.cli.desk import desk

    command(desk(), form, output, force=force)


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders; else all that `start` reads."),
    ] = None,
    schema: Annotated[
        str | None,
        typer.Option(
            "--schema",
            metavar="KIND",
            help="Print the JSON Schema for editors: of an exercise, a routine, a warm-up or the config.",
            autocompletion=completing.schemas,
        ),
    ] = None,
) -> None:
    """Check exercise files, and tell every fault with its place.

    Example: backroutine check shoulder-roll.yaml
    """
    from backroutine.cli.commands import check
    from backroutine.cli.desk import desk

    if schema is not None:
        check.print_schema(desk(), schema)
    else:
        check.check(desk(), paths or [])


def safety(cleared: Cleared = None) -> None:
    """Show who should ask a doctor first, and when to get help.

    Example: backroutine safety --cleared "Dr Lee, 3 May"
    """
    from backroutine.cli.commands.safety import safety as command
    from backroutine.cli.desk import desk

    command(desk(), cleared)

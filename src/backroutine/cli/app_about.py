"""The commands about the program itself, and their options: rules."""

from __future__ import annotations

from typing import Annotated

import typer

from backroutine.cli.options import Force, Output


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
    """Show every rule about backs, with its source."""
    from backroutine.cli.commands.rules import rules as command
    from backroutine.cli.desk import desk

    command(desk(), form, output, force=force)

"""The commands that help with coming back every day, and their options: status, remind."""

from __future__ import annotations

import typer

from backroutine.cli.options import Json


def status(as_json: Json = False) -> None:
    """Tell in one line whether today is done, for a prompt.

    Example: PS1='$(backroutine status) $ '
    """
    from backroutine.cli import glance

    raise typer.Exit(glance.status(as_json=as_json))

"""The commands, made as far as one line needs them.

Of each function Typer makes a command each time: a millisecond for each of thirty, before anything happens.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from inspect import getdoc

from typer import Typer
from typer.main import get_command_name
from typer.models import CommandInfo

_THE_PAGE_OF_ALL: tuple[Sequence[str], ...] = (["--help"], ["-h"])


def as_needed(app: Typer, wanted: Sequence[str]) -> Typer:
    """`app` with the one command that is called; for the page of all commands, each with no more than stands there.

    A line that begins with neither is given all of them whole: it may be a slip, or it is completed, and not there yet.
    """
    called = [one for one in app.registered_commands if _name(one) in wanted[:1]]
    if not called and wanted not in _THE_PAGE_OF_ALL:
        return app
    lighter = copy(app)
    lighter.registered_commands = called or [_on_the_page(one) for one in app.registered_commands]
    return lighter


def _on_the_page(one: CommandInfo) -> CommandInfo:
    """The command without its options."""
    return CommandInfo(_name(one), help=getdoc(one.callback), callback=lambda: None)


def _name(one: CommandInfo) -> str:
    return one.name or get_command_name(getattr(one.callback, "__name__", ""))

"""The commands, made as far as one line needs them.

Of each function Typer makes a command each time: a millisecond for each of thirty, before anything happens.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from inspect import getdoc

from typer import Typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_command_name
from typer.models import CommandInfo

_THE_PAGE_OF_ALL: tuple[Sequence[str], ...] = (["--help"], ["-h"])


def as_needed(app: Typer, wanted: Sequence[str]) -> Typer | TyperGroup:
    """`app` with the one command that is called; for the page of all commands, each with no more than stands there.

    A line that begins with neither is given all of them whole: it may be a slip, or it is completed, and not there yet.
    """
    if wanted in _THE_PAGE_OF_ALL:
        return _page_of_all(app)
    called = [one for one in app.registered_commands if _name(one) in wanted[:1]]
    return _with(app, called) if called else app


def _page_of_all(app: Typer) -> TyperGroup:
    """All commands by name and text, without their options."""
    group = get_command(_with(app, []))
    assert isinstance(group, TyperGroup)  # for `app` has a callback of its own
    for one in app.registered_commands:
        group.add_command(TyperCommand(_name(one), help=getdoc(one.callback)))
    return group


def _with(app: Typer, commands: list[CommandInfo]) -> Typer:
    lighter = copy(app)
    lighter.registered_commands = commands
    return lighter


def _name(one: CommandInfo) -> str:
    return one.name or get_command_name(getattr(one.callback, "__name__", ""))

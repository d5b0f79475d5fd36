"""Commands that are made only as far as a line needs them look as all of them made whole would."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout

import pytest
from typer import Typer
from typer.core import TyperGroup
from typer.main import get_command

from backroutine.cli.app import app
from backroutine.cli.as_needed import as_needed
from backroutine.cli.exits import ended

COMMANDS = getattr(get_command(app), "commands")  # noqa: B009 - of a group, which is what this one is


def told(made: Typer | TyperGroup, line: str) -> tuple[int, str]:
    """The exit code and all that is written."""
    written = io.StringIO()
    with redirect_stdout(written), redirect_stderr(written):
        code = ended(lambda: made(args=line.split(), prog_name="backroutine"))
    return code, written.getvalue()


@pytest.mark.parametrize(
    "line",
    [
        "--help",
        "-h",
        *(f"{name} --help" for name in COMMANDS),
        "strat",
        "strat list",
        "--nope",
        "list --nope",
        "list x",
    ],
)
def test_what_is_made_as_needed_says_the_same(line: str) -> None:
    """Pages of help, and what is said of a slip."""
    assert told(app, line) == told(as_needed(app, line.split()), line)


def test_of_a_line_with_a_command_only_that_one_is_made() -> None:
    """Which is what saves the time; for the page of all, none has options."""
    one = as_needed(app, ["plan", "list"])
    page = as_needed(app, ["--help"])

    assert isinstance(one, Typer)
    assert ["plan"] == [command.callback.__name__ for command in one.registered_commands if command.callback]
    assert isinstance(page, TyperGroup)
    assert list(COMMANDS) == list(page.commands)
    assert not any(command.params for command in page.commands.values())

"""Commands that are made only as far as a line needs them look as all of them made whole would."""

from __future__ import annotations

import pytest
from typer import Typer
from typer.main import get_command
from typer.testing import CliRunner

from backroutine.cli.app import app
from backroutine.cli.as_needed import as_needed

COMMANDS = getattr(get_command(app), "commands")  # noqa: B009 - of a group, which is what this one is


def told(made: Typer, line: str) -> tuple[int, str]:
    """The exit code and all that is written."""
    done = CliRunner().invoke(made, line.split(), prog_name="backroutine")
    return done.exit_code, done.output


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
    assert ["plan"] == list(getattr(get_command(as_needed(app, ["plan", "list"])), "commands"))  # noqa: B009 - as above

    page = getattr(get_command(as_needed(app, ["--help"])), "commands")  # noqa: B009 - as above
    assert list(COMMANDS) == list(page)
    assert not any(command.params for command in page.values())

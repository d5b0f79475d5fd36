"""The manual page and the README: what they tell of is there, and what is there is told of."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import typer

from backroutine.cli.app import app
from backroutine.domain.format.settings import NAMES
from man_page import EXIT_CODES, man_page

TOP = Path(__file__).parents[1]
PAGE = TOP / "src" / "backroutine.1"
README = (TOP / "README.md").read_text(encoding="utf-8")
COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined] # a group has them
# Options of the programs that install ours and try it.
THEIRS = {"--dist", "--quiet", "--editable", "--with", "--python", "--upgrade", "--cov", "--check", "--runs"}


def options_of(command: Any) -> set[str]:
    """Every way to write an option of a command."""
    return {
        name for param in command.params for name in (*param.opts, *param.secondary_opts) if name[0] == "-"
    }


def test_the_manual_page_is_made_from_the_commands() -> None:
    """The file in the wheel is what the commands say today; BACKROUTINE_GOLDEN=write writes it anew."""
    if os.environ.get("BACKROUTINE_GOLDEN") == "write":
        PAGE.write_text(man_page(), encoding="utf-8")
    assert man_page() == PAGE.read_text(encoding="utf-8")


def test_the_manual_page_is_what_man_understands() -> None:
    """A page that a linter of such pages has nothing against, but long lines."""
    if shutil.which("mandoc") is None:
        pytest.skip("mandoc is not installed")
    run = subprocess.run(["mandoc", "-Tlint", "-Wwarning", PAGE], capture_output=True, text=True, check=False)
    assert "" == run.stdout


def test_every_command_is_in_the_readme() -> None:
    """Whoever reads the README knows all that there is to type."""
    told = set(re.findall(r"`backroutine ([a-z-]+)", README))
    assert [] == [name for name, command in COMMANDS.items() if not command.hidden and name not in told]


def test_the_readme_names_only_commands_that_there_are() -> None:
    """A command that went must go from the README."""
    told = set(re.findall(r"(?:`|bin/)backroutine ([a-z][a-z-]+)", README))
    assert set() == told - COMMANDS.keys()


def test_the_readme_names_only_options_that_there_are() -> None:
    """An option that went must go from the README."""
    ours = {"--help", "--install-completion", "--show-completion"}
    ours |= {
        name for command in (*COMMANDS.values(), typer.main.get_command(app)) for name in options_of(command)
    }
    assert set() == set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README)) - ours - THEIRS


def test_every_setting_and_exit_code_is_told() -> None:
    """In the README or in the manual page, which has them all."""
    page = man_page().replace(r"\-", "-")
    assert [] == [name for name in (*NAMES, *map(str, EXIT_CODES)) if name not in page]
    assert {str(code) for code in EXIT_CODES} <= set(re.findall(r"\b\d+\b", README))

"""The commands of every day, without any option: past Typer, whose loading takes longer than they do.

`app` has the same commands with their options; a test holds the two together.
"""

from __future__ import annotations

from backroutine.cli.ending import ended
from backroutine.cli.world import desk


def start() -> None:
    """Play the usual session."""
    from backroutine.cli.choose import USUAL_ROUTINE, Wish
    from backroutine.cli.settings import settings
    from backroutine.cli.start import How
    from backroutine.cli.start import start as command

    here = desk()
    set_to = settings(here)
    command(here, Wish(USUAL_ROUTINE, way=set_to.way or None), How(set_to))


def list_() -> None:
    """List the exercises."""
    from backroutine.cli.exercises import list_exercises

    list_exercises(desk(), as_json=False)


def history() -> None:
    """Show the sessions."""
    from backroutine.cli.past import history as command

    command(desk(), as_json=False)


COMMANDS = {"start": start, "list": list_, "history": history}


def run(name: str) -> int:
    """Run one of COMMANDS and return the exit code."""
    return ended(COMMANDS[name])

"""The commands of every day, without any option: past Typer, to load which takes longer than they do.

`app` has the same commands with their options; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from backroutine.cli.desk import desk
from backroutine.cli.exits import ended


def start(routine: str | None = None) -> None:
    """Play the usual session, or that of a routine."""
    from backroutine.cli.commands.config import settings, wish
    from backroutine.cli.commands.start import start as command

    here = desk()
    set_to = settings(here, routine=routine)
    command(here, wish(set_to, rested=True), set_to)


def list_() -> None:
    """List the exercises."""
    from backroutine.cli.commands.list_show import list_exercises

    list_exercises(desk(), as_json=False)


def history() -> None:
    """Show the sessions."""
    from backroutine.cli.commands.history import history as command

    command(desk(), as_json=False)


def plan(routine: str | None = None) -> None:
    """Print the steps of the usual session, or of a routine's."""
    from backroutine.cli.commands.config import settings, wish
    from backroutine.cli.commands.plan import plan as command

    here = desk()
    command(here, wish(settings(here, routine=routine)), as_json=False)


def config() -> None:
    """Show every setting."""
    from backroutine.cli.commands.config import config as command

    command(desk(), None, None, as_json=False)


def show(exercise: str) -> None:
    """Show one exercise or warm-up."""
    from backroutine.cli.commands.list_show import show as command
    from backroutine.cli.commands.seen import Seen

    command(desk(), exercise, as_json=False, seen=Seen())


def today() -> None:
    """Tell about today; before the first session, what there is."""
    from backroutine.cli.commands.today import today as command

    if not command():
        from backroutine.cli.app import run as page_of_all

        raise SystemExit(page_of_all([]))


COMMANDS: dict[str, Callable[..., None]] = {
    "": today,
    "start": start,
    "list": list_,
    "history": history,
    "plan": plan,
    "show": show,
    "config": config,
}


def run(name: str = "", *named: str) -> int:
    """Run one of COMMANDS and return the exit code; `show` needs a name, `start` and `plan` may have one."""
    return ended(partial(COMMANDS[name], *named))

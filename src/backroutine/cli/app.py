"""The commands and their options; each only translates flags and calls one function."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from backroutine import __version__
from backroutine.cli import completing
from backroutine.cli.app_about import check, rules, safety
from backroutine.cli.app_days import doctor, new, remind, status
from backroutine.cli.app_keeping import correct, erase, import_, log, restore
from backroutine.cli.app_pictures import handout, show
from backroutine.cli.app_records import bring_back, export, history, park, progress, report
from backroutine.cli.app_sound import render, sound_check
from backroutine.cli.as_needed import as_needed
from backroutine.cli.exits import ended
from backroutine.cli.options import (
    Delay,
    EngineVoice,
    Group,
    Json,
    Only,
    Rate,
    RoutineName,
    Skip,
    Voice,
    Volume,
    WarmUpMinutes,
    Way,
)
from backroutine.domain.words.purpose import PURPOSE

app = typer.Typer(
    name="backroutine",
    help=f"A guided timer for gentle lower-back exercises. Begin with: backroutine start\n\n{PURPOSE}",
    rich_markup_mode=None,  # coloured help takes three times as long to appear
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer hands a flag over by position
    if wanted:
        sys.stdout.write(f"backroutine {__version__}\n")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show a traceback when something breaks.")] = False,
) -> None:
    """Take the options that come before a command; without one, tell about today, or help."""
    del version, debug  # the first has its callback, the second is looked for by `run`
    if context.invoked_subcommand is None:
        from backroutine.cli.commands import today
        from backroutine.domain.words.filling import tell

        if (
            not today.today()
        ):  # the last line is the one that is still seen when the first have left the window
            sys.stdout.write(f"{context.get_help()}\n\n{tell('today.begin')}\n")


@app.command()
def start(
    routine: RoutineName = None,
    only: Only = None,
    skip: Skip = None,
    warm_up: WarmUpMinutes = None,
    way: Way = None,
    delay: Delay = None,
    group: Group = None,
    voice: Voice = None,
    rate: Rate = None,
    engine_voice: EngineVoice = None,
    volume: Volume = None,
    wait: Annotated[
        bool | None, typer.Option("--wait/--no-wait", help="Never move on by itself.", show_default=False)
    ] = None,
    rehearse: Annotated[
        bool, typer.Option("--rehearse", help="Play it ten times as fast; save nothing.")
    ] = False,
    plain: Annotated[
        bool | None,
        typer.Option(
            "--plain/--no-plain", help="Lines of text instead of a full screen.", show_default=False
        ),
    ] = None,
    resume: Annotated[
        bool | None, typer.Option("--resume/--fresh", help="Carry on today's interrupted session, or not.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Core work without a day of rest between.")] = False,
) -> None:
    """Start a guided session: warm-up, exercises, questions.

    Example: backroutine start short --warm-up none
    """
    from backroutine.cli.commands.config import settings, wish, yes_or_no
    from backroutine.cli.commands.start import start as command
    from backroutine.cli.desk import desk

    here = desk()
    told = settings(
        here, voice=voice, rate=rate, engine_voice=engine_voice, volume=volume, wait=yes_or_no(wait), way=way,
        routine=routine, delay=delay, group=yes_or_no(group), plain=yes_or_no(plain),
    )  # fmt: skip
    wanted = wish(
        told, only=only or (), skip=skip or (), warm_up=warm_up, rehearse=rehearse, rested=not again
    )
    command(here, wanted, told, resume=resume)


@app.command(name="list")
def list_(as_json: Json = False) -> None:
    """List the exercises and how each stands with you.

    Example: backroutine list --json
    """
    from backroutine.cli.commands import list_show
    from backroutine.cli.desk import desk

    list_show.list_exercises(desk(), as_json=as_json)


@app.command()
def plan(
    routine: RoutineName = None,
    only: Only = None,
    skip: Skip = None,
    warm_up: WarmUpMinutes = None,
    way: Way = None,
    delay: Delay = None,
    group: Group = None,
    as_json: Json = False,
) -> None:
    """Print the steps of a session with their times.

    Example: backroutine plan short
    """
    from backroutine.cli.commands import plan as command
    from backroutine.cli.commands.config import settings, wish, yes_or_no
    from backroutine.cli.desk import desk

    here = desk()
    told = settings(here, way=way, routine=routine, delay=delay, group=yes_or_no(group))
    wanted = wish(told, only=only or (), skip=skip or (), warm_up=warm_up)
    command.plan(here, wanted, as_json=as_json)


@app.command()
def config(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="The setting.", autocompletion=completing.settings)
    ] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="[VALUE]", help="What it is to be from now on.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show every setting and where it comes from, or make one.

    Example: backroutine config rate 120
    """
    from backroutine.cli.commands import config
    from backroutine.cli.desk import desk

    config.config(desk(), name, value, as_json=as_json)


app.command(name="sound-check")(sound_check)
app.command()(render)


@app.command(name="help")
def help_(
    command: Annotated[str | None, typer.Argument(metavar="[COMMAND]", help="The command.")] = None,
) -> None:
    """Show this help, or that of one command.

    Example: backroutine help start
    """
    code = run([command, "--help"] if command and not command.startswith("-") else ["--help"])
    if code:
        raise typer.Exit(code)


_FURTHER = (
    show, handout, check, safety, rules, status, remind, new, doctor, history,
    progress, report, correct, log, export, restore, erase, park,
)  # fmt: skip
for command in _FURTHER:
    app.command()(command)
app.command(name="bring-back")(bring_back)
app.command(name="import")(import_)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    wanted = [argument for argument in arguments if argument != "--debug"]  # wherever it stands
    debug = len(wanted) < len(arguments)
    if "--install-completion" in wanted:  # Typer names the file it makes, not the one it adds a line to
        from backroutine.domain.words.filling import tell

        sys.stdout.write(tell("completion.files") + "\n")
    return ended(lambda: as_needed(app, wanted)(args=wanted, prog_name="backroutine"), debug=debug)

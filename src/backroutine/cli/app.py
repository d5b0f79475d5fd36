"""The commands and their options; each only translates flags and calls one function."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from backroutine import __version__
from backroutine.cli.ending import ended
from backroutine.domain.level import Level

USUAL_ROUTINE = "lower-back"

app = typer.Typer(
    name="backroutine",
    help="A guided timer for gentle lower-back exercises. Begin with: backroutine start",
    rich_markup_mode=None,  # coloured help takes three times as long to appear
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
RoutineName = Annotated[
    str, typer.Argument(metavar="[ROUTINE]", help="The routine: lower-back, short, or your own.")
]
Id = Annotated[str, typer.Argument(metavar="ID", help="The exercise's id, as `list` shows it.")]
Only = Annotated[
    list[str] | None, typer.Option("--only", metavar="ID", help="Do only this exercise (repeatable).")
]
Skip = Annotated[
    list[str] | None, typer.Option("--skip", metavar="ID", help="Leave this exercise out (repeatable).")
]
WarmUpMinutes = Annotated[
    str | None,
    typer.Option("--warm-up", metavar="MIN|none", help="Minutes to warm up, 5 to 7; none if you are warm."),
]
Way = Annotated[
    str | None, typer.Option("--way", metavar="ID", help="How to warm up: walk, bike, elliptical or march.")
]
Delay = Annotated[
    float, typer.Option("--delay", metavar="S", min=0, max=600, help="Seconds to reach your mat.")
]
Voice = Annotated[Level | None, typer.Option("--voice", help="How much is said aloud.")]
Rate = Annotated[int | None, typer.Option("--rate", min=80, max=300, help="How fast, in words a minute.")]
EngineVoice = Annotated[
    str | None, typer.Option("--engine-voice", metavar="NAME", help="Which voice of the engine.")
]
Volume = Annotated[int | None, typer.Option("--volume", min=0, max=100, help="How loud, in percent.")]
Cleared = Annotated[
    str, typer.Option("--cleared", metavar='"WHO, WHEN"', help="Who said that it is fine, and when.")
]
Group = Annotated[bool, typer.Option("--group", help="Put exercises in the same posture together.")]


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer hands a flag over by position
    if wanted:
        sys.stdout.write(f"backroutine {__version__}\n")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show a traceback when something breaks.")] = False,
) -> None:
    """Take the options that come before a command."""
    del version, debug  # the first has its callback, the second is looked for by `run`


@app.command()
def start(
    routine: RoutineName = USUAL_ROUTINE,
    only: Only = None,
    skip: Skip = None,
    warm_up: WarmUpMinutes = None,
    way: Way = None,
    delay: Delay = 0.0,
    group: Group = False,
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
    plain: Annotated[bool, typer.Option("--plain", help="Lines of text instead of a full screen.")] = False,
    resume: Annotated[
        bool | None, typer.Option("--resume/--fresh", help="Carry on today's interrupted session, or not.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Core work without a day of rest between.")] = False,
) -> None:
    """Start a guided session: warm-up, exercises, and a question after each."""
    from backroutine.cli import start as command
    from backroutine.cli.choose import Wish
    from backroutine.cli.settings import settings
    from backroutine.cli.world import desk
    from backroutine.domain.settings import YesNo

    here = desk()
    waits = None if wait is None else YesNo.YES if wait else YesNo.NO
    set_to = settings(
        here, voice=voice, rate=rate, engine_voice=engine_voice, volume=volume, wait=waits, way=way
    )
    wish = Wish(
        routine, only or (), skip or (), warm_up, set_to.way or None, delay, group, rehearse, rested=not again
    )
    command.start(here, wish, command.How(set_to, plain, resume))


@app.command(name="list")
def list_(as_json: Json = False) -> None:
    """List the exercises: dose, sides, posture, how they stand with you, where they come from."""
    from backroutine.cli import exercises
    from backroutine.cli.world import desk

    exercises.list_exercises(desk(), as_json=as_json)


@app.command()
def show(exercise: Id, as_json: Json = False) -> None:
    """Show one exercise whole: what to do, its sources, what is assumed, how it went for you."""
    from backroutine.cli import exercises
    from backroutine.cli.world import desk

    exercises.show(desk(), exercise, as_json=as_json)


@app.command()
def plan(
    routine: RoutineName = USUAL_ROUTINE,
    only: Only = None,
    skip: Skip = None,
    warm_up: WarmUpMinutes = None,
    way: Way = None,
    delay: Delay = 0.0,
    group: Group = False,
    as_json: Json = False,
) -> None:
    """Print the steps of a session with their times."""
    from backroutine.cli import plans
    from backroutine.cli.choose import Wish
    from backroutine.cli.world import desk

    wish = Wish(routine, only or (), skip or (), warm_up, way, delay, group)
    plans.plan(desk(), wish, as_json=as_json)


@app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders; else all that `start` reads."),
    ] = None,
) -> None:
    """Check exercise, routine and warm-up files, and tell every fault with its place."""
    from backroutine.cli import checks
    from backroutine.cli.world import desk

    checks.check(desk(), paths or [])


@app.command()
def safety(cleared: Cleared = "") -> None:
    """Show the safety page: who should ask first, and when to get help."""
    from backroutine.cli import checks
    from backroutine.cli.world import desk

    checks.safety_page(desk(), cleared)


@app.command()
def config(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="The setting.")] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="[VALUE]", help="What it is to be from now on.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show every setting, its value and where it comes from; or make one."""
    from backroutine.cli import settings
    from backroutine.cli.world import desk

    settings.config(desk(), name, value, as_json=as_json)


@app.command(name="sound-check")
def sound_check(
    voice: Voice = None, rate: Rate = None, engine_voice: EngineVoice = None, volume: Volume = None
) -> None:
    """Play each tone with its name and a sentence, and tell what works here."""
    from backroutine.cli import sound
    from backroutine.cli.settings import settings
    from backroutine.cli.world import desk

    here = desk()
    sound.check(here, settings(here, voice=voice, rate=rate, engine_voice=engine_voice, volume=volume))


@app.command()
def render(
    routine: Annotated[
        str, typer.Argument(metavar="ROUTINE", help="The routine: lower-back, short, or your own.")
    ],
    path: Annotated[
        Path, typer.Argument(metavar="FILE.wav", help="The sound file; times and words go beside it.")
    ],
    only: Only = None,
    skip: Skip = None,
    warm_up: WarmUpMinutes = None,
    way: Way = None,
    group: Group = False,
    voice: Voice = None,
    rate: Rate = None,
    engine_voice: EngineVoice = None,
    volume: Volume = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the files if they exist.")] = False,
) -> None:
    """Write a whole session as one sound file, to play beside the mat."""
    from backroutine.cli import sound
    from backroutine.cli.choose import Wish
    from backroutine.cli.settings import settings
    from backroutine.cli.world import desk

    here = desk()
    set_to = settings(here, voice=voice, rate=rate, engine_voice=engine_voice, volume=volume, way=way)
    wish = Wish(routine, only or (), skip or (), warm_up, set_to.way or None, 0.0, group)
    sound.render_to(here, wish, set_to, path, force=force)


@app.command()
def history(
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="From this day on, such as 2026-05-31.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show your sessions, the newest last."""
    from backroutine.cli import past
    from backroutine.cli.world import desk

    past.history(desk(), as_json=as_json, since=since)


@app.command()
def progress(
    weeks: Annotated[int, typer.Option("--weeks", min=1, max=520, help="How many weeks.")] = 52,
    as_json: Json = False,
) -> None:
    """Draw your days, how your back felt, and the doses, week by week."""
    from backroutine.cli import progress as command
    from backroutine.cli.world import desk

    command.progress(desk(), weeks, as_json=as_json)


@app.command()
def report(
    first: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="First day; else four weeks before the last.")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day; else today.")] = None,
    initials: Annotated[
        str, typer.Option("--initials", metavar="XX", help="Instead of a line for the name.")
    ] = "",
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORM",
            help="text, html, csv or json; else by the ending of the file.",
            show_default=False,
        ),
    ] = "",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A new file instead of the screen.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
) -> None:
    """Make one page for a doctor or physiotherapist."""
    from backroutine.cli import report as command
    from backroutine.cli.world import desk

    command.report(desk(), command.Asked(first, last, initials, form, output, force))


@app.command()
def export(
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A new file instead of the screen.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
) -> None:
    """Export the journal as JSON lines: everything, one event a line."""
    from backroutine.cli import past
    from backroutine.cli.world import desk

    past.export(desk(), output, force=force)


@app.command()
def park(exercise: Id) -> None:
    """Leave an exercise out from now on."""
    from backroutine.cli import past
    from backroutine.cli.world import desk

    past.park(desk(), exercise)


@app.command(name="bring-back")
def bring_back(
    exercise: Id,
    cleared: Cleared = "",
    yes: Annotated[bool, typer.Option("--yes", help="Answer its questions with yes.")] = False,
) -> None:
    """Bring a parked exercise back, from a week after it hurt, as a gentle trial."""
    from backroutine.cli import past
    from backroutine.cli.world import desk

    past.bring_back(desk(), exercise, cleared, yes=yes)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    wanted = [argument for argument in arguments if argument != "--debug"]  # wherever it stands
    debug = len(wanted) < len(arguments)
    return ended(lambda: app(args=wanted, prog_name="backroutine"), debug=debug)

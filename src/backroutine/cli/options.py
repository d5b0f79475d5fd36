"""The options and arguments that several commands share, with their one explanation each."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from backroutine.cli import completing
from backroutine.domain.plan.verbosity import RATES, VOLUMES, Verbosity

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
RoutineName = Annotated[
    str | None,
    typer.Argument(
        metavar="[ROUTINE]",
        help="The routine: lower-back (the usual one), short, core, or your own.",
        show_default=False,
        autocompletion=completing.routines,
    ),
]
Id = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="The exercise's id, as `list` shows it.", autocompletion=completing.exercises
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="ID",
        help="Do only this exercise (repeatable).",
        autocompletion=completing.exercises,
    ),
]
Skip = Annotated[
    list[str] | None,
    typer.Option(
        "--skip",
        metavar="ID",
        help="Leave this exercise out (repeatable).",
        autocompletion=completing.exercises,
    ),
]
WarmUpMinutes = Annotated[
    str | None,
    typer.Option(
        "--warm-up",
        metavar="MINUTES|none",
        help="Minutes to warm up, 5 to 7; none if you are warm.",
        autocompletion=completing.minutes,
    ),
]
Way = Annotated[
    str | None,
    typer.Option(
        "--way",
        metavar="ID",
        help="How to warm up: walk, bike, elliptical or march.",
        autocompletion=completing.warm_ups,
    ),
]
Delay = Annotated[
    float | None,
    typer.Option("--delay", metavar="SECONDS", min=0, max=600, help="Seconds to reach your mat."),
]
Voice = Annotated[Verbosity | None, typer.Option("--voice", help="How much is said aloud.")]
Rate = Annotated[
    int | None,
    typer.Option("--rate", metavar="WORDS", min=RATES[0], max=RATES[1], help="How fast, in words a minute."),
]
EngineVoice = Annotated[
    str | None, typer.Option("--engine-voice", metavar="NAME", help="Which voice of the engine.")
]
Volume = Annotated[
    int | None,
    typer.Option("--volume", metavar="PERCENT", min=VOLUMES[0], max=VOLUMES[1], help="How loud, in percent."),
]
Cleared = Annotated[
    str | None, typer.Option("--cleared", metavar='"WHO, WHEN"', help="Who said that it is fine, and when.")
]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="A new file instead of the screen.")]
Force = Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")]
Group = Annotated[
    bool | None,
    typer.Option(
        "--group/--no-group", help="Put exercises in the same posture together.", show_default=False
    ),
]

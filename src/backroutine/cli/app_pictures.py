"""The commands that show exercises as pictures, and their options: show."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from backroutine.cli import completing
from backroutine.cli.options import Json
from backroutine.domain.exercises.exercise import Side


def show(
    exercise: Annotated[
        str,
        typer.Argument(
            metavar="ID|FILE.yaml",
            help="An exercise's or a warm-up's id, or a file of your own.",
            autocompletion=completing.exercises,
        ),
    ],
    as_json: Json = False,
    side: Annotated[Side | None, typer.Option("--side", help="Which side the picture shows.")] = None,
    animate: Annotated[bool, typer.Option("--animate", help="Let the picture move, until Q.")] = False,
    svg: Annotated[
        Path | None,
        typer.Option("--svg", metavar="FILE.svg", help="Write the picture; with --animate, one that moves."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
) -> None:
    """Show an exercise or a warm-up whole: start and end as a picture, its words, sources and how it went.

    Example: backroutine show hip-rolling
    """
    from backroutine.cli.commands import list_show
    from backroutine.cli.commands.seen import Seen
    from backroutine.cli.desk import desk

    list_show.show(desk(), exercise, as_json=as_json, seen=Seen(side, animate, svg, force))

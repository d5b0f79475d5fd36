"""The commands that show exercises as pictures, and their options: show, handout."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from backroutine.cli import completing
from backroutine.cli.options import Force, Json, Only, Output, RoutineName, Skip


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
    side: Annotated[
        Literal["left", "right"] | None, typer.Option("--side", help="Which side the picture shows.")
    ] = None,
    animate: Annotated[bool, typer.Option("--animate", help="Let the picture move, until Q.")] = False,
    svg: Annotated[
        Path | None,
        typer.Option("--svg", metavar="FILE.svg", help="Write the picture; with --animate, one that moves."),
    ] = None,
    force: Force = False,
) -> None:
    """Show one exercise or warm-up, with its picture.

    Its start and end, its words and sources, and how it went with you.

    Example: backroutine show hip-rolling
    """
    from backroutine.cli.commands import list_show
    from backroutine.cli.commands.seen import Seen
    from backroutine.cli.desk import desk
    from backroutine.domain.exercises.exercise import Side  # the page of all commands has no need of it

    shown = Side(side) if side else None
    list_show.show(desk(), exercise, as_json=as_json, seen=Seen(shown, animate, svg, force))


def handout(
    routine: RoutineName = None,
    only: Only = None,
    skip: Skip = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORM",
            help="html, or svg for the picture of one exercise; else by the ending of the file.",
            show_default=False,
        ),
    ] = "",
    output: Output = None,
    force: Force = False,
) -> None:
    """Make one page to print, drawn and in words.

    Each exercise as a picture and in words, with today's amounts.

    Example: backroutine handout -o handout.html
    """
    from backroutine.cli.commands import handout as command
    from backroutine.cli.commands.config import settings, wish
    from backroutine.cli.desk import desk

    here = desk()
    told = settings(here, routine=routine, delay=0.0)
    command.handout(here, wish(told, only=only or (), skip=skip or ()), command.Asked(form, output, force))

"""The commands about what is heard, and their options: sound-check, render."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from backroutine.cli import completing
from backroutine.cli.options import EngineVoice, Group, Only, Rate, Skip, Voice, Volume, WarmUpMinutes, Way


def sound_check(
    voice: Voice = None, rate: Rate = None, engine_voice: EngineVoice = None, volume: Volume = None
) -> None:
    """Play each tone and the voice, and tell what works here.

    Example: backroutine sound-check --voice full
    """
    from backroutine.cli.commands import sound
    from backroutine.cli.commands.config import settings
    from backroutine.cli.desk import desk

    here = desk()
    sound.check(here, settings(here, voice=voice, rate=rate, engine_voice=engine_voice, volume=volume))


def render(
    routine: Annotated[
        str,
        typer.Argument(
            metavar="ROUTINE",
            help="The routine: lower-back, short, or your own.",
            autocompletion=completing.routines,
        ),
    ],
    path: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="The sound file: .wav, .opus or .mp3; times and words go beside it."
        ),
    ],
    only: Only = None,
    skip: Skip = None,
    warm_up: WarmUpMinutes = None,
    way: Way = None,
    group: Group = None,
    voice: Voice = None,
    rate: Rate = None,
    engine_voice: EngineVoice = None,
    volume: Volume = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the files if they exist.")] = False,
) -> None:
    """Write a whole session as one sound file.

    Example: backroutine render lower-back session.wav
    """
    from backroutine.cli.commands import sound
    from backroutine.cli.commands.config import settings, wish, yes_or_no
    from backroutine.cli.desk import desk

    here = desk()
    told = settings(
        here, voice=voice, rate=rate, engine_voice=engine_voice, volume=volume, way=way, routine=routine, delay=0.0,
        group=yes_or_no(group),
    )  # fmt: skip
    wanted = wish(told, only=only or (), skip=skip or (), warm_up=warm_up)
    sound.render_to(here, wanted, told, path, force=force)

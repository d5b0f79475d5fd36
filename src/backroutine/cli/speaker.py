"""The sound of this computer, as a person has set it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from backroutine.cli.desk import Desk
from backroutine.domain.format.settings import Settings
from backroutine.edge.sound.engines import Manner
from backroutine.edge.sound.speaker import SilentSpeaker, Speaker, find_speaker


def speaker_for(desk: Desk, settings: Settings) -> Speaker | SilentSpeaker:
    """What makes the session heard."""
    return find_speaker(settings.voice, desk.paths.cache, desk.clock.now, _bell, manner_of(settings))


def manner_of(settings: Settings) -> Manner:
    """How the voice is to speak, as it is set."""
    return Manner(
        rate=settings.rate,
        engine=settings.voice_engine,
        file=settings.voice_file,
        voice=settings.engine_voice,
        volume=settings.volume / 100,
    )


def _bell() -> None:
    """Ring the terminal's bell, if there is one."""
    if sys.stdout.isatty():
        with suppress(OSError):
            os.write(sys.stdout.fileno(), b"\a")

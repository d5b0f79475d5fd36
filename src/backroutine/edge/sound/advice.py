"""What to install so that one hears more: one line for this computer, that can be copied as it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from backroutine.domain.words.filling import tell
from backroutine.edge.computer.programs import find_program
from backroutine.edge.sound.engines import Manner
from backroutine.edge.sound.natural_voice import EXTRA, natural_engine

# The first of these that is there installs a package; the names of ours are the same for all.
_MANAGERS = {
    "apt": "sudo apt install",
    "dnf": "sudo dnf install",
    "pacman": "sudo pacman -S",
    "zypper": "sudo zypper install",
    "apk": "sudo apk add",
}
_VOICE, _PLAYER = "espeak-ng", "alsa-utils"


def to_hear(*, player: bool, voice: bool) -> str:
    """What whoever has no player or no voice must know before they lie down; "" for all others."""
    if player and voice:
        return ""
    missing = tell("look.no-player" if not player else "look.no-voice")
    told = tell("look", missing=missing)
    if str(sys.platform) in {
        "darwin",
        "win32",
    }:  # both are part of the system there: nothing to install mends it
        return told
    wanted = [*([] if voice else [_VOICE]), *([] if player else [_PLAYER])]
    return f"{told} {tell('look.install', command=_command(wanted))}"


def natural_voice() -> str:
    """The line that brings the natural voice into the very environment that this program runs in; "" if it is there."""
    if natural_engine(Manner()):
        return ""
    wanted = f'"{EXTRA}"'  # it is installed already, so that this adds what the extra brings, and no more
    here = Path(sys.prefix)
    if "pipx" in here.parts:
        return f"pipx runpip backroutine install {wanted}"
    if "uv" in here.parts:
        return f'uv pip install --python "{here}" {wanted}'
    return f'"{sys.executable}" -m pip install {wanted}'


def _command(packages: Iterable[str]) -> str:
    return " ".join((_manager(os.environ.get("PATH", "")), *packages))


@cache
def _manager(path: str) -> str:
    """What installs a package, by the programs on this `path`: asked at each look at the screen, looked up once."""
    del path
    return next((words for name, words in _MANAGERS.items() if find_program(name)), "install")

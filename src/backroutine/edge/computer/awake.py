"""Keeps the computer awake while someone lies on the floor and touches no key.

By hand: wakepy knows no systemd-inhibit, so that it does nothing on a desktop without GNOME's or the common D-Bus
service, and loading it takes about 100 ms of CPU at start where this takes 25.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from backroutine.domain.words.filling import tell
from backroutine.edge.computer.programs import Child, find_program

if sys.platform == "win32":
    import ctypes

    _UNTIL_SAID_OTHERWISE, _SYSTEM, _DISPLAY = 0x80000000, 1, 2


_SLEEP_STATES = Path("/sys/power/state")  # what Linux can do to sleep; empty where it cannot
_DESKTOP = ("WAYLAND_DISPLAY", "DISPLAY", "XDG_CURRENT_DESKTOP")
_ELSEWHERE = ("SSH_CONNECTION", "SSH_TTY")


class Awake:
    """`with Awake() as awake:` holds off sleep and the screen saver. `awake.trouble` says if that fails.

    It says nothing on a computer that would not sleep by itself; `states` is where Linux tells that.

    It ends with us, however we end: on Linux the child reads a pipe that only we hold, on macOS it watches
    our process, and on Windows the system forgets the wish of a program that is gone.
    """

    def __init__(self, states: Path = _SLEEP_STATES) -> None:
        self._sleeps = would_sleep(os.environ, states)
        self._child: Child | None = None
        self._on = False

    def __enter__(self) -> Self:
        self._on = _wish(awake=True)
        command = None if self._on else _command()
        if command:
            with suppress(OSError):
                self._child = Child(command, fed=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._on:
            _wish(awake=False)
            self._on = False
        if self._child:
            self._child.close()
            self._child = None

    @property
    def trouble(self) -> str:
        """Empty if all is well, else one line. It may take a moment until the system refuses: ask again."""
        well = self._on or (self._child is not None and self._child.poll() is None)
        return tell("awake.trouble") if self._sleeps and not well else ""


def would_sleep(environ: Mapping[str, str], states: Path, platform: str = sys.platform) -> bool:
    """Whether this computer sleeps by itself while nobody touches it, as far as can be known without asking it.

    Elsewhere than on macOS and Windows it is the desktop that lets it sleep: a server, a container or the far end
    of ssh has none, and some of them could not sleep at all.
    """
    if platform in {"darwin", "win32"}:
        return True
    if any(map(environ.get, _ELSEWHERE)) or not any(map(environ.get, _DESKTOP)):
        return False
    try:
        return bool(states.read_text(encoding="ascii").strip())
    except OSError:
        return False


def _command() -> list[str] | None:
    """The program that holds off sleep, the first there is."""
    inhibit, cat, caffeinate = (
        find_program("systemd-inhibit"),
        find_program("cat"),
        find_program("caffeinate"),
    )
    if inhibit and cat:
        why = ("--who=backroutine", f"--why={tell('awake.why')}")
        return [inhibit, "--what=idle:sleep", *why, "--mode=block", cat]
    if caffeinate:
        return [caffeinate, "-d", "-i", "-w", str(os.getpid())]
    return None


if sys.platform == "win32":

    def _wish(*, awake: bool) -> bool:
        """Windows needs no program; returns whether it listened."""
        state = _UNTIL_SAID_OTHERWISE | (_SYSTEM | _DISPLAY if awake else 0)
        return bool(ctypes.windll.kernel32.SetThreadExecutionState(state))

else:

    def _wish(*, awake: bool) -> bool:  # noqa: ARG001 - asked alike everywhere
        """No other system can be asked this way."""
        return False

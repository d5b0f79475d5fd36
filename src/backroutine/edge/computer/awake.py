"""Keeps the computer awake while someone lies on the floor and touches no key.

By hand: wakepy knows no systemd-inhibit, so that it does nothing on a desktop without GNOME's or the common D-Bus
service, and loading it takes about 100 ms of CPU at start where this takes 25.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from types import TracebackType
from typing import Self

from backroutine.domain.words.filling import tell
from backroutine.edge.computer.programs import Child, find_program

if sys.platform == "win32":
    import ctypes

    _UNTIL_SAID_OTHERWISE, _SYSTEM, _DISPLAY = 0x80000000, 1, 2


class Awake:
    """`with Awake() as awake:` holds off sleep and the screen saver. `awake.trouble` says if that fails.

    It ends with us, however we end: on Linux the child reads a pipe that only we hold, on macOS it watches
    our process, and on Windows the system forgets the wish of a program that is gone.
    """

    def __init__(self) -> None:
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
        return "" if well else tell("awake.trouble")


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

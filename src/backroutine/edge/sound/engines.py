"""How a program turns words into a sound file: words by standard input, no shell, never waited for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from backroutine.domain.format.settings import VoiceEngine
from backroutine.domain.values import NamedTuple
from backroutine.edge.computer.programs import Child


class Manner(NamedTuple):
    """How to speak: words a minute, which engine and voice file, the system's voice by its name, a volume from 0 to 1.

    The volume is no engine's business: every sound is first made as loud as any other, see `wav.tidy`.
    """

    rate: float = 150
    engine: VoiceEngine = VoiceEngine.BEST
    file: str = ""
    voice: str = ""
    volume: float = 1.0


class Engine(Protocol):
    """Makes one sound file at a time. `identity` tells apart what would sound different."""

    name: str
    identity: str

    def start(self, words: str, path: Path) -> None:
        """Begin to write `words` to `path`. Raises OSError if it cannot even begin."""

    def outcome(self) -> bool | None:
        """None while it is at it, True when the file is there, False if it failed."""

    def wait(self, seconds: float) -> None:
        """Wait for the outcome, at most so long."""

    def close(self) -> None:
        """Stop, and leave no process. It may be started again."""


class OncePerPhrase:
    """An engine that is started anew for each phrase; `command` makes its arguments from the path."""

    def __init__(self, name: str, identity: str, command: Callable[[Path], list[str]]) -> None:
        self.name = name
        self.identity = identity
        self._command = command
        self._child: Child | None = None

    def start(self, words: str, path: Path) -> None:
        """Begin to write `words` to `path`."""
        self.close()
        self._child = Child(self._command(path), fed=True)
        with suppress(OSError):  # it ended before it listened: its exit code will tell
            self._child.feed(words.encode())  # a phrase is far shorter than a pipe, so this never blocks
        self._child.end_input()

    def outcome(self) -> bool | None:
        """None while it is at it."""
        code = self._child.poll() if self._child else 1
        return None if code is None else code == 0

    def wait(self, seconds: float) -> None:
        """Wait for the outcome, at most so long."""
        if self._child:
            self._child.wait(seconds)

    def close(self) -> None:
        """Stop what it is at."""
        if self._child:
            self._child.close()
            self._child = None


class OneForAll:
    """An engine that stays, reads a line for each phrase, and answers by making the file."""

    def __init__(self, name: str, identity: str, command: list[str], hello: str) -> None:
        self.name = name
        self.identity = identity
        self._command = command
        self._hello = hello
        self._child: Child | None = None
        self._path: Path | None = None

    def start(self, words: str, path: Path) -> None:
        """Ask for `words` in `path`."""
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._child = Child(self._command, fed=True)
            self._child.feed(f"{self._hello}\n".encode())
        self._path = path
        self._child.feed(f"{path}\t{words}\n".encode())

    def outcome(self) -> bool | None:
        """None while it is at it."""
        if self._path is None or self._child is None:
            return False
        try:
            return self._path.stat().st_size > 0
        except OSError:
            return None if self._child.poll() is None else False

    def wait(self, seconds: float) -> None:
        """Wait so long; it does not end when a phrase does."""
        if self._child:
            self._child.wait(seconds)

    def close(self) -> None:
        """Stop it."""
        self._path = None
        if self._child:
            self._child.close()
            self._child = None

"""The programs that turn words into a sound file: words by standard input, no shell, never waited for."""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from backroutine.domain.errors import WrongUsage
from backroutine.edge.computer.programs import Child, find_program

# A voice's name becomes an argument: letters first, nothing that leads out of a folder of voices.
_VOICE = re.compile(r"(?!.*\.\.)\w[\w .,+()/'-]{0,79}")

# PowerShell takes long to start, so one serves all. Each line is a path, a tab and the words; the file appears
# under its name when it is whole, empty if it failed. Single quotes only: double ones suffer on the way.
_WINDOWS = """
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$bits = [System.Speech.AudioFormat.AudioBitsPerSample]::Sixteen
$mono = [System.Speech.AudioFormat.AudioChannel]::Mono
$form = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo(22050, $bits, $mono)
$utf8 = New-Object System.Text.UTF8Encoding($false)
$in = New-Object System.IO.StreamReader([Console]::OpenStandardInput(), $utf8)
$rate, $volume, $name = $in.ReadLine().Split([char]9)
$voice.Rate = [int]$rate
$voice.Volume = [int]$volume
if ($name) { $voice.SelectVoice($name) }
while ($null -ne ($line = $in.ReadLine())) {
  $path, $words = $line.Split([char]9)
  try {
    $voice.SetOutputToWaveFile($path + '.tmp', $form)
    $voice.Speak($words)
    $voice.SetOutputToNull()
    [System.IO.File]::Move($path + '.tmp', $path)
  } catch {
    $voice.SetOutputToNull()
    [System.IO.File]::Create($path).Close()
  }
}
"""


@dataclass(frozen=True, slots=True)
class Manner:
    """How to speak: words a minute, a voice by the name that its engine has for it, and a volume from 0 to 1."""

    rate: float = 150
    voice: str = ""
    volume: float = 1.0


class Engine(Protocol):
    """Makes one sound file at a time.

    `identity` tells apart what would sound different; `soften` is a volume that it leaves to others.
    """

    name: str
    identity: str
    soften: float

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

    def __init__(
        self, name: str, identity: str, command: Callable[[Path], list[str]], *, soften: float = 1.0
    ) -> None:
        self.name = name
        self.identity = identity
        self.soften = soften
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
        self.soften = 1.0
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


def find_engine(manner: Manner) -> Engine | None:
    """The voice of this computer, or None. Raises `WrongUsage` if `manner` names what cannot be a voice."""
    if manner.voice and not _VOICE.fullmatch(manner.voice):
        raise WrongUsage(
            f"{manner.voice!r} cannot be the name of a voice", "use a name that your voice engine lists"
        )
    for name, make in _KNOWN.get(sys.platform, _ELSEWHERE):
        if program := find_program(name):
            return make(name, program, manner)
    return None


def espeak_engine(name: str, program: str, manner: Manner) -> Engine:
    """espeak-ng, or the older espeak. Asked for 150 words a minute it says our instructions at 160 (measured)."""
    options = ["-s", str(round(manner.rate)), "-a", str(round(100 * manner.volume))]
    usual = [program, "-b", "1", "-z", *options, *(["-v", manner.voice] if manner.voice else [])]

    def command(path: Path) -> list[str]:
        return [*usual, "-w", str(path), "--stdin"]

    return OncePerPhrase(name, f"{name}\0{manner}", command)


def say_engine(name: str, program: str, manner: Manner) -> Engine:
    """The voice of macOS, which cannot be told how loud to be."""
    usual = [program, "-r", str(round(manner.rate)), *(["-v", manner.voice] if manner.voice else [])]

    def command(path: Path) -> list[str]:
        return [*usual, "-o", str(path), "--data-format=LEI16@22050", "-f", "-"]

    return OncePerPhrase(name, f"{name}\0{manner}", command, soften=manner.volume)


def windows_engine(name: str, program: str, manner: Manner) -> Engine:
    """The voice of Windows. Its rates go from -10 (a third) over 0 (about 190 words a minute) to 10 (three times)."""
    steps = max(-10, min(10, round(10 * math.log(manner.rate / 190, 3))))
    hello = f"{steps}\t{round(100 * manner.volume)}\t{manner.voice}"
    command = [program, "-NoProfile", "-NonInteractive", "-Command", _WINDOWS]
    return OneForAll("Windows", f"{name}\0{manner}", command, hello)


_Make = Callable[[str, str, Manner], Engine]
_ELSEWHERE: tuple[tuple[str, _Make], ...] = (("espeak-ng", espeak_engine), ("espeak", espeak_engine))
_KNOWN: dict[str, tuple[tuple[str, _Make], ...]] = {
    "darwin": (("say", say_engine),),
    "win32": (("powershell", windows_engine),),
}

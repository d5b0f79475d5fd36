"""The voice that comes with the computer: espeak-ng, `say`, or the one of Windows."""

from __future__ import annotations

import math
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

from backroutine.domain.errors import WrongUsage
from backroutine.edge.computer.programs import find_program, told_by
from backroutine.edge.sound.engines import Engine, Manner, OncePerPhrase, OneForAll

# A voice's name becomes an argument: letters first, nothing that leads out of a folder of voices.
_VOICE = re.compile(r"(?!.*\.\.)\w[\w .,+()/'-]{0,79}")

# PowerShell takes long to start, so one serves all. Each line is a path, a tab and the words; the file appears
# under its name when it is whole, empty if it failed. Without a name it takes the first English voice of those
# that we would rather hear, else any English one, else what Windows would take. Single quotes only: double ones
# suffer on the way.
_WINDOWS = """
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$bits = [System.Speech.AudioFormat.AudioBitsPerSample]::Sixteen
$mono = [System.Speech.AudioFormat.AudioChannel]::Mono
$form = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo(22050, $bits, $mono)
$utf8 = New-Object System.Text.UTF8Encoding($false)
$in = New-Object System.IO.StreamReader([Console]::OpenStandardInput(), $utf8)
$rate, $name = $in.ReadLine().Split([char]9)
$voice.Rate = [int]$rate
if (-not $name) {
  $english = @($voice.GetInstalledVoices() | Where-Object { $_.Enabled -and $_.VoiceInfo.Culture.Name -like 'en*' })
  $names = @($english | ForEach-Object { $_.VoiceInfo.Name })
  foreach ($good in 'Aria', 'Jenny', 'Guy', 'Zira', 'Hazel', 'Catherine', 'Linda', 'Heera', 'David', '') {
    $name = @($names | Where-Object { $_ -like ('*' + $good + '*') })[0]
    if ($name) { break }
  }
}
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

_CLEAR_FROM = 150.0  # words a minute, the usual rate
_FASTER = 1.07
# What people with a Mac can download for nothing, and is better than what it comes with.
_BETTER = ("(Premium)", "(Enhanced)")
_ENGLISH_OF_MACS = ("Samantha", "Daniel", "Karen", "Moira")  # every Mac has one of these
_LISTED = re.compile(r"(?P<name>\S.*?)\s+en[_-]\w+\s+#")
_LISTING = 1.0  # seconds that the list of voices may take


def system_engine(manner: Manner) -> Engine | None:
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
    """espeak-ng, or the older espeak.

    With a gap of 40 ms between words, and a little faster to make up for it, a recogniser hears 9 % of all words of
    a session wrongly instead of 15 % (571 words, one recogniser; nobody has listened). Slower than usual, nobody has
    measured it, and the gaps would take more time than a step has.
    """
    clear = manner.rate >= _CLEAR_FROM
    spoken = [str(round(manner.rate * _FASTER)), "-g", "4"] if clear else [str(round(manner.rate))]
    usual = [program, "-b", "1", "-z", "-s", *spoken, *(["-v", manner.voice] if manner.voice else [])]

    def command(path: Path) -> list[str]:
        return [*usual, "-w", str(path), "--stdin"]

    return OncePerPhrase(name, "\0".join((name, *spoken, manner.voice)), command)


def say_engine(name: str, program: str, manner: Manner) -> Engine:
    """The voice of macOS."""
    voice = manner.voice or good_mac_voice(
        told_by([program, "-v", "?"], _LISTING), os.environ.get("LANG", "")
    )
    usual = [program, "-r", str(round(manner.rate)), *(["-v", voice] if voice else [])]

    def command(path: Path) -> list[str]:
        return [*usual, "-o", str(path), "--data-format=LEI16@22050", "-f", "-"]

    return OncePerPhrase(name, f"{name}\0{round(manner.rate)}\0{voice}", command)


def good_mac_voice(listed: str, language: str) -> str:
    """The name of a good English voice among those that `say -v ?` lists; "" leaves it to the Mac.

    Where the Mac speaks English by itself, only a voice that was downloaded on purpose is better than the
    person's own choice; where it speaks another language, any English one reads our words better.
    """
    english = [found["name"] for line in listed.splitlines() if (found := _LISTED.match(line))]
    good = [name for better in _BETTER for name in english if name.endswith(better)]
    if language and not language.startswith(("en", "C", "POSIX")):
        good += [name for name in _ENGLISH_OF_MACS if name in english]
    return next((name for name in good if _VOICE.fullmatch(name)), "")


def windows_engine(name: str, program: str, manner: Manner) -> Engine:
    """The voice of Windows. Its rates go from -10 (a third) over 0 (about 190 words a minute) to 10 (three times)."""
    steps = max(-10, min(10, round(10 * math.log(manner.rate / 190, 3))))
    command = [program, "-NoProfile", "-NonInteractive", "-Command", _WINDOWS]
    return OneForAll("Windows", f"{name}\0{steps}\0{manner.voice}", command, f"{steps}\t{manner.voice}")


_Make = Callable[[str, str, Manner], Engine]
_ELSEWHERE: tuple[tuple[str, _Make], ...] = (("espeak-ng", espeak_engine), ("espeak", espeak_engine))
_KNOWN: dict[str, tuple[tuple[str, _Make], ...]] = {
    "darwin": (("say", say_engine),),
    "win32": (("powershell", windows_engine),),
}

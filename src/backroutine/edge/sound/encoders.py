"""The programs that make a recording small enough for a phone: Opus or MP3, by the ending of its name."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from backroutine.domain.errors import WrongUsage
from backroutine.edge.computer.programs import Child, find_program

_LOOK = 0.2  # seconds between two looks whether it is done; half an hour of words takes some seconds
_TOO_LONG = 600.0  # seconds


@dataclass(frozen=True, slots=True)
class Encoder:
    """A program that makes one sound file of another; `command` makes its arguments from their paths."""

    name: str
    command: Callable[[Path, Path], list[str]]

    def encode(self, sound: Path, path: Path) -> None:
        """Make `path`, an empty file so far, of the WAV file `sound`. Raises WrongUsage if that fails."""
        with closing(Child(self.command(sound.absolute(), path.absolute()))) as child:
            for _ in range(round(_TOO_LONG / _LOOK)):
                if child.poll() is not None:
                    break
                child.wait(_LOOK)
            well = child.poll() == 0
        if not well or not path.stat().st_size:
            raise WrongUsage(
                f"{self.name} could not make a {path.suffix} file",
                "a name that ends in .wav needs no program",
            )


def find_encoder(path: Path) -> Encoder | None:
    """Who makes a file of this name; None for WAV, which we write ourselves.

    Raises WrongUsage if nobody can, with what to install.
    """
    ending = path.suffix.lower()
    if ending == ".wav":
        return None
    if ending not in _MAKERS:
        endings = " or ".join([", ".join([".wav", *_MAKERS][:-1]), [*_MAKERS][-1]])
        raise WrongUsage(f"{path} is not the name of a sound file", f"end it in {endings}")
    for name, make in _MAKERS[ending]:
        if program := find_program(name):
            return Encoder(name, make(program))
    names = " or ".join(name for name, _ in _MAKERS[ending])
    raise WrongUsage(
        f"nothing on this computer makes {ending} files", f"install {names}, or end the name in .wav"
    )


def _opusenc(program: str) -> Callable[[Path, Path], list[str]]:
    return lambda sound, path: [program, "--quiet", "--bitrate", "32", str(sound), str(path)]


def _ffmpeg(*options: str) -> Callable[[str], Callable[[Path, Path], list[str]]]:
    def make(program: str) -> Callable[[Path, Path], list[str]]:
        start = [program, "-nostdin", "-loglevel", "quiet", "-y", "-i"]
        return lambda sound, path: [*start, str(sound), *options, str(path)]

    return make


# Kilobits a second at which one voice and soft tones cannot be told from the WAV file: 4 and 6 MB for a session.
_MAKERS: dict[str, tuple[tuple[str, Callable[[str], Callable[[Path, Path], list[str]]]], ...]] = {
    ".opus": (("opusenc", _opusenc), ("ffmpeg", _ffmpeg("-c:a", "libopus", "-b:a", "32k", "-f", "opus"))),
    ".mp3": (("ffmpeg", _ffmpeg("-c:a", "libmp3lame", "-b:a", "48k", "-f", "mp3")),),
}

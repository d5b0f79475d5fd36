"""The voices of neural networks: the one of the extra `natural`, and voice files of piper; both made by a worker."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

from backroutine.domain.words.filling import tell
from backroutine.edge.sound.engines import Engine, Manner, OneForAll

NATURAL = "natural"  # what people know it by
EXTRA = "backroutine[natural]"  # pyproject.toml says what it brings, and why
# Without the current folder among the places where modules are looked for: it may hold a download of that name.
_WORKER = ("-P", "-m", "backroutine.edge.sound.natural_worker")


def natural_engine(manner: Manner) -> Engine | None:
    """The voice of the extra `natural`; None if that is not installed."""
    made_by = _installed("hibari")
    return _worker(NATURAL, made_by, "", manner) if made_by else None


def file_engine(manner: Manner) -> Engine | None:
    """The person's own voice file; None if `missing` tells what it lacks."""
    file = Path(manner.file).expanduser()
    if missing(manner.file):
        return None
    return _worker(file.stem, f"{_installed('piper')}\0{_age(file)}", str(file), manner)


def missing(voice_file: str) -> str:
    """What a voice file lacks before it can speak, for people; "" if nothing."""
    file = Path(voice_file).expanduser()
    if not file.is_file():
        return tell("voice.no-file", file=file)
    if not file.with_name(f"{file.name}.json").is_file():
        return tell("voice.no-json", file=file)
    return "" if _installed("piper") else tell("voice.no-piper", file=file)


def _worker(name: str, made_by: str, file: str, manner: Manner) -> Engine:
    command = [sys.executable, *_WORKER]
    return OneForAll(name, f"{made_by}\0{file}\0{manner.rate}", command, f"{file}\t{manner.rate}")


def _installed(package: str) -> str:
    """What tells this installation of a package from one of another day; "" if there is none. Nothing is loaded."""
    found = find_spec(package)
    return f"{package}\0{_age(Path(found.origin))}" if found and found.origin else ""


def _age(path: Path) -> int:
    """When the file was written: an update makes a voice sound different, and so makes new sound files."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0

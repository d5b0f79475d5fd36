"""Files that we write: private, whole or not there, and a new one never through somebody's link."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from backroutine.domain.errors import WrongUsage
from backroutine.edge.computer.new_files import create


def replace_file(path: Path, text: str) -> None:
    """Write `text` to `path` in one step, so that there is always the old or the new file, and never a half.

    A link stays a link: people keep their settings elsewhere on purpose. Raises WrongUsage if it cannot be written.
    """
    path = path.resolve()
    try:
        path.parent.mkdir(0o700, parents=True, exist_ok=True)
        place = path.with_name(f".{path.name}.{os.getpid()}.part")
        _write(place, text.splitlines())
        place.replace(path)
    except OSError as error:
        raise WrongUsage(f"{path}: {error.strerror or error}", "nothing was changed") from None


def write_new(path: Path, lines: Iterable[str], *, force: bool = False) -> None:
    """Write `lines` to `path`, readable by its owner only. `force` replaces what is there, in one step.

    Raises WrongUsage if the file exists (without `force`) or cannot be written; nothing is then changed.
    """
    place = path.with_name(f".{path.name}.{os.getpid()}.part") if force else path
    try:
        _write(place, lines)
        if force:
            place.replace(path)  # a link at `path` is replaced itself, not what it leads to
    except FileExistsError:
        raise WrongUsage(f"{path}: there is such a file already", "--force replaces it") from None
    except OSError as error:
        raise WrongUsage(f"{path}: {error.strerror or error}", "choose another place") from None


def _write(path: Path, lines: Iterable[str]) -> None:
    with create(path) as stream:
        try:
            stream.writelines(f"{line}\n".encode() for line in lines)
            stream.flush()
            os.fsync(stream.fileno())
        except BaseException:
            path.unlink()  # a half is worse than none
            raise

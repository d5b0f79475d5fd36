"""What lies in the folders of exercise files: which file is what, by its name alone; and its bytes.

Nothing that is not an ordinary file is ever opened, and nothing is read that was not asked for.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from backroutine.domain.errors import Fault, WrongUsage
from backroutine.domain.exercises.ids import NO_WARM_UP, is_id
from backroutine.domain.values import NamedTuple

MAX_BYTES = 256 * 1024  # of a file; more is refused


class FileKind(StrEnum):
    """What a file describes; the value is the name of the folder that says so."""

    EXERCISE = "exercises"
    ROUTINE = "routines"
    WARM_UP = "warm-ups"


WORDS = {FileKind.EXERCISE: "exercise", FileKind.ROUTINE: "routine", FileKind.WARM_UP: "warm-up"}


class Source(NamedTuple):
    """One file: what it is and whose. `faults` are those of its name; what is inside is not read yet."""

    id: str
    kind: FileKind
    path: Path
    own: bool = False  # the person's own, not shipped
    replaces: bool = False  # own, and used in place of the shipped one with the same id
    faults: tuple[Fault, ...] = ()


Index = dict[FileKind, dict[str, Source]]


def shipped_folder() -> Path:
    """Where the shipped files lie: inside the installed package, or at the top of a checkout.

    Raises WrongUsage where there are none: in a zip file, say, no folder can be looked into.
    """
    package = Path(__file__).parents[2]
    for folder in (package / "exercises", package.parents[1] / "exercises"):
        if folder.is_dir() and any(folder.glob("*.yaml")):
            return folder
    raise WrongUsage(
        f"the exercises that come with backroutine are not in {shown_name(package)}",
        "Install it with pip, pipx or uv; it cannot run from a zip file.",
    )


def scan(folder: Path, *, own: bool, deep: bool = True) -> list[Source]:
    """Every .yaml and .yml file in `folder` and, if `deep`, in its subfolders; hidden ones and links to folders not.

    A folder that cannot be looked into is in the list as well, as a file that cannot be read.
    """
    files: list[str] = []
    waiting = [str(folder)]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                seen = [
                    (entry.path, entry.is_dir(follow_symlinks=False))
                    for entry in entries
                    if entry.name[0] != "."
                ]
        except FileNotFoundError:
            continue
        except OSError:
            files.append(here)
            continue
        waiting += [path for path, is_folder in seen if is_folder and deep]
        files += [
            path for path, is_folder in seen if not is_folder and path.lower().endswith((".yaml", ".yml"))
        ]
    sources = [source_at(Path(file), own=own) for file in sorted(files)]
    same: dict[tuple[FileKind, str, str], list[Source]] = {}
    for source in sources:
        same.setdefault((source.kind, source.id, source.path.suffix), []).append(source)
    return [_with_clash(source, same[source.kind, source.id, source.path.suffix]) for source in sources]


def _with_clash(source: Source, same: list[Source]) -> Source:
    """`source`, with a fault when others go by its name as well."""
    others = [other.path for other in same if other is not source]
    if not others:
        return source
    clash = about(source.path, f"the same id as {shown_name(others[0])}; rename one of them", placed=True)
    return source._replace(faults=(*source.faults, clash))


def files_at(path: Path) -> list[Source]:
    """The files in a folder and its subfolders, or the one file that `path` is."""
    try:
        is_folder = path.is_dir()
    except OSError:  # what leads there is closed to us: reading the file will say so
        is_folder = False
    return scan(path, own=True) if is_folder else [source_at(path, own=True)]


def source_at(path: Path, *, own: bool) -> Source:
    """The file at `path`, known by its name and its folders."""
    folders = (part for part in reversed(path.absolute().parent.parts) if part in WORDS)
    kind = FileKind(next(folders, FileKind.EXERCISE))
    faults = []
    if path.suffix != ".yaml":
        better = shown_name(Path(f"{path.stem}.yaml"))
        faults.append(about(path, f"not read: its name does not end in .yaml; try {better}", placed=True))
    if not is_id(path.stem) or (kind is FileKind.WARM_UP and path.stem == NO_WARM_UP):
        near = re.sub("[^a-z0-9]+", "-", path.stem.lower())[:64].strip("-")
        hint = f"; try {near}.yaml" if is_id(near) and near != path.stem else ""
        rule = "a to z, 0 to 9 and -, at most 64 of them, and no name that a system keeps for itself"
        faults.append(about(path, f"its name cannot be an id ({rule}{hint})", placed=True))
    return Source(path.stem, kind, path, own, faults=tuple(faults))


def beside(source: Source) -> Iterator[Source]:
    """What a routine of a stranger may name: the exercises and warm-ups that came with it."""
    if source.kind is FileKind.ROUTINE:
        top = source.path.absolute().parent.parent
        yield from scan(top, own=True, deep=False)
        yield from scan(top / FileKind.WARM_UP, own=True, deep=False)


def shown_name(path: Path) -> str:
    """A file's name as it may stand in a message."""
    name = str(path)
    return name if name.isprintable() else repr(name)[1:-1]


def about(path: Path, message: str, *, placed: bool = False, warning: bool = False) -> Fault:
    """A fault of a file as a whole; `placed` where the name is to blame, not the file."""
    return Fault(shown_name(path), *((1, 1) if placed else (0, 0)), message, warning)


def index_of(sources: Iterable[Source]) -> Index:
    """The files that can be asked for by name; of two with one name the first."""
    index: Index = {kind: {} for kind in FileKind}
    for source in sources:
        if is_id(source.id) and source.path.suffix == ".yaml":
            index[source.kind].setdefault(source.id, source)
    return index


def content(path: Path, most: int) -> bytes | str:
    """The first `most` bytes of an ordinary file; or why there are none, in words."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return "this folder cannot be read"
        if not stat.S_ISREG(mode):  # a pipe or a device may never end, or never begin
            return "this is no ordinary file"
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError:
        return "there is no such file"
    except PermissionError:
        return "no permission to read this file"
    except (OSError, ValueError) as error:
        return f"cannot be read: {getattr(error, 'strerror', None) or 'not a file name'}"

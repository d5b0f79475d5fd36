"""New files that belong together: all of them, whole and private, or none."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self


def create(path: Path) -> BinaryIO:
    """Make a new file for the owner only. Raises FileExistsError if anything is there, even a broken link."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")


class NewFiles:
    """Names to write under. Unless `keep` is reached, nothing new stays, and what was there before does.

    Without `force` a file takes its own name at once, so that nothing is ever replaced; with it, every file gets
    another name first, and they take their places together in the end.
    """

    def __init__(self, *, force: bool) -> None:
        self._force = force
        self._new: list[Path] = []  # what must go if not all is well
        self._parts: list[Path] = []  # what must go in any case, unless it took its place
        self._moves: list[tuple[Path, Path]] = []

    def name(self, path: Path) -> Path:
        """The name under which `path` is to be made."""
        if self._force:
            return self._part_of(path)
        if not os.path.lexists(path):  # else making it fails, and it is not ours to undo
            self._new.append(path)
        return path

    def for_a_program(self, path: Path) -> Path:
        """The same for a program that replaces whatever it finds: an empty, private file that it may write into."""
        if not self._force:
            create(
                self.name(path)
            ).close()  # the place is taken, so that nobody else's file is replaced in the end
        part = self._part_of(path)
        create(part).close()
        return part

    def for_a_while(self, path: Path, ending: str) -> Path:
        """A name beside `path` for what is needed only to make it."""
        part = path.with_name(f".{path.name}.{os.getpid()}.part{ending}")
        part.unlink(missing_ok=True)
        self._parts.append(part)
        return part

    def keep(self) -> None:
        """All is well: every file takes its place."""
        for part, path in self._moves:
            part.replace(path)
        self._new.clear()

    def _part_of(self, path: Path) -> Path:
        part = self.for_a_while(path, path.suffix)
        self._moves.append((part, path))
        return part

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for path in (*self._parts, *self._new):
            path.unlink(missing_ok=True)

"""What was made of the whole journal once, kept for as long as the journal stays as it was.

It is believed only while SQLite's change counter, by which SQLite itself tells whether what it has in memory still
holds, and all that the system tells of the file are what they were; while no rule has changed by which it was made;
and only if no letter of it has. The file may be deleted at any time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from backroutine.domain.errors import WrongUsage
from backroutine.edge.computer.new_file import replace_file

_HEAD = 100  # bytes: SQLite's header, with the counter in it
_FORMATS, _COUNTED = slice(18, 20), b"\1\1"  # in the header: every write goes to this file, and counts


class Kept:
    """One line of text that is made of the journal at `journal`, kept in a file at `path`.

    `rules` are the folders with the code that makes it. A `version` alone would not do: whoever mends a rule tries it
    before there is one. Nor would the files' times: a package may have set them all to the same.
    """

    def __init__(self, path: Path, journal: Path, rules: Sequence[Path], version: str = "") -> None:
        self._path = path
        self._journal = journal
        self._rules = rules
        self._version = version

    def get(self, make: Callable[[], str]) -> str:
        """What `make` gives, or gave when the journal was as it is now. Raises what `make` raises."""
        mark = self._mark()
        if mark:
            with suppress(OSError):
                head, _, kept = self._path.read_bytes().removesuffix(b"\n").partition(b"\n")
                if head == _sealed(mark, kept):
                    return kept.decode()
        text = make()
        if mark and self._path.parent.parent.is_dir():
            self._keep(mark, text)
        return text

    def _keep(self, mark: str, text: str) -> None:
        """Write it down, unless somebody has written to the journal since: what was made is then of neither state."""
        with suppress(WrongUsage):
            replace_file(self._path, f"{_sealed(mark, text.encode()).decode()}\n{text}")
        if mark != self._mark():  # all may have been erased just before this came to its place
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _mark(self) -> str:
        """What changes whenever a byte of the journal or a rule does; empty if that cannot be told.

        Closing the file lets go of all locks that this process has on it, so nothing may be halfway through it here.
        """
        try:
            with self._journal.open("rb") as stream:
                told, head = os.fstat(stream.fileno()), stream.read(_HEAD)
            rules = [one for folder in self._rules for one in os.scandir(folder) if one.is_file()]
            marks = [_of_file(one.stat()) for one in rules]
            half_done = Path(f"{self._journal.resolve()}-journal").exists()
        except OSError:
            return ""
        if half_done:  # after a power cut that may be taken back
            return ""
        if head[_FORMATS] != _COUNTED:  # some other program has SQLite write to a second file first
            return ""
        names = [one.name for one in rules]
        return f"{self._version} {_of_file(told)} {told.st_dev} {told.st_ino} {head.hex()} {names} {marks}"


def _of_file(told: os.stat_result) -> tuple[int, int, int]:
    """What the system tells of a file's state: where one of the two times can be set or stays, the other tells."""
    return told.st_size, told.st_mtime_ns, told.st_ctime_ns


def _sealed(mark: str, text: bytes) -> bytes:
    """The first line: the mark, and a sum over the text by which a letter that has changed on the disk is noticed.

    The hash of a whole number is its remainder by a prime, the same in every run, and needs nothing imported.
    """
    return f"{mark} {hash(int.from_bytes(text, 'big'))} {len(text)}".encode("utf-8", "replace")

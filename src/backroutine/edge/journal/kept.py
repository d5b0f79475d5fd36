"""What was made of the whole journal once, kept for as long as the journal stays as it was.

It is believed only while SQLite's change counter, by which SQLite itself tells whether what it has in memory still
holds, and all that the system tells of the file are what they were; and while no rule has changed by which it was
made. The file may be deleted at any time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from backroutine.domain.errors import WrongUsage
from backroutine.edge.computer.new_file import replace_file

_HEAD = 100  # bytes: SQLite's header, with the counter in it


class Kept:
    """One text that is made of the journal at `journal`, kept in a file at `path`.

    `rules` are the folders with the code that makes it. A version's number would not do: whoever mends a rule tries
    it before there is one.
    """

    def __init__(self, path: Path, journal: Path, rules: Sequence[Path]) -> None:
        self._path = path
        self._journal = journal
        self._rules = rules

    def get(self, make: Callable[[], str]) -> str:
        """What `make` gives, or gave when the journal was as it is now. Raises what `make` raises."""
        mark = self._mark()
        try:
            kept = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            kept = None
        match kept:
            case {"mark": known, "text": str(text)} if mark and mark == known:
                return text
        text = make()
        # The counter again: what was made while somebody wrote is of neither state.
        if mark and mark == self._mark() and self._path.parent.parent.is_dir():
            with suppress(WrongUsage):
                replace_file(self._path, json.dumps({"mark": mark, "text": text}))
        return text

    def _mark(self) -> str:
        """What changes whenever a byte of the journal or a rule does; empty if that cannot be told.

        Closing the file lets go of all locks that this process has on it, so nothing may be halfway through it here.
        """
        try:
            with self._journal.open("rb") as stream:
                told, head = os.fstat(stream.fileno()), stream.read(_HEAD)
            rules = [one.stat() for folder in self._rules for one in os.scandir(folder) if one.is_file()]
        except OSError:
            return ""
        newest = max(rule.st_ctime_ns for rule in rules)
        size = sum(rule.st_size for rule in rules)
        file = (told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns)
        return f"{file} {head.hex()} {newest} {size}"

"""Trees that were read before, so that a file which has not changed costs no YAML: a fifth of the time of `list`.

A tree is kept under the whole text of its file, so it can never be taken for that of another text; only trees without
a fault are kept; and what a tree means is looked at anew each time. The file may be deleted at any time.
"""

from __future__ import annotations

import json
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from backroutine.domain.errors import Fault, WrongUsage
from backroutine.domain.format.tree import Leaf, Listing, Node, Table
from backroutine.edge.computer.new_file import replace_file

MOST = 4 * 1024 * 1024  # bytes of what is kept; then it begins anew with what this run has read


class Trees:
    """Reads files, and remembers in a file at `path` what was in them; without a `path`, for this run only.

    What another `version` of the program has kept is not used.
    """

    def __init__(self, path: Path | None = None, version: str = "") -> None:
        self._path = path
        self._version = version
        self._read: dict[str, Node] = {}  # by the text of the file
        self._new = False

    def read(self, raw: bytes, file: str) -> tuple[Node | None, tuple[Fault, ...]]:
        """What `yaml_reader.read` gives for these bytes."""
        text = raw.decode(errors="replace")  # what is no UTF-8 has a fault, and is not kept
        known = self._read.get(text) or self._again(text)
        if known is not None:
            self._read[text] = known
            return known, ()
        from backroutine.edge.files import yaml_reader  # noqa: PLC0415 - slow to load, and hardly ever needed

        node, faults = yaml_reader.read(raw, file)
        if node is not None and not faults:
            self._read[text] = node
            self._new = True
        return node, faults

    def keep(self) -> None:
        """Write down what was read for the first time, where caches may be; if that fails, nothing is lost."""
        if not self._new or self._path is None or not self._path.parent.parent.is_dir():
            return
        self._new = False
        read = {text: _plain(node) for text, node in self._read.items()}
        for trees in (self._kept | read, read):
            told = json.dumps({"version": self._version, "trees": trees})
            if len(told) <= MOST:
                with suppress(WrongUsage):
                    replace_file(self._path, told)
                return

    @cached_property
    def _kept(self) -> dict[str, Any]:
        """What earlier runs of this version have kept, each tree still as JSON has it."""
        try:
            told = json.loads(self._path.read_bytes()) if self._path else None
        except (OSError, ValueError, RecursionError):
            return {}
        match told:
            case {"version": version, "trees": dict(trees)} if version == self._version:
                return trees
            case _:
                return {}

    def _again(self, text: str) -> Node | None:
        """The tree that was kept for this text, if there is one and it is whole."""
        try:
            return _node(self._kept[text])
        except (KeyError, ValueError, RecursionError):
            return None


def _plain(node: Node) -> Any:
    """A tree as JSON has it."""
    match node:
        case Leaf(text, line, column, quoted):
            return [text, line, column, quoted]
        case Listing(items, line, column):
            return [[_plain(item) for item in items], line, column]
        case Table(entries, line, column):
            return [{}, [[_plain(key), _plain(value)] for key, value in entries], line, column]


def _node(plain: Any) -> Node:
    """The tree again. Raises ValueError if it is none."""
    match plain:
        case [str(text), int(line), int(column), bool(quoted)]:
            return Leaf(text, line, column, quoted)
        case [list(items), int(line), int(column)]:
            return Listing(tuple(_node(item) for item in items), line, column)
        case [{}, list(entries), int(line), int(column)]:
            return Table(tuple(_entry(entry) for entry in entries), line, column)
        case _:
            raise ValueError("no tree")


def _entry(plain: Any) -> tuple[Leaf, Node]:
    """A key and its value."""
    match plain:
        case [key, value] if isinstance(leaf := _node(key), Leaf):
            return leaf, _node(value)
        case _:
            raise ValueError("no key")

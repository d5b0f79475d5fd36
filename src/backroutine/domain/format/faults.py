"""From a mapping of a stranger's file to its fields, with every fault noted: it knows nothing of exercises.

A *reader* (`domain.readers` has them) takes a node and what to call it, and gives a value; when the node is not what
it should be, it notes a fault and gives None. `Fields` hands the values of one mapping to readers, so that no fault
hides another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from backroutine.domain.errors import Fault
from backroutine.domain.exercises.ids import nearest
from backroutine.domain.format.tree import Leaf, Listing, Node, Table

T = TypeVar("T")

TOLD = 20  # faults told of one file; after that a suggestion is not worth its time

_NUMBER = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?")
_TIME = re.compile(
    r"(?P<seconds>[0-9]{1,6})s"
    r"|(?P<m>[0-9]{1,4}):(?P<ss>[0-5][0-9])"
    r"|(?P<min>[0-9]{1,4})m(?:(?P<rest>[0-5]?[0-9])s)?"
)


def read_seconds(text: str) -> float | None:
    """Seconds from `45`, `2.5`, `45s`, `1:30`, `2m` or `1m30s`; None when it is no time."""
    if _NUMBER.fullmatch(text):
        return float(text)
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    minutes = int(found["m"] or found["min"] or 0)
    return float(minutes * 60 + int(found["seconds"] or found["ss"] or found["rest"] or 0))


def shown(text: str) -> str:
    """A stranger's text as it may stand inside a message: quoted, short, nothing invisible in it."""
    return repr(text if len(text) <= 40 else text[:39] + "…")


def kind(node: Node) -> str:
    """What a node is, in a word that a person writing it would use."""
    if isinstance(node, Leaf):
        return "text" if node.text or node.quoted else "nothing"
    return "a list" if isinstance(node, Listing) else "keys with values"


class Faults:
    """What is wrong in one file, gathered while reading it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Fault] = []

    def at(self, node: Node, message: str, *, warning: bool = False) -> None:
        """Note a fault at the place of `node`."""
        self.found.append(Fault(self.file, node.line, node.column, message, warning))

    def missing(self, node: Node | None, key: str) -> None:
        """Note that `key` is not there: at the top of the file, or at the inner mapping that lacks it."""
        line, column = (node.line, node.column) if node else (1, 1)
        self.found.append(Fault(self.file, line, column, f"missing key {key!r}"))

    def unknown(self, leaf: Leaf, what: str, names: Collection[str]) -> None:
        """Note a word that is none of `names`, with the nearest of them."""
        near = nearest(leaf.text, names) if len(self.found) < TOLD else ""
        self.at(leaf, f"unknown {what} {shown(leaf.text)}" + (f" (try {near})" if near else ""))

    def in_order(self) -> tuple[Fault, ...]:
        """All of them, by their place in the file."""
        return tuple(sorted(self.found))


Reader = Callable[[Node, str, Faults], T | None]


class Fields:
    """The keys of one mapping. Unknown and missing keys are noted at once.

    `node` may be anything: what is no mapping is a fault, and then reads as one without keys.
    """

    def __init__(
        self,
        node: Node,
        what: str,
        keys: Sequence[str],
        required: Sequence[str],
        faults: Faults,
        *,
        inner: bool = False,
    ) -> None:
        self._faults = faults
        self._values: dict[str, Node] = {}
        if not isinstance(node, Table):
            faults.at(node, f"{what} should be keys with values, such as '{keys[0]}: …', not {kind(node)}")
            return
        for key, value in node.entries:
            self._values[key.text] = value
            if key.text not in keys:
                faults.unknown(key, "key", keys)
        for key_name in required:
            if key_name not in self._values:
                faults.missing(node if inner else None, key_name)

    def node(self, key: str) -> Node | None:
        """The value of `key` as it stands in the file."""
        return self._values.get(key)

    def get(self, key: str, reader: Reader[T], default: T) -> T:
        """The value of `key`, or `default` when it is left out or faulty."""
        node = self._values.get(key)
        if node is None:
            return default
        value = reader(node, key, self._faults)
        return default if value is None else value

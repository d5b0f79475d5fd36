"""The readers: from one node of a file to text, a number, a time, a word out of a few, or a list of these."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from enum import StrEnum
from typing import Any, TypeVar

from backroutine.domain.exercises.ids import nearest
from backroutine.domain.format.faults import Faults, Reader, kind, read_seconds, shown
from backroutine.domain.format.tree import Leaf, Listing, Node, Table
from backroutine.domain.values import NamedTuple

T = TypeVar("T")
S = TypeVar("S", bound=StrEnum)

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_WHOLE_PATH = re.compile(r"~?/|[A-Za-z]:[\\/]|\\\\")
_LONGEST_PATH = 1000  # characters
_MONTH = "20[0-9]{2}-(0[1-9]|1[0-2])"
_BLANKS = re.compile(r"[ \t\n]+")
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and signs that draw nothing


class Shape(NamedTuple):
    """What a reader accepts, as data, for whoever has to say it in another language.

    `kind`: text, whole, number, seconds, word, pattern or list. `words`: braces that may stand in a text, the words to
    choose from (none: any), or the pattern. `item`: what a list is of; `single`: one may stand without a list.
    """

    kind: str
    low: float = 0
    high: float = 0
    words: tuple[str, ...] = ()
    item: Reader[Any] | None = None
    single: bool = False


SHAPES: dict[Reader[Any], Shape] = {}  # of the readers that are made once, when the program is loaded


def _leaf(node: Node, label: str, faults: Faults) -> Leaf | None:
    """The text that should stand here, if it does."""
    if isinstance(node, Leaf) and (node.text or node.quoted):
        return node
    if isinstance(node, Leaf):
        faults.at(node, f"{label} has no value")
    else:
        hint = "; put quotes around a text with a colon" if isinstance(node, Table) else ""
        faults.at(node, f"{label} should be text, not {kind(node)}{hint}")
    return None


def _visible(text: str) -> bool:
    """Whether there is anything to see: not only spaces, joiners, marks without a letter, fillers."""
    return any(c.isalnum() and c not in _FILLERS for c in text) or any(
        c not in _FILLERS and unicodedata.category(c)[0] not in "ZCM" for c in text
    )


def line(
    longest: int = 400, *, slots: Collection[str] = (), why: str = "nothing is filled in here"
) -> Reader[str]:
    """A reader of one line of text, up to `longest` characters.

    `slots` are the braces that may stand in it; `why` says why there are none.
    """
    rule = f"only {' and '.join(slots)} can" if slots else why

    def read(node: Node, label: str, faults: Faults) -> str | None:
        leaf = _leaf(node, label, faults)
        if leaf is None:
            return None
        text = _BLANKS.sub(" ", leaf.text).strip(" ")
        if not _visible(text):
            faults.at(leaf, f"{label} has nothing to read in it (found {shown(leaf.text)})")
        if len(text) > longest:
            faults.at(leaf, f"{label} is longer than {longest} characters (found {len(text)})")
        for brace in _BRACES.findall(text):
            if brace not in slots:
                faults.at(leaf, f"{shown(brace)} cannot be filled in: {rule}")
        return text

    SHAPES[read] = Shape("text", high=longest, words=tuple(slots))
    return read


def path(ending: str) -> Reader[str]:
    """A reader of a whole path, of Unix or Windows or from `~`, that ends in `ending`; no file is looked for."""

    def read(node: Node, label: str, faults: Faults) -> str | None:
        leaf = _leaf(node, label, faults)
        if leaf is None:
            return None
        if (
            not (leaf.text.endswith(ending) and _WHOLE_PATH.match(leaf.text))
            or len(leaf.text) > _LONGEST_PATH
        ):
            faults.at(
                leaf, f"{label} should be a whole path that ends in {ending} (found {shown(leaf.text)})"
            )
            return None
        return leaf.text

    SHAPES[read] = Shape("text", high=_LONGEST_PATH)
    return read


def listing(item: Reader[T], most: int, *, least: int = 0, single: bool = False) -> Reader[tuple[T, ...]]:
    """A reader of a list of `least` to `most` items; with `single`, one item may stand without a list."""

    def read(node: Node, label: str, faults: Faults) -> tuple[T, ...] | None:
        if single and isinstance(node, Leaf):
            alone = item(node, label, faults)
            return None if alone is None else (alone,)
        if not isinstance(node, Listing):
            faults.at(node, f"{label} should be a list, not {kind(node)}")
            return None
        items = node.items
        if len(items) < least:
            faults.at(node, f"{label} is an empty list")
        if len(items) > most:
            faults.at(items[most], f"{label} has more than {most} entries (found {len(items)})")
        values = (item(entry, f"an entry of {label}", faults) for entry in items[:most])
        return tuple(value for value in values if value is not None)

    SHAPES[read] = Shape("list", least, most, item=item, single=single)
    return read


def whole(low: int, high: int) -> Reader[int]:
    """A reader of a whole number from `low` to `high`."""

    def read(node: Node, label: str, faults: Faults) -> int | None:
        leaf = _leaf(node, label, faults)
        if leaf is None:
            return None
        if re.fullmatch("[0-9]{1,9}", leaf.text) and low <= int(leaf.text) <= high:
            return int(leaf.text)
        near = int(float(leaf.text)) if re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{0,9})?", leaf.text) else 5
        found = f"(found {shown(leaf.text)}; try {min(max(near, low), high)})"
        faults.at(leaf, f"{label} must be a whole number from {low} to {high} {found}")
        return None

    SHAPES[read] = Shape("whole", low, high)
    return read


def month(node: Node, label: str, faults: Faults) -> str | None:
    """Read a year and a month, such as 2026-11."""
    leaf = _leaf(node, label, faults)
    if leaf is None:
        return None
    if not re.fullmatch(_MONTH, leaf.text):
        faults.at(leaf, f"{label} must be a year and a month (found {shown(leaf.text)}; try 2026-11)")
        return None
    return leaf.text


SHAPES[month] = Shape("pattern", words=(_MONTH,))


def number(low: float, high: float) -> Reader[float]:
    """A reader of a number from `low` to `high`, with a sign and a decimal point if need be."""

    def read(node: Node, label: str, faults: Faults) -> float | None:
        leaf = _leaf(node, label, faults)
        if leaf is None:
            return None
        value = float(leaf.text) if re.fullmatch(r"[+-]?[0-9]{1,6}(\.[0-9]{1,6})?", leaf.text) else None
        if value is not None and low <= value <= high:
            return value
        found = shown(leaf.text) + ("" if value is None else f"; try {min(max(value, low), high):g}")
        faults.at(leaf, f"{label} must be a number from {low:g} to {high:g} (found {found})")
        return None

    SHAPES[read] = Shape("number", low, high)
    return read


def seconds(low: float = 0, high: float = 600) -> Reader[float]:
    """A reader of a time of `low` to `high` seconds."""

    def read(node: Node, label: str, faults: Faults) -> float | None:
        leaf = _leaf(node, label, faults)
        if leaf is None:
            return None
        value = read_seconds(leaf.text)
        if value is not None and low <= value <= high:
            return value
        example = "5, 45s, 1:30 or 1m30s" if value is None else f"{min(max(value, low), high):g}"
        found = f"(found {shown(leaf.text)}; try {example})"
        faults.at(leaf, f"{label} must be a time from {low:g} to {high:g} seconds {found}")
        return None

    SHAPES[read] = Shape("seconds", low, high)
    return read


def one_of(choices: type[S]) -> Reader[S]:
    """A reader of one word out of an enum's, in exactly its spelling."""
    names = [str(choice) for choice in choices]

    def read(node: Node, label: str, faults: Faults) -> S | None:
        leaf = _leaf(node, label, faults)
        if leaf is None:
            return None
        if leaf.text in names:
            return choices(leaf.text)
        near = nearest(leaf.text, names)
        found = f"(found {shown(leaf.text)}{f'; try {near}' if near else ''})"
        faults.at(leaf, f"{label} is not one of {', '.join(names)} {found}")
        return None

    SHAPES[read] = Shape("word", words=tuple(names))
    return read


def known(what: str, names: Collection[str] | None) -> Reader[str]:
    """A reader of one of `names`; of any word where `names` is None, because no one knows them yet."""

    def read(node: Node, label: str, faults: Faults) -> str | None:
        leaf = _leaf(node, label, faults)
        if leaf is None:
            return None
        if names is not None and leaf.text not in names:
            faults.unknown(leaf, what, names)
        return leaf.text

    SHAPES[read] = Shape("word", words=tuple(names or ()))
    return read

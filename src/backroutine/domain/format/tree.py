"""A text file as a tree of plain text with places: what the YAML reader hands to the schema.

Every leaf is text. Nothing in here knows what `no`, `1:30` or `010` might mean to YAML.
"""

from __future__ import annotations

from backroutine.domain.values import NamedTuple


class Leaf(NamedTuple):
    """A piece of text, and where it stands (line and column from 1).

    `quoted` tells `""` (text that is empty) from nothing after the colon (a missing value).
    """

    text: str
    line: int
    column: int
    quoted: bool = False


class Listing(NamedTuple):
    """A list, in order."""

    items: tuple[Node, ...]
    line: int
    column: int


class Table(NamedTuple):
    """Keys and values, in the order of the file; no key appears twice."""

    entries: tuple[tuple[Leaf, Node], ...]
    line: int
    column: int


Node = Leaf | Listing | Table

"""The strict YAML reader: from a stranger's bytes to plain text with places, and every fault on the way.

It reads the parser's *events*, one by one, so that nothing is ever built that was not counted first: a loader fills
the memory from 500 bytes of aliases, and only among the events can anchors, aliases and tags still be seen to be
refused. It never raises, whatever the bytes. The only file that imports yaml.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import yaml

from backroutine.domain.errors import Fault
from backroutine.domain.format.faults import shown
from backroutine.domain.format.tree import Leaf, Listing, Node, Table
from backroutine.domain.words.characters import complaint, stray
from backroutine.edge.files.folders import MAX_BYTES
from backroutine.edge.files.yaml_words import At, explained, place_of

MAX_DEPTH = 12
MAX_NODES = 20_000
MAX_TEXT = 4_000  # characters in one value
MAX_FAULTS = 1_000  # after so many the rest is not worth reading

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # Any: the two share no type
_GAP = "\ufffd"  # stands for a refused character while the rest is read


def read(raw: bytes, file: str) -> tuple[Node | None, tuple[Fault, ...]]:
    """The tree in `raw`, and what is wrong with it, by place. `file` is the name that the faults carry.

    After faults that leave the rest readable (a repeated key, a control character) there is a tree still, so that
    its other faults can be told too; None means that it could not be read to its end.
    """
    reading = _Reading(file)
    try:
        reading.events(reading.decoded(raw))
    except _StopReadingError:
        reading.root = None
    return reading.root, tuple(sorted(reading.faults))


class _StopReadingError(Exception):
    """The rest cannot be read; the fault that says why is noted already."""


class _Open:
    """A list or a mapping that is still being read."""

    __slots__ = ("column", "entries", "in_value", "items", "key", "keys", "line")

    def __init__(self, line: int, column: int, keys: dict[str, int] | None) -> None:
        self.line, self.column = line, column
        self.items: list[Node] = []
        self.entries: list[tuple[Leaf, Node]] = []
        self.keys = keys  # each key and its line; None: a list
        self.key: Leaf | None = None  # None while in a value: the key was refused, and its value goes with it
        self.in_value = False

    def closed(self) -> Node:
        if self.keys is None:
            return Listing(tuple(self.items), self.line, self.column)
        return Table(tuple(self.entries), self.line, self.column)


class _Reading:
    """One file being read: what is open, what is wrong, and the tree when it is done."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.root: Node | None = None
        self.open: list[_Open] = []
        self.nodes = self.documents = 0
        self.last: Any = None  # the last scalar event: where an unclosed quote may have begun

    def fault(self, at: At, message: str) -> None:
        if len(self.faults) == MAX_FAULTS:
            raise _StopReadingError
        self.faults.append(Fault(self.file, *at, message))

    def stop(self, at: At, message: str) -> _StopReadingError:
        self.fault(at, message)
        return _StopReadingError()

    def decoded(self, raw: bytes) -> str:
        """The text of the file; each character that is not allowed is noted and replaced."""
        if len(raw) > MAX_BYTES:
            raise self.stop((1, 1), f"the file is larger than {MAX_BYTES // 1024} KiB")
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode().split("\n")
            at = len(before), len(before[-1]) + 1
            raise self.stop(at, "not UTF-8 text; save the file as UTF-8") from None
        text = text.replace("\r\n", "\n")
        gaps: dict[int, str] = {}
        for line, column, character in stray(text):
            gaps[ord(character)] = _GAP
            self.fault((line, column), complaint(character))
        text = text.translate(gaps) if gaps else text
        if directive := re.search(r"^%", text, re.MULTILINE):
            # %TAG lines are compared each with each: 256 kB of them take half a second.
            raise self.stop((text.count("\n", 0, directive.start()) + 1, 1), "a line cannot begin with %")
        return text

    def events(self, text: str) -> None:
        """Read `text`, event by event."""
        takes: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.opened,
            yaml.SequenceStartEvent: self.opened,
            yaml.MappingEndEvent: self.closed,
            yaml.SequenceEndEvent: self.closed,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document,
        }
        try:
            for event in _parsed(text):
                if take := takes.get(type(event)):
                    take(event)
                if self.documents > 1:
                    break
        except yaml.MarkedYAMLError as error:
            raise self.stop(*explained(error, self.last)) from None
        except (yaml.YAMLError, ValueError, OverflowError, RecursionError):
            raise self.stop((1, 1), "this is not YAML") from None  # libyaml never, but its twin in Python
        if not self.faults and (self.root is None or (isinstance(self.root, Leaf) and not self.root.text)):
            raise self.stop((1, 1), "the file is empty")

    def scalar(self, event: Any) -> None:
        """A piece of text, a key or a value, without the characters that are not allowed."""
        at = self.counted(event)
        text: str = event.value
        self.last = event
        if len(text) > MAX_TEXT:
            self.fault(at, f"a text longer than {MAX_TEXT} characters")
            text = text[:MAX_TEXT]
        if event.style == '"':  # an escape such as "\e" may have made what the file itself does not hold
            for character in {found[2] for found in stray(text)}:
                self.fault(at, complaint(character))
                text = text.replace(character, "")
        if self.faults:
            text = text.replace(_GAP, "")
        self.place(Leaf(text, *at, quoted=bool(event.style)))

    def opened(self, event: Any) -> None:
        """A list or a mapping begins."""
        at = self.counted(event)
        if len(self.open) == MAX_DEPTH:
            raise self.stop(at, f"nested deeper than {MAX_DEPTH} levels")
        self.open.append(_Open(*at, {} if isinstance(event, yaml.MappingStartEvent) else None))

    def closed(self, _event: Any) -> None:
        """A list or a mapping ends."""
        self.place(self.open.pop().closed())

    def alias(self, event: Any) -> None:
        """`*name`, where another value should be put: it stays the text that it is."""
        at = place_of(event.start_mark)
        self.fault(at, "an alias (*name) is not allowed; put quotes around a text that begins with *")
        self.place(Leaf(f"*{event.anchor}", *at, quoted=True))

    def document(self, event: Any) -> None:
        """A document begins; there is only one."""
        self.documents += 1
        if self.documents == 2:
            self.fault(place_of(event.start_mark), "a second document (---) is not allowed")

    def counted(self, event: Any) -> At:
        """Where a value stands; it is counted, and what may hang on it is refused."""
        at = place_of(event.start_mark)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self.stop(at, f"more than {MAX_NODES} values")
        if event.anchor is not None:
            self.fault(at, "an anchor (&name) is not allowed; put quotes around a text that begins with &")
        elif event.tag is not None:
            self.fault(at, "a tag (!name) is not allowed; put quotes around a text that begins with !")
        return at

    def place(self, node: Node) -> None:
        """Put a finished value where it belongs."""
        if not self.open:
            self.root = node
            return
        box = self.open[-1]
        if box.keys is None:
            box.items.append(node)
        elif box.in_value:
            if box.key is not None:
                box.entries.append((box.key, node))
            box.in_value = False
        else:
            box.key = self.key(node, box.keys)
            box.in_value = True

    def key(self, node: Node, keys: dict[str, int]) -> Leaf | None:
        """`node` as a key, or None when it cannot be one."""
        at = node.line, node.column
        if not isinstance(node, Leaf):
            self.fault(at, "a key must be a word; put quotes around a text in brackets or braces")
        elif not node.text:
            self.fault(at, "there is no key before the colon")
        elif node.text == "<<":
            self.fault(at, "a merge key (<<) is not allowed")
        elif node.text in keys:
            self.fault(at, f"the key {shown(node.text)} is there twice (first in line {keys[node.text]})")
        else:
            keys[node.text] = node.line
            return node
        return None


def _parsed(text: str) -> Iterator[Any]:
    """The parser's events.

    From PyYAML 6.0.4 on libyaml gives up at a thousand nested brackets, and before it has told of the first. They are
    then told without the rest, so that it is our own limit, at its own place, that is passed first.
    """
    told_of = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            told_of += 1
            yield event
    except yaml.MarkedYAMLError as error:
        if error.problem_mark is None or "maximum nesting depth" not in (error.problem or ""):
            raise
        before = text[: error.problem_mark.index]
        yield from islice(yaml.parse(before, Loader=_LOADER), told_of, None)

"""Which characters may stand in a text from outside: any script, any emoji, but nothing that acts or hides."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

# Bidi controls, a BOM in the middle, obsolete and annotation controls: invisible, and made to reorder or hide text.
# Joiners, soft hyphens and the tags inside a flag are invisible too, but part of writing.
_HIDING = frozenset(
    "\u061c\u200e\u200f\ufeff"
    + "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x2070), *range(0xFFF9, 0xFFFC))))
)
_REFUSED = {
    "Cc": "a control character",
    "Cn": "not assigned",
    "Co": "for private use",
    "Cs": "half of a pair",
    "Zl": "a hidden line break",
    "Zp": "a hidden line break",
}


def why_not(character: str) -> str:
    """What is wrong with `character`, as part of a sentence; empty when it may stand. Tab and newline may."""
    if character.isprintable() or character in "\n\t":
        return ""
    if character in _HIDING:
        return "invisible, and can hide or reorder text"
    return _REFUSED.get(unicodedata.category(character), "")


def stray(text: str) -> Iterator[tuple[int, int, str]]:
    """Every character of `text` that may not stand there, with its line and column from 1."""
    for line, words in enumerate(text.split("\n"), 1):
        if words.isprintable():  # almost always, and a thousand times faster than looking at each
            continue
        for column, character in enumerate(words, 1):
            if why_not(character):
                yield line, column, character


def complaint(character: str) -> str:
    """The sentence about a character that may not stand."""
    return f"the character U+{ord(character):04X} is not allowed here: it is {why_not(character)}"

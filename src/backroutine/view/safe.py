"""The one door for text: whatever is shown passes here, so that no text can act on a terminal."""

from __future__ import annotations

import codecs
from functools import lru_cache

from backroutine.domain.words.characters import why_not
from backroutine.view.cells import cell_len

STRANGE = "\N{REPLACEMENT CHARACTER}"

# One stand-in a character, as wide as what it stands for: a frame keeps its columns.
_STAND_INS = str.maketrans(
    {
        "·": "-",
        "•": "*",
        "–": "-",
        "—": "-",
        "…": "~",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "━": "=",
        "─": "-",
        "█": "#",
        "▀": '"',
        "▄": "_",
        "▏": "|",
        "›": ">",
        "→": ">",
        "←": "<",
        "␣": "_",
        "↵": "E",
        STRANGE: "?",
    }
)


def safe(text: str) -> str:
    """`text` with everything replaced that acts, hides or reorders; tabs and newlines become spaces.

    Each character gives exactly one, so that places in the text stay what they are.
    """
    if text.isprintable():  # almost always
        return text
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character in "\n\r\t":
        return " "
    return STRANGE if why_not(character) else character


@lru_cache(maxsize=8)
def speaks_unicode(encoding: str) -> bool:
    """Whether `encoding` can write any text at all. An unknown one cannot."""
    try:
        return codecs.lookup(encoding).name.startswith("utf")
    except LookupError:
        return False


def plain(text: str, encoding: str) -> str:
    """`text` as `encoding` can write it, in as many cells: stand-ins for our marks, `?` for what has none."""
    if text.isascii() or speaks_unicode(encoding):
        return text
    return "".join(_written(character, encoding) for character in text)


@lru_cache(maxsize=1024)
def _written(character: str, encoding: str) -> str:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        stand_in = character.translate(_STAND_INS)
        return stand_in if stand_in.isascii() else "?" * cell_len(character)
    except LookupError:  # an encoding that Python does not know: stay with ASCII
        return _written(character, "ascii")
    return character

"""What an engine may be given: plain words, and no more of them at a time than it takes."""

from __future__ import annotations

import re
import unicodedata

LONGEST_PIECE = 400  # characters that an engine gets at a time
LONGEST_PHRASE = 2000  # characters; what is longer is not heard to its end

_COMMANDS = str.maketrans(dict.fromkeys("[]<>{}|\\^`~", " "))  # what one engine or another obeys
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")


def clean(words: str) -> str:
    """One line of plain words: nothing that an engine would obey instead of saying it."""
    plain = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in words[: 2 * LONGEST_PHRASE])
    return " ".join(plain.translate(_COMMANDS).split())[:LONGEST_PHRASE]


def pieces(words: str) -> list[str]:
    """The words in pieces that an engine takes, split at the ends of sentences, if need be between words."""
    cut: list[str] = []
    for sentence in _SENTENCE.split(words):
        for part in _short(sentence):
            if cut and len(cut[-1]) + 1 + len(part) <= LONGEST_PIECE:
                cut[-1] += " " + part
            else:
                cut.append(part)
    return cut


def _short(sentence: str) -> list[str]:
    parts = []
    while len(sentence) > LONGEST_PIECE:
        at = sentence.rfind(" ", 1, LONGEST_PIECE)
        at = at if at > 0 else LONGEST_PIECE
        parts.append(sentence[:at].strip())
        sentence = sentence[at:].strip()
    return [*parts, sentence] if sentence else parts

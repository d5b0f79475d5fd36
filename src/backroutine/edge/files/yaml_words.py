"""Why the YAML parser gave up, in words for a person and at the place where they have to look."""

from __future__ import annotations

from typing import Any

At = tuple[int, int]  # line and column from 1

# What libyaml says, in words for a person. The first two are placed where their context begins.
_PLAIN_WORDS = {
    "found unexpected end of stream": "this quote is never closed",
    "could not find expected ':'": "there is no colon after this",
    "mapping values are not allowed": "a colon cannot stand here; put quotes around a text with a colon in it",
    "cannot start any token": "a value cannot begin so; put it in quotes, and indent with spaces, not tabs",
    "did not find expected key": "no key where one should be; look at the quotes and spaces before this",
    "did not find expected ','": "a comma or a closing bracket is missing before this",
    "block sequence entries are not allowed": "a list cannot begin here",
    "did not find expected '-'": "no list entry where one should be; look at the spaces before this",
    "unknown escape character": "a backslash means something between double quotes; use single quotes",
}
_AT_CONTEXT = tuple(_PLAIN_WORDS)[:2]


def explained(error: Any, last: Any) -> tuple[At, str]:
    """Where and why the parser gave up with its `error`. `last` is the last piece of text before that."""
    problem, mark, context = error.problem or "", error.problem_mark, error.context_mark
    at = place_of(mark or context) if mark or context else (1, 1)
    if last and last.style in ("'", '"') and last.start_mark.line + 1 < at[0] == last.end_mark.line + 1:
        # A quote over several lines, and trouble beside its end: it was meant to close long before.
        return place_of(last.start_mark), "this quote is not closed in its line"
    if context and "while parsing a flow" in (error.context or "") and context.line + 1 < at[0]:
        return place_of(context), "this bracket is never closed, or a comma is missing in it"
    for said, words in _PLAIN_WORDS.items():
        if said in problem:
            return place_of(context) if said in _AT_CONTEXT and context else at, words
    return at, f"this is not YAML: {' '.join(problem.split())[:80]}"


def place_of(mark: Any) -> At:
    """Line and column from 1."""
    return mark.line + 1, mark.column + 1

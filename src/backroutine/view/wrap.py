"""Text into lines: broken by cells, for any script."""

from __future__ import annotations

from collections.abc import Iterator

from backroutine.view.cells import cell_len, chopped
from backroutine.view.safe import safe


def wrap(text: str, width: int, *, chop: bool = True) -> list[str]:
    """`text`, made safe, in lines of at most `width` cells, broken at spaces where that is possible.

    A word that is longer is broken too, unless `chop` is false: then it has a line of its own, as long as it is.
    """
    lines: list[str] = []
    line = ""
    for word in filter(None, safe(text).split(" ")):
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = chopped(word, width) if chop else [word]
        lines += full
    return [*lines, line] if line else lines


def hanging(text: str, width: int, first: str, later: str = "", *, chop: bool = True) -> Iterator[str]:
    """`text` in lines that begin with `first`, and with `later` (or as many spaces) from the second on."""
    later = later or " " * cell_len(first)
    start = first
    for line in wrap(text, max(1, width - cell_len(later)), chop=chop):
        yield f"{start}{line}"
        start = later

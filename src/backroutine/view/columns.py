"""A table as lines of pieces: left-aligned columns as wide as their content, no borders, the last one open-ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from backroutine.view.cells import cell_len
from backroutine.view.plots import Pieces
from backroutine.view.safe import safe

_GAP = "  "


def columns(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[Pieces]:
    """The header, dimmed, and the rows. Rich's own tables would cost `list` 20 ms."""
    clean = [[safe(cell) for cell in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(header, *clean, strict=True)]
    yield ((_row(header, widths), "dim"),)
    for row in clean:
        yield ((_row(row, widths), ""),)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell + " " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=True)]
    return _GAP.join(padded).rstrip()

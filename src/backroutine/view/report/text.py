"""The report as plain text in 80 columns: it can be pasted anywhere, and printed from there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len, set_cell_size

from backroutine.domain.report.report import Report
from backroutine.view.report.phrases import TOGETHER
from backroutine.view.report.sheet import Line, Most, Section, sheet
from backroutine.view.wrap import hanging, wrap

WIDTH = 80
MOST = Most(exercises=60, lines=20, words=20, names=60, doses=4, pains=8, letters=400, name=100)
_NARROWEST = 12  # cells that the first column of a table keeps


def text_lines(report: Report) -> Iterator[str]:
    """The whole report, line by line."""
    made = sheet(report, MOST)
    title = made.title.upper()
    yield f"{title}{made.period:>{WIDTH - len(title)}}"
    label, name = made.who
    yield f"{label}: {name or '_' * 24}"
    for sentence in made.opening:
        yield from _filled(sentence)
    for section in made.sections:
        yield ""
        yield from _section(section)
    yield ""
    yield from _filled(made.about)


def _section(section: Section) -> Iterator[str]:
    yield f"{section.title.upper()} ({section.how})"
    yield from _table(section.table)
    for point in section.points:
        yield from _apart(hanging(point, WIDTH, "  ", "    "))
    for _ in range(section.blanks):
        yield f"  {'_' * (WIDTH - 2)}"


def _table(table: Sequence[Line]) -> Iterator[str]:
    """The first column to the left, all others to the right; if it gets too wide, the first one gives way."""
    if not table:
        return
    gap = "  " if _wide(table, 2) <= WIDTH else " "
    first, *others = [
        max(map(cell_len, column)) for column in zip(*(line.cells for line in table), strict=True)
    ]
    room = WIDTH - 2 - sum(others) - len(gap) * len(others)
    first = max(_NARROWEST, min(first, room))
    for line in table:
        cells = [_cut(line.cells[0], first), *_right(line.cells[1:], others)]
        yield f"  {gap.join(cells)}".rstrip()
        for below in line.below:
            yield from _apart(hanging(below, WIDTH, "      "))


def _filled(text: str) -> list[str]:
    return _apart(wrap(text, WIDTH))


def _apart(lines: Iterable[str]) -> list[str]:
    """What was held together while lines were broken is plain text now."""
    return [line.replace(TOGETHER, " ") for line in lines]


def _cut(text: str, width: int) -> str:
    """The text in exactly `width` cells; a mark shows that some is missing."""
    return set_cell_size(text, width) if cell_len(text) <= width else set_cell_size(text, width - 1) + "…"


def _wide(table: Iterable[Line], gap: int) -> int:
    columns = list(zip(*(line.cells for line in table), strict=True))
    return 2 + sum(max(map(cell_len, column)) for column in columns) + gap * (len(columns) - 1)


def _right(cells: Iterable[str], widths: Iterable[int]) -> Iterator[str]:
    for cell, width in zip(cells, widths, strict=True):
        yield " " * (width - cell_len(cell)) + cell

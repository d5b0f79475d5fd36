"""The report as a spreadsheet: one row for each exercise in each session, and no cell that could be a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from backroutine.domain.report.report import Report
from backroutine.view.report.json import COLUMNS, row_shape
from backroutine.view.safe import safe

# A spreadsheet takes such a cell for a formula, or drops the first character and then does (OWASP ASVS 1.2.10).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")  # fmt: skip


def csv_lines(report: Report) -> Iterator[str]:
    """A header and the rows, each on one line, as RFC 4180 has it.

    `reps` and `hold_seconds` are what the plan asked for, for each side; `reps_planned` and `reps_done` count both
    sides. `hurt` is no, a-little, yes or unanswered; what is not known is empty. A text that a spreadsheet would
    take for a formula begins with an apostrophe.
    """
    yield _line(COLUMNS)
    for row in report.rows:
        yield _line(row_shape(row).values())


def _line(cells: Iterable[object]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="").writerow([_harmless(cell) for cell in cells])
    return stream.getvalue()


def _harmless(cell: object) -> object:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if not isinstance(cell, str):
        return cell
    shown = safe(cell)
    return f"'{shown}" if cell.startswith(_FORMULA) or shown.lstrip().startswith(_FORMULA) else shown

"""`backroutine progress`: a year's days, how the back felt and the amounts, drawn in the terminal."""

from __future__ import annotations

import shutil

from backroutine.cli.desk import Desk
from backroutine.domain.record.day import WEEK
from backroutine.domain.report.progress import needed_from, progress_of
from backroutine.domain.report.weeks import monday
from backroutine.view.plots import marks
from backroutine.view.progress import MARGIN, NARROWEST, lines, shape

FEWEST_WEEKS = 8


def progress(desk: Desk, count: int, *, as_json: bool) -> None:
    """Draw the last `count` weeks, as many of them as fit; or print them all as JSON."""
    width = max(NARROWEST, shutil.get_terminal_size().columns)
    shown = count if as_json else min(count, width - MARGIN)
    today = desk.clock.today()
    first = desk.person.first
    if first is not None and not as_json:  # weeks before the first session tell nothing
        begun = (monday(today) - monday(first)).days // WEEK + 1
        shown = min(shown, max(FEWEST_WEEKS, begun))
    sittings = desk.sittings_since(needed_from(today, shown))
    seen = progress_of(sittings, desk.sessions_of(sittings), today, shown)
    if as_json:
        desk.out.json(shape(seen))
        return
    for pieces in lines(seen, marks(unicode=desk.out.unicode), width):
        desk.out.pieces(*pieces)

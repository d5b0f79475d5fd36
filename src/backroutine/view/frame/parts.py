"""The small parts of a frame: paragraphs, lists of answers, bars, and the lines along the edges."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from backroutine.domain.session.keys import Binding
from backroutine.domain.session.status import Status
from backroutine.domain.values import NamedTuple
from backroutine.domain.words.english import ENGLISH
from backroutine.domain.words.filling import tell
from backroutine.view.frame import fit
from backroutine.view.frame.keybar import stroke_name
from backroutine.view.frame.styles import BOLD, DIM, KEY, NONE, TROUBLE

WIDEST_TEXT = 100  # columns: longer lines are hard to read
BETWEEN = 3  # columns

Paragraph = tuple[str, Style]


class Bar(NamedTuple):
    """How far something is: a label, the part that is done (0 to 1), and the time left in words."""

    label: str
    done: float
    left: str
    style: Style = NONE


def gap(rows: int) -> list[Text]:
    """Empty lines; none if `rows` is negative."""
    return [Text(end="") for _ in range(rows)]


def at_the_bottom(lines: list[Text], rows: int) -> list[Text]:
    """`lines` as the last of `rows` lines."""
    return gap(rows - len(lines)) + lines


def wrapped(paragraphs: Sequence[Paragraph], width: int) -> list[Paragraph]:
    """Paragraphs in lines that fit; an empty paragraph is an empty line."""
    narrow = max(1, min(width, WIDEST_TEXT))
    return [(row, style) for text, style in paragraphs for row in (fit.balanced(text, narrow) or ("",))]


def page_from(lines: Sequence[Paragraph], rows: int, turned: float) -> Sequence[Paragraph]:
    """`lines` from the page of `rows` lines on that is due when the share `turned` (0 to 1) of the time for all has passed.

    A page begins with the last line of the one before: its end gave way to the mark that more comes. The last page is a
    full one too.
    """
    step, more = max(1, rows - 1), max(0, len(lines) - rows)
    pages = 1 + math.ceil(more / step)
    return lines[min(more, step * int(turned * pages)) :]


def kept(rows: Sequence[Paragraph], most: int, width: int) -> list[Text]:
    """The first `most` rows; when some are missing, the last one says so."""
    shown = list(rows[:most])
    if shown and len(rows) > most:
        last, style = shown[-1]
        if cell_len(f"{last} {fit.MORE}") > width:  # a whole word gives way to the mark
            last = last.rpartition(" ")[0] or last
        shown[-1] = (f"{last} {fit.MORE}", style)
    return [fit.line((fit.cut(text, width), style)) for text, style in shown]


def named(name: str, aside: str, width: int) -> list[Text]:
    """What this is, and at the right what comes next."""
    left, right = fit.line((fit.cut(name, width), BOLD)), fit.line((aside, DIM))
    near = left.cell_len + BETWEEN > width - right.cell_len  # so near that they would read as one
    return [left if near else fit.apart(left, right, width)]


def listed(choices: Sequence[Binding]) -> list[Text]:
    """Answers with their keys, one under the other."""
    names = [stroke_name(binding.strokes[0]) for binding in choices]
    widest = max(map(cell_len, names), default=0)
    return [
        fit.line(("  ", NONE), (name.ljust(widest + BETWEEN), KEY), (ENGLISH[binding.label], NONE))
        for name, binding in zip(names, choices, strict=True)
    ]


def barred(bars: Sequence[Bar], width: int) -> list[Text]:
    """Bars under one another, their labels and times in columns; labels go first when it is narrow."""
    labels = max((cell_len(bar.label) for bar in bars), default=0) + BETWEEN
    times = max(cell_len(bar.left) for bar in (*bars, Bar("", 0, tell("left.total", clock="00:00"))))
    room = width - labels - times - BETWEEN
    if room < 12:
        room, labels = room + labels, 0
    return [_bar(bar, labels, room, times, width) for bar in bars]


def _bar(bar: Bar, labels: int, room: int, times: int, width: int) -> Text:
    if room < 4:
        return fit.line((fit.cut(bar.left, width), DIM))
    done = min(room, max(0, round(room * bar.done)))
    return fit.line(
        (fit.cut(bar.label, labels).ljust(labels), DIM),
        ("━" * done, bar.style + BOLD),
        ("─" * (room - done), DIM),
        (" " * BETWEEN + bar.left.rjust(times), NONE),
    )


def trouble(notes: Status, width: int) -> list[Text]:
    """That answers are not saved, and why; nothing while they are."""
    if not notes.trouble:
        return []
    return [fit.line((fit.cut(tell("not-saved", trouble=notes.trouble), width), TROUBLE))]


def heard(notes: Status) -> str:
    """What is heard, also where nobody has told yet."""
    return notes.heard or tell("heard", sound=tell("silent"))


def status(notes: Status, width: int) -> list[Text]:
    """What is heard, and whether answers are kept."""
    told = [heard(notes)]
    if not notes.trouble:
        told.append(tell("rehearsal" if notes.rehearsal else "saved"))
    return [fit.line((fit.cut(" · ".join(told), width), DIM))]

"""Bars, a year's calendar and sparklines, as plain pieces of text with the name of a style each.

The shape alone says everything and colour repeats it. Rich is not asked: for rows of single characters it would cost
the 20 ms of its import and save nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from backroutine.domain.record.day import WEEK
from backroutine.domain.values import NamedTuple

YEAR = 52  # weeks

Piece = tuple[str, str]  # text, and the name of a style ("" for none)
Pieces = tuple[Piece, ...]


class Marks(NamedTuple):
    """The shapes: `days` for none, one and several sessions, `steps` from little to much, `eighths` of a cell."""

    days: str
    steps: str
    eighths: str


SHAPES = Marks("·■█", "▁▂▃▄▅▆▇█", " ▏▎▍▌▋▊▉█")
ASCII = Marks(".o#", "0123456789", " #")
_DAYS = ("dim", "green", "green")


def marks(*, unicode: bool) -> Marks:
    """The shapes that a terminal can show."""
    return SHAPES if unicode else ASCII


def bar(value: float, top: float, width: int, shapes: Marks = SHAPES) -> str:
    """A bar that is `width` cells long at `top`. Anything above nothing can be seen."""
    parts = len(shapes.eighths) - 1
    length = min(width * parts, max(round(value / top * width * parts), 1 if value > 0 else 0))
    full, rest = divmod(length, parts)
    return shapes.eighths[-1] * full + shapes.eighths[rest].strip()


def sparkline(
    values: Iterable[float | None], top: float, styles: Sequence[str] = ("",), shapes: Marks = SHAPES
) -> Pieces:
    """One character for each value from 0 to `top`, a space for None. `styles` divide that range evenly."""
    return _joined(_spark(value, top, styles, shapes.steps) for value in values)


def _spark(value: float | None, top: float, styles: Sequence[str], steps: str) -> Piece:
    if value is None:
        return " ", ""
    part = min(max(value / top, 0.0), 0.999) if top > 0 else 0.0
    return steps[int(part * len(steps))], styles[int(part * len(styles))]


def calendar(
    sessions: Mapping[date, int], last: date, weeks: int, months: Sequence[str], shapes: Marks = SHAPES
) -> list[Pieces]:
    """The months, then a row for each weekday from Monday on, with a column for each week up to the one of `last`."""
    first = last - timedelta(days=last.weekday() + WEEK * (weeks - 1))
    rows: list[Pieces] = [((_months(first, weeks, months), "dim"),)]
    for weekday in range(WEEK):
        days = (first + timedelta(days=weekday + WEEK * week) for week in range(weeks))
        rows.append(_joined(_day(sessions.get(day, 0), shapes) if day <= last else (" ", "") for day in days))
    return rows


def _day(sessions: int, shapes: Marks) -> Piece:
    many = min(sessions, len(shapes.days) - 1)
    return shapes.days[many], _DAYS[many]


def _months(first: date, weeks: int, months: Sequence[str]) -> str:
    """The name of each month above the first week that begins in it, where there is room for one."""
    row = [" "] * weeks
    begun, free = first.month if first.day > WEEK else 0, 0
    for week in range(weeks):
        month = (first + timedelta(days=WEEK * week)).month
        name = months[month - 1]
        if month != begun and free <= week <= weeks - len(name):
            row[week : week + len(name)] = name
            free = week + len(name) + 1
        begun = month
    return "".join(row)


def _joined(pieces: Iterable[Piece]) -> Pieces:
    """Neighbours of one style as one piece: fewer colours are switched on and off."""
    groups = groupby(pieces, key=lambda piece: piece[1])
    return tuple(("".join(text for text, _ in group), style) for style, group in groups)

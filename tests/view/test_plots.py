"""Bars, sparklines and a calendar that can be read without colour, in ASCII, and in a narrow window."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backroutine.edge.terminal.out import Out
from backroutine.view.plots import ASCII, SHAPES, Pieces, bar, calendar, marks, sparkline

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
SUNDAY = date(2026, 11, 22)


def text(pieces: Pieces) -> str:
    return "".join(piece for piece, _ in pieces)


class Terminal(io.StringIO):
    """A stream that says it is one."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("value", "drawn"),
    [(0, ""), (0.01, "▏"), (2.5, "██▌"), (5, "█████"), (10, "██████████"), (99, "██████████")],
)
def test_a_bar_is_as_long_as_its_value(value: float, drawn: str) -> None:
    """In eighths of a cell; a little is not nothing, and too much is all."""
    assert drawn == bar(value, 10, 10)


@given(st.floats(0, 10), st.floats(0, 10), st.sampled_from([SHAPES, ASCII]))
def test_more_is_never_shorter(one: float, other: float, shapes: object) -> None:
    """Shape alone tells which is larger."""
    low, high = sorted([one, other])

    assert len(bar(low, 10, 20, SHAPES if shapes is SHAPES else ASCII)) <= len(bar(high, 10, 20))


def test_a_sparkline_has_a_shape_for_each_value() -> None:
    """From nothing to everything; a week without an answer is a gap, not a nought."""
    assert "▁▃ ▅█" == text(sparkline([0, 3, None, 5, 10], 10))
    assert "03 59" == text(sparkline([0, 3, None, 5, 10], 10, shapes=ASCII))
    assert "▁▁" == text(sparkline([0, 0], 0))


def test_colour_repeats_the_shape() -> None:
    """Light, moderate and strong have a style each; neighbours of one style are one piece."""
    drawn = sparkline([1, 2, 5, 9], 10, ("green", "yellow", "red"))

    assert [("▁▂", "green"), ("▅", "yellow"), ("█", "red")] == list(drawn)


def test_a_calendar_has_a_column_for_each_week() -> None:
    """Monday on top, today at the lower right; none, one and several sessions differ in shape."""
    days = {SUNDAY: 1, SUNDAY - timedelta(days=1): 2, SUNDAY - timedelta(days=8): 7}

    head, *rows = map(text, calendar(days, SUNDAY, 4, MONTHS))

    assert ["····", "····", "····", "····", "····", "··██", "···■"] == rows
    assert 4 == len(head)


def test_days_to_come_are_empty() -> None:
    """In the middle of a week, the rest of it is not shown as missed."""
    _, *rows = map(text, calendar({}, SUNDAY - timedelta(days=4), 2, MONTHS))

    assert ["··", "··", "··", "· ", "· ", "· ", "· "] == rows


@pytest.mark.parametrize(
    ("weeks", "head"),
    [(52, " Dec  Jan Feb Mar  Apr May Jun  Jul Aug  Sep Oct Nov"), (10, "   Oct Nov"), (1, " ")],
)
def test_months_stand_above_the_first_week_that_begins_in_them(weeks: int, head: str) -> None:
    """Where there is room for the name."""
    assert head == text(calendar({}, SUNDAY, weeks, MONTHS)[0])


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 60))
def test_a_calendar_is_as_wide_as_its_weeks(last: date, weeks: int) -> None:
    """All its rows, whatever the day."""
    assert {weeks} == {len(text(row)) for row in calendar({last: 1}, last, weeks, MONTHS)}


def test_marks_are_those_that_the_terminal_can_show() -> None:
    """ASCII where it can show no more."""
    assert (SHAPES, ASCII) == (marks(unicode=True), marks(unicode=False))
    assert f"{ASCII.days}{ASCII.steps}{ASCII.eighths}".isascii()


def test_pieces_are_coloured_only_where_that_is_wanted() -> None:
    """A terminal gets colour; NO_COLOR and a pipe get the same shapes without."""
    written = []
    for stream, environ in ((Terminal(), {}), (Terminal(), {"NO_COLOR": "1"}), (io.StringIO(), {})):
        Out(stream, environ).pieces(("Mon ", "dim"), ("■", "green"), ("\x1b[2J", ""))
        written.append(stream.getvalue())

    assert "\x1b[2mMon \x1b[0m\x1b[32m■\x1b[0m\N{REPLACEMENT CHARACTER}[2J\n" == written[0]
    assert ["Mon ■\N{REPLACEMENT CHARACTER}[2J\n"] * 2 == written[1:]


def test_an_output_knows_whether_it_can_show_more_than_ascii() -> None:
    """By its encoding."""
    narrow = io.TextIOWrapper(io.BytesIO(), "ascii")

    assert (True, False) == (Out(Terminal(), {}).unicode, Out(narrow, {}).unicode)

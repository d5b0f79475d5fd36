"""Today in one line: how often lately, and whether today is done."""

from __future__ import annotations

import json

import pytest

from backroutine.domain.report.today_line import TodayLine


@pytest.mark.parametrize(
    ("today", "hurt", "text"),
    [
        (True, False, "done today, 3 of the last 7 days"),
        (True, True, "done today, 3 of the last 7 days"),
        (False, False, "not yet today, 3 of the last 7 days"),
        (False, True, "rest is fine today, 3 of the last 7 days"),
    ],
)
def test_it_says_whether_today_is_done(today: bool, hurt: bool, text: str) -> None:
    """And after something hurt, no word asks for more."""
    assert text == TodayLine(today=today, days=3, ever=True, hurt=hurt).text


def test_whoever_has_not_begun_is_told_no_number() -> None:
    """Nought of seven would be a reproach."""
    assert "no session yet" == TodayLine(today=False, days=0, ever=False, hurt=False).text


def test_programs_get_the_same() -> None:
    """As JSON: the line, the number and the truths."""
    told = json.loads(TodayLine(today=True, days=2, ever=True, hurt=False).json)

    assert {
        "line": "done today, 2 of the last 7 days",
        "days": 2,
        "today": True,
        "ever": True,
        "hurt": False,
    } == told

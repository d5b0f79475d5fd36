"""The rules as text, as a page, and for programs."""

from __future__ import annotations

import json
import re

import pytest
from rich.cells import cell_len

from backroutine.domain.policy.rules import NEVER, RULES
from backroutine.domain.words.purpose import CHECKED, PURPOSE
from backroutine.view.rules import page_lines, shape, text_lines


def flat(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("width", [40, 80])
def test_the_text_says_every_rule_with_its_source(width: int) -> None:
    """In lines that fit, with what is never done, what the program is for, and when all was checked."""
    lines = list(text_lines(width))
    told = flat(lines)

    assert all(cell_len(line) <= width for line in lines)
    assert [] == [rule for rule in RULES.values() if rule.text not in told or rule.source not in told]
    assert [] == [line for line in (*NEVER, PURPOSE, CHECKED) if line not in told]


def test_the_page_says_the_same_and_loads_nothing() -> None:
    """Each rule can be pointed at by its id."""
    page = "\n".join(page_lines())

    assert list(RULES) == re.findall(r'<li id="([a-z0-9-]+)">', page)
    assert PURPOSE in page
    assert page.isascii()
    assert [] == re.findall(r"<script|<img|<link|src=|url\(", page)


def test_the_shape_holds_every_number() -> None:
    """For programs: ids, sentences, thresholds and sources."""
    told = json.loads(json.dumps(shape()))

    assert list(RULES) == [rule["id"] for rule in told["rules"]]
    assert {"days": 7} == next(rule["thresholds"] for rule in told["rules"] if rule["id"] == "yes-parks")
    assert (PURPOSE, CHECKED, list(NEVER)) == (told["purpose"], told["checked"], told["never"])

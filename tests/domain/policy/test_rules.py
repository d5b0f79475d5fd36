"""The table of rules: every id that is cited exists, and every rule is kept by code and named by a test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from backroutine.domain.policy import rules
from backroutine.domain.policy.rules import GROUPS, NEVER, RULES, Rule, threshold
from backroutine.domain.words.purpose import CHECKED

TOP = Path(__file__).parents[3]
CITED = re.compile(r"\(rules?:\s+([a-z0-9,\s-]+)\)")
TAKEN = re.compile(r'threshold\(\s*"([a-z0-9-]+)",\s*"([a-z]+)"')


def cited(folder: str) -> set[str]:
    """The ids that are named in (rule: ...), or whose numbers are taken, below a folder."""
    texts = [
        path.read_text(encoding="utf-8")
        for path in (TOP / folder).rglob("*.py")
        if path not in {Path(__file__), Path(rules.__file__)}
    ]
    named = {name.strip() for text in texts for found in CITED.findall(text) for name in found.split(",")}
    return named | {rule for text in texts for rule, _ in TAKEN.findall(text)}


def test_every_rule_that_is_cited_exists() -> None:
    """In the code and in the tests."""
    assert set() == (cited("src") | cited("tests")) - set(RULES)


def test_every_rule_is_kept_by_code() -> None:
    """A rule that nothing cites is a promise that nothing keeps."""
    assert set() == set(RULES) - cited("src")


def test_every_rule_is_named_by_a_test() -> None:
    """So that whoever changes one finds what holds it."""
    assert set() == set(RULES) - cited("tests")


def test_every_number_is_taken_by_code() -> None:
    """A number in the table that the code does not take could disagree with it."""
    texts = [path.read_text(encoding="utf-8") for path in (TOP / "src").rglob("*.py")]
    taken = {pair for text in texts for pair in TAKEN.findall(text)}

    assert {(rule, name) for rule in RULES for name in RULES[rule].thresholds} == taken


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_says_its_numbers_and_what_they_rest_on(rule: Rule) -> None:
    """Each number stands in its sentence; a rule without a source says that it is ours."""
    assert set(rule.thresholds) == set(re.findall(r"\{([a-z]+)\}", rule.says))
    assert "{" not in rule.text
    assert rule.source


def test_an_id_stands_for_one_rule() -> None:
    """No group hides a rule of another."""
    assert len(RULES) == sum(len(group) for group in GROUPS.values())


def test_a_threshold_that_there_is_not_is_an_error() -> None:
    """A slip of the pen in an id is found at the first import."""
    assert 7 == threshold("yes-parks", "days")
    with pytest.raises(KeyError):
        threshold("yes-parks", "weeks")
    with pytest.raises(KeyError):
        threshold("no-parks", "days")


def test_what_it_never_does_is_told_too() -> None:
    """Each as a sentence of its own."""
    assert all(line.startswith("It never ") and line.endswith(".") for line in NEVER)


def test_it_is_known_when_the_content_was_checked() -> None:
    """Year and month."""
    assert re.fullmatch(r"20\d\d-[01]\d", CHECKED)

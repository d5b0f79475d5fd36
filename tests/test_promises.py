"""The README promises only what a test holds."""

from __future__ import annotations

import ast
import re
from pathlib import Path

TOP = Path(__file__).parents[1]
PROMISES = (
    (TOP / "README.md").read_text(encoding="utf-8").partition("## What it promises")[2].partition("\n## ")[0]
)
PARTS = re.findall(r"^- (.*?)(?=^- |^$)", PROMISES, re.DOTALL | re.MULTILINE)


def all_tests() -> set[str]:
    """The names of all tests that there are."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in (TOP / "tests").rglob("test_*.py"))
    return {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_promise_names_its_test() -> None:
    """No sentence stands there without one."""
    assert len(PARTS) > 7
    assert [] == [part for part in PARTS if "`test_" not in part]


def test_every_test_that_is_named_exists() -> None:
    """A promise whose test was renamed or taken away is none."""
    named = set(re.findall(r"`(test_\w+)`", PROMISES))

    assert set() == named - all_tests()

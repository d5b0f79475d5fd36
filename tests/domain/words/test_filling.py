"""The table of words: every key that is used exists, every word is used, and the ways to fill it."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import backroutine
from backroutine.domain.exercises.exercise import Side
from backroutine.domain.plan.steps import StepKind, Tone
from backroutine.domain.policy.see_a_doctor import Advice
from backroutine.domain.record.events import Hurt, Outcome
from backroutine.domain.session.state import Ask
from backroutine.domain.words import filling
from backroutine.domain.words.english import ENGLISH
from backroutine.domain.words.filling import tell

SOURCE = Path(backroutine.__file__).parent

# Keys that are put together while the program runs: what some of them begin with, and all that may follow.
NOUNS = {"second", "minute", "day", "week", "session", "exercise", "phrase"}
BUILT: dict[str, set[str]] = {
    "phase.": {*StepKind},
    "tone.": {*Tone},
    "side.": {*Side},
    "answer.": {*Hurt},
    "told.": {*Hurt},
    "outcome.": {*Outcome},
    "big.": {*Ask},
    "ask.": {*Ask},
    "say.": {*Ask, "hurt.of"},
    "one.": NOUNS,
    "many.": NOUNS,
    "so-far.": {"a-little", "yes"},
    "stroke.": {"space", "enter", "right", "left", "pagedown", "pageup", "escape", "backspace", "delete"},
    "dose.": {"hold", "paced", "each", "each-paced"},
    "doctor.": {*Advice},
    "left-out.": {"by-hand", "hurt-again"},
}


@cache
def trees() -> tuple[tuple[Path, tuple[ast.AST, ...]], ...]:
    """Every module of the program, with all that it is made of."""
    modules = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
    return tuple((path, tuple(ast.walk(tree))) for path, tree in modules.items())


def looked_up(tree: Iterable[ast.AST]) -> Iterator[tuple[ast.expr, ast.Call | None]]:
    """What is looked up in the table: the argument of `tell`, the subscript of `ENGLISH`."""
    for node in tree:
        if isinstance(node, ast.Call) and node.args:
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            owner = getattr(getattr(node.func, "value", None), "id", "")
            if name == "tell" or (name == "get" and owner == "ENGLISH"):
                yield node.args[0], node
        elif isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "ENGLISH":
            yield node.slice, None


def patterns(tree: Iterable[ast.AST]) -> Iterator[re.Pattern[str]]:
    """Every text that is put together, if it begins as a key does: what stands written, and anything between."""
    for node in tree:
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            parts = [re.escape(str(v.value)) if isinstance(v, ast.Constant) else ".+" for v in node.values]
            if re.match(r"[a-z-]+\.", str(node.values[0].value)):
                yield re.compile("".join(parts))


def fields(text: str) -> set[str]:
    """The names in its braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_key_that_is_asked_for_exists() -> None:
    """Written out, or one of a choice that is written out."""
    asked = {
        (path.name, constant.value)
        for path, tree in trees()
        for key, _ in looked_up(tree)
        if not isinstance(key, ast.JoinedStr)
        for constant in ast.walk(key)
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str) and "." in constant.value
    }

    assert len(asked) > 40
    assert set() == {(name, key) for name, key in asked if key not in ENGLISH}


def test_every_key_that_is_put_together_can_be_found() -> None:
    """At least one text fits it."""
    wanted = {
        pattern
        for _, tree in trees()
        for key, _ in looked_up(tree)
        if isinstance(key, ast.JoinedStr)
        for pattern in patterns(ast.walk(key))
    }

    assert len(wanted) > 5
    assert set() == {pattern.pattern for pattern in wanted if not any(map(pattern.fullmatch, ENGLISH))}


@pytest.mark.parametrize("beginning", BUILT)
def test_every_key_that_is_put_together_exists(beginning: str) -> None:
    """With every value of what follows."""
    assert set() == {f"{beginning}{end}" for end in BUILT[beginning]} - set(ENGLISH)


def test_every_word_is_used() -> None:
    """No text is kept, or translated, for nothing."""
    written = {
        constant.value
        for path, tree in trees()
        for constant in tree
        if isinstance(constant, ast.Constant)
        and isinstance(constant.value, str)
        and path.name != "filling.py"
    }
    in_words = {
        constant.value
        for path, tree in trees()
        if path.name == "filling.py"
        for function in tree
        if isinstance(function, ast.FunctionDef)
        for constant in ast.walk(function)
        if isinstance(constant, ast.Constant)
    }
    built = {pattern for _, tree in trees() for pattern in patterns(tree)}
    together = {key for key in ENGLISH for pattern in built if pattern.fullmatch(key)}

    assert set() == set(ENGLISH) - written - in_words - together


def test_every_text_gets_what_it_needs() -> None:
    """Each name in its braces is given where it is told."""
    missing = [
        (path.name, key.value, name)
        for path, tree in trees()
        for key, call in looked_up(tree)
        if isinstance(key, ast.Constant) and call is not None and key.value in ENGLISH
        for name in fields(ENGLISH[key.value]) - {keyword.arg for keyword in call.keywords}
        if all(keyword.arg is not None for keyword in call.keywords)
    ]

    assert [] == missing


def test_no_text_holds_markup_or_blanks_around_it() -> None:
    """It is read aloud as it stands."""
    assert [] == [
        key for key, text in ENGLISH.items() if text != text.strip() or "\x1b" in text or "[/" in text
    ]


def test_an_unknown_key_is_an_error() -> None:
    """And not an empty line."""
    with pytest.raises(KeyError):
        tell("no.such.key")


# The ways to fill it --------------------------------------------------------------------------------------------------


def test_braces_are_filled() -> None:
    """With what is given, whatever stands in it."""
    assert "Next: {side} {0}." == tell("next", exercise="{side} {0}")


@pytest.mark.parametrize(
    ("side", "filled"),
    [
        (Side.LEFT, "Knees left, head right."),
        (Side.RIGHT, "Knees right, head left."),
        (None, "Knees {side}, head {opposite}."),
    ],
)
def test_sides_are_filled(side: Side | None, filled: str) -> None:
    """Each with its own opposite; without a side nothing changes."""
    assert filled == filling.fill("Knees {side}, head {opposite}.", side)


@pytest.mark.parametrize(
    ("n", "word"), [(1, "One"), (5, "Five"), (20, "Twenty"), (21, "21"), (0, "0"), (50, "50")]
)
def test_a_number_is_a_word_up_to_twenty(n: int, word: str) -> None:
    """Capital first, as it begins a line."""
    assert word == filling.number(n)


@pytest.mark.parametrize(
    ("n", "told"),
    [(0, "0 minutes"), (0.5, "0.5 minutes"), (1, "1 minute"), (1.0, "1 minute"), (2, "2 minutes")],
)
def test_a_noun_has_its_plural(n: float, told: str) -> None:
    """Also with fractions."""
    assert told == filling.counted(n, "minute")


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0.1, "0.1 seconds"), (1, "1 second"), (2.55, "2.5 seconds"), (9.96, "10 seconds"), (10.4, "10 seconds"),
        (60, "60 seconds"), (89, "89 seconds"), (90, "2 minutes"), (940, "16 minutes"),
    ],
)  # fmt: skip
def test_a_length_is_told_as_one_says_it(seconds: float, told: str) -> None:
    """Tenths below ten seconds, minutes from ninety on."""
    assert told == filling.length(seconds)


@pytest.mark.parametrize(
    ("seconds", "told"), [(5, "5 seconds"), (90, "90 seconds"), (100.5, "100.5 seconds"), (120, "2 minutes")]
)
def test_a_length_that_is_kept_is_told_exactly(seconds: float, told: str) -> None:
    """A hold of 100 seconds is not one of two minutes."""
    assert told == filling.exactly(seconds)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0"), (-3, "0"), (0.01, "1"), (7, "7"), (6.0000001, "6"), (59.2, "1:00"), (60, "1:00"), (61, "1:01"),
     (659, "10:59")],
)  # fmt: skip
def test_what_has_begun_counts_as_a_whole_second(seconds: float, shown: str) -> None:
    """Three shown means that three are left, or a little less."""
    assert shown == filling.clock(seconds)


@pytest.mark.parametrize(("reps", "told"), [(1, "Once"), (2, "Twice"), (5, "Five times"), (30, "30 times")])
def test_how_often_is_told_as_a_sentence_begins(reps: int, told: str) -> None:
    """For the dose."""
    assert told == filling.times(reps)


def test_words_take_time_to_say() -> None:
    """So much for any, then by characters, pauses and rate; a number is as long as its words."""
    usual = filling.speaking_seconds("Slowly down.")

    assert pytest.approx(0.3 + 12 * 0.076) == usual
    assert pytest.approx(0.3 + 12 * 0.152) == filling.speaking_seconds("Slowly down.", 75)
    assert filling.speaking_seconds("Slowly. Down.") > filling.speaking_seconds("Slowly, down") > usual - 0.1
    assert filling.speaking_seconds("45") > filling.speaking_seconds("forty")
    assert 0 == filling.speaking_seconds("")


def test_a_date_is_told_as_one_says_it() -> None:
    """Day, month, year."""
    assert "3 May 2026" == filling.day("2026-05-03")


def test_a_date_in_a_table_is_short() -> None:
    """The month in three letters; the year only where it is asked for."""
    assert "3 May" == filling.short_day(date(2026, 5, 3))
    assert "3 May 2026" == filling.short_day(date(2026, 5, 3), year=True)


def test_every_month_has_a_name() -> None:
    """Twelve of them."""
    assert 12 == len({filling.day(f"2026-{month:02}-01") for month in range(1, 13)})


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        ("hurt", "Leaving out Hip rolling: it hurt on 3 May 2026."),
        ("by-hand", "Leaving out Hip rolling: you parked it on 3 May 2026."),
    ],
)
def test_what_is_left_out_is_told_with_its_reason(reason: str, line: str) -> None:
    """And since when."""
    assert line == filling.left_out("Hip rolling", reason, "2026-05-03")

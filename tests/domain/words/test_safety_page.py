"""The safety page: what must stand on it, and what never may."""

from __future__ import annotations

import re

from backroutine.domain.words.purpose import PURPOSE
from backroutine.domain.words.safety_page import PAGE, QUESTIONS, short, warning_signs

TEXT = " ".join(line for section in PAGE for line in (section.title, section.opening, *section.points))


def test_seven_questions_are_asked_before_the_first_session() -> None:
    """All of them, by number, with what to do after a yes."""
    lines = short()

    assert 7 == len(QUESTIONS)
    assert [f"{number}. {question}" for number, question in enumerate(QUESTIONS, 1)] == list(lines[1:-1])
    assert "talk to your doctor or a physiotherapist first" in lines[-1]


def test_the_page_says_what_this_is_not() -> None:
    """Also that nobody of the trade has looked at it."""
    assert "does not examine, diagnose or treat" in TEXT
    assert PURPOSE in TEXT
    assert "no clinician has reviewed it" in TEXT


def test_the_signs_of_an_emergency_stand_there() -> None:
    """The stricter of what the sources say."""
    (section,) = (section for section in PAGE if section.title == "Get help now")
    points = " ".join(section.points)

    for sign in ("between the legs", "bowel", "sexual", "both legs", "chest pain", "accident"):
        assert sign in points


def test_no_emergency_number_is_written_there() -> None:
    """They differ from place to place."""
    assert [] == re.findall(r"\b(999|911|112|000|111)\b", TEXT)
    assert "local emergency number" in TEXT


def test_nothing_is_promised() -> None:
    """No cure, no proof."""
    assert [] == re.findall(r"cure|proven|guarantee|prescri", TEXT, re.IGNORECASE)


def test_the_warning_signs_are_those_to_act_on_soon() -> None:
    """Both lists of the page, under their headings: help now, and a doctor today or tomorrow."""
    signs = warning_signs()

    assert [f"{section.title}:" for section in PAGE[2:4]] == [
        sign for sign in signs if not sign.startswith("- ")
    ]
    assert sum(len(section.points) for section in PAGE[2:4]) == sum(sign.startswith("- ") for sign in signs)

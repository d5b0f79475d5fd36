"""The safety page: what must stand on it, and what never may."""

from __future__ import annotations

import re

import pytest

from backroutine.domain.words.purpose import PURPOSE
from backroutine.domain.words.safety_page import PAGE, QUESTIONS, get_help_now, short, warning_signs

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


def listed(title: str) -> list[str]:
    """The points under a heading."""
    return [point for section in PAGE if section.title == title for point in section.points]


@pytest.mark.parametrize(
    "words",
    [
        ("between the legs", "numbness or tingling", "genitals", "buttocks", "back passage"),
        ("trouble starting, stopping or feeling urine", "leaking", "bowel"),
        ("loss of sexual function or feeling",),
        ("pain, weakness, numbness or tingling in both legs", "weakness that is getting worse"),
        ("chest pain",),
        ("serious accident or fall",),
    ],
    ids=["between-the-legs", "bladder-and-bowel", "sexual", "both-legs", "chest-pain", "accident"],
)
def test_the_signs_to_get_help_for_now(words: tuple[str, ...]) -> None:
    """Each sign of an emergency stands in one point of its own, and on the page that stays."""
    (point,) = (one for one in listed("Get help now") if words[0] in one)

    assert [] == [word for word in words if word not in point]
    assert f"- {point}" in get_help_now()


@pytest.mark.parametrize(
    "words",
    [
        ("fever", "feeling ill"),
        ("losing weight without trying",),
        ("new lump", "swelling", "change of shape in the back"),
        ("no ease when you rest", "more pain at night"),
        ("between the shoulder blades", "coughing, sneezing or straining"),
        ("past cancer", "weak immune system", "osteoporosis", "steroids", "pain is new"),
    ],
    ids=["fever", "weight", "lump", "night", "shoulder-blades", "cancer"],
)
def test_the_signs_to_ask_a_doctor_about_soon(words: tuple[str, ...]) -> None:
    """The same or the next day."""
    (point,) = (one for one in listed("Ask a doctor today or tomorrow") if words[0] in one)

    assert [] == [word for word in words if word not in point]


def test_there_are_no_other_signs() -> None:
    """A list that grows by itself is not read."""
    assert (6, 6) == (len(listed("Get help now")), len(listed("Ask a doctor today or tomorrow")))


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

"""What stands on the handout: everything that somebody needs who has nothing but the paper."""

from __future__ import annotations

import pytest

from backroutine.domain.exercises.exercise import Posture, Side, Sides
from backroutine.domain.words.purpose import PURPOSE
from backroutine.view.handout.sheet import handout
from browser import HOSTILE
from handouts import DAY, PARKED, picture_of, plan_of, shipped
from months import SIDE, TILT


def test_each_exercise_has_its_amount_in_words() -> None:
    """As often, and for as long, as the plan says: the amounts of today."""
    made = handout(plan_of(TILT._replace(reps=3, hold_seconds=6), SIDE), {}, DAY)

    assert [
        ("Pelvic tilt", "Three times, holding for 6 seconds."),
        ("Side bending", "Five times on each side, holding for 5 seconds."),
    ] == [(entry.name, entry.amount) for entry in made.entries]
    assert made.about.startswith("The amounts of 31 May 2026. About ")


def test_every_caution_is_told() -> None:
    """On paper nobody presses a key for more: all lines of caution, and the way out of each exercise."""
    made = shipped("lower-back")

    assert [2, 3, 2, 3, 3] == [len(entry.care) for entry in made.entries]
    assert "Let the press go, and rest with your knees bent." == made.entries[0].ease_out


def test_it_says_how_to_get_down_and_up() -> None:
    """Where one changes one's posture, and after the last exercise."""
    made = shipped("lower-back")

    assert ["To get down", "", "To get up,", "", "To get down"] == [
        entry.change[:11].rstrip() for entry in made.entries
    ]
    assert made.up.startswith("To get up, roll onto your side")
    assert "" == handout(plan_of(TILT._replace(posture=Posture.STANDING)), {}, DAY).up


def test_a_side_is_named() -> None:
    """The words tell the first side, the picture shows the same one, and says from where it is seen."""
    right = SIDE._replace(first_side=Side.RIGHT, action=("Bend to the {side}, not to the {opposite}.",))
    (entry,) = handout(plan_of(right), {SIDE.id: picture_of("side-bending")}, DAY).entries

    assert entry.drawn is not None
    assert "Bend to the right, not to the left." == entry.steps[-1]
    assert ("Start", "End, right", True) == (entry.drawn.start, entry.drawn.end, entry.drawn.mirror)
    assert "seen from behind: left is your left" == entry.drawn.seen


def test_without_sides_nothing_is_said_of_any() -> None:
    """The end of a pelvic tilt has no side."""
    (entry,) = handout(
        plan_of(TILT._replace(sides=Sides.NONE)), {TILT.id: picture_of("pelvic-tilt")}, DAY
    ).entries

    assert entry.drawn is not None
    assert ("End", False, "") == (entry.drawn.end, entry.drawn.mirror, entry.drawn.seen)


def test_what_is_left_out_is_told_with_its_reason() -> None:
    """Whoever gets the page knows that something is missing, and why."""
    made = handout(plan_of(TILT, left_out=(PARKED,)), {}, DAY)

    assert "Leaving out Backward bending: it hurt on 16 May 2026." == made.left_out


def test_the_warm_up_comes_first() -> None:
    """With its minutes; where there is none nothing is said of it."""
    assert (
        "First, 6 minutes to warm up: Walk. Go at a pace where you could talk." == shipped("short").opening[0]
    )
    assert 1 == len(handout(plan_of(TILT), {}, DAY).opening)


def test_it_says_who_should_ask_first_and_when_to_get_help() -> None:
    """Every line of the safety page's two lists, and what the program is for."""
    made = shipped("short")

    assert "You are pregnant, or had a baby in the last few months." in made.ask[1]
    assert "chest pain; pain after a serious accident or fall." in made.help[1]
    assert PURPOSE in made.footer


def test_the_questions_keep_their_numbers() -> None:
    """Whoever reads the page can name one: "point 5"."""
    ask = shipped("short").ask[1]

    assert ["1. A recent injury", "7. A professional"] == [
        ask[ask.index(f"{n}. ") :][:length] for n, length in ((1, 18), (7, 17))
    ]


@pytest.mark.parametrize("field", ["name", "position", "ease_out"])
def test_no_text_acts(field: str) -> None:
    """Whatever an own exercise says is safe to show: nothing hides, turns round or acts on a terminal."""
    (entry,) = handout(plan_of(TILT._replace(**{field: HOSTILE})), {}, DAY, [HOSTILE]).entries  # type: ignore[arg-type]  # a text
    told = "".join((entry.name, *entry.steps, entry.ease_out))

    assert "alert(1)" in told
    assert told.isprintable()

"""How an exercise stands after each kind of session: eased, parked, on trial, retired."""

from __future__ import annotations

from datetime import date

import pytest

from backroutine.domain.policy.progression import Standing
from backroutine.domain.policy.standing import READY, Stands, standings
from backroutine.domain.record.events import Event, EventKind
from days import Someone, on

PARK = Event(EventKind.PARKED, "tilt")
BACK = Event(EventKind.BROUGHT_BACK, "tilt")
CLEARED_BACK = Event(EventKind.BROUGHT_BACK, "tilt", body={"cleared": "Dr Lee, 3 May"})
CLEARED = Event(EventKind.CLEARED, "tilt", body={"who": "Dr Lee", "when": "3 May"})


def stands(person: Someone, exercise: str = "tilt") -> Stands:
    """How an exercise stands after all of a person's days."""
    return standings(person.sittings).get(exercise, READY)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["no"], "ready"),
        (["unanswered"], "ready"),
        ([""], "ready"),
        (["a-little"], "eased a-little 0"),
        (["a-little 3"], "eased a-little 0"),
        (["a-little 4"], "parked too-much 0"),
        (["a-little 7"], "parked strong 0"),
        (["no 8"], "parked strong 0"),
        (["yes"], "parked hurt 0"),
        (["yes no-leg 6"], "parked hurt 0"),
        (["yes no-leg 7"], "parked strong 0"),
        (["yes leg"], "parked leg-signs 0"),
        (["yes leg 9"], "parked leg-signs 0"),
        (["a-little", "no"], "eased a-little 0"),
        (["a-little", "no", "no"], "ready"),
        (["a-little", "no", "unanswered", "no"], "ready"),
        (["a-little", "no", "no skipped"], "eased a-little 0"),
        (["a-little", "unanswered", "unanswered"], "eased a-little 0"),
        (["a-little", "a-little"], "parked a-little-again 1"),
        (["a-little", "no", "a-little"], "parked a-little-again 2"),
        (["a-little", "no", "no", "a-little"], "eased a-little 3"),
        (["a-little", "yes"], "parked hurt 1"),
        (["yes", "no", "no"], "parked hurt 0"),
        (["yes", "a-little"], "parked a-little-again 1"),
    ],
)
def test_what_answers_do_to_an_exercise(answers: list[str], expected: str) -> None:
    """Each row: the answers of one session a day, then standing, reason and the day since when (rule: a-little-again-parks)."""
    person = Someone()
    for day, answer in enumerate(answers):
        person.session(day, answer)

    found = stands(person)
    since = str((found.since - on(0)).days) if found.since else ""
    assert expected == f"{found.standing} {found.reason} {since}".strip()


@pytest.mark.parametrize(
    ("answer", "how", "day", "expected"),
    [
        ("yes", BACK, 6, Standing.PARKED),
        ("yes", BACK, 7, Standing.TRIAL),
        ("yes", CLEARED_BACK, 6, Standing.PARKED),
        ("yes leg", BACK, 60, Standing.PARKED),
        ("yes leg", CLEARED_BACK, 6, Standing.PARKED),
        ("yes leg", CLEARED_BACK, 7, Standing.TRIAL),
        ("yes 7", BACK, 60, Standing.PARKED),
        ("yes 7", CLEARED_BACK, 7, Standing.TRIAL),
    ],
)
def test_when_a_parked_exercise_returns(answer: str, how: Event, day: int, expected: Standing) -> None:
    """From the seventh day when asked; after leg signs or seven and more, only once a professional has cleared it (rule: yes-parks)."""
    assert expected == stands(Someone().session(0, answer).does(day, how)).standing


def test_a_parked_exercise_never_returns_by_itself() -> None:
    """Sessions without it, however many, change nothing (rule: never-back-by-itself)."""
    person = Someone().session(0, "yes")
    for day in range(1, 90):
        person.easy(day, of=("stretch",))

    assert Stands(Standing.PARKED, on(0), "hurt") == stands(person)


def test_a_clearance_alone_brings_nothing_back() -> None:
    """Cleared is not brought back: the person still has to ask."""
    person = Someone().session(0, "yes leg").does(8, CLEARED)
    assert Standing.PARKED == stands(person).standing

    assert Standing.TRIAL == stands(person.does(9, BACK)).standing


@pytest.mark.parametrize(
    ("later", "answer", "expected"),
    [
        (0, "yes", "retired hurt-again"),
        (30, "yes", "retired hurt-again"),
        (31, "yes", "parked hurt"),
        (3, "a-little", "retired hurt-again"),
        (40, "a-little", "parked a-little-again"),
    ],
)
def test_hurting_again_after_a_return(later: int, answer: str, expected: str) -> None:
    """Within thirty days of a return it is retired; a trial is as gentle as it gets, so a little is enough (rule: hurt-again-retires)."""
    found = stands(Someone().session(0, "yes").does(10, BACK).session(10 + later, answer))

    assert expected == f"{found.standing} {found.reason}"


def test_a_little_soon_after_a_trial_is_eased_first() -> None:
    """Once a trial is over, a little eases, and a little again within the thirty days retires."""
    person = Someone().session(0, "yes").does(7, BACK).easy(*range(8, 14))
    assert READY == stands(person)
    assert Standing.EASED == stands(person.session(14, "a-little")).standing

    assert Standing.RETIRED == stands(person.session(15, "a-little")).standing


@pytest.mark.parametrize(("how", "expected"), [(BACK, Standing.RETIRED), (CLEARED_BACK, Standing.TRIAL)])
def test_only_a_clearance_brings_a_retired_exercise_back(how: Event, expected: Standing) -> None:
    """Retired stays retired, unless somebody who knows has cleared it."""
    person = Someone().session(0, "yes").does(7, BACK).session(8, "yes").does(60, how)

    assert expected == stands(person).standing


def test_what_is_retired_stays_so_when_it_hurts_once_more() -> None:
    """Pain months later does not turn retired into parked."""
    person = Someone().session(0, "yes").does(7, BACK).session(8, "yes").session(100, "yes")

    assert Stands(Standing.RETIRED, on(100), "hurt-again") == stands(person)


@pytest.mark.parametrize("sessions", range(7))
def test_a_trial_is_over_after_six_easy_sessions(sessions: int) -> None:
    """Two with two reps, two with three, two with four; then it is ready again."""
    person = Someone().session(0, "yes").does(7, BACK).easy(*range(8, 8 + sessions))

    assert (Standing.READY if sessions == 6 else Standing.TRIAL) == stands(person).standing


def test_two_exercises_that_hurt_in_one_session_are_both_parked() -> None:
    """Both are parked, the others are not."""
    person = Someone().session(0, {"tilt": "yes", "roll": "no", "stretch": "yes"})

    assert {"tilt", "stretch"} == set(standings(person.sittings))


@pytest.mark.parametrize(
    ("before", "expected"),
    [([], READY), (["a-little"], Stands(Standing.EASED, on(0), "a-little"))],
)
def test_parked_by_hand_and_brought_back_the_same_day_is_as_before(
    before: list[str], expected: Stands
) -> None:
    """A slip of the finger costs nothing, and does not end the easing."""
    person = Someone()
    for answer in before:
        person.session(0, answer)

    assert expected == stands(person.does(3, PARK).does(3, BACK))


def test_parked_by_hand_and_brought_back_later_is_a_trial() -> None:
    """Parking by hand does what pain does, and a return is a trial; nobody has to wait a week."""
    person = Someone().easy(0).does(1, PARK)
    assert Stands(Standing.PARKED, on(1), "by-hand") == stands(person)

    assert Stands(Standing.TRIAL, on(3), "brought-back") == stands(person.does(3, BACK))


def test_parking_by_hand_does_not_soften_what_pain_has_parked() -> None:
    """Leg signs still need a clearance after `park`."""
    person = Someone().session(0, "yes leg").does(1, PARK).does(30, BACK)

    assert Stands(Standing.PARKED, on(0), "leg-signs") == stands(person)


def test_bringing_back_what_is_not_parked_changes_nothing() -> None:
    """An exercise that is ready stays so."""
    assert READY == stands(Someone().easy(0).does(1, BACK))


def test_only_the_parked_and_the_retired_are_left_out() -> None:
    """Eased exercises and trials are in the plan."""
    left_out = [Stands(standing, date(2026, 5, 4)).left_out for standing in Standing]

    assert [False, False, True, False, True] == left_out


def test_hurting_once_more_while_it_is_parked_is_no_second_parking() -> None:
    """Two sessions of two computers, say: the checklist is asked again once pain has parked it anew."""
    person = Someone().session(0, "yes").session(1, "yes")

    assert 1 == person.progression().parkings


def test_coming_back_from_a_rest_by_hand_is_no_return_from_pain() -> None:
    """The first pain after it parks; it does not retire."""
    person = Someone().easy(0).does(1, PARK).does(3, BACK).session(10, "yes")

    assert Stands(Standing.PARKED, on(10), "hurt") == stands(person)

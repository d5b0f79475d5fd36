"""What is said at the end of a session about next time: every change of standing, with its why and what comes next."""

from __future__ import annotations

import pytest

from backroutine.domain.policy.changes import changes
from backroutine.domain.record.events import Event, EventKind
from days import STRETCH, TILT, Someone

BACK = Event(EventKind.BROUGHT_BACK, "tilt")
GROWN = Event(EventKind.GROWN, "tilt")


def told(before: Someone, day: int, answer: str, pain: tuple[int, int] = (2, 2)) -> tuple[str, ...]:
    """What is said after one more session."""
    known = before.person()
    return changes(known, before.session(day, answer, pain).person(), (TILT,))


@pytest.mark.parametrize(
    ("before", "day", "answer", "expected"),
    [
        (Someone(), 0, "no", ""),
        (Someone(), 0, "unanswered", ""),
        (
            Someone(),
            0,
            "a-little",
            "Pelvic tilt hurt a little, so next time it is eased: three times, holding for 5 seconds, and smaller.",
        ),
        (
            Someone(),
            0,
            "a-little 4",
            (
                "Pelvic tilt is left out from now on: it hurt 4 or more of 10. It rests for at least a week;"
                " `backroutine bring-back tilt` says when it can be tried again."
            ),
        ),
        (
            Someone(),
            0,
            "yes no-leg 5",
            (
                "Pelvic tilt is left out from now on: it hurt. It rests for at least a week;"
                " `backroutine bring-back tilt` says when it can be tried again."
            ),
        ),
        (
            Someone(),
            0,
            "yes leg",
            (
                "Pelvic tilt is left out from now on: it went down a leg, or felt numb or tingling. It can come back once"
                ' you have asked a doctor or physiotherapist: `backroutine bring-back tilt --cleared "who, when"`.'
            ),
        ),
        (
            Someone(),
            0,
            "a-little 7",
            (
                "Pelvic tilt is left out from now on: it hurt strongly, 7 or more of 10. It can come back once"
                ' you have asked a doctor or physiotherapist: `backroutine bring-back tilt --cleared "who, when"`.'
            ),
        ),
        (
            Someone().session(0, "a-little"),
            1,
            "a-little",
            (
                "Pelvic tilt is left out from now on: it hurt a little, twice running. It rests for at least a week;"
                " `backroutine bring-back tilt` says when it can be tried again."
            ),
        ),
        (Someone().session(0, "a-little"), 1, "no", ""),
        (
            Someone().session(0, "a-little").session(1, "no"),
            2,
            "no",
            (
                "Pelvic tilt went without pain twice, so next time it is as usual again: five times, holding for"
                " 5 seconds."
            ),
        ),
        (
            Someone().session(0, "yes").does(7, BACK),
            8,
            "a-little",
            (
                "Pelvic tilt is left out for good: it hurt again within 30 days of its return. A physiotherapist can tell"
                ' you what fits; only then `backroutine bring-back tilt --cleared "who, when"`.'
            ),
        ),
        (Someone().session(0, "yes").does(7, BACK), 8, "no", ""),
        (
            Someone().session(0, "yes").does(7, BACK).session(8, "no"),
            9,
            "no",
            "Pelvic tilt goes well on trial. Next time: three times, holding for 5 seconds.",
        ),
        (
            Someone().session(0, "yes").does(7, BACK).easy(8, 9, 10, 11, 12),
            13,
            "no",
            "Pelvic tilt has passed its trial and is back. Next time: five times, holding for 5 seconds.",
        ),
    ],
)
def test_every_change_of_standing_is_said(before: Someone, day: int, answer: str, expected: str) -> None:
    """Eased, parked, tried, retired, and back again; and nothing where nothing has changed."""
    assert tuple(filter(None, [expected])) == told(before, day, answer)


def test_a_step_up_is_said() -> None:
    """What was agreed to at the end comes next time."""
    person = Someone().easy(0)
    known = person.person()

    assert ("Pelvic tilt grows. Next time: six times, holding for 5 seconds.",) == changes(
        known, person.does(0, GROWN).person(), (TILT,)
    )


def test_a_rep_that_comes_back_is_said() -> None:
    """What a bad end took, and was agreed to come back, is a step up, too."""
    person = Someone().easy(0).session(1, "no", (0, 4)).easy(9)
    known = person.person()

    assert ("Pelvic tilt grows. Next time: five times, holding for 5 seconds.",) == changes(
        known, person.does(9, GROWN).person(), (TILT,)
    )


def test_a_paced_exercise_is_told_without_a_hold() -> None:
    """There is nothing to hold in a movement."""
    person = Someone()
    known = person.person()
    paced = TILT._replace(hold_seconds=0.0, max_hold_seconds=0.0)

    assert ("Pelvic tilt hurt a little, so next time it is eased: three times, and smaller.",) == changes(
        known, person.session(0, "a-little").person(), (paced,)
    )


def test_a_back_that_is_sorer_gets_less() -> None:
    """Two of ten worse at the end: all of it is a little less next time."""
    assert ("A little less of everything next time.",) == told(Someone().easy(0), 1, "no", (2, 4))


def test_what_was_left_out_already_is_not_said_again() -> None:
    """Parked before, it is parked still; what was parked by hand was the person's own doing."""
    person = Someone().session(0, "yes")
    parked = Someone().does(0, Event(EventKind.PARKED, "tilt"))

    assert () == changes(person.person(), person.session(1, {"stretch": "no"}).person(), (TILT, STRETCH))
    assert () == changes(Someone().person(), parked.person(), (TILT,))


def test_an_exercise_that_comes_twice_is_told_once() -> None:
    """It is one exercise, however often a routine holds it."""
    person = Someone()
    known = person.person()

    assert 1 == len(changes(known, person.session(0, "a-little").person(), (TILT, TILT)))

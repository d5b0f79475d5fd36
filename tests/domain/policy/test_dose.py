"""The dose for today: levels, easing, trials and gaps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from backroutine.domain.exercises.exercise import Exercise
from backroutine.domain.policy.by_hand import grown
from backroutine.domain.policy.dose import Dose, at_level, dose, fewer, for_today
from backroutine.domain.policy.progression import NEW, Progression, Reason, Standing, after_gap, lowered
from backroutine.domain.policy.today import Today
from backroutine.domain.record.events import Event, EventKind
from days import STRETCH, TILT, Someone, on

GROWN, STRETCH_GROWN = Event(EventKind.GROWN, "tilt"), Event(EventKind.GROWN, "stretch")
BACK = Event(EventKind.BROUGHT_BACK, "tilt")


def dose_on(person: Someone, day: int, exercise: Exercise = TILT) -> Dose | None:
    """The dose of one day."""
    return dose(exercise, Today(person.person(), on(day)).progression(exercise.id))


def at(level: int, exercise: str = "tilt") -> Someone:
    """Somebody who has done an exercise on day 0, and has grown so far since."""
    person = Someone().easy(0, of=(exercise,))
    return person.does(0, *[Event(EventKind.GROWN, exercise)] * level)


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (0, Dose(5, 5)),
        (1, Dose(6, 5)),
        (4, Dose(9, 5)),
        (5, Dose(10, 5)),
        (6, Dose(10, 5)),
        (99, Dose(10, 5)),
    ],
)
def test_a_step_is_one_rep_up_to_ten(level: int, expected: Dose) -> None:
    """A fixed hold stays as it is; ten reps are the cap (rule: growth-is-small)."""
    assert expected == at_level(TILT, level)


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (0, Dose(5, 5)),
        (1, Dose(5, 6)),
        (5, Dose(5, 10)),
        (6, Dose(6, 10)),
        (10, Dose(10, 10)),
        (11, Dose(10, 10)),
    ],
)
def test_a_range_hold_grows_first(level: int, expected: Dose) -> None:
    """A second a step to the longest hold, then the reps."""
    assert expected == at_level(STRETCH, level)


@pytest.mark.parametrize(
    ("changes", "level", "expected"),
    [
        ({"reps": 12}, 3, Dose(12, 5)),
        ({"reps": 1}, 1, Dose(2, 5)),
        ({"hold_seconds": 4.5, "max_hold_seconds": 6.0}, 1, Dose(5, 5.5)),
        ({"hold_seconds": 4.5, "max_hold_seconds": 6.0}, 2, Dose(5, 6)),
        ({"hold_seconds": 4.5, "max_hold_seconds": 6.0}, 3, Dose(6, 6)),
        ({"hold_seconds": 8.0, "max_hold_seconds": 5.0}, 1, Dose(6, 8)),
        ({"hold_seconds": 0.0, "max_hold_seconds": 0.0}, 1, Dose(6, 0)),
    ],
)
def test_the_start_is_what_the_file_says(changes: dict[str, float], level: int, expected: Dose) -> None:
    """A dose above the cap is kept but does not grow; a routine's own hold above the range does not either."""
    assert expected == at_level(TILT._replace(**changes), level)  # type: ignore[arg-type] # reps are whole here


@pytest.mark.parametrize(
    ("reps", "level", "expected"),
    [(5, 0, 3), (5, 3, 6), (4, 0, 2), (3, 0, 2), (2, 0, 2), (1, 0, 1), (20, 0, 18)],
)
def test_eased_is_two_reps_fewer(reps: int, level: int, expected: int) -> None:
    """Two fewer than usual, never under two, never more than before (rule: a-little-eases)."""
    eased = Progression(Standing.EASED, on(0), Reason.A_LITTLE, level=level)

    assert Dose(expected, 5) == dose(TILT._replace(reps=reps), eased)


def test_eased_has_the_shortest_hold() -> None:
    """A hold that has grown goes back to the file's."""
    assert Dose(3, 5) == dose_on(at(3, "stretch").session(1, {"stretch": "a-little"}), 2, STRETCH)


@pytest.mark.parametrize(("level", "expected"), [(3, 7), (1, 5), (0, 5)])
def test_after_easing_it_goes_on_one_step_lower(level: int, expected: int) -> None:
    """One step below the old level, not below the start."""
    assert Dose(expected, 5) == dose_on(at(level).session(1, "a-little").easy(2, 3), 4)


@pytest.mark.parametrize(
    ("easy", "expected"),
    [(0, 2), (1, 2), (2, 3), (3, 3), (4, 4), (5, 4), (6, 5), (12, 5)],
)
def test_a_trial_grows_by_one_rep_every_two_sessions(easy: int, expected: int) -> None:
    """Two reps, after two easy sessions three, then one more for every two, to five (rule: trial-begins-small)."""
    person = Someone().session(0, "yes").does(7, BACK).easy(*range(8, 8 + easy))

    assert Dose(expected, 5) == dose_on(person, 8 + easy)


@pytest.mark.parametrize(("easy", "expected"), [(6, 5), (8, 6), (16, 10), (30, 12)])
def test_after_a_trial_a_large_dose_returns_step_by_step(easy: int, expected: int) -> None:
    """A file with twelve reps does not jump from five to twelve when its trial is over."""
    person = Someone().session(0, "yes").does(7, BACK).easy(*range(8, 8 + easy))

    assert Dose(expected, 5) == dose_on(person, 8 + easy, TILT._replace(reps=12))


def test_a_trial_has_the_shortest_hold() -> None:
    """And what had grown before is gone."""
    person = at(4, "stretch").session(1, {"stretch": "yes"}).does(8, Event(EventKind.BROUGHT_BACK, "stretch"))

    assert Dose(2, 5) == dose_on(person, 8, STRETCH)


def test_what_is_parked_or_retired_has_no_dose() -> None:
    """Nothing is left of it in the plan."""
    parked = Someone().session(0, "yes")
    assert dose_on(parked, 1) is None
    assert dose_on(parked.does(7, BACK).session(8, "yes"), 9) is None


@pytest.mark.parametrize(
    ("away", "expected"),
    [(1, 9), (3, 9), (4, 9), (6, 9), (7, 7), (13, 7), (14, 5), (29, 5), (30, 3), (400, 3)],
)
def test_gaps_step_back(away: int, expected: int) -> None:
    """The same up to six days, two steps from seven, the start from fourteen, three reps from thirty (rules: a-week-away, two-weeks-away, a-month-away)."""
    assert Dose(expected, 5) == dose_on(at(4), away)


@pytest.mark.parametrize(("away", "expected"), [(6, 9), (7, 7), (13, 7), (14, 5), (30, 5)])
def test_gaps_shorten_the_hold(away: int, expected: int) -> None:
    """Steps back are taken where they were made; from fourteen days on, holds are the shortest."""
    found = dose_on(at(4, "stretch"), away, STRETCH)

    assert found is not None
    assert expected == found.hold_seconds


def test_a_gap_never_goes_below_the_start() -> None:
    """Two steps back from one step up is the starting level."""
    assert Dose(5, 5) == dose_on(at(1), 8)


def test_what_a_gap_took_does_not_return_by_itself() -> None:
    """The day after the first session back, the level is still two steps lower."""
    assert Dose(7, 5) == dose_on(at(4).easy(8), 9)


def test_three_reps_are_for_the_first_time_only() -> None:
    """After a month away, one session that went well brings the starting level back."""
    assert Dose(5, 5) == dose_on(at(0).easy(40), 41)


@pytest.mark.parametrize("answer", ["unanswered", "", "no skipped"])
def test_without_an_answer_the_first_time_is_still_to_come(answer: str) -> None:
    """Silence raises no dose, not even back to the start."""
    assert Dose(3, 5) == dose_on(at(0).session(40, answer), 41)


def test_a_little_the_first_time_back_is_eased_from_there() -> None:
    """From three reps to two, not to three of the usual five."""
    eased = at(0).session(40, "a-little")
    assert Dose(2, 5) == dose_on(eased, 41)

    assert Dose(3, 5) == dose_on(eased.easy(41), 42)


def test_a_new_exercise_after_a_month_away_begins_with_three() -> None:
    """It is the person who was away, not the exercise."""
    assert Dose(3, 5) == dose_on(at(0, "stretch"), 30)


@pytest.mark.parametrize(("away", "expected"), [(6, 4), (7, 2), (14, 2)])
def test_a_gap_in_a_trial_steps_back_to_two(away: int, expected: int) -> None:
    """Two steps back, not below the two reps that a trial begins with."""
    person = Someone().session(0, "yes").does(7, BACK).easy(*range(8, 12))

    assert Dose(expected, 5) == dose_on(person, 11 + away)


BadDay = Callable[[Someone], Someone]


@pytest.mark.parametrize(
    ("bad_day", "expected"),
    [
        (lambda person: person.session(1, "no", (3, 5)), 8),
        (lambda person: person.session(1, "no", (3, 4)), 9),
        (lambda person: person.session(1, "no", worse="yes"), 8),
        (lambda person: person.session(1, "no", worse="a-little"), 9),
        (lambda person: person.session(1, "no", worse="no"), 9),
        (lambda person: person.session(1, "no", (3, 5), worse="yes"), 7),
    ],
)
def test_a_bad_end_or_a_worse_day_is_one_level_back(bad_day: BadDay, expected: int) -> None:
    """End pain two above the start, and a worse next day, each take one level off everything (rule: worse-day-lowers)."""
    assert Dose(expected, 5) == dose_on(bad_day(at(4)), 2)


@pytest.mark.parametrize(
    "bad_day",
    [lambda person: person.session(1, "no", (3, 5)), lambda person: person.session(1, "no", worse="yes")],
)
def test_one_level_back_goes_below_the_start(bad_day: BadDay) -> None:
    """At the starting level there is no level to take: one rep fewer of what would have been done."""
    assert Dose(4, 5) == dose_on(bad_day(at(0)), 2)


@pytest.mark.parametrize(("times", "expected"), [(1, 4), (2, 3), (3, 2), (4, 2)])
def test_a_bad_end_leaves_at_least_two_reps(times: int, expected: int) -> None:
    """However often it was too much, two small reps remain (rule: two-reps-are-left)."""
    person = at(0)
    for day in range(1, 1 + times):
        person.session(day, "no", (0, 9))

    assert Dose(expected, 5) == dose_on(person, 2 + times)


def test_a_bad_end_leaves_a_file_with_one_rep_alone() -> None:
    """There is no fewer than one."""
    assert 1 == fewer(1, 1)


def test_a_bad_end_takes_a_second_of_a_grown_hold() -> None:
    """A hold that has grown is a second shorter; at its start, a rep fewer."""
    stretch = TILT._replace(max_hold_seconds=10)

    assert Dose(5, 6) == dose(stretch, lowered(Progression(level=2)))
    assert Dose(4, 5) == dose(stretch, lowered(Progression()))


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (Progression(Standing.EASED), 2),
        (Progression(Standing.TRIAL, rung=0), 2),
        (Progression(Standing.TRIAL, rung=1), 2),
        (Progression(Standing.TRIAL, rung=2), 3),
        (Progression(first_time=True), 2),
        (Progression(rung=3), 4),
    ],
)
def test_a_bad_end_takes_one_rep_of_what_would_have_been_done(before: Progression, expected: int) -> None:
    """Also of an eased exercise, a trial, the first time after a month, and one whose trial is over."""
    assert Dose(expected, 5) == dose(TILT, lowered(before))


def test_what_a_bad_end_took_comes_back_a_rep_at_a_time() -> None:
    """A step up gives the rep back before the level grows."""
    low = lowered(lowered(Progression()))

    assert [Dose(3, 5), Dose(4, 5), Dose(5, 5), Dose(6, 5)] == [
        dose(TILT, low),
        dose(TILT, grown(low)),
        dose(TILT, grown(grown(low))),
        dose(TILT, grown(grown(grown(low)))),
    ]


def test_what_cannot_be_noticed_need_not_be_grown_back() -> None:
    """Where three bad ends took one rep of three, the step that was agreed to is one rep more."""
    three = TILT._replace(reps=3)
    low = lowered(lowered(lowered(Progression())))

    assert (Dose(2, 5), Dose(3, 5)) == (dose(three, low), dose(three, grown(low, less=0)))


@pytest.mark.parametrize(("less", "left"), [(None, 1), (0, 0), (1, 1), (9, 1), (-9, 0)])
def test_a_step_never_takes_more_than_a_bad_day_took(less: int | None, left: int) -> None:
    """Whatever a journal from elsewhere says of what remains: one rep comes back at least, and none is given on top."""
    assert left == grown(Progression(less=2), less).less


def test_the_first_time_is_still_to_come_after_another_gap() -> None:
    """Somebody who came back after a month, did not come to this exercise, and was away for two weeks again."""
    assert after_gap(Progression(first_time=True), 14).first_time
    assert not after_gap(Progression(), 14).first_time


def test_a_worse_day_told_before_the_session_counts_for_it() -> None:
    """Told and then left before the first step, it counts all the same, and only once for one session."""
    told = Event(EventKind.ANSWERED, body={"worse_next_day": "yes"})
    person = at(4).does(1, told).does(1, told)

    assert Dose(8, 5) == dose_on(person, 1)


def test_an_eased_exercise_asks_for_a_smaller_movement() -> None:
    """The exercise of today has today's dose, and one sentence more."""
    eased = for_today(TILT, Progression(Standing.EASED, on(0), Reason.A_LITTLE))

    assert eased is not None
    assert (3, (*TILT.action, "Make it smaller than usual, and only as far as is easy.")) == (
        eased.reps,
        eased.action,
    )


def test_a_ready_exercise_is_changed_in_nothing_but_its_dose() -> None:
    """Name, words and times are the file's."""
    assert TILT._replace(reps=7) == for_today(TILT, Progression(level=2))
    assert TILT == for_today(TILT, NEW)
    assert for_today(TILT, Progression(Standing.PARKED, on(0), Reason.HURT)) is None

"""What holds for the whole person today."""

from __future__ import annotations

import pytest

from backroutine.domain.policy.today import Today
from backroutine.domain.record.events import Event, EventKind
from days import SCREENED, STRETCH, TILT, Someone, on

FITS = Event(EventKind.SCREENED, body={"fits": True})
RED_FLAG = Event(EventKind.SCREENED, body={"fits": True, "red_flag": True})
CLEARED = Event(EventKind.CLEARED, body={"who": "Dr Lee", "when": "3 May"})
CONFIRMED = Event(EventKind.CONFIRMED)
BACK = Event(EventKind.BROUGHT_BACK, "tilt")


def today(person: Someone, day: int) -> Today:
    """What holds on one day."""
    return Today(person.person(), on(day))


# The checklist ---------------------------------------------------------------------------


def test_the_checklist_comes_before_the_first_session() -> None:
    """Nobody begins without it, and a yes does not count as answered."""
    assert today(Someone(), 0).checklist_due
    assert today(Someone().does(0, FITS), 0).checklist_due

    assert not today(Someone().does(0, SCREENED), 0).checklist_due


@pytest.mark.parametrize(("day", "expected"), [(1, False), (89, False), (90, True)])
def test_the_checklist_again_every_three_months(day: int, *, expected: bool) -> None:
    """Ninety days after it was last answered, however often one was there (rule: safety-page)."""
    person = Someone().does(0, SCREENED).easy(*range(0, day, 20), day)

    assert expected is today(person, day).checklist_due


@pytest.mark.parametrize(("away", "expected"), [(29, False), (30, True)])
def test_the_checklist_again_after_thirty_days_away(away: int, *, expected: bool) -> None:
    """A month away asks again; once answered that day, it does not ask twice."""
    person = Someone().does(0, SCREENED).easy(5)
    assert expected is today(person, 5 + away).checklist_due

    assert not today(person.does(5 + away, SCREENED), 5 + away).checklist_due


def test_the_checklist_again_after_anything_was_parked_twice() -> None:
    """Parked once is no reason; parked again is one, until the checklist is answered."""
    person = Someone().does(0, SCREENED).session(0, "yes").does(7, BACK).easy(*range(8, 14))
    assert not today(person, 14).checklist_due
    assert today(person.session(40, "yes"), 40).checklist_due

    assert not today(person.does(41, SCREENED).session(42, {"tilt": "no skipped"}), 42).checklist_due


def test_parked_by_hand_twice_does_not_ask_the_checklist() -> None:
    """Only what pain parks counts."""
    park = Event(EventKind.PARKED, "tilt")
    person = Someone().does(0, SCREENED).does(1, park).does(2, BACK).does(3, park)

    assert not today(person, 3).checklist_due


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ([], "FITS"),
        ([SCREENED], ""),
        ([CLEARED], ""),
        ([CLEARED, FITS], "FITS"),
        ([CONFIRMED], "FITS"),
    ],
)
def test_a_yes_locks_until_it_fits_no_more_or_is_cleared(later: list[Event], expected: str) -> None:
    """A yes is no dead end: asked again and answered with no, or cleared by somebody who knows, it is free."""
    found = today(Someone().does(0, FITS, *later), 1)

    assert bool(expected) is found.locked
    assert bool(expected) is found.stop().startswith("On 4 May 2026 you said that something")


@pytest.mark.parametrize(("later", "expected"), [([], True), ([SCREENED], True), ([CLEARED], False)])
def test_a_red_flag_locks_until_it_was_looked_at(later: list[Event], *, expected: bool) -> None:
    """A later no to the checklist does not lift it; "cleared by" does."""
    found = today(Someone().does(0, RED_FLAG, *later), 1)

    assert expected is found.locked
    assert expected is found.stop().startswith("On 4 May 2026 you ticked a warning sign.")


def test_a_clearance_counts_as_an_answered_checklist() -> None:
    """Somebody who knows has looked."""
    assert not today(Someone().does(0, FITS, CLEARED), 1).checklist_due


# Worse days and bad ends -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (["yes"], False),
        (["yes", "yes"], True),
        (["yes", "no", "yes"], False),
        (["yes", "a-little", "yes"], False),
        (["yes", "", "yes"], True),
        (["yes", "yes", "no"], True),
    ],
)
def test_worse_twice_running_pauses_until_confirmed(told: list[str], *, expected: bool) -> None:
    """Two yes in a row pause; silence between does not break the row; only the person can go on."""
    person = Someone().easy(0)
    for day, worse in enumerate(told, 1):
        person.session(day, "no", worse=worse)

    assert expected is today(person, 9).paused
    assert expected is bool(today(person, 9).stop())
    assert not today(person.does(9, CONFIRMED), 9).paused


def test_the_same_worse_day_told_twice_is_one() -> None:
    """A session that was broken off and begun again asks the same question; that is not twice running."""
    person = Someone().easy(0).does(1, Event(EventKind.ANSWERED, body={"worse_next_day": "yes"}))

    assert not today(person.session(1, "no", worse="yes"), 1).paused


def test_one_worse_day_is_known_when_the_next_question_comes() -> None:
    """So that the session can tell at once that another yes pauses."""
    person = Someone().easy(0)
    assert not today(person, 1).one_worse_day
    assert not today(
        person.does(1, Event(EventKind.ANSWERED, body={"worse_next_day": "yes"})), 1
    ).one_worse_day
    assert today(person.easy(1), 2).one_worse_day

    assert not today(person.session(2, "no", worse="no"), 3).one_worse_day


@pytest.mark.parametrize(
    ("pain", "day", "expected"),
    [((2, 4), 0, True), ((2, 4), 1, False), ((2, 3), 0, False), ((None, 9), 0, False)],
)
def test_a_bad_end_is_enough_for_the_day(
    pain: tuple[int | None, int | None], day: int, *, expected: bool
) -> None:
    """Two above the start: no more today; tomorrow is another day."""
    found = today(Someone().session(0, "no", pain), day)

    assert expected is found.worn_out
    assert expected is ("enough for today" in found.stop())


def test_a_worse_day_told_at_the_start_lowers_the_same_session() -> None:
    """The list of the day, one level lower, is known before the question is put."""
    person = Someone().easy(0).does(0, *[Event(EventKind.GROWN, "tilt")] * 3)
    found = today(person, 1)
    assert ([8], [7]) == tuple([one.reps for one in day.dosed([TILT])] for day in (found, found.if_worse()))

    assert found.if_worse() == today(
        person.does(1, Event(EventKind.ANSWERED, body={"worse_next_day": "yes"})), 1
    )


@pytest.mark.parametrize("going_on", [CONFIRMED, CLEARED])
def test_once_confirmed_it_takes_two_again(going_on: Event) -> None:
    """One more worse day does not pause at once."""
    person = Someone().easy(0).session(1, "no", worse="yes").session(2, "no", worse="yes").does(3, going_on)
    assert not today(person.session(3, "no", worse="yes"), 3).paused

    assert today(person.session(4, "no", worse="yes"), 4).paused


@pytest.mark.parametrize(
    "event",
    [
        Event(EventKind.PARKED),
        Event(EventKind.BROUGHT_BACK),
        Event(EventKind.GROWN),
        Event(EventKind.CONFIRMED, "tilt"),
        Event(EventKind.SCREENED, "tilt", body={"fits": True}),
        Event(EventKind.ANSWERED, body={"worse_next_day": "who knows"}),
        Event(EventKind.ANSWERED, body={"pain_before": "much"}),
    ],
)
def test_an_event_that_makes_no_sense_changes_nothing(event: Event) -> None:
    """An imported journal may hold anything; what cannot be understood decides nothing."""
    assert Someone().easy(0).person() == Someone().easy(0).does(0, event).person()


def test_a_person_without_trouble_may_begin() -> None:
    """Nothing stops, nothing is advised, nothing is said."""
    found = today(Someone().does(0, SCREENED).easy(0), 1)

    assert ("", (), "") == (found.stop(), found.advice(), found.greeting([TILT]))


# What is left ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hurting", "routine", "expected"),
    [
        ([], ["tilt"], False),
        ([], ["tilt", "stretch"], False),
        (["tilt"], ["tilt", "stretch"], True),
        (["tilt"], ["tilt", "stretch", "roll"], False),
        (["tilt", "roll"], ["tilt", "stretch", "roll"], True),
        (["tilt"], ["stretch", "stretch"], False),
        (["tilt"], ["tilt", "stretch", "stretch"], True),
    ],
)
def test_fewer_than_two_exercises_left(hurting: list[str], routine: list[str], *, expected: bool) -> None:
    """Only if pain has taken the others: a routine of one exercise is somebody's choice (rule: too-few-left)."""
    assert expected is today(Someone().session(0, dict.fromkeys(hurting, "yes")), 1).too_few(routine)


def test_exercises_parked_by_hand_are_no_reason_to_ask_somebody() -> None:
    """Only what pain has taken counts."""
    assert not today(Someone().does(0, Event(EventKind.PARKED, "tilt")), 1).too_few(["tilt", "stretch"])


def test_the_list_of_the_day_holds_what_is_left_with_its_dose() -> None:
    """In the routine's order, without the parked, each with today's dose."""
    person = (
        Someone().easy(0, of=("stretch",)).session(1, {"tilt": "yes", "roll": "no", "stretch": "a-little"})
    )
    found = today(person, 2).dosed([STRETCH, TILT])

    assert [("stretch", 3, 5)] == [(exercise.id, exercise.reps, exercise.hold_seconds) for exercise in found]


# Coming back ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "away", "expected"),
    [
        (2, 6, ""),
        (2, 7, "Welcome back. We'll start a little lower."),
        (0, 7, "Welcome back."),
        (0, 29, "Welcome back."),
        (0, 30, "Welcome back. We'll start a little lower."),
    ],
)
def test_coming_back_is_greeted_without_blame(level: int, away: int, expected: str) -> None:
    """Lower is only said when it is."""
    person = Someone().easy(0).does(0, *[Event(EventKind.GROWN, "tilt")] * level)

    assert expected == today(person, away).greeting([TILT])


def test_a_day_repeated_on_a_journey_west_is_no_gap() -> None:
    """The date may go back; the days away do not go below none."""
    person = Someone().easy(5, 4).person()

    assert (on(5), 0) == (person.last, person.gap(on(4)))


def test_what_is_new_to_a_person_is_told_with_all_cautions() -> None:
    """Never done, just brought back, or after 30 days away; not once it was done."""
    done = Someone().easy(0)
    back = Someone().easy(0).session(1, "yes").does(10, BACK)

    assert ("tilt", "stretch") == today(Someone(), 0).careful([TILT, STRETCH])
    assert ("stretch",) == today(done, 1).careful([TILT, STRETCH])
    assert ("tilt", "stretch") == today(back, 10).careful([TILT, STRETCH])
    assert ("tilt", "stretch") == today(done, 30).careful([TILT, STRETCH])

"""When a doctor is suggested, and when a parked exercise may come back."""

from __future__ import annotations

from itertools import pairwise

import pytest

from backroutine.domain.policy.bring_back import as_usual, bring_back, confirmations
from backroutine.domain.policy.see_a_doctor import Advice, to_say
from backroutine.domain.policy.today import Today
from backroutine.domain.record.events import Event, EventKind
from backroutine.domain.words.filling import tell
from days import Someone, on

BACK = Event(EventKind.BROUGHT_BACK, "tilt")
CLEARED_TILT = Event(EventKind.CLEARED, "tilt", body={"who": "Dr Lee", "when": "3 May"})
CLEARED = Event(EventKind.CLEARED, body={"who": "Dr Lee", "when": "3 May"})


def doctor(person: Someone, day: int) -> tuple[Advice, ...]:
    """The reasons of one day."""
    return Today(person.person(), on(day)).doctor


def no_better(*days: int) -> Someone:
    """Somebody whose back is as on the first day."""
    person = Someone()
    for day in days:
        person.session(day, "no", (3, 3))
    return person


def test_what_changes_slowly_is_said_when_it_begins_and_then_once_a_week() -> None:
    """No better after two weeks: not before and after every session."""
    days = range(40)
    said = [day for day in days if Advice.NO_BETTER in to_say(no_better(*range(day)).person(), on(day))]

    assert said[0] == 14
    assert {7} == {later - earlier for earlier, later in pairwise(said[1:])}
    assert Advice.NO_BETTER not in to_say(no_better(*range(15)).person(), on(14)), (
        "said after the session, too"
    )


def test_what_presses_is_said_each_time() -> None:
    """Leg signs are no matter of weeks."""
    person = Someone().session(0, "yes leg")

    assert (Advice.LEG_SIGNS,) == to_say(person.person(), on(0)) == to_say(person.person(), on(1))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["no"], []),
        (["a-little"], []),
        (["yes no-leg 6"], []),
        (["yes 7"], [Advice.STRONG]),
        (["yes leg"], [Advice.LEG_SIGNS]),
        (["a-little", "a-little"], [Advice.HURT_TWICE]),
        (["a-little", "no", "no", "a-little"], []),
        (["a-little", "yes"], [Advice.HURT_TWICE]),
    ],
)
def test_pain_that_suggests_a_doctor(answers: list[str], expected: list[Advice]) -> None:
    """Seven and more, leg signs, the same exercise hurt twice; not a little, once (rule: hurt-twice)."""
    person = Someone()
    for day, answer in enumerate(answers):
        person.session(day, answer)

    assert tuple(expected) == doctor(person, len(answers))


def test_hurting_again_after_a_return_is_twice() -> None:
    """Though weeks lie between."""
    person = Someone().session(0, "yes").does(30, BACK).session(31, "yes")

    assert (Advice.HURT_TWICE,) == doctor(person, 32)
    assert () == doctor(person.does(40, CLEARED_TILT), 41)

    assert (Advice.HURT_TWICE,) == doctor(person.does(41, BACK).session(42, "yes"), 42)


def test_leg_signs_of_what_is_retired_are_still_told() -> None:
    """Being retired does not hide why."""
    person = Someone().session(0, "yes").does(7, BACK).session(8, "yes leg")

    assert (Advice.LEG_SIGNS, Advice.HURT_TWICE) == doctor(person, 9)


@pytest.mark.parametrize("answer", ["yes leg", "yes 8"])
def test_once_cleared_the_reason_is_gone(answer: str) -> None:
    """Somebody who knows was asked; there is nothing to suggest any more."""
    assert () == doctor(Someone().session(0, answer).does(3, CLEARED_TILT), 3)


@pytest.mark.parametrize(
    ("second", "expected"), [("yes", (Advice.TWO_PARKED,)), ("a-little", ()), ("no", ())]
)
def test_two_parked_at_once(second: str, expected: tuple[Advice, ...]) -> None:
    """Two exercises that are left out because they hurt (rule: two-parked)."""
    assert expected == doctor(Someone().session(0, "yes").session(1, {"stretch": second}), 2)


def test_what_is_parked_by_hand_does_not_count_as_hurting() -> None:
    """Two left out, one of them by choice."""
    assert () == doctor(Someone().session(0, "yes").does(1, Event(EventKind.PARKED, "stretch")), 2)


@pytest.mark.parametrize(
    ("body", "expected"),
    [({"fits": True}, Advice.CHECKLIST), ({"fits": True, "red_flag": True}, Advice.RED_FLAG)],
)
def test_the_checklist_suggests_a_doctor(body: dict[str, bool], expected: Advice) -> None:
    """Until somebody has looked."""
    person = Someone().does(0, Event(EventKind.SCREENED, body=body))
    assert (expected,) == doctor(person, 1)

    assert () == doctor(person.does(2, CLEARED), 2)


def test_two_sessions_running_with_a_worse_day() -> None:
    """Once is no reason yet."""
    person = Someone().easy(0).session(1, "no", worse="yes")
    assert () == doctor(person, 1)

    assert (Advice.WORSE_TWICE,) == doctor(person.session(2, "no", worse="yes"), 2)


def scores(*pairs: tuple[int, int]) -> Someone:
    """Somebody with these scores at the start: (day, score)."""
    person = Someone()
    for day, score in pairs:
        person.session(day, "no", (score, None))
    return person


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(0, 2), (3, 2), (7, 4), (10, 4)], (Advice.PAIN_UP,)),
        ([(0, 2), (3, 2), (7, 4), (10, 3)], ()),
        ([(0, 2), (3, 3), (7, 9)], ()),  # one score is no week
        ([(7, 8), (10, 8)], ()),
        ([(0, 2), (6, 2), (7, 4), (13, 4)], (Advice.PAIN_UP,)),
        ([(0, 2), (7, 4), (8, 4), (13, 4)], ()),
    ],
)
def test_average_start_pain_up_two_points_over_two_weeks(
    pairs: list[tuple[int, int]], expected: tuple[Advice, ...]
) -> None:
    """The mean of the last seven days against the seven before; never on a single score (rule: pain-up)."""
    assert expected == doctor(scores(*pairs), 13)


@pytest.mark.parametrize(
    ("pairs", "day", "expected"),
    [
        ([(0, 3), (3, 3), (10, 3), (13, 3)], 13, ()),
        ([(0, 3), (3, 3), (10, 3), (13, 3)], 14, (Advice.NO_BETTER,)),
        ([(0, 3), (3, 3), (10, 2), (13, 3)], 14, ()),
        ([(0, 0), (3, 0), (10, 0), (13, 0)], 14, ()),
        ([(0, 3), (3, 3), (13, 3)], 14, ()),
        ([(0, 3), (6, 3), (8, 3), (14, 3)], 14, (Advice.NO_BETTER,)),
        ([(0, 3), (7, 3), (8, 3), (14, 3)], 14, ()),
        ([(0, 3), (6, 3), (7, 3), (14, 3)], 14, ()),
        ([(0, 3), (10, 3), (13, 3)], 14, ()),
    ],
)
def test_nothing_better_after_two_weeks(
    pairs: list[tuple[int, int]], day: int, expected: tuple[Advice, ...]
) -> None:
    """The last week against the first, after two weeks; a back without pain need not get better (rule: no-better)."""
    assert expected == doctor(scores(*pairs), day)


def test_after_a_visit_two_weeks_begin_anew() -> None:
    """Who was seen on day 14 is not told to go again on day 15."""
    assert () == doctor(scores((0, 3), (3, 3), (10, 3), (13, 3)).does(14, CLEARED), 15)


def test_before_the_first_session_there_is_no_reason() -> None:
    """An empty journal suggests nothing."""
    assert () == doctor(Someone(), 0)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([(1, "yes"), (3, "a-little"), (6, "a-little")], ()),
        ([(1, "a-little"), (3, "a-little"), (7, "a-little")], (Advice.SORE,)),
        ([(1, "a-little"), (3, "no"), (7, "a-little")], ()),
        ([(1, "a-little"), (3, ""), (7, "a-little")], (Advice.SORE,)),
    ],
)
def test_soreness_for_more_than_five_days(told: list[tuple[int, str]], expected: tuple[Advice, ...]) -> None:
    """Worse days told over more than five days, without a no between (rule: sore-for-days)."""
    person = Someone().easy(0)
    for day, worse in told:
        person.session(day, "no", worse=worse)

    assert expected == doctor(person, 8)


def test_the_advice_is_told_in_sentences() -> None:
    """A line to begin with, and one for each reason; every reason has its words."""
    told = Today(Someone().session(0, "yes 9").person(), on(0)).advice()

    assert (
        "It would be good to talk to a doctor or physiotherapist:",
        "Something hurt strongly, 7 or more of 10.",
    ) == told


@pytest.mark.parametrize("advice", list(Advice))
def test_every_reason_has_its_words(advice: Advice) -> None:
    """A reason without a sentence could not be told."""
    assert tell(f"doctor.{advice}").endswith(".")


# Bringing back -----------------------------------------------------------------------------


CLEAR_FIRST = (
    "Pelvic tilt comes back once you have asked a doctor or physiotherapist about it:"
    ' `backroutine bring-back tilt --cleared "who, when"`.'
)


def refusal(person: Someone, day: int, cleared: str = "") -> str | None:
    """Why the tilt may not come back on this day."""
    return bring_back(person.person(), "tilt", "Pelvic tilt", on(day), cleared)


@pytest.mark.parametrize(
    ("answer", "day", "cleared", "expected"),
    [
        ("no", 9, "", "Pelvic tilt is not parked."),
        ("yes", 6, "", "Pelvic tilt rests for at least a week. You can bring it back from 11 May 2026."),
        ("yes", 7, "", None),
        (
            "yes leg",
            6,
            "Dr Lee",
            "Pelvic tilt rests for at least a week. You can bring it back from 11 May 2026.",
        ),
        (
            "yes leg",
            7,
            "",
            CLEAR_FIRST,
        ),
        ("yes leg", 7, "Dr Lee, 3 May", None),
        ("yes 7", 7, "Dr Lee, 3 May", None),
    ],
)
def test_when_an_exercise_may_come_back(answer: str, day: int, cleared: str, expected: str | None) -> None:
    """Never before the seventh day; after leg signs or seven and more, only cleared."""
    assert expected == refusal(Someone().session(0, answer), day, cleared)


def test_not_before_the_back_is_as_usual() -> None:
    """The last two scores at the start decide; a professional's word stands above them."""
    person = scores((0, 2), (1, 2), (2, 2)).session(3, "yes").session(9, {"stretch": "no"}, (3, None))
    person.session(10, {"stretch": "no"}, (4, None))
    assert "Your back is not quite as usual yet." in (refusal(person, 11) or "")
    assert refusal(person, 11, "Dr Lee, 3 May") is None

    person.session(11, {"stretch": "no"}, (3, None))
    assert "Your back is not quite as usual yet." in (refusal(person, 12) or "")
    assert refusal(person.session(12, {"stretch": "no"}, (2, None)), 13) is None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], True),
        ([9, 9], True),
        ([2, 3, 3], True),
        ([2, 3, 4], False),
        ([2, 4, 3], False),
        ([2, 5, 4, 5, 5], True),
    ],
)
def test_usual_is_the_median_of_the_earlier_scores(given: list[int], *, expected: bool) -> None:
    """The last two at most one above it; with fewer than three scores, nothing speaks against it (rule: back-as-usual)."""
    assert expected is as_usual(given)


def test_what_was_parked_by_hand_may_come_back_any_day() -> None:
    """Without conditions, and without questions."""
    person = Someone().does(0, Event(EventKind.PARKED, "tilt"))

    assert refusal(person, 0) is None
    assert () == confirmations(person.person(), "tilt", "Pelvic tilt")


def test_two_things_are_confirmed_before_a_return() -> None:
    """No pain with it in daily life, and a plain reminder of what to do when something hurts."""
    daily, reminder = confirmations(Someone().session(0, "yes").person(), "tilt", "Pelvic tilt")

    assert "Pelvic tilt hurt. Is that part of your back free of pain in daily life now?" == daily
    assert "ask a professional" in reminder

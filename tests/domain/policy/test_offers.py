"""When a step up is offered, and what becomes of it."""

from __future__ import annotations

import pytest

from backroutine.domain.exercises.exercise import Exercise
from backroutine.domain.policy.dose import Dose
from backroutine.domain.policy.offers import Offer, due, prospects
from backroutine.domain.record.events import Event, EventKind, Hurt, Outcome, Result
from days import STRETCH, TILT, Someone, on

GROWN, DECLINED = Event(EventKind.GROWN, "tilt"), Event(EventKind.DECLINED, "tilt")
DONE = Result(outcome=Outcome.DONE, hurt=Hurt.NO)
OFFER = Offer("tilt", "Pelvic tilt", 6, Dose(5, 5), Dose(6, 5))


def offers(person: Someone, day: int, *exercises: Exercise) -> tuple[Offer, ...]:
    """What a session of this day could offer if it goes well."""
    return prospects(person.person(), exercises or (TILT,), on(day))


@pytest.mark.parametrize(
    ("days", "today", "expected"),
    [
        ([0, 1, 2, 3, 4], 5, False),  # six sessions, but in six days
        ([0, 1, 2, 3, 4], 6, True),  # the sixth on the seventh day
        ([0, 1, 2, 3], 7, False),  # only the fifth
        ([0, 0, 0, 0, 0], 3, False),  # several a day do not make a week
        ([0, 3, 3, 3, 3], 6, True),
        ([0, 3, 6, 9, 12], 15, True),
    ],
)
def test_six_easy_sessions_over_seven_days(days: list[int], today: int, *, expected: bool) -> None:
    """Both are needed: six sessions, and seven days from the first of them to today, both counted (rule: growth-is-offered)."""
    assert expected is bool(offers(Someone().easy(*days), today))


@pytest.mark.parametrize("answer", ["unanswered", "", "no skipped", "no unfinished"])
def test_without_an_answer_or_unfinished_the_counter_stands(answer: str) -> None:
    """It neither counts nor begins anew."""
    person = Someone().easy(0, 1, 2, 3).session(4, answer)
    assert not offers(person, 6)

    assert offers(person.easy(6), 7)


def test_a_little_begins_to_count_anew() -> None:
    """Five easy sessions, a little, and two to be back to normal: then six more."""
    person = Someone().easy(0, 1, 2, 3, 4).session(5, "a-little").easy(6, 7, 8, 9, 10, 11)
    assert not offers(person, 14)

    assert offers(person.easy(12), 14)


@pytest.mark.parametrize(
    ("worse", "expected"), [("no", True), ("", True), ("a-little", False), ("yes", False)]
)
def test_a_worse_day_begins_to_count_anew(worse: str, *, expected: bool) -> None:
    """None of the six may be followed by a worse day."""
    person = Someone().easy(0, 1, 2, 3).session(4, "no", worse=worse)

    assert expected is bool(offers(person, 7))


def test_the_question_names_sessions_and_next_dose() -> None:
    """Six easy sessions of the tilt, six reps next."""
    (offer,) = offers(Someone().easy(0, 1, 2, 3, 4), 6)

    assert OFFER == offer
    assert "Six easy sessions of Pelvic tilt. Try 6 next time?" == offer.text


def test_a_range_hold_is_offered_first() -> None:
    """The stretch is to be held for a second more."""
    (offer,) = offers(Someone().easy(0, 1, 2, 3, 4, of=("stretch",)), 6, STRETCH)

    assert "Six easy sessions of Full body stretch. Try holding for 6 seconds next time?" == offer.text


@pytest.mark.parametrize(
    ("taken", "expected"),
    [(True, EventKind.GROWN), (False, EventKind.DECLINED)],
)
def test_what_is_written_down_of_an_offer(expected: EventKind, *, taken: bool) -> None:
    """Taken or refused, with the dose that was offered."""
    assert Event(expected, "tilt", body={"reps": 6, "hold_seconds": 5}) == OFFER.event(taken=taken)


@pytest.mark.parametrize(("more", "expected"), [(1, False), (2, False), (3, True)])
def test_refused_it_is_asked_again_after_three_more(more: int, *, expected: bool) -> None:
    """Not the next time, nor the one after (rule: growth-asks-again)."""
    person = Someone().easy(0, 1, 2, 3, 4).session(6, "no", then=(DECLINED,)).easy(*range(7, 6 + more))

    assert expected is bool(offers(person, 6 + more))


def test_after_a_step_six_more_are_needed() -> None:
    """Sessions at the old level do not count at the new one."""
    person = Someone().easy(0, 1, 2, 3, 4).session(6, "no", then=(GROWN,)).easy(7, 8, 9, 10, 11)
    assert not offers(person, 12)

    assert Dose(7, 5) == offers(person, 13)[0].then


@pytest.mark.parametrize(
    ("away", "expected"), [(1, True), (3, True), (4, False), (6, False), (7, False), (13, False)]
)
def test_gaps_no_step_after_four_days_away(away: int, *, expected: bool) -> None:
    """Four to six days: not today. Seven and more: counting begins anew (rule: days-away)."""
    assert expected is bool(offers(Someone().easy(0, 1, 2, 3, 4, 6), 6 + away))


def test_gaps_no_step_today_means_all_day() -> None:
    """A second session on the day of the return does not make it a day without a gap."""
    person = Someone().easy(0, 1, 2, 3, 4, 6, 11)
    assert not offers(person, 11)
    assert not offers(person.easy(11), 11)  # nor does a third

    assert offers(person, 12)


@pytest.mark.parametrize(("day", "expected"), [(8, False), (14, False), (15, True)])
def test_no_growth_for_a_week_after_a_bad_end(day: int, *, expected: bool) -> None:
    """End pain of two above the start on day 8 rests everything until day 15 (rule: nothing-grows-for-a-week)."""
    person = Someone().easy(0, 1, 2, 3, 4, 6, 7).session(8, "no", (2, 4))
    person.easy(*range(9, day))

    assert expected is bool(offers(person, day))


@pytest.mark.parametrize("steps", [0, 1])
def test_a_lower_level_begins_to_count_anew(steps: int) -> None:
    """A bad end takes a level (at the start a rep), and with it what was counted there."""
    person = (
        Someone()
        .easy(0)
        .does(0, *[GROWN] * steps)
        .easy(1, 2, 3, 4, 5, 6)
        .session(7, "no", (2, 4))
        .easy(10, 13)
    )

    assert not offers(person, 14)


def test_what_a_bad_end_took_is_offered_back() -> None:
    """Six easy sessions with a rep fewer: the rep is offered, and taken it is there."""
    person = Someone().easy(0).session(1, "no", (2, 4)).easy(*range(8, 13))
    (offer,) = offers(person, 14)

    assert (
        "Six easy sessions of Pelvic tilt. Try 5 next time?",
        {"reps": 5, "hold_seconds": 5.0, "less": 0},
    ) == (
        offer.text,
        offer.event(taken=True).body,
    )
    assert (4, 5) == (offer.now.reps, offer.then.reps)


@pytest.mark.parametrize("way", [{"pain": (2, 4)}, {"worse": "yes"}])
def test_a_step_written_down_in_that_week_is_not_taken(way: dict[str, object]) -> None:
    """Whatever the journal says, nothing grows in a week of rest."""
    person = Someone().easy(0, 1, 2, 3, 4).session(6, "no", then=(GROWN,), **way)  # type: ignore[arg-type] # one of two

    assert 0 == person.progression().level


def test_a_step_is_only_taken_by_what_is_ready() -> None:
    """An exercise that hurt a little in the same session does not grow, and cannot be refused either."""
    assert 0 == Someone().session(0, "a-little", then=(GROWN,)).progression().level


@pytest.mark.parametrize("answer", ["a-little", "yes"])
def test_only_ready_exercises_are_offered_a_step(answer: str) -> None:
    """Neither eased nor parked ones."""
    assert not offers(Someone().easy(0, 1, 2, 3, 4, 5, 6).session(7, answer), 8)


def test_after_a_trial_a_step_waits_until_the_old_dose_is_reached() -> None:
    """A file with eight reps has to be back at eight first."""
    eight = Exercise("tilt", "Pelvic tilt", "", (), 5, 8, TILT.sides, max_hold_seconds=5)
    person = Someone().session(0, "yes").does(7, Event(EventKind.BROUGHT_BACK, "tilt")).easy(*range(8, 19))
    assert not offers(person, 21, eight)  # today there are seven of them; easy sessions there were enough

    assert offers(person.easy(19), 21, eight)


@pytest.mark.parametrize(("sessions", "expected"), [(6, True), (7, False), (11, False), (12, True)])
def test_at_the_cap_it_is_said_now_and_then(sessions: int, *, expected: bool) -> None:
    """Ten reps: nothing is asked, and not every day is it said."""
    person = Someone().easy(0).does(0, *[GROWN] * 5).easy(*range(1, sessions))
    found = offers(person, max(7, sessions))

    assert expected is bool(found)
    assert all(offer.at_cap for offer in found)


def test_what_is_said_at_the_cap() -> None:
    """Keep it, or ask somebody who knows."""
    offer = Offer("tilt", "Pelvic tilt", 6, Dose(10, 5), Dose(10, 5))

    assert "Pelvic tilt: you're at ten. Keep it, or ask a physiotherapist for the next step." == offer.text


THREE = tuple(Offer(name, name, 6, Dose(5, 5), Dose(6, 5)) for name in "abc")


def test_at_most_two_exercises_a_session() -> None:
    """Of three that have earned it, the first two."""
    assert ["a", "b"] == [offer.exercise for offer in due(THREE, "abc", [DONE] * 3)]


@pytest.mark.parametrize(
    "result",
    [
        Result(outcome=Outcome.DONE),
        Result(outcome=Outcome.DONE, hurt=Hurt.UNANSWERED),
        Result(outcome=Outcome.DONE, hurt=Hurt.A_LITTLE),
        Result(outcome=Outcome.SKIPPED, hurt=Hurt.NO),
        Result(),
    ],
)
def test_only_what_went_well_today_is_offered(result: Result) -> None:
    """An exercise that hurt, was left, or was not answered about gives its place to the next."""
    assert ["b", "c"] == [offer.exercise for offer in due(THREE, "abc", [result, DONE, DONE])]


@pytest.mark.parametrize(
    "result", [Result(hurt=Hurt.YES), Result(outcome=Outcome.DONE, hurt=Hurt.NO, strength=7)]
)
def test_after_something_hurt_nothing_is_offered(result: Result) -> None:
    """A session in which one exercise hurt is not the time to talk of more of another."""
    assert () == due(THREE, "abc", [DONE, DONE, result])


def test_both_turns_of_an_exercise_must_have_gone_well() -> None:
    """An exercise that comes twice is offered only if neither turn hurt."""
    assert () == due(THREE[:1], "aa", [DONE, Result(outcome=Outcome.DONE, hurt=Hurt.A_LITTLE)])


def test_what_is_not_in_the_session_is_not_offered() -> None:
    """An offer for an exercise that the plan does not hold is dropped."""
    assert () == due(THREE[:1], "b", [DONE])


def test_a_bad_end_offers_nothing() -> None:
    """Two above the start, and there is no talk of more."""
    assert () == due(THREE, "abc", [DONE] * 3, (2, 4))
    assert THREE[:2] == due(THREE, "abc", [DONE] * 3, (2, 3))


def test_a_worse_day_told_today_offers_nothing() -> None:
    """What was counted before this session does not count any more."""
    assert () == due(THREE, "abc", [DONE] * 3, worse_next_day=True)

"""The interrupted session of today: whether there is one, and from which copy of the plan it goes on."""

from __future__ import annotations

from backroutine.domain.plan.plan import Recipe
from backroutine.domain.plan.saved import to_json
from backroutine.domain.record.events import Event, EventKind, Hurt, Outcome, Sitting
from backroutine.domain.today.earlier import earlier_today
from days import STRETCH, TILT, Someone, about, on

PLAN = Recipe("usual", "The usual", (TILT, STRETCH))
LOWER = PLAN._replace(exercises=(TILT._replace(reps=4), STRETCH))
WORSE = Event(EventKind.ANSWERED, body={"worse_next_day": Hurt.YES})
STARTED = Event(EventKind.STARTED)


def sittings(*events: Event, plan: str = "") -> list[Sitting]:
    person = Someone().does(1, *events)
    return [one._replace(plan=plan or to_json(PLAN, LOWER)) for one in person.sittings]


def test_a_session_without_an_end_can_be_carried_on() -> None:
    """With what is known of it, and the name of where it stopped."""
    earlier = earlier_today(sittings(STARTED, *about("tilt", "no")), on(1))

    assert earlier
    assert PLAN == earlier.plan.recipe
    assert [Outcome.DONE, None] == [result.outcome for result in earlier.results]
    assert "Full body stretch" == earlier.exercise


def test_the_warm_up_is_part_of_its_time() -> None:
    """As history tells it: the warm-up that was done, and what ended after it."""
    warm = Event(EventKind.FINISHED, body={"outcome": "done", "seconds": 300.4})
    done = Event(EventKind.FINISHED, "tilt", body={"outcome": "done", "seconds": 50.5})
    earlier = earlier_today(sittings(STARTED, warm, Event(EventKind.BEGAN, "tilt"), done), on(1))

    assert earlier
    assert 351 == earlier.seconds  # of 300.4 and 50.5


def test_when_only_the_questions_at_the_end_were_cut_off_they_are_offered() -> None:
    """It stopped at the last exercise, and none is left: a name there is, or nobody would be asked."""
    earlier = earlier_today(sittings(STARTED, *about("tilt", "no"), *about("stretch", "no")), on(1))

    assert earlier
    assert ("Full body stretch", 0) == (earlier.exercise, earlier.left)


def test_after_a_worse_day_it_goes_on_with_the_lower_plan() -> None:
    """As it was being played."""
    earlier = earlier_today(sittings(WORSE, STARTED), on(1))

    assert earlier
    assert LOWER == earlier.plan.recipe


def test_there_is_none_on_another_day_after_an_end_or_with_a_plan_that_cannot_be_read() -> None:
    """Nothing is offered that could not be kept."""
    ended = Event(EventKind.ENDED, body={"how": "finished"})

    assert earlier_today(sittings(STARTED), on(2)) is None
    assert earlier_today(sittings(STARTED, ended), on(1)) is None
    assert earlier_today(sittings(STARTED, plan="[]"), on(1)) is None

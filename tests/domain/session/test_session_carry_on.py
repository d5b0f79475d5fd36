"""An interrupted session goes on; and a plan that has the same exercise twice."""

from __future__ import annotations

from backroutine.domain.record.events import Ending, Event, EventKind, Hurt, Outcome, Result
from backroutine.domain.session.keys import Key
from backroutine.domain.session.session import carry_on
from backroutine.domain.session.state import Ask, Options, Over, Question, Running
from fakes import exercise, one_hold, plan_of, two_sided
from walks import Walk, walk


def carried_on(*results: Result, options: Options | None = None, seconds: float = 0.0) -> Walk:
    """A session of as many exercises as there are results, going on."""
    names = ("Stretch", "Second", "Third")[: len(results)]
    plan = plan_of(*(one_hold(name=name) for name in names))
    return Walk(carry_on(plan, 0.0, options or Options(), results, seconds))


DONE = Result(1, 9.0, began=True, outcome=Outcome.DONE, hurt=Hurt.NO)


def test_carrying_on_begins_at_the_first_exercise_that_has_not_ended() -> None:
    """From its get-ready, without a welcome; the session is noted as resumed, not as started."""
    walked = carried_on(DONE, Result(began=True), Result())

    assert (1, Running(0.0, 10.0)) == (walked.session.step.number, walked.session.phase)  # type: ignore[union-attr]
    assert [EventKind.RESUMED, EventKind.BEGAN] == [event.kind for event in walked.events]
    assert {"reps": 1, "repeated": True} == walked.bodies(EventKind.BEGAN)[0]


def test_carrying_on_before_the_first_exercise_begins_with_the_warm_up() -> None:
    """It was not finished either."""
    walked = carried_on(Result(), Result())

    assert 0 == walked.session.at


def test_carrying_on_in_the_first_exercise_does_not_warm_up_again() -> None:
    """It had been done."""
    walked = carried_on(Result(began=True))

    assert 0 == walked.session.at
    assert Running(0.0, 10.0) == walked.session.phase


def test_carrying_on_after_the_last_exercise_asks_the_last_questions() -> None:
    """All was done but these."""
    assert Ask.PAIN_AFTER is carried_on(DONE).question.ask


def test_carrying_on_a_plan_of_nothing_ends() -> None:
    """With the last question."""
    assert Ask.PAIN_AFTER is carried_on().question.ask


def test_the_time_of_the_first_part_is_not_lost() -> None:
    """What history knows of it counts in the end."""
    walked = carried_on(DONE, Result(), seconds=309).to(19).press(Key.NO).to_end()

    assert [{"how": Ending.FINISHED, "seconds": 309 + 19}] == walked.bodies(EventKind.ENDED)


def test_a_question_that_was_interrupted_is_asked_at_the_end() -> None:
    """The exercise was done, and killed before its answer: nobody may take that for a no."""
    walked = carried_on(DONE._replace(hurt=None), DONE)

    assert Question(Ask.HURT, 0) == walked.question


def test_a_leg_question_that_was_interrupted_is_asked_at_the_end() -> None:
    """The yes had been saved."""
    walked = carried_on(DONE._replace(hurt=Hurt.YES))

    assert Question(Ask.LEG, 0) == walked.question


def test_reps_that_were_interrupted_are_asked_about_even_if_they_are_not_done_again() -> None:
    """Three reps, the power went, and now it is skipped: whether they hurt is still to be asked."""
    walked = carried_on(Result(3, began=True)).press(Key.SKIP)

    assert Question(Ask.HURT, 0) == walked.question


def test_carrying_on_without_a_keyboard_plays_to_the_end() -> None:
    """As any session does."""
    walked = carried_on(DONE, Result(began=True), options=Options(attended=False)).to_end()

    assert Over(Ending.FINISHED) == walked.session.phase


def test_events_say_which_of_two_equal_exercises_they_are_about() -> None:
    """A plan may have one exercise twice; an answer at the end then says to which it belongs."""
    walked = walk(one_hold(), one_hold()).to(19).press(Key.SKIP).to(38).press(Key.NO).forget().press(Key.YES)

    assert Event(EventKind.ANSWERED, "stretch", body={"hurt": Hurt.YES, "number": 0}) == walked.events[0]


def test_events_say_nothing_of_it_where_there_is_no_doubt() -> None:
    """Each exercise once: its id is enough."""
    walked = walk(two_sided(), exercise()).to_end()

    assert [] == [event for event in walked.events if "number" in event.body]

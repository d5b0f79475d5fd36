"""From events to sessions: the one reducer, whatever was interrupted, repeated, corrected or left out."""

from __future__ import annotations

import json
from datetime import date

import pytest

from backroutine.domain.record.events import (
    Ending,
    Entry,
    Event,
    EventKind,
    Hurt,
    Outcome,
    Result,
    Sitting,
    Stamp,
    Value,
)
from backroutine.domain.record.sessions import (
    Done,
    Past,
    as_json,
    done,
    results,
    session_of,
    sessions,
    unfinished,
)
from backroutine.domain.session.keys import Key
from backroutine.domain.session.state import Ask, Options
from fakes import a_walk, exercise, one_hold
from walks import walk

TODAY = date(2026, 8, 1)
STARTED = Event(EventKind.STARTED, body={"warm_up": "walk", "exercises": 1})
BEGAN = Event(EventKind.BEGAN, "tilt", body={"reps": 5, "repeated": False})
AGAIN = Event(EventKind.BEGAN, "tilt", body={"reps": 5, "repeated": True})
REP = Event(EventKind.REP, "tilt")
DONE = Event(
    EventKind.FINISHED, "tilt", body={"outcome": "done", "reps_done": 2, "reps_planned": 5, "seconds": 50.5}
)
NO = Event(EventKind.ANSWERED, "tilt", body={"hurt": "no"})
ENDED = Event(EventKind.ENDED, body={"how": "finished", "seconds": 600})


def sitting(*events: Event, name: str = "s1", day: date = TODAY, routine: str = "lower-back") -> Sitting:
    """One use of the program."""
    stamp = Stamp("2026-08-01T05:32:00.000Z", 120, 0)
    entries = tuple(Entry(f"{name}.{i}", i, stamp, event) for i, event in enumerate(events))
    return Sitting(name, routine, "{}", stamp, None, day, entries)


def answered(exercise: str | None = "tilt", kind: EventKind = EventKind.ANSWERED, **body: Value) -> Event:
    """An answer."""
    return Event(kind, exercise, body=body)


def only(*events: Event, finished: bool = True) -> Done:
    """What became of the one exercise in these events."""
    (found,) = done(events, finished=finished)
    return found


# One exercise ---------------------------------------------------------------------------------------------------------


def test_an_exercise_is_told_with_all_that_is_known_of_it() -> None:
    """Reps, seconds, outcome, answers; the reps that the end tells of, whether or not each was read."""
    events = (BEGAN, REP, DONE, answered(hurt="yes"), answered(leg_signs=True), answered(strength=6))

    assert Done("tilt", Result(2, 50.5, True, False, Outcome.DONE, Hurt.YES, True, 6, "stiff"), 5) == only(
        *events, answered(note="stiff")
    )


def test_the_last_answer_stands() -> None:
    """Corrections are answers that came later."""
    one = only(BEGAN, DONE, answered(hurt="yes"), answered(kind=EventKind.CORRECTED, hurt="no"))

    assert Hurt.NO is one.result.hurt


def test_a_corrected_answer_takes_what_hung_on_it_with_it() -> None:
    """Strength, leg and note belonged to the yes; the same answer again keeps them."""
    told = [answered(hurt="yes"), answered(leg_signs=True), answered(strength=8), answered(note="pinch")]
    began = Event(EventKind.BEGAN, "tilt", body={"reps": 5})
    again, other = (answered(kind=EventKind.CORRECTED, hurt=hurt) for hurt in ("yes", "no"))

    assert (Hurt.YES, True, 8, "pinch") == _answers(only(began, *told, again))
    assert (Hurt.NO, None, None, "") == _answers(only(began, *told, other))


def _answers(done: Done) -> tuple[Hurt | None, bool | None, int | None, str]:
    result = done.result
    return result.hurt, result.leg_signs, result.strength, result.note


def test_what_began_and_did_not_end_is_unfinished() -> None:
    """Once nothing more will happen."""
    assert Outcome.UNFINISHED is only(BEGAN, REP).result.outcome


def test_in_a_session_that_runs_it_is_not_yet_known() -> None:
    """It may still be done."""
    assert only(BEGAN, REP, finished=False).result.outcome is None


def test_a_repetition_counts_anew_and_says_so() -> None:
    """The answers of before stand until others are given."""
    one = only(BEGAN, REP, DONE, NO, AGAIN, REP, REP)

    assert Result(2, 0.0, True, True, Outcome.UNFINISHED, Hurt.NO) == one.result


def test_exercises_come_in_the_order_in_which_they_began() -> None:
    """Each with its own answers, also if these come at the end."""
    other = Event(EventKind.BEGAN, "roll", body={"reps": 10})
    found = done([BEGAN, DONE, other, answered("roll", hurt="no"), answered("tilt", hurt="yes")])

    assert [("tilt", Hurt.YES, 5), ("roll", Hurt.NO, 10)] == [
        (one.exercise, one.result.hurt, one.reps_planned) for one in found
    ]


def test_the_same_exercise_twice_keeps_its_answers_apart() -> None:
    """Events say which of the two they are about."""
    begun = [Event(EventKind.BEGAN, "tilt", body={"reps": 5, "number": number}) for number in (0, 2)]
    found = done([*begun, answered(hurt="yes", number=0), answered(hurt="no", number=2)])

    assert [Hurt.YES, Hurt.NO] == [one.result.hurt for one in found]


def test_an_answer_that_does_not_say_which_belongs_to_the_last() -> None:
    """Older journals did not say it."""
    found = done([BEGAN, DONE, BEGAN, answered(hurt="yes"), answered(hurt="no", number=7)])

    assert [None, Hurt.NO] == [one.result.hurt for one in found]


def test_an_answer_about_what_never_began_is_left_alone() -> None:
    """There is nothing it could belong to."""
    assert [] == done([NO])


def test_a_pause_changes_nothing_of_an_exercise() -> None:
    """Nor does any other event that is about it."""
    assert only(BEGAN, DONE) == only(BEGAN, Event(EventKind.PAUSED, "tilt", body={"away": True}), DONE)


@pytest.mark.parametrize("seconds", [None, "long"])
def test_seconds_that_are_no_number_count_as_none(seconds: Value) -> None:
    """A journal may come from elsewhere."""
    finished = Event(EventKind.FINISHED, "tilt", body={"outcome": "done", "seconds": seconds})

    assert 0.0 == only(BEGAN, finished).result.seconds


# One session ----------------------------------------------------------------------------------------------------------


def test_a_session_is_told_with_all_that_is_known_of_it() -> None:
    """General answers, also those from before it began; how it ended; how long it was."""
    told = session_of(
        sitting(
            answered(None, pain_before=4),
            answered(None, worse_next_day="a-little"),
            STARTED,
            BEGAN,
            DONE,
            NO,
            answered(None, pain_after=3),
            ENDED,
        )
    )

    expected = Past(
        "s1",
        "2026-08-01T05:32:00.000Z",
        "07:32",
        TODAY,
        "lower-back",
        Ending.FINISHED,
        600,
        "walk",
        4,
        3,
        "a-little",
        (only(BEGAN, DONE, NO),),
    )
    assert expected == told


def test_a_session_without_an_end_was_interrupted() -> None:
    """Its length is what its exercises took, as far as they ended."""
    told = session_of(sitting(STARTED, BEGAN, DONE))

    assert (Ending.INTERRUPTED, 50) == (told.ending, told.seconds)


def test_a_warm_up_that_ended_is_of_its_length() -> None:
    """Cut off right after it, five minutes are not nothing; one that goes on later has at least both parts."""
    warm = Event(EventKind.FINISHED, body={"outcome": "done", "seconds": 300.4})
    soon = Event(EventKind.ENDED, body={"how": "finished", "seconds": 60})

    assert 300 == session_of(sitting(STARTED, Event(EventKind.BEGAN), warm)).seconds
    assert 351 == session_of(sitting(STARTED, warm, BEGAN, DONE, Event(EventKind.RESUMED), soon)).seconds


def test_the_session_that_runs_is_running() -> None:
    """By its id; what has begun in it may still be done."""
    told = sessions([sitting(STARTED, BEGAN), sitting(STARTED, BEGAN, name="s2")], running="s2")

    assert [Ending.INTERRUPTED, Ending.RUNNING] == [one.ending for one in told]
    assert [Outcome.UNFINISHED, None] == [one.exercises[0].result.outcome for one in told]


def test_a_session_that_was_carried_on_is_one_session() -> None:
    """It ended, in the end."""
    told = session_of(sitting(STARTED, BEGAN, Event(EventKind.RESUMED), AGAIN, DONE, ENDED))

    assert (Ending.FINISHED, 1, True) == (told.ending, len(told.exercises), told.exercises[0].result.repeated)


def test_what_was_no_session_is_not_among_them() -> None:
    """Parking by hand, and a start that was left at the safety page."""
    parked = sitting(Event(EventKind.PARKED, "tilt"))
    screened = sitting(Event(EventKind.SCREENED, body={"fits": True}))

    assert () == sessions([parked, screened])


def test_an_answer_of_another_kind_is_no_number() -> None:
    """Text and truth values are not taken for pain."""
    told = session_of(sitting(answered(None, pain_before=True), answered(None, worse_next_day=3), STARTED))

    assert (None, None) == (told.pain_before, told.worse_next_day)


# Carrying on, and the last choice ---------------------------------------------------------------------------------------


def test_results_are_those_of_the_plans_exercises() -> None:
    """In the order of the plan; for what never began, none."""
    found = results([STARTED, BEGAN, REP], ["roll", "tilt"])

    assert (Result(), Result(1, began=True)) == found


def test_results_of_the_same_exercise_twice_are_two() -> None:
    """Each is taken once."""
    found = results([BEGAN, DONE, BEGAN], ["tilt", "tilt", "tilt"])

    assert [Outcome.DONE, None, None] == [one.outcome for one in found]
    assert [True, True, False] == [one.began for one in found]


def test_the_newest_session_of_today_can_be_carried_on() -> None:
    """If it did not end; what came after it and was no session does not matter."""
    open_one = sitting(STARTED, BEGAN, name="open")

    assert open_one == unfinished(
        [sitting(STARTED, ENDED), open_one, sitting(Event(EventKind.PARKED, "roll"))], TODAY
    )


@pytest.mark.parametrize(
    "sittings",
    [
        [],
        [sitting(STARTED, BEGAN, day=date(2026, 7, 31))],
        [sitting(STARTED, BEGAN, ENDED)],
        [sitting(STARTED, BEGAN), sitting(STARTED, ENDED, name="s2")],
        [sitting(Event(EventKind.PARKED, "tilt"))],
    ],
    ids=["nothing", "yesterday's", "ended", "not the newest", "no session"],
)
def test_no_other_session_can_be_carried_on(sittings: list[Sitting]) -> None:
    """Only ever the newest, of today."""
    assert unfinished(sittings, TODAY) is None


# The promised shape -------------------------------------------------------------------------------------------------------


def test_history_as_json_has_the_shape_that_was_promised() -> None:
    """What was not asked is unanswered; plain values only."""
    shape = as_json(session_of(sitting(STARTED, BEGAN, REP, DONE, ENDED)))

    assert {
        "id": "s1",
        "started": "2026-08-01T05:32:00.000Z",
        "routine": "lower-back",
        "ended": "finished",
        "logged": False,
        "seconds": 600,
        "pain_before": None,
        "pain_after": None,
        "note": "",
        "exercises": [
            {
                "exercise": "tilt",
                "outcome": "done",
                "hurt": "unanswered",
                "strength": None,
                "leg_signs": None,
                "reps_planned": 5,
                "reps_done": 2,
                "note": "",
            }
        ],
    } == json.loads(json.dumps(shape))


# With what a session records ------------------------------------------------------------------------------------------------


def test_a_played_session_is_told_as_it_was() -> None:
    """From the events that a session really records."""
    walked = walk(
        exercise(),
        one_hold(name="Second"),
        warm_up=a_walk(),
        options=Options(asks=(Ask.PAIN_BEFORE,), wait=False),
    )
    walked.type("5").press(Key.READY).to(360 + 31).press(Key.YES, Key.NO).type("4").press(Key.READY)
    walked.press(Key.READY).press(Key.SKIP).press(Key.READY).type("2").press(Key.READY, Key.READY)
    told = session_of(sitting(*walked.events))

    assert (Ending.FINISHED, "walk", 5, 2) == (told.ending, told.warm_up, told.pain_before, told.pain_after)
    assert [(Outcome.DONE, Hurt.YES, 4, 2), (Outcome.SKIPPED, None, None, 0)] == [
        (one.result.outcome, one.result.hurt, one.result.strength, one.result.reps_done)
        for one in told.exercises
    ]
    assert round(walked.session.credited) == told.seconds

"""What holds for any past: pain never raises a dose, silence never counts, and the order of replaying does not matter."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backroutine.domain.exercises.exercise import Exercise
from backroutine.domain.policy.dose import Dose, dose
from backroutine.domain.policy.pain import effective, felt, has_leg_signs, is_strong
from backroutine.domain.policy.person import Person, person_from
from backroutine.domain.policy.saved import from_json, to_json
from backroutine.domain.policy.standing import Standing, standings
from backroutine.domain.policy.today import Today
from backroutine.domain.record.events import Event, EventKind, Hurt, Outcome, Sitting
from backroutine.domain.record.sessions import done
from days import STRETCH, TILT, Someone, on

EXERCISES = (TILT, STRETCH)
IDS = tuple(exercise.id for exercise in EXERCISES)
GOOD, SILENT, BAD = (
    ("no", "no 2"),
    ("unanswered", "", "no skipped"),
    ("a-little", "a-little 5", "yes", "yes leg", "yes 8"),
)
SCORES = st.one_of(st.none(), st.integers(0, 10))
ANSWERS = st.dictionaries(st.sampled_from(IDS), st.sampled_from(GOOD * 4 + SILENT + BAD), min_size=1)
COMMANDS = st.sampled_from([
    *(Event(kind, name) for kind in (EventKind.PARKED, EventKind.BROUGHT_BACK, EventKind.CLEARED, EventKind.GROWN) for name in IDS),
    *(Event(EventKind.BROUGHT_BACK, name, body={"cleared": "Dr Lee, 3 May"}) for name in IDS),
    *(Event(EventKind.DECLINED, name) for name in IDS),
    Event(EventKind.SCREENED, body={"fits": False}),
    Event(EventKind.SCREENED, body={"fits": True}),
    Event(EventKind.CLEARED),
    Event(EventKind.CONFIRMED),
])  # fmt: skip
SESSIONS = st.tuples(
    ANSWERS,
    st.tuples(SCORES, SCORES),
    st.sampled_from(["", "no", "a-little", "yes"]),
    st.lists(COMMANDS, max_size=2),
)
DAYS = st.lists(
    st.tuples(st.sampled_from([0, 1, 1, 1, 2, 5, 8, 15, 31]), st.one_of(SESSIONS, SESSIONS, COMMANDS)),
    max_size=25,
)


def lived(days: list[tuple[int, Any]]) -> tuple[Someone, int]:
    """A person with this past, and its last day."""
    person, day = Someone(), 0
    for later, what in days:
        day += later
        if isinstance(what, Event):
            person.does(day, what)
        else:
            answers, pain, worse, commands = what
            person.session(day, answers, pain, worse, commands)
    return person, day


def dose_on(person: Person, exercise: Exercise, day: int) -> Dose:
    """The dose of a day; nothing at all, where it is left out."""
    return dose(exercise, Today(person, on(day)).progression(exercise.id)) or Dose(0, 0)


@given(DAYS, st.sampled_from(EXERCISES), st.sampled_from(BAD), st.integers(0, 3), st.integers(0, 40))
def test_pain_never_raises_a_dose(
    days: list[tuple[int, Any]], exercise: Exercise, answer: str, later: int, after: int
) -> None:
    """After any past, and however long afterwards, a session that hurt leaves no more than it found."""
    person, day = lived(days)
    before = dose_on(person.person(), exercise, day + later)
    found = dose_on(
        person.session(day + later, {exercise.id: answer}).person(), exercise, day + later + after
    )

    assert before.reps >= found.reps
    assert before.hold_seconds >= found.hold_seconds


@given(DAYS, st.sampled_from(["yes", "a-little"]))
def test_a_worse_day_never_raises_a_dose(days: list[tuple[int, Any]], worse: str) -> None:
    """Neither does a bad end: every exercise has at most the dose that it would have had."""
    person, day = lived(days)
    quiet = person.person()
    told = person.does(
        day, Event(EventKind.ANSWERED, body={"worse_next_day": worse, "pain_before": 2, "pain_after": 6})
    )

    for exercise in EXERCISES:
        before, found = dose_on(quiet, exercise, day), dose_on(told.person(), exercise, day)
        assert before.reps >= found.reps
        assert before.hold_seconds >= found.hold_seconds


@given(DAYS, st.sampled_from(EXERCISES), st.integers(1, 12), st.sampled_from(SILENT))
def test_an_unanswered_question_never_counts_as_pain_free(
    days: list[tuple[int, Any]], exercise: Exercise, times: int, answer: str
) -> None:
    """Any number of sessions without an answer earn no step, no rung, and no end of easing."""
    person, day = lived(days)
    before = Today(person.person(), on(day)).progression(exercise.id)
    for _ in range(times):
        person.session(day, {exercise.id: answer})

    assert before == person.progression(exercise.id)


@given(DAYS, st.sampled_from(EXERCISES))
def test_unanswered_changes_nothing_else(days: list[tuple[int, Any]], exercise: Exercise) -> None:
    """A session without an answer leaves the same story as one in which the exercise was skipped at once."""
    person, day = lived(days)
    skipped = Someone()
    skipped.sittings = [*person.sittings]

    assert skipped.session(day, {exercise.id: "skipped"}).person() == (
        person.session(day, {exercise.id: "unanswered"}).person()
    )


@given(DAYS, st.integers(0, 40))
def test_a_parked_exercise_is_never_in_the_list_of_the_day(days: list[tuple[int, Any]], later: int) -> None:
    """The list holds exactly those that are neither parked nor retired."""
    person, day = lived(days)
    left_out = {name for name, stands in standings(person.sittings).items() if stands.left_out}
    found = {exercise.id for exercise in Today(person.person(), on(day + later)).dosed(EXERCISES)}

    assert set(IDS) - left_out == found


@given(DAYS, st.data())
def test_replaying_in_any_split_tells_the_same_story(
    days: list[tuple[int, Any]], data: st.DataObject
) -> None:
    """Going on from the story of the first sittings is the same as beginning again with all of them."""
    person, _ = lived(days)
    cut = data.draw(st.integers(0, len(person.sittings)))
    so_far = person_from(person.sittings[:cut])

    assert person_from(person.sittings) == person_from(person.sittings[cut:], so_far)


@given(st.lists(COMMANDS, max_size=12), st.data())
def test_commands_in_one_sitting_or_in_several_are_the_same(
    commands: list[Event], data: st.DataObject
) -> None:
    """What is said by hand counts alike, wherever a sitting begins."""
    cut = data.draw(st.integers(0, len(commands)))
    apart = Someone().session(0, "yes").does(9, *commands[:cut]).does(9, *commands[cut:])
    together = Someone().session(0, "yes").does(9, *commands)
    growing = {EventKind.GROWN, EventKind.DECLINED}

    if not any(command.kind in growing for command in commands):
        assert together.person() == apart.person()
    assert standings(together.sittings) == standings(apart.sittings)


@given(DAYS)
def test_how_exercises_felt_is_what_history_tells(days: list[tuple[int, Any]]) -> None:
    """The quick reader of the policy and the reducer of the history never disagree."""
    person, _ = lived(days)
    for sitting in person.sittings:
        told = {one.exercise: one.result for one in done(sitting.events)}
        for one in felt(sitting.events):
            result = told[one.exercise]
            assert (result.outcome is Outcome.DONE, has_leg_signs(result), is_strong(result)) == (
                one.done,
                one.leg_signs,
                one.strong,
            )
            assert (
                Hurt.YES is one.hurt if one.leg_signs else effective(result.hurt, result.strength) is one.hurt
            )


@given(DAYS, st.integers(0, 400))
def test_a_dose_stays_between_one_and_the_cap(days: list[tuple[int, Any]], later: int) -> None:
    """Nothing that happens leads out of the range from one rep to the cap."""
    person, day = lived(days)
    for exercise in Today(person.person(), on(day + later)).dosed(EXERCISES):
        assert 2 <= exercise.reps <= 10
        assert 5 <= exercise.hold_seconds <= 10


@given(DAYS)
def test_what_needs_a_clearance_never_returns_without_one(days: list[tuple[int, Any]]) -> None:
    """Step by step: from parked or retired, only a clearance leads on where one is needed, and never in a week."""
    someone, _ = lived(days)
    person = Person()
    for sitting in someone.sittings:
        after = person_from([sitting], person)
        for name, progression in person.progressions.items():
            if progression.left_out_for_pain and not after.progression(name).left_out:
                assert not progression.needs_cleared or _clears(sitting, name)
                assert progression.since is not None
                assert (sitting.local_date - progression.since).days >= 7
                assert Standing.TRIAL is after.progression(name).standing
        person = after


def _clears(sitting: Sitting, exercise: str) -> bool:
    """Whether this sitting holds a clearance for the exercise."""
    about = [event for event in sitting.events if event.exercise == exercise]
    return any(event.kind is EventKind.CLEARED or event.body.get("cleared") for event in about)


@given(DAYS)
def test_a_person_can_be_put_away_and_taken_out_again(days: list[tuple[int, Any]]) -> None:
    """To the last value and its type: nobody can tell the two apart."""
    person = lived(days)[0].person()

    again = from_json(to_json(person))

    assert repr(person) == repr(again)


@pytest.mark.parametrize(
    "answers", [[], ["no", "no"], ["yes"], ["yes leg"], ["no", "a-little 5", "unanswered"], ["no"] * 9]
)
def test_whoever_lived_so_can_be_put_away_too(answers: list[str]) -> None:
    """The same of pasts that somebody chose: nothing, growing, parked, needing a clearance, eased."""
    someone = Someone().does(0, Event(EventKind.SCREENED, body={"fits": False}))
    for day, answer in enumerate(answers):
        someone.session(day, answer, (4, 3), "no")
    someone.does(20, Event(EventKind.PARKED, TILT.id)).does(30, Event(EventKind.BROUGHT_BACK, TILT.id))

    assert repr(someone.person()) == repr(from_json(to_json(someone.person())))

"""What answers count as, and when pain ends a session."""

from __future__ import annotations

import pytest

from backroutine.domain.policy.pain import Felt, Stop, answers_of, effective, ends_session, felt, worse_after
from backroutine.domain.record.events import Event, EventKind, Hurt, Outcome, Result
from days import about, session_events

NO, LITTLE, YES, SILENT = Hurt.NO, Hurt.A_LITTLE, Hurt.YES, Hurt.UNANSWERED


@pytest.mark.parametrize(
    ("hurt", "strength", "expected"),
    [
        (NO, None, NO),
        (NO, 6, NO),
        (NO, 7, YES),
        (LITTLE, None, LITTLE),
        (LITTLE, 3, LITTLE),
        (LITTLE, 4, YES),
        (LITTLE, 10, YES),
        (YES, 0, YES),
        (SILENT, None, SILENT),
        (SILENT, 6, SILENT),
        (SILENT, 7, YES),
        (None, None, SILENT),
        (None, 7, YES),
    ],
)
def test_strength_decides_what_an_answer_counts_as(
    hurt: Hurt | None, strength: int | None, expected: Hurt
) -> None:
    """Seven or more is a yes whatever was answered; four or more turns a little into yes; silence is never no (rules: four-is-yes, strong-pain)."""
    assert expected is effective(hurt, strength)


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([], None),
        ([Result(hurt=NO), Result(hurt=LITTLE)], None),
        ([Result(hurt=YES, leg_signs=False)], None),
        ([Result(hurt=YES, leg_signs=True)], Stop.LEG_SIGNS),
        ([Result(hurt=NO, leg_signs=True)], None),
        ([Result(hurt=LITTLE, strength=7)], Stop.STRONG),
        ([Result(hurt=YES, strength=6)], None),
        ([Result(hurt=YES), Result(hurt=LITTLE)], None),
        ([Result(hurt=YES), Result(hurt=YES)], Stop.TWO_HURT),
        ([Result(hurt=YES), Result(hurt=LITTLE, strength=4)], Stop.TWO_HURT),
        ([Result(hurt=YES, strength=8, leg_signs=True), Result(hurt=YES)], Stop.LEG_SIGNS),
    ],
)
def test_what_ends_a_session(results: list[Result], expected: Stop | None) -> None:
    """Leg signs, seven or more, or yes to two different exercises; nothing less (rules: leg-signs, two-hurt)."""
    assert expected == ends_session(["tilt", "stretch"][: len(results)], results)


def test_the_same_exercise_twice_is_not_two_exercises() -> None:
    """Yes to both turns of one exercise does not count as two different exercises."""
    assert ends_session(["tilt", "tilt"], [Result(hurt=YES), Result(hurt=YES)]) is None


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [(3, 4, False), (3, 5, True), (0, 2, True), (5, 1, False), (None, 9, False), (3, None, False)],
)
def test_end_pain_two_above_the_start(before: int | None, after: int | None, *, expected: bool) -> None:
    """Two points more at the end count; one does not; an unanswered question says nothing (rule: sorer-at-the-end)."""
    assert expected is worse_after(before, after)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("no", Felt("tilt", NO, done=True)),
        ("no skipped", Felt("tilt", NO)),
        ("unanswered", Felt("tilt", SILENT, done=True)),
        ("", Felt("tilt", SILENT, done=True)),
        ("a-little", Felt("tilt", LITTLE, done=True)),
        ("a-little leg", Felt("tilt", YES, leg_signs=True, done=True)),
        ("no leg", Felt("tilt", NO, done=True)),
        ("yes no-leg 7", Felt("tilt", YES, strong=True)),
    ],
)
def test_how_one_exercise_felt(answer: str, expected: Felt) -> None:
    """What was answered, as it counts: anything into a leg is a yes."""
    assert (expected,) == felt(session_events({"tilt": answer}))


def test_only_an_answered_no_to_a_finished_exercise_is_pain_free() -> None:
    """Neither silence nor an exercise left half-way is pain-free."""
    answers = ("no", "no skipped", "no unfinished", "unanswered", "", "a-little", "yes")

    assert [True, *[False] * 6] == [felt(about("tilt", answer))[0].pain_free for answer in answers]


def test_the_last_answer_stands() -> None:
    """A yes that was put right to no, leg and all, does not count."""
    corrected = Event(EventKind.CORRECTED, "tilt", body={"hurt": "no"})

    assert (Felt("tilt", NO),) == felt([*about("tilt", "yes leg"), corrected])


def test_a_corrected_answer_takes_its_strength_with_it() -> None:
    """A slip of 8 that was put right to no is no pain at all; put right to a little, it is a little."""
    events = about("tilt", "a-little 8")
    put_right = [
        Event(EventKind.CORRECTED, "tilt", body={"hurt": hurt}) for hurt in ("no", "yes", "a-little")
    ]

    assert [Felt("tilt", NO, done=True), Felt("tilt", YES, done=True)] == [
        *felt([*events, put_right[0]]),
        *felt([*events, put_right[1]]),
    ]
    assert (Felt("tilt", LITTLE, done=True),) == felt([*events, put_right[0], put_right[2]])


def test_the_same_answer_again_keeps_what_hung_on_it() -> None:
    """Confirmed, it is no other answer."""
    again = Event(EventKind.CORRECTED, "tilt", body={"hurt": "yes"})

    assert (Felt("tilt", YES, strong=True),) == felt([*about("tilt", "yes 8"), again])


@pytest.mark.parametrize(("strength", "expected"), [(3, False), (4, True), (6, True), (7, False)])
def test_a_little_of_four_or_more_says_so(strength: int, *, expected: bool) -> None:
    """From 4 of 10 a little counts as yes, and it is known why; from 7 it is strong."""
    (one,) = felt(about("tilt", f"a-little {strength}"))

    assert expected is one.too_much


def turns(*answers: str) -> list[Event]:
    """The events of one exercise that comes several times in a plan."""
    return [
        event._replace(body={**event.body, "number": number})
        for number, answer in enumerate(answers)
        for event in about("tilt", answer)
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("no", "no", Felt("tilt", NO, done=True)),
        ("no", "unanswered", Felt("tilt", SILENT, done=True)),
        ("a-little", "no skipped", Felt("tilt", LITTLE)),
        ("a-little 7", "a-little", Felt("tilt", YES, strong=True, done=True)),
        ("no", "yes leg", Felt("tilt", YES, leg_signs=True)),
    ],
)
def test_of_two_turns_of_one_exercise_the_worse_counts(first: str, second: str, expected: Felt) -> None:
    """An exercise that comes twice in a routine felt as it did at its worst, and both turns must be done."""
    assert (expected,) == felt(turns(first, second))
    assert (expected,) == felt(turns(second, first))


def test_an_answer_without_a_number_is_about_the_last_turn() -> None:
    """And about its own exercise, whatever came in between."""
    late = Event(EventKind.ANSWERED, "tilt", body={"hurt": "no"})
    events = [*turns("no", ""), *about("stretch", "")]
    assert (Felt("tilt", SILENT, done=True), Felt("stretch", SILENT, done=True)) == felt(events)

    assert (Felt("tilt", NO, done=True), Felt("stretch", SILENT, done=True)) == felt([*events, late])


def test_pain_counts_however_it_was_written_down() -> None:
    """An answer about an exercise of which no beginning is known still counts as pain, never as done."""
    assert (Felt("tilt", YES),) == felt([Event(EventKind.ANSWERED, "tilt", body={"hurt": "yes"})])


def test_the_last_answer_about_the_whole_person_stands() -> None:
    """Answers without an exercise are gathered, a correction in place of what it corrects."""
    events = [
        *session_events({"tilt": "no"}, (3, 4), "no"),
        Event(EventKind.CORRECTED, body={"pain_after": 2}),
    ]

    assert {"pain_before": 3, "worse_next_day": "no", "pain_after": 2} == answers_of(events)


def test_an_exercise_counts_as_done_by_its_outcome() -> None:
    """Only the outcome `done` counts as done."""
    done = [felt(about("tilt", f"no {outcome}"))[0].done for outcome in Outcome]

    assert [outcome is Outcome.DONE for outcome in Outcome] == done

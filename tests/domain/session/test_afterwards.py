"""A session seen afterwards: put right, or written down because it was done elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backroutine.domain.plan.plan import Plan
from backroutine.domain.policy.pain import felt
from backroutine.domain.policy.person import person_from
from backroutine.domain.record.events import Event, EventKind, Hurt, Outcome, Result
from backroutine.domain.record.sessions import done
from backroutine.domain.session.afterwards import can_be_reviewed, log, review
from backroutine.domain.session.ending import summary
from backroutine.domain.session.keys import Key
from backroutine.domain.session.queries import wake_at
from backroutine.domain.session.session import press, unattend
from backroutine.domain.session.state import Ask, Asking, Options, Over, Session, Turn, Write
from days import Someone, about, session_events
from fakes import exercise, plan_of

PATIENT = Options(wait=True)
DONE = Result(2, 20.0, began=True, outcome=Outcome.DONE, hurt=Hurt.NO)


def two(*, asks: tuple[Ask, ...] = ()) -> tuple[Plan, Options]:
    """A plan of two exercises, and options that wait."""
    return plan_of(exercise("First"), exercise("Second")), Options(wait=True, asks=asks)


def answered(turn: Turn, *keys: Key | str) -> tuple[Session, list[Event]]:
    """The session after these keys (or typed characters), and all that was to be written down."""
    session, events = turn.session, [e.event for e in turn.effects if isinstance(e, Write)]
    for key in keys:
        what, typed = (key, "") if isinstance(key, Key) else (Key.TYPE, key)
        session, effects = press(session, what, 0.0, typed)
        events += [effect.event for effect in effects if isinstance(effect, Write)]
    return session, events


def asked(session: Session) -> tuple[Ask, int | None]:
    assert isinstance(session.phase, Asking)
    return session.phase.question.ask, session.phase.question.number


# Put right ---------------------------------------------------------------------------------------------


def test_a_review_begins_with_the_list_and_waits() -> None:
    """Nothing is asked first, no clock runs, and nothing is written down of it."""
    plan, options = two()
    turn = review(plan, 0.0, options, (DONE, DONE))

    assert (Ask.REVIEW, None) == asked(turn.session)
    assert wake_at(turn.session) is None
    assert ([], Over) == (answered(turn)[1], type(answered(turn, Key.READY)[0].phase))
    assert [] == answered(turn, Key.READY)[1]


def test_an_answer_is_put_right() -> None:
    """Number, new answer: one new event, and the list again."""
    plan, options = two()
    session, events = answered(review(plan, 0.0, options, (DONE, DONE)), "2", Key.A_LITTLE)

    assert [Event(EventKind.CORRECTED, "second", body={"hurt": Hurt.A_LITTLE})] == events
    assert (Ask.STRENGTH, 1) == asked(session)
    session, _ = answered(Turn(session), Key.READY, Key.READY)
    assert (Ask.REVIEW, None) == asked(session)


def test_a_yes_asks_what_a_yes_always_asks() -> None:
    """Leg signs and strength come after it, as at once."""
    plan, options = two()
    session, events = answered(review(plan, 0.0, options, (DONE, DONE)), "1", Key.YES)

    assert [Hurt.YES] == [event.body["hurt"] for event in events]
    assert (Ask.LEG, 0) == asked(session)


def test_it_may_not_have_been_done_at_all() -> None:
    """X takes the answer back, with all that hung on it: history and policy then know of no such exercise that day."""
    plan, options = two()
    hurt = Result(2, 20.0, began=True, outcome=Outcome.DONE, hurt=Hurt.YES, strength=8, note="ow")
    _, events = answered(review(plan, 0.0, options, (hurt, DONE)), "1", Key.NOT_DONE)
    told = [*about("first", "yes 8"), *events]

    assert [{"outcome": "skipped", "reps_done": 0, "hurt": "unanswered"}] == [
        dict(event.body) for event in events
    ]
    assert [(Outcome.SKIPPED, Hurt.UNANSWERED, None)] == [
        (one.result.outcome, one.result.hurt, one.result.strength) for one in done(told)
    ]
    assert [(Hurt.UNANSWERED, False, False)] == [(one.hurt, one.strong, one.done) for one in felt(told)]


def test_not_done_can_be_taken_back() -> None:
    """Whoever pressed X by mistake answers again, and it was done."""
    plan, options = two()
    session, events = answered(review(plan, 0.0, options, (DONE, DONE)), "1", Key.NOT_DONE, "1", Key.NO)

    assert Outcome.DONE == session.results[0].outcome
    assert [Outcome.DONE] == [one.result.outcome for one in done([*about("first", "no"), *events])]


def test_the_pain_afterwards_can_be_put_right() -> None:
    """0 asks for it again, in words that do not say "now"."""
    plan, options = two()
    _, events = answered(review(plan, 0.0, options, (DONE, DONE), (3, 5)), "0", "2", Key.READY)

    assert [Event(EventKind.CORRECTED, body={"pain_after": 2})] == events


def test_what_was_never_answered_can_be() -> None:
    """An exercise that was done and not asked about is in the list, too; a skipped question changes nothing."""
    plan, options = two()
    silent = Result(2, 20.0, began=True, outcome=Outcome.UNFINISHED)
    turn = review(plan, 0.0, options, (silent, Result()))

    assert can_be_reviewed((silent, Result()))
    assert not can_be_reviewed((Result(), Result()))
    assert [] == answered(turn, "1", Key.SKIP)[1]
    assert [Hurt.NO] == [event.body["hurt"] for event in answered(turn, "1", Key.NO)[1]]


def test_leg_signs_found_afterwards_show_the_warning_signs() -> None:
    """Once known before they are not asked again; newly told they are."""
    plan, options = two()
    known = Result(2, began=True, outcome=Outcome.HURT, hurt=Hurt.YES, leg_signs=True)

    turn = review(plan, 0.0, options, (known, DONE))
    assert (Ask.REVIEW, None) == asked(turn.session)
    assert isinstance(answered(turn, Key.READY)[0].phase, Over)
    session, _ = answered(
        review(plan, 0.0, options, (DONE, DONE)), "1", Key.YES, Key.YES, Key.READY, Key.READY
    )
    assert (Ask.WARNING, None) == asked(session)


def test_a_note_about_the_day() -> None:
    """N in the list asks for it; what was typed is written down about no exercise, and the list is there again."""
    plan, options = two()
    session, events = answered(review(plan, 0.0, options, (DONE, DONE)), Key.ABOUT_TODAY, *"stiff", Key.READY)

    assert [Event(EventKind.CORRECTED, body={"note": "stiff"})] == events
    assert ("stiff", (Ask.REVIEW, None)) == (session.note, asked(session))


def test_a_note_that_was_begun_by_mistake() -> None:
    """Enter without a word writes nothing down."""
    plan, options = two()

    assert [] == answered(review(plan, 0.0, options, (DONE, DONE)), Key.ABOUT_TODAY, Key.READY)[1]


# Done elsewhere ----------------------------------------------------------------------------------------


def test_a_logged_session_is_asked_about_like_any_other() -> None:
    """Pain before, each exercise, pain after; marked, and ended."""
    plan, options = two(asks=(Ask.PAIN_BEFORE,))
    turn = log(plan, 0.0, options)
    session, events = answered(turn, "3", Key.READY, Key.NO, Key.NO, Key.READY, Key.READY)

    assert isinstance(session.phase, Over)
    assert EventKind.STARTED is events[0].kind
    assert events[0].body["logged"] is True
    assert EventKind.ENDED is events[-1].kind
    assert [(Outcome.DONE, Hurt.NO)] * 2 == [(one.result.outcome, one.result.hurt) for one in done(events)]


def test_strong_pain_before_a_logged_session_asks_nothing_more() -> None:
    """Whether to go on is no question once it is over."""
    plan, options = two(asks=(Ask.PAIN_BEFORE,))
    session, _ = answered(log(plan, 0.0, options), "8", Key.READY)

    assert (Ask.HURT, 0) == asked(session)


def test_nothing_is_lost_of_a_log_that_is_left() -> None:
    """What was answered before Q is kept; the rest is unanswered, never no.

    Only then: one answer says that there was a session. Q before any says nothing, so nothing is kept (below).
    """
    plan, options = two()
    session, events = answered(log(plan, 0.0, options), Key.NO, Key.QUIT)

    assert isinstance(session.phase, Over)
    assert [Hurt.NO, None] == [one.result.hurt for one in done(events)]


@pytest.mark.parametrize("keys", [(), (Key.READY,), (Key.READY, Key.SKIP, Key.SKIP)])
def test_a_log_that_is_left_before_any_answer_was_never_there(keys: tuple[Key, ...]) -> None:
    """Q at the first question, or after some that were passed over: nobody has said that there was a session."""
    plan, options = two(asks=(Ask.PAIN_BEFORE,))
    session, events = answered(log(plan, 0.0, options), *keys, Key.QUIT)

    assert isinstance(session.phase, Over)
    assert ([], False) == (events, session.started)
    assert () == summary(session)


def test_a_log_without_anybody_was_never_there() -> None:
    """No key can come and none came: it is over at once, and nothing is to be written down."""
    plan, options = two(asks=(Ask.PAIN_BEFORE,))
    turn = unattend(log(plan, 0.0, options).session, 0.0)

    assert isinstance(turn.session.phase, Over)
    assert [] == answered(turn)[1]


def test_nobody_left_after_an_answer_keeps_it() -> None:
    """The keys end after the first no: it is written down, and the rest is unanswered."""
    plan, options = two()
    session, events = answered(log(plan, 0.0, options), Key.NO)
    _, more = answered(unattend(session, 0.0))

    assert [Hurt.NO, Hurt.UNANSWERED] == [one.result.hurt for one in done([*events, *more])]
    assert EventKind.ENDED is more[-1].kind


def test_what_was_passed_over_is_written_down_with_the_first_answer() -> None:
    """It begins as every session does, and is as complete as if it had been written from the start."""
    plan, options = two()
    session, events = answered(log(plan, 0.0, options), Key.SKIP)
    assert [] == events
    session, events = answered(Turn(session), Key.A_LITTLE)

    assert session.started
    assert EventKind.STARTED is events[0].kind
    assert [Hurt.UNANSWERED, Hurt.A_LITTLE] == [one.result.hurt for one in done(events)]


def test_a_log_that_is_gone_through_counts_without_an_answer() -> None:
    """Whoever passes over every question and ends the list of answers has seen what it says."""
    plan, options = two()
    session, events = answered(log(plan, 0.0, options), Key.SKIP, Key.SKIP, Key.READY)
    assert ((Ask.REVIEW, None), []) == (asked(session), events)
    _, events = answered(Turn(session), Key.READY)

    assert [EventKind.STARTED, EventKind.ENDED] == [events[0].kind, events[-1].kind]
    assert [Outcome.DONE] * 2 == [one.result.outcome for one in done(events)]


# The policy follows ------------------------------------------------------------------------------------

answers = st.sampled_from(
    ["no", "a-little", "yes", "unanswered", "a-little 5", "yes 3 no-leg", "yes 8", "yes leg"]
)
exercises = st.sampled_from(["tilt", "stretch"])
lives = st.lists(
    st.tuples(st.integers(1, 9), st.dictionaries(exercises, answers, min_size=1)), min_size=1, max_size=8
)
pains = st.none() | st.integers(0, 10)


def corrected(exercise: str, answer: str) -> list[Event]:
    """The new answer as `correct` writes it down."""
    return [
        Event(EventKind.CORRECTED, exercise, body=event.body)
        for event in about(exercise, answer)
        if event.kind is EventKind.ANSWERED
    ]


@given(lives, st.data())
def test_a_correction_is_as_good_as_the_answer_at_once(
    life: list[tuple[int, dict[str, str]]], data: st.DataObject
) -> None:
    """Whatever was answered, and whatever it is corrected to: the same person as if it had been answered so at once."""
    which = data.draw(st.integers(0, len(life) - 1))
    what = data.draw(st.sampled_from(sorted(life[which][1])))
    right = data.draw(answers)
    assume(right.split()[0] != life[which][1][what].split()[0])  # the same again leaves what hung on it
    at_once, put_right, day = Someone(), Someone(), 0
    for number, (gap, told) in enumerate(life):
        day += gap
        ended = {name: f"{answer} done" for name, answer in told.items()}
        first = {**ended, what: f"{right} done"} if number == which else ended
        at_once.does(day, *session_events(first))
        later = corrected(what, right) if number == which else []
        put_right.does(day, *session_events(ended), *later)

    assert person_from(at_once.sittings) == person_from(put_right.sittings)


@given(lives, pains, pains, st.integers(0, 10), st.sampled_from(["pain_before", "pain_after"]))
def test_so_is_one_about_the_whole_back(
    life: list[tuple[int, dict[str, str]]], before: int | None, after: int | None, right: int, which: str
) -> None:
    """The pain before or after, corrected, counts as if it had been answered so at once."""
    at_once, put_right, day = Someone(), Someone(), 0
    for gap, told in life:
        day += gap
        pain = (right, after) if which == "pain_before" else (before, right)
        at_once.does(day, *session_events(told, pain))
        correction = Event(EventKind.CORRECTED, body={which: right})
        put_right.does(day, *session_events(told, (before, after)), correction)

    assert person_from(at_once.sittings) == person_from(put_right.sittings)


@given(lives, st.data())
def test_a_logged_session_counts_in_its_place(
    life: list[tuple[int, dict[str, str]]], data: st.DataObject
) -> None:
    """Written down later, a session of some day makes the same person as one played on that day."""
    played, day = Someone(), 0
    for gap, told in life:
        day += gap
        played.session(day, told)
    which = data.draw(st.integers(0, len(life) - 1))
    chosen = played.sittings[which]
    logged = Someone().does(
        chosen.local_date,
        *(
            Event(e.kind, e.exercise, body={**e.body, "logged": True}) if e.kind is EventKind.STARTED else e
            for e in chosen.events
        ),
    )
    others = [one for one in played.sittings if one is not chosen]
    in_order = sorted([*others, *logged.sittings], key=lambda one: one.started.utc)

    assert person_from(played.sittings) == person_from(in_order)

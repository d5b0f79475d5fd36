"""Whether there is a session today, what is asked and said first, and what is played instead of it."""

from __future__ import annotations

import pytest

from backroutine.domain.errors import WrongUsage
from backroutine.domain.exercises.routine import Routine, RoutineEntry
from backroutine.domain.plan.plan import build_plan
from backroutine.domain.policy.today import Today
from backroutine.domain.record.events import Event, EventKind, Sitting, Stamp
from backroutine.domain.session.state import Ask
from backroutine.domain.today.earlier import Earlier
from backroutine.domain.today.recipe import Files, Wish
from backroutine.domain.today.session_for_today import NotToday, SessionForToday, session_for_today
from backroutine.domain.words import safety_page
from backroutine.domain.words.filling import tell
from days import SCREENED, STRETCH, TILT, Someone, on

ROLL = TILT._replace(id="roll", name="Hip rolling")
FILES = Files(
    Routine("usual", "The usual", tuple(RoutineEntry(name) for name in ("tilt", "roll", "stretch"))),
    {"tilt": TILT, "roll": ROLL, "stretch": STRETCH},
)
WISH = Wish("usual")
THREE = ("tilt", "roll", "stretch")
FITS = Event(EventKind.SCREENED, body={"fits": True})
RED_FLAG = Event(EventKind.SCREENED, body={"fits": True, "red_flag": True})


def known(*days: int) -> Someone:
    """Somebody who answered the safety page, and was there on these days."""
    return Someone().does(0, SCREENED).easy(*days, of=THREE)


def asked(person: Someone, day: int, wish: Wish = WISH) -> SessionForToday | NotToday:
    return session_for_today(wish, FILES, person.person(), on(day))


def session(person: Someone, day: int, wish: Wish = WISH) -> SessionForToday:
    """The session of this day, where there must be one."""
    today = asked(person, day, wish)
    assert isinstance(today, SessionForToday)
    return today


def refused(person: Someone, day: int, wish: Wish = WISH) -> NotToday:
    """Why there is no session on this day, where there must be none."""
    today = asked(person, day, wish)
    assert isinstance(today, NotToday)
    return today


# What is asked ---------------------------------------------------------------------------------------------


def test_the_first_session_begins_with_the_safety_page() -> None:
    """Its question comes first, and its page is what is shown; there was no day before to ask about."""
    first = session(Someone(), 0)

    assert (Ask.SAFETY, Ask.PAIN_BEFORE) == first.asks
    assert (*safety_page.short(), *safety_page.warning_signs()) == first.lines


def test_later_sessions_ask_how_the_day_after_was() -> None:
    """Without the safety page, as long as it is not due."""
    assert (Ask.PAIN_BEFORE, Ask.NEXT_DAY) == session(known(0), 1).asks


def test_the_day_after_is_not_asked_on_the_same_day() -> None:
    """It has not come yet."""
    assert (Ask.PAIN_BEFORE,) == session(known(3), 3).asks


def test_a_yes_on_the_safety_page_asks_it_again_and_says_so_first() -> None:
    """It may no longer fit; the page is shown with the reason before it (rule: safety-yes-waits)."""
    locked = session(known(0).does(1, FITS), 2)

    assert Ask.SAFETY is locked.asks[0]
    assert (Today(known(0).does(1, FITS).person(), on(2)).stop(), *safety_page.short()) == locked.lines[
        : 1 + len(safety_page.short())
    ]


# Why there is none -----------------------------------------------------------------------------------------


def test_a_warning_sign_lets_nothing_begin() -> None:
    """Until somebody has looked at it; no yes of the person's own helps (rule: warning-sign-stops)."""
    gone = refused(known(0).does(1, RED_FLAG), 2)

    assert (1, "", None) == (len(gone.reasons), gone.question, gone.confirmed)
    assert "warning sign" in gone.reasons[0]


def test_a_sorer_end_is_enough_for_that_day() -> None:
    """And only for that day."""
    person = known(0).session(1, pain=(2, 4))

    assert NotToday((tell("worn-out"),)) == refused(person, 1)
    assert () == session(person, 2).recipe.left_out


def test_two_worse_days_wait_for_a_yes() -> None:
    """The reasons for a no, the question, and the session that a yes begins, with nothing asked less (rule: two-worse-days)."""
    person = known(0).session(1, worse="yes").session(2, worse="yes")
    paused = refused(person, 3)

    assert (tell("paused.worse"), f"{tell('paused.worse')} {tell('paused.ask')}") == (
        paused.reasons[0],
        paused.question,
    )
    assert tell("doctor.worse-twice") in paused.reasons
    assert paused.confirmed
    assert (Ask.PAIN_BEFORE, Ask.NEXT_DAY) == paused.confirmed.asks
    assert not paused.confirmed.worse_before


def test_fewer_than_two_exercises_make_no_session() -> None:
    """Those that pain took are named, with a word on whom to ask; also where two worse days are waiting."""
    person = known(0).session(1, {"tilt": "yes", "roll": "yes"})
    paused = known(0).session(1, {"tilt": "yes", "roll": "yes"}, worse="yes").session(2, "", worse="yes")

    told = refused(person, 2).reasons
    assert [True, True] == [
        name in line for name, line in zip(("Pelvic tilt", "Hip rolling"), told[:2], strict=True)
    ]
    assert (tell("too-few"), tell("doctor")) == told[2:4]
    assert tell("too-few") in refused(paused, 3).reasons


def test_what_was_left_out_by_hand_is_no_reason_to_stop() -> None:
    """Whoever wants one exercise may have one."""
    person = known(0).does(1, Event(EventKind.PARKED, "tilt"), Event(EventKind.PARKED, "roll"))

    assert ("stretch",) == tuple(one.id for one in session(person, 1).recipe.exercises)


# What is said ----------------------------------------------------------------------------------------------


def test_on_an_ordinary_day_nothing_is_said() -> None:
    """No greeting, no advice."""
    assert () == session(known(0), 1).lines


def test_after_a_week_away_a_welcome_and_reasons_to_see_somebody() -> None:
    """In that order."""
    person = known(0).session(1, {"tilt": "yes 8"})

    assert (tell("welcome-back"), tell("doctor")) == session(person, 9).lines[:2]


# What is played --------------------------------------------------------------------------------------------


def test_after_a_worse_day_less_is_played() -> None:
    """The lower recipe is one level down; both hold what today allows."""
    person = Someone().does(0, SCREENED).easy(*range(8), of=THREE)
    person.does(7, Event(EventKind.GROWN, "tilt"))
    today = session(person, 8)

    assert today.lower
    assert (6, 5) == (today.recipe.exercises[0].reps, today.lower.exercises[0].reps)


def test_what_has_gone_well_may_be_offered_to_grow() -> None:
    """Of all exercises of the routine, in its own amounts, whatever was left out by hand today."""
    person = Someone().does(0, SCREENED).easy(*range(0, 12, 2), of=THREE)

    assert ["tilt", "roll", "stretch"] == [
        offer.exercise for offer in session(person, 12, WISH._replace(skip=("tilt",))).offers
    ]


def test_one_worse_day_makes_the_next_one_the_second() -> None:
    """Then the routine pauses at once."""
    assert session(known(0).session(1, worse="yes"), 2).worse_before


def test_a_rehearsal_asks_nothing_and_may_always_be() -> None:
    """It has nothing to do with how the back is: no reasons, questions, lines or offers."""
    rehearsed = session(Someone().does(0, RED_FLAG), 1, WISH._replace(rehearse=True))

    assert SessionForToday(rehearsed.recipe) == rehearsed
    assert 10.0 == rehearsed.recipe.pace


def test_a_wish_that_cannot_be_is_an_error_of_usage() -> None:
    """An exercise that the routine does not hold."""
    with pytest.raises(WrongUsage, match="no exercise 'tlt'"):
        asked(known(0), 1, WISH._replace(only=("tlt",)))


def test_the_options_hold_what_the_record_means() -> None:
    """And what the terminal and the settings mean, as they are given."""
    today = session(known(0).session(1, worse="yes"), 2)
    sitting = Sitting("1", "", "{}", Stamp("", 0, 0), None, on(2))
    earlier = Earlier(sitting, build_plan(today.recipe))

    fresh = today.options(patient=True, wait=True)
    options = today.options(patient=True, wait=False, attended=False, earlier=earlier)

    first, reps = today.recipe.exercises[0].name, len(today.recipe.exercises)
    assert (today.asks, True, True, True, "", 0) == (
        fresh.asks,
        fresh.attended,
        fresh.patient,
        fresh.wait,
        fresh.earlier,
        fresh.earlier_left,
    )
    assert (today.asks, False, True, False) == (
        options.asks,
        options.attended,
        options.patient,
        options.wait,
    )
    assert (first, today.recipe.name, reps) == (options.earlier, options.earlier_in, options.earlier_left)
    assert options.worse_before
    assert today.lower
    assert today.lower is options.lower


def test_a_rehearsal_has_nothing_lower_to_play() -> None:
    """It is not asked how the day after was."""
    rehearsed = session(known(0), 1, WISH._replace(rehearse=True))

    assert rehearsed.options(patient=False, wait=False).lower is None

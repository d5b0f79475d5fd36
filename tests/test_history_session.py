"""What was, in words: one session whole, and the lists that name what there is."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from backroutine.domain.record.events import Event, EventKind, Sitting
from backroutine.edge.computer.clock import Clock
from backroutine.edge.journal import Journal, new_id
from homes import Home

Call = Callable[..., tuple[int, str, str]]

HURT = (
    Event(EventKind.STARTED, body={"warm_up": "none"}),
    Event(EventKind.BEGAN, "first", body={"reps": 2, "number": 0}),
    Event(EventKind.BEGAN, "first", body={"reps": 2, "number": 0, "repeated": True}),
    Event(EventKind.FINISHED, "first", body={"outcome": "hurt", "reps_done": 1, "seconds": 3.0}),
    Event(EventKind.ANSWERED, "first", body={"hurt": "yes"}),
    Event(EventKind.ANSWERED, "first", body={"strength": 4}),
    Event(EventKind.ANSWERED, "first", body={"note": "pinch, low right"}),
    Event(EventKind.ENDED, body={"how": "stopped", "seconds": 54}),
)
PLAN = json.dumps(
    {
        "exercises": [
            {"id": name, "name": name.title(), "reps": 2, "hold_seconds": 1, "sides": "none"}
            for name in ("first", "second")
        ]
    }
)


def put(home: Home, *events: Event, days_ago: int = 0) -> None:
    """Write a session of these events."""
    stamp = Clock().stamp()
    day = Clock().today() - timedelta(days=days_ago)
    sitting = Sitting(new_id(stamp), "quick", PLAN, stamp, None, day)
    with Journal.open(home.folder / "journal.sqlite3") as journal:
        journal.begin(sitting)
        assert all(journal.append(sitting.id, event, stamp) for event in events)


@pytest.fixture
def hurt_home(home: Home) -> Home:
    """A home with one session that was stopped because it hurt."""
    put(home, *HURT)
    return home


@pytest.mark.usefixtures("hurt_home")
def test_one_session_is_shown_whole(call: Call) -> None:
    """Strength, note and that it was begun again; what was not said is said to be so."""
    code, out, _ = call("history", "last")

    assert 0 == code
    for words in (
        "First thing",
        "stopped, it hurt, 1 of 2 reps",
        "yes, 4 of 10",
        "pinch, low right",
        "Begun again",
    ):
        assert words in out
    assert "Back pain before: not said, after: not said" in out


@pytest.mark.usefixtures("hurt_home")
def test_a_session_that_is_not_there_is_told(call: Call) -> None:
    """With how one is named."""
    code, _, err = call("history", "2001-01-01")

    assert 2 == code
    assert "there is no session" in err
    assert "`last`" in err


@pytest.mark.usefixtures("hurt_home")
def test_the_list_of_sessions_leaves_no_cell_empty(call: Call) -> None:
    """What was not said is told, a short time has its unit, and so many of those that were planned are done."""
    _, out, _ = call("history")

    assert "not said" in out
    assert "54 s" in out
    assert "0 of 2" in out


@pytest.mark.usefixtures("hurt_home")
def test_progress_begins_with_the_first_session(call: Call) -> None:
    """But shows eight weeks at least."""
    assert "in the last 8 weeks" in call("progress")[1]


@pytest.mark.usefixtures("hurt_home")
def test_a_report_begins_with_the_first_session(call: Call) -> None:
    """Days before it are not days without one."""
    assert "On 1 of 1 day" in call("report")[1]


def test_list_shows_routines_and_warm_ups_too(call: Call) -> None:
    """With what they hold and what they need."""
    _, out, _ = call("list")

    assert "pelvic-tilt, hip-rolling, side-bending" in out
    assert "an elliptical trainer" in out


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("nonsense", "there are core, lower-back, quick, short, three"),
        ("lower-bak", "Did you mean lower-back?"),
        ("side-bending", "`backroutine start lower-back --only side-bending` does it alone"),
    ],
)
def test_a_routine_that_is_not_there_is_answered_with_those_that_are(
    call: Call, wanted: str, told: str
) -> None:
    """Or with the way to do one exercise alone."""
    code, _, err = call("plan", wanted)

    assert 2 == code
    assert told in err


def test_the_name_of_a_routine_may_have_capitals(call: Call) -> None:
    """As one would type it."""
    assert 0 == call("plan", "Quick")[0]


def test_what_a_professional_said_is_kept_also_where_the_rest_is_no(home: Home, call: Call) -> None:
    """Asked again later, it need not be said once more."""
    signs = Event(EventKind.ANSWERED, "first", body={"leg_signs": True})
    put(home, *HURT[:5], signs, HURT[-1], days_ago=10)
    assert 2 == call("bring-back", "first", "--yes")[0]

    assert 0 == call("bring-back", "first", "--cleared", "Dr Lee, 3 May", typed="n\n")[0]

    assert "parked" == home.standing("first")
    assert 0 == call("bring-back", "first", "--yes")[0]

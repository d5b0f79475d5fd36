"""`backroutine correct` and `log`, as a person meets them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from backroutine.edge.computer.day import today
from calling import Call
from homes import Home

# Keys from a pipe: what is pressed comes in one go, and the end of the pipe is the end of the keys.
LOGGED = (
    "3\r" + "n" + "y" + "n" + "\r" + "\r" + "2\r" + "\r"
)  # before; first no; second yes, no leg; strength, note; after


@pytest.fixture
def logged(home: Home, press: Call) -> Home:
    """A home in which the quick routine was logged for three days ago; its second exercise hurt."""
    day = today() - timedelta(3)
    code, told, err = press("log", "quick", "--date", day.isoformat(), typed=LOGGED)
    assert (0, "") == (code, err)
    assert f"`backroutine erase {day}` takes it back." in told
    return home


def test_a_logged_session_counts(logged: Home) -> None:
    """It stands in the history on its day, marked, and what hurt is left out from now on."""
    (past,) = logged.history()

    assert past["logged"] is True
    assert (today() - timedelta(3)).isoformat() == past["started"][:10]
    assert ["no", "yes"] == [one["hurt"] for one in past["exercises"]]
    assert ["done", "done"] == [one["outcome"] for one in past["exercises"]]
    assert (3, 2) == (past["pain_before"], past["pain_after"])
    assert "parked" == logged.standing("second")
    assert "logged" in logged.look("history")
    assert "Done elsewhere, and written down afterwards." in logged.look("history", "last")


def test_an_answer_can_be_put_right(logged: Home, press: Call) -> None:
    """Number, new answer: history has the new one, the exercise is back, and `export` has both."""
    code, told, _ = press("correct", typed="2n\r")
    (past,) = logged.history()

    assert 0 == code
    assert "It counts as if it had been answered so at once." in told
    assert "Second thing is ready now." in told
    assert ["no", "no"] == [one["hurt"] for one in past["exercises"]]
    assert "ready" == logged.standing("second")
    kinds = [event["kind"] for event in logged.events() if event.get("hurt")]
    assert ["answered", "answered", "corrected"] == kinds


def test_an_exercise_may_not_have_been_done(logged: Home, press: Call) -> None:
    """X takes it out of what was done."""
    press("correct", "last", typed="2x\r")
    (past,) = logged.history()

    assert ("skipped", "unanswered", 0) == tuple(
        past["exercises"][1][key] for key in ("outcome", "hurt", "reps_done")
    )
    assert "ready" == logged.standing("second")


def test_a_note_about_the_day_can_be_left(logged: Home, press: Call) -> None:
    """N in the list: it stands in the history and in the report."""
    press("correct", typed="nslept badly\r\r")
    (past,) = logged.history()

    assert "slept badly" == past["note"]
    assert "About the day: slept badly" in logged.look("history", "last")
    assert "slept badly" in logged.look("report")


def test_to_look_changes_nothing(logged: Home, press: Call) -> None:
    """Enter on the list leaves everything as it was, and says so."""
    before = logged.look("export")
    _, told, _ = press("correct", (today() - timedelta(3)).isoformat(), typed="\r")

    assert "Nothing was changed." in told
    assert before == logged.look("export")


def test_in_a_terminal(logged: Home) -> None:
    """The list of answers fills the window, and waits as long as one likes."""
    with logged.terminal("correct") as screen:
        screen.until("2. Second thing: yes")
        screen.send("2")
        screen.until("Did that hurt?")
        screen.until("I did not do this")
        screen.send("n")
        screen.until("2. Second thing: no")
        screen.send("\r")

        assert 0 == screen.wait()


@pytest.mark.parametrize(
    "arguments",
    [
        ("correct", "2020-01-01"),
        ("correct", "yesterday"),
        ("log", "none-such"),
        ("log", "--date", "soon"),
        ("log", "--date", (today() + timedelta(2)).isoformat()),
    ],
)
def test_what_cannot_be_is_told(call: Call, arguments: tuple[str, ...]) -> None:
    """No such session, routine or day, or one that is still to come: exit code 2, and nothing is written down."""
    before = call("export")
    code, _, err = call(*arguments)

    assert 2 == code
    assert err
    assert before == call("export")


def test_a_session_of_another_computer_can_be_put_right(logged: Home, press: Call) -> None:
    """What was imported is corrected like one's own."""
    lines = logged.look("export")
    press("erase", "--all", "--yes")
    logged.run("import", "-", stdin=lines)
    press("correct", typed="2n\r")

    assert "ready" == logged.standing("second")


def test_a_log_that_is_left_at_once_writes_nothing(home: Home, press: Call) -> None:
    """Q at the first question: one line says so, the exit code is 0, and the journal has no session."""
    before = home.look("export")
    code, told, err = press("log", "quick", typed="q")

    assert (0, "") == (code, err)
    assert "Nothing was answered, so nothing was written down." == told.splitlines()[-1]
    assert "exercises done" not in told
    assert ([], before) == (home.history(), home.look("export"))


def test_a_log_that_is_left_at_once_in_a_terminal(home: Home) -> None:
    """The same below the window, once it is gone."""
    before = home.look("export")
    with home.terminal("log", "quick") as screen:
        screen.until("How was your back before it?")
        screen.send("q")

        assert 0 == screen.wait()
        assert "Nothing was answered, so nothing was written down." in "\n".join(screen.display)
    assert before == home.look("export")


@pytest.mark.parametrize("keys", ["", "\r", "\rss"])
def test_a_log_that_nobody_answers_writes_nothing(home: Home, press: Call, keys: str) -> None:
    """Standard input is at its end before any answer: exit code 2, what to do, and the journal has no session."""
    before = home.look("export")
    code, told, err = press("log", "quick", typed=keys)

    assert 2 == code
    assert "nobody answered a question, so nothing was written down" in err
    assert "Saved." not in told
    assert before == home.look("export")


@pytest.mark.parametrize("command", ["log", "correct"])
def test_nobody_is_asked_what_cannot_be_saved(logged: Home, press: Call, command: str) -> None:
    """A newer journal is only read: that is said at once, with exit code 74, and nothing is asked."""
    with closing(sqlite3.connect(logged.folder / "journal.sqlite3", isolation_level=None)) as db:
        db.execute("PRAGMA user_version=99")
    code, told, err = press(command, typed="2n\r")

    assert 74 == code
    assert "nothing can be saved: the journal was written by a newer backroutine" in err
    assert "?" not in told


def test_the_day_after_is_asked_about_only_if_there_was_no_session_since(logged: Home, press: Call) -> None:
    """What is logged for a day before the last session has nothing to say of that session's day after."""
    told = []
    for days in (5, 1):
        press("log", "quick", "--date", (today() - timedelta(days)).isoformat(), typed="3\rnq")
        told.append([event["worse_next_day"] for event in logged.events() if "worse_next_day" in event])

    assert [[], ["no"]] == told


def test_what_hurt_later_was_still_done_before(logged: Home, press: Call) -> None:
    """A session is logged as it was to be on its day: what was parked since is in it."""
    press("log", "quick", "--date", (today() - timedelta(5)).isoformat(), typed=LOGGED)

    assert ["first", "second"] == [one["exercise"] for one in logged.history()[0]["exercises"]]

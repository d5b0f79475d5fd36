"""What goes on only with a yes: a routine after two worse days, and an exercise that hurt."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from backroutine.domain.words.filling import tell
from backroutine.edge.computer.clock import Clock
from backroutine.edge.journal import Journal
from days import Someone
from homes import Home


@pytest.fixture
def worse(tmp_path: Path) -> Home:
    """The home of somebody whose back was worse the day after, twice running."""
    home, today = Home(tmp_path), Clock().today()
    person = Someone()
    for days, answer in ((3, ""), (2, "yes"), (1, "yes")):
        person.session(today - timedelta(days=days), {"first": "no"}, worse=answer)
    lived(home, person)
    return home


def lived(home: Home, person: Someone) -> None:
    """Write a person's days into the journal of a home."""
    with Journal.open(home.folder / "journal.sqlite3") as journal:
        for sitting in person.sittings:
            journal.begin(sitting._replace(entries=()))
            for entry in sitting.entries:
                assert journal.append(sitting.id, entry.event, entry.stamp)


@pytest.mark.skipif("sys.platform == 'win32'", reason="a terminal of its own needs a pty")
def test_a_yes_goes_on_and_is_written_down(worse: Home) -> None:
    """The reason and the question first; then the session, as usual."""
    with worse.terminal("start", "quick", "--plain") as terminal:
        terminal.until("Would you like to go on?")
        terminal.send("y\n")
        terminal.until("Gentle exercises")
        terminal.send("\x03")
        terminal.wait()

    assert "confirmed" in [event["kind"] for event in worse.events()]


def test_without_anybody_to_ask_nothing_begins(worse: Home) -> None:
    """It says why, and whom to ask."""
    told = worse.run("start", "quick")

    assert 0 == told.returncode
    assert tell("paused.worse") in told.stdout
    assert tell("doctor.worse-twice") in told.stdout
    assert "confirmed" not in [event["kind"] for event in worse.events()]


def test_what_hurt_comes_back_only_after_a_yes_to_both_questions(tmp_path: Path) -> None:
    """Silence leaves it out; so does a no to the second."""
    home = Home(tmp_path)
    lived(home, Someone().session(Clock().today() - timedelta(days=8), {"first": "yes"}))

    assert tell("back.left", exercise="First thing") in home.run("bring-back", "first").stdout
    assert tell("back.left", exercise="First thing") in home.run("bring-back", "first", stdin="y\nn\n").stdout
    assert "parked" == home.standing("first")
    assert (
        tell("back.trial", exercise="First thing") in home.run("bring-back", "first", stdin="y\ny\n").stdout
    )
    assert "trial" == home.standing("first")

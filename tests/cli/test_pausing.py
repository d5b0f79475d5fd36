"""After two worse days the routine pauses: only a yes in a terminal goes on, and it is written down."""

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
    with Journal.open(home.folder / "journal.sqlite3") as journal:
        for sitting in person.sittings:
            journal.begin(sitting._replace(entries=()))
            for entry in sitting.entries:
                assert journal.append(sitting.id, entry.event, entry.stamp)
    return home


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

"""A session of which the questions at the end were cut off: they are offered again, or put right later."""

from __future__ import annotations

import signal

import pytest

from homes import Home
from test_whole_sessions import asked_about, begin, finish

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="a terminal of its own needs a pty")


def test_closing_questions_that_were_cut_off_are_asked_again(home: Home) -> None:
    """Killed while it asks how strong it was: the next start of that day offers the questions that are open."""
    with home.terminal("start", "quick") as terminal:
        begin(terminal)
        for name, key in (("First thing", "l"), ("Second thing", "n")):
            terminal.until(asked_about(name))
            terminal.send(key)
        terminal.until("how strong")
        terminal.kill(signal.SIGKILL)
        terminal.wait()
    (cut,) = home.history()
    assert ("interrupted", None) == (cut["ended"], cut["exercises"][0]["strength"])

    with home.terminal("start", "quick") as terminal:
        terminal.until("only the questions at its end")
        terminal.send("y")
        terminal.until("how strong")
        terminal.send("3\r")
        terminal.until("own words")
        terminal.send("\r")
        assert 0 == finish(terminal)

    (past,) = home.history()
    assert ("finished", 3) == (past["ended"], past["exercises"][0]["strength"])
    assert ["a-little", "no"] == [one["hurt"] for one in past["exercises"]]

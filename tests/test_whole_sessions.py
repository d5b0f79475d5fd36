"""Whole sessions in a real terminal, as a person plays them."""

from __future__ import annotations

from collections.abc import Callable

from backroutine.coach import UNSEEN
from homes import Home
from terminal import Terminal


def begin(terminal: Terminal) -> None:
    """Past the welcome and the first question."""
    terminal.until("Enter")
    terminal.send("\r")
    terminal.until("right now?")
    terminal.send("\r")


def asked_about(name: str) -> Callable[[Terminal], bool]:
    """Whether the question about the exercise `name` stands on the screen."""
    return lambda terminal: all(any(text in row for row in terminal.display) for text in (name, "that hurt"))


def hurt(terminal: Terminal, name: str, leg: str, strength: str = "") -> None:
    """Say that the exercise `name` hurts, whether it went down a leg, and how strong it was."""
    terminal.until(name)
    terminal.send("h")
    terminal.until("down a leg")
    terminal.send(leg)
    terminal.until("how strong")
    terminal.send(f"{strength}\r")


def finish(terminal: Terminal) -> int:
    """Past the questions at the end."""
    terminal.until("back now?")
    terminal.send("\r")
    terminal.until("answers right?")
    terminal.send("\r")
    return terminal.wait()


def test_a_whole_session_is_played_and_remembered(home: Home) -> None:
    """Two exercises, two times no, and the journal says so."""
    with home.terminal("start", "quick") as terminal:
        begin(terminal)
        for name in ("First thing", "Second thing"):
            terminal.until(asked_about(name))
            terminal.send("n")
        assert finish(terminal) == 0
        assert terminal.whole

    session = home.history()[-1]
    told = [(one["exercise"], one["outcome"], one["hurt"], one["reps_done"]) for one in session["exercises"]]
    assert told == [("first", "done", "no", 2), ("second", "done", "no", 4)]
    assert (session["ended"], session["routine"]) == ("finished", "quick")


def test_the_first_session_shows_the_safety_page(new_home: Home) -> None:
    """A yes on the safety page ends kindly, is saved, and starts no session."""
    with new_home.terminal("start", "quick") as terminal:
        terminal.until("Enter")
        terminal.send("\r")
        terminal.until("fit you?")
        terminal.send("y")
        terminal.until("Any key ends this page.")
        terminal.settle(UNSEEN + 0.5)  # until then a key is taken for one meant for the question
        terminal.send(" ")
        assert terminal.wait() == 0
        assert terminal.whole
        terminal.until("talk to your doctor or a physiotherapist")

    assert new_home.history() == []
    assert [(event["kind"], event["fits"]) for event in new_home.events()] == [("screened", True)]


def test_hurts_parks_the_exercise_and_the_next_start_says_so(home: Home) -> None:
    """H stops at once; the exercise is left out of the next session, by name and date."""
    with home.terminal("start", "three") as terminal:
        begin(terminal)
        hurt(terminal, "First thing", leg="n", strength="4")
        terminal.until("We leave that one out.")
        terminal.send("\r")
        terminal.until("Second thing")
        terminal.send("q")
        terminal.until("Stop for today?")
        terminal.send("y")
        terminal.until("own words")
        terminal.send("pinch, low right\r")
        terminal.until("back now?")
        terminal.send("q")
        assert terminal.wait() == 0
        terminal.until("First thing is left out from now on")

    first = home.history()[-1]["exercises"][0]
    wanted = {"outcome": "hurt", "hurt": "yes", "leg_signs": False, "strength": 4, "note": "pinch, low right"}
    assert wanted == {key: first[key] for key in wanted}
    assert home.standing("first") == "parked"
    with home.terminal("start", "three", "--fresh") as terminal:
        terminal.until("Leaving out First thing: it hurt on")
        terminal.send("q")
        assert terminal.wait() == 0
    refused = home.run("bring-back", "first")
    assert 2 == refused.returncode
    assert "rests for at least a week" in refused.stderr


def test_two_left_are_the_fewest(home: Home) -> None:
    """When pain has left fewer than two exercises, the next start says which and why, and runs no remainder."""
    with home.terminal("start", "quick") as terminal:
        begin(terminal)
        hurt(terminal, "First thing", leg="n")
        terminal.until("We leave that one out.")
        terminal.send("q")
        terminal.until("own words")
        terminal.send("\r")
        terminal.until("back now?")
        terminal.send("q")
        assert 0 == terminal.wait()

    told = home.run("start", "quick")

    assert 0 == told.returncode
    assert "Leaving out First thing: it hurt on" in told.stdout
    assert "Fewer than two" in told.stdout


def test_leg_signs_end_the_session_and_show_the_warning_signs(home: Home) -> None:
    """Pain that goes down a leg ends it for today: the signs to get help for are shown, then the last questions."""
    with home.terminal("start", "three") as terminal:
        begin(terminal)
        hurt(terminal, "First thing", leg="y")
        terminal.until("Does one of these warning signs fit you?")
        terminal.until("between the legs")
        terminal.send("n")  # not before the second page
        terminal.settle(0.3)
        terminal.send(" ")
        terminal.until("N no")
        terminal.send("n")
        terminal.until("own words")
        terminal.send("\r")
        terminal.until("back now?")
        terminal.send("q")
        assert 0 == terminal.wait()
        assert terminal.whole

    ids = [one["exercise"] for one in home.history()[-1]["exercises"]]
    assert ["first"] == ids


def test_two_exercises_that_hurt_end_the_session(home: Home) -> None:
    """A second yes in one session ends it kindly; the third exercise is not begun."""
    with home.terminal("start", "three") as terminal:
        begin(terminal)
        for name in ("First thing", "Second thing"):
            hurt(terminal, name, leg="n")
            if name == "First thing":
                terminal.until("We leave that one out.")
                terminal.send("\r")
        for name in ("First thing", "Second thing"):
            terminal.until(f"{name}: anything to remember")
            terminal.send("\r")
        terminal.until("back now?")
        terminal.send("q")
        assert 0 == terminal.wait()

    assert ["first", "second"] == [one["exercise"] for one in home.history()[-1]["exercises"]]


def test_an_interrupted_session_is_carried_on_where_it_stopped(home: Home) -> None:
    """After Ctrl-C in the second exercise the same day's start offers it, and the first is not done again.

    At its end all of it is told: also what an answer before the interruption has changed.
    """
    with home.terminal("start", "quick") as terminal:
        begin(terminal)
        terminal.until("that hurt")
        terminal.send("l")
        terminal.until("Second thing")
        terminal.send("\x03")
        assert terminal.wait() == 130
        assert terminal.whole
    assert home.history()[-1]["ended"] == "interrupted"
    home.exercise("second", name="Somebody changed the file")

    with home.terminal("start", "quick") as terminal:
        terminal.until("at Second thing earlier today: 1 exercise to go.")
        terminal.send("y")
        terminal.until("Second thing")
        terminal.until("that hurt")
        terminal.send("n")
        for asked in ("how strong", "own words"):
            terminal.until(asked)
            terminal.send("\r")
        assert finish(terminal) == 0
        terminal.until("First thing hurt a little, so next time it is eased")

    sessions = home.history()
    assert (
        sessions[-1]["ended"],
        [one["exercise"] for one in sessions[-1]["exercises"]],
    ) == ("finished", ["first", "second"])


def test_a_second_start_is_refused_while_one_runs(home: Home) -> None:
    """Only one session at a time: the second says since when the first runs, and exits 3."""
    with home.terminal("start", "quick") as terminal:
        begin(terminal)
        terminal.until("First thing")
        second = home.run("start", "quick", "--plain")
        terminal.send("q")
        terminal.until("Stop for today?")

    assert second.returncode == 3
    assert "since" in second.stderr


def test_resizing_keeps_the_countdown_and_the_keys(home: Home) -> None:
    """From a large window to 20 by 5 and back, the word and the keys stay."""
    home.exercise("first", hold="30", name="First thing")
    with home.terminal("start", "quick", rows=60, columns=200) as terminal:
        begin(terminal)
        terminal.until("this hurts")
        terminal.resize(5, 20)
        terminal.until("HOLD")
        terminal.until(lambda t: "H" in t.display[-1])
        terminal.resize(24, 80)
        terminal.until("this hurts")
        terminal.send("\x03")
        assert terminal.wait() == 130


def test_a_session_nobody_answers_ends_by_itself(home: Home) -> None:
    """Without anyone at the keys every question is unanswered, none is a no, and the session ends."""
    ended = home.run("start", "quick", "--plain")

    assert ended.returncode == 0
    session = home.history()[-1]
    assert (
        session["ended"],
        [one["hurt"] for one in session["exercises"]],
    ) == ("finished", ["unanswered", "unanswered"])


def test_a_rehearsal_leaves_nothing(home: Home) -> None:
    """A rehearsed session writes no event."""
    before = home.events()

    assert home.run("start", "quick", "--rehearse").returncode == 0
    assert before == home.events()


def test_a_question_of_a_command_takes_one_key(home: Home) -> None:
    """At a terminal a Y is enough; anything else is no, at once."""
    with home.terminal("erase", "--all") as terminal:
        terminal.until("(y/N)")
        terminal.send("x")
        assert 0 == terminal.wait()
    assert home.events()

    with home.terminal("erase", "--all") as terminal:
        terminal.until("(y/N)")
        terminal.send("y")
        assert 0 == terminal.wait()
        assert terminal.whole
    assert home.events() == []

"""Pictures outside of a session, by the real program: printed, moving in a real terminal, written as SVG."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from calling import Call
from homes import Home

MINE = """\
name: Shoulder roll
position: Sit tall.
action: Roll both shoulders.
hold_seconds: 0
reps: 5
sides: none
"""


def figure_on(screen: list[str]) -> str:
    """The braille on a screen."""
    return "\n".join(re.sub(r"[^\u2800-\u28ff]", " ", line) for line in screen)


def test_show_prints_start_and_end_into_a_pipe(home: Home) -> None:
    """Without a terminal the poses are drawn too, without an escape byte, in 80 columns."""
    told = home.run("show", "side-bending", PYTHONIOENCODING="utf-8").stdout

    assert "\x1b" not in told
    assert "End, left" in told
    assert "(seen from behind: left is your left)" in told
    assert "⣿" in told
    assert max(map(len, told[: told.index("Take care")].split("\n  Stand")[0].splitlines())) <= 80


def test_show_draws_in_letters_where_there_are_no_others(home: Home) -> None:
    """An encoding without braille gets a figure of ASCII, not question marks."""
    told = home.look("show", "bridge", encoding="ascii")

    assert "####" in told
    assert "?" not in told[: told.index("Settle")]


def test_show_shows_the_side_that_is_asked_for(home: Home) -> None:
    """The other side is another picture."""
    left, right = (home.look("show", "side-bending", "--side", side) for side in ("left", "right"))

    assert "End, right" in right
    assert figure_on(left.splitlines()) != figure_on(right.splitlines())


def test_show_draws_a_warm_up(home: Home) -> None:
    """The march has a picture; a walk, which everybody knows, has none and is told all the same."""
    march, walk = (home.look("show", name) for name in ("march", "walk"))

    assert "⣿" in march
    assert "March gently" in march
    assert "⣿" not in walk
    assert "stroll" in walk
    assert '"stages"' in home.look("show", "walk", "--json")


def test_show_draws_a_file_that_is_not_installed(call: Call, tmp_path: Path) -> None:
    """Trial and error is quick: a file is drawn wherever it lies, and all its faults are told at once."""
    mine = tmp_path / "shoulder-roll.yaml"
    mine.write_text(MINE + "picture: {poses: {start: {hip: [50, 52], foot: [50, 0]}}}\n")
    good = call("show", str(mine))
    mine.write_text(MINE + "picture: {poses: {start: {hip: [50, 52], foot: [80, 0], left_hand: nose}}}\n")
    code, _, err = call("show", str(mine))

    assert "⣿" in good[1]
    assert 2 == code
    assert f"{mine}:7:68: left_hand is not one of belly, waist, chest (found 'nose')" in err
    mine.write_text(MINE + "picture: {poses: {start: {hip: [50, 52], foot: [80, 0]}}}\n")
    assert "the left foot cannot get to [80, 0]: 7.6 short" in call("show", str(mine))[2]


def test_show_of_a_routine_says_what_to_do(home: Home, call: Call) -> None:
    """A routine has no picture."""
    code, _, err = call("show", str(home.exercises / "routines" / "quick.yaml"))

    assert 2 == code
    assert "is a routine" in err


def test_a_faulty_picture_stops_nothing_that_does_not_need_it(home: Home, call: Call) -> None:
    """`list` goes on, `check` tells, and a session that would play the file says so before it begins."""
    (home.exercises / "shoulder-roll.yaml").write_text(MINE + "picture: {poses: {}}\n")

    assert "shoulder-roll" in home.look("list")
    assert "7:18: missing key 'start'" in "".join(call("check")[1:])
    assert 2 == call("start", "--only", "shoulder-roll", "--rehearse")[0]


def test_svg_is_written_and_not_over_another_file(call: Call, tmp_path: Path) -> None:
    """A still one and a moving one, private, and an existing file only with --force."""
    still, moving = tmp_path / "still.svg", tmp_path / "moving.svg"

    assert (0, f"Picture written to {still}.\n") == call("show", "bridge", "--svg", str(still))[:2]
    assert 2 == call("show", "bridge", "--animate", "--svg", str(still))[0]
    assert 0 == call("show", "bridge", "--animate", "--svg", str(moving), "--force")[0]
    assert 2 == len(ET.fromstring(still.read_text()).findall("{http://www.w3.org/2000/svg}g"))
    assert "prefers-reduced-motion" in moving.read_text()
    assert 0o600 == still.stat().st_mode & 0o777
    assert 60_000 > moving.stat().st_size


def test_what_has_no_picture_cannot_move(call: Call) -> None:
    """It is said so, with what to do."""
    code, _, err = call("show", "walk", "--animate")

    assert 2 == code
    assert "walk has no picture" in err
    assert "a terminal only" in call("show", "bridge", "--animate")[2]


def test_a_picture_moves_pauses_and_changes_its_side(home: Home) -> None:
    """In a terminal the figure moves by itself, stands while paused, and shows the other side; Q gives all back."""
    with home.terminal("show", "bent-knee-lift", "--animate") as terminal:
        terminal.until("LEFT")
        seen = {figure_on(terminal.display)}
        terminal.until(lambda t: figure_on(t.display) not in seen)
        terminal.send(" ")
        terminal.send("s")
        terminal.until("RIGHT")
        stands = figure_on(terminal.display)
        terminal.settle(0.5)
        assert stands == figure_on(terminal.display)
        terminal.send(" ")
        terminal.until(lambda t: figure_on(t.display) != stands)
        terminal.resize(12, 50)
        terminal.until(lambda t: "RIGHT" in t.display[0] and len(t.display) == 12)
        terminal.send("q")
        assert 0 == terminal.wait()
        assert terminal.whole


def test_a_moving_picture_can_be_stopped_and_goes_on(home: Home) -> None:
    """Ctrl-Z gives the terminal back, and `fg` takes it again."""
    with home.terminal("show", "bridge", "--animate") as terminal:
        terminal.until("Bridge")
        terminal.send("\x1a")
        terminal.stopped()
        assert terminal.whole
        terminal.fg()
        terminal.until("Bridge")
        terminal.send("q")
        assert 0 == terminal.wait()


def test_drawing_nothing_loads_no_figure() -> None:
    """The figure's code is loaded only when a picture is drawn: start-up does not grow."""
    from test_house import loaded_by  # noqa: PLC0415 - a helper of another test

    loaded = loaded_by(
        "import os, io, contextlib\nos.environ['BACKROUTINE_HOME'] = '/nonexistent'\n"
        "from backroutine.cli.app import run\nfrom backroutine.cli.commands import start, play\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n    assert run(['list']) == 0\n"
    )

    assert set() == {name for name in loaded if ".figure" in name}


def test_the_readmes_picture_is_one(call: Call, tmp_path: Path) -> None:
    """The six lines of the README, added to its exercise, are drawn without a fault."""
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    exercise, picture = re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL)[:2]
    mine = tmp_path / "shoulder-roll.yaml"
    mine.write_text(exercise + picture, encoding="utf-8")

    code, told, err = call("show", str(mine))

    assert 6 == len(picture.splitlines())
    assert (0, "") == (code, err)
    assert "⣿" in told

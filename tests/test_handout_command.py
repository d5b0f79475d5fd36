"""`backroutine handout`: the page and the picture, as files; what it takes from today, and what it refuses."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from backroutine.cli.desk import desk
from backroutine.domain.record.events import Event, EventKind
from backroutine.edge.files.folders import shipped_folder
from browser import read
from calling import Call
from homes import Home

TEN = (
    "pelvic-tilt, hip-rolling, side-bending, backward-bending, full-body-stretch, bridge, bird-dog, heel-slide,"
    " belly-brace, bent-knee-lift"
)


def words(page: str) -> str:
    return " ".join(read(page).text.split())


def test_the_page_goes_to_a_private_file(call: Call, tmp_path: Path) -> None:
    """For its owner only, whole, and it says where; what a program takes from standard output is the same."""
    place = tmp_path / "handout.html"

    assert (0, "", f"Handout written to {place}.\n") == call("handout", "-o", str(place))
    assert 0o600 == stat.S_IMODE(place.stat().st_mode)
    assert place.read_text(encoding="utf-8") == call("handout")[1]


def test_nothing_is_replaced_unasked(call: Call, tmp_path: Path) -> None:
    """An existing file or a link is refused; `--force` replaces the link, not what it leads to."""
    victim, link = tmp_path / "victim.txt", tmp_path / "link.html"
    victim.write_text("precious")
    link.symlink_to(victim)

    assert 2 == call("handout", "-o", str(victim))[0]
    assert 2 == call("handout", "-o", str(link))[0]
    assert 0 == call("handout", "-o", str(link), "--force")[0]
    assert ("precious", False) == (victim.read_text(), link.is_symlink())


def test_the_amounts_are_those_of_today(home: Home, call: Call) -> None:
    """What `start` would do: the routine's own amounts, without what is parked, which is told."""
    home.routine("mine", "{exercise: pelvic-tilt, reps: 3}, hip-rolling, bridge")
    call("park", "bridge")

    told = words(call("handout", "mine")[1])

    assert "Pelvic tilt Three times, holding for 5 seconds." in told
    assert "Leaving out Bridge: you parked it on " in told
    assert "Lift your hips" not in told
    planned = json.loads(call("plan", "mine", "--json")[1])
    assert ["bridge"] == [one["exercise"] for one in planned["left_out"]]


def test_exercises_can_be_chosen(call: Call) -> None:
    """`--only` and `--skip` as in `start`."""
    only, skip = (words(call("handout", option, "hip-rolling")[1]) for option in ("--only", "--skip"))

    assert ("Hip rolling" in only, "Pelvic tilt" in only) == (True, False)
    assert ("Hip rolling" in skip, "Pelvic tilt" in skip) == (False, True)


def test_an_own_exercise_without_a_picture_is_there_in_words(call: Call) -> None:
    """Nothing is drawn for it, and everything is said."""
    told = call("handout", "quick")[1]

    assert "First thing Twice, holding for 0.1 seconds." in words(told)
    assert "<svg" not in told


def test_somebody_who_should_ask_first_reads_that_first(call: Call) -> None:
    """The page opens with the sentence that `start` would say instead of beginning."""
    desk().write(Event(EventKind.SCREENED, body={"fits": True}))

    assert "you said that something on the safety page fits you" in words(call("handout")[1])


def test_the_picture_of_one_exercise(call: Call, tmp_path: Path) -> None:
    """The ending or `--format` asks for an SVG, as `show` writes it."""
    handout, shown = tmp_path / "handout.svg", tmp_path / "shown.svg"
    call("show", "side-bending", "--svg", str(shown))

    assert 0 == call("handout", "--only", "side-bending", "-o", str(handout))[0]
    assert shown.read_text() == handout.read_text()
    assert handout.read_text() == call("handout", "--only", "side-bending", "--format", "svg")[1]


def test_the_drawing_shows_the_side_that_comes_first(home: Home, call: Call) -> None:
    """Of whoever begins on the right, the right one."""
    left = call("handout", "--only", "side-bending", "--format", "svg")[1]
    text = (shipped_folder() / "side-bending.yaml").read_text(encoding="utf-8")
    (home.exercises / "side-bending.yaml").write_text(text.replace("first_side: left", "first_side: right"))
    right = call("handout", "--only", "side-bending", "--format", "svg")[1]

    assert ("<svg", True) == (right[:4], left != right)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("--format", "pdf"), "--format takes html, svg (found 'pdf')"),
        (("--format", "svg"), "an SVG shows one exercise (found 5 exercises)"),
        (("quick", "--only", "first", "--format", "svg"), "first has no picture"),
        (("ten",), "10 exercises do not fit on one page that can still be read"),
        (("--only", "bridge"), "lower-back has no exercise 'bridge'"),
        (("nothing",), "there is no routine 'nothing'"),
    ],
)
def test_what_cannot_be_is_said_in_a_line(
    home: Home, call: Call, tmp_path: Path, arguments: tuple[str, ...], error: str
) -> None:
    """Exit 2, one line of what is wrong, one of what to do, and no half of a file."""
    home.routine("ten", TEN)
    place = tmp_path / "handout"

    code, out, err = call("handout", *arguments, "-o", str(place))

    assert (2, "", error) == (code, out, err.splitlines()[0])
    assert 2 == len(err.splitlines())
    assert not place.exists()


def test_a_terminal_is_no_paper(home: Home) -> None:
    """Nobody wants a page of code in a window: it says how to write a file."""
    with home.terminal("handout") as terminal:
        assert 2 == terminal.wait()
        terminal.until("backroutine handout -o handout.html")

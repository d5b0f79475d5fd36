"""Start and end beside each other, and what is said of the view."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from backroutine.domain.exercises.exercise import Side
from backroutine.domain.figure.picture import Picture
from backroutine.domain.figure.pose import Planted, View
from backroutine.view.figure.beside import about_the_view, start_and_end
from backroutine.view.figure.characters import Characters
from backroutine.view.frame.showing import Showing, page
from figures import LYING, STANDING

SLIDE = Picture(LYING, replace(LYING, legs=(Planted((91.0, 0.0)), LYING.legs[1])), turn=10, rise=18)
BEND = Picture(STANDING, replace(STANDING, spine=(93.0, 104.0, 118.0), head=114.0), View.BACK)


def lines(picture: Picture, columns: int, **more: object) -> list[str]:
    """What is printed, without its inks."""
    rows = start_and_end(picture, columns, more.pop("characters", Characters.BRAILLE), **more)  # type: ignore[arg-type]
    return ["".join(text for text, _ in row) for row in rows]


def test_start_and_end_stand_beside_each_other() -> None:
    """Two figures with captions, never wider than the columns, at most fourteen rows high."""
    drawn = lines(SLIDE, 76, side="left")

    assert all(cell_len(line) <= 76 for line in drawn)
    assert 7 < len(drawn) <= 15
    assert "Start" in drawn[-1][:36]
    assert "End, left" in drawn[-1][40:]
    assert any(line[:36].strip() and line[40:].strip() for line in drawn[:-1])
    assert "End" == lines(SLIDE, 76)[-1][40:].strip()


def test_the_other_side_is_another_picture() -> None:
    """The mirrored end shows the right leg."""
    assert lines(SLIDE, 76) != lines(SLIDE, 76, mirror=True)


@pytest.mark.parametrize(("columns", "characters"), [(30, Characters.BRAILLE), (60, Characters.ASCII)])
def test_where_there_is_no_room_there_is_no_picture(columns: int, characters: Characters) -> None:
    """Two blots help nobody."""
    assert [] == lines(SLIDE, columns, characters=characters)


def test_what_has_to_be_said_of_the_view_is_said() -> None:
    """From behind and in front there is a usual word, a picture can have its own, from the side there is none."""
    assert "" == about_the_view(SLIDE)
    assert "left is your left" in about_the_view(BEND)
    assert "mirror" in about_the_view(replace(BEND, view=View.FRONT))
    assert "from the moon" == about_the_view(replace(BEND, seen="from the moon"))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (20, 5), (8, 2), (1, 1)])
@pytest.mark.parametrize("side", [None, Side.LEFT])
def test_a_page_keeps_to_its_window(size: tuple[int, int], side: Side | None) -> None:
    """However small the window is, the page is no larger."""
    drawn = page(Showing(BEND, "Side bending", Characters.BRAILLE, side), 0.5, *size)

    assert len(drawn) <= size[1]
    assert all(line.cell_len <= size[0] for line in drawn)


def test_a_page_says_what_it_shows() -> None:
    """Name, side, what is seen and the keys stand beside the figure."""
    showing = Showing(BEND, "Side bending", Characters.BRAILLE, Side.LEFT)
    drawn = [line.plain for line in page(showing, 1, 80, 24)]

    assert "Side bending  LEFT" == drawn[0].rstrip()
    assert "left is your left" in drawn[-2]
    assert "pause" in drawn[-1]
    assert any("⣿" in line for line in drawn)
    assert len(drawn) == 24


def test_the_other_side_of_no_side_is_none() -> None:
    """Where there are sides the key changes them, elsewhere it changes nothing."""
    showing = Showing(BEND, "Side bending", Characters.BRAILLE, Side.LEFT)

    assert Side.RIGHT is showing.other_side().side
    assert None is replace(showing, side=None).other_side().side

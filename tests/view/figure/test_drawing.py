"""A picture as characters: every moment inside its cells, and the same size throughout."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backroutine.domain.figure.picture import Arrow, Picture
from backroutine.domain.figure.pose import Planted, View
from backroutine.view.figure.canvas import Ink
from backroutine.view.figure.characters import Characters
from backroutine.view.figure.drawing import columns_for, draw, rows_for, worth_it
from figures import LYING, STANDING, movements

SLIDE = Picture(
    LYING,
    replace(LYING, legs=(Planted((91.0, 0.0)), LYING.legs[1])),
    turn=10,
    rise=18,
    arrows=(Arrow(85, 23, 100, 23),),
)
BEND = Picture(STANDING, replace(STANDING, spine=(93.0, 104.0, 118.0), head=114.0), View.BACK)
FRONT = replace(BEND, view=View.FRONT)


def lines(picture: Picture, share: float, columns: int, rows: int, **more: object) -> list[str]:
    """What is drawn, without its inks."""
    return ["".join(t for t, _ in row) for row in draw(picture, share, columns, rows, **more)]  # type: ignore[arg-type]


def inks(picture: Picture, share: float, columns: int, rows: int, **more: object) -> set[Ink | None]:
    """The inks that are used."""
    return {ink for row in draw(picture, share, columns, rows, **more) for _, ink in row}  # type: ignore[arg-type]


@given(movements(), st.floats(0, 1), st.integers(1, 64), st.integers(1, 20), st.sampled_from(Characters))
def test_a_picture_keeps_to_its_cells(
    picture: Picture, share: float, columns: int, rows: int, characters: Characters
) -> None:
    """Whatever is drawn however small, it is so many rows, none wider than the columns, all of one cell each."""
    drawn = lines(picture, share, columns, rows, characters=characters, arrows=True)

    assert rows == len(drawn)
    assert all(len(line) <= columns for line in drawn)
    if characters is Characters.ASCII:
        assert all(line.isascii() for line in drawn)


def test_the_floor_is_a_line_or_a_mat() -> None:
    """Seen from the side the floor is the last line; seen from above it is the outline of a mat."""
    standing, lying = draw(BEND, 0, 20, 12), draw(SLIDE, 0, 60, 16)

    assert Ink.FLOOR in {ink for _, ink in standing[-1]}
    assert set() == {row for row, cells in enumerate(standing) for _, ink in cells if ink is Ink.FLOOR} - {11}
    assert len({row for row, cells in enumerate(lying) for _, ink in cells if ink is Ink.FLOOR}) > 4


def test_arrows_come_where_there_is_room() -> None:
    """With ten rows there are arrows if they are asked for; with fewer the figure needs the room."""
    assert Ink.ARROW in inks(SLIDE, 0, 60, 12, arrows=True)
    assert Ink.ARROW not in inks(SLIDE, 0, 60, 12)
    assert Ink.ARROW not in inks(SLIDE, 0, 60, 9, arrows=True)


def test_what_moves_has_its_own_ink_and_what_is_far_another() -> None:
    """The left leg slides away: it has the colour; the far arm is dim, the near leg is plain."""
    assert {None, Ink.FLOOR, Ink.FAR, Ink.BODY, Ink.ACTS} == inks(SLIDE, 0.5, 60, 16)


def test_a_face_has_eyes_where_there_is_room() -> None:
    """From the front a large head has two eyes, from behind none; a small one would only have holes."""
    large = [lines(picture, 0, 60, 16)[1] for picture in (FRONT, BEND)]
    small = [lines(picture, 0, 20, 7) for picture in (FRONT, BEND)]

    assert large[0] != large[1]
    assert small[0][1] == small[1][1]


def test_a_movement_does_not_jump() -> None:
    """What stays is drawn in the same cells at every moment."""
    still = {tuple(line[:20].ljust(20) for line in lines(SLIDE, share / 8, 60, 16)) for share in range(9)}

    assert 1 == len(still)


def test_the_other_side_is_drawn_differently() -> None:
    """Left and right do not look the same."""
    assert lines(SLIDE, 1, 60, 16) != lines(SLIDE, 1, 60, 16, mirror=True)
    assert lines(BEND, 1, 20, 12) != lines(BEND, 1, 20, 12, mirror=True)


@pytest.mark.parametrize("picture", [SLIDE, BEND])
def test_a_picture_knows_the_room_it_has_use_for(picture: Picture) -> None:
    """Rows and columns fit together, whichever is asked for first."""
    columns = columns_for(picture, 12)

    assert rows_for(picture, columns) in {12, 13, 14}
    assert rows_for(picture, 2 * columns) > rows_for(picture, columns)


@pytest.mark.parametrize(
    ("picture", "columns", "rows", "characters", "worth"),
    [
        (BEND, 12, 9, Characters.BRAILLE, True), (BEND, 12, 7, Characters.BRAILLE, False),
        (SLIDE, 20, 9, Characters.BRAILLE, True), (SLIDE, 14, 9, Characters.BRAILLE, False),
        (SLIDE, 5, 9, Characters.BRAILLE, False), (SLIDE, 29, 12, Characters.ASCII, False),
        (SLIDE, 30, 12, Characters.ASCII, True), (SLIDE, 34, 9, Characters.QUADRANTS, True),
    ],
)  # fmt: skip
def test_a_picture_that_nobody_could_read_is_not_worth_it(
    picture: Picture, columns: int, rows: int, characters: Characters, worth: bool
) -> None:
    """A person has to be seen in it: nine rows for somebody who stands, about twenty columns for who lies."""
    assert worth == worth_it(picture, columns, rows, characters)

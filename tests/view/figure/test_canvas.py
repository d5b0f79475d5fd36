"""The canvas: dots of shapes, and the rim that keeps them apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backroutine.domain.figure.picture import Box
from backroutine.view.figure.canvas import Canvas, Grid, Ink, Round

BRAILLE, QUADRANTS = Grid(2, 4), Grid(2, 2)
BOX = Box(0, 0, 100, 100)
NUMBERS = st.floats(-50, 150)
SHAPES = st.builds(Round, NUMBERS, NUMBERS, st.floats(0, 30), NUMBERS, NUMBERS, st.floats(0, 30))


def dots(canvas: Canvas, mask: list[int]) -> list[str]:
    """A mask as rows of dots, to be read."""
    return [f"{row:0{canvas.wide}b}".replace("0", "·").replace("1", "#") for row in mask]


def test_a_circle_is_round() -> None:
    """In square dots a circle is as wide as it is high, and symmetric."""
    canvas = Canvas(8, 4, BOX, BRAILLE)
    drawn = dots(canvas, canvas.mask([Round(50, 50, 31, 50, 50, 31)]))

    assert [row[::-1] for row in drawn] == drawn
    assert drawn[::-1] == drawn
    assert drawn == ["".join(column) for column in zip(*drawn, strict=True)]
    assert "···##########···" == drawn[8]


def test_a_shape_has_two_radii() -> None:
    """A limb is thick at one end and thin at the other, with straight edges between."""
    canvas = Canvas(8, 4, BOX, BRAILLE)
    drawn = [row.count("#") for row in dots(canvas, canvas.mask([Round(50, 80, 20, 50, 20, 4)]))]

    middle = drawn[4:13]
    assert sorted(middle, reverse=True) == middle
    assert middle[0] > middle[-1] > 0


def test_a_shape_inside_its_other_end_is_a_circle() -> None:
    """Where one end lies within the other, there are no edges between them."""
    canvas = Canvas(8, 4, BOX, BRAILLE)

    assert canvas.mask([Round(50, 50, 30, 50, 50, 30)]) == canvas.mask([Round(50, 50, 30, 52, 50, 4)])


def test_nothing_falls_between_the_dots() -> None:
    """A line without a thickness still has a dot in each row or column that it crosses."""
    canvas = Canvas(20, 5, BOX, BRAILLE)

    assert all(canvas.mask([Round(50, 0, 0, 50, 100, 0)]))
    assert "#" * 20 in dots(canvas, canvas.mask([Round(0, 50, 0, 100, 50, 0)]))[10]


@given(SHAPES, st.sampled_from([BRAILLE, QUADRANTS]))
def test_no_dot_lies_outside(shape: Round, grid: Grid) -> None:
    """Whatever is drawn, no dot leaves the canvas, and with its rim neither."""
    canvas = Canvas(10, 4, BOX, grid)
    mask = canvas.mask([shape])
    canvas.fill(Ink.BODY, mask)
    canvas.wipe(mask, rim=True)

    assert all(0 <= row < 1 << canvas.wide for row in mask)
    assert [0] * canvas.high == canvas.layers[Ink.BODY]


def test_a_rim_is_wiped_around_a_shape() -> None:
    """What lies in front clears one dot around itself in every layer, so that two limbs stay apart."""
    canvas = Canvas(20, 10, BOX, BRAILLE)
    canvas.fill(Ink.BODY, canvas.mask([Round(0, 50, 40, 100, 50, 40)]))
    dot = canvas.mask([Round(51, 51, 0, 51, 51, 0)])
    canvas.wipe(dot, rim=True)

    assert [
        "####################·###################",
        "###################···##################",
        "####################·###################",
    ] == dots(canvas, canvas.layers[Ink.BODY])[18:21]


def test_a_small_canvas_has_no_rims() -> None:
    """Where a rim would be as thick as a neck it is left out."""
    canvas = Canvas(10, 3, BOX, BRAILLE)
    canvas.fill(Ink.BODY, canvas.mask([Round(50, 50, 40, 50, 50, 40)]))
    before = sum(row.bit_count() for row in canvas.layers[Ink.BODY])
    dot = canvas.mask([Round(51, 51, 0, 51, 51, 0)])
    canvas.wipe(dot, rim=True)

    gone = before - sum(row.bit_count() for row in canvas.layers[Ink.BODY])
    assert sum(row.bit_count() for row in dot) == gone


def test_a_picture_stands_in_the_middle() -> None:
    """In a wider window the box keeps its shape and stands in the middle."""
    canvas = Canvas(40, 5, BOX, BRAILLE)

    assert (40.0, 10.0) == canvas.place(50, 50)
    assert canvas.place(0, 0)[0] == 80 - canvas.place(100, 0)[0]

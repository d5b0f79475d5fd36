"""The shipped pictures: every exercise has one, it shows what its words say, and it is the one that was looked at."""

from __future__ import annotations

from math import dist
from typing import Any

import pytest

from backroutine.domain.exercises.exercise import Posture, Sides
from backroutine.domain.figure.capsules import Part, as_seen
from backroutine.domain.figure.picture import Picture, acting, pose_at
from backroutine.domain.figure.pose import View
from backroutine.domain.figure.skeleton import Joints, joints
from backroutine.edge.files.folders import shipped_folder
from backroutine.edge.files.library import Found, Library
from backroutine.view.figure.characters import Characters
from backroutine.view.figure.drawing import draw
from goldens import golden

LIBRARY = Library(shipped_folder())
EXERCISES = {name: found.value for name, found in LIBRARY.exercises().found.items()}


def picture_of(found: Found[Any]) -> Picture:
    """A picture that has to be there."""
    picture = LIBRARY.picture(found)
    assert picture is not None, found.source
    return picture


FIGURES = {name: picture_of(LIBRARY.exercise(name)) for name in EXERCISES}
FIGURES["march"] = picture_of(LIBRARY.warm_up("march"))


def body(name: str, share: float, *, mirror: bool = False) -> Joints:
    """The body of a picture, in space."""
    picture = FIGURES[name]
    return joints(pose_at(picture, share, mirror=mirror), picture.view)


def on_paper(name: str, share: float, *, mirror: bool = False) -> Joints:
    """The body of a picture, as it is seen."""
    picture = FIGURES[name]
    return as_seen(body(name, share, mirror=mirror), picture.turn, picture.rise)


# The pictures that were looked at ---------------------------------------------------------------------


@pytest.mark.parametrize("name", FIGURES)
def test_golden_pictures(name: str) -> None:
    """Start, end and the other side's end, at the two sizes of a session's window, are what was looked at."""
    moments = [("start", 0.0, False), ("end", 1.0, False), ("end, the other side", 1.0, True)]
    pages = []
    for columns, rows in ((60, 16), (34, 9)):
        for moment, share, mirror in moments:
            drawn = draw(FIGURES[name], share, columns, rows, mirror=mirror, arrows=share == 0)
            lines = ["".join(text for text, _ in row).rstrip() for row in drawn]
            pages.append("\n".join([f"{moment}, {columns}x{rows}", *lines]))
    found = "\n".join(pages) + "\n"

    assert golden(f"pictures/{name}.txt", found) == found


@pytest.mark.parametrize("characters", [Characters.QUADRANTS, Characters.ASCII])
def test_golden_pictures_in_other_characters(characters: Characters) -> None:
    """Where there is no braille, a bridge is one too."""
    drawn = [draw(FIGURES["bridge"], share, 60, 16, characters) for share in (0, 1)]
    found = "\n".join("".join(t for t, _ in row).rstrip() for page in drawn for row in page) + "\n"

    assert golden(f"pictures/bridge-{characters}.txt", found) == found


# Each against its words --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXERCISES)
def test_a_picture_shows_the_posture(name: str) -> None:
    """Who lies has the head as low as the hips, who stands has the feet below them; both sides."""
    posture = EXERCISES[name].posture
    for mirror in (False, True):
        at = body(name, 0, mirror=mirror)
        match posture:
            case Posture.LYING_BACK:
                assert abs(at.head[1] - at.hip[1]) < 3
                assert at.nose[1] > at.head[1] + 5
            case Posture.HANDS_AND_KNEES:
                assert max(abs(joint[1]) for joint in (at.left.knee, at.left.wrist, at.right.wrist)) < 5
            case _:
                assert at.head[1] > 90
                assert max(at.left.ankle[1], at.right.ankle[1]) < 6


@pytest.mark.parametrize("name", [n for n, e in EXERCISES.items() if e.sides is not Sides.NONE])
def test_left_is_the_left_of_whoever_looks(name: str) -> None:
    """Where the paper flips, the side that is named is the screen's; elsewhere the limb of that side moves."""
    picture = FIGURES[name]
    if picture.flips:
        before, left, right = (on_paper(name, 0), on_paper(name, 1), on_paper(name, 1, mirror=True))
        moved = [(dist(a[:2], b[:2]), a, b) for a, b in zip(before.left, left.left, strict=True)]
        _, start, end = max(moved)
        assert end[0] < start[0]
        assert pytest.approx(100 - left.left.knee[0]) == right.right.knee[0]
    else:
        assert all("left" in part for part in acting(picture))
        assert all("right" in part for part in acting(picture, mirror=True))


def test_hip_rolling_turns_knees_and_head_opposite_ways() -> None:
    """The knees sink to the left, the eyes go right, the shoulders stay on the floor; arms are crossed."""
    start, end = on_paper("hip-rolling", 0), on_paper("hip-rolling", 1)

    assert end.left.knee[0] < start.left.knee[0] - 10
    assert end.right.knee[0] < start.right.knee[0] - 10
    assert end.nose[0] > start.nose[0] + 3
    for half, other in ((start.left, end.left), (start.right, end.right)):
        assert half.shoulder == other.shoulder
    assert start.left.wrist[0] > start.right.wrist[0]


def test_side_bending_is_straight_sideways() -> None:
    """The hand slides down the thigh, that shoulder drops, the feet stay; nothing comes forward."""
    start, end = body("side-bending", 0), body("side-bending", 1)

    assert end.left.wrist[1] < start.left.wrist[1] - 5
    assert end.left.shoulder[1] < start.left.shoulder[1] - 5
    assert pytest.approx(start.left.ankle, abs=0.01) == end.left.ankle
    assert pytest.approx(start.neck[2]) == end.neck[2]
    assert FIGURES["side-bending"].view is View.BACK


def test_backward_bending_keeps_the_knees_straight_and_the_head_up() -> None:
    """The trunk leans back over the hands, which stay at the waist; the head does not drop back."""
    start, end = body("backward-bending", 0), body("backward-bending", 1)

    assert end.neck[0] < start.neck[0] - 6
    leg = dist(end.left.hip, end.left.knee) + dist(end.left.knee, end.left.ankle)
    assert dist(end.left.hip, end.left.ankle) > 0.98 * leg
    assert end.nose[1] > end.head[1]
    assert pose_at(FIGURES["backward-bending"], 1).head < 120
    assert dist(end.left.wrist, end.sacrum) < 9


def test_full_body_stretch_reaches_both_ways() -> None:
    """Fingers and heels go away from each other, along one line; legs are long."""
    start, end = body("full-body-stretch", 0), body("full-body-stretch", 1)

    assert end.left.tip[0] < start.left.tip[0] - 1
    assert end.left.heel[0] > start.left.heel[0]
    assert end.left.tip[0] < end.head[0] < end.hip[0] < end.left.knee[0]


def test_pelvic_tilt_closes_the_gap_under_the_waist() -> None:
    """The small of the back goes down to the floor; feet and head stay."""
    start, end = body("pelvic-tilt", 0), body("pelvic-tilt", 1)

    assert end.lumbar[1] < start.lumbar[1] - 3
    assert pytest.approx(start.left.ankle, abs=0.01) == end.left.ankle
    assert dist(start.head, end.head) < 1


def test_bridge_lifts_the_hips_no_higher_than_the_line_of_knees_and_shoulders() -> None:
    """Hips up, shoulders and feet where they were, and no arch of the back."""
    start, end = body("bridge", 0), body("bridge", 1)
    neck, knee = end.neck, end.left.knee
    line = neck[1] + (knee[1] - neck[1]) * (end.hip[0] - neck[0]) / (knee[0] - neck[0])

    assert end.hip[1] > start.hip[1] + 10
    assert end.hip[1] < line + 2
    assert pytest.approx(start.left.ankle, abs=0.01) == end.left.ankle
    assert pytest.approx(start.neck) == end.neck


def test_heel_slide_and_bent_knee_lift_move_one_leg_only() -> None:
    """One leg goes out until it is nearly straight, or up by a hand's height; the other stays."""
    slide, lift = body("heel-slide", 1), body("bent-knee-lift", 1)

    assert dist(slide.left.hip, slide.left.ankle) > 0.9 * 49.1
    assert 9 < lift.left.ankle[1] - body("bent-knee-lift", 0).left.ankle[1] < 13
    for name, after in (("heel-slide", slide), ("bent-knee-lift", lift)):
        assert body(name, 0).right == after.right


def test_bird_dog_reaches_one_arm_and_keeps_the_back_still() -> None:
    """The arm comes up to the ear, no higher; back, other arm and both legs stay."""
    start, end = body("bird-dog", 0), body("bird-dog", 1)

    assert start[:6] == end[:6]
    assert start.right == end.right
    assert start.left.knee == end.left.knee
    assert start.left.shoulder[1] - 2 < end.left.wrist[1] < end.head[1] + 10


def test_belly_brace_points_out_the_hand_on_the_belly() -> None:
    """Nothing moves that could be seen: the picture points to the hand."""
    assert {Part.RIGHT_ARM} == acting(FIGURES["belly-brace"])
    assert body("belly-brace", 0) == body("belly-brace", 1)


def test_march_keeps_the_knee_low() -> None:
    """The knee stays below the hip, the foot leaves the floor, and the opposite arm swings."""
    end = body("march", 1)

    assert end.left.knee[1] < end.hip[1] - 5
    assert end.left.ankle[1] > 8
    assert end.right.wrist[0] > end.left.wrist[0]


def test_a_picture_that_needs_a_word_about_its_view_has_one() -> None:
    """From behind the head left and right are only clear to who knows that."""
    assert "left is your left" in FIGURES["hip-rolling"].seen

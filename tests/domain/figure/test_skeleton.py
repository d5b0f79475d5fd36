"""The skeleton: whatever a pose says, a body keeps its measures."""

from __future__ import annotations

from math import dist

import pytest
from hypothesis import given

from backroutine.domain.figure import skeleton
from backroutine.domain.figure.pose import Planted, Pose, Resting, Spot, View, mirrored
from backroutine.domain.figure.skeleton import joints, reaches
from backroutine.domain.figure.vectors import angle_between, length, sub
from figures import LYING, POSES, VIEWS, lengths


@given(POSES, VIEWS)
def test_every_bone_has_its_length(pose: Pose, view: View) -> None:
    """No pose can stretch a limb, not even one whose foot or hand is told to be out of reach."""
    found = lengths(joints(pose, view))

    foot = 14.5 if view is View.SIDE else dist((3, 11), (0, -3.5))  # from behind it points a little outwards
    side = [24.5, 24.6, foot, 18.6, 14.6, 7.0]
    assert pytest.approx([8.0, 9.0, 11.8, 11.7, *side, *side]) == found


@given(POSES, VIEWS)
def test_both_sides_are_equally_wide(pose: Pose, view: View) -> None:
    """Shoulders and hips keep their width, and the hips stay on both sides of the spine."""
    body = joints(pose, view)

    assert pytest.approx(2 * skeleton.SHOULDERS) == dist(body.left.shoulder, body.right.shoulder)
    assert pytest.approx(2 * skeleton.HIPS) == dist(body.left.hip, body.right.hip)


def test_a_planted_foot_stands_where_it_is_planted() -> None:
    """The ankle of a planted foot is straight above its place, and the knee points away from the floor."""
    body = joints(LYING, View.SIDE)

    assert pytest.approx((71.0, skeleton.ANKLE)) == body.left.ankle[:2]
    assert body.left.knee[1] > body.left.ankle[1] + 20


@pytest.mark.parametrize(("view", "left", "right"), [(View.BACK, 38.0, 62.0), (View.FRONT, 62.0, 38.0)])
def test_a_planted_foot_stands_from_behind_and_in_front(view: View, left: float, right: float) -> None:
    """Seen from behind and in front, each foot stands where it is put, and the knee bends forward."""
    body = joints(Pose(hung=(50.0, 51.0), legs=(Planted((left, 0.0)), Planted((right, 0.0)))), view)

    assert pytest.approx((left, skeleton.ANKLE)) == body.left.ankle[:2]
    assert pytest.approx((right, skeleton.ANKLE)) == body.right.ankle[:2]
    assert (body.left.knee[2] > 0) == (view is View.FRONT)


def test_left_is_left_from_behind() -> None:
    """From behind, the person's left is on the viewer's left; from the front it is on the right."""
    behind, front = joints(Pose(), View.BACK), joints(Pose(), View.FRONT)

    assert behind.left.shoulder[0] < behind.right.shoulder[0]
    assert front.left.shoulder[0] > front.right.shoulder[0]


def test_a_body_that_hangs_by_its_shoulders_has_them_there() -> None:
    """Whoever lies on the shoulders lifts the hips, not the shoulders."""
    flat = Pose(hung=(20.0, 5.0), by_shoulders=True, spine=(180.0, 180.0, 180.0))
    lifted = Pose(hung=(20.0, 5.0), by_shoulders=True, spine=(206.0, 213.0, 220.0))

    assert pytest.approx((20.0, 5.0)) == joints(flat, View.SIDE).neck[:2]
    assert pytest.approx((20.0, 5.0)) == joints(lifted, View.SIDE).neck[:2]
    assert joints(lifted, View.SIDE).hip[1] > joints(flat, View.SIDE).hip[1] + 10


@pytest.mark.parametrize("spot", Spot)
def test_a_resting_hand_reaches_its_place_on_the_body(spot: Spot) -> None:
    """Belly, waist and chest are within reach of both hands, and elbows are bent."""
    pose = Pose(arms=(Resting(spot), Resting(spot)))
    body = joints(pose, View.SIDE)

    for half, reach in zip((body.left, body.right), reaches(pose, View.SIDE)[1], strict=True):
        assert reach is not None
        assert pytest.approx(reach.target, abs=0.05) == half.wrist
        assert angle_between(sub(half.elbow, half.shoulder), sub(half.wrist, half.elbow)) > 20


def test_a_free_limb_reaches_for_nothing() -> None:
    """Only what is planted or rests has something to bridge."""
    assert ((None, None), (None, None)) == reaches(Pose(), View.SIDE)


def test_a_hand_on_the_floor_points_ahead() -> None:
    """On hands and knees the fingers point the way the head does; lying head left, to the left."""
    kneeling = Pose(spine=(10.0, 10.0, 10.0), arms=(Planted((70.0, 0.0)), Planted((70.0, 0.0))))
    lying = Pose(spine=(180.0, 180.0, 180.0), arms=(Planted((20.0, 0.0)), Planted((20.0, 0.0))))

    ahead, back = joints(kneeling, View.SIDE).left, joints(lying, View.SIDE).left
    assert ahead.tip[0] > ahead.wrist[0] + 6
    assert back.tip[0] < back.wrist[0] - 6


def test_rolling_the_hips_takes_the_legs_along() -> None:
    """Hip rolling: knees and ankles go to the side, the shoulders stay where they are."""
    still = joints(LYING, View.SIDE)
    rolled = joints(Pose(LYING.hung, spine=LYING.spine, head=181.0, roll=50.0, legs=LYING.legs), View.SIDE)

    assert still.left.shoulder == rolled.left.shoulder
    assert length(sub(still.left.knee, rolled.left.knee)) > 15


@given(POSES, VIEWS)
def test_the_mirror_image_is_one(pose: Pose, view: View) -> None:
    """The mirrored pose has its left joints where the right ones were, reflected in the body's middle."""
    body, other = joints(pose, view), joints(mirrored(pose, view), view)

    for here, there in zip((*body.left, body.head), (*other.right, other.head), strict=True):
        x, y, z = here
        want = (x, y, -z) if view is View.SIDE else (100 - x, y, z)
        assert pytest.approx(want, abs=1e-6) == there

"""Poses, their mirror images and the way between them."""

from __future__ import annotations

import pytest
from hypothesis import given

from backroutine.domain.figure.between import between, paired
from backroutine.domain.figure.pose import Aimed, Free, Planted, Pose, Resting, Spot, View, mirrored
from backroutine.domain.figure.skeleton import joints
from figures import LYING, POSES, SHARES, VIEWS, lengths


@given(POSES, VIEWS)
def test_mirroring_twice_is_the_same(pose: Pose, view: View) -> None:
    """The other side of the other side is this one."""
    assert pose == mirrored(mirrored(pose, view), view)


def test_the_other_side_is_a_reflection() -> None:
    """Seen from the side what points at us points away; from the front left becomes right."""
    aimed = Aimed(((1.0, 2.0, 3.0),))
    legs = aimed, Free((30.0,))

    assert (Free((30.0,)), Aimed(((1.0, 2.0, -3.0),))) == mirrored(Pose(legs=legs), View.SIDE).legs
    assert (Free((150.0,)), Aimed(((-1.0, 2.0, 3.0),))) == mirrored(Pose(legs=legs), View.FRONT).legs


@given(POSES, POSES, VIEWS)
def test_mirroring_twice_is_the_same_for_aimed_limbs(start: Pose, end: Pose, view: View) -> None:
    """So it is for limbs that were planted in one pose and free in the other."""
    aimed = paired(start, end, view)[0]
    twice = mirrored(mirrored(aimed, view), view)

    assert (aimed.legs, aimed.arms) == (twice.legs, twice.arms)


def test_a_pose_has_two_of_each() -> None:
    """A pose without its second leg cannot be made."""
    with pytest.raises(ValueError, match="pairs"):
        Pose(legs=(Free((0.0, 0.0)),))


@given(POSES, POSES, VIEWS, SHARES)
def test_bones_keep_their_length_on_the_way(start: Pose, end: Pose, view: View, share: float) -> None:
    """At no moment of a movement is a limb shorter or longer."""
    found = lengths(joints(between(*paired(start, end, view), share), view))

    assert pytest.approx(lengths(joints(start, view))) == found


@given(POSES, POSES, VIEWS)
def test_saying_poses_in_the_same_terms_changes_nothing(start: Pose, end: Pose, view: View) -> None:
    """The paired poses are the very poses that were given."""
    for given_pose, pose in zip((start, end), paired(start, end, view), strict=True):
        for a, b in zip(joints(given_pose, view).left, joints(pose, view).left, strict=True):
            assert pytest.approx(a, abs=1e-6) == b


def test_a_movement_begins_and_ends_with_its_poses() -> None:
    """At 0 it is the start, at 1 the end, and in the middle it is half way."""
    end = Pose(head=110.0)

    assert Pose() == between(Pose(), end, 0)
    assert end == between(Pose(), end, 1)
    assert 100.0 == between(Pose(), end, 0.5).head


def test_a_movement_begins_gently() -> None:
    """A tenth of the time is far less than a tenth of the way."""
    assert between(Pose(head=0.0), Pose(head=100.0), 0.1).head < 5


def test_directions_turn_the_short_way() -> None:
    """From 170 to -170 degrees it is 20 degrees, not 340."""
    half = between(Pose(head=170.0), Pose(head=-170.0), 0.5)

    assert 180.0 == half.head


@given(SHARES)
def test_a_planted_foot_does_not_move(share: float) -> None:
    """While the hips are lifted the feet stay exactly where they are."""
    lying = Pose(hung=(20.0, 5.4), by_shoulders=True, spine=(180.0, 176.0, 182.0), legs=LYING.legs)
    lifted = Pose(hung=(20.0, 5.4), by_shoulders=True, spine=(206.0, 213.0, 220.0), legs=LYING.legs)

    body = joints(between(*paired(lying, lifted, View.SIDE), share), View.SIDE)

    assert pytest.approx((71.0, 3.9), abs=0.01) == body.left.ankle[:2]
    assert pytest.approx((20.0, 5.4), abs=0.01) == body.neck[:2]


def test_a_foot_that_leaves_the_floor_is_not_left_behind() -> None:
    """Planted in one pose and free in the other: the leg is aimed in both, the other leg stays planted."""
    lifted = Pose(LYING.hung, spine=LYING.spine, head=181.0, legs=(Free((60.0, -10.0)), LYING.legs[1]))

    start, end = paired(LYING, lifted, View.SIDE)

    assert isinstance(start.legs[0], Aimed)
    assert isinstance(end.legs[0], Aimed)
    assert isinstance(start.legs[1], Planted)


def test_a_hand_that_changes_its_place_on_the_body_goes_there() -> None:
    """From the chest to the belly is a movement, not a jump."""
    start, end = paired(
        Pose(arms=(Resting(Spot.CHEST), Resting(Spot.WAIST))),
        Pose(arms=(Resting(Spot.BELLY), Resting(Spot.WAIST))),
        View.SIDE,
    )

    assert isinstance(start.arms[0], Aimed)
    assert Resting(Spot.WAIST) == between(start, end, 0.5).arms[1]


@pytest.mark.parametrize("by_shoulders", [True, False])
def test_a_body_can_hang_by_its_hip_in_one_pose_only(by_shoulders: bool) -> None:
    """Where one pose hangs by the shoulders and the other by the hip, both are told by the hip."""
    start, end = paired(Pose(by_shoulders=by_shoulders), Pose(by_shoulders=not by_shoulders), View.SIDE)

    assert (False, False) == (start.by_shoulders, end.by_shoulders)


def test_poses_in_different_terms_have_nothing_in_between() -> None:
    """Whoever forgets to pair two poses is told so."""
    with pytest.raises(ValueError, match="paired"):
        between(Pose(), LYING, 0.5)


@pytest.mark.parametrize("ends", [(0.0, 180.0), (90.0, 90.0), (0.0, 0.0)])
def test_opposite_and_equal_directions_have_a_way_too(ends: tuple[float, float]) -> None:
    """Aimed limbs that turn right round, or not at all, keep their length."""
    start = Pose(legs=(Planted((50.0, -10.0)), Free((ends[0], ends[0]))))
    end = Pose(legs=(Free((ends[1], ends[1])), Planted((90.0, 10.0))))

    found = lengths(joints(between(*paired(start, end, View.SIDE), 0.5), View.SIDE))

    assert pytest.approx(lengths(joints(start, View.SIDE))) == found

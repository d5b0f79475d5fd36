"""What a body cannot do is found, with where and by how much."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backroutine.domain.figure.limits import Strain, strains
from backroutine.domain.figure.picture import Picture
from backroutine.domain.figure.pose import Free, Limb, Planted, Pose, Resting, Spot, View
from backroutine.domain.figure.skeleton import joints, reaches
from figures import LYING


def found(end: Pose, start: Pose = LYING, view: View = View.SIDE) -> list[Strain]:
    """What is found in the picture that ends so."""
    return strains(Picture(start, end, view))


def legs(left: Limb) -> Pose:
    """Lying, with this left leg."""
    return replace(LYING, legs=(left, LYING.legs[1]))


def arms(left: Limb) -> Pose:
    """Lying, with this left arm."""
    return replace(LYING, arms=(left, LYING.arms[1]))


def test_a_body_at_rest_is_fine() -> None:
    """Nothing is found where nothing is wrong."""
    assert [] == found(LYING)


def test_a_foot_out_of_reach_is_told_with_how_far() -> None:
    """The message names the limb, the place and what is missing, at the first moment it does."""
    ((share, where, message),) = found(legs(Planted((100.0, 0.0))))

    assert (1.0, "left_leg") == (share, where)
    assert "the left foot cannot get to [100, 0]: 5.9 short" == message


def test_a_hand_out_of_reach_is_told() -> None:
    """So it is for a hand, on the floor and on the body."""
    curled = replace(LYING, spine=(182.0, 182.0, 140.0), arms=(Resting(Spot.BELLY), Planted((90.0, 0.0))))
    messages = [message for _, where, message in found(curled, curled) if where.endswith("arm")]

    assert any(m.startswith("the right hand cannot get to [90, 0]") for m in messages)


@pytest.mark.parametrize("spot", Spot)
def test_a_hand_gets_to_every_place_on_the_body(spot: Spot) -> None:
    """However the back is bent within its limits, belly, waist and chest are within reach."""
    for spine in ((90.0, 90.0, 90.0), (60.0, 90.0, 120.0), (120.0, 90.0, 60.0)):
        pose = Pose(hung=(50.0, 52.5), spine=spine, arms=(Resting(spot), Resting(spot)))
        for half, reach in zip(
            (joints(pose, View.SIDE).left, joints(pose, View.SIDE).right),
            reaches(pose, View.SIDE)[1],
            strict=True,
        ):
            assert reach is not None
            assert pytest.approx(reach.target, abs=0.05) == half.wrist


@pytest.mark.parametrize(
    ("pose", "where", "start"),
    [
        (legs(Free((0.0, -170.0))), "left_leg", "the left knee is bent by 170 degrees"),
        (arms(Free((0.0, 170.0, 170.0))), "left_arm", "the left elbow is bent by 170 degrees"),
        (legs(Free((60.0, 90.0))), "left_leg", "the left knee bends the wrong way"),
        (replace(LYING, spine=(182.0, 120.0, 182.0)), "spine", "the lower back is curved by 62 degrees"),
        (legs(Free((0.0, -20.0))), "left_leg", "the left foot is 2.2 under the floor"),
        (arms(Free((-30.0, -4.0, -4.0))), "left_arm", "the left elbow is"),
        (replace(LYING, hung=(45.0, -9.0)), "hip", "the body is"),
    ],
)
def test_what_a_body_cannot_do_is_found(pose: Pose, where: str, start: str) -> None:
    """Joints bent too far or the wrong way, a back bent too much, limbs and body under the floor."""
    assert any(w == where and message.startswith(start) for _, w, message in found(pose))


def test_toes_are_many() -> None:
    """The sentence about toes is grammatical."""
    pointed = replace(LYING, toes=(-60.0, 0.0))

    assert any("the left toes are" in message for _, _, message in found(pointed))


def test_each_strain_is_told_once() -> None:
    """What is wrong from the start is told of the start, and not again of every moment."""
    bad = legs(Planted((100.0, 0.0)))

    assert [0.0] == [share for share, _, _ in found(bad, bad)]


def test_what_goes_wrong_on_the_way_only_is_found() -> None:
    """Two fine poses, but the short way from one to the other swings a leg through the floor."""
    shares = {share for share, _, _ in found(legs(Free((-174.0, -174.0))), legs(Free((5.0, 5.0))))}

    assert {0.25, 0.5, 0.75} & shares
    assert not {0.0, 1.0} & shares


def test_knees_from_behind_are_not_judged() -> None:
    """From behind and in front one cannot see which way a knee bends."""
    pose = Pose(legs=(Free((-90.0, -60.0)), Free((-90.0, -120.0))))

    assert [] == [m for _, _, m in found(pose, pose, View.BACK) if "wrong way" in m]

"""Pictures: what a viewer sees of a body, and the paper it needs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from backroutine.domain.figure.capsules import Part, as_seen, capsules
from backroutine.domain.figure.picture import (
    Arrow,
    Mat,
    Picture,
    acting,
    arrows_of,
    box_of,
    figure_at,
    mat_of,
    pose_at,
)
from backroutine.domain.figure.pose import Free, Planted, Pose, Resting, Spot, View
from backroutine.domain.figure.skeleton import joints
from figures import LYING, SHARES, STANDING, movements

LIFTED = replace(LYING, legs=(Planted((70.0, 11.0)), LYING.legs[1]))
KNEE_LIFT = Picture(LYING, LIFTED, turn=10, rise=18, arrows=(Arrow(96, 8, 96, 20, 0.1),))
SIDE_BEND = Picture(
    STANDING,
    replace(STANDING, spine=(93.0, 104.0, 118.0), head=114.0),
    View.BACK,
    arrows=(Arrow(52, 108, 27, 99, -0.1),),
    hide=frozenset({Part.LEFT_ARM}),
)


@given(movements(), SHARES)
def test_everything_stays_in_the_box(picture: Picture, share: float) -> None:
    """At no moment, and on neither side, does a limb leave the one box that is computed for all of them."""
    left, bottom, right, top = box_of(picture, arrows=False)

    for mirror in (False, True):
        for c in figure_at(picture, share, mirror=mirror):
            for x, y, radius in ((c.x0, c.y0, c.r0), (c.x1, c.y1, c.r1)):
                assert left <= x - radius <= x + radius <= right
                assert bottom <= y - radius <= y + radius <= top


def test_the_box_holds_arrows_and_mat() -> None:
    """With arrows the box reaches as far as they do, and the floor is always in it."""
    narrow, wide = box_of(KNEE_LIFT, arrows=False), box_of(KNEE_LIFT)

    assert narrow.right < 96 < wide.right
    assert wide.bottom <= min(y for _, y in mat_of(KNEE_LIFT))
    assert box_of(SIDE_BEND).bottom < 0


def test_left_and_right_differ_where_sides_do() -> None:
    """The other side shows another figure: lying, the other leg moves; from behind it bends the other way."""
    assert figure_at(KNEE_LIFT, 1) != figure_at(KNEE_LIFT, 1, mirror=True)
    assert {Part.LEFT_LEG} == acting(KNEE_LIFT)
    assert {Part.RIGHT_LEG} == acting(KNEE_LIFT, mirror=True)
    assert pose_at(SIDE_BEND, 1).head == 180 - pose_at(SIDE_BEND, 1, mirror=True).head


def test_what_stays_does_not_act() -> None:
    """In a bend the legs stay: trunk, head and arms are what the eye should follow."""
    assert {Part.TRUNK, Part.HEAD, Part.LEFT_ARM, Part.RIGHT_ARM} == acting(SIDE_BEND)


def test_nothing_acts_where_nothing_moves_unless_it_is_named() -> None:
    """A picture without a movement points out nothing, or the parts that it names, on the side that is shown."""
    still = Picture(LYING, LYING)
    named = Picture(LYING, LYING, shows=frozenset({Part.RIGHT_ARM}))

    assert frozenset() == acting(still)
    assert {Part.RIGHT_ARM} == acting(named)
    assert {Part.LEFT_ARM} == acting(named, mirror=True)


def test_arrows_flip_with_the_paper_only() -> None:
    """From behind, the arrow of the other side points the other way; from the side it stays where it is."""
    assert KNEE_LIFT.arrows == arrows_of(KNEE_LIFT, mirror=True)
    assert (Arrow(48, 108, 73, 99, 0.1),) == arrows_of(SIDE_BEND, mirror=True)
    assert SIDE_BEND.arrows == arrows_of(SIDE_BEND)


def test_what_is_hidden_is_not_drawn() -> None:
    """A hidden arm is left out, the other one where the paper flips."""
    assert Part.LEFT_ARM not in {c.part for c in figure_at(SIDE_BEND, 0)}
    assert Part.RIGHT_ARM not in {c.part for c in figure_at(SIDE_BEND, 0, mirror=True)}
    hidden = replace(KNEE_LIFT, hide=frozenset({Part.LEFT_ARM}))
    assert Part.LEFT_ARM not in {c.part for c in figure_at(hidden, 0, mirror=True)}


def test_the_floor_is_a_mat_when_it_is_seen_from_above() -> None:
    """From above the mat has four corners around the person; from the side there is none."""
    assert () == mat_of(replace(KNEE_LIFT, rise=0))
    corners = mat_of(replace(KNEE_LIFT, turn=0, rise=90, mat=Mat(0, 90, 20)))

    assert [pytest.approx(p) for p in [(0, 20), (90, 20), (90, -20), (0, -20)]] == list(corners)


def test_the_far_side_is_known() -> None:
    """From the side the person's left is far and the right near; from behind neither is."""
    side = figure_at(KNEE_LIFT, 0)
    behind = figure_at(replace(SIDE_BEND, hide=frozenset()), 0)

    assert {Part.LEFT_LEG, Part.LEFT_ARM} == {c.part for c in side if c.far}
    assert set() == {c.part for c in behind if c.far}
    from_the_other_side = figure_at(replace(KNEE_LIFT, turn=180), 0)
    assert {Part.RIGHT_LEG, Part.RIGHT_ARM} == {c.part for c in from_the_other_side if c.far}


def test_what_is_near_comes_last() -> None:
    """Drawn in this order, each limb hides what is behind it; an arm that is clearly nearer hides the head, too."""
    order = [c.part for c in figure_at(KNEE_LIFT, 0)]

    assert order.index(Part.LEFT_ARM) < order.index(Part.TRUNK) < order.index(Part.RIGHT_ARM)
    assert order.index(Part.TRUNK) < order.index(Part.HEAD) < order.index(Part.RIGHT_ARM)


def test_eyes_are_seen_from_the_front_only() -> None:
    """From behind a head has no eyes, from the front two, from the side one."""
    eyes = {
        view: sum(c.part is Part.EYE for c in capsules(as_seen(joints(Pose(), view), 0, 0))) for view in View
    }

    assert {View.SIDE: 1, View.BACK: 0, View.FRONT: 2} == eyes


def test_an_arm_can_be_free_planted_or_resting_in_one_picture() -> None:
    """Kinds of limbs mix: a picture with all of them has a figure at every moment."""
    picture = Picture(
        replace(LYING, arms=(Resting(Spot.BELLY), Free((0.0, 0.0, 0.0)))),
        replace(LYING, arms=(Planted((60.0, 0.0)), Resting(Spot.CHEST))),
    )

    assert {len(figure_at(picture, share / 4)) for share in range(5)} == {len(figure_at(picture, 0))}

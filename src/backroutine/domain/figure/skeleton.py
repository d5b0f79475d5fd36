"""The skeleton: from a pose to the place of every joint in space, with limbs that always keep their length.

Lengths are the means of Drillis and Contini (1966) in hundredths of body height, as reprinted in Winter, "Biomechanics
and Motor Control of Human Movement". They are never in a file, so no file can break them. How the 28.8 from hip to shoulder
are shared out, and where the joints lie beside the middle of the body, is ours.
"""

from __future__ import annotations

from math import acos, cos, sin

from backroutine.domain.figure.pose import Aimed, Free, Limb, Planted, Pose, Resting, Spot, View
from backroutine.domain.figure.vectors import Vec, add, cross, dot, heading, length, scaled, spun, sub, unit
from backroutine.domain.values import NamedTuple

PELVIS, WAIST, CHEST = 8.0, 9.0, 11.8  # together 28.8: hip joint (53.0) to shoulder joint (81.8)
NECK, HEAD = 11.7, 6.5  # from the shoulder line to the middle of the head; its radius
UPPER_ARM, FOREARM, HAND = 18.6, 14.6, 7.0  # a hand is 10.8 long; drawn loosely curled
THIGH, SHIN, ANKLE = 24.5, 24.6, 3.9  # the ankle is so high above the sole
TOES, HEEL, SOLE = 11.0, 3.5, 2.2  # before, behind and below the ankle: the middle of the drawn foot
SHOULDERS, HIPS = 12.0, 6.5  # half widths, to the joints
FLANK = 4.6  # half width at the waist
PALM = 2.0  # how high the wrist of a planted hand is above the floor

_LEFT, _RIGHT = 1.0, -1.0


class Half(NamedTuple):
    """The joints of one side of the body."""

    eye: Vec
    shoulder: Vec
    waist: Vec
    elbow: Vec
    wrist: Vec
    tip: Vec
    hip: Vec
    knee: Vec
    ankle: Vec
    toes: Vec
    heel: Vec


class Joints(NamedTuple):
    """Where everything is."""

    hip: Vec
    sacrum: Vec
    lumbar: Vec
    neck: Vec
    head: Vec
    nose: Vec
    left: Half
    right: Half


class Frame(NamedTuple):
    """How a part of the trunk stands: towards the head, the way its front faces, and its left."""

    up: Vec
    ahead: Vec
    left: Vec


class Reach(NamedTuple):
    """What two bones have to bridge: from where, to where, and to which side the joint between them bends."""

    start: Vec
    target: Vec
    towards: Vec


class _Trunk(NamedTuple):
    pelvis: Frame
    waist: Frame
    chest: Frame
    skull: Frame
    hip: Vec
    sacrum: Vec
    lumbar: Vec
    neck: Vec


_FACING: dict[View, Vec] = {View.BACK: (0.0, 0.0, -1.0), View.FRONT: (0.0, 0.0, 1.0)}


def joints(pose: Pose, view: View) -> Joints:
    """Every joint of the body in `pose`."""
    trunk = _trunk(pose, view)
    head = add(trunk.neck, trunk.skull.up, NECK)
    return Joints(
        trunk.hip, trunk.sacrum, trunk.lumbar, trunk.neck, head, add(head, trunk.skull.ahead, HEAD),
        _half(trunk, pose, view, _LEFT), _half(trunk, pose, view, _RIGHT),
    )  # fmt: skip


def reaches(pose: Pose, view: View) -> tuple[tuple[Reach | None, ...], tuple[Reach | None, ...]]:
    """What each leg and each arm has to bridge, left first; None for a limb that is free."""
    trunk = _trunk(pose, view)
    sides = (_LEFT, _RIGHT)
    return (
        tuple(_leg_reach(trunk, limb, view, side) for limb, side in zip(pose.legs, sides, strict=True)),
        tuple(_arm_reach(trunk, limb, side) for limb, side in zip(pose.arms, sides, strict=True)),
    )


def _trunk(pose: Pose, view: View) -> _Trunk:
    pelvis, waist = _frame(pose.spine[0], view, pose.roll), _frame(pose.spine[1], view, pose.roll * 0.4)
    chest, skull = _frame(pose.spine[2], view), _frame(pose.head, view, pose.look)
    hip: Vec = (*pose.hung, 0.0)
    if pose.by_shoulders:  # lying on them: the hips follow from the spine
        for frame, long in ((chest, CHEST), (waist, WAIST), (pelvis, PELVIS)):
            hip = add(hip, frame.up, -long)
    sacrum = add(hip, pelvis.up, PELVIS)
    lumbar = add(sacrum, waist.up, WAIST)
    return _Trunk(pelvis, waist, chest, skull, hip, sacrum, lumbar, add(lumbar, chest.up, CHEST))


def _frame(angle: float, view: View, turned: float = 0.0) -> Frame:
    """A part of the body whose `up` has direction `angle`, `turned` to its left about that axis."""
    up = heading(angle)
    ahead = spun(_FACING.get(view) or heading(angle - 90), up, turned)
    return Frame(up, ahead, cross(up, ahead))


def _half(trunk: _Trunk, pose: Pose, view: View, side: float) -> Half:
    index = 0 if side == _LEFT else 1
    skull, head = trunk.skull, add(trunk.neck, trunk.skull.up, NECK)
    eye = add(add(head, skull.ahead, 0.72 * HEAD), skull.left, side * 0.46 * HEAD)
    shoulder, hip = _shoulder(trunk, side), _hip(trunk, side)
    elbow, wrist, tip = _arm(trunk, pose.arms[index], side)
    knee, ankle = _leg(trunk, pose, view, side)
    toes, heel = _foot(trunk, pose, view, side)
    return Half(
        add(eye, skull.up, 0.14 * HEAD), shoulder, add(trunk.lumbar, trunk.waist.left, side * FLANK),
        elbow, wrist, tip, hip, knee, ankle, add(ankle, toes), add(ankle, heel),
    )  # fmt: skip


def _shoulder(trunk: _Trunk, side: float) -> Vec:
    return add(add(trunk.neck, trunk.chest.left, side * SHOULDERS), trunk.chest.up, -2.0)


def _hip(trunk: _Trunk, side: float) -> Vec:
    return add(trunk.hip, trunk.pelvis.left, side * HIPS)


def closed(reach: Reach, first: float, second: float) -> tuple[Vec, Vec]:
    """The two ends of bones `first` and `second` that bridge `reach`; as near as they come if it is too far or too near."""
    line = sub(reach.target, reach.start)
    along = unit(line)
    far = min(max(length(line), abs(first - second) + 0.01), first + second - 0.01)
    aside = unit(sub(reach.towards, scaled(along, dot(reach.towards, along))))
    angle = acos((first * first + far * far - second * second) / (2 * first * far))
    middle = add(add(reach.start, along, first * cos(angle)), aside, first * sin(angle))
    return middle, add(middle, unit(sub(add(reach.start, along, far), middle)), second)


# Legs --------------------------------------------------------------------------------------------


def _leg_reach(trunk: _Trunk, limb: Limb, view: View, side: float) -> Reach | None:
    """From the hip to a planted foot; seen from the side in the body's middle plane, before any roll."""
    if not isinstance(limb, Planted):
        return None
    x, y = limb.at
    if view is View.SIDE:
        ahead = cross((0.0, 0.0, -1.0), trunk.pelvis.up)
        return Reach(trunk.hip, (x, y + ANKLE, 0.0), ahead)
    start = add(trunk.hip, cross(trunk.pelvis.up, _FACING[view]), side * HIPS)
    return Reach(start, (x, y + ANKLE, start[2]), _FACING[view])


def _leg(trunk: _Trunk, pose: Pose, view: View, side: float) -> tuple[Vec, Vec]:
    """Knee and ankle. Rolling the pelvis takes the legs along."""
    hip, limb = _hip(trunk, side), pose.legs[0 if side == _LEFT else 1]
    if isinstance(limb, Aimed):
        knee = add(hip, limb.bones[0], THIGH)
        return knee, add(knee, limb.bones[1], SHIN)
    reach = _leg_reach(trunk, limb, view, side)
    if reach is not None:
        middle, end = closed(reach, THIGH, SHIN)
        thigh, shin = sub(middle, reach.start), sub(end, middle)
    else:
        assert isinstance(limb, Free)
        thigh, shin = (scaled(heading(a), b) for a, b in zip(limb.directions, (THIGH, SHIN), strict=True))
    knee = add(hip, spun(thigh, trunk.pelvis.up, pose.roll))
    return knee, add(knee, spun(shin, trunk.pelvis.up, pose.roll))


def _foot(trunk: _Trunk, pose: Pose, view: View, side: float) -> tuple[Vec, Vec]:
    """From the ankle to the toes and to the heel."""
    if view is View.SIDE:
        along = heading(pose.toes[0 if side == _LEFT else 1])
        under = (along[1] * SOLE, -along[0] * SOLE, 0.0)
        toes, heel = add(under, along, TOES), add(under, along, -HEEL)
    else:  # it points at us or away from us, a little outwards
        ahead, under = _FACING[view], (0.0, -SOLE, 0.0)
        outwards = cross((0.0, 1.0, 0.0), ahead)
        toes, heel = add(add(under, ahead, TOES), outwards, side * 3.0), add(under, ahead, -HEEL)
    return spun(toes, trunk.pelvis.up, pose.roll), spun(heel, trunk.pelvis.up, pose.roll)


# Arms --------------------------------------------------------------------------------------------


def _arm_reach(trunk: _Trunk, limb: Limb, side: float) -> Reach | None:
    """From the shoulder to a planted or a resting hand, and where its elbow goes."""
    shoulder = _shoulder(trunk, side)
    outwards = scaled(trunk.chest.left, side)
    up, ahead = trunk.chest.up, trunk.chest.ahead
    match limb:
        case Planted((x, y)):
            target = (x, y + PALM, shoulder[2] * 0.9)
        case Resting(spot):
            target = _on_the_body(trunk, spot, side)
            if spot is Spot.WAIST:
                return Reach(shoulder, target, add(scaled(ahead, -1.0), outwards, 0.25))
            if spot is Spot.CHEST:
                return Reach(shoulder, target, add(scaled(up, -1.0), outwards, 0.6))
        case _:
            return None
    return Reach(shoulder, target, add(add(outwards, up, -2.0), ahead, -0.3))


def _on_the_body(trunk: _Trunk, spot: Spot, side: float) -> Vec:
    pelvis, chest = trunk.pelvis, trunk.chest
    if spot is Spot.BELLY:
        return add(add(trunk.sacrum, pelvis.ahead, 7.0), chest.left, side * 2.0)
    if spot is Spot.WAIST:
        behind = add(trunk.sacrum, pelvis.ahead, -6.0)
        return add(add(behind, pelvis.left, side * 4.5), pelvis.up, 2.0)
    return add(add(add(trunk.neck, chest.ahead, 7.0), chest.left, side * -6.0), chest.up, -1.0)


def _arm(trunk: _Trunk, limb: Limb, side: float) -> tuple[Vec, Vec, Vec]:
    """Elbow, wrist and fingertips."""
    shoulder = _shoulder(trunk, side)
    reach = _arm_reach(trunk, limb, side)
    if reach is not None:
        elbow, wrist = closed(reach, UPPER_ARM, FOREARM)
        return elbow, wrist, add(wrist, _hand(trunk, limb, side), HAND)
    assert isinstance(limb, Free | Aimed)
    bones = limb.bones if isinstance(limb, Aimed) else tuple(map(heading, limb.directions))
    elbow = add(shoulder, bones[0], UPPER_ARM)
    wrist = add(elbow, bones[1], FOREARM)
    return elbow, wrist, add(wrist, bones[2], HAND)


def _hand(trunk: _Trunk, limb: Limb, side: float) -> Vec:
    """Where a hand that does not hang points: on the floor ahead, on the body towards its middle."""
    if isinstance(limb, Planted):
        return unit((1.0 if trunk.chest.up[0] >= 0 else -1.0, -0.1, 0.0))
    return scaled(trunk.chest.left, -side)

"""From joints to paper: the pieces of limb that a viewer sees, from the back to the front.

A capsule is a piece of limb that is rounded at both ends, with a radius for each. Radii are ours, by eye.
"""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from itertools import pairwise
from math import cos, dist, radians, sin

from backroutine.domain.figure.skeleton import HEAD, Half, Joints
from backroutine.domain.figure.vectors import Vec, add, part, sub
from backroutine.domain.values import NamedTuple


class Part(StrEnum):
    """What a capsule belongs to."""

    TRUNK = "trunk"
    HEAD = "head"
    EYE = "eye"
    LEFT_LEG = "left-leg"
    RIGHT_LEG = "right-leg"
    LEFT_ARM = "left-arm"
    RIGHT_ARM = "right-arm"

    @property
    def opposite(self) -> Part:
        """The same part of the other side."""
        return _OTHER.get(self, self)


_OTHER = {
    Part.LEFT_LEG: Part.RIGHT_LEG, Part.RIGHT_LEG: Part.LEFT_LEG,
    Part.LEFT_ARM: Part.RIGHT_ARM, Part.RIGHT_ARM: Part.LEFT_ARM,
}  # fmt: skip
LEGS, ARMS = (Part.LEFT_LEG, Part.RIGHT_LEG), (Part.LEFT_ARM, Part.RIGHT_ARM)


class Capsule(NamedTuple):
    """A piece of limb on paper. `depth` grows towards the viewer; `far`: on the side that the viewer sees less of."""

    part: Part
    x0: float
    y0: float
    r0: float
    x1: float
    y1: float
    r1: float
    depth: float
    far: bool = False


def looked_at(point: Vec, turn: float, rise: float) -> Vec:
    """A point for a viewer who has walked `turn` degrees round to the right and looks down by `rise` degrees."""
    ct, st, ce, se = cos(radians(turn)), sin(radians(turn)), cos(radians(rise)), sin(radians(rise))
    x, y, z = point[0] - 50, point[1], point[2]
    x, z = x * ct - z * st, x * st + z * ct
    return x + 50, y * ce - z * se, y * se + z * ce


def as_seen(joints: Joints, turn: float, rise: float) -> Joints:
    """The same joints, as `looked_at`."""
    look = partial(looked_at, turn=turn, rise=rise)
    left, right = (Half(*map(look, half)) for half in (joints.left, joints.right))
    hip, sacrum, lumbar, neck, head, nose = map(look, joints[:6])
    return Joints(hip, sacrum, lumbar, neck, head, nose, left, right)


def capsules(body: Joints) -> list[Capsule]:
    """The figure of a body `as_seen`, from the back to the front."""
    nearness = [half.shoulder[2] + half.hip[2] for half in (body.left, body.right)]
    gap = nearness[0] - nearness[1]
    far_left, far_right = gap < -_ASIDE, gap > _ASIDE
    every = [
        *_trunk(body),
        *_limbs(body.left, Part.LEFT_LEG, Part.LEFT_ARM, far=far_left),
        *_limbs(body.right, Part.RIGHT_LEG, Part.RIGHT_ARM, far=far_right),
        *_head(body),
    ]
    return sorted(every, key=partial(_nearness, head=body.head[2]))


_ASIDE = 12.0  # from behind or in front no side is far
_BEFORE_THE_HEAD = 6.0  # an arm so much nearer than the head hides a part of it
_OVER = {  # which of two equally near ones hides the other
    Part.LEFT_LEG: 0, Part.RIGHT_LEG: 0, Part.TRUNK: 1, Part.LEFT_ARM: 2, Part.RIGHT_ARM: 2, Part.HEAD: 3, Part.EYE: 4,
}  # fmt: skip


def _nearness(capsule: Capsule, head: float) -> tuple[bool, int, int, str]:
    """The head comes last, against the truth if need be: a figure without a head is not read as one."""
    near_arm = capsule.part in ARMS and capsule.depth > head + _BEFORE_THE_HEAD
    return (
        near_arm or capsule.part in {Part.HEAD, Part.EYE},
        round(capsule.depth),
        _OVER[capsule.part],
        capsule.part,
    )


_End = tuple[Vec, float]  # a place and the radius there


def _capsule(part_of: Part, start: _End, end: _End, depth: float, *, far: bool = False) -> Capsule:
    (a, ra), (b, rb) = start, end
    return Capsule(part_of, a[0], a[1], ra, b[0], b[1], rb, depth, far)


def _trunk(body: Joints) -> list[Capsule]:
    """A curved back with flanks. Straight from shoulder to hip would fill the very arch that a pelvic tilt closes."""
    spine = _rounded([(body.hip, 5.6), (body.sacrum, 5.6), (body.lumbar, 5.6), (body.neck, 4.4)])
    left, right = body.left, body.right
    flanks = (
        ((left.hip, 4.8), (right.hip, 4.8)),
        ((left.shoulder, 3.2), (right.shoulder, 3.2)),
        ((left.shoulder, 3.2), (left.waist, 4.3)),
        ((right.shoulder, 3.2), (right.waist, 4.3)),
        ((left.waist, 4.3), (left.hip, 4.8)),
        ((right.waist, 4.3), (right.hip, 4.8)),
        ((body.neck, 3.0), (body.head, 3.0)),
    )
    return [_capsule(Part.TRUNK, *ends, body.lumbar[2]) for ends in (*pairwise(spine), *flanks)]


def _rounded(points: list[_End]) -> list[_End]:
    """A line with its corners cut once (Chaikin), so that a back is a curve; its ends stay."""
    out = []
    for (a, ra), (b, rb) in pairwise(points):
        out += [(part(a, b, share), ra + (rb - ra) * share) for share in (0.25, 0.75)]
    return [points[0], *out[1:-1], points[-1]]


def _limbs(half: Half, leg: Part, arm: Part, *, far: bool) -> list[Capsule]:
    leg_depth, arm_depth = half.knee[2], (half.elbow[2] + half.wrist[2]) / 2
    return [
        _capsule(leg, (half.heel, 1.9), (half.toes, 1.3), leg_depth, far=far),
        _capsule(leg, (half.knee, 3.3), (half.ankle, 2.1), leg_depth, far=far),
        _capsule(leg, (half.hip, 4.9), (half.knee, 3.5), leg_depth, far=far),
        _capsule(arm, (half.shoulder, 3.1), (half.elbow, 2.4), arm_depth, far=far),
        _capsule(arm, (half.elbow, 2.4), (half.wrist, 1.8), arm_depth, far=far),
        _capsule(arm, (half.wrist, 1.9), (half.tip, 1.6), arm_depth, far=far),
    ]


def _head(body: Joints) -> list[Capsule]:
    """A head with a nose, and those eyes that are on the viewer's side of it."""
    head, depth = body.head, body.head[2]
    skull, nose = (head, HEAD * 0.97), (add(head, sub(body.nose, head), 1.1), 0.9)
    eyes = (eye for eye in (body.left.eye, body.right.eye) if eye[2] > depth + 0.3 * HEAD)
    return [
        _capsule(Part.HEAD, skull, skull, depth),
        _capsule(Part.HEAD, (head, 2.4), nose, depth),
        *(_capsule(Part.EYE, (eye, 0.9), (eye, 0.9), depth) for eye in eyes),
    ]


def moving(before: Joints, after: Joints) -> frozenset[Part]:
    """The parts that an exercise moves, as seen: what the eye should follow. Empty when hardly anything does."""
    ways = {
        name: _way(_joints_of(before, name), _joints_of(after, name)) for name in Part if name is not Part.EYE
    }
    most = max(ways.values())
    return frozenset(name for name, way in ways.items() if most > 0.5 and way > 0.35 * most)


def _way(before: tuple[Vec, ...], after: tuple[Vec, ...]) -> float:
    """How far the joint that goes farthest goes on paper."""
    return max(dist(a[:2], b[:2]) for a, b in zip(before, after, strict=True))


def _joints_of(body: Joints, name: Part) -> tuple[Vec, ...]:
    if name is Part.TRUNK:
        return body.hip, body.sacrum, body.lumbar, body.neck
    if name is Part.HEAD:
        return body.head, body.nose
    half = body.left if name in {Part.LEFT_LEG, Part.LEFT_ARM} else body.right
    return (half.knee, half.ankle, half.toes) if name in LEGS else (half.elbow, half.wrist, half.tip)

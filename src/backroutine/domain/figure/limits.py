"""What a body cannot do: the reader of exercise files refuses a picture that shows it.

Only the left side is looked at: the right is its mirror image.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from backroutine.domain.figure.between import between, paired
from backroutine.domain.figure.picture import Picture
from backroutine.domain.figure.pose import Limb, Planted, Pose, View
from backroutine.domain.figure.skeleton import (
    FOREARM,
    SHIN,
    THIGH,
    UPPER_ARM,
    Half,
    Joints,
    Reach,
    joints,
    reaches,
)
from backroutine.domain.figure.vectors import angle_between, cross, length, sub
from backroutine.domain.values import NamedTuple

STRETCH = 0.5  # hundredths of body height: nobody sees a foot that is so little short of its place
MOST_BENT = (
    150.0  # degrees, from straight: a knee or an elbow; beyond it calf and thigh are in each other's way
)
MOST_CURVED = 45.0  # degrees: the back at one joint
UNDER = 2.0  # hundredths: joints lie inside the body, so that a flat hand or foot may seem a little lower
BACKWARDS = 5.0  # degrees: a straight knee, written roughly

_MOMENTS = (0.0, 1.0, 0.25, 0.5, 0.75)  # what the two poses themselves say comes first


class Strain(NamedTuple):
    """Something that a body cannot do. `where` is what to change: left_leg, right_arm, spine, hip ..."""

    share: float  # 0: in the start, 1: in the end, else on the way
    where: str
    message: str


def strains(picture: Picture) -> list[Strain]:
    """All that a body cannot do in `picture`, each told once: of its start, else its end, else of the way between."""
    found: dict[tuple[str, str], Strain] = {}
    poses = paired(picture.start, picture.end, picture.view)
    for share in _MOMENTS:
        pose = between(*poses, share)
        for kind, where, message in _strains(pose, picture.view):
            found.setdefault((kind, where), Strain(share, where, message))
    return list(found.values())


_Found = Iterator[tuple[str, str, str]]  # kind, where, message


def _strains(pose: Pose, view: View) -> _Found:
    body = joints(pose, view)
    for index, side in enumerate(("left", "right")):
        half = body.right if index else body.left
        legs, arms = reaches(pose, view)
        yield from _out_of_reach(
            f"the {side} foot", f"{side}_leg", legs[index], pose.legs[index], THIGH + SHIN
        )
        yield from _out_of_reach(
            f"the {side} hand", f"{side}_arm", arms[index], pose.arms[index], UPPER_ARM + FOREARM
        )
        yield from _too_bent(f"the {side} knee", f"{side}_leg", half.hip, half.knee, half.ankle)
        yield from _too_bent(f"the {side} elbow", f"{side}_arm", half.shoulder, half.elbow, half.wrist)
        if view is View.SIDE and not pose.roll:
            yield from _backwards(side, half)
        yield from _under_the_floor(side, half)
    yield from _curved(body)
    if body.head[1] < -UNDER or body.hip[1] < -UNDER:
        yield "floor", "hip", f"the body is {-min(body.head[1], body.hip[1]):.1f} under the floor"


def _out_of_reach(what: str, where: str, reach: Reach | None, limb: Limb, longest: float) -> _Found:
    if reach is None or not isinstance(limb, Planted):  # a hand can get to every place on the body
        return
    short = length(sub(reach.target, reach.start)) - longest
    if short > STRETCH:
        yield "reach", where, f"{what} cannot get to [{limb.at[0]:g}, {limb.at[1]:g}]: {short:.1f} short"


def _too_bent(what: str, where: str, *points: tuple[float, float, float]) -> _Found:
    first, joint, last = points
    bent = angle_between(sub(joint, first), sub(last, joint))
    if bent > MOST_BENT:
        yield "bent", where, f"{what} is bent by {bent:.0f} degrees; {MOST_BENT:.0f} is as far as it goes"


def _backwards(side: str, half: Half) -> _Found:
    """A knee bends one way only: the shin never goes in front of the thigh."""
    thigh, shin = sub(half.knee, half.hip), sub(half.ankle, half.knee)
    if cross(thigh, shin)[2] > 0 and angle_between(thigh, shin) > BACKWARDS:
        yield "backwards", f"{side}_leg", f"the {side} knee bends the wrong way"


def _curved(body: Joints) -> _Found:
    line = (body.hip, body.sacrum, body.lumbar, body.neck)
    parts = [sub(after, before) for before, after in itertools.pairwise(line)]
    for name, a, b in (("lower back", parts[0], parts[1]), ("upper back", parts[1], parts[2])):
        curved = angle_between(a, b)
        if curved > MOST_CURVED:
            yield (
                "curved", "spine",
                f"the {name} is curved by {curved:.0f} degrees; {MOST_CURVED:.0f} is as far as it goes",
            )  # fmt: skip


_WHERE = {
    "elbow": "arm", "wrist": "arm", "tip": "arm", "knee": "leg", "ankle": "leg", "toes": "leg", "heel": "leg",
}  # fmt: skip
_NAMES = {"wrist": "hand", "tip": "hand", "ankle": "foot", "toes": "toes", "heel": "heel"}


def _under_the_floor(side: str, half: Half) -> _Found:
    for joint, limb in _WHERE.items():
        height = getattr(half, joint)[1]
        if height < -UNDER:
            name = _NAMES.get(joint, joint)
            verb = "are" if name == "toes" else "is"
            yield "floor", f"{side}_{limb}", f"the {side} {name} {verb} {-height:.1f} under the floor"

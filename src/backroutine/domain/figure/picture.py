"""A picture: how an exercise begins and ends, from where it is seen, and what is drawn beside the body."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from backroutine.domain.figure.between import between, paired
from backroutine.domain.figure.capsules import Capsule, Part, as_seen, capsules, looked_at, moving
from backroutine.domain.figure.pose import Point, Pose, View, mirrored
from backroutine.domain.figure.skeleton import Joints, joints
from backroutine.domain.values import NamedTuple


class Arrow(NamedTuple):
    """From one place on paper to another; it bows to its left by `bow` of its length."""

    x0: float
    y0: float
    x1: float
    y1: float
    bow: float = 0.0


class Box(NamedTuple):
    """A part of the paper."""

    left: float
    bottom: float
    right: float
    top: float


class Mat(NamedTuple):
    """What a person lies on, along the picture; `half` is half its width."""

    start: float = 0.0
    end: float = 90.0
    half: float = 19.0


USUAL_MAT = Mat()


@dataclass(frozen=True, slots=True)
class Picture:
    """`start` and `end` are authored for the left side; the other side is their mirror image.

    The viewer has walked round by `turn` degrees (90: to the person's feet where they lie head left) and looks down by
    `rise`; then the floor is a mat. `hide`: parts that would cover what is to be seen. `shows`: parts to point out where
    nothing moves. `seen`: the view in words, where it needs them. `stages`: those of a warm-up, from 1, that it shows; none: all.
    """

    start: Pose
    end: Pose
    view: View = View.SIDE
    turn: float = 0.0
    rise: float = 0.0
    arrows: tuple[Arrow, ...] = ()
    mat: Mat = USUAL_MAT
    hide: frozenset[Part] = frozenset()
    shows: frozenset[Part] = frozenset()
    seen: str = ""
    stages: tuple[int, ...] = ()

    @property
    def flips(self) -> bool:
        """Whether the other side stands on the other half of the paper; else only the other limb moves."""
        return self.view is not View.SIDE or abs(self.turn) > 45


def pose_at(picture: Picture, share: float, *, mirror: bool = False) -> Pose:
    """The pose `share` (0 to 1) of the way from start to end, for the left side or, with `mirror`, the right."""
    pose = between(*_poses(picture), share)
    return mirrored(pose, picture.view) if mirror else pose


def figure_at(picture: Picture, share: float, *, mirror: bool = False) -> list[Capsule]:
    """The figure at that moment, from the back to the front."""
    hidden = _sided(picture.hide, mirror=mirror and picture.flips)
    return [c for c in capsules(_seen_at(picture, share, mirror=mirror)) if c.part not in hidden]


@lru_cache(maxsize=64)
def acting(picture: Picture, *, mirror: bool = False) -> frozenset[Part]:
    """The parts to look at: those that move, or those that the picture names."""
    if picture.shows:
        return _sided(picture.shows, mirror=mirror)
    return moving(_seen_at(picture, 0, mirror=mirror), _seen_at(picture, 1, mirror=mirror))


def arrows_of(picture: Picture, *, mirror: bool = False) -> tuple[Arrow, ...]:
    """The arrows of one side."""
    if not (mirror and picture.flips):
        return picture.arrows
    return tuple(Arrow(100 - a.x0, a.y0, 100 - a.x1, a.y1, -a.bow) for a in picture.arrows)


def mat_of(picture: Picture) -> tuple[Point, ...]:
    """The corners of the mat on paper; none where the floor is seen as a line."""
    if not picture.rise:
        return ()
    start, end, half = picture.mat
    corners = ((start, 0.0, -half), (end, 0.0, -half), (end, 0.0, half), (start, 0.0, half))
    return tuple(looked_at(corner, picture.turn, picture.rise)[:2] for corner in corners)


_MARGIN = 1.5
_MOMENTS = tuple(n / 8 for n in range(9))  # what sticks out in between, sticks out by less than the margin


@lru_cache(maxsize=64)
def box_of(picture: Picture, *, arrows: bool = True) -> Box:
    """The smallest box that holds every moment of both sides: nothing jumps or changes its size."""
    points = list(mat_of(picture))
    for mirror in (False, True):
        for share in _MOMENTS:
            for c in figure_at(picture, share, mirror=mirror):
                points += [(c.x0 - c.r0, c.y0 - c.r0), (c.x0 + c.r0, c.y0 + c.r0)]
                points += [(c.x1 - c.r1, c.y1 - c.r1), (c.x1 + c.r1, c.y1 + c.r1)]
        for x0, y0, x1, y1, bow in arrows_of(picture, mirror=mirror) if arrows else ():
            # an arc goes half as far out as its control point
            points += [(x0, y0), (x1, y1), ((x0 + x1) / 2 - (y1 - y0) * bow, (y0 + y1) / 2 + (x1 - x0) * bow)]
    xs, ys = zip(*points, strict=True)
    return Box(min(xs) - _MARGIN, min(0.0, *ys) - _MARGIN, max(xs) + _MARGIN, max(ys) + _MARGIN)


@lru_cache(maxsize=64)
def _poses(picture: Picture) -> tuple[Pose, Pose]:
    return paired(picture.start, picture.end, picture.view)


def _seen_at(picture: Picture, share: float, *, mirror: bool) -> Joints:
    pose = pose_at(picture, share, mirror=mirror)
    return as_seen(joints(pose, picture.view), picture.turn, picture.rise)


def _sided(parts: frozenset[Part], *, mirror: bool) -> frozenset[Part]:
    return frozenset(part.opposite for part in parts) if mirror else parts

"""Between two poses: the way a body goes from one to the other, with every limb keeping its length."""

from __future__ import annotations

from dataclasses import replace

from backroutine.domain.figure.pose import Aimed, Free, Limb, Planted, Point, Pose, Resting, View
from backroutine.domain.figure.skeleton import Half, joints
from backroutine.domain.figure.vectors import sub, swung, unit


def between(start: Pose, end: Pose, share: float) -> Pose:
    """The pose `share` (0 to 1) of the way from `start` to `end`, which must be `paired`; it begins and ends gently.

    Places move straight, directions turn the short way round, planted limbs are closed anew.
    """
    if share <= 0:
        return start
    if share >= 1:
        return end
    share = share * share * (3 - 2 * share)
    return Pose(
        hung=_point(start.hung, end.hung, share),
        by_shoulders=start.by_shoulders,
        spine=_directions(start.spine, end.spine, share),
        head=_direction(start.head, end.head, share),
        look=_number(start.look, end.look, share),
        roll=_number(start.roll, end.roll, share),
        legs=_limbs(start.legs, end.legs, share),
        toes=_directions(start.toes, end.toes, share),
        arms=_limbs(start.arms, end.arms, share),
    )


def paired(start: Pose, end: Pose, view: View) -> tuple[Pose, Pose]:
    """The same two poses, said in the same terms: what is planted in one and free in the other is aimed in both.

    Without this a foot that leaves the floor would stay behind, or its leg would grow.
    """
    before, after = joints(start, view), joints(end, view)
    if start.by_shoulders and not end.by_shoulders:
        start = replace(start, by_shoulders=False, hung=before.hip[:2])
    if end.by_shoulders and not start.by_shoulders:
        end = replace(end, by_shoulders=False, hung=after.hip[:2])
    for index, side in enumerate(("left", "right")):
        if not _alike(start.legs[index], end.legs[index]):
            start = replace(start, legs=_with(start.legs, index, _leg(getattr(before, side))))
            end = replace(end, legs=_with(end.legs, index, _leg(getattr(after, side))))
        if not _alike(start.arms[index], end.arms[index]):
            start = replace(start, arms=_with(start.arms, index, _arm(getattr(before, side))))
            end = replace(end, arms=_with(end.arms, index, _arm(getattr(after, side))))
    return start, end


def _alike(a: Limb, b: Limb) -> bool:
    """Whether the way between two limbs can be told in their own terms."""
    return a == b if isinstance(a, Resting) else type(a) is type(b)


def _with(pair: tuple[Limb, ...], index: int, limb: Limb) -> tuple[Limb, ...]:
    return (pair[0], limb) if index else (limb, pair[1])


def _leg(half: Half) -> Aimed:
    return Aimed((unit(sub(half.knee, half.hip)), unit(sub(half.ankle, half.knee))))


def _arm(half: Half) -> Aimed:
    upper, fore = sub(half.elbow, half.shoulder), sub(half.wrist, half.elbow)
    return Aimed((unit(upper), unit(fore), unit(sub(half.tip, half.wrist))))


# Numbers, places, directions, limbs --------------------------------------------------------------


def _number(a: float, b: float, share: float) -> float:
    return a + (b - a) * share


def _point(a: Point, b: Point, share: float) -> Point:
    return _number(a[0], b[0], share), _number(a[1], b[1], share)


def _direction(a: float, b: float, share: float) -> float:
    """The short way round."""
    return a + ((b - a + 180) % 360 - 180) * share


def _directions(a: tuple[float, ...], b: tuple[float, ...], share: float) -> tuple[float, ...]:
    return tuple(_direction(p, q, share) for p, q in zip(a, b, strict=True))


def _limbs(a: tuple[Limb, ...], b: tuple[Limb, ...], share: float) -> tuple[Limb, ...]:
    return tuple(_limb(before, after, share) for before, after in zip(a, b, strict=True))


def _limb(a: Limb, b: Limb, share: float) -> Limb:
    match a, b:
        case Free(before), Free(after):
            return Free(_directions(before, after, share))
        case Planted(before), Planted(after):
            return Planted(_point(before, after, share))
        case Aimed(before), Aimed(after):
            return Aimed(tuple(swung(p, q, share) for p, q in zip(before, after, strict=True)))
        case Resting(), Resting() if a == b:
            return a
        case _:
            raise ValueError("these two poses are not paired")

"""A pose: one position of the body, in directions and in places where a foot or a hand stays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from backroutine.domain.figure.vectors import Vec

Point = tuple[float, float]


class View(StrEnum):
    """From where the person is seen, before the viewer walks round: the plane that directions are in."""

    SIDE = "side"
    BACK = "back"
    FRONT = "front"


class Spot(StrEnum):
    """A place on the body where a hand can rest."""

    BELLY = "belly"
    WAIST = "waist"  # on the back
    CHEST = "chest"  # crossed: near the other shoulder


@dataclass(frozen=True, slots=True)
class Free:
    """A limb in the air: the direction of each of its bones, from the body outwards, in degrees.

    A leg has two (thigh, shin), an arm three (upper arm, forearm, hand).
    """

    directions: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Planted:
    """A limb whose foot or hand stays at a place; knee or elbow follow."""

    at: Point


@dataclass(frozen=True, slots=True)
class Resting:
    """An arm whose hand lies on the body."""

    on: Spot


@dataclass(frozen=True, slots=True)
class Aimed:
    """A limb by the unit vectors of its bones in space.

    No file says this: `between` puts it where a limb is planted in one pose and free in the other.
    """

    bones: tuple[Vec, ...]


Limb = Free | Planted | Resting | Aimed


@dataclass(frozen=True, slots=True)
class Pose:
    """One position. Of each pair the left comes first.

    The body hangs by its hip, or by its shoulders (`by_shoulders`), at `hung`. `spine` has the directions of pelvis, waist and
    chest, each from the hip towards the head; `head` goes on from the shoulders. `look` turns the head to the person's left
    about its own axis, `roll` the pelvis and the legs about the body's. `toes` is where the toes point.
    """

    hung: Point = (50.0, 50.0)
    by_shoulders: bool = False
    spine: tuple[float, ...] = (90.0, 90.0, 90.0)
    head: float = 90.0
    look: float = 0.0
    roll: float = 0.0
    legs: tuple[Limb, ...] = (Free((-90.0, -90.0)), Free((-90.0, -90.0)))
    toes: tuple[float, ...] = (0.0, 0.0)
    arms: tuple[Limb, ...] = (Free((-90.0, -90.0, -90.0)), Free((-90.0, -90.0, -90.0)))

    def __post_init__(self) -> None:
        if [len(part) for part in (self.spine, self.legs, self.toes, self.arms)] != [3, 2, 2, 2]:
            raise ValueError("a spine has three parts; legs, toes and arms come in pairs")


def mirrored(pose: Pose, view: View) -> Pose:
    """The same pose done with the other side: reflected through the body's own middle.

    From the side this middle is the plane of the picture, so directions stay; from behind and in front it stands
    upright in the picture, so that they are reflected too.
    """
    pose = replace(
        pose,
        look=-pose.look,
        roll=-pose.roll,
        legs=tuple(_reflected(limb, view) for limb in reversed(pose.legs)),
        arms=tuple(_reflected(limb, view) for limb in reversed(pose.arms)),
        toes=pose.toes[::-1],
    )
    if view is View.SIDE:
        return pose
    return replace(
        pose,
        hung=_across(pose.hung),
        spine=tuple(180 - angle for angle in pose.spine),
        head=180 - pose.head,
    )


def _across(point: Point) -> Point:
    """The place on the other half of the picture."""
    return 100 - point[0], point[1]


def _reflected(limb: Limb, view: View) -> Limb:
    match limb:
        case Aimed(bones) if view is View.SIDE:
            return Aimed(tuple((x, y, -z) for x, y, z in bones))
        case Aimed(bones):
            return Aimed(tuple((-x, y, z) for x, y, z in bones))
        case Free(directions) if view is not View.SIDE:
            return Free(tuple(180 - angle for angle in directions))
        case Planted(at) if view is not View.SIDE:
            return Planted(_across(at))
        case _:
            return limb

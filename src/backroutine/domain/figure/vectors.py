"""Vectors in space, as plain tuples: x to the right, y up, z towards the viewer."""

from __future__ import annotations

from math import acos, cos, degrees, radians, sin, sqrt

Vec = tuple[float, float, float]


def add(a: Vec, b: Vec, times: float = 1.0) -> Vec:
    """`a` and `times` `b`."""
    return a[0] + b[0] * times, a[1] + b[1] * times, a[2] + b[2] * times


def sub(a: Vec, b: Vec) -> Vec:
    """The way from `b` to `a`."""
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def scaled(a: Vec, times: float) -> Vec:
    """`a`, `times` as long."""
    return a[0] * times, a[1] * times, a[2] * times


def dot(a: Vec, b: Vec) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """The vector product."""
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def length(a: Vec) -> float:
    """How long `a` is."""
    return sqrt(dot(a, a))


def unit(a: Vec) -> Vec:
    """`a` with length 1; nothing stays nothing."""
    return scaled(a, 1 / (length(a) or 1.0))


def part(a: Vec, b: Vec, share: float) -> Vec:
    """The point `share` of the way from `a` to `b`."""
    return add(a, sub(b, a), share)


def heading(angle: float) -> Vec:
    """The direction of `angle` degrees in the plane of the picture."""
    return cos(radians(angle)), sin(radians(angle)), 0.0


def spun(v: Vec, axis: Vec, angle: float) -> Vec:
    """`v` turned by `angle` degrees about `axis`, a unit vector (Rodrigues' formula)."""
    if not angle:
        return v
    c, s = cos(radians(angle)), sin(radians(angle))
    return add(add(scaled(v, c), cross(axis, v), s), axis, dot(axis, v) * (1 - c))


def angle_between(a: Vec, b: Vec) -> float:
    """Degrees between two directions, 0 to 180."""
    return degrees(acos(max(-1.0, min(1.0, dot(unit(a), unit(b))))))


def swung(a: Vec, b: Vec, share: float) -> Vec:
    """The direction `share` of the way from unit vector `a` to unit vector `b`, on the arc between them.

    Opposite directions have no shortest arc: then it goes through the picture's up or right, whichever is not in line.
    """
    angle = angle_between(a, b)
    axis = cross(a, b)
    if length(axis) < 1e-6:
        if angle < 90:
            return a
        axis = cross(a, (0.0, 0.0, 1.0) if abs(a[2]) < 0.9 else (0.0, 1.0, 0.0))
    return spun(a, unit(axis), angle * share)

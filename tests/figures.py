"""Poses and pictures for the tests of everything that is drawn: made up by Hypothesis, and a few by hand."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from math import dist

from hypothesis import strategies as st

from backroutine.domain.figure.picture import Picture
from backroutine.domain.figure.pose import Free, Limb, Planted, Pose, Resting, Spot, View
from backroutine.domain.figure.skeleton import Half, Joints

# Halves of a degree and of a hundredth can be reflected and reflected back without rounding.
ANGLES = st.integers(-720, 720).map(lambda half: half / 2)
PLACES = st.tuples(st.integers(-100, 300), st.integers(-100, 300)).map(lambda p: (p[0] / 2, p[1] / 2))
LEGS: st.SearchStrategy[Limb] = st.one_of(st.tuples(ANGLES, ANGLES).map(Free), PLACES.map(Planted))
ARMS: st.SearchStrategy[Limb] = st.one_of(
    st.tuples(ANGLES, ANGLES, ANGLES).map(Free), PLACES.map(Planted), st.sampled_from(Spot).map(Resting)
)
POSES = st.builds(
    Pose,
    hung=PLACES,
    by_shoulders=st.booleans(),
    spine=st.tuples(ANGLES, ANGLES, ANGLES),
    head=ANGLES,
    look=ANGLES,
    roll=ANGLES,
    legs=st.tuples(LEGS, LEGS),
    toes=st.tuples(ANGLES, ANGLES),
    arms=st.tuples(ARMS, ARMS),
)
VIEWS = st.sampled_from(View)
SHARES = st.floats(0, 1)
# Somebody on the back, knees bent, feet on the floor.
LYING = Pose(
    hung=(45.0, 6.2),
    spine=(182.0, 176.0, 182.0),
    head=181.0,
    legs=(Planted((71.0, 0.0)), Planted((71.0, 0.0))),
    arms=(Free((3.0, -4.0, -4.0)), Free((3.0, -4.0, -4.0))),
)

STANDING = Pose(hung=(50.0, 52.5), legs=(Planted((40.0, 0.0)), Planted((60.0, 0.0))))


@st.composite
def movements(draw: st.DrawFn) -> Picture:
    """Something that a person might do: somebody who lies or stands turns each part by up to a quarter."""
    start = draw(st.sampled_from([LYING, STANDING]))
    turn = partial(draw, st.floats(-90, 90))
    spine = tuple(angle + draw(st.floats(-20, 20)) for angle in start.spine)
    legs = st.sampled_from(
        [*start.legs, Free((start.spine[0] + 180 + turn(), start.spine[0] + 180 + turn()))]
    )
    arms = st.sampled_from([*start.arms, Free((turn(), turn(), turn())), *map(Resting, Spot)])
    end = replace(
        start,
        spine=spine,
        head=spine[2] + draw(st.floats(-30, 30)),
        look=turn(),
        roll=draw(st.sampled_from([0.0, turn() / 2])),
        legs=(draw(legs), draw(legs)),
        toes=(turn(), turn()),
        arms=(draw(arms), draw(arms)),
    )
    rise = draw(st.sampled_from([0.0, 10.0, 40.0]))
    return Picture(start, end, draw(VIEWS), draw(st.floats(-90, 90)), rise)


def lengths(body: Joints) -> list[float]:
    """Of every bone: the spine's three and the neck, then each side's leg, foot and arm."""
    line = (body.hip, body.sacrum, body.lumbar, body.neck, body.head)
    limbs = [_limbs(half) for half in (body.left, body.right)]
    return [*(dist(a, b) for a, b in pairwise(line)), *limbs[0], *limbs[1]]


def _limbs(half: Half) -> list[float]:
    bones = (
        (half.hip, half.knee), (half.knee, half.ankle), (half.heel, half.toes),
        (half.shoulder, half.elbow), (half.elbow, half.wrist), (half.wrist, half.tip),
    )  # fmt: skip
    return [dist(a, b) for a, b in bones]

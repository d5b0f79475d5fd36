"""The figure as SVG: well formed, the same byte for byte, and nothing in it that could be fetched or run."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backroutine.domain.figure.capsules import Part
from backroutine.domain.figure.picture import Arrow, Picture
from backroutine.domain.figure.pose import Planted, View
from backroutine.view.figure import svg
from backroutine.view.figure.canvas import Ink
from backroutine.view.figure.motion import shown_to_learn
from figures import LYING, STANDING, movements

SLIDE = Picture(
    LYING, replace(LYING, legs=(Planted((91.0, 0.0)), LYING.legs[1])), turn=10, rise=18,
    arrows=(Arrow(85, 23, 100, 23, 0.1),),
)  # fmt: skip
FRONT = Picture(STANDING, replace(STANDING, spine=(93.0, 104.0, 118.0), head=114.0), View.FRONT)
NAME = "{http://www.w3.org/2000/svg}"


@settings(max_examples=30)
@given(movements(), st.floats(0, 1), st.booleans())
def test_every_picture_is_well_formed(picture: Picture, share: float, mirror: bool) -> None:
    """Whatever is drawn, it can be read as XML, and no number in it is a strange one."""
    drawn = svg.still(picture, share, mirror=mirror)

    ET.fromstring(drawn)
    assert not re.search(r"nan|inf|-0[ \"]|[0-9]e-", re.sub(r"<title>.*?</title>", "", drawn))


def test_a_title_is_text() -> None:
    """Whatever an exercise is called, its name is a title and nothing else."""
    drawn = svg.pair(SLIDE, title="<script>alert(1)</script>")

    title = ET.fromstring(drawn).find(f"{NAME}title")
    assert title is not None
    assert "<script>alert(1)</script>" == title.text
    assert "<script" not in drawn


@pytest.mark.parametrize(
    "drawn", [svg.pair(SLIDE), svg.moving(SLIDE, shown_to_learn(2, 2)), svg.still(SLIDE, 0)]
)
def test_nothing_is_fetched_and_nothing_runs(drawn: str) -> None:
    """No address but the name of the language, no script, no event."""
    inside = drawn.replace(svg.SPACE, "")

    assert [] == [word for word in ("http", "url(", "@import", "href", "<script", " on") if word in inside]


def test_start_and_end_stand_beside_each_other() -> None:
    """The pair has two figures, the second one to the right; the arrows belong to the first."""
    groups = ET.fromstring(svg.pair(SLIDE)).findall(f"{NAME}g")

    assert 2 == len(groups)
    assert "translate(" in groups[1].attrib["transform"]
    assert ["none"] == [p.attrib["fill"] for p in groups[0].iter(f"{NAME}path") if p.attrib["fill"] == "none"]
    assert [] == [p for p in groups[1].iter(f"{NAME}path") if p.attrib["fill"] == "none"]


def test_what_moves_has_its_own_ink() -> None:
    """The leg that slides is drawn in another ink than the trunk, the far arm in a third."""
    inks = {p.attrib.get("fill") for p in ET.fromstring(svg.still(SLIDE, 1)).iter(f"{NAME}path")}

    assert {svg.INKS[ink] for ink in (Ink.ACTS, Ink.BODY, Ink.FAR)} <= inks


def test_a_face_has_eyes() -> None:
    """From the front there are two, in the colour of the paper."""
    eyes = [p for p in ET.fromstring(svg.still(FRONT, 0)).iter(f"{NAME}path") if p.get("fill") == svg.PAPER]

    assert 1 == len(eyes)
    assert 2 == eyes[0].attrib["d"].count("M")
    hidden = replace(FRONT, hide=frozenset({Part.EYE}))
    assert svg.PAPER not in {p.get("fill") for p in ET.fromstring(svg.still(hidden, 0)).iter(f"{NAME}path")}


def test_a_moving_picture_shows_one_frame_at_a_time() -> None:
    """At every moment of its track exactly one frame is to be seen."""
    track = shown_to_learn(2, 2)
    drawn = svg.moving(SLIDE, track)
    spans: list[tuple[float, float]] = []
    for rule in re.findall(r"@keyframes n\d+\{(.*?\})\}", drawn):
        steps = [
            (float(at), seen == "visible") for at, seen in re.findall(r"([\d.]+)%\{visibility:(\w+)\}", rule)
        ]
        ends = [at for at, _ in steps[1:]] + [100.0]
        spans += [(at, end) for (at, seen), end in zip(steps, ends, strict=True) if seen]
    spans.sort()

    assert 0.0 == spans[0][0]
    assert 100.0 == spans[-1][1]
    assert all(end == start for (_, end), (start, _) in itertools.pairwise(spans))
    assert f"animation:{track.seconds:g}s" in drawn


def test_a_moving_picture_stands_still_for_whoever_wants_no_motion() -> None:
    """With reduced motion nothing is animated, and start and end stand beside each other."""
    drawn = svg.moving(SLIDE, shown_to_learn(2, 2))
    still = drawn.partition("@media(prefers-reduced-motion:reduce){")[2].partition("</style>")[0]

    assert ".k{animation:none}" in still
    assert ".s0,.s1{visibility:visible}" in still
    assert 1 == drawn.count(" s0'>")
    assert 1 == drawn.count(" s1'>")

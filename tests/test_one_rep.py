"""The moving picture that the README opens with: remade byte for byte, small, closed, and still where motion is unwanted."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

from backroutine.view.figure.svg import SPACE
from goldens import golden
from one_rep import picture

DRAWN = picture()
STYLE = DRAWN.partition("<style>")[2].partition("</style>")[0]
MOVING, _, UNMOVED = STYLE.partition("@media(prefers-reduced-motion:reduce){")


def spans(kind: str) -> list[tuple[float, float]]:
    """When each group of one kind is seen, in percent of the whole, in order."""
    found = []
    for rule in re.findall(rf"@keyframes {kind}\d+\{{(.*?\}})\}}", MOVING):
        steps = re.findall(r"([\d.]+)%\{visibility:(\w+)\}", rule)
        ends = [float(at) for at, _ in steps[1:]] + [100.0]
        found += [(float(at), end) for (at, seen), end in zip(steps, ends, strict=True) if seen == "visible"]
    return sorted(found)


def test_it_is_the_one_in_the_readme() -> None:
    """The file is what the frames of today give, to the byte."""
    assert golden("one-rep.svg", DRAWN) == DRAWN


def test_it_is_small() -> None:
    """A page that shows it is not slowed down by it."""
    assert len(DRAWN.encode()) < 60_000


def test_nothing_in_it_is_fetched_or_runs() -> None:
    """No address but the name of the language, no script, no event, so that it moves inside an `img` as well."""
    inside = DRAWN.replace(SPACE, "")

    assert [] == [word for word in ("http", "url(", "@import", "href", "<script", " on") if word in inside]


def test_it_tells_one_rep_and_its_question() -> None:
    """In the words of a session, in their order."""
    words = [text.text for text in ET.fromstring(DRAWN).iter(f"{{{SPACE}}}text") if text.text]

    told = ["Bridge", "READY", "MOVE", "Lift your hips.", "HOLD", "RELEASE", "Slowly down.", "Did that hurt?"]
    assert told == [word for word in words if word in told][: len(told)]
    assert "Hold. Keep breathing." in words


def test_at_every_moment_one_frame_one_word_and_one_number_are_seen() -> None:
    """Nothing flickers, and nothing stands on anything else."""
    for kind in ("f", "w", "d"):
        shown = spans(kind)

        assert (0.0, 100.0) == (shown[0][0], shown[-1][1])
        assert all(end == start for (_, end), (start, _) in pairwise(shown))


def test_it_stands_still_for_whoever_wants_no_motion() -> None:
    """Start, end and the question are there, and nothing is animated."""
    still = [group for group in ET.fromstring(DRAWN) if group.get("class") == "s"]
    words = [text.text for group in still for text in group.iter(f"{{{SPACE}}}text")]

    assert ".k{animation:none;visibility:hidden}.s{visibility:visible}}" == UNMOVED
    assert ["Start", "End", "Did that hurt?"] == words[:3]


def test_without_animation_its_first_moment_is_seen() -> None:
    """A viewer that knows no animation shows somebody who lies ready, not an empty card."""
    assert ".f0,.w0,.d0{visibility:visible}" in MOVING

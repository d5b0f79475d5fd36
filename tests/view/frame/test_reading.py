"""The safety page and the warning signs on the full screen: page by page, answers last."""

from __future__ import annotations

import pytest

from backroutine.domain.session.keys import Key
from backroutine.domain.session.session import press
from backroutine.domain.session.state import Asking, Session
from backroutine.domain.words.safety_page import short, warning_signs
from backroutine.view.frame.frame import composed, frame
from scenes import NOTES, NOW, scenes

SAFETY = scenes()["safety"]
STATUS = NOTES._replace(lines=(*short(), *warning_signs()))


def rows(session: Session, width: int = 80, height: int = 24) -> list[str]:
    """What is seen."""
    return [line.plain.rstrip() for line in frame(session, NOW, STATUS, width, height)]


def turned(times: int) -> Session:
    """The safety page after so many presses of Space."""
    session = SAFETY
    for _ in range(times):
        session = press(session, Key.TYPE, NOW, "space").session
    return session


def test_a_page_says_which_it_is() -> None:
    """The question stands at the left of the first line, and at the right how many pages there are."""
    assert ("Does any of this fit you?", "1 of 3") == (rows(SAFETY)[0].strip()[:25], rows(SAFETY)[0][-6:])
    assert "2 of 3" == rows(turned(1))[0][-6:]


def test_one_line_that_fits_is_enough_for_a_yes() -> None:
    """Y stands below each page."""
    assert all("Y yes" in rows(turned(times))[-2] for times in range(5))


def test_no_comes_with_the_last_page() -> None:
    """N stands below, and means something, once every page was seen, and stays."""
    told = ["N no" in rows(turned(times))[-2] for times in range(5)]
    means = [Key.NO not in composed(turned(times), NOW, STATUS, 80, 24).not_yet for times in range(5)]
    assert [False, False, True, True, True] == told == means


def test_after_the_last_page_comes_the_first() -> None:
    """Space never leads nowhere."""
    assert rows(turned(0))[2:-2] == rows(turned(3))[2:-2]


def test_page_up_goes_back() -> None:
    """What was read too fast can be read again."""
    back = press(turned(2), Key.ERASE, NOW).session
    assert rows(turned(1)) == rows(back)


def test_heads_are_bold_and_points_hang() -> None:
    """As `backroutine safety` lays it out: a gap before a head, and later lines of a point below its first word."""
    seen = frame(turned(1), NOW, STATUS, 80, 24)
    at = next(i for i, line in enumerate(seen) if "Get help now:" in line.plain)
    assert "" == seen[at - 1].plain
    assert any("bold" in str(span.style) for span in seen[at].spans)
    assert seen[at + 1].plain.startswith("    - numbness")
    assert seen[at + 2].plain.startswith("      or the back")


@pytest.mark.parametrize(("width", "height"), [(80, 24), (40, 12), (20, 5), (120, 40), (30, 3)])
def test_nothing_of_the_page_is_missing_in_any_window(width: int, height: int) -> None:
    """Page after page, every word is shown once."""
    session, pages = SAFETY, list[list[str]]()
    while (page := rows(session, width, height)) not in pages:  # until the first comes again
        pages.append(page)
        session = press(session, Key.TYPE, NOW, "space").session
    seen = " ".join(row for page in pages for row in page)
    words = " ".join(STATUS.lines).split()
    assert [] == [word for word in words if len(word) < width // 2 and word not in seen]
    assert isinstance(session.phase, Asking)

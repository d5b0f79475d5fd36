"""The window's title."""

from __future__ import annotations

import pytest

from backroutine.view.title import title
from scenes import NOW, scenes

SCENES = scenes()


@pytest.mark.parametrize(
    ("scene", "phase"),
    [
        ("welcome", "WELCOME"),
        ("warm-up", "WARM UP"),
        ("get-ready", "READY"),
        ("waiting", "READY"),
        ("settling", "READY"),
        ("move", "MOVE"),
        ("hold-left", "HOLD"),
        ("rest", "REST"),
        ("paused", "PAUSED"),
        ("question", "A QUESTION"),
        ("leaving", "A QUESTION"),
    ],
)
def test_the_title_begins_with_the_phase(scene: str, phase: str) -> None:
    """Whoever looks at a list of windows sees what goes on, and which program it is."""
    told = title(SCENES[scene], NOW)
    assert (phase, "backroutine") == (told.split(" · ")[0], told.split(" · ")[-1])


def test_the_title_tells_minutes() -> None:
    """Whole minutes, counted up: it changes with the phase and the minute, not with every second."""
    session = SCENES["hold-left"]
    assert "HOLD · 3 min left · backroutine" == title(session, NOW)
    assert title(session, NOW) == title(session, NOW + 1)


def test_at_the_end_nothing_is_left() -> None:
    """No minutes after the last step."""
    assert "DONE · backroutine" == title(SCENES["end"], NOW)

"""What the plain screen says of the rarer moments."""

from __future__ import annotations

from backroutine.domain.session.state import Options, Welcome
from backroutine.view.sentences import what_changed
from scenes import NOTES, NOW, plan_of, session_of


def test_a_pain_is_told_as_it_was_taken() -> None:
    """With the note that it is saved."""
    before = session_of(plan_of(), Welcome())

    told = what_changed(before, before._replace(pain_before=4), NOW, NOTES)
    assert "4" in told
    assert told.endswith("Saved.")


def test_the_welcome_says_nothing_more_once_its_help_is_closed() -> None:
    """All of it stands above."""
    welcome = session_of(plan_of(), Welcome(), options=Options())

    assert "" == what_changed(welcome._replace(help=True), welcome, NOW, NOTES)

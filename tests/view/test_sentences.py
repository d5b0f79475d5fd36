"""What the plain screen says of the rarer moments."""

from __future__ import annotations

from backroutine.domain.policy.pain import Stop
from backroutine.domain.record.events import Ending, Event, EventKind, Hurt, Result
from backroutine.domain.session.state import Options, Over, Welcome
from backroutine.domain.words.filling import tell
from backroutine.view.sentences import keys_line, what_changed
from scenes import NOTES, NOW, plan_of, scenes, session_of


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


def test_of_a_log_without_an_answer_nothing_is_called_saved() -> None:
    """What was passed over is told, and that is all; how it ended the command says, wherever it was asked."""
    before = session_of(plan_of(), Welcome())._replace(held=(Event(EventKind.STARTED),))
    passed = before._replace(results=(Result(hurt=Hurt.UNANSWERED), *before.results[1:]))

    assert what_changed(before, passed, NOW, NOTES).endswith(": not answered.")
    assert "" == what_changed(passed, passed._replace(phase=Over(Ending.STOPPED)), NOW, NOTES)


def test_of_a_session_that_never_began_nothing_was_done() -> None:
    """Its last line says why, and no "0 of 3 exercises done" after it."""
    before = session_of(plan_of(), Welcome(), unscreened=True)

    told = what_changed(before, before._replace(phase=Over(Ending.STOPPED)), NOW, NOTES)

    assert told == tell("end.unscreened")


def test_strength_and_note_are_told_as_they_were_taken() -> None:
    """Beside the answer they belong to."""
    before = session_of(plan_of(), Welcome())
    hurting = before._replace(
        results=(Result(hurt=Hurt.YES, strength=4, note="a pinch"), *before.results[1:])
    )

    assert "yes, how strong: 4, a pinch." in what_changed(before, hurting, NOW, NOTES)


def test_where_all_was_told_there_is_no_reading_on() -> None:
    """The pages of a window are the window's."""
    told = keys_line(scenes()["safety"])

    assert ("Y yes" in told, "read on" in told) == (True, False)


def test_why_pain_ends_a_session_is_told_when_it_does() -> None:
    """After the answer that ended it, once; whoever hears nothing reads it."""
    before = session_of(plan_of(), Welcome())
    ended = before._replace(stop=Stop.STRONG)

    assert tell("stop.strong") == what_changed(before, ended, NOW, NOTES)
    assert "" == what_changed(ended, ended, NOW, NOTES)

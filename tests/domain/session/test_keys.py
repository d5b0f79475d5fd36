"""The table of keys: no stroke has two meanings, every label has its words, capitals do no harm."""

from __future__ import annotations

import pytest

from backroutine.domain.session.keys import BINDINGS, Key, Mode, meaning
from backroutine.domain.words.english import ENGLISH

EVERY = [(mode, binding) for mode in Mode for binding in BINDINGS[mode]]
NAMED = {"enter", "space", "escape", "right", "left", "down", "pagedown", "pageup", "backspace", "delete"}


def keys(mode: Mode) -> list[Key]:
    """What means something in a mode."""
    return [binding.key for binding in BINDINGS[mode]]


@pytest.mark.parametrize("mode", Mode)
def test_no_stroke_means_two_things_in_a_mode(mode: Mode) -> None:
    """Nor does one thing stand in the footer twice."""
    strokes = [stroke for binding in BINDINGS[mode] for stroke in binding.strokes]

    assert sorted(set(strokes)) == sorted(strokes)
    assert len(set(keys(mode))) == len(keys(mode))


def test_every_mode_has_its_keys() -> None:
    """Only the end has none."""
    assert set(Mode) == set(BINDINGS)
    assert [Mode.OVER] == [mode for mode in Mode if not BINDINGS[mode]]


def test_every_label_stands_in_the_table_of_words() -> None:
    """So that footer and help have something to show."""
    assert set() == {binding.label for _, binding in EVERY} - set(ENGLISH)


def test_every_stroke_is_a_character_or_has_a_name_that_keyboards_tell() -> None:
    """A misspelt name would never be pressed."""
    strokes = {stroke for _, binding in EVERY for stroke in binding.strokes}

    assert set() == {stroke for stroke in strokes if len(stroke) != 1} - NAMED
    assert set() == {stroke for stroke in strokes if stroke != stroke.lower()}


@pytest.mark.parametrize("mode", Mode)
def test_every_stroke_means_what_its_binding_says(mode: Mode) -> None:
    """The table is all there is."""
    for binding in BINDINGS[mode]:
        assert {binding.key} == {meaning(mode, stroke) for stroke in binding.strokes} | {binding.key}


@pytest.mark.parametrize("mode", [mode for mode in Mode if mode is not Mode.NOTE])
def test_caps_lock_changes_nothing(mode: Mode) -> None:
    """It must not stop anyone from saying that it hurts."""
    for binding in BINDINGS[mode]:
        for stroke in binding.strokes:
            assert binding.key is meaning(mode, stroke.upper())


@pytest.mark.parametrize("stroke", ["z", "tab", "f1", "resize", "", "up"])
@pytest.mark.parametrize("mode", [mode for mode in Mode if mode is not Mode.NOTE])
def test_any_other_stroke_means_nothing(mode: Mode, stroke: str) -> None:
    """In every mode."""
    assert meaning(mode, stroke) is None


@pytest.mark.parametrize("stroke", ["a", "Q", "?", "h", "+", "0", " ", "space", "é", "あ", "💡"])
def test_in_a_note_every_character_is_a_character(stroke: str) -> None:
    """No letter is a command there."""
    assert Key.TYPE is meaning(Mode.NOTE, stroke)


@pytest.mark.parametrize("stroke", ["\x07", "\x1b", "tab", "resize", "suspend", ""])
def test_in_a_note_what_is_no_character_means_nothing(stroke: str) -> None:
    """Control characters cannot get into it."""
    assert meaning(Mode.NOTE, stroke) is None


@pytest.mark.parametrize("stroke", ["enter", "escape", "right", "pagedown"])
def test_a_note_is_ended_by_keys_that_are_no_characters(stroke: str) -> None:
    """Enter, and what a remote sends."""
    assert Key.READY is meaning(Mode.NOTE, stroke)


@pytest.mark.parametrize(
    "mode", [Mode.WARM_UP, Mode.GET_READY, Mode.WAITING, Mode.MOVING, Mode.RESTING, Mode.PAUSED]
)
def test_during_an_exercise_it_can_always_be_said_that_it_hurts(mode: Mode) -> None:
    """And skipped, gone back, stopped; with the keys of a presenter's remote too."""
    assert {Key.HURTS} == {meaning(mode, "h"), meaning(mode, ".")}
    assert {Key.SKIP} == {meaning(mode, "s"), meaning(mode, "right"), meaning(mode, "pagedown")}
    assert {Key.BACK} == {meaning(mode, "r"), meaning(mode, "left"), meaning(mode, "pageup")}
    assert {Key.QUIT} == {meaning(mode, "q")}
    assert {Key.HELP} == {meaning(mode, "?")}


@pytest.mark.parametrize("mode", [Mode.HURT, Mode.HURT_AGAIN, Mode.YES_NO, Mode.NEXT_DAY])
def test_a_remote_can_answer_a_question(mode: Mode) -> None:
    """PageDown is no, the full stop is yes."""
    assert (Key.NO, Key.YES) == (meaning(mode, "pagedown"), meaning(mode, "."))


@pytest.mark.parametrize("mode", [Mode.HURT, Mode.HURT_AGAIN, Mode.NEXT_DAY])
def test_h_is_a_yes_where_it_is_asked_whether_it_hurt(mode: Mode) -> None:
    """The same key says the same."""
    assert Key.YES is meaning(mode, "h")


def test_h_pressed_twice_does_not_answer_the_leg_question() -> None:
    """In pain one presses more than once; numbness in a leg is another matter."""
    assert meaning(Mode.YES_NO, "h") is None


def test_the_safety_question_has_no_way_round_it() -> None:
    """Yes, no, read on or back, or leave; neither Enter nor a remote gets past it."""
    assert [Key.YES, Key.NO, Key.TYPE, Key.ERASE, Key.QUIT, Key.HELP] == keys(Mode.SAFETY)
    assert {None} == {meaning(Mode.SAFETY, stroke) for stroke in ("enter", ".", "s")}
    assert Key.TYPE is meaning(Mode.SAFETY, "pagedown")


def test_more_time_needs_no_shift_key() -> None:
    """The key of the plus sign, with or without shift."""
    assert {Key.MORE} == {meaning(Mode.RESTING, "+"), meaning(Mode.RESTING, "=")}


def test_stopping_needs_a_y() -> None:
    """Every other key that means something carries on."""
    assert Key.YES is meaning(Mode.LEAVING, "y")
    assert {Key.NO} == {meaning(Mode.LEAVING, stroke) for stroke in ("n", "enter", "space", "escape")}
    assert meaning(Mode.LEAVING, "q") is None

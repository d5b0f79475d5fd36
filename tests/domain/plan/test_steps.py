"""Steps and cues."""

from __future__ import annotations

from backroutine.domain.plan.steps import Cue, Step, StepKind, Tone
from backroutine.domain.plan.verbosity import Verbosity, heard
from fakes import a_walk, one_hold, plan_of


def test_a_step_says_what_its_first_cue_says() -> None:
    """If that is heard as the step begins."""
    step = Step(StepKind.HOLD, "Stretch", 5, cues=(Cue(5, "Hold."), Cue(3, "Three.")))

    assert "Hold." == step.say


def test_a_step_whose_first_cue_comes_later_says_nothing_as_it_begins() -> None:
    """A rest is silent."""
    assert "" == Step(StepKind.HOLD, "Stretch", 5, cues=(Cue(3, "Three."),)).say


def test_a_step_without_cues_says_nothing() -> None:
    """Nothing at all."""
    assert "" == Step(StepKind.REST, "Stretch", 3).say


def test_a_question_says_what_is_asked() -> None:
    """It has no length, so its cue comes at once."""
    question = plan_of(one_hold()).steps[-1]

    assert "Did that hurt? N no, L a little, Y yes." == question.say


def test_cues_stand_in_the_order_in_which_they_are_heard() -> None:
    """In every step of a plan, and none of them before its step begins."""
    for step in plan_of(one_hold(25), warm_up=a_walk(300)):
        lefts = [cue.left for cue in step.cues]
        assert sorted(lefts, reverse=True) == lefts
        assert all(0 <= left <= step.seconds for left in lefts)


CUE = Cue(3, "Two. Bend left.", "Two, left.", Tone.HOLD_BEGINS)


def test_all_is_heard_at_the_full_level() -> None:
    """Words and tone."""
    assert ("Two. Bend left.", Tone.HOLD_BEGINS) == heard(CUE, Verbosity.FULL)


def test_the_short_words_are_heard_at_the_level_of_names() -> None:
    """And the tone."""
    assert ("Two, left.", Tone.HOLD_BEGINS) == heard(CUE, Verbosity.NAMES)


def test_only_the_tone_is_heard_at_the_level_of_tones() -> None:
    """No word."""
    assert ("", Tone.HOLD_BEGINS) == heard(CUE, Verbosity.TONES)


def test_nothing_is_heard_at_the_silent_level() -> None:
    """Neither."""
    assert ("", None) == heard(CUE, Verbosity.SILENT)

"""Cues are heard when they are due, once, and only the newest."""

from __future__ import annotations

from backroutine.domain.plan.steps import Tone
from backroutine.domain.session.keys import Key
from fakes import a_walk, one_hold, paced
from walks import walk


def test_three_two_one_are_seconds_left() -> None:
    """In a hold of ten seconds, begun at 12, they come at 19, 20 and 21."""
    walked = walk(one_hold(10)).to(22)

    counts = [(second, cue.words) for second, cue in walked.cues if cue.counts]
    assert counts == [(19.0, "Three."), (20.0, "Two."), (21.0, "One.")]


def test_of_several_late_cues_only_the_newest_is_heard() -> None:
    """The voice never gabbles."""
    walked = walk(one_hold(10)).to(18.5).forget().late(20.1)

    assert [(20.1, "Two.")] == walked.said
    assert [(21.0, "One.")] == walked.forget().to(21).said


def test_a_cue_that_was_missed_is_not_heard_in_the_next_step() -> None:
    """What was not said when the hold ended is dropped."""
    walked = walk(one_hold(10)).to(20.5).forget().late(22.0)

    assert [(22.0, "All loose.")] == walked.said


def test_no_cue_is_heard_twice_because_of_more_time() -> None:
    """Once it was said that it starts, ten more seconds do not say it again."""
    walked = walk(one_hold()).to(8).press(Key.MORE).to(20)

    assert ["Starting."] == [words for _, words in walked.said if words == "Starting."]


def test_no_cue_is_heard_twice_because_of_a_pause() -> None:
    """Paused between "Two" and "One", the hold goes on with "One"."""
    walked = walk(one_hold(10)).to(20.5).press(Key.PAUSE, Key.PAUSE).forget().to(25.1)

    assert ["One.", "All loose."] == [words for _, words in walked.said]


def test_each_minute_of_the_warm_up_has_its_line() -> None:
    """Begun with what to do, then the minutes left, then the last ten seconds."""
    walked = walk(one_hold(), warm_up=a_walk(360)).to(359)

    assert [0.0, 60.0, 120.0, 180.0, 240.0, 300.0, 350.0] == [second for second, _ in walked.said]


def test_a_paced_movement_is_heard_there_and_back() -> None:
    """Its rhythm is in the tones as well as in the words."""
    walked = walk(paced(reps=1)).to_end()

    begins = Tone.HOLD_BEGINS
    wanted = [begins, Tone.SIDE_ENDS, begins, Tone.EXERCISE_ENDS, Tone.QUESTION]
    assert wanted == [tone for _, tone in walked.tones][:5]

"""Words fit their time: no phrase of a shipped routine begins before the one before it has ended, at any rate."""

from __future__ import annotations

import array
import shutil
import subprocess
from collections.abc import Iterator

import pytest

from backroutine import load_plan
from backroutine.domain.plan.fitting import LEAD_IN, TONE_SECONDS, Manner
from backroutine.domain.plan.plan import Plan, build_plan
from backroutine.domain.plan.steps import Cue, StepKind
from backroutine.domain.words.filling import speaking_seconds
from backroutine.edge.files.folders import shipped_folder
from backroutine.edge.files.library import Library
from backroutine.edge.sound import tones

LIBRARY = Library(shipped_folder())
ROUTINES = tuple(LIBRARY.routines().found)
WARM_UPS = tuple(LIBRARY.warm_ups().found)
RATES = (120.0, 150.0, 200.0)
SAMPLES = 22050  # a second, of espeak-ng
HARDLY_HEARD = 60  # of 32767


def plans(rate: float) -> Iterator[Plan]:
    """Every shipped routine after every warm-up of every length, all cautions told."""
    for routine in ROUTINES:
        for warm_up in WARM_UPS:
            for minutes in (5, 6, 7):
                recipe = load_plan(routine, warm_up=warm_up).recipe
                yield build_plan(recipe._replace(rate=rate, warm_up_seconds=minutes * 60))


def gaps(plan: Plan) -> Iterator[tuple[Cue, float]]:
    """Each cue that says something, and the seconds until the next one, or the end of its step."""
    for step in plan:
        told = [cue for cue in step.cues if cue.words or cue.tone]
        ends = [*(cue.left for cue in told[1:]), 0.0]
        for cue, end in zip(told, ends, strict=False):
            if step.kind is not StepKind.QUESTION:
                yield cue, cue.left - end


@pytest.mark.parametrize("rate", RATES)
def test_no_phrase_begins_before_the_last_of_its_step_has_ended(rate: float) -> None:
    """In every shipped routine, with each warm-up of 5, 6 and 7 minutes."""
    manner = Manner(rate)

    cut = {cue.words for plan in plans(rate) for cue, gap in gaps(plan) if not manner.fits(cue, gap)}

    assert set() == cut


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="needs espeak-ng")
@pytest.mark.parametrize("rate", RATES)
def test_no_phrase_takes_longer_than_it_is_given(rate: float) -> None:
    """Measured with the voice of Linux, the silence at its ends cut off."""
    plans = [load_plan(routine, warm_up=None) for routine in ROUTINES]
    phrases = {cue.words for plan in plans for step in plan for cue in step.cues if cue.words}

    slow = {phrase for phrase in phrases if spoken(phrase, rate) > speaking_seconds(phrase, rate)}

    assert set() == slow


def spoken(phrase: str, rate: float) -> float:
    """How many seconds espeak-ng takes for a phrase."""
    command = ("espeak-ng", "-s", f"{rate:g}", "--stdout")
    made = subprocess.run(command, input=phrase.encode(), capture_output=True, check=True).stdout[44:]
    samples = array.array("h", made[: len(made) // 2 * 2])
    first = next(i for i, sample in enumerate(samples) if abs(sample) > HARDLY_HEARD)
    last = next(i for i in range(len(samples) - 1, 0, -1) if abs(samples[i]) > HARDLY_HEARD)
    return (last - first) / SAMPLES


def test_a_tone_takes_no_longer_than_it_is_given() -> None:
    """With the silence before the words that follow it."""
    longest = max(len(tones.samples(tone)) / 2 / SAMPLES for tone in tones.NOTES)

    assert longest + tones.BEFORE_WORDS <= TONE_SECONDS + 0.001


@pytest.mark.parametrize("routine", ROUTINES)
def test_a_sleeping_speaker_is_woken_before_each_rep(routine: str) -> None:
    """After a rest and a return of five seconds and more, the lead-in comes before the words, not with them."""
    plan = load_plan(routine, warm_up=None)
    silent = [
        (before, step)
        for before, step in zip(plan.steps, plan.steps[1:], strict=False)
        if step.kind is StepKind.MOVE and before.kind is StepKind.GET_READY
    ]

    assert silent
    assert all((LEAD_IN, True) == (before.cues[-1].left, before.cues[-1].wakes) for before, _ in silent)

"""Words fit their time: how long a cue lasts, and what grows, shrinks or gives way where it does not fit.

A move, a return, a rest and a get-ready grow to the length of their words. A hold keeps its seconds: its words are
shortened to the general ones, or left out. So no phrase ever cuts another one of its exercise, at any rate.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from backroutine.domain.plan.steps import Cue, Step, StepKind, Tone
from backroutine.domain.values import NamedTuple
from backroutine.domain.words.filling import USUAL_RATE, speaking_seconds, tell

TONE_SECONDS = 0.46  # the longest tone with the silence before the words that follow it
LEAD_IN = 0.7  # seconds that a sleeping Bluetooth speaker takes to wake (peers ask for 0.5 to 1.5)
SLEEPS_AFTER = 5.0  # seconds of silence after which sound servers let a speaker sleep
_GRAIN = 2  # steps grow by half seconds


class Manner(NamedTuple):
    """How a plan is told. `rate` is in words a minute; 0 where nothing is said aloud, so that nothing need grow.

    `waits`: a get-ready ends when the person says so. `careful`: every line of caution is told, not the first alone.
    `tone` is heard as the exercise begins, before its name: what came before is over.
    """

    rate: float = USUAL_RATE
    waits: bool = False
    careful: bool = False
    tone: Tone | None = None

    def lasts(self, words: str, *, tone: bool = False) -> float:
        """The most seconds that `words` take, with a tone before them or not."""
        if not (self.rate and words):
            return 0.0
        return speaking_seconds(words, self.rate) + TONE_SECONDS * tone

    def grown(self, seconds: float, *cues: Cue) -> float:
        """`seconds`, or as much as the longest of these cues needs, each being said in such a step."""
        needed = max((self.lasts(cue.words, tone=cue.tone is not None) for cue in cues), default=0.0)
        return seconds if needed <= seconds else math.ceil(needed * _GRAIN) / _GRAIN

    def fits(self, cue: Cue, seconds: float) -> bool:
        """Whether the cue ends within so many seconds."""
        return self.lasts(cue.words, tone=cue.tone is not None) <= seconds


def in_a_hold(cue: Cue, seconds: float, manner: Manner) -> Cue:
    """The cue that begins a hold of so many seconds: as it is, with the general words, or with its tone alone."""
    shorter = (cue, cue._replace(words=tell("hold.short")), cue._replace(words=""))
    return next(one for one in shorter if manner.fits(one, seconds))


def not_into(cues: Iterable[Cue], seconds: float, manner: Manner) -> list[Cue]:
    """The counts of a step, in their order, or none: all of them must fit, each before the next, the first after `seconds`.

    Half a count would be a wrong count. `seconds` are left when the words before them have ended.
    """
    kept = list(cues)
    begins = [cue.left for cue in kept]
    free = [seconds, *(cue.left - manner.lasts(cue.words) for cue in kept)]
    ends = free[-1] if kept else 0.0
    fit = all(left <= before for left, before in zip(begins, free, strict=False)) and ends >= 0
    return kept if fit else []


def with_lead_ins(steps: Iterable[Step]) -> list[Step]:
    """The steps with a cue without words a moment before each sound that comes after a silence: it wakes the speaker.

    Whether it sleeps is seen only then, by what was really heard; tones alone are heard at every level.
    """
    told: list[Step] = []
    silent = SLEEPS_AFTER
    for step in steps:
        awake = [cue.left for cue in step.cues if cue.tone]
        if told and step.cues and silent >= SLEEPS_AFTER and told[-1].kind is not StepKind.QUESTION:
            told[-1] = _waking(told[-1])
        silent = awake[-1] if awake else silent + step.seconds
        told.append(step)
    return told


def _waking(step: Step) -> Step:
    """The step with a lead-in for what follows it, where it is long enough and nothing is said by then."""
    if step.seconds <= LEAD_IN:
        return step
    return step._replace(
        cues=tuple(sorted((*step.cues, Cue(LEAD_IN, wakes=True)), key=lambda cue: -cue.left))
    )

"""What a plan is written in: steps, and the cues that are heard inside them."""

from __future__ import annotations

from enum import StrEnum

from backroutine.domain.exercises.exercise import Side
from backroutine.domain.values import NamedTuple


class StepKind(StrEnum):
    """What the person does or waits for during a step."""

    GET_READY = "get-ready"
    WARM_UP = "warm-up"
    MOVE = "move"
    HOLD = "hold"
    RETURN = "return"
    REST = "rest"
    QUESTION = "question"


class Tone(StrEnum):
    """Sounds that can be told apart with closed eyes."""

    HOLD_BEGINS = "hold-begins"
    HOLD_ENDS = "hold-ends"
    SIDE_ENDS = "side-ends"
    EXERCISE_ENDS = "exercise-ends"
    PAUSE = "pause"
    QUESTION = "question"


class Cue(NamedTuple):
    """Something heard when `left` seconds of its step are left.

    `words` is what level `full` says and `names` what level `names` says; either may be empty. One that
    `counts` gives way: it is never queued, and anything else interrupts it. One that `wakes` has no words: it is played a
    moment before the next cue, so that a speaker that fell asleep does not swallow it, or begin late.
    """

    left: float = 0.0
    words: str = ""
    names: str = ""
    tone: Tone | None = None
    counts: bool = False
    wakes: bool = False


class Step(NamedTuple):
    """One thing the person does or waits for. `seconds` is 0 for a question, which takes its own time.

    `number` is the place of the exercise in the plan (from 0), None outside an exercise. `ends_rep` marks
    the step whose end completes the rep. `cues` stand in the order in which they are heard. `change` is how to get
    down or up, in the steps in which one does.
    """

    kind: StepKind
    title: str
    seconds: float = 0.0
    number: int | None = None
    exercise: str | None = None
    side: Side | None = None
    rep: int | None = None
    ends_rep: bool = False
    cues: tuple[Cue, ...] = ()
    change: str = ""

    @property
    def say(self) -> str:
        """What is said as the step begins; empty if nothing."""
        return self.cues[0].words if self.cues and self.cues[0].left >= self.seconds else ""

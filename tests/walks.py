"""Goes through a session without a coach, call by call, and remembers what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from backroutine.domain.exercises.exercise import Exercise
from backroutine.domain.plan.steps import Cue, StepKind, Tone
from backroutine.domain.record.events import Event, EventKind, Value
from backroutine.domain.session.keys import Key
from backroutine.domain.session.queries import wake_at
from backroutine.domain.session.session import begin, press, tick
from backroutine.domain.session.state import Asking, Options, Over, Question, Turn, Welcome, Write
from fakes import ENOUGH, plan_of


class Walk:
    """Goes through a session without a coach: call by call, on time, remembering every effect and its second."""

    def __init__(self, turn: Turn, now: float = 0.0) -> None:
        self.now = now
        self.effects: list[tuple[float, object]] = []
        self.session = turn.session
        self.take(turn)

    def take(self, turn: Turn) -> Self:
        """Go on from `turn`."""
        self.session = turn.session
        self.effects += [(self.now, effect) for effect in turn.effects]
        return self

    def to(self, moment: float) -> Self:
        """Let time pass until `moment`, calling the session whenever it asks to be called."""
        for _ in range(ENOUGH):
            wake = wake_at(self.session)
            if wake is None or wake > moment:
                self.now = moment
                return self
            self.now = max(self.now, wake)
            self.take(tick(self.session, self.now))
        raise AssertionError("the session never gets there")

    def late(self, moment: float) -> Self:
        """Let time pass until `moment` without a call, then call once."""
        self.now = moment
        return self.take(tick(self.session, moment))

    def press(self, *keys: Key, typed: str = "") -> Self:
        """Press keys now."""
        for key in keys:
            self.take(press(self.session, key, self.now, typed))
        return self

    def type(self, text: str) -> Self:
        """Type characters now."""
        for stroke in text:
            self.press(Key.TYPE, typed=stroke)
        return self

    def to_end(self) -> Self:
        """Let time pass until the session is over; nobody answers anything."""
        for _ in range(ENOUGH):
            if isinstance(self.session.phase, Over):
                return self
            wake = wake_at(self.session)
            assert wake is not None, f"at {self.now:g} the session waits for ever: {self.session.phase}"
            self.to(wake)
        raise AssertionError("the session never ends")

    @property
    def place(self) -> tuple[StepKind, int | None]:
        """What is being done, and in which exercise."""
        step = self.session.step
        assert step is not None
        return step.kind, step.number

    @property
    def asking(self) -> Asking:
        """The phase, where a question must be open."""
        assert isinstance(self.session.phase, Asking), self.session.phase
        return self.session.phase

    @property
    def question(self) -> Question:
        """The open question."""
        return self.asking.question

    @property
    def cues(self) -> list[tuple[float, Cue]]:
        """The cues that were released."""
        return [(second, effect) for second, effect in self.effects if isinstance(effect, Cue)]

    @property
    def said(self) -> list[tuple[float, str]]:
        """The words of the cues."""
        return [(second, cue.words) for second, cue in self.cues if cue.words]

    @property
    def tones(self) -> list[tuple[float, Tone]]:
        """The tones of the cues."""
        return [(second, cue.tone) for second, cue in self.cues if cue.tone]

    @property
    def events(self) -> list[Event]:
        """What was recorded, in order."""
        return [effect.event for _, effect in self.effects if isinstance(effect, Write)]

    def bodies(self, kind: EventKind) -> list[Mapping[str, Value]]:
        """What the events of one kind tell."""
        return [event.body for event in self.events if event.kind is kind]

    def forget(self) -> Self:
        """Forget all effects so far, to look at those that follow."""
        self.effects = []
        return self


def walk(*exercises: Exercise, options: Options | None = None, **recipe: Any) -> Walk:
    """A session of these exercises, just past its welcome: its first step, or question, begins at second 0."""
    turn = begin(plan_of(*exercises, **recipe), 0.0, options)
    return Walk(press(turn.session, Key.READY, 0.0) if isinstance(turn.session.phase, Welcome) else turn)

"""Stand-ins for the world, and a few small exercises: no test waits, and none patches anything.

Waiting is what makes time pass: `ScriptedKeyboard.wait` moves the fake clock.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from backroutine.coach import World, play
from backroutine.domain.errors import Interrupted
from backroutine.domain.exercises.exercise import Cues, Exercise, Posture, Sides
from backroutine.domain.exercises.routine import Stage, WarmUp
from backroutine.domain.plan.plan import Plan, Recipe, build_plan
from backroutine.domain.plan.steps import Cue
from backroutine.domain.record.events import Event
from backroutine.domain.session.keys import Key
from backroutine.domain.session.session import begin
from backroutine.domain.session.state import Hush, Options, Session
from backroutine.domain.session.status import Status

ENOUGH = 100_000  # turns: a session that takes more never ends


# Exercises and plans ---------------------------------------------------------------------------------


def exercise(name: str = "Stretch", **changes: Any) -> Exercise:
    """An exercise with times that are easy to add up: 10 to get ready, then 2 + 5 + 2 and 3 of rest, twice."""
    usual = Exercise(
        id=name.lower().replace(" ", "-"),
        name=name,
        position="Lie down.",
        action=("Reach out.",),
        hold_seconds=5,
        reps=2,
        sides=Sides.NONE,
        posture=Posture.STANDING,
        max_hold_seconds=10,
        get_ready_seconds=10,
        cues=Cues(start="Reach.", hold="Hold. Keep breathing.", release="All loose."),
        ease_out="Let everything go loose.",
    )
    return usual._replace(**changes)


def one_hold(seconds: float = 5, **changes: Any) -> Exercise:
    """One rep: 10 to get ready, 2 to move, the hold, 2 to return."""
    return exercise(hold_seconds=seconds, reps=1, **changes)


def two_sided(sides: Sides = Sides.ALTERNATE, **changes: Any) -> Exercise:
    """Two reps a side of something with sides, standing."""
    usual: dict[str, Any] = {
        "position": "Stand tall.",
        "action": ("Slide your {side} hand down, away from the {opposite}.",),
        "posture": Posture.STANDING,
        "cues": Cues("Bend {side}.", "Hold. Keep breathing.", "Slowly up.", "Sideways."),
        "ease_out": "Come up, {side} hand first.",
    }
    return exercise("Side bend", sides=sides, **usual | changes)


def paced(**changes: Any) -> Exercise:
    """A movement without a hold, to both sides in turn."""
    return two_sided(hold_seconds=0, max_hold_seconds=0, **changes)


def a_walk(*seconds: float) -> WarmUp:
    """A warm-up of stages of these lengths (six of a minute, if none are given)."""
    lengths = seconds or (60,) * 6
    return WarmUp(
        "walk", "Walk", "a little room", tuple(Stage(s, f"Stage {i}.") for i, s in enumerate(lengths, 1))
    )


def recipe_of(*exercises: Exercise, **changes: Any) -> Recipe:
    """A recipe for these exercises, without a warm-up; nothing is said aloud, so every time is the exercise's own."""
    return Recipe("test", "Test", exercises, rate=0)._replace(**changes)


def plan_of(*exercises: Exercise, **changes: Any) -> Plan:
    """A plan of these exercises, without a warm-up unless `warm_up` is given."""
    return build_plan(recipe_of(*exercises, **changes))


# The world -------------------------------------------------------------------------------------------


class FakeClock:
    """A clock that stands still until it is moved, and never goes back."""

    def __init__(self, now: float = 0.0) -> None:
        self._now = now

    def now(self) -> float:
        """Monotonic seconds."""
        return self._now

    def move_to(self, moment: float) -> None:
        """Let time pass until `moment`."""
        assert moment >= self._now, f"time does not go back, from {self._now} to {moment}"
        self._now = moment


class ScriptedKeyboard:
    """Strokes at scripted seconds; its `wait` moves the clock up to the next of them, or as far as asked.

    `keys` are (second, stroke); strokes of one second come together. From `ends_at` on no key can come, as at
    the end of a pipe. At `interrupted_at`, a signal to end arrives. `naps` are (second, length): the computer
    sleeps. Each wait that runs to its end takes `late` seconds longer. Ctrl-Z stops for `stopped_for` seconds.
    """

    def __init__(
        self,
        clock: FakeClock,
        keys: Iterable[tuple[float, str]] = (),
        *,
        ends_at: float = math.inf,
        interrupted_at: float = math.inf,
        naps: Iterable[tuple[float, float]] = (),
        late: float = 0.0,
        stopped_for: float = 0.0,
    ) -> None:
        self._clock = clock
        self._keys = sorted(keys, key=lambda key: key[0])
        self._ends_at = ends_at
        self._interrupted_at = interrupted_at
        self._naps = sorted(naps)
        self._late = late
        self._stopped_for = stopped_for
        self.waits: list[float | None] = []
        self.suspended_at: list[float] = []

    @property
    def open(self) -> bool:
        """False once no key can come any more."""
        return bool(self._keys) or self._clock.now() < self._ends_at

    def wait(self, seconds: float | None) -> tuple[str, ...]:
        """Move the clock, as far as asked or up to the next thing in the script. None: for ever."""
        self.waits.append(seconds)
        assert len(self.waits) < ENOUGH, "the session never ends"
        now = self._clock.now()
        if seconds is None and not self.open:
            return ()
        until = math.inf if seconds is None else now + seconds
        next_key = self._keys[0][0] if self._keys else math.inf
        end = self._ends_at if self._ends_at > now else math.inf
        nap = self._naps[0][0] if self._naps else math.inf
        moment = min(until, next_key, end, nap, self._interrupted_at)
        assert moment < math.inf, f"at {now:g} the session waits for ever"
        if moment == nap:
            start, length = self._naps.pop(0)
            self._clock.move_to(max(now, start) + length)
            return ()
        self._clock.move_to(max(now, moment))
        if moment == self._interrupted_at:
            raise Interrupted(15)
        if moment == next_key:
            together = tuple(stroke for at, stroke in self._keys if at == next_key)
            self._keys = self._keys[len(together) :]
            return together
        if moment == until:
            self._clock.move_to(moment + self._late)
        return ()

    def suspend(self) -> None:
        """Stop, for as long as the script says."""
        self.suspended_at.append(self._clock.now())
        self._clock.move_to(self._clock.now() + self._stopped_for)


@dataclass(frozen=True)
class Seen:
    """One look at the screen."""

    session: Session
    notes: Status


@dataclass
class Diary:
    """A speaker, a recorder and a screen in one, that write down what they were asked for, and when."""

    clock: FakeClock
    heard: str = "voice"
    advice: str = ""
    trouble: str = ""
    busy: bool = False
    talks: float = 0.0  # seconds that whatever is said takes
    frames: tuple[float, ...] = ()  # moments at which a picture moves on
    entries: list[tuple[float, object]] = field(default_factory=list)
    not_yet: tuple[Key, ...] = ()

    @property
    def saying(self) -> bool:
        """Whether the last words are still being said."""
        return bool(self.said) and self.clock.now() < self.said[-1][0] + self.talks

    def play(self, cue: Cue) -> None:
        """A cue to be heard."""
        self._note(cue)

    def hush(self) -> None:
        """Silence."""
        self._note(Hush())

    def poll(self) -> None:
        """Look after what is being played."""
        if self.busy:
            self._note("poll")

    def next_frame(self, now: float) -> float | None:
        """When the next picture is due, of those in `frames`."""
        return next((at for at in self.frames if at > now), None)

    def animate(self, now: float) -> None:
        """A picture that moves on."""
        self._note("frame")

    def record(self, event: Event) -> None:
        """An event to be kept."""
        self._note(event)

    def show(self, session: Session, now: float, notes: Status) -> None:
        """A moment to be shown."""
        assert now == self.clock.now()
        self._note(Seen(session, notes))

    def again(self) -> None:
        """The terminal was used by others."""
        self._note("again")

    def enter(self) -> None:
        """Take the terminal."""
        self._note("enter")

    def leave(self) -> None:
        """Give the terminal back."""
        self._note("leave")

    def _note(self, what: object) -> None:
        self.entries.append((self.clock.now(), what))

    @property
    def said(self) -> list[tuple[float, str]]:
        """The words of every cue, with their second."""
        return [(second, what.words) for second, what in self.entries if isinstance(what, Cue) and what.words]

    @property
    def events(self) -> list[Event]:
        """What was recorded, in order."""
        return [what for _, what in self.entries if isinstance(what, Event)]


def played(
    plan: Plan,
    keys: Iterable[tuple[float, str]] = (),
    *,
    options: Options | None = None,
    keyboard: Callable[[FakeClock], ScriptedKeyboard] | None = None,
) -> tuple[Session, Diary]:
    """A whole session through the coach, beginning at second 0: how it ended, and its diary."""
    clock = FakeClock()
    diary = Diary(clock)
    hands = keyboard(clock) if keyboard else ScriptedKeyboard(clock, keys)
    session = play(begin(plan, clock.now(), options), World(clock, hands, diary, diary, diary), Status())
    return session, diary

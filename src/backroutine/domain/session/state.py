"""The shapes of a session: its phases, what it knows, and the effects it asks for."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from backroutine.domain.exercises.exercise import Posture
from backroutine.domain.plan.plan import Plan, Recipe
from backroutine.domain.plan.steps import Cue, Step
from backroutine.domain.policy.offers import Offer
from backroutine.domain.policy.pain import Stop
from backroutine.domain.record.events import Ending, Event, Hurt, Result
from backroutine.domain.session.keys import Key
from backroutine.domain.values import NamedTuple


class Ask(StrEnum):
    """The questions of a session."""

    SAFETY = "safety"
    PAIN_BEFORE = "pain-before"
    NEXT_DAY = "next-day"
    HURT = "hurt"
    LEG = "leg"
    STRENGTH = "strength"
    NOTE = "note"
    DAY = "day"  # a note about the day, for whoever wants to leave one
    PAIN_AFTER = "pain-after"
    REVIEW = "review"
    WARNING = "warning"  # does one of the warning signs fit you?
    GROW = "grow"  # a step up next time?
    STRONG_START = "strong-start"  # the back is at 7 or more: go on all the same?
    CHEST = "chest"  # it hurts in the warm-up: chest, breath, dizziness?
    GO_ON = "go-on"  # after a yes: it waits for the person


class Question(NamedTuple):
    """One question; `number` is the exercise it is about (its place in the plan, from 0)."""

    ask: Ask
    number: int | None = None


# Phases are separate types, so that "paused and running" cannot be written. Moments are monotonic seconds.


class Welcome(NamedTuple):
    """Before anything: waits for the person."""

    def __bool__(self) -> bool:
        """It is something, also without anything in it."""
        return True


class Running(NamedTuple):
    """The current step runs; it has been credited up to `since`."""

    since: float
    ends_at: float


class Settling(NamedTuple):
    """After a pause in a hold: a moment to get back into place, then the `left` seconds of the hold."""

    ends_at: float
    left: float


class Waiting(NamedTuple):
    """Ready when the person is: with `wait`, a get-ready never ends by itself."""

    def __bool__(self) -> bool:
        """It is something, also without anything in it."""
        return True


class Paused(NamedTuple):
    """The clock stands, with `left` seconds of the step to go. `away`: it paused by itself. `resting`: it hurt."""

    left: float
    away: bool = False
    resting: bool = False


class Asking(NamedTuple):
    """A question is open. `until`: when it is taken as unanswered (None: it waits). `typed` so far.

    `refused`: what was typed last can be no answer. `reminded`: it was said once more that it waits. `back`: where
    the session stands once a question in the warm-up is answered.
    """

    question: Question
    until: float | None = None
    typed: str = ""
    refused: bool = False
    reminded: bool = False
    back: Paused | Waiting | None = None


class Leaving(NamedTuple):
    """The question "Stop for today?" is open; on no, the session goes back to `back`."""

    back: Paused | Asking | Waiting


class Between(NamedTuple):
    """Something has just ended, at the moment `start`; what comes next is for `advance` alone to say.

    `at`: the step to go on with once no question is due. `lead`: words for the same breath as what comes next.
    `back`: where to stand once a question in the warm-up is answered.
    """

    start: float
    at: int
    lead: str = ""
    back: Paused | Waiting | None = None


class Over(NamedTuple):
    """Nothing more will happen. `stays`: the last words stand there until a key is pressed."""

    ending: Ending
    stays: bool = False


class Afterwards(StrEnum):
    """Why a session begins at its closing questions."""

    REVIEW = "review"  # it is over, and its answers are looked at again
    LOG = "log"  # it was done elsewhere, and is written down now


Phase = Welcome | Running | Settling | Waiting | Paused | Asking | Leaving | Between | Over


class Options(NamedTuple):
    """How a session is played.

    `asks`: the questions before the first step. `attended`: keys can come. `patient`: somebody sits at a
    terminal, so the welcome and the questions before the first step wait for them. `wait`: never moves on by
    itself. `earlier`: the name of the exercise where an interrupted session of today stopped ("" for none), in
    the routine `earlier_in`, with so many exercises left.

    What the record means for this session: `offers` may be made at its end. After a worse day, `lower` is
    played instead; if that day is the second running (`worse_before`), none is played.
    """

    asks: tuple[Ask, ...] = ()
    attended: bool = True
    patient: bool = True
    wait: bool = False
    earlier: str = ""
    earlier_in: str = ""
    earlier_left: int = 0
    offers: tuple[Offer, ...] = ()
    lower: Recipe | None = None
    worse_before: bool = False


class Session(NamedTuple):
    """Where we are in a plan. A value: every turn makes a new one.

    `at` is the step (-1 before the first, the length of the plan after the last), `released` how many of
    its cues were released or dropped, `wished` the presses of *more* and *care* in this visit of it, `seen_at` the last moment the session was called, `back_at` the last
    press of *back*, `pressed` the last stroke that means another thing in a question, and when. `missed`: the number that has just run out of time, and when. `asked` holds the questions that are not put again. `credited` is all time spent in steps.
    `note`: what was written about the day. `worse`: how the day after last time was. `stop`: the pain that ended the session before its plan did.
    `screened_out`: something on the safety page fits; `unscreened`: nobody answered it. `warned`: whether a warning
    sign fits (None: not answered). `posture`: in which one it was left before its last step. `too_sore`: the back was at 7 or more, and nobody wished to go on. `help`: shown;
    `going`: time went on when it was asked for. `afterwards`: there was no session here,
    only the questions of its end. `held`: what is written down of it once something was answered, and not before.
    """

    plan: Plan
    options: Options
    phase: Phase
    seen_at: float
    results: tuple[Result, ...]
    at: int = -1
    released: int = 0
    wished: tuple[Key, ...] = ()
    queue: tuple[Question, ...] = ()
    asked: tuple[Question, ...] = ()
    credited: float = 0.0
    back_at: float | None = None
    missed: tuple[Question, float] | None = None
    pressed: tuple[str, float] | None = None
    help: bool = False
    going: bool = False
    stopping: bool = False
    closing: bool = False
    started: bool = False
    pain_before: int | None = None
    pain_after: int | None = None
    note: str = ""
    screened_out: bool = False
    unscreened: bool = False
    warned: bool | None = None
    posture: Posture | None = None
    too_sore: bool = False
    worse: Hurt | None = None
    stop: Stop | None = None
    carry_on: bool = False
    afterwards: Afterwards | None = None
    held: tuple[Event, ...] = ()

    @classmethod
    def at_welcome(cls, plan: Plan, options: Options, now: float) -> Self:
        """A session of which nothing has been done."""
        return cls(plan, options, Welcome(), now, (Result(),) * len(plan.exercises))

    @property
    def step(self) -> Step | None:
        """The current step, if the session is inside the plan."""
        return self.plan.steps[self.at] if 0 <= self.at < len(self.plan.steps) else None

    @property
    def attended(self) -> bool:
        """Whether keys can come."""
        return self.options.attended


class Hush(NamedTuple):
    """Stop what is being said."""

    def __bool__(self) -> bool:
        """It is something, also without anything in it."""
        return True


class Write(NamedTuple):
    """Write this down, before the screen says that it is saved."""

    event: Event


Effect = Cue | Hush | Write


class Turn(NamedTuple):
    """What every function of the session returns: the new session, and what it wants done, in order."""

    session: Session
    effects: tuple[Effect, ...] = ()

"""The coach: the one loop. It plays a session in a world made of five things, and never looks past them.

One thread, one blocking call: waiting for a key, at most until the session wants to be called again.
"""

from __future__ import annotations

from collections.abc import Iterable

from backroutine.domain.plan.steps import Cue
from backroutine.domain.session.keys import meaning
from backroutine.domain.session.ports import (
    RESIZE,
    SUSPEND,
    Awake,
    Clock,
    Keyboard,
    Recorder,
    Screen,
    Speaker,
)
from backroutine.domain.session.queries import mode_of, wake_at
from backroutine.domain.session.questions import TO_BE_SEEN
from backroutine.domain.session.session import press, suspend, tick, unattend, woken
from backroutine.domain.session.state import Asking, Hush, Over, Phase, Session, Turn, Welcome, Write
from backroutine.domain.session.status import Status
from backroutine.domain.values import NamedTuple

SOUND_EVERY = 0.25  # seconds between looks at what is being played, while something is
UNSEEN = 2.0  # seconds in which nobody has read the page that stays
LINGER = 5.0  # seconds that the last words may take
LOOK_EVERY = 1.0  # seconds between looks during the welcome: what fails, fails in its first moments


class Trusting(NamedTuple):
    """Nothing is known of the computer's sleep, so nothing is told."""

    trouble: str = ""


class World(NamedTuple):
    """All that a session touches."""

    clock: Clock
    keyboard: Keyboard
    screen: Screen
    speaker: Speaker
    recorder: Recorder
    awake: Awake = Trusting()


def play(turn: Turn, world: World, notes: Status) -> Session:
    """Play a session from its first turn until it is over, and return it as it ended.

    Raises Interrupted when a signal asks the program to end; all that was recorded is then recorded.
    """
    session, ahead = _perform(turn, world), False
    while True:
        if isinstance(session.phase, Over) and session.carry_on and not session.started:
            return session  # the interrupted one goes on in its place
        now = world.clock.now()
        world.screen.show(session, now, _noted(notes, world))
        if isinstance(session.phase, Over):
            if session.phase.stays:
                _stay(session, world, notes)
            elif not ahead:  # whoever has typed on is not made to wait for the last words
                _linger(world)
            return session
        strokes = _waited(_at_most(session, world), world)
        session, ahead = _strokes(session, strokes, world)
        if session.attended and not world.keyboard.open:
            session = _perform(unattend(session, world.clock.now()), world)
        session = _perform(tick(session, world.clock.now()), world)
        world.speaker.poll()


def _waited(seconds: float | None, world: World) -> tuple[str, ...]:
    """Wait for a key, at most so long; meanwhile the screen moves what moves by itself, and nothing else is done."""
    end = None if seconds is None else world.clock.now() + seconds
    while True:
        now = world.clock.now()
        due = world.screen.next_frame(now)
        if due is None or (end is not None and due >= end):
            return world.keyboard.wait(None if end is None else max(0.0, end - now))
        strokes = world.keyboard.wait(max(0.0, due - now))
        now = world.clock.now()
        if strokes or (end is not None and now >= end):
            return strokes
        world.screen.animate(now)


def _stay(session: Session, world: World, notes: Status) -> None:
    """Leave the last page there until a key is pressed, however long.

    A key pressed twice, or meant for the question before, does not take it away: it has not been seen yet.
    """
    seen_from = world.clock.now() + UNSEEN
    while world.keyboard.open:
        strokes = world.keyboard.wait(SOUND_EVERY if world.speaker.busy else None)
        if world.clock.now() >= seen_from and any(stroke not in {RESIZE, SUSPEND} for stroke in strokes):
            return
        if SUSPEND in strokes:
            _suspend(session, world)
        if RESIZE in strokes:
            world.screen.again()
        world.screen.show(session, world.clock.now(), _noted(notes, world))
        world.speaker.poll()


def _linger(world: World) -> None:
    """Let the last words be said to their end, unless a key is pressed."""
    end = world.clock.now() + LINGER
    while world.speaker.saying and world.clock.now() < end:
        if world.keyboard.wait(SOUND_EVERY):
            return
        world.speaker.poll()


def _noted(notes: Status, world: World) -> Status:
    """What the world says of itself at this moment, added to what is known of it.

    Whether the computer may fall asleep matters to somebody who lies there, for as long as a session takes.
    """
    lying_there = world.keyboard.open and not notes.rehearsal
    return notes._replace(
        heard=world.speaker.heard,
        advice=world.speaker.advice,
        trouble=world.recorder.trouble,
        awake=world.awake.trouble if lying_there else "",
    )


def _at_most(session: Session, world: World) -> float | None:
    """How long there is nothing to do but wait for a key. None: until one comes."""
    wake = wake_at(session)
    seconds = None if wake is None else max(0.0, wake - world.clock.now())
    if isinstance(session.phase, Welcome):
        seconds = LOOK_EVERY
    if not world.speaker.busy:
        return seconds
    return SOUND_EVERY if seconds is None else min(seconds, SOUND_EVERY)


def _strokes(session: Session, strokes: Iterable[str], world: World) -> tuple[Session, bool]:
    """The session after these strokes; and whether it was over before the last of them.

    At a terminal, what opens with the welcome, and what is asked for safety, is answered by no key that was pressed
    before it could be seen.
    """
    unseen = False
    for stroke in strokes:
        if isinstance(session.phase, Over):
            return session, True
        if stroke == SUSPEND:
            session = _suspend(session, world)
            continue
        if stroke == RESIZE:
            world.screen.again()
            continue
        key = meaning(mode_of(session), stroke)
        if key is not None and not unseen and key not in world.screen.not_yet:
            before = session.phase
            session = _perform(press(session, key, world.clock.now(), stroke), world)
            unseen = session.options.patient and _opens(before, session.phase)
    return session, False


def _opens(before: Phase, now: Phase) -> bool:
    """Whether a question has just opened that is to be seen before it is answered."""
    if not isinstance(now, Asking) or (isinstance(before, Asking) and before.question == now.question):
        return False
    return isinstance(before, Welcome) or now.question.ask in TO_BE_SEEN


def _suspend(session: Session, world: World) -> Session:
    """Ctrl-Z: pause, give the terminal back, stop for real; after `fg` everything is there again, paused."""
    session = _perform(suspend(session, world.clock.now()), world)
    world.speaker.hush()
    world.screen.leave()
    world.keyboard.suspend()
    world.screen.enter()
    return _perform(woken(session, world.clock.now()), world)


def _perform(turn: Turn, world: World) -> Session:
    """Do what the turn asks for. What is to be recorded is recorded before anything is heard or shown."""
    for effect in turn.effects:
        if isinstance(effect, Write):
            world.recorder.record(effect.event)
    for effect in turn.effects:
        if isinstance(effect, Hush):
            world.speaker.hush()
        elif isinstance(effect, Cue):
            world.speaker.play(effect)
    return turn.session

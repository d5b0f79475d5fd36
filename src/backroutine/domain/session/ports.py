"""What a session needs of the world: a clock, keys, a screen, sound, a journal. The coach holds one of each.

Whoever stands for one of them in a test, or is the real one, keeps to what is promised here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:  # the edges need the words of control, and nothing else of a session
    from backroutine.domain.plan.steps import Cue
    from backroutine.domain.record.events import Event
    from backroutine.domain.session.keys import Key
    from backroutine.domain.session.state import Session
    from backroutine.domain.session.status import Status

# Words of control among the strokes of a keyboard. No key has these names.
SUSPEND: Final = "suspend"  # pause, leave the screen, and call `Keyboard.suspend`
RESIZE: Final = "resize"  # the window has changed, or others have used it: paint again


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> float:
        """Monotonic seconds."""
        ...


class Keyboard(Protocol):
    """Where keys come from, and the only place where the program sleeps."""

    def wait(self, seconds: float | None) -> tuple[str, ...]:
        """Sleep until a key, a signal or so many seconds (None: for ever; 0: just look), and tell the strokes.

        It may come back early with nothing. Beside the keys there are RESIZE and SUSPEND. A signal that asks to
        end raises `Interrupted`, and so does a closed window. Once no key can come, None returns at once:
        nothing else would ever end it.
        """
        ...

    @property
    def open(self) -> bool:
        """False once no key can ever come: the end of a pipe, /dev/null."""
        ...

    def suspend(self) -> None:
        """Give the terminal back, stop for real, and return with single keys on again after `fg`."""
        ...


class Screen(Protocol):
    """Shows a session."""

    def show(self, session: Session, now: float, notes: Status) -> None:
        """Show this moment, if it looks different from the last."""
        ...

    def next_frame(self, now: float) -> float | None:
        """When something moves by itself next; None while nothing does."""
        ...

    def animate(self, now: float) -> None:
        """Move on what moves by itself. The session has not changed since it was shown."""
        ...

    def again(self) -> None:
        """Others have used the terminal: nothing of what was shown is taken to be there still."""
        ...

    @property
    def not_yet(self) -> tuple[Key, ...]:
        """Keys that mean nothing before more of what they answer was shown."""
        ...

    def enter(self) -> None:
        """Take the terminal."""
        ...

    def leave(self) -> None:
        """Give the terminal back as it was."""
        ...


class Speaker(Protocol):
    """Makes itself heard, and never makes anyone wait."""

    @property
    def heard(self) -> str:
        """What can be heard, in words."""
        ...

    @property
    def advice(self) -> str:
        """What to install where less can be heard than was wished for; "" if all is."""
        ...

    @property
    def busy(self) -> bool:
        """Whether `poll` has something to look after."""
        ...

    @property
    def saying(self) -> bool:
        """Whether words are being said."""
        ...

    def play(self, cue: Cue) -> None:
        """Let a cue be heard."""
        ...

    def hush(self) -> None:
        """Silence, at once."""
        ...

    def poll(self) -> None:
        """Look after what is being played."""
        ...


class Recorder(Protocol):
    """Writes events down. It never raises: `trouble` says in one line why it could not."""

    @property
    def trouble(self) -> str:
        """Empty while everything is saved."""
        ...

    def record(self, event: Event) -> None:
        """Write one event down, for good, before returning."""
        ...


class Awake(Protocol):
    """Keeps the computer from falling asleep."""

    @property
    def trouble(self) -> str:
        """Empty while it does; else one line."""
        ...

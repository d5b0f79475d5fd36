"""Keys from a POSIX terminal, or from a pipe, and the signals between them: the program's only wait.

Signal handlers only note the number; a byte in a pipe (`set_wakeup_fd`) ends the `select`, and `wait` says
what was noted. So nothing is torn apart half-way: no write to the journal, no drawing of a frame.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import select
import signal
import sys
import termios
from typing import TYPE_CHECKING

from backroutine.domain.errors import Interrupted
from backroutine.domain.session.ports import RESIZE, SUSPEND
from backroutine.edge.keys.strokes import Strokes

if TYPE_CHECKING:
    from types import FrameType
    from typing import Any, Self

assert sys.platform != "win32"  # which has windows_keys; mypy reads this, too

ESCAPE_SECONDS = 0.03  # after an ESC: the rest of a sequence comes at once, a finger does not
LONGEST_WAIT = 86_400.0  # select refuses what does not fit its type; coming back early is allowed

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
_TOLD: dict[int, str] = {signal.SIGTSTP: SUSPEND, signal.SIGWINCH: RESIZE, signal.SIGCONT: RESIZE}


class PipeKeys:
    """Keys from a pipe, a file or /dev/null, as they come. `fd` is None where there is no standard input.

    Signals are added to `noted`; what earlier handlers put there is told by the first `wait`.
    """

    def __init__(self, fd: int | None = 0, noted: list[int] | None = None) -> None:
        self._fd = fd
        self._noted = [] if noted is None else noted
        self._strokes = Strokes()
        self._alarm = (-1, -1)  # both ends of the pipe that ends the select
        self._alarm_before = -1
        self._before: dict[int, object] = {}

    def __enter__(self) -> Self:
        self._alarm = os.pipe()
        for end in self._alarm:
            os.set_blocking(end, False)
        self._alarm_before = signal.set_wakeup_fd(self._alarm[1], warn_on_full_buffer=False)
        for number in (*_ENDING, *_TOLD):
            before = signal.getsignal(number)
            # What the parent ignores stays ignored: nohup's SIGHUP, a script's SIGINT.
            if before is not signal.SIG_IGN or number in (signal.SIGWINCH, signal.SIGCONT):
                self._before[number] = before
                signal.signal(number, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        while self._before:
            _handle(*self._before.popitem())
        signal.set_wakeup_fd(self._alarm_before)
        for end in self._alarm:
            os.close(end)

    @property
    def open(self) -> bool:
        """False once no key can ever come."""
        return self._fd is not None

    def wait(self, seconds: float | None) -> tuple[str, ...]:
        """Sleep until a key, a signal or so many seconds (None: for ever), and tell the strokes in order.

        It may come back early with nothing, say after half a character. To be ended raises `Interrupted`.
        """
        strokes = self._signalled([])
        if strokes:
            seconds = 0.0
        elif seconds is None and not self.open:
            return ()
        patience = None if seconds is None else min(max(seconds, 0.0), LONGEST_WAIT)
        watched = [self._alarm[0]] if self._fd is None else [self._alarm[0], self._fd]
        ready, _, _ = select.select(watched, [], [], patience)
        if self._alarm[0] in ready:
            with contextlib.suppress(BlockingIOError):
                os.read(self._alarm[0], 4096)
        strokes = self._signalled(strokes)  # before the keys: a read that fails must not hide why
        if self._fd in ready:
            strokes += self._keys()
        return tuple(strokes)

    def suspend(self) -> None:
        """Stop this process and its group for real, with the terminal as it was; come back after `fg`."""
        self._leave()
        # A SIGCONT that came since has the last word: nobody would wake us again. Where the parent has
        # SIGTSTP ignored, nobody could.
        if not (self._why_end() or signal.SIGCONT in self._noted) and signal.SIGTSTP in self._before:
            self._stop(signal.SIGTSTP)
        self._forget(signal.SIGTSTP, signal.SIGCONT)
        self._take()

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self._noted.append(number)

    def _forget(self, *numbers: int) -> None:
        for number in [noted for noted in self._noted if noted in numbers]:
            self._noted.remove(number)

    def _signalled(self, strokes: list[str]) -> list[str]:
        """These strokes and those of the signals noted since; an ending one is raised."""
        while self._noted:
            number = self._noted.pop(0)
            if number in _ENDING:
                raise Interrupted(number)
            if number == signal.SIGCONT:  # others stopped us, and since then the shell has used the terminal
                strokes = [stroke for stroke in strokes if stroke != SUSPEND]
                self._take()
            if number in _TOLD and _TOLD[number] not in strokes:
                strokes.append(_TOLD[number])
        return strokes

    def _why_end(self) -> int:
        return next((number for number in self._noted if number in _ENDING), 0)

    def _stop(self, number: int) -> bool:
        """Stop the process group; True after it was continued, False if it cannot be stopped (orphaned)."""
        self._forget(signal.SIGCONT)
        before = signal.signal(number, signal.SIG_DFL)
        os.kill(0, number)  # the group: a player that speaks stops with us
        _handle(number, before)
        continued = signal.SIGCONT in self._noted
        self._forget(signal.SIGCONT)
        return continued

    def _keys(self) -> list[str]:
        strokes = self._read()
        while self._strokes.begun and self._fd is not None:
            if not select.select([self._fd], [], [], ESCAPE_SECONDS)[0]:
                return strokes + self._strokes.rest()
            strokes += self._read()
        return strokes

    def _read(self) -> list[str]:
        assert self._fd is not None
        try:
            data = os.read(self._fd, 4096)
        except BlockingIOError:
            return []
        except OSError:  # EIO: the window is gone. EISDIR, EBADF: there never was anything to read
            data = b""
        return self._strokes.feed(data) if data else self._ended()

    def _ended(self) -> list[str]:
        self._fd = None  # from here on select would find it ready for ever, and wait would spin
        return self._strokes.rest()

    def _take(self) -> None:
        """Make the terminal ours. A pipe has none."""

    def _leave(self) -> None:
        """Put the terminal back as it was found."""


class TerminalKeys(PipeKeys):
    r"""Single keys from a terminal, which is put back as it was found whatever happens, short of `kill -9`.

    Ctrl-C, Ctrl-Z and Ctrl-\ stay signals. Cursor and screen are the screen's business.
    """

    def __init__(self, fd: int = 0, noted: list[int] | None = None) -> None:
        super().__init__(fd, noted)
        self._terminal = fd
        try:
            self._found = termios.tcgetattr(fd)
        except termios.error:
            raise Interrupted(signal.SIGHUP) from None
        self._ours = _single_keys(self._found)
        self._taken = False

    def __enter__(self) -> Self:
        super().__enter__()
        atexit.register(self._leave)
        self._take()
        return self

    def __exit__(self, *_: object) -> None:
        self._leave()
        atexit.unregister(self._leave)
        super().__exit__()

    def _take(self) -> None:
        """Switch to single keys. As a background job first stop, as one does, until the shell says `fg`."""
        while _in_background(self._terminal):
            if self._why_end() or not self._stop(signal.SIGTTIN):
                return
        self._taken = True
        self._set(self._ours)

    def _leave(self) -> None:
        if not self._taken:
            return
        self._taken = False
        with contextlib.suppress(termios.error):
            # In the background the shell may be using it already, and then has settings of its own.
            if not _in_background(self._terminal) or termios.tcgetattr(self._terminal)[:4] == self._ours[:4]:
                self._set(self._found)

    def _set(self, attributes: list[Any]) -> None:
        """At once: to drain the output first (TCSADRAIN) would wait for ever where Ctrl-S holds it back."""
        # A background process that changes the terminal is stopped, unless it ignores this signal.
        before = signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        with contextlib.suppress(termios.error):  # the window is gone; the next read says so
            termios.tcsetattr(self._terminal, termios.TCSANOW, attributes)
        _handle(signal.SIGTTOU, before)

    def _read(self) -> list[str]:
        if _in_background(self._terminal):  # someone types at the shell; os.read would stop us, then hang
            self._take()
            return self._ended() if _in_background(self._terminal) else []
        return super()._read()

    def _ended(self) -> list[str]:
        raise Interrupted(self._why_end() or signal.SIGHUP)


def _handle(number: int, handler: object) -> None:
    """Put a handler back. None stands for one that was not set from Python and cannot be from here."""
    if handler is not None:
        signal.signal(number, handler)  # type: ignore[arg-type]  # it came from signal.signal


def _in_background(terminal: int) -> bool:
    try:
        return os.tcgetpgrp(terminal) != os.getpgrp()
    except OSError:  # not the terminal of this session: there is no job control to respect
        return False


def _single_keys(found: list[Any]) -> list[Any]:
    """The same settings, but each key at once and unseen, and a Ctrl-S that does not freeze the screen."""
    incoming, outgoing, control, local, *speeds, characters = found
    incoming &= ~(termios.IXON | termios.ISTRIP)
    local &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN)
    characters = [*characters]
    characters[termios.VMIN], characters[termios.VTIME] = 1, 0
    return [incoming, outgoing, control, local, *speeds, characters]

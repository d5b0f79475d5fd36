"""Keys from a Windows console, and from a pipe on Windows.

The console's handle can be waited for, so there is no polling. Ctrl-C arrives as a record, because such a
wait is not ended by Python's own handler. A closed window and Ctrl-Break are told on a thread of Windows' own.
"""

from __future__ import annotations

import math
import os
import signal
import sys
import threading
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Protocol

from backroutine.domain.errors import Interrupted
from backroutine.edge.keys.strokes import ConsoleRecord, RecordStrokes, Strokes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Self

ESCAPE_SECONDS = 0.03
LONGEST_WAIT = 86_400.0  # coming back early is allowed
CONTROL_C, CLOSING = 0, (2, 5, 6)  # what a console tells that is no record; Ctrl-Break is 1


def milliseconds(seconds: float | None) -> int:
    """A wait as Windows wants it: rounded up, so that a deadline has passed when it ends."""
    return 0xFFFFFFFF if seconds is None else math.ceil(min(max(seconds, 0.0), LONGEST_WAIT) * 1000)


def signal_of(event: int) -> int:
    """The signal that a console event is most like."""
    return signal.SIGINT if event == CONTROL_C else signal.SIGTERM


class Console(Protocol):
    """What is asked of Windows; its real self is at the end of this file."""

    def listen(self, note: Callable[[int], None]) -> None:
        """Call `note` with a signal's number, on another thread, on Ctrl-Break or a closed window."""
        ...

    def single_keys(self) -> None:
        """Tell each key at once and unseen."""
        ...

    def records(self, seconds: float | None) -> Sequence[ConsoleRecord]:
        """Wait so long for records, or until a signal was noted."""
        ...

    def end(self) -> None:
        """Put everything back as it was found."""
        ...


class WindowsKeys:
    """Single keys from the console."""

    open = True

    def __init__(self, console: Console, noted: list[int] | None = None) -> None:
        self._console = console
        self._noted = [] if noted is None else noted
        self._strokes = RecordStrokes()

    def __enter__(self) -> Self:
        self._console.listen(self._noted.append)
        self._console.single_keys()
        return self

    def __exit__(self, *_: object) -> None:
        self._console.end()

    def wait(self, seconds: float | None) -> tuple[str, ...]:
        """See `Keyboard`."""
        _raise_first(self._noted)
        strokes = self._strokes.feed(self._console.records(seconds))
        _raise_first(self._noted)
        if "interrupt" in strokes:
            raise Interrupted(signal.SIGINT)
        return tuple(strokes)

    def suspend(self) -> None:
        """Windows cannot stop a program and go on with it: nothing happens."""


class WindowsPipeKeys:
    """Keys from a pipe or a file, read by a thread: Windows cannot wait for a pipe and a time at once.

    It is the one thread of the program. The console is still asked for Ctrl-C and its like.
    """

    def __init__(self, fd: int | None, console: Console, noted: list[int] | None = None) -> None:
        self._fd = fd
        self._console = console
        self._noted = [] if noted is None else noted
        self._strokes = Strokes()
        self._arrivals: SimpleQueue[bytes | None] = SimpleQueue()  # None: look at what was noted

    def __enter__(self) -> Self:
        self._console.listen(self._note)
        if self._fd is not None:
            threading.Thread(target=self._read, args=(self._fd,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._console.end()  # the thread ends with the program

    @property
    def open(self) -> bool:
        """False once the pipe has ended."""
        return self._fd is not None

    def wait(self, seconds: float | None) -> tuple[str, ...]:
        """See `Keyboard`."""
        _raise_first(self._noted)
        if seconds is None and not self.open:
            return ()
        strokes = self._arrived(seconds) or []
        while self._strokes.begun:
            more = self._arrived(ESCAPE_SECONDS)
            if more is None or not self.open:
                strokes += [*(more or []), *self._strokes.rest()]
                break
            strokes += more
        _raise_first(self._noted)
        return tuple(strokes)

    def suspend(self) -> None:
        """Windows cannot stop a program and go on with it: nothing happens."""

    def _note(self, number: int) -> None:
        self._noted.append(number)
        self._arrivals.put(None)

    def _read(self, fd: int) -> None:
        """The thread: it ends with the pipe, which it tells by an empty piece."""
        data = b"?"
        while data:
            try:
                data = os.read(fd, 4096)
            except OSError:
                data = b""
            self._arrivals.put(data)

    def _arrived(self, seconds: float | None) -> list[str] | None:
        """The strokes of the next piece; None if none came in time."""
        patience = None if seconds is None else min(max(seconds, 0.0), LONGEST_WAIT)
        try:
            piece = self._arrivals.get(timeout=patience)
        except Empty:
            return None
        if piece == b"":
            self._fd = None
        return self._strokes.feed(piece or b"")


def _raise_first(noted: list[int]) -> None:
    if noted:
        raise Interrupted(noted.pop(0))


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    STANDARD_INPUT = 0xFFFFFFF6  # -10
    NOTED, TIMED_OUT = 0, 258  # how a wait ends when not by a record
    # Of the input mode: Ctrl-C as a signal, lines, echo, the mouse, quick edit (a click would freeze the
    # screen), escape sequences. Then what is wanted, records of new sizes; and "these flags are meant".
    UNWANTED, WANTED, MEANT = 0x1 | 0x2 | 0x4 | 0x10 | 0x40 | 0x200, 0x8, 0x80

    class _KeyEvent(ctypes.Structure):
        _fields_ = (
            ("down", wintypes.BOOL),
            ("repeat", wintypes.WORD),
            ("key", wintypes.WORD),
            ("scan", wintypes.WORD),
            ("character", wintypes.WORD),
            ("state", wintypes.DWORD),
        )

    class _InputRecord(ctypes.Structure):
        _fields_ = (("kind", wintypes.WORD), ("event", _KeyEvent))

    _KERNEL = ctypes.WinDLL("kernel32", use_last_error=True)
    _KERNEL.GetStdHandle.restype = wintypes.HANDLE
    _KERNEL.CreateEventW.restype = wintypes.HANDLE
    _HANDLER = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.DWORD)

    class WindowsConsole:
        """The console by way of kernel32."""

        def __init__(self) -> None:
            self._input = wintypes.HANDLE(_KERNEL.GetStdHandle(wintypes.DWORD(STANDARD_INPUT)))
            # An event that resets itself when it was waited for.
            self._alarm = wintypes.HANDLE(_KERNEL.CreateEventW(None, 0, 0, None))
            self._mode = wintypes.DWORD()
            self._records = (_InputRecord * 64)()
            self._handler = _HANDLER(self._happened)  # kept: Windows holds only its address
            self._note: Callable[[int], None] = print  # set before Windows calls
            # False for NUL, too, which says of itself that it is a terminal.
            self.there = bool(_KERNEL.GetConsoleMode(self._input, ctypes.byref(self._mode)))

        def listen(self, note: Callable[[int], None]) -> None:
            """See `Console`."""
            self._note = note
            _KERNEL.SetConsoleCtrlHandler(self._handler, 1)

        def single_keys(self) -> None:
            """See `Console`."""
            mode = (self._mode.value | WANTED | MEANT) & ~UNWANTED
            _KERNEL.SetConsoleMode(self._input, wintypes.DWORD(mode))

        def records(self, seconds: float | None) -> Sequence[ConsoleRecord]:
            """See `Console`."""
            both = (wintypes.HANDLE * 2)(self._alarm, self._input)
            ready = _KERNEL.WaitForMultipleObjects(2, both, 0, wintypes.DWORD(milliseconds(seconds)))
            if ready in {NOTED, TIMED_OUT}:
                return []
            count, size = wintypes.DWORD(), wintypes.DWORD(len(self._records))
            if not _KERNEL.ReadConsoleInputW(self._input, self._records, size, ctypes.byref(count)):
                raise Interrupted(signal.SIGTERM)  # the console is gone
            found = ((each.kind, each.event) for each in self._records[: count.value])
            return [
                ConsoleRecord(kind, bool(key.down), key.repeat, key.key, chr(key.character), key.state)
                for kind, key in found
            ]

        def end(self) -> None:
            """See `Console`."""
            if self.there:
                _KERNEL.SetConsoleMode(self._input, wintypes.DWORD(self._mode.value | MEANT))
            _KERNEL.SetConsoleCtrlHandler(self._handler, 0)

        def _happened(self, event: int) -> bool:
            self._note(signal_of(event))
            _KERNEL.SetEvent(self._alarm)
            if event in CLOSING:
                _KERNEL.Sleep(10_000)  # Windows ends the program when this returns, or after 5 s: ours to use
            return True

    def open_windows_keyboard(fd: int | None, noted: list[int] | None) -> WindowsKeys | WindowsPipeKeys:
        """The console if standard input is one, else whatever `fd` is."""
        console = WindowsConsole()
        return WindowsKeys(console, noted) if console.there else WindowsPipeKeys(fd, console, noted)

"""Keys on Windows, with a console that was written for the test; kernel32 itself is asked only on Windows."""

from __future__ import annotations

import os
import signal
import sys
from io import FileIO
from typing import TYPE_CHECKING

import pytest

from backroutine.domain.errors import Interrupted
from backroutine.edge.keys.strokes import RESIZED, ConsoleRecord
from backroutine.edge.keys.windows_keys import WindowsKeys, WindowsPipeKeys, milliseconds, signal_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class ScriptedConsole:
    """Tells the records it was given, one batch for each wait, and remembers what was asked of it."""

    def __init__(self, *batches: Sequence[ConsoleRecord]) -> None:
        self.batches = list(batches)
        self.diary: list[str] = []
        self.note: Callable[[int], None] = self.diary.append  # type: ignore[assignment]  # replaced by listen

    def listen(self, note: Callable[[int], None]) -> None:
        self.diary.append("listen")
        self.note = note

    def single_keys(self) -> None:
        self.diary.append("single keys")

    def records(self, seconds: float | None) -> Sequence[ConsoleRecord]:
        return self.batches.pop(0) if self.batches else []

    def end(self) -> None:
        self.diary.append("end")


@pytest.fixture
def pipe() -> Iterator[tuple[int, FileIO]]:
    """Both ends of a pipe. The reading one is closed last, when the thread that reads it has come to its end."""
    reading, writing = os.pipe()
    with FileIO(reading), FileIO(writing, "w") as writer:
        yield reading, writer


def test_tells_strokes() -> None:
    """What the console records is told as strokes, a resize among them."""
    with WindowsKeys(
        ScriptedConsole([ConsoleRecord(character="h"), ConsoleRecord(kind=RESIZED), ConsoleRecord(key=0x27)])
    ) as keys:
        assert keys.wait(1) == ("h", "resize", "right")
        assert keys.wait(0) == ()
        assert keys.open


def test_puts_the_console_back_after_a_crash() -> None:
    """The console is as it was, whatever happens."""
    console = ScriptedConsole()

    with pytest.raises(ZeroDivisionError), WindowsKeys(console):
        raise ZeroDivisionError

    assert console.diary == ["listen", "single keys", "end"]


def test_ctrl_c_interrupts() -> None:
    """Ctrl-C comes as a record and is what SIGINT is elsewhere."""
    with (
        WindowsKeys(ScriptedConsole([ConsoleRecord(character="\x03")])) as keys,
        pytest.raises(Interrupted) as caught,
    ):
        keys.wait(None)

    assert caught.value.code == 130


def test_a_closed_window_interrupts() -> None:
    """What the console tells on its own thread is raised by the next wait, as is what came before."""
    console = ScriptedConsole()

    with WindowsKeys(console, noted=[signal.SIGINT]) as keys:
        console.note(signal_of(2))
        with pytest.raises(Interrupted) as first:
            keys.wait(None)
        with pytest.raises(Interrupted) as second:
            keys.wait(None)

    assert (first.value.number, second.value.number) == (signal.SIGINT, signal.SIGTERM)


def test_pipe_keys_come_as_they_are_written(pipe: tuple[int, FileIO]) -> None:
    """A pipe's keys are told when they come; at its end no wait is for ever."""
    reading, writing = pipe
    with WindowsPipeKeys(reading, ScriptedConsole()) as keys:
        writing.write(b"n\r\n\x1b")
        assert keys.wait(5) == ("n", "enter", "escape")
        assert keys.wait(0) == ()
        writing.close()
        assert keys.wait(5) == ()
        assert not keys.open
        assert keys.wait(None) == ()


def test_pipe_keys_are_interrupted(pipe: tuple[int, FileIO]) -> None:
    """Ctrl-C ends the wait for a pipe, too."""
    console = ScriptedConsole()
    with WindowsPipeKeys(pipe[0], console) as keys:
        console.note(signal.SIGINT)
        with pytest.raises(Interrupted):
            keys.wait(None)
        pipe[1].close()


def test_no_standard_input_has_no_keys() -> None:
    """Without a standard input no key can come, and only the time passes."""
    with WindowsPipeKeys(None, ScriptedConsole()) as keys:
        assert not keys.open
        assert (keys.wait(0.01), keys.wait(None)) == ((), ())


@pytest.mark.parametrize(("seconds", "expected"), [(None, 0xFFFFFFFF), (-1, 0), (0.0001, 1), (1.5, 1500)])
def test_waits_are_rounded_up(seconds: float | None, expected: int) -> None:
    """A wait in milliseconds is never shorter than the seconds asked for."""
    assert expected == milliseconds(seconds)


@pytest.mark.skipif(sys.platform != "win32", reason="needs a Windows console")
def test_the_real_console_is_put_back() -> None:
    """The modes of the real console are the same after as before."""
    if sys.platform == "win32":
        from backroutine.edge.keys.windows_keys import WindowsConsole  # noqa: PLC0415 - it exists on Windows only

        console = WindowsConsole()
        with WindowsKeys(console) as keys:
            assert keys.wait(0) == ()
        assert console._mode.value == WindowsConsole()._mode.value

"""The full-window screen: it takes the window, fills it, and gives it back."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator

import pytest
from rich.text import Text

from backroutine.edge.terminal.live import LiveScreen, Looks, wants_colour, window_size
from backroutine.edge.terminal.painter import ENTER, LEAVE
from looking import Terminal, Wire
from scenes import NOTES, NOW, scenes

pytest.importorskip("termios", reason="Windows has no pseudo-terminals")

if sys.platform != "win32":
    import fcntl
    import pty
    import struct
    import termios

assert sys.platform != "win32"  # mypy, told of Windows, reads no further


@pytest.fixture
def wire() -> Iterator[Wire]:
    """A pipe that is no terminal."""
    made = Wire()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({"TERM": "xterm"}, True),
        ({}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
    ],
)
def test_when_colour_is_wanted(environ: dict[str, str], wanted: bool) -> None:
    """NO_COLOR counts when it is not empty; a dumb terminal has no colours."""
    assert wanted == wants_colour(environ)


def test_the_live_screen_fills_what_the_terminal_has(wire: Wire) -> None:
    """Where the size cannot be asked for, the usual one is taken."""
    with LiveScreen(wire.fd, Looks(environ={"TERM": "xterm"})) as screen:
        screen.show(scenes()["hold-left"], NOW, NOTES)
    terminal = Terminal(80, 24)
    terminal.feed(wire.read().replace(LEAVE.encode(), b""))
    assert "Side bending" in terminal.screen.display[0]


@pytest.fixture
def terminal() -> Iterator[int]:
    """A pseudo-terminal."""
    ends = pty.openpty()
    yield ends[1]
    for end in ends:
        os.close(end)


def test_a_terminal_is_asked_how_large_it_is(terminal: int) -> None:
    """Columns and rows come from the window itself."""
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 12, 40, 0, 0))
    assert (40, 12) == window_size(terminal)


def test_a_window_that_says_nothing_has_the_usual_size(terminal: int) -> None:
    """Some terminals say 0 by 0."""
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 0, 0, 0, 0))
    assert (80, 24) == window_size(terminal)


def test_a_terminal_that_takes_no_more_keeps_nobody_waiting() -> None:
    """A stalled line or a stopped window: frames are given up until it takes more, and then it shows the newest one."""
    mine, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    before = fcntl.fcntl(theirs, fcntl.F_GETFL)
    shown = Terminal(120, 40)
    with LiveScreen(theirs, Looks(environ={"TERM": "xterm"})) as screen:
        for row in range(400):
            if screen._painter.slow:
                break
            screen.draw(lambda columns, _, row=row: [Text(chr(65 + row % 26) * columns)] * 40)  # type: ignore[misc]  # a default binds
        assert screen._painter.slow
        while select.select([mine], [], [], 0)[0]:
            shown.feed(os.read(mine, 65536))
        screen.draw(lambda _, __: [Text("at last")])
        shown.feed(os.read(mine, 65536))

        assert ["at last", ""] == [line.rstrip() for line in shown.screen.display[:2]]
        assert before == fcntl.fcntl(theirs, fcntl.F_GETFL)
    os.close(mine)
    os.close(theirs)


def test_the_window_is_given_back_after_an_error(wire: Wire) -> None:
    """Whatever happens inside, the last bytes are those that restore."""
    with pytest.raises(ZeroDivisionError), LiveScreen(wire.fd, Looks(environ={})):
        raise ZeroDivisionError
    assert (ENTER + LEAVE).encode() == wire.read()

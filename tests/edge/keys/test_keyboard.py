"""Keys from real terminals and pipes, signals between them, and a terminal that is whole whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from backroutine.domain.errors import Interrupted
from backroutine.edge.keys.keyboard import open_keyboard

pytest.importorskip("termios", reason="Windows has no such terminals")

if sys.platform != "win32":
    import resource
    import termios

    from backroutine.edge.keys.posix_keys import PipeKeys, TerminalKeys
    from terminal import CLOSED, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

assert sys.platform != "win32"  # mypy, told of Windows, reads no further

ENDING = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT]

# Says each stroke in a line, stops when told to, and begins and ends as the real program does.
CHILD = """
import contextlib, os, signal, sys

for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
    if signal.getsignal(number) is not signal.SIG_IGN:
        signal.signal(number, lambda number, _: os._exit(128 + number))

from backroutine.domain.errors import Interrupted
from backroutine.edge.keys.keyboard import open_keyboard

def say(words):
    with contextlib.suppress(OSError):  # the window may be closed
        os.write(1, words.encode() + b"\\r\\n")

try:
    with open_keyboard() as keys:
        say("open" if keys.open else "nobody")
        while True:
            strokes = keys.wait(None)
            if not keys.open:
                say("end")
                break
            if strokes:
                say("strokes " + " ".join(strokes))
            if "suspend" in strokes:
                keys.suspend()
                say("back")
            if "!" in strokes:
                raise RuntimeError("a bug")
except Interrupted as why:
    say(f"interrupted {why.number}")
    sys.exit(why.code)
"""


@pytest.fixture(autouse=True)
def _usual_signals() -> Iterator[None]:
    """Signals as they are in a terminal: a background job or nohup has some of them ignored, as we then do, too."""
    before = {number: signal.signal(number, signal.SIG_DFL) for number in ENDING}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """The child above in a terminal, listening."""
    with Terminal([sys.executable, "-c", CHILD]) as opened:
        opened.until("open")
        yield opened


@pytest.fixture
def pty() -> Iterator[tuple[int, int]]:
    """Master and slave of a pseudo-terminal that is nobody's session."""
    master, slave = os.openpty()
    yield master, slave
    os.close(slave)
    os.close(master)


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """Both ends of a pipe."""
    reading, writing = os.pipe()
    yield reading, writing
    os.close(reading)
    os.close(writing)


def test_a_key_needs_no_enter(terminal: Terminal) -> None:
    """A key is told at once, and is not shown by the terminal."""
    terminal.send("h")
    terminal.until("strokes h")

    assert not terminal.echo
    assert not terminal.canonical
    assert terminal.display[:2] == ["open", "strokes h"]


def test_an_arrow_is_one_stroke(terminal: Terminal) -> None:
    """The three bytes of an arrow are one stroke."""
    terminal.send("\x1b[C")
    terminal.until("strokes right")


def test_forty_keys_at_once(pty: tuple[int, int]) -> None:
    """Nothing is lost of what is typed in one go."""
    master, slave = pty
    with TerminalKeys(slave) as keys:
        os.write(master, b"n" * 40)

        assert keys.wait(5) == ("n",) * 40


@pytest.mark.parametrize("character", ["é", "🧘"])
def test_a_character_may_come_in_halves(pty: tuple[int, int], character: str) -> None:
    """A character whose bytes come in two reads is one stroke."""
    master, slave = pty
    first, *others = character.encode()
    with TerminalKeys(slave) as keys:
        os.write(master, bytes([first]))
        assert keys.wait(5) == ()
        os.write(master, bytes(others))

        assert (character,) == keys.wait(5)


def test_escape_alone(pty: tuple[int, int]) -> None:
    """An ESC that nothing follows is the Escape key."""
    master, slave = pty
    with TerminalKeys(slave) as keys:
        os.write(master, b"\x1b")

        assert keys.wait(5) == ("escape",)


def test_unknown_sequences_are_swallowed(pty: tuple[int, int]) -> None:
    """Answers of the terminal, the mouse and pasted text are no keys."""
    master, slave = pty
    with TerminalKeys(slave) as keys:
        os.write(master, b"\x1b[1;5H\x1b]11;rgb:h\x07\x1b[<0;1;1Mn\x1b[200~hhh\x1b[201~")

        assert keys.wait(5) == ("n",)


def test_enter_ctrl_d_and_ctrl_s(pty: tuple[int, int]) -> None:
    """CR and LF are Enter, Ctrl-D means nothing, and Ctrl-S does not freeze the screen."""
    master, slave = pty
    with TerminalKeys(slave) as keys:
        os.write(master, b"\r\x04\x13\n")

        assert keys.wait(5) == ("enter", "enter")


def test_a_look_does_not_wait(pty: tuple[int, int]) -> None:
    """With no seconds, or fewer, it only looks."""
    with TerminalKeys(pty[1]) as keys:
        assert (keys.wait(0), keys.wait(-1)) == ((), ())


def test_a_new_size_is_told(terminal: Terminal) -> None:
    """A dragged window ends the wait."""
    terminal.resize(10, 40)
    terminal.until("strokes resize")


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_ends_it_with_the_terminal_whole(terminal: Terminal, number: int) -> None:
    """Each ending signal is told by its number, and the terminal is as it was."""
    terminal.kill(number)

    assert 128 + number == terminal.wait()
    assert f"interrupted {int(number)}" in terminal.display
    assert terminal.whole


def test_ctrl_c_is_a_signal(terminal: Terminal) -> None:
    """Ctrl-C on the keyboard interrupts."""
    terminal.send("\x03")

    assert terminal.wait() == 130
    assert terminal.whole


def test_a_bug_leaves_the_terminal_whole(terminal: Terminal) -> None:
    """An exception inside puts the terminal back."""
    terminal.send("!")

    assert terminal.wait() == 1
    assert terminal.whole


def test_an_exit_from_anywhere_leaves_the_terminal_whole() -> None:
    """Even when nobody leaves the `with`, the terminal is put back at the end of Python."""
    code = "from backroutine.edge.keys.posix_keys import TerminalKeys as T; keys = T().__enter__(); print('in'); input()"
    with Terminal([sys.executable, "-c", code]) as terminal:
        terminal.until("in")
        assert not terminal.settings_as_found
        terminal.send("\n")

        assert terminal.wait() == 0
        assert terminal.whole


@pytest.mark.parametrize("by_key", [True, False])
def test_stopping_and_going_on(terminal: Terminal, by_key: bool) -> None:
    """Ctrl-Z, or its signal, stops for real with the terminal whole; after fg the keys work."""
    for _ in range(2):
        if by_key:
            terminal.send("\x1a")
        else:
            terminal.kill(signal.SIGTSTP)
        assert terminal.stopped() == signal.SIGTSTP
        assert terminal.whole
        terminal.fg()
        terminal.until("back")
        terminal.send("h")
        terminal.until("strokes h")
        terminal.screen.reset()
    terminal.kill(signal.SIGTERM)

    assert terminal.wait() == 143
    assert terminal.whole


def test_stopped_by_others(terminal: Terminal) -> None:
    """After SIGSTOP the shell may have changed the terminal: single keys are set again, and the screen painted."""
    terminal.kill(signal.SIGSTOP)
    terminal.stopped()
    termios.tcsetattr(terminal._slave, termios.TCSANOW, terminal._found)
    terminal.fg()
    terminal.until("strokes resize")
    terminal.send("h")
    terminal.until("strokes h")


def test_going_on_in_the_background_stops_again(terminal: Terminal) -> None:
    """After `bg` the terminal is the shell's: it is left alone until `fg`."""
    terminal.send("\x1a")
    terminal.stopped()
    terminal.bg()

    assert terminal.stopped() == signal.SIGTTIN
    assert terminal.whole
    terminal.fg()
    terminal.until("back")
    terminal.send("h")
    terminal.until("strokes h")


def test_ending_in_the_background(terminal: Terminal) -> None:
    """A stopped job that is killed ends when it is continued, though it is in the background."""
    terminal.send("\x1a")
    terminal.stopped()
    terminal.kill(signal.SIGTERM)
    terminal.bg()

    assert terminal.wait() == 143
    assert terminal.whole


def test_beginning_in_the_background() -> None:
    """A background job stops until it is given the terminal, and does not touch it before."""
    with Terminal([sys.executable, "-c", CHILD], foreground=False) as terminal:
        assert terminal.stopped() == signal.SIGTTIN
        assert terminal.settings_as_found
        terminal.fg()
        terminal.until("open")
        terminal.send("h")
        terminal.until("strokes h")


def test_a_stop_that_nobody_can_undo_is_not_made() -> None:
    """Where the parent has SIGTSTP ignored there is no job control: Ctrl-Z means nothing."""
    with Terminal([sys.executable, "-c", CHILD], ignored=[signal.SIGTSTP]) as terminal:
        terminal.until("open")
        terminal.send("\x1ah")
        terminal.until("strokes h")


def test_a_stop_that_nobody_would_see_is_passed_over() -> None:
    """In an orphaned process group the system discards the stop: the program carries on."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        said = [child.stdout.readline()]
        child.send_signal(signal.SIGTSTP)
        said += [child.stdout.readline(), child.stdout.readline()]
        child.stdin.close()
        said.append(child.stdout.readline())

    assert [line.decode().strip() for line in said] == ["open", "strokes suspend", "back", "end"]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT])
def test_ignored_signals_stay_ignored(number: int) -> None:
    """What the parent ignores, as nohup does, is ignored."""
    with Terminal([sys.executable, "-c", CHILD], ignored=[number]) as terminal:
        terminal.until("open")
        terminal.kill(number)
        terminal.send("h")
        terminal.until("strokes h")


def test_a_closed_window_ends_it(terminal: Terminal) -> None:
    """When the window is closed the program is gone within 250 ms."""
    terminal.hang_up()

    # The end of the terminal can be faster than the signal, which then finds Python already closing down.
    assert terminal.wait(0.25) in {128 + signal.SIGHUP, -signal.SIGHUP}


def test_a_closed_window_ends_it_without_a_signal(pty: tuple[int, int]) -> None:
    """The end of a terminal is the same as SIGHUP, which may be ignored."""
    master, slave = os.openpty()
    with TerminalKeys(slave) as keys:
        os.close(master)
        with pytest.raises(Interrupted) as caught:
            keys.wait(5)
    os.close(slave)

    assert caught.value.number == signal.SIGHUP


def test_leaving_twice_is_leaving_once(pty: tuple[int, int]) -> None:
    """The terminal is put back once; what is set afterwards stays."""
    before = termios.tcgetattr(pty[1])
    with TerminalKeys(pty[1]) as keys:
        keys._leave()
        assert before == termios.tcgetattr(pty[1])
        changed = [*before[:3], before[3] & ~termios.ECHO, *before[4:]]
        termios.tcsetattr(pty[1], termios.TCSANOW, changed)

    assert changed == termios.tcgetattr(pty[1])


@pytest.mark.parametrize("stdin", ["/dev/null", CLOSED])
def test_nobody_can_press_a_key(stdin: str | int) -> None:
    """With /dev/null, or no standard input at all, no key can come, and no wait is for ever."""
    fd = stdin if isinstance(stdin, int) else os.open(stdin, os.O_RDONLY)
    with Terminal([sys.executable, "-c", CHILD], stdin=fd) as terminal:
        terminal.until("end")

        assert terminal.wait() == 0
        assert terminal.whole
    if fd >= 0:
        os.close(fd)


def test_ctrl_z_stops_it_with_keys_from_a_pipe(pipe: tuple[int, int]) -> None:
    """Job control is the same when the keys come from a pipe."""
    with Terminal([sys.executable, "-c", CHILD], stdin=pipe[0]) as terminal:
        terminal.until("open")
        terminal.send("\x1a")
        assert terminal.stopped() == signal.SIGTSTP
        terminal.fg()
        terminal.until("back")
        os.write(pipe[1], b"h")
        terminal.until("strokes h")


def test_keys_of_a_pipe() -> None:
    """Keys of a pipe come as they are written, the last ones before its end, too."""
    reading, writing = os.pipe()
    with PipeKeys(reading) as keys:
        os.write(writing, b"n\n")
        assert keys.wait(5) == ("n", "enter")
        assert keys.wait(0) == ()
        os.write(writing, b"y\x1b")
        os.close(writing)
        assert keys.wait(5) == ("y", "escape")
        assert not keys.open
        assert (keys.wait(0.01), keys.wait(None)) == ((), ())
    os.close(reading)


def test_keys_of_a_file(tmp_path: Path) -> None:
    """The keys of a file come all at once, then its end."""
    (tmp_path / "keys").write_text("n\ny\n")
    with (tmp_path / "keys").open("rb") as file, PipeKeys(file.fileno()) as keys:
        assert keys.wait(5) == ("n", "enter", "y", "enter")
        assert keys.wait(5) == ()
        assert not keys.open


def test_a_folder_is_nobody(tmp_path: Path) -> None:
    """A standard input that cannot be read has ended."""
    fd = os.open(tmp_path, os.O_RDONLY)
    with PipeKeys(fd) as keys:
        assert keys.wait(5) == ()
        assert not keys.open
    os.close(fd)


def test_the_end_of_a_file_costs_nothing() -> None:
    """At the end of its keys the program sleeps: a busy loop would eat all of this half second."""
    with PipeKeys(None) as keys:
        before = resource.getrusage(resource.RUSAGE_SELF)
        assert keys.wait(0.5) == ()
        after = resource.getrusage(resource.RUSAGE_SELF)

    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.1


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_before_the_wait_is_raised_by_it(pipe: tuple[int, int], number: int) -> None:
    """What came while the program was busy is raised at once by the next wait, once."""
    with PipeKeys(pipe[0]) as keys:
        os.kill(os.getpid(), number)
        with pytest.raises(Interrupted) as caught:
            keys.wait(None)
        assert keys.wait(0) == ()

    assert number == caught.value.number


def test_a_signal_noted_earlier_is_raised(pipe: tuple[int, int]) -> None:
    """Handlers of the first milliseconds hand over what they noted."""
    noted: list[int] = [signal.SIGTERM]
    with PipeKeys(pipe[0], noted) as keys, pytest.raises(Interrupted):
        keys.wait(None)

    assert noted == []


def test_going_on_takes_back_a_stop(pipe: tuple[int, int]) -> None:
    """SIGTSTP followed by SIGCONT, both before anyone looked, does not stop: nobody would continue it again."""
    with PipeKeys(pipe[0]) as keys:
        os.kill(os.getpid(), signal.SIGTSTP)
        os.kill(os.getpid(), signal.SIGCONT)

        assert keys.wait(None) == ("resize",)


def test_many_sizes_are_told_once(pipe: tuple[int, int]) -> None:
    """However often the window was dragged, it is painted once."""
    with PipeKeys(pipe[0]) as keys:
        for _ in range(3):
            os.kill(os.getpid(), signal.SIGWINCH)
        os.write(pipe[1], b"n")

        assert keys.wait(None) == ("resize", "n")


def test_handlers_are_put_back(pipe: tuple[int, int], pty: tuple[int, int]) -> None:
    """One keyboard inside another leaves handlers and the wake-up descriptor as they were."""
    numbers = [*ENDING, signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH, signal.SIGTTOU, signal.SIGTTIN]
    before = [signal.getsignal(number) for number in numbers]
    with PipeKeys(pipe[0]) as outer:
        between = [signal.getsignal(number) for number in numbers]
        with TerminalKeys(pty[1]):
            assert between != [signal.getsignal(number) for number in numbers]
        assert between == [signal.getsignal(number) for number in numbers]
        os.kill(os.getpid(), signal.SIGTERM)
        with pytest.raises(Interrupted):
            outer.wait(None)

    assert before == [signal.getsignal(number) for number in numbers]
    assert signal.set_wakeup_fd(-1) == -1


def test_the_keyboard_fits_standard_input() -> None:
    """Under pytest standard input is no terminal."""
    with open_keyboard(stdin_is_terminal=False) as keys:
        assert isinstance(keys, PipeKeys)

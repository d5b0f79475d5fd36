"""A real terminal for tests: any program in a pseudo-terminal, under a shell of a few lines, and its screen.

    with Terminal([sys.executable, "-m", "backroutine", "start"], rows=24, columns=80) as terminal:
        terminal.until("READY")
        terminal.send(" ")
        terminal.until("PAUSED")
        terminal.kill(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
        assert terminal.whole

The shell is the leader of a session of its own and gives the program a process group, so Ctrl-Z stops it as
it does in life; `stopped` waits for that, `fg` and `bg` go on. Nothing sleeps: each wait is a select with a
deadline.
"""

from __future__ import annotations

import contextlib
import fcntl
import inspect
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from typing import Any, Self

assert sys.platform != "win32"  # where this cannot be; mypy reads this, too

now = time.monotonic  # noqa: TID251 - the patience of a test is real time
PATIENCE = 10.0  # seconds; only a failing test ever waits so long
CLOSED = -2  # for `stdin`: there is none


def _become(argv: list[str], stdin: int, stdout: int, ignored: list[int]) -> None:
    """The child: with the signals and descriptors that were asked for, become the program."""
    for name in ("HUP", "INT", "QUIT", "TERM", "TSTP", "TTIN", "TTOU", "CONT", "WINCH", "PIPE", "XFSZ"):
        number = signal.Signals["SIG" + name]  # pytest itself may have been started with some of them ignored
        signal.signal(number, signal.SIG_IGN if number in ignored else signal.SIG_DFL)
    if stdout >= 0:
        os.dup2(stdout, 1)
    if stdin >= 0:
        os.dup2(stdin, 0)
    if stdin == CLOSED:
        os.close(0)
    os.closerange(3, 256)
    os.execvpe(argv[0], argv, os.environ)


def _shell() -> None:
    """Run one job as a shell does. It is sent as text to a fresh Python: no fork happens inside pytest."""
    report, orders, stdin, stdout, foreground = map(int, sys.argv[1:6])
    ignored = [int(number) for number in sys.argv[6].split(",") if number]
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        if foreground:
            os.tcsetpgrp(0, os.getpid())
        _become(sys.argv[7:], stdin, stdout, ignored)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, lambda *_: os.killpg(child, signal.SIGHUP))  # as shells do for their jobs
    for fd in {stdin, stdout} - {-1, CLOSED}:
        os.close(fd)
    os.write(report, b"began %d\n" % child)
    while os.WIFSTOPPED(status := os.waitpid(child, os.WUNTRACED)[1]):
        os.tcsetpgrp(0, os.getpid())
        os.write(report, b"stopped %d\n" % os.WSTOPSIG(status))
        if os.read(orders, 1) == b"f":
            os.tcsetpgrp(0, child)
        os.killpg(child, signal.SIGCONT)
    with contextlib.suppress(OSError):  # the window was closed
        os.tcsetpgrp(0, os.getpid())
    os.write(report, b"ended %d\n" % status)
    os.read(orders, 1)  # the terminal lives until the test has looked at it


_SHELL = f"""
import contextlib, fcntl, os, signal, sys, termios
CLOSED = {CLOSED}
{inspect.getsource(_become)}
{inspect.getsource(_shell)}
_shell()
"""


class Terminal:
    """A program in a terminal. Use it with `with`: what still runs at the end is killed.

    `env` is its whole environment; left out, it is ours with a TERM that pyte understands.

    `stdin` and `stdout` are descriptors that stand in for the terminal; `stdin=CLOSED` is no standard input.
    `ignored` are signals that the program finds ignored, as under nohup. With `foreground=False` it begins as
    a background job. `raw` holds every byte that was written, `screen` is pyte's; `pid` is the program's.
    """

    def __init__(
        self,
        argv: Sequence[str | Path],
        *,
        rows: int = 24,
        columns: int = 80,
        env: Mapping[str, str] | None = None,
        cwd: str | Path | None = None,
        stdin: int = -1,
        stdout: int = -1,
        ignored: Sequence[int] = (),
        foreground: bool = True,
    ) -> None:
        self.screen: Any = pyte.Screen(columns, rows)
        self._stream: Any = pyte.ByteStream(self.screen)
        self.raw = bytearray()
        self._master, self._slave = os.openpty()
        self._open = True
        self.resize(rows, columns)
        self._found = termios.tcgetattr(self._slave)
        self._reports, report = os.pipe()
        orders, self._orders = os.pipe()
        self._told = b""
        numbers = (report, orders, stdin, stdout, int(foreground))
        lent = [fd for fd in (report, orders, stdin, stdout) if fd >= 0]
        self._shell = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _SHELL]
            + [str(number) for number in numbers]
            + [",".join(str(int(number)) for number in ignored), *(str(part) for part in argv)],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            pass_fds=lent,
            start_new_session=True,
            cwd=cwd,
            env={**os.environ, "TERM": "xterm-256color"} if env is None else env,
        )
        os.close(report)
        os.close(orders)
        self.pid = self._report("began", PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if b"ended" not in self._told:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
        self._shell.kill()
        self._shell.wait()
        self.hang_up()
        for fd in (self._slave, self._reports, self._orders):
            os.close(fd)

    # --- what a person does

    def send(self, keys: str | bytes) -> None:
        """Press keys; text goes as UTF-8."""
        data = keys.encode() if isinstance(keys, str) else keys
        while data:
            data = data[os.write(self._master, data) :]

    def resize(self, rows: int, columns: int) -> None:
        """Drag the window; the program in the foreground gets SIGWINCH."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def hang_up(self) -> None:
        """Close the window."""
        if self._open:
            self._open = False
            os.close(self._master)

    def kill(self, number: int) -> None:
        """Send a signal to the program, and to it alone."""
        os.kill(self.pid, number)

    def fg(self) -> None:
        """Go on with the stopped program, as `fg` does."""
        os.write(self._orders, b"f")

    def bg(self) -> None:
        """Go on with the stopped program in the background, as `bg` does."""
        os.write(self._orders, b"b")

    # --- what a person waits for

    def until(self, wanted: str | Callable[[Terminal], bool], seconds: float = PATIENCE) -> None:
        """Wait for a text in one row of the screen, or for whatever the callable finds."""
        deadline = now() + seconds
        while not self._there(wanted):
            if not self._pump(deadline):
                what = repr(wanted) if isinstance(wanted, str) else inspect.getsource(wanted).strip()
                raise AssertionError(f"not seen in {seconds} s: {what}\n" + "\n".join(self.display))

    def settle(self, seconds: float) -> None:
        """Take in whatever is written during so many seconds (to show that nothing happens)."""
        deadline = now() + seconds
        while now() < deadline:
            self._pump(deadline)

    def stopped(self, seconds: float = PATIENCE) -> int:
        """Wait until the program is stopped; the signal that did it."""
        return self._report("stopped", seconds)

    def wait(self, seconds: float = PATIENCE) -> int:
        """Wait until the program ends: its exit code, or minus the signal. All its output is then in."""
        status = self._report("ended", seconds)
        while self._open and select.select([self._master], [], [], 0)[0] and self._read():
            pass
        self._told = b"ended %d\n" % status + self._told  # it may be asked again
        return os.waitstatus_to_exitcode(status)

    # --- what a person sees

    @property
    def display(self) -> list[str]:
        """The rows of the screen, without the blanks at their ends."""
        return [row.rstrip() for row in self.screen.display]

    @property
    def cursor_hidden(self) -> bool:
        """The cursor is not shown."""
        return bool(self.screen.cursor.hidden)

    @property
    def alternate_screen(self) -> bool:
        """The other screen is shown (pyte knows only one, so the bytes are asked)."""
        return self.raw.rfind(b"\x1b[?1049h") > self.raw.rfind(b"\x1b[?1049l")

    @property
    def echo(self) -> bool:
        """Keys are shown as they are typed."""
        return bool(self._settings()[3] & termios.ECHO)

    @property
    def canonical(self) -> bool:
        """Keys are held back until Enter."""
        return bool(self._settings()[3] & termios.ICANON)

    @property
    def settings_as_found(self) -> bool:
        """Every terminal setting is what it was before the program."""
        return self._settings() == self._found

    @property
    def whole(self) -> bool:
        """Settings, cursor and screen are as they were before the program."""
        return self.settings_as_found and not self.cursor_hidden and not self.alternate_screen

    def _settings(self) -> list[Any]:
        return termios.tcgetattr(self._slave if not self._open else self._master)

    def _there(self, wanted: str | Callable[[Terminal], bool]) -> bool:
        return any(wanted in row for row in self.display) if isinstance(wanted, str) else wanted(self)

    def _pump(self, deadline: float) -> bool:
        """Wait once for output or a report; False when the deadline has passed."""
        left = deadline - now()
        if left <= 0:
            return False
        ready, _, _ = select.select([self._reports, *([self._master] if self._open else [])], [], [], left)
        if self._master in ready:
            self._read()
        if self._reports in ready:
            told = os.read(self._reports, 4096)
            if not told:
                raise AssertionError("the shell died:\n" + "\n".join(self.display))
            self._told += told
        return True

    def _read(self) -> bool:
        data = os.read(self._master, 65536)
        self.raw += data
        self._stream.feed(data)
        return bool(data)

    def _report(self, kind: str, seconds: float) -> int:
        """Wait for the shell's next report, which must be of this kind; its number."""
        deadline = now() + seconds
        while b"\n" not in self._told:
            if not self._pump(deadline):
                raise AssertionError(f"not {kind} in {seconds} s:\n" + "\n".join(self.display))
        line, _, self._told = self._told.partition(b"\n")
        found, _, number = line.decode().partition(" ")
        if found != kind:
            raise AssertionError(f"{found} {number} instead of {kind}:\n" + "\n".join(self.display))
        return int(number)

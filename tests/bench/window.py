"""A program in a pseudo-terminal, and what it costs. What it writes is searched, not drawn: drawing costs more."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Self

clock = time.monotonic  # noqa: TID251 - a bench measures real time


class Cost(NamedTuple):
    """What a program has used since it began."""

    cpu: float  # seconds, of all its threads
    wakes: int
    size: int  # bytes written to the terminal

    def since(self, earlier: Cost, seconds: float) -> Cost:
        """What was used in between, each second."""
        return Cost(*((now - then) / seconds for now, then in zip(self, earlier, strict=True)))  # type: ignore[arg-type]  # rates


class Window:
    """A program in a window of 80 by 24. Use it with `with`: at the end it is killed."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str]) -> None:
        self.written = bytearray()
        self.begun = clock()
        self.pid, self._fd = os.forkpty()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.execve(argv[0], list(argv), env)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def read(self, seconds: float) -> bool:
        """Wait for something to be written, at most so long; whether there was."""
        if not select.select([self._fd], [], [], max(0.0, seconds))[0]:
            return False
        self.written += os.read(self._fd, 65536)
        return True

    def until(self, wanted: bytes, patience: float = 20.0) -> float:
        """Seconds since the beginning, when this has been written."""
        found = len(self.written)
        while wanted not in self.written[max(0, found - len(wanted)) :]:
            if not self.read(patience):
                raise AssertionError(f"{wanted!r} never came:\n{self.written.decode(errors='replace')}")
        return clock() - self.begun

    def settle(self, seconds: float) -> list[float]:
        """Take in what is written for so long; the moments at which something came."""
        came = []
        end = clock() + seconds
        while (left := end - clock()) > 0:
            if self.read(left):
                came.append(clock())
        return came

    def press(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self._fd, keys)

    def cost(self) -> Cost:
        """What has been used until now."""
        tasks = (Path("/proc") / str(self.pid) / "task").glob("*/status")
        wakes = sum(_field(task, "voluntary_ctxt_switches") for task in tasks)
        # The kernel's number for the clock of another process, as clock_getcpuclockid(3) makes it.
        return Cost(time.clock_gettime((~self.pid << 3) | 2), wakes, len(self.written))

    def memory(self, what: str = "VmRSS") -> float:
        """MiB in memory now; `VmHWM`: at most until now."""
        return _field(Path("/proc") / str(self.pid) / "status", what) / 1024


def _field(status: Path, name: str) -> int:
    """One number of a status file of the kernel."""
    return next(
        int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith(name + ":")
    )

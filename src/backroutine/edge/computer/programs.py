"""Other programs of this computer: found where it is safe to, started silently, never left behind."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

_GRACE = 1.0  # seconds that a killed program gets to be gone
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0


def find_program(name: str) -> str | None:
    """The absolute path of a program on PATH, or None.

    A program in the current folder, or one that others could have put or changed there, is not trusted: it
    may have come with a download. Entries of PATH that depend on the current folder do not count at all.
    """
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        path = shutil.which(name, path=folder) if Path(folder).is_absolute() else None
        if path and _is_trusted(Path(path)):
            return path
    return None


def _is_trusted(path: Path) -> bool:
    try:
        here = Path.cwd()
        places = {path, path.resolve()}  # a link is as trustworthy as both its ends
        return not any(place.parent.resolve() == here or _is_open(place) for place in places)
    except OSError:
        return False


def _is_open(path: Path) -> bool:
    """Whether any user of this computer can change it, or put another in its place."""
    if os.name != "posix":
        return False  # modes mean nothing there
    return any(place.stat().st_mode & stat.S_IWOTH for place in (path, path.parent))


def told_by(command: Sequence[str], seconds: float) -> str:
    """What a program prints if it ends well within so many seconds, else ""; never while a session runs."""
    import subprocess  # noqa: PLC0415 - 6 ms that a silent session need not pay

    try:
        with _no_stop():
            ended = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
                cwd=os.sep,
                start_new_session=True,
                creationflags=_NO_WINDOW,
                check=True,
            )
    except (OSError, subprocess.SubprocessError):
        return ""
    return ended.stdout.decode(errors="replace")


def edit(editor: str, path: Path) -> bool:
    """Open `path` in the person's editor, here in this terminal, and wait until it is closed; False if it cannot be.

    `editor` is what they have set, with its options: `code --wait`.
    """
    import shlex  # noqa: PLC0415 - seldom needed
    import subprocess  # noqa: PLC0415

    # Not within `_no_stop`: an editor keeps what is blocked when it starts, and would be deaf to Ctrl-Z from then on. It
    # shares our terminal and our group, so Ctrl-Z stops us with it, and `fg` wakes us both.
    try:
        command = [*shlex.split(editor, posix=os.name == "posix"), str(path)]
        return subprocess.run(command, check=False).returncode == 0
    except (OSError, ValueError):  # no such program; a quotation mark that is not closed
        return False


@contextmanager
def _no_stop() -> Iterator[None]:
    """Hold the signals that stop a job back while a program is started.

    For a moment the new process is still in our group, with the usual answer to Ctrl-Z: it would stop before it becomes
    the program, and we would wait for that for ever, deaf to every key. It keeps them blocked; nobody stops it later.
    """
    if sys.platform == "win32":
        yield
    else:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Child:
    """A started program. Nothing it prints is seen, and no key that is pressed reaches it.

    It has a session of its own, so that Ctrl-C and Ctrl-Z, which mean us, do not stop it half-way, and so
    that whatever it starts can be ended with it. Whoever makes a Child must `close` it.
    """

    def __init__(self, command: Sequence[str], *, fed: bool = False) -> None:
        """Start `command`; with `fed` it reads what is given to `feed`. Raises OSError if it cannot start."""
        import subprocess  # noqa: PLC0415 - 6 ms that a silent session need not pay

        self._too_slow = subprocess.TimeoutExpired
        with _no_stop():
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE if fed else subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                cwd=os.sep,  # away from whatever lies in the current folder
                start_new_session=True,
                creationflags=_NO_WINDOW,
            )

    def feed(self, text: bytes) -> None:
        """Write to its standard input. Raises OSError if it no longer listens."""
        if self._process.stdin is not None:
            self._process.stdin.write(text)

    def end_input(self) -> None:
        """Tell it that nothing more comes."""
        if self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()

    def poll(self) -> int | None:
        """Its exit code, or None while it runs. Also clears away what the system keeps of an ended one."""
        code = self._process.poll()
        if code is not None:
            self.end_input()
        return code

    def end(self) -> None:
        """Kill it and all that it started, now. It is cleared away by the next `poll`."""
        if self.poll() is not None:
            return
        if sys.platform == "win32":
            self._process.kill()
        else:
            with suppress(ProcessLookupError, PermissionError):  # it ended this very moment
                os.killpg(self._process.pid, signal.SIGKILL)

    def wait(self, seconds: float) -> None:
        """Wait until it ends, at most so long. For `render` and `close` only: a session never waits."""
        with suppress(self._too_slow):
            self._process.wait(seconds)

    def close(self) -> None:
        """End it and clear it away."""
        self.end()
        self.wait(_GRACE)
        self.end_input()

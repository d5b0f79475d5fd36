"""One session at a time: a lock that the kernel holds, and drops when the process ends in any way."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from backroutine.domain.errors import AlreadyRunning
from backroutine.edge.computer.paths import private_file, private_folder

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_TRIES = 500  # somebody who only looks holds the lock for some microseconds, or longer on a busy machine
_TRIES_BLIND = 20  # where those who only look cannot be told from a session
_MOMENT = 0.001  # seconds between two tries
_LONGEST_TEXT = 40
_FAR = 1 << 20  # Windows locks bytes, and a locked byte cannot be read: so not one of the text


class SessionLock:
    """The lock file at `path`. It holds, as text, since when a session runs; it is never deleted."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: int | None = None

    def acquire(self, since: str) -> bool:
        """Take the lock and note `since` (a time of day for people) in it.

        Returns False if this place allows no lock, such as a read-only folder: the session then goes on without.
        Raises `AlreadyRunning` if another session, here or in another process, holds it.
        """
        try:
            private_folder(self._path.parent)
            private_file(self._path)
            file = os.open(self._path, os.O_RDWR)  # not inherited by child processes (PEP 446)
        except OSError:
            return False
        try:
            taken = _take(file)
        except OSError:  # a file system without locks
            os.close(file)
            return False
        if not taken:
            os.close(file)
            raise AlreadyRunning(_refusal(self.since()), "finish or stop that one first")
        self._held = file
        with suppress(OSError):  # a disk too full for ten letters: the lock holds all the same
            _write(file, since)
        return True

    def release(self) -> None:
        """Give the lock back, if it is ours."""
        if self._held is not None:
            os.close(self._held)  # the lock belongs to this descriptor and ends with it
            self._held = None

    def forget(self) -> None:
        """Leave nothing in the file of when a session was."""
        with suppress(OSError):
            os.truncate(self._path, 0)

    def held(self) -> bool:
        """Is a session running, in this process or in another? Creates nothing."""
        try:
            file = os.open(self._path, os.O_RDONLY)
        except OSError:
            return False
        try:
            return not _look(file)
        except OSError:
            return False
        finally:
            os.close(file)

    def since(self) -> str | None:
        """Since when a session runs, as it was given to `acquire`; None if none runs or it is unknown."""
        if not self.held():
            return None
        try:
            text = self._path.read_bytes()[:_LONGEST_TEXT].decode("utf-8", "replace")
        except OSError:
            return None
        return text if text.isprintable() and text else None


def _refusal(since: str | None) -> str:
    return "another session is running" + (f" since {since}" if since else "")


def _let_go_by() -> None:
    """Wait for somebody who only looks: before a session begins, so the keyboard's wait is not there yet."""
    from threading import Event  # noqa: PLC0415 - 1 ms for a wait that hardly ever comes

    Event().wait(_MOMENT)


def _write(file: int, since: str) -> None:
    os.ftruncate(file, 0)
    os.write(file, since.encode("utf-8", "replace")[:_LONGEST_TEXT])


if sys.platform == "win32":

    def _take(file: int) -> bool:
        for _ in range(_TRIES_BLIND):
            if _try(file, msvcrt.LK_NBLCK):
                return True
            _let_go_by()
        return False

    def _look(file: int) -> bool:
        free = _try(file, msvcrt.LK_NBLCK)
        if free:
            _try(file, msvcrt.LK_UNLCK)
        return free

    def _try(file: int, how: int) -> bool:
        os.lseek(file, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(file, how, 1)
        except OSError:
            return False
        finally:
            os.lseek(file, 0, os.SEEK_SET)
        return True

else:

    def _take(file: int) -> bool:
        """Lock for a session. Whoever only looks takes a shared lock, and so do we to tell the two apart."""
        for _ in range(_TRIES):
            if _try(file, fcntl.LOCK_EX):
                return True
            if not _look(file):
                return False
            _let_go_by()
        return False

    def _look(file: int) -> bool:
        """Is there no session? Leaves the file unlocked."""
        free = _try(file, fcntl.LOCK_SH)
        if free:
            fcntl.flock(file, fcntl.LOCK_UN)
        return free

    def _try(file: int, how: int) -> bool:
        try:
            fcntl.flock(file, how | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

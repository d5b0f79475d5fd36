"""One session at a time: the lock holds between processes and dies with its holder."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from backroutine.domain.errors import AlreadyRunning
from backroutine.edge.computer.lock import SessionLock

HOLD = """
import sys
from pathlib import Path
from backroutine.domain.errors import AlreadyRunning
from backroutine.edge.computer.lock import SessionLock

lock = SessionLock(Path(sys.argv[1]))
if "wait" in sys.argv:
    sys.stdin.readline()
try:
    print(lock.acquire("07:32"), flush=True)
except AlreadyRunning as refusal:
    print(refusal.message, flush=True)
sys.stdin.readline()
"""
LOOK = """
import sys
from pathlib import Path
from backroutine.edge.computer.lock import SessionLock

lock = SessionLock(Path(sys.argv[1]))
print("looking", flush=True)
while True:
    lock.held()
"""
HOLD_WITH_A_CHILD = """
import subprocess, sys
from pathlib import Path
from backroutine.edge.computer.lock import SessionLock

lock = SessionLock(Path(sys.argv[1]))
lock.acquire("07:32")
subprocess.Popen([sys.executable, "-c", "print('here', flush=True); input()"], close_fds=False)
sys.stdin.readline()
"""

Process = subprocess.Popen[str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "session.lock"


@pytest.fixture
def start(path: Path) -> Iterator[Callable[..., Process]]:
    """Start a child with the lock's path; it is killed and its pipes are closed in the end."""
    with ExitStack() as stack:

        def start(code: str, *arguments: str) -> Process:
            command = [sys.executable, "-c", code, str(path), *arguments]
            child = stack.enter_context(
                subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            )
            stack.callback(child.kill)
            return child

        yield start


def line(child: Process) -> str:
    assert child.stdout
    return child.stdout.readline().strip()


def test_a_lock_is_taken_and_given_back(path: Path) -> None:
    """While it is held the file tells since when; afterwards nobody runs, and the file stays."""
    lock, other = SessionLock(path), SessionLock(path)

    assert lock.acquire("07:32")
    assert (other.held(), other.since()) == (True, "07:32")
    lock.release()
    assert (other.held(), other.since()) == (False, None)
    assert path.exists()


def test_releasing_twice_is_harmless(path: Path) -> None:
    """A lock that is not held can be released, and taken again afterwards."""
    lock = SessionLock(path)
    lock.release()
    lock.acquire("07:32")
    lock.release()
    lock.release()

    assert lock.acquire("07:33")
    lock.release()


def test_looking_creates_nothing(path: Path) -> None:
    """Asking whether a session runs makes neither file nor folder."""
    assert (SessionLock(path).held(), SessionLock(path).since()) == (False, None)
    assert not path.parent.exists()


@pytest.mark.skipif(os.name != "posix", reason="modes mean nothing here")
def test_the_file_is_private(path: Path) -> None:
    """Others cannot see when somebody exercises."""
    lock = SessionLock(path)
    lock.acquire("07:32")
    lock.release()

    assert [stat.S_IMODE(place.stat().st_mode) for place in (path.parent, path)] == [0o700, 0o600]


def test_a_second_session_is_refused(path: Path, start: Callable[..., Process]) -> None:
    """While another process holds the lock, we are told since when."""
    assert line(start(HOLD)) == "True"

    with pytest.raises(AlreadyRunning, match="another session is running since 07:32") as refusal:
        SessionLock(path).acquire("08:00")
    assert refusal.value.hint
    assert SessionLock(path).since() == "07:32"


def test_the_lock_dies_with_its_holder(path: Path, start: Callable[..., Process]) -> None:
    """After the other process was killed the lock is free: nothing stale stays behind."""
    child = start(HOLD)
    line(child)
    child.kill()
    child.wait()

    lock = SessionLock(path)
    assert (lock.held(), lock.since()) == (False, None)
    assert lock.acquire("08:00")
    assert SessionLock(path).since() == "08:00"
    lock.release()


def test_a_child_of_the_holder_does_not_keep_the_lock(path: Path, start: Callable[..., Process]) -> None:
    """A sound player that outlives a killed session does not hold up the next one."""
    child = start(HOLD_WITH_A_CHILD)
    assert line(child) == "here"
    child.kill()
    child.wait()

    assert not SessionLock(path).held()


def test_of_many_at_once_exactly_one_runs(start: Callable[..., Process]) -> None:
    """Ten processes that want the lock at the same moment: one gets it, nine are refused."""
    children = [start(HOLD, "wait") for _ in range(10)]
    for child in children:
        assert child.stdin
        child.stdin.write("now\n")
        child.stdin.flush()

    answers = sorted(line(child) for child in children)

    assert answers[0] == "True"
    assert all(answer.startswith("another session is running") for answer in answers[1:])


def test_whoever_only_looks_is_in_nobodys_way(path: Path, start: Callable[..., Process]) -> None:
    """`history` may look at any moment: a session still gets its lock."""
    path.parent.mkdir()
    path.touch()
    assert line(start(LOOK)) == "looking"

    for _ in range(300):
        lock = SessionLock(path)
        assert lock.acquire("07:32")
        lock.release()


def test_without_a_place_for_the_lock_the_session_goes_on(tmp_path: Path) -> None:
    """Where no file can be made `acquire` says so by False, and nothing breaks."""
    (tmp_path / "file").touch()
    lock = SessionLock(tmp_path / "file" / "session.lock")

    assert not lock.acquire("07:32")
    assert not lock.held()
    lock.release()


@pytest.mark.parametrize("text", [b"", b"\x1b[2J", b"\xff" * 10_000])
def test_a_strange_text_in_the_file_does_no_harm(
    path: Path, text: bytes, start: Callable[..., Process]
) -> None:
    """Whatever stands in the file, the answer is short and without control characters."""
    line(start(HOLD))
    path.write_bytes(text)

    since = SessionLock(path).since()

    assert since is None or (since.isprintable() and len(since) <= 40)

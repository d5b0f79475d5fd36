"""Which programs are trusted, and that none is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from backroutine.edge.computer.programs import Child, find_program
from sound_fakes import HANGS, LOG, NOISY, fake, gone, logged, until

pytest.importorskip("termios", reason="the fakes are shell scripts")
assert sys.platform != "win32"  # mypy, told of Windows, reads no further

now = time.monotonic  # noqa: TID251 - the patience of a test is real time


def search(monkeypatch: pytest.MonkeyPatch, *folders: Path | str) -> str | None:
    monkeypatch.setenv("PATH", os.pathsep.join(str(folder) for folder in folders))
    return find_program("espeak-ng")


def test_a_program_on_path_is_found_with_its_whole_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer is absolute, so that later no search can go elsewhere."""
    program = fake(tmp_path / "bin", "espeak-ng", "")
    assert str(program) == search(monkeypatch, tmp_path / "none", tmp_path / "bin")


def test_a_missing_program_is_not_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No program, no path; an empty PATH is no trouble either."""
    assert search(monkeypatch, tmp_path) is None
    assert search(monkeypatch, "") is None


def test_a_program_in_the_current_folder_is_never_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of downloaded exercises may hold an `espeak-ng` of its own: the real one is used."""
    fake(tmp_path / "download", "espeak-ng", "")
    real = fake(tmp_path / "bin", "espeak-ng", "")
    monkeypatch.chdir(tmp_path / "download")
    assert str(real) == search(monkeypatch, ".", "", tmp_path / "download", tmp_path / "bin")


def test_relative_entries_of_path_do_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What such an entry means depends on where one stands."""
    fake(tmp_path / "bin", "espeak-ng", "")
    monkeypatch.chdir(tmp_path)
    assert search(monkeypatch, "bin", "./bin") is None


@pytest.mark.parametrize("open_to_all", ["espeak-ng", "."])
def test_a_program_that_others_can_change_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_to_all: str
) -> None:
    """Neither a file nor a folder that anybody may write to is trusted."""
    fake(tmp_path / "bin", "espeak-ng", "")
    (tmp_path / "bin" / open_to_all).chmod(0o777)
    assert search(monkeypatch, tmp_path / "bin") is None


def test_a_link_is_as_trustworthy_as_what_it_leads_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link in a good folder to a program that anybody may change is not followed."""
    target = fake(tmp_path / "open", "thing", "")
    target.chmod(0o777)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "espeak-ng").symlink_to(target)
    assert search(monkeypatch, tmp_path / "bin") is None


def test_nothing_that_a_child_prints_is_seen(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Its output, its errors, and what it writes to the terminal itself all go nowhere."""
    child = Child([str(fake(tmp_path, "noisy", NOISY))])
    until(lambda: child.poll() is not None)
    child.close()
    assert capfd.readouterr() == ("", "")


def test_a_child_is_no_part_of_our_terminal_session(tmp_path: Path) -> None:
    """It leads a session of its own, so Ctrl-C and Ctrl-Z do not reach it."""
    program = fake(tmp_path, "hangs", LOG + HANGS)
    child = Child([str(program)])
    until(lambda: logged(program, "pids"))
    pid = int(logged(program, "pids")[0])
    assert os.getsid(0) != os.getsid(pid) == pid
    child.close()


def test_what_a_child_started_ends_with_it(tmp_path: Path) -> None:
    """The end of a pipe that child and grandchild hold shows that both are gone."""
    os.mkfifo(tmp_path / "held")
    program = fake(tmp_path, "parent", f"exec 9> {tmp_path}/held\nsleep 60 & echo started >&9\nwait\n")
    reader = os.open(tmp_path / "held", os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(reader, True)
    child = Child([str(program)])
    until(lambda: os.read(reader, 100) == b"started\n")
    child.close()
    assert os.read(reader, 100) == b""
    os.close(reader)


def test_a_closed_child_leaves_nothing(tmp_path: Path) -> None:
    """A hanging child is killed and cleared away; closing twice is no trouble."""
    program = fake(tmp_path, "hangs", LOG + HANGS)
    child = Child([str(program)], fed=True)
    until(lambda: logged(program, "pids"))
    child.close()
    child.close()
    assert gone(program)


def test_a_child_that_does_not_listen_is_an_oserror(tmp_path: Path) -> None:
    """Writing to a child that is gone raises what its users expect, and closing it still works."""
    child = Child([str(fake(tmp_path, "deaf", "exec <&-\nexit 0\n"))], fed=True)
    until(lambda: child.poll() is not None)
    with pytest.raises((OSError, ValueError)):
        child.feed(b"hello")
    child.close()


STARTS = """
import signal, sys
from backroutine.edge.computer.programs import Child
signal.signal(signal.SIGTSTP, lambda *_: None)  # as a session does: it stops when it is ready to
print("ready", flush=True)
for _ in range(200):
    child = Child(["/bin/true"])
    child.wait(30)
    child.close()
signal.signal(signal.SIGTSTP, signal.SIG_IGN)  # Python's own end is no business of this test
"""


def test_control_z_while_a_program_is_started_freezes_nothing() -> None:
    """Two hundred starts under a storm of stop signals to the whole group: all come to their end.

    Where nobody takes care, one in ten freezes.
    """
    if not Path("/bin/true").exists():
        pytest.skip("there is no /bin/true")
    program = subprocess.Popen(
        [sys.executable, "-c", STARTS],
        stdout=subprocess.PIPE,
        process_group=0,  # in our session: a group whose parent is elsewhere is never stopped
    )
    assert program.stdout
    try:
        assert b"ready\n" == program.stdout.readline()
        deadline = now() + 60
        while program.poll() is None and now() < deadline:
            os.killpg(program.pid, signal.SIGTSTP)

        assert 0 == program.poll()
    finally:
        os.killpg(program.pid, signal.SIGKILL) if program.poll() is None else None
        program.wait()
        program.stdout.close()

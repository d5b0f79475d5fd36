"""The computer is kept awake as long as we live, and no longer."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from backroutine.edge.computer.awake import Awake, would_sleep
from backroutine.edge.computer.programs import Child
from sound_fakes import FAILS, HANGS, LOG, fake, gone, logged, until

pytest.importorskip("termios", reason="the fakes are shell scripts")
assert sys.platform != "win32"  # mypy, told of Windows, reads no further

INHIBIT = LOG + 'while [ "${1#--}" != "$1" ]; do shift; done\nexec "$@"\n'  # as the real one: runs the rest
CAT = "exec /bin/cat\n"
SLEEPY = (
    "The computer may fall asleep: it could not be asked to stay awake. Keep it plugged in, and set it to sleep"
    " after 30 minutes or later."
)


def desktop(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Linux tells the ways to sleep of a computer with a desktop."""
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    states = folder / "state"
    states.write_text("freeze mem disk\n")
    return states


def put(folder: Path, monkeypatch: pytest.MonkeyPatch, **bodies: str) -> Path:
    """A PATH with these fakes only."""
    folder /= "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    for name, body in bodies.items():
        fake(folder, name.replace("_", "-"), body)
    return folder


def test_linux_is_asked_not_to_sleep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """systemd-inhibit holds off sleep and idleness, says who and why, and runs as long as its child does."""
    folder = put(tmp_path, monkeypatch, systemd_inhibit=INHIBIT, cat=CAT)
    with Awake() as awake:
        until(lambda: len(logged(folder / "systemd-inhibit", "args")) == 5)
        assert awake.trouble == ""
    why = "--why=an exercise session"
    told = ["--what=idle:sleep", "--who=backroutine", why, "--mode=block", str(folder / "cat")]
    assert logged(folder / "systemd-inhibit", "args") == told
    assert gone(folder / "systemd-inhibit")


def test_it_is_let_go_even_if_we_are_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After kill -9 the pipe closes, and with it everything that held the computer awake."""
    folder = put(tmp_path, monkeypatch, systemd_inhibit=INHIBIT, cat=CAT)
    held = tmp_path / "held"
    os.mkfifo(held)
    fake(folder, "systemd-inhibit", f"exec 9> {held}\n" + INHIBIT)
    code = "from backroutine.edge.computer.awake import Awake\nwith Awake(): import sys; sys.stdin.read()"
    session = Child([sys.executable, "-c", code], fed=True)
    reader = os.open(held, os.O_RDONLY)  # opens when the fake is there
    until(lambda: len(logged(folder / "systemd-inhibit", "args")) == 5)
    os.kill(session._process.pid, signal.SIGKILL)
    assert os.read(reader, 1) == b""  # ends only when nobody holds it any more
    os.close(reader)
    session.close()


def test_macos_is_asked_to_watch_our_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caffeinate ends by itself when we are gone."""
    folder = put(tmp_path, monkeypatch, caffeinate=LOG + HANGS)
    with Awake() as awake:
        until(lambda: len(logged(folder / "caffeinate", "args")) == 4)
        assert awake.trouble == ""
    assert logged(folder / "caffeinate", "args") == ["-d", "-i", "-w", str(os.getpid())]
    assert gone(folder / "caffeinate")


def test_a_system_that_cannot_be_asked_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing found: one plain line, and the session goes on."""
    put(tmp_path, monkeypatch)
    with Awake(desktop(tmp_path, monkeypatch)) as awake:
        assert awake.trouble == SLEEPY


def test_a_refusal_is_told_as_soon_as_it_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over ssh or without a bus the program ends at once; what it prints is not seen."""
    put(tmp_path, monkeypatch, systemd_inhibit=FAILS, cat=CAT)
    with Awake(desktop(tmp_path, monkeypatch)) as awake:
        until(lambda: awake.trouble == SLEEPY)


def test_a_computer_that_would_not_sleep_needs_no_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing can be asked to keep a server awake, and nothing need be."""
    put(tmp_path, monkeypatch)
    states = desktop(tmp_path, monkeypatch)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP"):
        monkeypatch.delenv(name, raising=False)
    with Awake(states) as awake:
        assert awake.trouble == ""


@pytest.mark.parametrize(
    ("platform", "environ", "states", "expected"),
    [
        ("linux", {"DISPLAY": ":0"}, "freeze mem\n", True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, "mem\n", True),
        ("linux", {}, "freeze mem\n", False),
        ("linux", {"DISPLAY": ":0"}, "", False),
        ("linux", {"DISPLAY": ":0"}, None, False),
        ("linux", {"DISPLAY": "localhost:10.0", "SSH_CONNECTION": "a 1 b 2"}, "mem\n", False),
        ("darwin", {}, None, True),
        ("win32", {}, None, True),
    ],
)
def test_which_computers_would_sleep(
    tmp_path: Path, platform: str, environ: dict[str, str], states: str | None, expected: bool
) -> None:
    """One with a desktop and a way to sleep; no server, no container, not the far end of ssh."""
    path = tmp_path / "state"
    if states is not None:
        path.write_text(states)

    assert expected is would_sleep(environ, path, platform)

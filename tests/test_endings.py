"""However a session ends, the terminal is whole again and every answer is in the journal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from homes import COMMAND, Home
from terminal import Terminal

ENDING = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT]


_FULL_DISK = (  # `start quick` where no file takes more than a kilobyte
    "import resource, runpy, signal, sys\n"
    "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))\n"
    "sys.argv = ['backroutine', 'start', 'quick']\n"
    "runpy.run_module('backroutine', run_name='__main__')\n"
)


def one_answer(terminal: Terminal) -> None:
    """Play until the first question is answered with no, and the second exercise is on."""
    terminal.until("Enter")
    terminal.send("\r")
    terminal.until("right now?")
    terminal.send("\r")
    terminal.until("that hurt")
    terminal.send("n")
    terminal.until("Second thing")


def answers(home: Home) -> list[tuple[str, str]]:
    return [(event["exercise"], event["hurt"]) for event in home.events() if "hurt" in event]


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_leaves_the_terminal_whole(home: Home, number: signal.Signals) -> None:
    """INT, TERM, HUP and QUIT: exit 128+n, screen, cursor and echo as they were, no traceback, the answer saved."""
    with home.terminal("start", "quick") as terminal:
        one_answer(terminal)
        terminal.kill(number)
        assert terminal.wait() == 128 + number
        assert terminal.whole
        assert b"Traceback" not in terminal.raw

    assert answers(home) == [("first", "no")]


def test_a_rehearsal_that_is_stopped_promises_nothing(home: Home) -> None:
    """Ctrl-C in a rehearsal says that nothing is saved, not that answers are."""
    with home.terminal("start", "quick", "--rehearse", "--plain") as terminal:
        terminal.until("Enter begin")
        terminal.kill(signal.SIGINT)
        assert terminal.wait() == 128 + signal.SIGINT
        assert b"Stopped. It was a rehearsal: nothing is saved." in terminal.raw


def test_at_the_welcome_there_is_nothing_to_be_called_saved(home: Home) -> None:
    """Ctrl-C before anything was asked says that it stopped, and no more."""
    with home.terminal("start", "quick", "--plain") as terminal:
        terminal.until("Enter begin")
        terminal.kill(signal.SIGINT)
        assert terminal.wait() == 128 + signal.SIGINT
        assert b"Stopped.\r\n" in terminal.raw


def test_a_session_told_to_a_pipe_ends_with_its_reader(home: Home) -> None:
    """`start --rehearse --plain | head -3` is over with the next line after three are read, not after fifty holds."""
    home.exercise("first", hold="10")
    file = home.exercises / "first.yaml"
    file.write_text(file.read_text().replace("reps: 2", "reps: 50"))
    command = [*COMMAND, "start", "three", "--rehearse", "--plain"]
    with subprocess.Popen(
        ["/usr/bin/env", "head", "-3"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as head:
        session = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=head.stdin, stderr=subprocess.PIPE, env=home.env
        )
        told, _ = head.communicate()
    with session:
        _, trouble = session.communicate()

    assert 3 == len(told.splitlines())
    assert (128 + signal.SIGPIPE, b"") == (session.returncode, trouble)


def test_a_closed_window_ends_the_session(home: Home) -> None:
    """When the terminal goes away, the program does not stay behind, and the answer is kept."""
    with home.terminal("start", "quick") as terminal:
        one_answer(terminal)
        terminal.hang_up()
        # The signal may come once Python is on its way out, and then ends it in its own way.
        assert terminal.wait() in {128 + signal.SIGHUP, -signal.SIGHUP}

    assert answers(home) == [("first", "no")]


def test_control_z_pauses_and_fg_finds_it_paused(home: Home) -> None:
    """Ctrl-Z gives the shell a whole terminal; after fg the session is there, paused, and its keys work."""
    home.exercise("second", name="Second thing", hold="30")
    with home.terminal("start", "quick") as terminal:
        one_answer(terminal)
        terminal.until("this hurts")
        terminal.send("\x1a")
        terminal.stopped()
        assert terminal.whole
        terminal.fg()
        terminal.until("go on")
        assert terminal.alternate_screen
        terminal.send(" ")
        terminal.until("pause")
        terminal.send("\x03")
        assert terminal.wait() == 130
        assert terminal.whole


def test_a_session_stopped_by_others_is_painted_anew(home: Home) -> None:
    """After SIGSTOP the shell has written over the window, which nobody could give back: after `fg` all of it is there."""
    home.exercise("second", name="Second thing", hold="30")
    with home.terminal("start", "quick") as terminal:
        one_answer(terminal)
        terminal.until("this hurts")
        terminal.kill(signal.SIGSTOP)
        terminal.stopped()
        terminal.screen.reset()
        terminal.fg()
        terminal.until("Second thing")
        terminal.until("this hurts")
        terminal.send("\x03")
        assert terminal.wait() == 130


def test_a_kill_keeps_the_answers(home: Home) -> None:
    """After kill -9 what was answered is in the journal, and the session can be carried on."""
    with home.terminal("start", "quick") as terminal:
        one_answer(terminal)
        terminal.kill(signal.SIGKILL)
        assert terminal.wait() == -signal.SIGKILL

    assert answers(home) == [("first", "no")]
    assert home.history()[-1]["ended"] == "interrupted"
    with home.terminal("start", "quick") as terminal:
        terminal.until("at Second thing earlier today: 1 exercise to go.")


@pytest.mark.parametrize("after", [0, 1, 2, 4, 8, 16, 32, 64])
def test_an_early_control_c_is_no_traceback(home: Home, after: int) -> None:
    """Ctrl-C while the program starts, from its first own line on: exit 130, a whole terminal, no traceback."""
    program = (
        "import runpy, sys, signal\n"
        "import backroutine.__main__ as m\n"  # the handlers stand from here on
        f"count = [{after} * 40]\n"
        "def watch(frame, event, arg):\n"
        "    count[0] -= 1\n"
        "    if count[0] == 0:\n"
        "        sys.settrace(None)\n"
        "        signal.raise_signal(signal.SIGINT)\n"
        "    return None\n"
        "sys.argv = ['backroutine', 'start', 'quick']\n"
        "sys.settrace(watch) if count[0] else signal.raise_signal(signal.SIGINT)\n"
        "m.main()\n"
    )
    with Terminal([sys.executable, "-c", program], env=home.env) as terminal:
        assert terminal.wait() == 130
        assert terminal.whole
        assert b"Traceback" not in terminal.raw


def test_what_answers_a_signal_stands_before_anything_is_loaded() -> None:
    """The first thing the program does is to be ready for Ctrl-C: what it would load before that takes as long again."""
    program = (
        "import sys\n"
        f"sys.path[:0] = {sys.path!r}\n"
        "import _signal, os\n"
        "def seen(*_):\n"
        "    print(*sys.modules)\n"
        "    sys.stdout.flush()\n"
        "    os._exit(0)\n"
        "_signal.signal = seen\n"
        "import backroutine.__main__\n"
    )
    told = subprocess.run([sys.executable, "-S", "-c", program], capture_output=True, text=True, check=True)

    assert set() == {"signal", "enum", "re", "typing", "__future__"} & set(told.stdout.split())


def test_a_bug_is_one_calm_line(home: Home) -> None:
    """An exception inside leaves the terminal whole, tells no value, shows no traceback, and exits 1."""
    program = (
        "import sys\n"
        "import backroutine.coach as coach\n"
        "from backroutine.edge.terminal import live\n"
        "class Broken(live.LiveScreen):\n"
        "    def show(self, *a):\n"
        "        super().show(*a)\n"
        "        raise RuntimeError('a secret answer')\n"
        "live.LiveScreen = Broken\n"
        "from backroutine.cli.app import run\n"
        "sys.exit(run(['start', 'quick']))\n"
    )
    with Terminal([sys.executable, "-c", program], env=home.env) as terminal:
        assert terminal.wait() == 1
        assert terminal.whole
        assert b"Something broke, and it is our fault: RuntimeError" in terminal.raw
        assert b"Traceback" not in terminal.raw
        assert b"secret" not in terminal.raw
        words = terminal.raw.rpartition(b"Something")[2].split(b"\r\n")
        assert all(len(line) <= 80 for line in words)
        assert words[0].endswith(b"Nothing that")


def test_what_was_not_saved_is_not_called_saved_by_a_signal(home: Home) -> None:
    """Ctrl-C in a session whose answers cannot be kept says so; there are no answers above it to be read."""
    with Terminal([sys.executable, "-c", _FULL_DISK], env=home.env) as terminal:
        one_answer(terminal)
        terminal.until("NOT SAVED")
        terminal.kill(signal.SIGINT)
        assert terminal.wait() == 128 + signal.SIGINT
        assert b"Stopped. Not saved: " in terminal.raw
        assert b"above" not in terminal.raw


def test_a_full_disk_stops_nothing_but_is_told(home: Home) -> None:
    """When nothing can be written the session goes on, says so, and exits 74."""
    with Terminal([sys.executable, "-c", _FULL_DISK], env=home.env) as terminal:
        one_answer(terminal)
        terminal.until("NOT SAVED")
        terminal.until("that hurt")
        terminal.send("n")
        terminal.until("back now?")
        terminal.send("q")
        assert terminal.wait() == 74
        assert terminal.whole
        terminal.until("Not saved")


def test_a_journal_that_breaks_during_a_session_is_told_as_not_saved(home: Home) -> None:
    """What could not be written comes first; that it cannot be read either is no news then."""
    with home.terminal("start", "quick") as terminal:
        one_answer(terminal)
        (home.folder / "journal.sqlite3").write_bytes(b"no answers" * 5000)
        terminal.until("that hurt")
        terminal.send("n")
        terminal.until("NOT SAVED")
        terminal.until("back now?")
        terminal.send("q")
        assert terminal.wait() == 74
        terminal.until("Not saved")


def test_a_journal_that_is_a_folder_is_told_in_one_line(home: Home) -> None:
    """A journal that cannot be one: exit 4, one line and what to do, and nothing is touched."""
    (home.folder / "journal.sqlite3").unlink()
    (home.folder / "journal.sqlite3").mkdir()

    ended = home.run("start", "quick")

    assert ended.returncode == 4
    assert "journal.sqlite3" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_no_process_is_left_behind(home: Home, tmp_path: Path) -> None:
    """Whatever was started for sound or to keep awake is gone when the session has ended."""
    with home.terminal("start", "quick", PATH=os.environ["PATH"]) as terminal:
        one_answer(terminal)
        terminal.send("\x03")
        assert terminal.wait() == 130
        left = [
            entry.name
            for entry in Path("/proc").iterdir()
            if entry.name.isdigit() and _group(entry) == terminal.pid
        ]
    assert left == []


def _group(entry: Path) -> int | None:
    try:
        return int((entry / "stat").read_text().rpartition(")")[2].split()[2])
    except OSError:
        return None

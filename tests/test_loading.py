"""What each command loads, and with it how soon it is there: exactly these heavy modules, and no other of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from homes import Home
from terminal import Terminal

HEAVY = {
    "asyncio", "backroutine.coach", "backroutine.edge.sound.speaker", "backroutine.view.frame.frame", "dataclasses", "decimal",
    "email", "hashlib", "html", "http", "importlib.metadata", "inspect", "logging", "multiprocessing",
    "platformdirs", "pydantic", "rich.cells", "rich.console", "rich.live", "rich.text", "socket", "sqlite3",
    "statistics", "subprocess", "tempfile", "typer", "wave", "xml", "yaml", "zoneinfo",
}  # fmt: skip
VALUES = {"dataclasses", "inspect"}  # the second by way of the first
TYPER = {"inspect", "subprocess", "typer"}
LOADED: dict[str, set[str]] = {
    "--version": set(),
    "status": {"sqlite3"},
    "list": set(),
    "history": {"sqlite3"},
    "--help": TYPER,
    "config": {"sqlite3"},
    "plan": set(),
    "plan short": set(),
    "plan --json": TYPER,
    "show pelvic-tilt": {"sqlite3", *VALUES},
    "show pelvic-tilt --side left": {"sqlite3", *VALUES, *TYPER},
    "safety": TYPER,
    "progress": {"sqlite3", "statistics", "decimal", *VALUES, *TYPER},
    "report": {"sqlite3", "statistics", "decimal", "html", "rich.cells", *VALUES, *TYPER},
    "handout": {"html", "rich.cells", *VALUES, *TYPER},
    "rules": {"html", *TYPER},
    "check": {"yaml", *VALUES, *TYPER},
    "doctor": {"sqlite3", "wave", "backroutine.edge.sound.speaker", *VALUES, *TYPER},
    "export": {"sqlite3", *TYPER},
    "restore": {"sqlite3", *TYPER},
    "history --json": {"sqlite3", *TYPER},
    "config rate": TYPER,
    "help start": TYPER,
    "remind 18:00": TYPER,
    "park first": {
        "sqlite3",
        "zoneinfo",
        "logging",
        "tempfile",
        *TYPER,
    },  # the zone, of the first event of a sitting
}
FIRST_PAGE = {"sqlite3", "backroutine.view.frame.frame", "rich.text", "rich.cells"}

TELL = (
    "import atexit, os, sys; atexit.register(lambda: os.write(2, ('\\n' + ' '.join(sys.modules)).encode()))"
)
RUN = "sys.argv[:] = ['backroutine', *sys.argv[1:]]; from backroutine.__main__ import main; main()"
STOP_AT_THE_FIRST_PAGE = """
from pathlib import Path
from backroutine.edge.terminal.live import LiveScreen
def show(*what):
    as_ever(*what)
    Path(os.environ["TOLD"]).write_text(" ".join(sys.modules))
    sys.exit()
as_ever, LiveScreen.show = LiveScreen.show, show
"""


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home whose files are known."""
    home = Home(tmp_path_factory.mktemp("lived-in") / "home")
    for first in ("list", "plan"):
        assert 0 == home.run(first).returncode
    return home


@pytest.mark.parametrize("command", LOADED)
def test_a_command_loads_what_it_needs(lived_in: Home, command: str) -> None:
    """Of all that takes long to load, each command loads exactly what it cannot do without, in a lived-in home."""
    ended = subprocess.run(
        [sys.executable, "-c", f"{TELL}; {RUN}", *command.split()],
        env=lived_in.env, cwd=lived_in.folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert LOADED[command] == HEAVY & set(ended.stderr.splitlines()[-1].split())


def test_the_first_page_is_there_before_the_sound(home: Home, tmp_path: Path) -> None:
    """`start` shows its first page before anything is loaded that only a running session needs."""
    home.run("plan")
    program = f"import os, sys\n{STOP_AT_THE_FIRST_PAGE}\n{RUN}"

    with Terminal(
        [sys.executable, "-c", program, "start"], env=home.env | {"TOLD": str(tmp_path / "told")}
    ) as terminal:
        terminal.wait(60)

    assert FIRST_PAGE == HEAVY & set((tmp_path / "told").read_text().split())

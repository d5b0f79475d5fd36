"""The programs that are measured: ours, as it is installed, and what it is measured beside."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
TOP = HERE.parents[1]
PLACE = TOP / ".bench"  # an environment of the bench's own, kept for the next time
BIN = PLACE / "bin"
PYTHON = str(BIN / "python")

FLOORS = {
    "python floor": ((PYTHON, "-I", "-S", str(HERE / "floors" / "floor.py")), b"300"),
    "rich live": ((PYTHON, str(HERE / "floors" / "rich_live.py")), b"300"),
    "breathe": ((str(BIN / "breathe"), "--no-sound", "--no-log"), "░".encode()),
    "termdown": ((str(BIN / "termdown"), "300"), b"8888"),
}
"""Timers to stand beside a session: how each is called, and what stands on its first page."""


def ours(*arguments: str) -> tuple[str, ...]:
    """`backroutine ARGUMENTS`, as pip installs it."""
    return (str(BIN / "backroutine"), *arguments)


def timers() -> dict[str, tuple[tuple[str, ...], bytes]]:
    """FLOORS, and the one in C where there is a compiler."""
    floor = PLACE / "floor"
    return ({"c floor": ((str(floor),), b"300")} if floor.exists() else {}) | FLOORS


def empty_script() -> str:
    """What pip's own script costs: ours, with nothing to call."""
    path = BIN / "nothing"
    text = (BIN / "backroutine").read_text().replace("from backroutine.__main__ import main", "main = int")
    path.write_text(text)
    path.chmod(0o755)
    return str(path)


def environment(home: Path) -> dict[str, str]:
    """A quiet life at `home`: no sound, a usual terminal."""
    kept = {name: os.environ[name] for name in ("LANG", "LC_ALL", "TZ") if name in os.environ}
    places = {"HOME": str(home), "BACKROUTINE_HOME": str(home), "PATH": "/nonexistent"}
    return kept | places | {"TERM": "xterm-256color"}


def install() -> None:
    """Put the peers, and a wheel of this very tree, into the environment."""
    if not BIN.exists():
        _run(sys.executable, "-m", "venv", str(PLACE))
    pip = (PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check")
    _run(*pip, "-r", str(HERE / "peers.txt"))
    with tempfile.TemporaryDirectory() as folder:
        _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, str(TOP))
        (wheel,) = Path(folder).glob("*.whl")
        _run(*pip, str(wheel))
        _run(*pip, "--force-reinstall", "--no-deps", str(wheel))
    if compiler := shutil.which("cc"):
        _run(compiler, "-O2", "-o", str(PLACE / "floor"), str(HERE / "floors" / "floor.c"))


def versions() -> str:
    """What was measured, in one line."""
    told = _run(PYTHON, "-m", "pip", "list", "--format=freeze", "--disable-pip-version-check")
    names = ("backroutine", "rich", "typer", "PyYAML", "termdown", "breathe-cli")
    found = [line.replace("==", " ") for line in told.splitlines() if line.partition("==")[0] in names]
    commit = _run("git", "-C", str(TOP), "describe", "--always", "--dirty").strip()
    return ", ".join([f"commit {commit}", f"Python {sys.version.split()[0]}", *found])


def _run(*argv: str) -> str:
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(argv)}\n{done.stdout}{done.stderr}")
    return done.stdout

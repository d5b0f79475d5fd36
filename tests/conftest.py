"""What many tests begin with."""

from __future__ import annotations

import faulthandler
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from backroutine.cli.app import run
from browser import CHROMIUM, FLAGS, Browse
from calling import Call
from homes import Home

# The tests start the program some hundred times: it keeps its bytecode, or it would be compiled each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Wherever somebody looks for new trouble, examples are drawn anew; where others wait for the verdict, they are not.
# No example has a deadline: how long one takes says more about the machine than about us.
# There are as many as a suite of two minutes can bear; `--hypothesis-profile long` draws twenty times as many.
settings.register_profile("drawn anew", deadline=None, max_examples=50)
settings.register_profile("steady", settings.get_profile("drawn anew"), derandomize=True)
settings.register_profile("long", settings.get_profile("drawn anew"), max_examples=1000)
settings.load_profile("steady" if os.environ.get("CI") else "drawn anew")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--runs N`: how often the tests of endurance repeat what they repeat; each has its own usual number."""
    parser.addoption("--runs", type=int, default=None, metavar="N", help="how often, for tests of endurance")


@pytest.hookimpl(optionalhook=True)  # also where pytest-xdist is not
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One more than there are processors, for many tests wait for others; not where coverage makes each costly."""
    measured = config.getoption("cov_source", None)
    return None if measured else (os.cpu_count() or 1) + 1


@pytest.hookimpl(trylast=True)  # after Hypothesis has marked what is its own
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is covered, examples cover that somebody chose: those that are drawn come there today and not tomorrow."""
    for item in items:
        if item.get_closest_marker("hypothesis"):
            item.add_marker("no_cover")


@pytest.fixture
def runs(request: pytest.FixtureRequest) -> int | None:
    """The number given with `--runs`, if any. What repeats that often may take longer than a test that hangs."""
    faulthandler.cancel_dump_traceback_later()
    number = request.config.getoption("--runs")
    assert number is None or isinstance(number, int)
    return number


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home whose owner has read the safety page."""
    return Home(tmp_path / "home")


@pytest.fixture
def new_home(tmp_path: Path) -> Home:
    """A home that nobody has used yet."""
    return Home(tmp_path / "home", screened=False)


@pytest.fixture
def call(home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Call `backroutine ARGUMENTS` at home, with `typed` on standard input: exit code, standard output and error."""
    monkeypatch.setenv("BACKROUTINE_HOME", str(home.folder))

    def called(*arguments: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = run(arguments)
        told = capsys.readouterr()
        return code, told.out, told.err

    return called


@pytest.fixture
def press(call: Call, monkeypatch: pytest.MonkeyPatch) -> Call:
    """As `call`, with `typed` where keys are read: a pipe that brings them in one go, and ends. Nothing can sound."""
    monkeypatch.setenv("PATH", "/nonexistent")

    def pressed(*arguments: str, typed: str = "") -> tuple[int, str, str]:
        reading, writing = os.pipe()
        os.write(writing, typed.encode())
        os.close(writing)
        usual = os.dup(0)
        os.dup2(reading, 0)
        try:
            return call(*arguments)
        finally:
            os.dup2(usual, 0)
            os.close(usual)
            os.close(reading)

    return pressed


@pytest.fixture
def browse(tmp_path: Path) -> Browse:
    """Open a page, or another file of `kind`, in a browser of its own, with these flags more."""
    if CHROMIUM is None:
        pytest.skip("no chromium here: `apt-get install chromium`")

    def browsed(text: str, *flags: str, kind: str = "html") -> subprocess.CompletedProcess[str]:
        file = tmp_path / f"page.{kind}"
        file.write_text(text, encoding="ascii")
        argv = [str(CHROMIUM), *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", *flags, file.as_uri()]
        return subprocess.run(argv, capture_output=True, text=True, timeout=60, check=True)

    return browsed

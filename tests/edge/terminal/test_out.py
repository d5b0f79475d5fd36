"""What every command but `start` writes with."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path

import pytest

from backroutine.domain.errors import WrongUsage
from backroutine.edge.terminal.out import Out


class Console(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("understands", [True, False])
def test_codes_go_only_to_a_console_that_understands_them(understands: bool) -> None:
    """A Windows console is switched on first; one that cannot be shows words without colour, not the codes."""
    console = Console()

    Out(console, {"TERM": "xterm"}, lambda _: understands).line("Careful", "red")

    assert understands == ("\x1b[31m" in console.getvalue())
    assert "Careful" in console.getvalue()


def test_a_pipe_is_not_asked() -> None:
    """Where no code is written anyhow, nothing is switched."""

    def never(stream: object) -> bool:
        raise AssertionError(stream)

    Out(io.StringIO(), {}, never)


def test_columns_in_a_line_stay_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that fits the window is written as it is, with its columns; a longer one is broken between words."""
    monkeypatch.setenv("COLUMNS", "40")
    console = Console()

    Out(console, {"TERM": "dumb"}).prose(["  Pelvic tilt   5/5  done", "", "  Far " + "and far " * 6])

    assert console.getvalue().splitlines() == [
        "  Pelvic tilt   5/5  done",
        "",
        "  Far and far and far and far and far",
        "  and far and far",
    ]


def test_a_path_is_not_cut_in_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is longer than the window is left to the terminal, so that it can be copied whole; the words around it are not."""
    monkeypatch.setenv("COLUMNS", "20")
    console = Console()

    Out(console, {"TERM": "dumb"}).prose(["/a/very/long/folder/name.yaml:1:1: a missing key: 'reps'"])

    assert console.getvalue() == "/a/very/long/folder/name.yaml:1:1:\na missing key:\n'reps'\n"


@pytest.mark.parametrize("number", [errno.EPIPE, errno.EIO])
def test_when_nobody_reads_any_more_the_rest_is_for_nobody(number: int, tmp_path: Path) -> None:
    """The pipe is closed, or the window has gone: no error, and what follows disturbs nobody either."""

    class Gone(io.TextIOWrapper):
        def write(self, _text: str) -> int:
            raise OSError(number, "gone")

    with Gone((tmp_path / "file").open("wb")) as gone:
        Out(gone, {}).line("Careful")
        os.write(gone.fileno(), b"more")

    assert b"" == (tmp_path / "file").read_bytes()


def test_what_cannot_be_written_is_told() -> None:
    """A full disk is no reason to say nothing."""

    class Full(io.StringIO):
        def write(self, _text: str) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(WrongUsage, match="cannot write what was asked for: No space left on device"):
        Out(Full(), {}).line("Careful")

"""What every command but `start` writes with."""

from __future__ import annotations

import io

import pytest

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

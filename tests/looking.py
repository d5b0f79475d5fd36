"""Ways to look at what was drawn: frames, letters of any size, and a terminal in a pipe."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pyte
from rich.text import Text

from backroutine.domain.session.state import Session
from backroutine.domain.session.status import Status
from backroutine.edge.terminal.lines import LineScreen
from backroutine.view.frame import letters
from backroutine.view.frame.frame import frame
from scenes import NOTES, NOW, notes_for, scenes

SCENES = scenes()
GOLDEN = Path(__file__).parent / "golden"


def golden(path: Path, found: str) -> str:
    """What is written down; with BACKROUTINE_GOLDEN=write, `found` is written down first."""
    if os.environ.get("BACKROUTINE_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8")


def shown(name: str, width: int = 80, height: int = 24) -> list[Text]:
    """The frame of one scene."""
    return frame(SCENES[name], NOW, notes_for(name), width, height)


def text_of(lines: list[Text]) -> str:
    """Lines as one text, without what trails."""
    return "\n".join(line.plain.rstrip() for line in lines) + "\n"


def large_somewhere(text: str, lines: list[str]) -> bool:
    """Whether `text` can be read in `lines`, in letters of any size."""
    if any(text in line for line in lines):
        return True
    return any(drawn_at(letters.draw(text, size), lines) for size in range(1, letters.LARGEST + 1))


def drawn_at(rows: tuple[str, ...], lines: list[str]) -> bool:
    """Whether these rows stand in these lines, one under the other."""
    wide = max(map(len, lines), default=0)
    padded = [line.ljust(wide) for line in lines]
    return any(
        all(row in line for row, line in zip(rows, padded[y:], strict=False))
        for y in range(len(lines) - len(rows) + 1)
    )


class Wire:
    """A pipe in the place of the terminal: remembers what was written to it."""

    def __init__(self) -> None:
        self._out, self.fd = os.pipe()
        os.set_blocking(self._out, False)

    def read(self) -> bytes:
        """What was written since the last time."""
        found = b""
        while True:
            try:
                piece = os.read(self._out, 65536)
            except BlockingIOError:
                return found
            if not piece:
                return found
            found += piece

    def hang_up(self) -> None:
        """Close the other end."""
        os.close(self._out)
        self._out = -1

    def close(self) -> None:
        """Close both ends; twice is fine."""
        for fd in (self._out, self.fd):
            if fd >= 0:
                os.close(fd)
        self._out = self.fd = -1


class Terminal:
    """A terminal to look at."""

    def __init__(self, width: int, height: int) -> None:
        self.screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self.screen)

    def feed(self, data: bytes) -> None:
        """Let it show what was written."""
        self._stream.feed(data)

    def seen(self) -> list[list[tuple[str, str, bool]]]:
        """Every cell with its colour and weight; a blank looks the same in any."""
        return [
            [self._cell(self.screen.buffer[y][x]) for x in range(self.screen.columns)]
            for y in range(self.screen.lines)
        ]

    @staticmethod
    def _cell(cell: pyte.screens.Char) -> tuple[str, str, bool]:
        return (cell.data, "default", False) if cell.data == " " else (cell.data, cell.fg, cell.bold)


class Reader:
    """Someone who reads along: each `show` gives the lines that it added, with the second it happened."""

    def __init__(self, encoding: str = "utf-8") -> None:
        self._bytes = io.BytesIO()
        self._screen = LineScreen(io.TextIOWrapper(self._bytes, encoding=encoding, newline=""))
        self.told: list[tuple[float, list[str]]] = []

    def show(self, session: Session, now: float, notes: Status = NOTES) -> list[str]:
        """Show, and return the lines that came."""
        before = len(self._bytes.getvalue())
        self._screen.show(session, now, notes)
        lines = self._bytes.getvalue()[before:].decode().splitlines()
        if lines:
            self.told.append((now, lines))
        return lines

    @property
    def text(self) -> str:
        """All that was told."""
        return self._bytes.getvalue().decode()

"""Lines and columns for every command but `start`: the door to standard output and standard error.

By hand, for `list` must not pay 20 ms for a table: Rich only measures how wide a text is.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from rich.cells import cell_len

from backroutine.domain.errors import WrongUsage
from backroutine.view.safe import plain, safe, speaks_unicode

_STYLES = {
    "bold": "\x1b[1m",
    "dim": "\x1b[2m",
    "red": "\x1b[31m",
    "green": "\x1b[32m",
    "yellow": "\x1b[33m",
}
_PLAIN = "\x1b[0m"
_GAP = "  "
WIDEST = 100  # columns: longer lines are hard to read


class Out:
    """One stream. Colour only on a terminal that wants it, and never as the only sign of anything."""

    def __init__(self, stream: TextIO, environ: Mapping[str, str] | None = None) -> None:
        environ = os.environ if environ is None else environ
        self._stream = stream
        terminal = stream.isatty() and environ.get("TERM", "") != "dumb"
        self._terminal = stream.isatty()
        self._styled = terminal and not environ.get("NO_COLOR")

    def line(self, text: str = "", style: str = "") -> None:
        """Write one line; whatever `text` holds, it cannot act on the terminal."""
        self._write(self._dressed(safe(text), style))

    def lines(self, texts: Iterable[str]) -> None:
        """Write several lines."""
        for text in texts:
            self.line(text)

    def prose(self, texts: Iterable[str]) -> None:
        """Write sentences for a person: on a terminal, broken between words; elsewhere each on one line."""
        import shutil  # noqa: PLC0415 - these two take 4 ms that `list` need not pay
        import textwrap  # noqa: PLC0415

        width = min(shutil.get_terminal_size().columns, WIDEST)
        for text in texts:
            indent = " " * (len(text) - len(text.lstrip()))
            self.lines(
                textwrap.wrap(text, width, subsequent_indent=indent) if self._terminal and text else [text]
            )

    @property
    def unicode(self) -> bool:
        """Whether it can show more than ASCII."""
        return speaks_unicode(self._stream.encoding or "utf-8")

    def pieces(self, *pieces: tuple[str, str]) -> None:
        """Write one line of several pieces, each with the name of its style ("" for none)."""
        self._write("".join(self._dressed(safe(text), style) for text, style in pieces).rstrip())

    def columns(self, header: Sequence[str], rows: Iterable[Sequence[str]], style: str = "dim") -> None:
        """Write a table: left-aligned columns as wide as their content, no borders, the last one open-ended."""
        clean = [[safe(cell) for cell in row] for row in rows]
        widths = [max(map(cell_len, column)) for column in zip(header, *clean, strict=True)]
        self._write(self._dressed(_row(header, widths), style))
        for row in clean:
            self._write(_row(row, widths))

    def json(self, value: object) -> None:
        """Write `value` as JSON, for programs."""
        self.raw(json.dumps(value, indent=2))

    def traceback(self, error: BaseException) -> None:
        """Write where an error came from, for those who mend it."""
        import traceback  # noqa: PLC0415 - rarely needed, and slow to load

        self.lines("".join(traceback.format_exception(error)).rstrip().split("\n"))

    def raw(self, text: str) -> None:
        """Write a line as it is; it must hold nothing that acts on a terminal."""
        try:
            self._stream.write(text + "\n")
        except OSError as error:
            if error.errno in {errno.EPIPE, errno.EIO}:  # `| head` has read enough, or the window has gone:
                os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())  # the rest is for nobody
                return
            raise WrongUsage(f"cannot write what was asked for: {error.strerror or error}") from None

    def _dressed(self, text: str, style: str) -> str:
        return f"{_STYLES[style]}{text}{_PLAIN}" if style and self._styled and text else text

    def _write(self, text: str) -> None:
        self.raw(plain(text, self._stream.encoding or "utf-8"))


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell + " " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=True)]
    return _GAP.join(padded).rstrip()

"""Lines and columns for every command but `start`: the door to standard output and standard error."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TextIO

from backroutine.domain.errors import WrongUsage
from backroutine.edge.terminal.vt import understands
from backroutine.view.cells import cell_len
from backroutine.view.columns import columns
from backroutine.view.safe import plain, safe, speaks_unicode
from backroutine.view.wrap import hanging

_STYLES = {
    "bold": "\x1b[1m",
    "dim": "\x1b[2m",
    "red": "\x1b[31m",
    "green": "\x1b[32m",
    "yellow": "\x1b[33m",
    "cyan": "\x1b[36m",
}
_PLAIN = "\x1b[0m"
WIDEST = 100  # columns: longer lines are hard to read


class Out:
    """One stream. Colour only on a terminal that wants it, and never as the only sign of anything."""

    def __init__(
        self,
        stream: TextIO,
        environ: Mapping[str, str] | None = None,
        understands: Callable[[TextIO], bool] = understands,
    ) -> None:
        environ = os.environ if environ is None else environ
        self._stream = stream
        terminal = stream.isatty() and environ.get("TERM", "") != "dumb"
        self._terminal = stream.isatty()
        # Last, for it changes a Windows console; one that cannot be changed would show the codes themselves.
        self._styled = terminal and not environ.get("NO_COLOR") and understands(stream)

    def line(self, text: str = "", style: str = "") -> None:
        """Write one line; whatever `text` holds, it cannot act on the terminal."""
        self._write(self._dressed(safe(text), style))

    def lines(self, texts: Iterable[str]) -> None:
        """Write several lines."""
        for text in texts:
            self.line(text)

    def prose(self, texts: Iterable[str], style: str = "") -> None:
        """Write sentences for a person: on a terminal, broken between words; elsewhere each on one line."""
        for text in texts:
            for line in self._broken(text) if self._terminal else [text]:
                self.line(line, style)

    @property
    def width(self) -> int:
        """The columns that lines for a person may take: those of the window, as far as one likes to read."""
        import shutil  # noqa: PLC0415 - `list` need not pay for it

        return min(shutil.get_terminal_size().columns, WIDEST)

    @property
    def encoding(self) -> str:
        """What text is written in."""
        return self._stream.encoding or "utf-8"

    @property
    def unicode(self) -> bool:
        """Whether it can show more than ASCII."""
        return speaks_unicode(self._stream.encoding or "utf-8")

    def pieces(self, *pieces: tuple[str, str]) -> None:
        """Write one line of several pieces, each with the name of its style ("" for none)."""
        self._write("".join(self._dressed(safe(text), style) for text, style in pieces).rstrip())

    def columns(self, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write a table."""
        for pieces in columns(header, rows):
            self.pieces(*pieces)

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

    def _broken(self, text: str) -> Iterable[str]:
        """`text` in lines; as it is where it fits, for it may be a row with its columns set apart."""
        if cell_len(text) <= self.width:
            return [text]
        indent = " " * (len(text) - len(text.lstrip()))
        return hanging(text, self.width, indent, chop=False)  # a path cut in two could not be copied

    def _dressed(self, text: str, style: str) -> str:
        return f"{_STYLES[style]}{text}{_PLAIN}" if style and self._styled and text else text

    def _write(self, text: str) -> None:
        self.raw(plain(text, self._stream.encoding or "utf-8"))

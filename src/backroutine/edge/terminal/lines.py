"""The plain screen: lines that are only ever added, for pipes, logs, dumb terminals and screen readers."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from types import TracebackType
from typing import Self, TextIO

from backroutine.domain.errors import Interrupted
from backroutine.domain.session.keys import Key
from backroutine.domain.session.state import Session, Welcome
from backroutine.domain.session.status import Status
from backroutine.view.safe import plain, safe
from backroutine.view.sentences import heartbeat, kept, sound, welcome_lines, what_changed
from backroutine.view.wrap import wrap

_SIGPIPE = 13  # which Windows has not; the exit code is the same everywhere
_READER_GONE = {errno.EPIPE, errno.EINVAL}  # the second is what Windows says
HEARTBEAT = 30.0  # seconds without a line


class LineScreen:
    """Tells a session on `stream`: at most one line a change, and one each 30 s while a step goes on."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._encoding = stream.encoding or "ascii"
        self._terminal = not stream.closed and stream.isatty()
        self._before: Session | None = None
        self._trouble = ""
        self._heard = ""
        self._told_at = 0.0
        self._open = True

    def again(self) -> None:
        """What was told stays told."""

    @property
    def not_yet(self) -> tuple[Key, ...]:
        """None: all of a page is told before its question."""
        return ()

    def enter(self) -> None:
        """Nothing to take: lines stand where they fall."""

    def leave(self) -> None:
        """Nothing to give back."""

    def next_frame(self, now: float) -> float | None:
        """Lines never move."""

    def animate(self, now: float) -> None:
        """Nothing to move."""

    def show(self, session: Session, now: float, notes: Status) -> None:
        """Tell what has changed since the last time."""
        lines = [] if self._before else welcome_lines(session, notes)
        if self._before or not isinstance(session.phase, Welcome):
            lines += what_changed(self._before, session, now, notes).split("\n")
        if not any(lines) and notes.trouble != self._trouble:
            lines = [kept(notes)]
        if not self._before:
            self._heard = notes.heard
        elif not any(lines) and notes.heard != self._heard:
            lines, self._heard = [sound(notes)], notes.heard
        if not any(lines) and now - self._told_at >= HEARTBEAT:
            lines = [heartbeat(session, now)]
        self._before, self._trouble = session, notes.trouble
        if any(lines):
            self._told_at = now
            self._write("".join(f"{piece}\n" for line in lines if line for piece in self._broken(safe(line))))

    def _broken(self, line: str) -> list[str]:
        """`line` as the window takes it: a terminal would cut words in two, and a screen reader says the halves."""
        return wrap(line, shutil.get_terminal_size().columns) if self._terminal else [line]

    def _write(self, text: str) -> None:
        """Write at once. Where nothing more can be written (a full disk) go silent: the session goes on all the same.

        Raises `Interrupted` when the reader of a pipe has gone, as `head` does: nobody follows this session any more.
        """
        if not self._open:
            return
        try:
            self._stream.write(plain(text, self._encoding))
            self._stream.flush()
        except (OSError, ValueError) as error:  # ValueError: the stream was closed on our side
            self._open = False
            self._discard()
            if getattr(error, "errno", None) in _READER_GONE:
                raise Interrupted(_SIGPIPE) from None

    def _discard(self) -> None:
        """Send what the stream still holds nowhere, or Python would complain about it when it ends."""
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)

    def __enter__(self) -> Self:
        self.enter()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()

"""The keyboard, whichever it is: a terminal, a Windows console, a pipe, or nobody at all."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from backroutine.domain.session.ports import Keyboard


def open_keyboard(
    *, stdin_is_terminal: bool | None = None, noted: list[int] | None = None
) -> AbstractContextManager[Keyboard]:
    """Choose the keyboard for standard input; it is ready inside `with`.

    `stdin_is_terminal` left out is found out. `noted` may hold signals that came before; more are added.
    """
    if stdin_is_terminal is None:
        stdin_is_terminal = sys.stdin is not None and sys.stdin.isatty()
    # With standard input closed, 0 may by now be any file that was opened since: it must not be read.
    fd = None if sys.stdin is None else 0
    if sys.platform == "win32":
        from backroutine.edge.keys.windows_keys import open_windows_keyboard  # noqa: PLC0415 - Windows only

        return open_windows_keyboard(fd, noted)
    else:  # noqa: RET505 - mypy, told of one system, calls code after such a return unreachable
        from backroutine.edge.keys.posix_keys import PipeKeys, TerminalKeys  # noqa: PLC0415 - not on Windows

        return TerminalKeys(0, noted) if stdin_is_terminal else PipeKeys(fd, noted)

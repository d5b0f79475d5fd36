"""Escape sequences: every terminal understands them, but a Windows console has to be told to."""

from __future__ import annotations

import sys
from typing import TextIO

if sys.platform == "win32":
    import ctypes
    import msvcrt

    _PROCESSED_AND_VT = 0x0001 | 0x0004

    def speak_vt(fd: int) -> bool:
        """Have the console behind `fd` understand escape sequences (from Windows 10 on); False if it cannot."""
        kernel, mode = ctypes.windll.kernel32, ctypes.c_ulong()
        handle = msvcrt.get_osfhandle(fd)
        if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
            return False
        return bool(kernel.SetConsoleMode(handle, mode.value | _PROCESSED_AND_VT))

else:

    def speak_vt(fd: int) -> bool:  # noqa: ARG001 - Windows needs it
        """Terminals elsewhere understand escape sequences by themselves."""
        return True


def understands(stream: TextIO) -> bool:
    """Whether the terminal behind `stream` understands escape sequences from now on."""
    return sys.platform != "win32" or speak_vt(stream.fileno())

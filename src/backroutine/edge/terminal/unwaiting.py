"""A terminal to write to without ever being kept waiting: one that takes no more must not stop a session."""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":

    def unwaiting(fd: int) -> int:
        """A Windows console takes everything: `fd` itself."""
        return fd

else:

    def unwaiting(fd: int) -> int:
        """The terminal behind `fd` as a descriptor of its own, for the caller to close; `fd` itself where there is none.

        `fd` cannot be told not to wait: it shares that with the shell and with whatever else writes to this terminal.
        """
        try:
            own = os.open(os.ttyname(fd), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        except OSError:  # a pipe, a file, or a terminal that has no name here
            return fd
        if os.fstat(own).st_rdev == os.fstat(fd).st_rdev:
            return own
        os.close(own)
        return fd

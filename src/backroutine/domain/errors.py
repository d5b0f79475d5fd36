"""What can go wrong, told so that a person knows what to do. An error never prints itself."""

from __future__ import annotations

from collections.abc import Sequence

from backroutine.domain.values import NamedTuple


class BackroutineError(Exception):
    """The family of expected errors: one line of what is wrong and where, one hint of what to do.

    Never raised itself; each child says whose turn it is to act, by its exit code.
    """

    code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        if type(self) is BackroutineError:
            raise TypeError("raise one of its children")
        super().__init__(message)
        self.message = message
        self.hint = hint


class WrongUsage(BackroutineError):
    """The person asked for something that cannot be done as asked."""

    code = 2


class AlreadyRunning(BackroutineError):
    """Another session holds the lock."""

    code = 3


class JournalTrouble(BackroutineError):
    """The journal cannot be opened or read; it is left as it is."""

    code = 4


class NotSaved(BackroutineError):
    """The session went on, but what was answered could not be written down."""

    code = 74


class Interrupted(BackroutineError):
    """A signal asked the program to end. `number` is the signal's."""

    def __init__(self, number: int) -> None:
        super().__init__(f"interrupted by signal {number}")
        self.number = number
        self.code = 128 + number


class Fault(NamedTuple):
    """One thing wrong in one file. Lines and columns count from 1; line 0 means the file as a whole."""

    file: str
    line: int
    column: int
    message: str
    warning: bool = False  # a warning is told, but does not stop anything

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {'warning: ' if self.warning else ''}{self.message}"


class BadFiles(WrongUsage):
    """One or more files are not what they should be; `faults` holds every fault in all of them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

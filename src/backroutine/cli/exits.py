"""How a command ends: expected errors as one line and what to do, bugs as a short apology; always an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from backroutine.domain.errors import BackroutineError, Interrupted

if TYPE_CHECKING:
    from backroutine.edge.terminal.out import Out


def ended(command: Callable[[], None], *, debug: bool = False) -> int:
    """Run a command and return its exit code, as the README lists them."""
    try:
        command()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except BrokenPipeError:  # `backroutine list | head`: whoever read has read enough
        return 0
    except BackroutineError as error:
        return _told(error, debug=debug)
    except Exception as error:  # noqa: BLE001 - a bug; nobody on the floor wants to read a traceback
        return _stumbled(error, debug=debug)
    return 0


def _err() -> Out:
    from backroutine.edge.terminal.out import Out  # noqa: PLC0415 - `--help` writes nothing by it

    return Out(sys.stderr)


def _told(error: BackroutineError, *, debug: bool) -> int:
    err = _err()
    if debug:
        err.traceback(error)
    if not isinstance(error, Interrupted):
        err.prose(error.message.split("\n"))
        if error.hint:
            err.prose([error.hint], "dim")
    return error.code


def _stumbled(error: Exception, *, debug: bool) -> int:
    """Tell of a bug without any value that could be somebody's answer."""
    import traceback  # noqa: PLC0415 - rarely needed, and slow to load

    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}:{place.lineno}"
    err = _err()
    if debug:
        err.traceback(error)
    err.prose(
        [
            f"Something broke, and it is our fault: {type(error).__name__} at {where}. Nothing that was saved is lost."
        ]
    )
    err.prose(["`backroutine --debug ...` shows more, if you would like to report it."], "dim")
    return 1

"""What a person is asked on the command line, and what they typed there."""

from __future__ import annotations

import sys
from datetime import date

from backroutine.cli.desk import Desk
from backroutine.domain.errors import WrongUsage


def agreed(desk: Desk, question: str) -> bool:
    """Ask; only a yes is a yes. At a terminal one key answers. Raises Interrupted for Ctrl-C."""
    desk.out.prose([f"{question} (y/N)"])
    sys.stdout.flush()
    if sys.stdin is None:
        return False
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip().lower() in {"y", "yes"}
    return _one_key().lower() == "y"


def _one_key() -> str:
    """The next key that is pressed; empty if none can come. Raises Interrupted for a signal to end."""
    from backroutine.domain.session.ports import RESIZE, SUSPEND  # noqa: PLC0415 - only where it is asked
    from backroutine.edge.keys.keyboard import open_keyboard  # noqa: PLC0415

    with open_keyboard() as keyboard:
        while keyboard.open:
            for stroke in keyboard.wait(None):
                if stroke == SUSPEND:
                    keyboard.suspend()
                elif stroke != RESIZE:
                    return stroke
    return ""


def clearance(cleared: str) -> tuple[str, str]:
    """Who said that it is fine, and when. Raises WrongUsage if that does not say both."""
    who, _, when = (part.strip() for part in cleared.partition(","))
    if not (any(map(str.isalnum, who)) and any(map(str.isalnum, when))):
        raise WrongUsage("--cleared needs to say who and when", 'such as --cleared "Dr Example, 3 May"')
    return who[:200], when[:100]


def iso_day(text: str, option: str) -> date:
    """A day such as 2026-05-31. Raises WrongUsage for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUsage(
            f"{option} takes a day such as 2026-05-31 (found {text[:20]!r})", "year, month and day"
        ) from None

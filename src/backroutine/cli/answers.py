"""What a person is asked on the command line, and what they typed there."""

from __future__ import annotations

import sys
from datetime import date

from backroutine.cli.desk import Desk
from backroutine.domain.errors import WrongUsage


def agreed(desk: Desk, question: str) -> bool:
    """Ask; only a yes is a yes."""
    desk.out.prose([f"{question} (y/N)"])
    sys.stdout.flush()
    return sys.stdin is not None and sys.stdin.readline().strip().lower() in {"y", "yes"}


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

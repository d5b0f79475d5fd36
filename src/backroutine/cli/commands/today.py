"""Bare `backroutine`: one line on today, and how to begin."""

from __future__ import annotations

from backroutine.cli.desk import desk
from backroutine.domain.words.filling import tell


def today() -> bool:
    """Print it. False, and nothing, before the first session: help is what is needed then."""
    here = desk()
    line = here.today_line
    if not line.ever:
        return False
    stop = here.today.stop()
    about = stop or tell("today.line", line=line.text[0].upper() + line.text[1:])
    begin = "today.stop" if stop else "today.done" if line.today else "today.begin"
    here.out.prose([about, *here.today.advice(), tell(begin)])
    return True

"""The command remind: a calendar file with an alarm."""

from __future__ import annotations

import re
from datetime import datetime, time
from pathlib import Path

from backroutine.cli.desk import Desk
from backroutine.domain.errors import WrongUsage
from backroutine.domain.words.filling import tell
from backroutine.edge.computer.new_file import write_new
from backroutine.view.calendar import calendar_lines

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)


def remind(desk: Desk, at: str, output: Path, *, force: bool) -> None:
    """Write the file, and say how to add it to a calendar. Raises WrongUsage if `at` is no time of day."""
    found = _TIME.fullmatch(at.strip())
    if found is None:
        raise WrongUsage(f"{at[:20]!r} is no time of day", "such as: backroutine remind 07:30")
    when = time(int(found[1]), int(found[2]))
    made = datetime.fromisoformat(desk.clock.stamp().utc)
    lines = (line + "\r" for line in calendar_lines(when, desk.clock.today(), made))
    write_new(output, lines, force=force)
    desk.out.prose([tell("remind.done", file=output, time=f"{when:%H:%M}"), tell("remind.how")])

"""`backroutine status`: one line, soon enough for a prompt. Nothing is imported that it does not need."""

from __future__ import annotations

import os
import sys

from backroutine.domain.report.today_line import TodayLine
from backroutine.edge.computer.day import today
from backroutine.edge.computer.journal_place import journal_place
from backroutine.edge.journal.glance import glance


def status(*, as_json: bool) -> int:
    """Print the line, or the JSON for a status bar; return the exit code."""
    try:
        place = journal_place(os.environ)
        line = None if place is None else glance(place, today())
        if line is not None:
            _print(line, as_json=as_json)
            return 0
    except Exception as bug:  # noqa: BLE001 - it ends as it would in any other command, which has time to load that
        return _ended_by(bug)
    return _slowly(as_json=as_json)


def _print(line: TodayLine, *, as_json: bool) -> None:
    sys.stdout.write((line.json if as_json else line.text) + "\n")


def _ended_by(bug: Exception) -> int:
    from backroutine.cli.exits import ended  # noqa: PLC0415 - hardly ever needed

    def again() -> None:
        raise bug

    return ended(again)


def _slowly(*, as_json: bool) -> int:
    """The same by those who can wait, mend, and explain; return the exit code."""
    from backroutine.cli.desk import desk  # noqa: PLC0415 - all that a prompt has no time for
    from backroutine.cli.exits import ended  # noqa: PLC0415

    return ended(lambda: _print(desk().today_line, as_json=as_json))

"""The commands check and safety."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from backroutine.cli.commands.config import settings
from backroutine.cli.commands.history import clearance
from backroutine.cli.desk import Desk
from backroutine.domain.errors import BadFiles
from backroutine.domain.record.events import Event, EventKind
from backroutine.domain.words import filling
from backroutine.domain.words.filling import tell
from backroutine.domain.words.safety_page import PAGE


def check(desk: Desk, paths: Sequence[Path]) -> None:
    """Print every fault and warning. Raises BadFiles (exit 2) if there is a fault, after printing the warnings."""
    told = desk.library.check_paths(paths)
    if not paths:
        try:
            settings(desk)
        except BadFiles as bad:
            told += bad.faults
    for fault in told:
        if fault.warning:
            desk.out.line(str(fault))
    faults = [fault for fault in told if not fault.warning]
    if faults:
        raise BadFiles(faults)
    desk.out.line("No fault found." if told else "All is well.")


def safety_page(desk: Desk, cleared: str | None) -> None:
    """Print the safety page and what was answered to it; or note who said that exercising is fine, and when."""
    if cleared is not None:
        who, when = clearance(cleared)
        desk.write(Event(EventKind.CLEARED, body={"who": who, "when": when}))
        desk.out.line(tell("safety.cleared", who=who))
        return
    width = min(100, shutil.get_terminal_size().columns)
    for i, section in enumerate(PAGE):
        if i:
            desk.out.line()
        desk.out.line(section.title, "bold")
        desk.out.lines(filling.wrap(section.opening, width))
        for point in section.points:
            first, *rest = filling.wrap(point, width - 4)
            mark = "" if point[0].isdigit() else "- "
            desk.out.lines([f"  {mark}{first}", *(f"  {' ' * len(mark)}{line}" for line in rest)])
    person = desk.person
    desk.out.line()
    if person.locked is not None:
        desk.out.prose([desk.today.stop()])
    elif person.screened is not None:
        desk.out.line(tell("safety.answered", date=filling.day(person.screened.isoformat())))
    desk.out.prose(desk.today.advice())

"""`backroutine safety`: the safety page, and a note of who said that exercising is fine."""

from __future__ import annotations

from backroutine.cli.answers import clearance
from backroutine.cli.desk import Desk
from backroutine.domain.record.events import Event, EventKind
from backroutine.domain.words import filling
from backroutine.domain.words.filling import tell
from backroutine.domain.words.purpose import CHECKED
from backroutine.domain.words.safety_page import PAGE
from backroutine.view.wrap import hanging, wrap


def safety(desk: Desk, cleared: str | None) -> None:
    """Print the safety page and what was answered to it; or note who said that exercising is fine, and when."""
    if cleared is not None:
        who, when = clearance(cleared)
        desk.write(Event(EventKind.CLEARED, body={"who": who, "when": when}))
        desk.out.prose([tell("safety.cleared", who=who)])
        return
    width = desk.out.width
    for section in PAGE:
        desk.out.line(section.title, "bold")
        desk.out.lines(wrap(section.opening, width))
        for point in section.points:
            desk.out.lines(hanging(point, width, "  " if point[0].isdigit() else "  - "))
        desk.out.line()
    person = desk.person
    if person.locked is not None:
        desk.out.prose([desk.today.stop()])
    elif person.screened is not None:
        desk.out.prose([tell("safety.answered", date=filling.day(person.screened.isoformat()))])
    desk.out.prose(desk.today.advice())
    desk.out.prose([tell("checked", month=CHECKED)], "dim")

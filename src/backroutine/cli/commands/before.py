"""Before a session: whether there is to be one today, and what is told first."""

from __future__ import annotations

import sys
from collections.abc import Collection

from backroutine.cli.commands.history import agreed
from backroutine.cli.commands.wish import Wish, left_out, recipe, usual
from backroutine.cli.desk import Desk
from backroutine.domain.plan.plan import Recipe
from backroutine.domain.record.events import Event, EventKind
from backroutine.domain.session.state import Ask
from backroutine.domain.words import filling, safety_page
from backroutine.domain.words.filling import tell


def not_today(desk: Desk, wish: Wish) -> tuple[str, ...]:
    """Why no session is to begin now, in sentences for the person; empty if one may (CONTENT 5.4).

    A yes on the safety page is no reason here: the page is shown again, for it may no longer fit.
    """
    today = desk.today
    if today.locked:
        return (today.stop(),) if desk.person.red_flag else ()
    if today.paused:
        if (
            sys.stdin is not None
            and sys.stdin.isatty()
            and agreed(desk, f"{today.stop()} {tell('paused.ask')}")
        ):
            desk.write(Event(EventKind.CONFIRMED))
            return ()
        return (today.stop(), *today.advice())
    if today.stop():
        return (today.stop(),)
    exercises = usual(desk, wish)
    if today.too_few([exercise.id for exercise in exercises]):
        gone = (left_out(desk, one) for one in exercises if today.progression(one.id).left_out)
        return (
            *(filling.left_out(one.name, one.reason, one.since) for one in gone),
            tell("too-few"),
            *today.advice(),
        )
    return ()


def opening_lines(desk: Desk, wish: Wish, asks: Collection[Ask]) -> tuple[str, ...]:
    """What is shown with the welcome; with the safety question, its page."""
    if wish.rehearse:
        return ()
    if Ask.SAFETY in asks:
        before = (desk.today.stop(),) if desk.today.locked else ()
        return (*before, *safety_page.short(), *safety_page.warning_signs())
    greeting = desk.today.greeting(usual(desk, wish))
    return (*((greeting,) if greeting else ()), *desk.today.advice())


def lower(desk: Desk, wish: Wish) -> Recipe:
    """The recipe for today if the day after last time was worse: one level lower (CONTENT 5.4)."""
    return recipe(desk, wish, desk.today.if_worse())

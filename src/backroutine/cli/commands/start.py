"""`backroutine start` up to its first page. A person reads that while `play`, and all that it takes, is loaded."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta

from backroutine.cli.commands.wish import files
from backroutine.cli.desk import Desk
from backroutine.cli.screen import in_lines, screen_for
from backroutine.domain.errors import WrongUsage
from backroutine.domain.format.settings import Settings, YesNo
from backroutine.domain.plan.plan import build_plan
from backroutine.domain.record.sessions import Past
from backroutine.domain.session.state import Session
from backroutine.domain.session.status import Status
from backroutine.domain.today.earlier import earlier_today
from backroutine.domain.today.recipe import Wish
from backroutine.domain.today.session_for_today import SessionForToday, session_for_today
from backroutine.domain.words.filling import tell
from backroutine.edge.keys.keyboard import open_keyboard


def start(desk: Desk, wish: Wish, settings: Settings, *, resume: bool | None = None) -> None:
    """Play a session from beginning to end. `resume`: True carries on, False starts afresh, None offers it.

    Raises NotSaved if not all of it could be written down.
    """
    today = desk.clock.today()
    since_yesterday = desk.sittings_since(today - timedelta(days=1), reps=True)
    fresh = wish.rehearse or resume is False
    earlier = None if fresh else earlier_today(since_yesterday, today)
    if resume and earlier is None:
        with desk.alone():  # of one that runs elsewhere that is to be said
            raise WrongUsage(
                "there is no interrupted session of today to carry on", "`backroutine start` begins one"
            )
    chosen = _chosen(desk, wish, desk.sessions_of(since_yesterday))
    if chosen is None:
        return
    with ExitStack() as alone, ExitStack() as window:
        if not wish.rehearse:
            alone.enter_context(desk.alone())
        keyboard = window.enter_context(open_keyboard())
        screen = window.enter_context(screen_for(desk, settings))
        wait = settings.wait is YesNo.YES
        options = chosen.options(patient=_at_terminal(), wait=wait, attended=keyboard.open, earlier=earlier)
        first = Session.at_welcome(build_plan(chosen.recipe), options, desk.clock.now())
        notes = Status(rehearsal=wish.rehearse, lines=chosen.lines)
        if not (resume or in_lines(settings)):
            screen.show(first, first.seen_at, notes._replace(heard=tell("sound.looking")))
        from backroutine.cli.commands.play import Opened, play  # noqa: PLC0415 - it takes as long as all before

        opened = Opened(desk, settings, chosen, earlier, first, notes, keyboard, screen)
        play(opened, wish, window, resume=resume)


def _chosen(desk: Desk, wish: Wish, past: Sequence[Past]) -> SessionForToday | None:
    """The session to begin; or None, once it was told why there is none."""
    today = session_for_today(wish, files(desk, wish), desk.person, desk.today.day, past)
    if isinstance(today, SessionForToday):
        return today
    if today.confirmed and _at_terminal():
        from backroutine.cli.answers import agreed  # noqa: PLC0415 - seldom needed
        from backroutine.domain.record.events import Event, EventKind  # noqa: PLC0415

        if agreed(desk, today.question):
            desk.write(Event(EventKind.CONFIRMED))
            return today.confirmed
    desk.out.prose(today.reasons)
    return None


def _at_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()

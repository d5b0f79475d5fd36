"""The screen of this terminal, as a person has set it."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from backroutine.cli.desk import Desk
from backroutine.domain.errors import WrongUsage
from backroutine.domain.format.settings import PictureWish, Settings, YesNo

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from backroutine.domain.figure.picture import Picture
    from backroutine.domain.session.ports import Screen


def in_lines(settings: Settings) -> bool:
    """Whether a session is told line by line: where there is no window, or where lines are wanted."""
    wanted = settings.plain is YesNo.YES
    lines = wanted or os.environ.get("ACCESSIBLE", "") not in {"", "0"} or os.environ.get("TERM") == "dumb"
    return lines or not sys.stdout.isatty()


def screen_for(desk: Desk, settings: Settings) -> AbstractContextManager[Screen]:
    """The full window; lines where there is no window, or where they are wanted. Each loads without the other."""
    if in_lines(settings):
        from backroutine.edge.terminal.lines import LineScreen  # noqa: PLC0415

        return LineScreen(sys.stdout)
    from backroutine.edge.terminal.live import LiveScreen, Looks  # noqa: PLC0415

    sys.stdout.flush()
    return LiveScreen(
        sys.stdout.fileno(),
        Looks(
            sys.stdout.encoding,
            titled=settings.title is YesNo.YES,
            high_contrast=settings.high_contrast is YesNo.YES,
        ),
        pictures=None if settings.picture is PictureWish.OFF else partial(_picture, desk),
        moving=settings.picture is PictureWish.MOVING,
    )


def _picture(desk: Desk, name: str, warm_up: bool) -> Picture | None:  # noqa: FBT001 - asked by position
    """The picture of an exercise or a warm-up; None where there is none any more."""
    try:
        return desk.library.picture(desk.library.warm_up(name) if warm_up else desk.library.exercise(name))
    except WrongUsage:  # a session that goes on may play what has been renamed or spoilt since
        return None

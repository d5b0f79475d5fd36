"""Today in one line, for a prompt or a status bar: how often lately, and whether today is done. It never scolds.

A prompt waits for this, so nothing is imported but the words, and the class is written out by hand.
"""

from __future__ import annotations

from backroutine.domain.words.english import ENGLISH


class TodayLine:
    """`today`: there was a session today that counts. `days`: on so many of the last seven, today among them.

    `ever`: there was a session at all. `hurt`: something hurt in the last one of these days, so no
    word asks for the next.
    """

    __slots__ = ("days", "ever", "hurt", "today")

    def __init__(self, *, today: bool, days: int, ever: bool, hurt: bool) -> None:
        self.today = today
        self.days = days
        self.ever = ever
        self.hurt = hurt

    @property
    def text(self) -> str:
        """The line."""
        if not self.ever:
            return ENGLISH["status.none"]
        key = "status.done" if self.today else "status.gently" if self.hurt else "status.open"
        return ENGLISH[key].format(days=self.days)

    @property
    def json(self) -> str:
        """The same for programs; by hand, for the module that writes JSON would take longer than all the rest."""
        truths = {"today": self.today, "ever": self.ever, "hurt": self.hurt}
        told = "".join(f', "{name}": {"true" if truth else "false"}' for name, truth in truths.items())
        return f'{{"line": "{self.text}", "days": {self.days}{told}}}'

"""What every command stands on: where things live, what the journal says, and today."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from backroutine import __version__
from backroutine.domain.errors import NotSaved
from backroutine.domain.policy.person import Person, person_from
from backroutine.domain.policy.saved import from_json, to_json
from backroutine.domain.policy.standing import Stands, standings_of
from backroutine.domain.record.day import WEEK
from backroutine.domain.record.events import Event, Sitting
from backroutine.edge.computer.clock import Clock
from backroutine.edge.computer.lock import SessionLock
from backroutine.edge.computer.paths import Paths, find_paths
from backroutine.edge.files.folders import shipped_folder
from backroutine.edge.files.library import Library
from backroutine.edge.files.trees import Trees
from backroutine.edge.journal.kept import Kept
from backroutine.edge.terminal.out import Out

if TYPE_CHECKING:
    from backroutine.domain.policy.today import Today
    from backroutine.domain.record.sessions import Past
    from backroutine.domain.report.today_line import TodayLine
    from backroutine.edge.journal import Journal, Reader

_ROOMS = ("domain/policy", "domain/record", "domain/exercises", "domain/words", "edge/journal")
RULES = tuple(Path(__file__).parents[1] / room for room in _ROOMS)  # by which a person is made of the record


class Desk:
    """The things a command works with, each made when it is first needed."""

    def __init__(self, paths: Paths, clock: Clock) -> None:
        self.paths = paths
        self.clock = clock

    @cached_property
    def out(self) -> Out:
        """Standard output."""
        return Out(sys.stdout)

    @cached_property
    def err(self) -> Out:
        """Standard error."""
        return Out(sys.stderr)

    @cached_property
    def library(self) -> Library:
        """The shipped files and the person's own."""
        return Library(shipped_folder(), self.paths.exercises, self.trees)

    @cached_property
    def trees(self) -> Trees:
        """Reads YAML files, unless they were read before."""
        return Trees(self.paths.cache / "trees.json", __version__)

    @cached_property
    def lock(self) -> SessionLock:
        """The lock that a running session holds."""
        return SessionLock(self.paths.lock)

    @cached_property
    def sittings(self) -> tuple[Sitting, ...]:
        """All that the journal holds, looked at only."""
        with self._reading() as journal:
            return journal.sittings()

    @cached_property
    def outline(self) -> tuple[Sitting, ...]:
        """All that the journal holds but for reps and pauses, which nothing that was answered depends on."""
        return self.sittings if "sittings" in vars(self) else self.sittings_since(date.min)

    def sittings_since(self, day: date, *, reps: bool = False) -> tuple[Sitting, ...]:
        """The sittings from `day` on; without reps and pauses they are read in a fifth of the time."""
        with self._reading() as journal:
            return journal.sittings(day, outline=not reps)

    @cached_property
    def person(self) -> Person:
        """What the sittings tell, up to now; made of them anew only if the journal or the rules have changed."""
        kept = Kept(self.paths.cache / "person.kept", self.paths.journal, RULES, __version__)
        return from_json(kept.get(lambda: to_json(person_from(self.outline))))

    @cached_property
    def standings(self) -> dict[str, Stands]:
        """How each exercise stands today."""
        return standings_of(self.person)

    @cached_property
    def today(self) -> Today:
        """What the record means for today."""
        from backroutine.domain.policy.today import Today  # noqa: PLC0415 - `history` has no need of it

        return Today(self.person, self.clock.today())

    @cached_property
    def past(self) -> tuple[Past, ...]:
        """The sessions of the past; the last is the running one while the lock is held."""
        return self.sessions_of(self.outline)

    @property
    def today_line(self) -> TodayLine:
        """How often lately, and whether today is done."""
        from backroutine.domain.record.events import Hurt  # noqa: PLC0415 - seldom wanted
        from backroutine.domain.report.today_line import TodayLine  # noqa: PLC0415

        today = self.clock.today()
        lately = self.sessions_of(self.sittings_since(today - timedelta(WEEK - 1)))
        days = {one.local_date for one in lately if one.counts and one.local_date <= today}
        hurt = bool(lately) and any(one.result.hurt is Hurt.YES for one in lately[-1].exercises)
        ever = bool(lately) or self.person.first is not None
        return TodayLine(today=today in days, days=len(days), ever=ever, hurt=hurt)

    def sessions_of(self, sittings: Sequence[Sitting]) -> tuple[Past, ...]:
        """The sessions among these, which end with the newest; without reps, each has `reps_done` 0."""
        from backroutine.domain.record.sessions import sessions  # noqa: PLC0415 - `list` has no need of it

        last = sittings[-1].id if sittings and self.lock.held() else None
        return sessions(sittings, running=last)

    def read_again(self) -> Desk:
        """The same desk with nothing read yet: after a session, the record has gone on."""
        return Desk(self.paths, self.clock)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While no session runs, and none can begin. Raises AlreadyRunning if one does."""
        self.lock.acquire(self.time_of_day)
        try:
            yield
        finally:
            self.lock.release()

    @property
    def time_of_day(self) -> str:
        """The time on the wall here and now, such as 07:30."""
        stamp = self.clock.stamp()
        return datetime.fromisoformat(stamp.utc).astimezone().strftime("%H:%M")

    def writing(self) -> Journal:
        """The journal, open for writing, with its backup of today made before. Close it, or use it in a `with`."""
        journal = self.journal()
        journal.get_ready()
        return journal

    def journal(self) -> Journal:
        """The journal, not open yet. Close it, or use it in a `with`."""
        from backroutine.edge.journal import Journal  # noqa: PLC0415 - `config` has no need of it

        return Journal(self.paths.journal, self.clock.today())

    def _reading(self) -> Reader:
        from backroutine.edge.journal import Reader  # noqa: PLC0415 - nor `list`, while the person is as it was

        return Reader.open(self.paths.journal)

    def write(self, event: Event) -> None:
        """Write one event down outside any session. Raises NotSaved if it could not be."""
        from backroutine.cli.recording import Recorder  # noqa: PLC0415 - what only looks has no need of it

        with self.writing() as journal:
            Recorder(journal, self.clock).record(event)
            if journal.trouble:
                raise NotSaved(f"not saved: {journal.trouble}", f"the journal is {self.paths.journal}")


def desk() -> Desk:
    """The desk for this run."""
    return Desk(find_paths(os.environ), Clock())

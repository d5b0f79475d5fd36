"""What takes down the events of a session: into the journal, or nowhere."""

from __future__ import annotations

from backroutine.domain.record.events import Event, Sitting, Stamp
from backroutine.edge.computer.clock import Clock
from backroutine.edge.journal import Journal, new_id


class Recorder:
    """Writes the events of one sitting. The sitting itself is written with the first of them: `sitting`, or one of now."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        routine: str = "",
        plan: str = "{}",
        *,
        sitting: Sitting | None = None,
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._routine = routine
        self._plan = plan
        self._sitting = sitting
        self._id = ""

    @property
    def begun(self) -> bool:
        """Whether anything was written down."""
        return bool(self._id)

    @property
    def trouble(self) -> str:
        """Why something is not saved, in one plain line; empty while all is."""
        return self._journal.trouble

    def get_ready(self) -> tuple[str, ...]:
        """Open the journal; what is worth telling of it at the start. Raises JournalTrouble if it is damaged."""
        self._journal.get_ready()
        return tuple(self._journal.warnings)

    def carry_on(self, sitting: Sitting) -> None:
        """Write the events that follow into a sitting that is there already."""
        self._id = sitting.id

    def record(self, event: Event) -> None:
        """Write one event down, for good, before returning."""
        stamp = self._clock.stamp()
        if not self._id:
            sitting = self._sitting or self._of_now(stamp)
            self._id = sitting.id
            self._journal.begin(sitting)
        self._journal.append(self._id, event, stamp)

    def _of_now(self, stamp: Stamp) -> Sitting:
        day, zone = self._clock.today(), self._clock.zone()
        return Sitting(new_id(stamp), self._routine, self._plan, stamp, zone, day)


class Rehearsal:
    """Writes nothing."""

    trouble = ""

    def get_ready(self) -> tuple[str, ...]:
        """There is nothing to open."""
        return ()

    def record(self, event: Event) -> None:
        """Forget it."""

"""An earlier session with its own copy of the plan: to be carried on today, or put right on any day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backroutine.domain.plan.plan import Plan, build_plan
from backroutine.domain.plan.saved import from_json
from backroutine.domain.record import sessions
from backroutine.domain.record.events import Hurt, Result, Sitting
from backroutine.domain.values import NamedTuple


class Earlier(NamedTuple):
    """An earlier session."""

    sitting: Sitting
    plan: Plan

    @property
    def results(self) -> tuple[Result, ...]:
        """What is known of each exercise."""
        return sessions.results(self.sitting.events, self.plan.ids)

    @property
    def seconds(self) -> int:
        """The time in steps that history knows of it."""
        return sessions.session_of(self.sitting).seconds

    @property
    def exercise(self) -> str:
        """The name of the exercise where it stopped: the last, if only the questions at the end are open."""
        return next(iter(self._left()), self.plan.exercises[-1].name)

    @property
    def left(self) -> int:
        """How many exercises have not ended."""
        return len(self._left())

    def _left(self) -> list[str]:
        pairs = zip(self.plan.exercises, self.results, strict=True)
        return [exercise.name for exercise, result in pairs if result.outcome is None]


def earlier_today(sittings: Sequence[Sitting], day: date) -> Earlier | None:
    """The session of `day` that can be carried on; None if there is none, or its copy of the plan cannot be read."""
    sitting = sessions.unfinished(sittings, day)
    return None if sitting is None else with_its_plan(sitting)


def with_its_plan(sitting: Sitting) -> Earlier | None:
    """A session with its plan; None if this version cannot read its copy.

    That is the lower plan if it was told that the day after the time before was worse.
    """
    worse = any(event.body.get("worse_next_day") == Hurt.YES for event in sitting.events)
    kept = from_json(sitting.plan, lower=worse)
    return Earlier(sitting, build_plan(kept)) if kept else None

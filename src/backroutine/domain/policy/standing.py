"""How an exercise stands with this person today: a pure function of the journal's events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from backroutine.domain.policy.person import Person, person_from
from backroutine.domain.policy.progression import Progression, Standing
from backroutine.domain.record.events import Sitting
from backroutine.domain.values import NamedTuple

__all__ = ["READY", "Standing", "Stands", "standings", "standings_of", "stands_of"]


class Stands(NamedTuple):
    """A standing, since when (the person's day), and why (a `progression.Reason`); both empty when ready."""

    standing: Standing = Standing.READY
    since: date | None = None
    reason: str = ""

    @property
    def left_out(self) -> bool:
        """Whether the exercise is in no plan: parked or retired."""
        return self.standing in (Standing.PARKED, Standing.RETIRED)


READY = Stands()


def standings(sittings: Iterable[Sitting]) -> dict[str, Stands]:
    """The standing of every exercise that has one; any other is READY."""
    return standings_of(person_from(sittings))


def standings_of(person: Person) -> dict[str, Stands]:
    """The same, from the person that the sittings tell of."""
    found = {name: stands_of(progression) for name, progression in person.progressions.items()}
    return {name: stands for name, stands in found.items() if stands != READY}


def stands_of(progression: Progression) -> Stands:
    """The standing of one progression."""
    return Stands(progression.standing, progression.since, str(progression.reason))

"""How an exercise stands with this person today: a pure function of the journal's events.

For now: *yes* parks an exercise until it is brought back; so does parking it by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backroutine.domain.record import Event, Hurt, Kind, Sitting


class Standing(StrEnum):
    """Where an exercise stands."""

    READY = "ready"
    EASED = "eased"
    PARKED = "parked"
    TRIAL = "trial"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Stands:
    """A standing, since when (the person's day), and why: `hurt` or `by-hand`, empty when ready."""

    standing: Standing = Standing.READY
    since: date | None = None
    reason: str = ""


READY = Stands()


def standings(sittings: Iterable[Sitting]) -> dict[str, Stands]:
    """The standing of every exercise that has one; any other is READY."""
    found: dict[str, Stands] = {}
    for sitting in sittings:
        for event in sitting.events:
            if event.exercise is not None:
                found[event.exercise] = _after(found.get(event.exercise, READY), event, sitting.local_date)
    return {exercise: stands for exercise, stands in found.items() if stands is not READY}


def _after(stands: Stands, event: Event, day: date) -> Stands:
    match event.kind:
        case Kind.ANSWERED | Kind.CORRECTED if event.body.get("hurt") == Hurt.YES:
            return Stands(Standing.PARKED, day, "hurt")
        case Kind.CORRECTED if "hurt" in event.body and (stands.reason, stands.since) == ("hurt", day):
            return READY  # it was a slip of the finger, put right the same day
        case Kind.PARKED:
            return Stands(Standing.PARKED, day, "by-hand")
        case Kind.BROUGHT_BACK:
            return READY
        case _:
            return stands

"""What the answers of one sitting say about pain, and when pain ends a session."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from functools import lru_cache

from backroutine.domain.policy.rules import threshold
from backroutine.domain.record.events import Event, EventKind, Hurt, Outcome, Result, Value
from backroutine.domain.values import NamedTuple

STRONG = threshold("strong-pain", "points")  # of ten
TOO_MUCH = threshold("four-is-yes", "points")
TOO_MANY = threshold("two-hurt", "exercises")
WORSE_AFTER = threshold("sorer-at-the-end", "points")

_ANSWERS = {EventKind.ANSWERED, EventKind.CORRECTED}
_TELLING = {EventKind.BEGAN, EventKind.FINISHED, *_ANSWERS}
_DECIDING = ("hurt", "strength", "leg_signs", "outcome")  # in the order of `_felt`
_NOTHING_SAID: dict[str, Value] = {"leg_signs": None, "strength": None}
_WORST_LAST = (Hurt.NO, Hurt.UNANSWERED, Hurt.A_LITTLE, Hurt.YES)


def effective(hurt: Hurt | None, strength: int | None) -> Hurt:
    """What an answer counts as once it is known how strong the pain was."""
    hurt = hurt or Hurt.UNANSWERED
    if strength is None:
        return hurt
    too_much = strength >= STRONG or (strength >= TOO_MUCH and hurt is Hurt.A_LITTLE)
    return Hurt.YES if too_much else hurt


def is_strong(result: Result) -> bool:
    """Whether the pain was 7 of 10 or more."""
    return (result.strength or 0) >= STRONG


def has_leg_signs(result: Result) -> bool:
    """Whether it went down a leg, or felt numb or tingling; not if "it hurt" was put right to no."""
    return bool(result.leg_signs) and effective(result.hurt, result.strength) is not Hurt.NO


class Stop(StrEnum):
    """Why a session ends before its plan does."""

    LEG_SIGNS = "leg-signs"
    STRONG = "strong"
    TWO_HURT = "two-hurt"


def ends_session(exercises: Sequence[str], results: Sequence[Result]) -> Stop | None:
    """Why the session ends now; None while it may go on. `exercises` are the ids that `results` are about.

    The first that holds (rules: leg-signs, strong-pain, two-hurt).
    """
    if any(has_leg_signs(result) for result in results):
        return Stop.LEG_SIGNS
    if any(is_strong(result) for result in results):
        return Stop.STRONG
    pairs = zip(exercises, results, strict=True)
    hurting = {name for name, result in pairs if effective(result.hurt, result.strength) is Hurt.YES}
    return Stop.TWO_HURT if len(hurting) >= TOO_MANY else None


def worse_after(before: int | None, after: int | None) -> bool:
    """Whether the back was clearly worse at the end than at the start."""
    return before is not None and after is not None and after - before >= WORSE_AFTER


class Felt(NamedTuple):
    """How one exercise felt in one sitting; of several answers about it, the worst.

    `strong`: 7 or more of 10. `too_much`: a little, it was said, but 4 or more. `done`: to its end.
    """

    exercise: str
    hurt: Hurt
    leg_signs: bool = False
    strong: bool = False
    done: bool = False
    too_much: bool = False

    @property
    def pain_free(self) -> bool:
        """Done to the end, and answered with no. No answer is never pain-free (rule: unanswered-is-never-no)."""
        return self.done and self.hurt is Hurt.NO


def felt(events: Sequence[Event]) -> tuple[Felt, ...]:
    """How each exercise felt, in the order in which they came. The last answer stands.

    This tells of every exercise what `history.done` tells, and no more, for it is asked of years of sessions.
    """
    turns: dict[tuple[str, Value], dict[str, Value]] = {}  # an exercise, and its number where it comes twice
    for event in events:
        kind, exercise, _, _, body = event
        if exercise is not None and kind in _TELLING:
            turn = turns.setdefault(_turn(turns, event, exercise), {})
            if "hurt" in body and turn.get("hurt") != body["hurt"]:
                turn |= _NOTHING_SAID  # another answer takes with it all that hung on the old one
            turn |= {"outcome": None} if kind is EventKind.BEGAN else body
    found: dict[str, Felt] = {}
    for (exercise, _), turn in turns.items():
        one = _felt(exercise, *map(turn.get, _DECIDING))
        found[exercise] = _worse(found[exercise], one) if exercise in found else one
    return tuple(found.values())


def _turn(turns: Collection[tuple[str, Value]], event: Event, exercise: str) -> tuple[str, Value]:
    """The turn that an event is about: the one with its number, else the last one of its exercise."""
    turn = exercise, event.body.get("number")
    if turn in turns or event.kind is EventKind.BEGAN:
        return turn
    return next((other for other in reversed([*turns]) if other[0] == exercise), turn)


@lru_cache(maxsize=256)  # one exercise feels like itself on most days
def _felt(exercise: str, said: Value, strength: Value, leg_signs: Value, outcome: Value) -> Felt:
    points = score(strength)
    hurt = effective(Hurt(str(said)) if said else None, points)
    into_a_leg = bool(leg_signs) and hurt is not Hurt.NO
    return Felt(
        exercise,
        Hurt.YES if into_a_leg else hurt,  # anything into a leg is a yes (rule: leg-signs)
        into_a_leg,
        (points or 0) >= STRONG,
        outcome == Outcome.DONE,
        said == Hurt.A_LITTLE and TOO_MUCH <= (points or 0) < STRONG,
    )


def _worse(one: Felt, other: Felt) -> Felt:
    """Two turns of one exercise as one."""
    return Felt(
        one.exercise,
        max(one.hurt, other.hurt, key=_WORST_LAST.index),
        one.leg_signs or other.leg_signs,
        one.strong or other.strong,
        one.done and other.done,
        one.too_much or other.too_much,
    )


def answers_of(events: Sequence[Event]) -> dict[str, Value]:
    """The answers that are about the whole person. The last answer stands."""
    answers: dict[str, Value] = {}
    for event in events:
        if event.kind in _ANSWERS and event.exercise is None:
            answers |= event.body
    return answers


def score(value: Value) -> int | None:
    """A pain score; None if it was not answered."""
    return value if isinstance(value, int) else None

"""A person's days for tests of the policy: sessions and commands, written down as the journal would hold them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from backroutine.domain.exercises.exercise import Exercise, Sides
from backroutine.domain.policy.person import Person, person_from
from backroutine.domain.policy.progression import Progression
from backroutine.domain.record.events import (
    Ending,
    Entry,
    Event,
    EventKind,
    Hurt,
    Outcome,
    Sitting,
    Stamp,
    Value,
)

DAY_0 = date(2026, 5, 4)
TILT = Exercise("tilt", "Pelvic tilt", "Lie down.", ("Press.",), 5.0, 5, Sides.NONE, max_hold_seconds=5.0)
STRETCH = Exercise(
    "stretch", "Full body stretch", "Lie down.", ("Reach.",), 5.0, 5, Sides.NONE, max_hold_seconds=10.0
)
SCREENED = Event(EventKind.SCREENED, body={"fits": False})


def on(day: int) -> date:
    """The date of a day, counted from DAY_0."""
    return DAY_0 + timedelta(days=day)


def about(exercise: str, answer: str) -> list[Event]:
    """What is written down about one exercise.

    `answer` is "no", "a-little", "yes" or "unanswered", and may go on with "leg", "no-leg", a strength, or an
    outcome other than the usual one, as in "a-little 5" or "no skipped". Without one of the four it was not asked.
    """
    more = answer.split()
    hurt = more[0] if more and more[0] in set(Hurt) else ""
    outcome = next(
        (word for word in more if word in set(Outcome)), Outcome.HURT if hurt == "yes" else Outcome.DONE
    )
    body: dict[str, Value] = {"outcome": outcome, "reps_done": 5, "reps_planned": 5, "seconds": 50}
    events = [
        Event(EventKind.BEGAN, exercise, body={"reps": 5, "repeated": False}),
        Event(EventKind.FINISHED, exercise, body=body),
    ]
    answers: list[dict[str, Value]] = [{"hurt": hurt}] if hurt else []
    answers += [{"leg_signs": word == "leg"} for word in more if word in {"leg", "no-leg"}]
    answers += [{"strength": int(word)} for word in more if word.isdigit()]
    return events + [Event(EventKind.ANSWERED, exercise, body=body) for body in answers]


def session_events(
    answers: Mapping[str, str], pain: tuple[int | None, int | None] = (None, None), worse: str = ""
) -> list[Event]:
    """The events of a session: pain before and after, the day after last time, and how each exercise felt."""
    before, after = pain
    asked: list[dict[str, Value]] = [{"pain_before": before}] if before is not None else []
    asked += [{"worse_next_day": worse}] if worse else []
    return [
        *(Event(EventKind.ANSWERED, body=body) for body in asked),
        Event(EventKind.STARTED, body={"warm_up": "walk", "exercises": len(answers)}),
        *(event for exercise, answer in answers.items() for event in about(exercise, answer)),
        *([Event(EventKind.ANSWERED, body={"pain_after": after})] if after is not None else []),
        Event(EventKind.ENDED, body={"how": Ending.FINISHED, "seconds": 600}),
    ]


class Someone:
    """Somebody whose days are written down one after another."""

    def __init__(self) -> None:
        self.sittings: list[Sitting] = []

    def does(self, day: int | date, *events: Event) -> Someone:
        """One sitting with these events."""
        when = day if isinstance(day, date) else on(day)
        number = str(len(self.sittings))
        stamp = Stamp(f"{when}T06:00:00.000Z", 0, 0)
        entries = tuple(Entry(f"{number}.{i}", i, stamp, event) for i, event in enumerate(events))
        self.sittings.append(Sitting(number, "lower-back", "{}", stamp, None, when, entries))
        return self

    def session(
        self,
        day: int | date,
        answers: str | Mapping[str, str] = "no",
        pain: tuple[int | None, int | None] = (None, None),
        worse: str = "",
        then: Iterable[Event] = (),
    ) -> Someone:
        """One session; a mere answer is about the tilt. `then` follows at its end."""
        told = {"tilt": answers} if isinstance(answers, str) else answers
        return self.does(day, *session_events(told, pain, worse), *then)

    def easy(self, *days: int, of: Iterable[str] = ("tilt",)) -> Someone:
        """Pain-free sessions on these days."""
        for day in days:
            self.session(day, dict.fromkeys(of, "no"))
        return self

    def person(self) -> Person:
        """The story of all days so far."""
        return person_from(self.sittings)

    def progression(self, exercise: str = "tilt") -> Progression:
        """The course of one exercise after all days so far."""
        return self.person().progression(exercise)

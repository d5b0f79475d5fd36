"""An invented month, written down as the journal would hold it: for the tests of what is shown of the past."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from backroutine.domain.exercises.exercise import Exercise, Posture, Sides
from backroutine.domain.plan.plan import Recipe
from backroutine.domain.plan.saved import to_json
from backroutine.domain.policy.person import person_from
from backroutine.domain.record.events import Entry, Event, EventKind, Sitting, Stamp, Value
from backroutine.domain.record.sessions import sessions
from backroutine.domain.report.report import Facts, Period, Report, make_report

FIRST = date(2026, 5, 1)
MONTH = Period(FIRST, date(2026, 5, 28))
LYING, STANDING = Posture.LYING_BACK, Posture.STANDING


def exercise(exercise_id: str, name: str, hold: float = 5, **values: object) -> Exercise:
    """An exercise of five reps that says little."""
    made = Exercise(exercise_id, name, "Settle.", ("Move.",), hold, 5, Sides.NONE, max_hold_seconds=hold)
    return made._replace(**values)  # type: ignore[arg-type]  # whatever the test asks for


TILT = exercise("pelvic-tilt", "Pelvic tilt", posture=LYING)
ROLL = exercise("hip-rolling", "Hip rolling", 0, sides=Sides.ALTERNATE, posture=LYING)
SIDE = exercise("side-bending", "Side bending", sides=Sides.ALTERNATE, assumed=("first_side", "rest_seconds"))
BACK = exercise("backward-bending", "Backward bending", assumed=("reps",))
REACH = exercise(
    "full-body-stretch",
    "Full body stretch",
    posture=LYING,
    max_hold_seconds=10.0,
    assumed=("reps", "posture"),
)
FIVE = (TILT, ROLL, SIDE, BACK, REACH)
SHORT = (TILT, ROLL, REACH)
EXERCISES = {one.id: one for one in FIVE}


class Log:
    """Sittings, one after another."""

    def __init__(self) -> None:
        self.sittings: list[Sitting] = []

    def does(
        self, day: int | date, *events: Event, routine: str = "", plan: str = "{}", at: str = "05:30"
    ) -> Log:
        """One sitting at this time (UTC; two hours later here). A number is a day of May."""
        when = day if isinstance(day, date) else FIRST + timedelta(days=day - 1)
        stamp = Stamp(f"{when}T{at}:00.000Z", 120, 0)
        name = f"sitting-{len(self.sittings)}"
        entries = tuple(Entry(f"{name}.{i}", i, stamp, event) for i, event in enumerate(events))
        self.sittings.append(Sitting(name, routine, plan, stamp, "Europe/Berlin", when, entries))
        return self

    def session(
        self,
        day: int | date,
        exercises: Sequence[Exercise] = FIVE,
        answers: Mapping[str, Sequence[Mapping[str, Value]]] | None = None,
        *,
        pain: tuple[int | None, int | None] = (None, None),
        worse: str = "",
        how: str | None = "finished",
        until: int | None = None,
        note: str = "",
        routine: str = "lower-back",
        at: str = "05:30",
        seconds: int = 960,
    ) -> Log:
        """One session; `answers` are other than "no", `until` is the number of exercises that were begun."""
        before, after = pain
        events = [Event(EventKind.ANSWERED, body={"pain_before": before})] if before is not None else []
        events += [Event(EventKind.ANSWERED, body={"worse_next_day": worse})] if worse else []
        events += [
            Event(EventKind.STARTED, body={"warm_up": "walk", "exercises": len(exercises)}),
            Event(EventKind.BEGAN),
        ]
        for one in exercises[:until]:
            events += about(one, (answers or {}).get(one.id, ({"hurt": "no"},)))
        events += [Event(EventKind.ANSWERED, body={"note": note})] if note else []
        events += [Event(EventKind.ANSWERED, body={"pain_after": after})] if after is not None else []
        events += [Event(EventKind.ENDED, body={"how": how, "seconds": seconds})] if how else []
        plan = to_json(Recipe(routine, routine, tuple(exercises)))
        return self.does(day, *events, routine=routine, plan=plan, at=at)

    def report(
        self, period: Period = MONTH, exercises: Mapping[str, Exercise] | None = None, initials: str = ""
    ) -> Report:
        """The report of these sittings."""
        known = EXERCISES if exercises is None else exercises
        told = [sitting for sitting in self.sittings if sitting.local_date <= period.last]
        facts = Facts(self.sittings, sessions(self.sittings), self.sittings, person_from(told), known)
        return make_report(facts, period, version="1.0", initials=initials)


def about(exercise: Exercise, answers: Sequence[Mapping[str, Value]]) -> list[Event]:
    """One exercise, done to its end unless an answer was yes: then after two reps."""
    planned = exercise.reps * max(1, len(exercise.sides_in_order()))
    hurt = any(answer.get("hurt") == "yes" for answer in answers)
    done = 2 if hurt else planned
    each = exercise.move_seconds + exercise.hold_seconds + exercise.return_seconds + exercise.rest_seconds
    body: dict[str, Value] = {
        "outcome": "hurt" if hurt else "done",
        "reps_done": done,
        "reps_planned": planned,
        "seconds": round(done * each, 1),
    }
    return [
        Event(EventKind.BEGAN, exercise.id, body={"reps": planned, "repeated": False}),
        *(Event(EventKind.REP, exercise.id, rep=rep + 1) for rep in range(done)),
        Event(EventKind.FINISHED, exercise.id, body=body),
        *(Event(EventKind.ANSWERED, exercise.id, body=answer) for answer in answers),
    ]


def month() -> Log:
    """Four weeks: a good start, two steps up, a bad week with something parked, and a careful way back."""
    log = Log().does(1, Event(EventKind.SCREENED, body={"fits": False}))
    for day, before, after in ((1, 5, 4), (2, 4, 4), (3, 4, 3), (5, 4, 4), (6, 5, 4), (7, 4, 3)):
        log.session(day, pain=(before, after), worse="no" if day > 1 else "", at=f"05:{20 + day}")
    log.session(8, pain=(4, 3), worse="no")
    log.session(9, SHORT, pain=(3, 3), routine="short", seconds=640)
    log.session(10, pain=(3, 3), worse="no", note="Mornings are stiff, better after.")
    log.session(13, pain=(4, 3), worse="no")
    log.session(
        14, FIVE, {"backward-bending": ({"hurt": "a-little"}, {"strength": 2})}, pain=(3, 3), worse="no"
    )
    log.does(14, Event(EventKind.GROWN, "pelvic-tilt", body={"reps": 6, "hold_seconds": 5}))
    log.does(14, Event(EventKind.GROWN, "full-body-stretch", body={"reps": 5, "hold_seconds": 6}))
    tilt, reach = TILT._replace(reps=6), REACH._replace(hold_seconds=6.0)
    pinch = ({"hurt": "yes"}, {"leg_signs": False}, {"strength": 5}, {"note": "pinch, low right"})
    log.session(
        16,
        (tilt, ROLL, SIDE, BACK._replace(reps=3), reach),
        {"backward-bending": pinch},
        pain=(4, 6),
        worse="a-little",
        how="stopped",
        until=4,
        note="Can't stand long at the sink.",
        seconds=700,
    )
    log.does(16, Event(EventKind.SCREENED, body={"fits": False}))
    log.session(18, (TILT, ROLL, SIDE, REACH), pain=(5, 5), worse="yes", how="stopped", until=2, seconds=560)
    log.session(
        21, (TILT, ROLL, SIDE, REACH), {"hip-rolling": ({"hurt": "unanswered"},)}, pain=(5, None), worse="no"
    )
    for day, before, after in ((23, 4, 3), (24, 3, 3), (25, 3, 3), (26, 3, 2), (28, 2, 2)):
        log.session(day, (TILT, ROLL, SIDE, REACH), pain=(before, after), worse="no", at="06:10", seconds=845)
    return log

"""What happened, made out of the journal's events: one reducer, from events to sessions.

Nothing is stored that could disagree with the events; whatever a screen shows of the past comes from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from backroutine.domain.errors import WrongUsage
from backroutine.domain.record.events import Ending, Event, EventKind, Hurt, Outcome, Result, Sitting, Value
from backroutine.domain.values import NamedTuple

ANSWERS = (EventKind.ANSWERED, EventKind.CORRECTED)
DAY_LETTERS = 10  # of 2026-05-31
ID_LETTERS = 8  # fewer name no session in particular
_COUNTING = (Outcome.DONE, Outcome.HURT)


class Done(NamedTuple):
    """One exercise in one session. `reps` count both sides together."""

    exercise: str
    result: Result
    reps_planned: int


class Past(NamedTuple):
    """One session of the past. `clock`: the time of day where it was. `seconds`: time in steps.

    `pain_*`: 0 to 10, None if not answered. `logged`: done elsewhere and written down afterwards. `note`: about the
    day, in the person's own words.
    """

    id: str
    started: str
    clock: str
    local_date: date
    routine: str
    ending: Ending
    seconds: int
    warm_up: str
    pain_before: int | None
    pain_after: int | None
    worse_next_day: str | None
    exercises: tuple[Done, ...]
    logged: bool = False
    note: str = ""

    @property
    def counts(self) -> bool:
        """Whether its day is one with a session: once an exercise was done to its end, or until it hurt.

        To stop there was right. Where nothing was done there was none, whatever was answered.
        """
        return any(one.result.outcome in _COUNTING for one in self.exercises)


def sessions(sittings: Iterable[Sitting], running: str | None = None) -> tuple[Past, ...]:
    """The sessions among the sittings, in order; `running` is the id of the one that goes on now."""
    return tuple(
        session_of(sitting, running=sitting.id == running)
        for sitting in sittings
        if _was_session(sitting.events)
    )


def _was_session(events: Sequence[Event]) -> bool:
    return any(event.kind is EventKind.STARTED for event in events)


def local_start(sitting: Sitting) -> datetime:
    """When a sitting began, by the clock on the wall there and then: never by the one that is here now."""
    return datetime.fromisoformat(sitting.started.utc) + timedelta(minutes=sitting.started.offset_minutes)


def session_of(sitting: Sitting, *, running: bool = False) -> Past:
    """One sitting as a session."""
    general: dict[str, Value] = {}
    warmed_up = 0.0
    ending = Ending.RUNNING if running else Ending.INTERRUPTED
    for event in sitting.events:
        if event.kind in (EventKind.STARTED, EventKind.ENDED) or (
            event.kind in ANSWERS and event.exercise is None
        ):
            general |= event.body
        if event.kind is EventKind.FINISHED and event.exercise is None:
            warmed_up = _number(event.body.get("seconds"))
        if event.kind is EventKind.ENDED:
            ending = Ending(str(event.body.get("how", Ending.FINISHED)))
    exercises = tuple(done(sitting.events, finished=ending is not Ending.RUNNING))
    return Past(
        id=sitting.id,
        started=sitting.started.utc,
        clock=f"{local_start(sitting):%H:%M}",
        local_date=sitting.local_date,
        routine=sitting.routine,
        ending=ending,
        seconds=max(_whole(general.get("seconds")) or 0, round(warmed_up + _in_all(exercises))),
        warm_up=str(general.get("warm_up", "")),
        pain_before=_whole(general.get("pain_before")),
        pain_after=_whole(general.get("pain_after")),
        worse_next_day=_text(general.get("worse_next_day")),
        exercises=exercises,
        logged=bool(general.get("logged")),
        note=_text(general.get("note")) or "",
    )


def _in_all(exercises: Iterable[Done]) -> float:
    """The seconds of those that have ended; what was cut off in the middle is not known."""
    return sum(one.result.seconds for one in exercises)


def _number(value: Value) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0


def _whole(value: Value) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None


def done(events: Iterable[Event], *, finished: bool = True) -> list[Done]:
    """What became of each exercise that was begun, in order. `finished`: nothing more will happen."""
    found: list[Done] = []
    numbers: list[Value] = []  # told where a plan has one exercise twice
    for event in events:
        if event.exercise is None:
            continue
        number = event.body.get("number")
        if event.kind is EventKind.BEGAN and not event.body.get("repeated"):
            planned = _whole(event.body.get("reps")) or 0
            found.append(Done(event.exercise, Result(began=True), planned))
            numbers.append(number)
            continue
        places = [i for i, one in enumerate(found) if one.exercise == event.exercise]
        if places:
            place = next((i for i in reversed(places) if numbers[i] == number), places[-1])
            found[place] = found[place]._replace(result=_result_after(found[place].result, event))
    if finished:
        left = Outcome.UNFINISHED
        found = [
            one._replace(result=one.result._replace(outcome=one.result.outcome or left)) for one in found
        ]
    return found


def _result_after(result: Result, event: Event) -> Result:
    """The result once `event` has happened. The last answer stands."""
    body = event.body
    match event.kind:
        case EventKind.BEGAN:
            return result._replace(reps_done=0, seconds=0.0, outcome=None, repeated=True)
        case EventKind.REP:
            return result._replace(reps_done=result.reps_done + 1)
        case EventKind.FINISHED:
            reps = _whole(body.get("reps_done"))
            return result._replace(
                reps_done=result.reps_done if reps is None else reps,
                outcome=Outcome(str(body.get("outcome", Outcome.UNFINISHED))),
                seconds=_number(body.get("seconds")),
            )
        case EventKind.ANSWERED | EventKind.CORRECTED:
            return _answered(result, body)
        case _:
            return result


def _answered(result: Result, body: Mapping[str, Value]) -> Result:
    """The result once this was said; afterwards that may also be that it was not done, or was."""
    if "hurt" in body:
        result = result.answered(Hurt(str(body["hurt"])))
    if "leg_signs" in body:
        result = result._replace(leg_signs=bool(body["leg_signs"]))
    if "strength" in body:
        result = result._replace(strength=_whole(body["strength"]))
    if "outcome" in body:
        reps = _whole(body.get("reps_done")) or 0
        result = result._replace(outcome=Outcome(str(body["outcome"])), reps_done=reps)
    return result._replace(note=str(body.get("note", result.note)))


def results(events: Sequence[Event], exercises: Sequence[str]) -> tuple[Result, ...]:
    """What is known of each of the plan's `exercises` (ids), to carry on an interrupted session."""
    begun = done(events, finished=False)
    found: list[Result] = []
    for exercise in exercises:
        place = next((i for i, one in enumerate(begun) if one.exercise == exercise), None)
        found.append(Result() if place is None else begun.pop(place).result)
    return tuple(found)


def unfinished(sittings: Sequence[Sitting], today: date) -> Sitting | None:
    """The session of today that was interrupted and can be carried on: only ever the newest."""
    newest = next((sitting for sitting in reversed(sittings) if _was_session(sitting.events)), None)
    if newest is None or newest.local_date != today:
        return None
    return None if any(event.kind is EventKind.ENDED for event in newest.events) else newest


def session_named(past: Sequence[Past], text: str) -> Past:
    """The session that `text` names: `last`, a day (or a day and time, as they are shown), or how its id begins.

    Raises WrongUsage if that is none of them, or several.
    """
    if not past:
        raise WrongUsage("there is no session yet", "`backroutine start` begins one")
    wanted = text.strip().replace("T", " ", 1)
    found = [
        one
        for one in past
        if (f"{one.local_date} {one.clock}".startswith(wanted) and len(wanted) >= DAY_LETTERS)
        or (one.id.startswith(text) and len(text) >= ID_LETTERS)
    ]
    if wanted == "last":
        found = [*past[-1:]]
    if not found:
        raise WrongUsage(
            f"there is no session {text[:40]!r}",
            "`backroutine history` shows them; name one by its day, or `last`",
        )
    if len(found) > 1:
        times = [one.clock for one in found]
        by_id = "name one by its id, as `backroutine history --json` tells it"
        raise WrongUsage(
            f"there are {len(found)} sessions {text[:40]!r}, at {', '.join(times[:5])}",
            f'add the time: "{found[0].local_date} {times[0]}"' if len({*times}) == len(times) else by_id,
        )
    return found[0]


def as_json(past: Past) -> dict[str, object]:
    """The shape that `history --json` promises: its keys stay, more may follow."""
    return {
        "id": past.id,
        "started": past.started,
        "routine": past.routine,
        "ended": past.ending,
        "logged": past.logged,
        "seconds": past.seconds,
        "pain_before": past.pain_before,
        "pain_after": past.pain_after,
        "note": past.note,
        "exercises": [
            {
                "exercise": one.exercise,
                "outcome": one.result.outcome,
                "hurt": one.result.answer,
                "strength": one.result.strength,
                "leg_signs": None if one.result.hurt is Hurt.NO else one.result.leg_signs,
                "reps_planned": one.reps_planned,
                "reps_done": one.result.reps_done,
                "note": one.result.note,
            }
            for one in past.exercises
        ],
    }

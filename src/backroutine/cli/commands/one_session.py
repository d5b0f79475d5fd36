"""`backroutine history SESSION`: one session of the past, whole."""

from __future__ import annotations

from backroutine.cli.desk import Desk
from backroutine.domain.record.events import Hurt
from backroutine.domain.record.sessions import Done, Past
from backroutine.domain.words.filling import clock, day, tell


def one_session(desk: Desk, past: Past) -> None:
    """Print one session: what was done of each exercise, whether it hurt and how strongly, and every note."""
    out = desk.out
    out.line(
        tell("one.title", day=day(past.local_date.isoformat()), clock=past.clock, routine=past.routine),
        "bold",
    )
    how = tell("one.how", ended=past.ending, minutes=minutes(past.seconds))
    out.prose([tell("one.logged") if past.logged else how])
    out.prose([tell("one.pain", before=_pain(past.pain_before), after=_pain(past.pain_after))])
    if past.worse_next_day is not None:
        out.prose([tell("one.next-day", answer=tell(f"answer.{past.worse_next_day}"))])
    if past.note:
        out.prose([tell("one.about-day", note=past.note)])
    names = {name: found.value.name for name, found in desk.library.exercises().found.items()}
    for done in past.exercises:
        out.line()
        out.line(names.get(done.exercise, done.exercise), "bold")
        out.prose([f"  {line}" for line in _told(done)])


def minutes(seconds: int) -> str:
    """How long it took, with its unit also where it is short."""
    return f"{seconds} s" if seconds < 60 else f"{clock(seconds)} min"


def _pain(number: int | None) -> str:
    return tell("one.not-said") if number is None else str(number)


def _told(done: Done) -> list[str]:
    """What became of one exercise, a line each."""
    result = done.result
    hurt = tell(f"answer.{result.hurt or Hurt.UNANSWERED}")
    strength = tell("one.strength", number=result.strength) if result.strength is not None else ""
    told = [
        tell(
            "one.reps",
            outcome=tell(f"outcome.{result.outcome}"),
            done=result.reps_done,
            planned=done.reps_planned,
        ),
        tell("one.hurt", answer=hurt) + strength,
    ]
    if result.leg_signs is not None:
        told.append(tell("one.leg", answer=tell("answer.yes" if result.leg_signs else "answer.no")))
    if result.repeated:
        told.append(tell("one.repeated"))
    if result.note:
        told.append(tell("one.note", note=result.note))
    return told

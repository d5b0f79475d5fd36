"""The small phrases of the report: amounts, counts, what hurt and when."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from backroutine.domain.policy.progression import Absence
from backroutine.domain.record.day import WEEK
from backroutine.domain.record.events import Hurt
from backroutine.domain.report.exercise_totals import ExerciseTotals, Pain
from backroutine.domain.report.weeks import Dosed
from backroutine.domain.words.filling import amount, counted, short_day, tell

NOTHING = "–"
TOGETHER = "\N{NO-BREAK SPACE}"


def score(mean: float | None) -> str:
    """A mean of pain scores, to one place; a half is rounded up."""
    return NOTHING if mean is None else str(Decimal(str(mean)).quantize(Decimal("0.1"), ROUND_HALF_UP))


def change(means: Sequence[float | None]) -> str:
    """From the first to the last of several means; nothing if one of them is not known."""
    first, last = means[0], means[-1]
    if first is None or last is None or len(means) < 2:
        return NOTHING
    moved = Decimal(score(last)) - Decimal(score(first))  # of the numbers that are shown, so that they add up
    return f"{moved:+}" if moved else "0.0"


def of(some: int, every: int) -> str:
    """`3 of 5`; nothing of nothing is a dash."""
    return tell("report.of", some=some, all=every) if every else NOTHING


def span(seconds: float) -> str:
    """Minutes, as one tells the length of a session."""
    return counted(max(1, round(seconds / 60)), "minute")


def time_of_day(minutes: int) -> str:
    """Minutes after midnight as `07:30`."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def span_name(days: int) -> str:
    """What one column stands for, where it is more than a week."""
    return "" if days == WEEK else tell("report.spans", weeks=days // WEEK)


def details(one: ExerciseTotals, most_doses: int, most_pains: int) -> tuple[str, ...]:
    """What stands below an exercise: how it stands, when it was left out before, how its dose changed, when it hurt."""
    found = []
    if one.stands.since is not None:
        reason = tell(f"reason.{one.stands.reason}")
        day = short_day(one.stands.since, year=True)
        standing = tell("report.standing", standing=one.stands.standing, day=day, reason=reason)
        found.append(standing[0].upper() + standing[1:])
    if one.absences:
        found.append(tell("report.absent", spans="; ".join(map(_absent, one.absences))))
    if len(one.changes) > 1:
        found.append(tell("report.amount", amounts=", ".join(_doses(one, most_doses))))
    if one.pains:
        times = [_hurt(pain) for pain in one.pains[-most_pains:]]
        more = len(one.pains) - len(times)
        times += [tell("report.more", more=more)] if more else []
        found.append(tell("report.hurt", times="; ".join(times)))
    return tuple(found)


def _absent(absence: Absence) -> str:
    since, until = (short_day(day, year=True) for day in absence)
    return tell("report.absent.span", since=since, until=until)


def _doses(one: ExerciseTotals, most: int) -> list[str]:
    """The dose at first and its last changes, each with its day."""
    first, *rest = one.changes[-most:]
    said = [_dosed(first, one)]
    return said + [
        tell("report.amount.from", day=short_day(dosed.day), amount=_dosed(dosed, one)) for dosed in rest
    ]


def _dosed(dosed: Dosed, one: ExerciseTotals) -> str:
    return amount(dosed.reps, dosed.hold_seconds, both_sides=one.both_sides)


def _hurt(pain: Pain) -> str:
    """One time that it hurt: `16 May yes 5/10, leg signs`."""
    answer = "yes" if pain.hurt is Hurt.YES else tell("answer.a-little")
    if pain.strength is not None:
        answer = tell("report.hurt.strength", answer=answer, strength=pain.strength)
    if pain.leg_signs:
        answer = tell("report.leg", answer=answer)
    return f"{short_day(pain.day)} {answer}".replace(" ", TOGETHER)

"""`backroutine progress`: a year's days, pain and doses, drawn in the terminal."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backroutine.cli.desk import Desk
from backroutine.domain.record.events import Sitting
from backroutine.domain.record.sessions import Past
from backroutine.domain.report.weeks import (
    WEEK,
    Dosed,
    Planned,
    Week,
    dose_a_week,
    doses,
    last_seven_days,
    monday,
    planned,
    sessions_a_day,
    weeks,
)
from backroutine.domain.words.english import ENGLISH
from backroutine.domain.words.filling import counted, short_day, tell, wrap
from backroutine.view.plots import Marks, bar, calendar, marks, sparkline
from backroutine.view.report.phrases import amount
from backroutine.view.safe import safe

MARGIN = 4  # "Mon "
MOST_PAIN = 10.0
PAIN_STYLES = ("green", "yellow", "red")
BAR_WEEKS = 8
WIDEST_BAR = 20
NARROWEST = 40  # columns


@dataclass(frozen=True, slots=True)
class Seen:
    """All that is drawn: the weeks from their first Monday to today."""

    today: date
    weeks: tuple[Week, ...]
    days: Mapping[date, int]
    doses: Mapping[str, tuple[Dosed, ...]]
    asked: Mapping[str, Planned]


def progress(desk: Desk, count: int, *, as_json: bool) -> None:
    """Draw the last `count` weeks, as many of them as fit; or print them all as JSON."""
    width = max(NARROWEST, shutil.get_terminal_size().columns)
    shown = count if as_json else min(count, width - MARGIN)
    today = desk.clock.today()
    first = monday(today) - timedelta(days=WEEK * (shown - 1))
    sittings = desk.sittings_since(min(first, today - timedelta(days=WEEK - 1)))
    past = desk.sessions_of(sittings)
    seen = _seen(past, sittings, first, today)
    seven = last_seven_days((one.local_date for one in past), today)
    if as_json:
        desk.out.json(_shape(seen, seven))
        return
    if not seen.days and not seven:
        desk.out.lines(wrap(tell("no-session.weeks", weeks=counted(shown, "week")), width))
        return
    sessions, days = counted(sum(seen.days.values()), "session"), counted(len(seen.days), "day")
    desk.out.line(tell("seven-days", days=seven), "bold")
    desk.out.lines(
        wrap(tell("all-sessions", sessions=sessions, days=days, weeks=counted(shown, "week")), width)
    )
    shapes = marks(unicode=desk.out.unicode)
    _draw_calendar(desk, seen, shapes)
    _draw_pain(desk, seen, shapes, width)
    _draw_doses(desk, seen, shapes, width)


def _seen(past: Sequence[Past], sittings: Sequence[Sitting], first: date, today: date) -> Seen:
    inside = [sitting for sitting in sittings if first <= sitting.local_date <= today]
    return Seen(
        today,
        weeks(past, first, today),
        sessions_a_day(past, first, today),
        doses(inside),
        {one.exercise: one for sitting in inside for one in planned(sitting.plan)},
    )


def _shape(seen: Seen, seven: int) -> dict[str, object]:
    """What `progress --json` promises; dates are the person's own days, weeks begin on Monday."""
    return {
        "today": seen.today.isoformat(),
        "last_seven_days": seven,
        "days": {day.isoformat(): n for day, n in sorted(seen.days.items())},
        "weeks": [
            {
                "from": week.first.isoformat(),
                "days": week.days,
                "pain_before": week.mean_before,
                "pain_after": week.mean_after,
            }
            for week in seen.weeks
        ],
        "doses": {
            exercise: [
                {"date": one.day.isoformat(), "reps": one.reps, "hold_seconds": one.hold_seconds}
                for one in each
            ]
            for exercise, each in seen.doses.items()
        },
    }


def _draw_calendar(desk: Desk, seen: Seen, shapes: Marks) -> None:
    months = ENGLISH["months.short"].split()
    head, *rows = calendar(seen.days, seen.today, len(seen.weeks), months, shapes)
    desk.out.line()
    desk.out.pieces((" " * MARGIN, ""), *head)
    for name, row in zip(ENGLISH["weekdays.short"].split(), rows, strict=True):
        desk.out.pieces((f"{name:{MARGIN}}", "dim"), *row)
    key = zip(shapes.days, ENGLISH["calendar.days"].split("|"), strict=True)
    desk.out.line(" " * MARGIN + "   ".join(f"{shape} {meaning}" for shape, meaning in key), "dim")


def _draw_pain(desk: Desk, seen: Seen, shapes: Marks, width: int) -> None:
    befores = [week.mean_before for week in seen.weeks]
    afters = [week.mean_after for week in seen.weeks]
    for key, means in (("pain.before", befores), ("pain.after", afters)):
        known = [mean for mean in means if mean is not None]
        if not known:
            continue
        desk.out.line()
        desk.out.lines(wrap(tell(key, first=f"{known[0]:.1f}", last=f"{known[-1]:.1f}"), width))
        desk.out.pieces((" " * MARGIN, ""), *sparkline(means, MOST_PAIN, PAIN_STYLES, shapes))
    room = min(WIDEST_BAR, (width - 26) // 2)
    told = [week for week in seen.weeks[-BAR_WEEKS:] if week.before or week.after]
    if told:
        rows = [
            (
                short_day(week.first),
                str(week.days),
                *(_barred(mean, room, shapes) for mean in (week.mean_before, week.mean_after)),
            )
            for week in told
        ]
        desk.out.line()
        desk.out.columns(ENGLISH["progress.columns"].split("|"), rows)


def _barred(mean: float | None, room: int, shapes: Marks) -> str:
    return "" if mean is None else f"{mean:3.1f} {bar(mean, MOST_PAIN, room, shapes)}"


def _draw_doses(desk: Desk, seen: Seen, shapes: Marks, width: int) -> None:
    if seen.doses:
        desk.out.line()
        desk.out.line(tell("doses"))
    for exercise, each in seen.doses.items():
        asked = seen.asked.get(exercise)
        name, both_sides = (asked.name, asked.both_sides) if asked else (exercise, False)
        first, last = (
            amount(one.reps, one.hold_seconds, both_sides=both_sides) for one in (each[0], each[-1])
        )
        key = "dose.now" if first == last else "dose.changed"
        desk.out.lines(wrap(tell(key, exercise=safe(name), first=first, dose=last), width))
        by_week = dose_a_week(each, seen.weeks[0].first, len(seen.weeks))
        amounts = [one.amount if one else None for one in by_week]
        top = max(one.amount for one in each)
        desk.out.pieces((" " * MARGIN, ""), *sparkline(amounts, top, ("green",), shapes))

"""Progress, drawn: a calendar, how the back felt, and the amounts, as lines of pieces; and as a shape for programs."""

from __future__ import annotations

from collections.abc import Iterator

from backroutine.domain.report.progress import Progress
from backroutine.domain.report.weeks import Dosed, dose_a_week
from backroutine.domain.words.english import ENGLISH
from backroutine.domain.words.filling import amount, counted, short_day, tell
from backroutine.view.columns import columns
from backroutine.view.plots import Marks, Pieces, bar, calendar, sparkline
from backroutine.view.wrap import wrap

MARGIN = 4  # columns: "Mon "
NARROWEST = 40
MOST_PAIN = 10.0
PAIN_STYLES = ("green", "yellow", "red")
BAR_WEEKS = 8
WIDEST_BAR = 20
_EMPTY: Pieces = (("", ""),)


def lines(progress: Progress, shapes: Marks, width: int) -> Iterator[Pieces]:
    """All of it in lines of at most `width` columns, or the one that says that there is nothing yet."""
    shown = counted(len(progress.weeks), "week")
    if not progress.days and not progress.seven:
        yield from _prose(tell("no-session.weeks", weeks=shown), width)
        return
    sessions, days = (
        counted(sum(progress.days.values()), "session"),
        counted(len(progress.days), "day"),
    )
    yield ((tell("seven-days", days=progress.seven), "bold"),)
    yield from _prose(tell("all-sessions", sessions=sessions, days=days, weeks=shown), width)
    yield from _calendar(progress, shapes)
    yield from _pain(progress, shapes, width)
    yield from _pain_by_week(progress, shapes, width)
    yield from _amounts(progress, shapes, width)


def shape(progress: Progress) -> dict[str, object]:
    """What `progress --json` promises: dates are the person's own days, weeks begin on Monday; more keys may follow."""
    return {
        "today": progress.today.isoformat(),
        "last_seven_days": progress.seven,
        "days": {day.isoformat(): n for day, n in sorted(progress.days.items())},
        "weeks": [
            {
                "from": week.first.isoformat(),
                "days": week.days,
                "pain_before": week.mean_before,
                "pain_after": week.mean_after,
            }
            for week in progress.weeks
        ],
        "amounts": {exercise: [_amount(one) for one in each] for exercise, each in progress.amounts.items()},
    }


def _amount(one: Dosed) -> dict[str, object]:
    return {"date": one.day.isoformat(), "reps": one.reps, "hold_seconds": one.hold_seconds}


def _prose(text: str, width: int) -> Iterator[Pieces]:
    return (((line, ""),) for line in wrap(text, width))


def _calendar(progress: Progress, shapes: Marks) -> Iterator[Pieces]:
    months = ENGLISH["months.short"].split()
    head, *rows = calendar(progress.days, progress.today, len(progress.weeks), months, shapes)
    yield _EMPTY
    yield ((" " * MARGIN, ""), *head)
    for name, row in zip(ENGLISH["weekdays.short"].split(), rows, strict=True):
        yield ((f"{name:{MARGIN}}", "dim"), *row)
    key = zip(shapes.days, ENGLISH["calendar.days"].split("|"), strict=True)
    yield ((" " * MARGIN + "   ".join(f"{mark} {meaning}" for mark, meaning in key), "dim"),)


def _pain(progress: Progress, shapes: Marks, width: int) -> Iterator[Pieces]:
    befores = [week.mean_before for week in progress.weeks]
    afters = [week.mean_after for week in progress.weeks]
    for key, means in (("pain.before", befores), ("pain.after", afters)):
        known = [mean for mean in means if mean is not None]
        if known:
            yield _EMPTY
            yield from _prose(tell(key, first=f"{known[0]:.1f}", last=f"{known[-1]:.1f}"), width)
            yield ((" " * MARGIN, ""), *sparkline(means, MOST_PAIN, PAIN_STYLES, shapes))


def _pain_by_week(progress: Progress, shapes: Marks, width: int) -> Iterator[Pieces]:
    """The last weeks with their means as numbers and bars."""
    room = min(WIDEST_BAR, (width - 26) // 2)
    told = [week for week in progress.weeks[-BAR_WEEKS:] if week.before or week.after]
    if told:
        yield _EMPTY
        yield from columns(
            ENGLISH["progress.columns"].split("|"),
            [
                (
                    short_day(week.first),
                    str(week.days),
                    *(_barred(mean, room, shapes) for mean in (week.mean_before, week.mean_after)),
                )
                for week in told
            ],
        )


def _barred(mean: float | None, room: int, shapes: Marks) -> str:
    return "" if mean is None else f"{mean:3.1f} {bar(mean, MOST_PAIN, room, shapes)}"


def _amounts(progress: Progress, shapes: Marks, width: int) -> Iterator[Pieces]:
    if progress.amounts:
        yield _EMPTY
        yield ((tell("amounts"), ""),)
    for exercise, each in progress.amounts.items():
        asked = progress.asked.get(exercise)
        name, both_sides = (asked.name, asked.both_sides) if asked else (exercise, False)
        first, last = (
            amount(one.reps, one.hold_seconds, both_sides=both_sides) for one in (each[0], each[-1])
        )
        key = "amount.now" if first == last else "amount.changed"
        yield from _prose(tell(key, exercise=name, first=first, last=last), width)
        by_week = dose_a_week(each, progress.weeks[0].first, len(progress.weeks))
        amounts = [one.amount if one else None for one in by_week]
        top = max(one.amount for one in each)
        yield ((" " * MARGIN, ""), *sparkline(amounts, top, ("green",), shapes))

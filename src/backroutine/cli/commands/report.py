"""`backroutine report`: some weeks for a doctor or physiotherapist, as text, a page, a spreadsheet or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

from backroutine import __version__
from backroutine.cli.answers import iso_day
from backroutine.cli.desk import Desk
from backroutine.cli.written import form_of, write_out
from backroutine.domain.errors import BackroutineError, WrongUsage
from backroutine.domain.exercises.exercise import Exercise
from backroutine.domain.plan.plan import dosed
from backroutine.domain.policy.person import person_from
from backroutine.domain.record.events import Sitting
from backroutine.domain.report.report import Facts, Period, Report, last_weeks, make_report
from backroutine.domain.values import NamedTuple
from backroutine.view.report.csv import csv_lines
from backroutine.view.report.html import page_lines
from backroutine.view.report.json import shape
from backroutine.view.report.text import text_lines

LONGEST_INITIALS = 12


class Format(StrEnum):
    """The forms that a report can have."""

    TEXT = "text"
    HTML = "html"
    CSV = "csv"
    JSON = "json"


class Asked(NamedTuple):
    """What was asked for: days in ISO form, and where the report is to go (None: standard output).

    `form` is one of Format; "" is told from the ending of `output`, else text.
    """

    first: str | None = None
    last: str | None = None
    initials: str = ""
    form: str = ""
    output: Path | None = None
    force: bool = False


def report(desk: Desk, asked: Asked) -> None:
    """Write the report. Raises WrongUsage for days that make no period, or a file that is there already."""
    if len(asked.initials) > LONGEST_INITIALS:
        raise WrongUsage(
            f"--initials takes at most {LONGEST_INITIALS} characters", "a whole name can be written by hand"
        )
    form = form_of(asked.form, asked.output, Format)
    made = _made(desk, _period(asked, desk.clock.today(), desk.person.first), asked.initials)
    lines = _WRITERS[Format(form)](made)
    write_out(desk, lines, asked.output, "Report written to", force=asked.force)


def _json_lines(made: Report) -> Iterable[str]:
    return json.dumps(shape(made), indent=2).splitlines()


_WRITERS: dict[Format, Callable[[Report], Iterable[str]]] = {
    Format.TEXT: text_lines,
    Format.HTML: page_lines,
    Format.CSV: csv_lines,
    Format.JSON: _json_lines,
}


def _period(asked: Asked, today: date, begun: date | None) -> Period:
    """The days asked for; else the last weeks, but for those before the first session of all."""
    last = today if asked.last is None else iso_day(asked.last, "--to")
    first = last_weeks(last).first if asked.first is None else iso_day(asked.first, "--from")
    if asked.first is None and begun is not None and first < begun <= last:
        first = begun
    if first > last:
        raise WrongUsage(f"--from {first} is after --to {last}", "the first day comes first")
    return Period(first, last)


def _made(desk: Desk, period: Period, initials: str) -> Report:
    since = desk.sittings_since(period.first, reps=True)
    sittings = [sitting for sitting in since if sitting.local_date <= period.last]
    told = [sitting for sitting in desk.outline if sitting.local_date <= period.last]
    facts = Facts(sittings, desk.sessions_of(since), told, person_from(told), _exercises(desk, sittings))
    return make_report(facts, period, version=__version__, initials=initials)


def _exercises(desk: Desk, sittings: Sequence[Sitting]) -> dict[str, Exercise]:
    """Every exercise that can be read, with the dose that the routine of the newest session gives it."""
    found = {name: one.value for name, one in desk.library.exercises().found.items()}
    routine = next((sitting.routine for sitting in reversed(sittings) if sitting.routine), None)
    return found | dict(_doses(desk, routine, found))


def _doses(desk: Desk, routine: str | None, found: Mapping[str, Exercise]) -> Iterator[tuple[str, Exercise]]:
    if routine is None:
        return
    try:
        entries = desk.library.routine(routine).value.exercises
    except BackroutineError:  # a routine that is gone has no dose of its own any more
        return
    for entry in entries:
        if entry.exercise in found:
            yield entry.exercise, dosed(found[entry.exercise], entry)

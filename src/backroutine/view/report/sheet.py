"""The report as one sheet of sections, in words: what the text and the page both lay out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from backroutine.domain.report.exercise_totals import DOSE_FIELDS, ExerciseTotals
from backroutine.domain.report.report import Paragraphs, Report, Screened, Stopped
from backroutine.domain.words.english import ENGLISH
from backroutine.domain.words.filling import amount, counted, short_day, tell
from backroutine.domain.words.purpose import CHECKED, PURPOSE
from backroutine.view.report.phrases import change, details, of, score, span, span_name, time_of_day
from backroutine.view.safe import safe

ASK_LINES = 2


@dataclass(frozen=True, slots=True)
class Most:
    """How much of each kind a form has room for.

    `names` in one line, `doses` and `pains` of one exercise; `letters` of what somebody wrote, `name` of a name.
    """

    exercises: int
    lines: int
    words: int
    names: int
    doses: int
    pains: int
    letters: int
    name: int


@dataclass(frozen=True, slots=True)
class Line:
    """One row of cells, and what stands below it."""

    cells: tuple[str, ...]
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, how its numbers arose, a table (the first line is its header) or points; or blanks to write on."""

    title: str
    how: str
    table: tuple[Line, ...] = ()
    points: tuple[str, ...] = ()
    blanks: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that stands on it. `who` is the label of the name, and what stands there ("" for a blank to fill)."""

    title: str
    period: str
    who: tuple[str, str]
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    about: str


def sheet(report: Report, most: Most) -> Sheet:
    """The sheet with at most so much of each kind. All texts are safe to show."""
    who = (tell("report.initials"), safe(report.initials)) if report.initials else (tell("report.name"), "")
    opening = (tell("report.by", version=report.version), tell("report.how"))
    makers: tuple[Callable[[Report, Most], Section | None], ...] = (
        *(_sessions, _weeks, _exercises, _stopped, _signs, _words, _ask, _assumed),
    )
    made = (make(report, most) for make in makers)
    return Sheet(
        tell("report.title"),
        f"{short_day(report.period.first, year=True)} – {short_day(report.period.last, year=True)}",
        who,
        opening,
        tuple(section for section in made if section),
        tell("report.about", purpose=PURPOSE, checked=tell("checked", month=CHECKED)),
    )


def _section(name: str, points: Iterable[str] = (), table: Iterable[Line] = (), blanks: int = 0) -> Section:
    title, how = tell(f"report.{name}"), tell(f"report.{name}.how")
    return Section(title, how, tuple(table), tuple(points), blanks)


def _kept(lines: Sequence[str], most: int, where: str = "report.more") -> list[str]:
    """The last lines, and how many more there are where."""
    more = len(lines) - most
    return [*lines[-most:], *([tell(where, more=more)] if more > 0 else [])]


def _sessions(report: Report, most: Most) -> Section:
    if report.gap is None or report.usual_start is None:
        return _section("sessions", [tell("report.none")])
    routines = _listed([f"{_cut(name, most.name)} {n}" for name, n in report.routines.items()], most)
    endings = ", ".join(f"{ending} {n}" for ending, n in report.endings.items())
    days, gap = counted(report.period.days, "day"), counted(report.gap, "day")
    sessions = counted(report.sessions, "session")
    usual = "report.usual" if report.usual_seconds is not None else "report.usual.none"
    start, minutes = time_of_day(report.usual_start), span(report.usual_seconds or 0)
    points = (
        tell("report.days", done=report.days_done, days=days, gap=gap),
        tell("report.all", sessions=sessions, routines=routines, endings=endings),
        tell(usual, start=start, length=minutes),
    )
    return _section("sessions", points)


def _weeks(report: Report, _most: Most) -> Section | None:
    weeks = report.weeks
    if not report.sessions:
        return None
    befores, afters = [week.mean_before for week in weeks], [week.mean_after for week in weeks]
    rows = [
        ("days", [str(week.days) for week in weeks], ""),
        ("before", [score(mean) for mean in befores], change(befores)),
        ("after", [score(mean) for mean in afters], change(afters)),
        ("answers", [f"{len(week.before)}/{len(week.after)}" for week in weeks], ""),
        ("worse", [of(week.worse, week.told) for week in weeks], ""),
        ("little", [of(week.a_little_worse, week.told) for week in weeks], ""),
    ]
    header = (span_name(report.span), *(short_day(week.first) for week in weeks), tell("report.change"))
    lines = [Line((tell(f"report.week.{name}"), *cells, last)) for name, cells, last in rows]
    return _section("weeks", [tell("report.weeks.note")], [Line(header), *lines])


def _exercises(report: Report, most: Most) -> Section | None:
    if not report.exercise_totals:
        return None
    kept = set(sorted(report.exercise_totals, key=_weight)[: most.exercises])
    lines = [_exercise(one, most) for one in report.exercise_totals if one in kept]
    more = len(report.exercise_totals) - len(lines)
    header = Line(tuple(ENGLISH["report.columns"].split("|")))
    rest = [tell("report.more", more=more)] if more else []
    return _section("exercises", rest, [header, *lines])


def _weight(one: ExerciseTotals) -> tuple[bool, int, int]:
    """What must not be missing comes first: what is left out, what hurt, what is done most."""
    return not one.stands.left_out, -len(one.pains), -one.begun


def _exercise(one: ExerciseTotals, most: Most) -> Line:
    counts = (one.no, one.a_little, one.yes, one.unanswered)
    now = amount(one.now.reps, one.now.hold_seconds, both_sides=one.both_sides) if one.now else ""
    gone = tell("report.left-out" if one.stands.left_out else "report.gone")
    cells = (
        _cut(one.name, most.name),
        now or gone,
        of(one.done, one.planned),
        of(one.reps_done, one.reps_planned),
    )
    return Line((*cells, *map(str, counts)), details(one, most.doses, most.pains))


def _stopped(report: Report, most: Most) -> Section | None:
    lines = [_stop(one, report, most) for one in report.stopped]
    return _section("stopped", _kept(lines, most.lines)) if lines else None


def _stop(one: Stopped, report: Report, most: Most) -> str:
    names = _listed([_name(name, report, most) for name in one.hurt], most)
    return tell(
        "report.stopped.line",
        day=short_day(one.day),
        routine=_cut(one.routine, most.name),
        ending=one.ending,
        done=one.done,
        planned=one.planned,
        hurt=tell("report.stopped.hurt", exercises=names) if names else "",
    )


def _signs(report: Report, most: Most) -> Section:
    lines = [_sign(one, report, most) for one in report.screened]
    return _section(
        "signs", _kept(lines, most.lines, "report.more.json") if lines else [tell("report.sign.never")]
    )


def _sign(one: Screened, report: Report, most: Most) -> str:
    about = f", {_name(one.exercise, report, most)}" if one.exercise else ""
    words = _cut(one.words, most.letters)
    return tell(f"report.sign.{one.sign}", day=short_day(one.day, year=True), words=words, exercise=about)


def _words(report: Report, most: Most) -> Section | None:
    lines = [_said(one, report, most) for one in report.words]
    return _section("words", _kept(lines, most.words)) if lines else None


def _said(one: Paragraphs, report: Report, most: Most) -> str:
    about = f", {_name(one.exercise, report, most)}" if one.exercise else ""
    text = _cut(one.text, most.letters)
    return tell("report.words.line", day=short_day(one.day), exercise=about, text=text)


def _name(exercise: str, report: Report, most: Most) -> str:
    return _cut(report.names.get(exercise, exercise), most.name)


def _cut(text: str, letters: int) -> str:
    clean = " ".join(safe(text).split())
    return clean if len(clean) <= letters else f"{clean[: letters - 1].rstrip()}…"


def _ask(_report: Report, _most: Most) -> Section:
    return _section("ask", blanks=ASK_LINES)


def _assumed(report: Report, most: Most) -> Section | None:
    """Of the doses on this sheet, what no source gives."""
    names = {
        key: [_cut(one.name, most.name) for one in report.exercise_totals if key in one.assumed]
        for key in DOSE_FIELDS
    }
    lines = [
        tell("report.assumed.line", what=tell(f"report.assumed.{key}"), exercises=_listed(found, most))
        for key, found in names.items()
        if found
    ]
    return _section("assumed", [tell("report.assumed.pace"), *lines]) if report.exercise_totals else None


def _listed(names: Sequence[str], most: Most) -> str:
    return ", ".join([*names[: most.names], *(["…"] if len(names) > most.names else [])])

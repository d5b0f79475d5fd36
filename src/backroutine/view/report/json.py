"""The report as JSON, for programs: this shape stays; more keys may follow."""

from __future__ import annotations

from backroutine.domain.report.exercise_totals import ExerciseTotals
from backroutine.domain.report.report import Report
from backroutine.domain.report.rows import Row
from backroutine.domain.report.weeks import Dosed, Week

COLUMNS = (
    "date", "started", "session", "routine", "ended", "pain_before", "pain_after", "worse_next_day",
    "exercise", "name", "reps", "hold_seconds", "reps_planned", "reps_done", "seconds", "outcome",
    "hurt", "strength", "leg_signs", "note", "session_note",
)  # fmt: skip


def shape(report: Report) -> dict[str, object]:
    """Everything of the report.

    `{from, to, version, initials, days, days_done, sessions, routines: {id: count}, endings: {ended: count},
    longest_gap_days, usual_start_minutes, usual_seconds,
    weeks: [{from, days, pain_before: [0-10], pain_after: [0-10], worse_next_day, a_little_worse, told}],
    exercises: [{exercise, name, standing, since, reason, reps, hold_seconds, planned, begun, done, reps_planned,
    reps_done, no, a_little, yes, unanswered, pains: [{date, hurt, strength, leg_signs, note}],
    amounts: [{from, reps, hold_seconds}], left_out: [{from, until}], assumed: [key]}],
    stopped: [{date, routine, ended, done, planned, hurt: [exercise]}],
    safety: [{date, answer, exercise, words}], words: [{date, exercise, text}], rows: [...]}`

    Dates are the person's own days (ISO 8601), `usual_start_minutes` count from midnight. A week's pain is every
    score in order. `reps` and `hold_seconds` of an exercise are its amount now, null where it is left out; `amounts`
    holds the first of the period and each change. `left_out` has the times that
    are over, until the day on which it was brought back; one that goes on is `since`. `answer` is none, fits, red-flag or cleared. `rows` has an
    object for each exercise in each session, with the columns of the CSV. What is not known is null.
    """
    return {
        "from": report.period.first.isoformat(),
        "to": report.period.last.isoformat(),
        "version": report.version,
        "initials": report.initials,
        "days": report.period.days,
        "days_done": report.days_done,
        "sessions": report.sessions,
        "routines": dict(report.routines),
        "endings": dict(report.endings),
        "longest_gap_days": report.gap,
        "usual_start_minutes": report.usual_start,
        "usual_seconds": report.usual_seconds,
        "weeks": [_week(week) for week in report.weeks],
        "exercises": [_exercise(one) for one in report.exercise_totals],
        "stopped": [
            {
                "date": one.day.isoformat(),
                "routine": one.routine,
                "ended": one.ending,
                "done": one.done,
                "planned": one.planned,
                "hurt": list(one.hurt),
            }
            for one in report.stopped
        ],
        "safety": [
            {
                "date": one.day.isoformat(),
                "answer": one.sign,
                "exercise": one.exercise or None,
                "words": one.words,
            }
            for one in report.screened
        ],
        "words": [
            {"date": one.day.isoformat(), "exercise": one.exercise or None, "text": one.text}
            for one in report.words
        ],
        "rows": [row_shape(row) for row in report.rows],
    }


def _week(week: Week) -> dict[str, object]:
    return {
        "from": week.first.isoformat(),
        "days": week.days,
        "pain_before": list(week.before),
        "pain_after": list(week.after),
        "worse_next_day": week.worse,
        "a_little_worse": week.a_little_worse,
        "told": week.told,
    }


def _exercise(one: ExerciseTotals) -> dict[str, object]:
    return {
        "exercise": one.exercise,
        "name": one.name,
        "standing": one.stands.standing,
        "since": one.stands.since.isoformat() if one.stands.since else None,
        "reason": one.stands.reason,
        "reps": one.now.reps if one.now else None,
        "hold_seconds": one.now.hold_seconds if one.now else None,
        "planned": one.planned,
        "begun": one.begun,
        "done": one.done,
        "reps_planned": one.reps_planned,
        "reps_done": one.reps_done,
        "no": one.no,
        "a_little": one.a_little,
        "yes": one.yes,
        "unanswered": one.unanswered,
        "pains": [
            {
                "date": pain.day.isoformat(),
                "hurt": pain.hurt,
                "strength": pain.strength,
                "leg_signs": pain.leg_signs,
                "note": pain.note,
            }
            for pain in one.pains
        ],
        "amounts": [_dosed(dosed) for dosed in one.changes],
        "left_out": [
            {"from": absence.since.isoformat(), "until": absence.until.isoformat()}
            for absence in one.absences
        ],
        "assumed": list(one.assumed),
    }


def _dosed(dosed: Dosed) -> dict[str, object]:
    return {"from": dosed.day.isoformat(), "reps": dosed.reps, "hold_seconds": dosed.hold_seconds}


def row_shape(row: Row) -> dict[str, object]:
    """One exercise in one session, by the names in COLUMNS."""
    past, result = row.past, row.result
    cells = (
        past.local_date.isoformat(), row.started, past.id, past.routine, past.ending, past.pain_before,
        past.pain_after, past.worse_next_day, row.exercise, row.name, row.reps, row.hold_seconds, row.reps_planned,
        result.reps_done, round(result.seconds, 1), result.outcome, result.answer, result.strength,
        result.leg_signs, result.note, row.session_note,
    )  # fmt: skip
    return dict(zip(COLUMNS, cells, strict=True))

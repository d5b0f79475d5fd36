"""The report as data: everything a doctor or physiotherapist needs, and nothing that interprets it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from backroutine.domain.policy.dose import Dose
from backroutine.domain.policy.progression import Absence
from backroutine.domain.policy.standing import Standing
from backroutine.domain.record.events import Ending, Event, EventKind, Hurt
from backroutine.domain.report.exercise_totals import ExerciseTotals, Pain
from backroutine.domain.report.report import Paragraphs, Period, Report, Screened, Sign, Stopped, last_weeks
from backroutine.domain.report.weeks import Dosed
from months import BACK, EXERCISES, FIRST, FIVE, MONTH, REACH, ROLL, SHORT, SIDE, TILT, Log, month


def day(number: int) -> date:
    return date(2026, 5, number)


def totals(report: Report, exercise: str) -> ExerciseTotals:
    return next(one for one in report.exercise_totals if one.exercise == exercise)


def test_the_usual_period_is_four_weeks() -> None:
    """28 days, with the last one."""
    assert MONTH == last_weeks(day(28))
    assert 28 == MONTH.days


def test_days_sessions_and_their_ends_are_counted() -> None:
    """Days done, stopped sessions, the longest gap, the usual time and length."""
    made = month().report()

    assert (19, 19, 2) == (made.days_done, made.sessions, made.gap)
    assert {"lower-back": 18, "short": 1} == made.routines
    assert {Ending.FINISHED: 17, Ending.STOPPED: 2} == made.endings
    assert (7 * 60 + 30, 960) == (made.usual_start, made.usual_seconds)


def test_pain_is_counted_by_week() -> None:
    """Pain at start and end, and the day after, for each week of the period."""
    made = month().report()

    assert [day(1), day(8), day(15), day(22)] == [week.first for week in made.weeks]
    assert [(6, 5), (5, 4), (3, 3), (5, 5)] == [(week.days, week.told) for week in made.weeks]
    assert (5, 4, 4, 4, 5, 4) == made.weeks[0].before
    assert (1, 1) == (made.weeks[2].worse, made.weeks[2].a_little_worse)


def test_an_exercise_is_told_as_planned_and_as_done() -> None:
    """Prescribed against done, with every answer."""
    made = month().report()
    back = totals(made, "backward-bending")

    assert (11, 11, 10) == (back.planned, back.begun, back.done)
    assert (53, 52) == (back.reps_planned, back.reps_done)
    assert (9, 1, 1, 0) == (back.no, back.a_little, back.yes, back.unanswered)
    assert 1 == totals(made, "hip-rolling").unanswered
    assert (19, 17) == (totals(made, "full-body-stretch").planned, totals(made, "full-body-stretch").begun)


def test_what_hurt_is_told_with_its_day() -> None:
    """Pain events and dates."""
    back = totals(month().report(), "backward-bending")

    assert (
        Pain(day(14), Hurt.A_LITTLE, 2, leg_signs=False, note=""),
        Pain(day(16), Hurt.YES, 5, leg_signs=False, note="pinch, low right"),
    ) == back.pains


def test_standing_and_dose_are_those_of_the_last_day() -> None:
    """Parked and retired with their reason; the dose of today is the policy's."""
    made = month().report()
    back, tilt = totals(made, "backward-bending"), totals(made, "pelvic-tilt")

    assert (Standing.PARKED, day(16), "hurt", None) == (
        back.stands.standing, back.stands.since, back.stands.reason, back.now,
    )  # fmt: skip
    assert Standing.READY is tilt.stands.standing
    assert isinstance(tilt.now, Dose)
    earlier = month().report(Period(FIRST, day(13)))
    assert Standing.READY is totals(earlier, "backward-bending").stands.standing


def test_changes_of_dose_are_told_with_their_day() -> None:
    """What each session asked for, whenever it changed."""
    tilt = totals(month().report(), "pelvic-tilt")

    assert (Dosed(day(1), 5, 5.0), Dosed(day(16), 6, 5.0), Dosed(day(18), 5, 5.0)) == tilt.changes


def test_the_time_in_which_it_was_left_out_is_kept_after_it_came_back() -> None:
    """From the day on which it was parked to the day on which it was brought back; not once that is past."""
    log = Log().does(3, Event(EventKind.PARKED, "side-bending")).session(4, SHORT)
    log = log.does(11, Event(EventKind.BROUGHT_BACK, "side-bending")).session(12, SHORT)

    assert (Absence(day(3), day(11)),) == totals(log.report(), "side-bending").absences
    assert () == totals(log.report(Period(FIRST, day(10))), "side-bending").absences
    assert (Absence(day(3), day(11)),) == totals(
        log.report(Period(day(11), day(28))), "side-bending"
    ).absences
    later = log.report(Period(day(12), day(28)))
    assert all(not one.absences for one in later.exercise_totals)


def test_each_time_it_was_left_out_for_pain_is_kept() -> None:
    """It came back, hurt again, and was brought back again: both times are told."""
    log = Log()
    for parked, back in ((2, 10), (14, 22)):
        log = log.does(parked, Event(EventKind.PARKED, "side-bending"))
        log = log.does(back, Event(EventKind.BROUGHT_BACK, "side-bending"))

    expected = (Absence(day(2), day(10)), Absence(day(14), day(22)))
    assert expected == totals(log.report(), "side-bending").absences


def test_an_earlier_time_is_kept_when_it_hurts_again() -> None:
    """It came back and was parked by pain: the first time stays told beside the second, which goes on."""
    log = Log().does(2, Event(EventKind.PARKED, "side-bending"))
    log = log.does(10, Event(EventKind.BROUGHT_BACK, "side-bending"))
    log = log.session(14, FIVE, {"side-bending": ({"hurt": "yes"},)})
    side = totals(log.report(), "side-bending")

    assert ((Absence(day(2), day(10)),), day(14)) == (side.absences, side.stands.since)


def test_a_session_whose_plan_is_lost_had_at_least_what_was_begun() -> None:
    """Nothing is ever "1 of 0"."""
    log = Log().session(1, (TILT, ROLL), how="stopped")
    log.sittings[0] = log.sittings[0]._replace(plan="{}")
    made = log.report()

    assert (1, 1) == (totals(made, "pelvic-tilt").planned, totals(made, "pelvic-tilt").done)
    assert [(2, 2)] == [(one.done, one.planned) for one in made.stopped]


def test_what_is_parked_is_told_though_it_was_not_done() -> None:
    """An exercise that was left out all the time stands in the report all the same."""
    log = Log().does(1, Event(EventKind.PARKED, "side-bending")).session(10, SHORT)

    side = totals(log.report(Period(day(8), day(28))), "side-bending")

    assert ("Side bending", 0, 0, "by-hand") == (side.name, side.planned, side.begun, side.stands.reason)


def test_an_exercise_that_is_gone_keeps_the_name_it_had() -> None:
    """The session's own plan knows it; its dose now is unknown, and so is what was assumed of it."""
    side = totals(month().report(exercises={}), "side-bending")

    assert ("Side bending", None, ()) == (side.name, side.now, side.assumed)


def test_what_is_assumed_of_a_dose_is_told() -> None:
    """What no source gives; of the pace this is so in all files, so it is not listed for each."""
    made = month().report()

    assert (("first_side",), ("reps",), ("reps", "posture"), ()) == tuple(
        totals(made, one.id).assumed for one in (SIDE, BACK, REACH, TILT)
    )


def test_sessions_stopped_before_their_end_are_listed() -> None:
    """With what was done of what was planned, and what hurt."""
    log = month().session(27, how=None, until=1)

    assert (
        Stopped(day(16), "lower-back", Ending.STOPPED, 3, 5, ("backward-bending",)),
        Stopped(day(18), "lower-back", Ending.STOPPED, 2, 4, ()),
        Stopped(day(27), "lower-back", Ending.INTERRUPTED, 1, 5, ()),
    ) == log.report().stopped


def test_safety_answers_are_told_with_the_last_one_before() -> None:
    """The red flag answers; who cleared what, and when it was asked."""
    log = (
        Log()
        .does(1, Event(EventKind.SCREENED, body={"fits": True}))
        .does(2, Event(EventKind.SCREENED, body={"fits": False}))
    )
    log.does(9, Event(EventKind.SCREENED, body={"fits": True, "red_flag": True}))
    log.does(10, Event(EventKind.CLEARED, body={"who": "a doctor", "when": "10 May"}))
    log.does(11, Event(EventKind.CLEARED, "side-bending", body={"who": "a physiotherapist"}))
    log.does(12, Event(EventKind.BROUGHT_BACK, "side-bending", body={"cleared": "the same, today"}))
    log.does(12, Event(EventKind.BROUGHT_BACK, "hip-rolling")).does(
        29, Event(EventKind.SCREENED, body={"fits": True})
    )

    assert (
        Screened(day(2), Sign.NONE),
        Screened(day(9), Sign.RED_FLAG),
        Screened(day(10), Sign.CLEARED, "", "a doctor, 10 May"),
        Screened(day(11), Sign.CLEARED, "side-bending", "a physiotherapist"),
        Screened(day(12), Sign.CLEARED, "side-bending", "the same, today"),
    ) == log.report(Period(day(8), day(28))).screened
    assert Screened(day(1), Sign.FITS) == log.report(Period(day(1), day(1))).screened[0]


def test_the_persons_words_are_told_as_they_were_typed() -> None:
    """About an exercise, or about it all."""
    assert (
        Paragraphs(day(10), "", "Mornings are stiff, better after."),
        Paragraphs(day(16), "backward-bending", "pinch, low right"),
        Paragraphs(day(16), "", "Can't stand long at the sink."),
    ) == month().report().words


def test_days_before_the_first_session_are_no_gap() -> None:
    """Whoever began in the middle of the period was not away before; whoever began earlier was."""
    log = Log().session(20).session(22)

    assert 6 == log.report().gap
    assert 19 == Log().session(FIRST.replace(month=4)).session(20).session(22).report().gap


def test_sessions_in_which_nothing_was_done_are_told_but_are_no_days() -> None:
    """That somebody began and stopped is worth knowing; the time without a session went on all the same."""
    made = Log().session(3, pain=(7, None), how="stopped", until=0).report()

    assert (0, 1, 28) == (made.days_done, made.sessions, made.gap)
    assert [0] == [one.done for one in made.stopped]


def test_a_session_that_was_cut_off_before_it_began_was_planned_by_nobody() -> None:
    """A computer that broke down during the first question has left a plan, and no exercise was left undone."""
    begun, none = Log().session(3), Log().session(3)
    (one,) = none.sittings
    none.sittings[:] = [one._replace(entries=one.entries[:0])]

    assert [1] * 5 == [exercise.planned for exercise in begun.report().exercise_totals]
    assert () == none.report().exercise_totals


def test_an_empty_period_is_a_report_too() -> None:
    """No session: no gap, no usual time, no mean; the weeks are there."""
    made = Log().report()

    assert (0, 0, None, None, None, ()) == (
        made.days_done, made.sessions, made.gap, made.usual_start, made.usual_seconds, made.exercise_totals,
    )  # fmt: skip
    assert 4 == len(made.weeks)


def test_only_finished_sessions_tell_the_usual_length() -> None:
    """A session that was stopped says nothing of how long one takes."""
    assert None is Log().session(1, how="stopped", until=1).report().usual_seconds


@pytest.mark.parametrize(("days", "span"), [(1, 7), (28, 7), (56, 7), (57, 14), (112, 14), (366, 49)])
def test_a_long_period_has_fewer_and_wider_columns(days: int, span: int) -> None:
    """At most eight columns, each of whole weeks."""
    last = date.fromordinal(FIRST.toordinal() + days - 1)

    made = Log().session(1).report(Period(FIRST, last))

    assert (span, True) == (made.span, len(made.weeks) <= 8)


def test_rows_are_one_for_each_exercise_of_each_session() -> None:
    """With the time of the place and its distance from UTC, and the dose for each side."""
    log = Log().session(1, (TILT, ROLL), pain=(4, 3)).session(29)

    first, second = log.report().rows

    assert ("2026-05-01T07:30:00+02:00", "Pelvic tilt", 5, 5.0, 5) == (
        first.started, first.name, first.reps, first.hold_seconds, first.reps_planned,
    )  # fmt: skip
    assert ("hip-rolling", 5, 0.0, 10, 10) == (
        second.exercise, second.reps, second.hold_seconds, second.reps_planned, second.result.reps_done,
    )  # fmt: skip


def test_a_row_without_a_plan_knows_what_it_can() -> None:
    """The name comes from the file, else the id stands for it; the hour may be west of UTC."""
    events = [
        Event(EventKind.STARTED),
        *(Event(EventKind.BEGAN, name, body={"reps": 5}) for name in ("side-bending", "gone")),
    ]
    log = Log().does(1, *events)
    log.sittings = [one._replace(started=one.started._replace(offset_minutes=-210)) for one in log.sittings]

    first, second = log.report().rows

    assert ("2026-05-01T02:00:00-03:30", "Side bending", None, None) == (
        first.started, first.name, first.reps, first.hold_seconds,
    )  # fmt: skip
    assert "gone" == second.name


def test_a_late_evening_is_close_to_midnight() -> None:
    """The usual start of 23:30, 23:50 and 00:10 is 23:50: a day ends at 04:00."""
    log = Log().session(1, at="21:30").session(2, at="21:50").session(3, at="22:10")

    assert 23 * 60 + 50 == log.report().usual_start


def test_there_are_no_badges_streaks_or_advice() -> None:
    """What is to be left out has no place to stand in."""
    names = " ".join(field.name for kind in (Report, ExerciseTotals) for field in fields(kind))

    assert [] == [word for word in ("streak", "badge", "score", "advice", "doctor") if word in names]


def test_a_routines_dose_is_the_one_that_is_told() -> None:
    """The dose now is made from the exercises as they were handed in, so that a routine can have its own."""
    known = EXERCISES | {TILT.id: TILT._replace(reps=3)}

    assert Dose(3, 5.0) == totals(Log().session(1, FIVE).report(exercises=known), TILT.id).now

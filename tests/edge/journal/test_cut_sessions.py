"""A session that was cut off anywhere is told as what it was, and everywhere as the same."""

from __future__ import annotations

from backroutine.domain.policy.pain import felt
from backroutine.domain.record.events import Ending, EventKind, Outcome
from backroutine.domain.record.sessions import Past, sessions
from backroutine.domain.report.weeks import last_seven_days
from backroutine.edge.journal import Journal
from backroutine.edge.journal.glance import glance
from journals import SITTING, STARTED, quick_folder, read
from shipped import shipped_session


def test_wherever_a_session_is_cut_off_it_is_told_the_same_everywhere() -> None:
    """After each of its events: no ending that it had not, no rep too many, and the glance counts what the rest counts.

    What pain decides is read from the same answers.
    """
    plan, events = shipped_session()
    day = SITTING.local_date
    with quick_folder() as folder, Journal.open(folder / "journal.sqlite3") as journal:
        path = folder / "journal.sqlite3"
        journal.begin(SITTING._replace(plan=plan))
        told: list[Past] = []
        for event in events:
            assert journal.append(SITTING.id, event, STARTED)
            past = sessions(read(path))
            line = glance(str(path), day)
            assert line
            told += past
            days = [one.local_date for one in past if one.counts]
            assert (bool(past), bool(days), last_seven_days(days, day)) == (line.ever, line.today, line.days)
            for one in past:
                answers = {each.exercise: each.hurt for each in felt(journal.sittings()[0].events)}
                assert {each.exercise: each.result.answer for each in one.exercises} == answers

    started = [event.kind for event in events].index(EventKind.STARTED)
    assert [*[Ending.INTERRUPTED] * (len(events) - started - 1), Ending.FINISHED] == [
        one.ending for one in told
    ]
    assert [one.seconds for one in told] == sorted(one.seconds for one in told)
    for one in told:
        done = [each for each in one.exercises if each.result.outcome is Outcome.DONE]
        assert all(each.result.reps_done == each.reps_planned for each in done)
        assert all(each.result.reps_done <= each.reps_planned for each in one.exercises)

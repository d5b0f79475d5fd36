"""Progress as lines and as a shape for programs."""

from __future__ import annotations

from datetime import date

import pytest

from backroutine.domain.record.events import Event, EventKind
from backroutine.domain.record.sessions import sessions
from backroutine.domain.report.progress import Progress, progress_of
from backroutine.view.plots import ASCII
from backroutine.view.progress import lines, shape
from months import SIDE, TILT, Log

TODAY = date(2026, 5, 14)  # a Thursday


def progress(log: Log, count: int = 2) -> Progress:
    """The last `count` weeks of a log."""
    return progress_of(log.sittings, sessions(log.sittings), TODAY, count)


def told(log: Log, width: int = 80) -> list[str]:
    """What is read, line by line."""
    return ["".join(piece for piece, _ in line) for line in lines(progress(log), ASCII, width)]


def lived() -> Log:
    """Three sessions with more and more reps, an unanswered pain, and an exercise that no plan tells of."""
    log = (
        Log().session(5, (TILT, SIDE), pain=(6, 4)).session(12, (TILT._replace(reps=6), SIDE), pain=(3, None))
    )
    return log.session(14, (TILT._replace(reps=6), SIDE)).does(
        14, Event(EventKind.BEGAN, "bare", body={"reps": 10})
    )


def test_all_of_it_in_lines() -> None:
    """How often, a calendar, pain at first and last, week by week, and each amount, with a name where there is one."""
    assert [
        "2 of the last 7 days.",
        "3 sessions on 3 days in the last 2 weeks.",
    ] == told(lived())[:2]
    wanted = (
        "Pain before, 0 to 10, as you answered: 6.0 at first, 3.0 last.",
        "Pain after, 0 to 10: 4.0 at first, 4.0 last.",
        "Pelvic tilt: 5 x 5 s at first, 6 x 5 s last.",
        "Side bending: 5 each side x 5 s.",
        "bare: 10 in all.",
    )
    assert [] == [line for line in wanted if line not in told(lived())]
    assert ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] == [line[:3] for line in told(lived())[4:11]]
    weeks = [line for line in told(lived()) if line.startswith(("4 May", "11 May"))]
    assert [["4", "May", "1", "6.0"], ["11", "May", "2", "3.0"]] == [line.split()[:4] for line in weeks]


@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_line_is_wider_than_there_is_room(width: int) -> None:
    """From the narrowest that is drawn on."""
    assert max(map(len, told(lived(), width))) <= width


def test_what_was_not_told_is_not_drawn() -> None:
    """A session without an answer, of which no amount is known, is a day in the calendar, and no more."""
    done = Event(EventKind.FINISHED, "bare", body={"outcome": "done"})
    found = told(Log().does(14, Event(EventKind.STARTED), Event(EventKind.BEGAN, "bare"), done))

    assert [] == [word for word in ("Pain", "WEEK OF", "week by week") if word in "\n".join(found)]
    assert "1 session on 1 day in the last 2 weeks." in found


def test_nothing_yet_is_one_line() -> None:
    """It says what there is nothing of, and blames nobody."""
    assert ["No session in the last 2 weeks. `backroutine start` begins one."] == told(Log())


def test_programs_get_dates_numbers_and_amounts() -> None:
    """Days of the person's own, weeks from Monday on, null where nothing was answered."""
    found = shape(progress(lived()))

    assert ("2026-05-14", 2) == (found["today"], found["last_seven_days"])
    assert {"2026-05-05": 1, "2026-05-12": 1, "2026-05-14": 1} == found["days"]
    assert [
        {"from": "2026-05-04", "days": 1, "pain_before": 6.0, "pain_after": 4.0},
        {"from": "2026-05-11", "days": 2, "pain_before": 3.0, "pain_after": None},
    ] == found["weeks"]
    amounts = found["amounts"]
    assert isinstance(amounts, dict)
    assert {"date": "2026-05-14", "reps": 6, "hold_seconds": 5.0} == amounts["pelvic-tilt"][-1]

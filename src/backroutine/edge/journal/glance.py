"""A glance at the journal, for a prompt: nothing is loaded but SQLite, and nothing is written."""

from __future__ import annotations

import os
import sqlite3
from datetime import date, timedelta

from backroutine.domain.report.today_line import TodayLine

_WEEK = timedelta(7)
_PATIENCE = 0.2  # seconds: a prompt does not wait for long
_SESSIONS = """
    SELECT id, local_date FROM session WHERE local_date > ?
    AND EXISTS (SELECT 1 FROM event WHERE session = session.id AND kind = 'started') ORDER BY started_utc, id
"""
_EVER = "SELECT EXISTS (SELECT 1 FROM event WHERE kind = 'started')"
_TOLD = """
    SELECT exercise, kind, body FROM event WHERE session = ? AND exercise IS NOT NULL
    AND kind IN ('began', 'finished', 'answered', 'corrected') ORDER BY seq, id
"""
_ANSWER, _YES = '"hurt":"', '"hurt":"yes"'  # as they are written: without spaces
_OUTCOME, _NUMBER = '"outcome":"', '"number":'
_DONE = f'{_OUTCOME}done"', f'{_OUTCOME}hurt"'


def glance(path: str, today: date) -> TodayLine | None:
    """Today's line, from the journal at `path`; a missing one is empty.

    None if that is not to be had at a glance: whoever reads it whole then knows why.
    """
    try:
        os.stat(path)  # noqa: PTH116 - without pathlib
        place = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        db = sqlite3.connect(f"file:{place}?mode=ro", uri=True, timeout=_PATIENCE)
        try:
            return _line(db, today)
        finally:
            db.close()
    except (FileNotFoundError, NotADirectoryError):
        return TodayLine(today=False, days=0, ever=False, hurt=False)
    except (OSError, sqlite3.Error, TypeError):  # the last: a word in it is not even text
        return None


def _line(db: sqlite3.Connection, today: date) -> TodayLine:
    lately = db.execute(_SESSIONS, ((today - _WEEK).isoformat(),)).fetchall()
    days = {day for session, day in lately if day <= today.isoformat() and _counts(db, session)}
    return TodayLine(
        today=today.isoformat() in days,
        days=len(days),
        ever=bool(lately) or bool(db.execute(_EVER).fetchone()[0]),
        hurt=bool(lately) and _hurt(db, lately[-1][0]),
    )


def _hurt(db: sqlite3.Connection, session: str) -> bool:
    """Whether something hurt in that session; the last answer about each exercise stands."""
    told = db.execute(_TOLD, (session,))
    answers = {_which(exercise, body): body for exercise, _, body in told if _ANSWER in body}
    return any(_YES in body for body in answers.values())


def _counts(db: sqlite3.Connection, session: str) -> bool:
    """What `Past.counts` tells; an exercise that is begun again, or corrected, is what it becomes then."""
    told = db.execute(_TOLD, (session,))
    became = {_which(name, body): body for name, kind, body in told if kind == "began" or _OUTCOME in body}
    return any(done in body for body in became.values() for done in _DONE)


def _which(exercise: str, body: str) -> tuple[str, str]:
    """Which exercise it is; where a plan has one twice, its number tells."""
    return exercise, body.partition(_NUMBER)[2].partition(",")[0].rstrip("}")

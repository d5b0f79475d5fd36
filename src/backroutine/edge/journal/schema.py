"""How the journal lies on the disk: its tables, its statements, and values turned into rows."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from typing import Any

from backroutine.domain.record.events import Entry, Event, Sitting, Stamp

APPLICATION_ID = 1651668078  # "brtn" in the file's head: this file is ours
LAST_PLACE = 1 << 53  # the largest number that every program reads as a whole one
VERSION = 2  # of the tables; a later one must be able to read all earlier ones

SETTINGS = (  # at every open
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
)
SETTINGS_FOR_WRITING = (
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",  # also syncs the folder: nothing acknowledged is lost in a power cut
    "PRAGMA fullfsync=1",  # macOS: else the drive keeps it in its own memory
    "PRAGMA secure_delete=ON",  # erased words must not stay in the file
)

# No CHECK(json_valid(...)): SQLite 3.40 calls that unsafe as long as trusted_schema is off. Python checks instead.
# `seq`, with the id, is the order in a session. Each event comes after all that were there when it was written,
# whatever the clock says. Where two computers put the same session right, neither knew of the other: so that the later
# one stands, a place is at least the number of seconds since the session began.
_EVENT_TABLE = """
    CREATE TABLE event(             -- append-only; corrections are new events
      id TEXT PRIMARY KEY,
      session TEXT NOT NULL REFERENCES session(id) ON DELETE CASCADE,
      seq INTEGER NOT NULL,         -- the order
      at_utc TEXT NOT NULL, offset_min INTEGER NOT NULL, mono_ms INTEGER NOT NULL,
      kind TEXT NOT NULL, exercise TEXT,
      set_no INTEGER,               -- the rep
      side TEXT,
      body TEXT NOT NULL DEFAULT '{}' CHECK(length(body) <= 4096)  -- JSON
    )
"""
_EVENT_INDEXES = (
    "CREATE INDEX event_in_order ON event(session, seq, id)",
    "CREATE INDEX event_by_exercise ON event(exercise, kind, at_utc)",
)
TABLES = (
    """
    CREATE TABLE session(
      id TEXT PRIMARY KEY,          -- UUIDv7
      device TEXT NOT NULL,         -- random id of this installation, never the host name
      routine TEXT NOT NULL,
      plan TEXT NOT NULL,           -- JSON: as it was resolved, frozen
      started_utc TEXT NOT NULL, offset_min INTEGER NOT NULL, mono_ms INTEGER NOT NULL, zone TEXT,
      local_date TEXT NOT NULL,     -- fixed at the start, a day ends at 04:00
      schema INTEGER NOT NULL
    )
    """,
    _EVENT_TABLE,
    *_EVENT_INDEXES,
    "CREATE INDEX session_by_date ON session(local_date)",
    # ids only, so that an import cannot bring them back
    "CREATE TABLE erased(id TEXT PRIMARY KEY, erased_utc TEXT NOT NULL)",
    f"PRAGMA application_id={APPLICATION_ID}",
    f"PRAGMA user_version={VERSION}",
)
UPGRADES = {  # by the version they begin with; each leads to the next one
    1: (
        "DROP INDEX event_by_exercise",
        "ALTER TABLE event RENAME TO event_1",
        _EVENT_TABLE,
        "INSERT INTO event SELECT * FROM event_1",
        "DROP TABLE event_1",
        *_EVENT_INDEXES,
        "PRAGMA user_version=2",
    )
}

# Both may be tried again after a commit whose fate is unknown: what is there already stays as it is.
INSERT_SESSION = f"""
    INSERT INTO session(id, device, routine, plan, started_utc, offset_min, mono_ms, zone, local_date, schema)
    VALUES (?, coalesce((SELECT device FROM session ORDER BY rowid DESC LIMIT 1), ?), ?, ?, ?, ?, ?, ?, ?, {VERSION})
    ON CONFLICT(id) DO NOTHING
"""  # noqa: S608 - the only thing put in is our own number
INSERT_EVENT = f"""
    INSERT INTO event(id, session, seq, at_utc, offset_min, mono_ms, kind, exercise, set_no, side, body)
    VALUES (?, ?, (
        SELECT min({LAST_PLACE}, max(
            (SELECT coalesce(max(seq), 0) + 1 FROM event WHERE session = its.id),
            strftime('%s', ?) - strftime('%s', its.started_utc)
        )) FROM session AS its WHERE its.id = ?
    ), ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT(id) DO NOTHING
"""  # noqa: S608 - the only thing put in is our own number
INSERT_ENTRY = """
    INSERT INTO event(id, session, seq, at_utc, offset_min, mono_ms, kind, exercise, set_no, side, body)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT(id) DO NOTHING
"""
SAME_SESSION = """
    SELECT 1 FROM session WHERE id = ? AND routine = ? AND plan = ? AND started_utc = ? AND offset_min = ?
    AND mono_ms = ? AND zone IS ? AND local_date = ?
"""
SAME_EVENT = """
    SELECT 1 FROM event WHERE id = ? AND session = ? AND seq = ? AND at_utc = ? AND offset_min = ? AND mono_ms = ?
    AND kind = ? AND exercise IS ? AND set_no IS ? AND side IS ? AND body = ?
"""
SELECT_SESSIONS = """
    SELECT id, routine, plan, started_utc, offset_min, mono_ms, zone, local_date
    FROM session WHERE local_date >= ? ORDER BY started_utc, id
"""
SELECT_EVENTS = """
    SELECT session, id, seq, at_utc, offset_min, mono_ms, kind, exercise, set_no, side, body
    FROM event WHERE session IN (SELECT id FROM session WHERE local_date >= ?) ORDER BY session, seq, id
"""
SELECT_OUTLINE = """
    SELECT session, kind, exercise, set_no, side, body FROM event
    WHERE session IN (SELECT id FROM session WHERE local_date >= ?) AND kind NOT IN ('rep', 'paused')
    ORDER BY session, seq, id
"""
COUNT_SESSIONS = "SELECT count(DISTINCT session) FROM event WHERE kind = 'started'"
LAST_SESSION = """
    SELECT max(local_date) FROM session
    WHERE EXISTS (SELECT 1 FROM event WHERE session = session.id AND kind = 'started')
"""

Row = tuple[Any, ...]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def new_id(stamp: Stamp) -> str:
    """Return a UUIDv7: the moment of `stamp` in milliseconds, then chance. Sorted as text, older ones come first."""
    since_epoch = datetime.fromisoformat(stamp.utc) - _EPOCH
    milliseconds = max(0, since_epoch // timedelta(milliseconds=1)) & (1 << 48) - 1
    chance = int.from_bytes(os.urandom(10), "big")
    number = milliseconds << 80 | chance
    number = number & ~(0xF << 76) | 7 << 76  # the version
    number = number & ~(0b11 << 62) | 0b10 << 62  # the variant
    text = f"{number:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def session_row(sitting: Sitting) -> Row:
    """Turn a sitting, without its entries, into what `INSERT_SESSION` takes. Raises `ValueError` if `plan` is no JSON."""
    json.loads(sitting.plan)
    key, *rest = session_key(sitting)
    device = os.urandom(8).hex()  # used only for the first session ever
    return (key, device, *rest)


def session_key(sitting: Sitting) -> Row:
    """Turn a sitting, without its entries, into what `SAME_SESSION` takes."""
    started = sitting.started
    row = (
        sitting.id,
        sitting.routine,
        sitting.plan,
        *(started.utc, started.offset_minutes, started.mono_ms),
        sitting.zone,
        sitting.local_date.isoformat(),
    )
    return tuple(_storable(value) for value in row)


def event_row(sitting_id: str, event: Event, stamp: Stamp) -> Row:
    """Turn an event into what `INSERT_EVENT` takes, under a new id. Raises `ValueError` for NaN in the body."""
    key, sitting, _, *rest = entry_row(sitting_id, Entry(new_id(stamp), 0, stamp, event))
    return (key, sitting, rest[0], sitting, *rest)  # by those two the statement finds the place in the order


def entry_row(sitting_id: str, entry: Entry) -> Row:
    """Turn an event with its id and place into what `INSERT_ENTRY` and `SAME_EVENT` take."""
    event, stamp = entry.event, entry.stamp
    row = (
        entry.id,
        sitting_id,
        entry.seq,
        *(stamp.utc, stamp.offset_minutes, stamp.mono_ms),
        event.kind.value,
        event.exercise,
        event.rep,
        event.side.value if event.side else None,
        json.dumps(dict(event.body), ensure_ascii=False, allow_nan=False, separators=(",", ":")),
    )
    return tuple(_storable(value) for value in row)


def _storable(value: str | int | None) -> str | int | None:
    """Half of a character pair, which a broken terminal can send, cannot be written as UTF-8."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value

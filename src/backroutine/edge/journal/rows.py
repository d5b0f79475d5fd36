"""Rows read back into values. The file may be damaged, newer or anybody's, so no word in it is believed unread.

`event_of`, `stamp_of` and `day_of` look at single words; the lines of an import are looked at by them, too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from backroutine.domain.exercises.exercise import Side
from backroutine.domain.exercises.ids import is_id
from backroutine.domain.record.events import Entry, Event, EventKind, Sitting, Stamp
from backroutine.edge.journal.bodies import FREE, complaint

Row = tuple[Any, ...]

_FARTHEST = 14 * 60  # minutes east or west
_MOST_REPS = 100_000  # the number of a rep is no larger
# 1970 is where a computer begins that has lost its clock; later than 2199 no sum with days can overflow.
_MOMENT = re.compile(r"(19[7-9]|2[01]\d)\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
_KINDS = {kind.value: kind for kind in EventKind}
_SIDES = {side.value: side for side in Side}
_NEVER = Stamp("", 0, 0)
_DAY = re.compile(r"(19[7-9]|2[01]\d)\d-\d\d-\d\d", re.ASCII)


class BadRowError(ValueError):
    """What is wrong with a word in a row or a line, as part of a sentence."""


class NewKindError(BadRowError):
    """The event is of a kind that is not known here."""


def sittings_of(
    sessions: Iterable[Row], events: Iterable[Row], entry: Callable[..., Entry], *, newer: bool = False
) -> tuple[Sitting, ...]:
    """Put the rows of `SELECT_SESSIONS` and of the events, session by session, together in the order of `sessions`. Plans are not looked into.

    `entry` makes an entry of all in an event's row but the sitting's id; it is `entry_of` for `SELECT_EVENTS`,
    `outline_of` for `SELECT_OUTLINE`. With `newer`, a later version wrote the file: its events of a new kind are left out.

    Raises `BadRowError` for any word that no `backroutine` of this version writes: what was answered may stand there.
    """
    found = {
        session: tuple(_entries(rows, entry, newer=newer)) for session, rows in groupby(events, itemgetter(0))
    }
    return tuple(_sitting(row, found.get(row[0], ())) for row in sessions)


def _entries(rows: Iterable[Row], entry: Callable[..., Entry], *, newer: bool) -> Iterator[Entry]:
    for row in rows:
        try:
            yield entry(*row[1:])
        except NewKindError:
            if not newer:
                raise


def entry_of(key: object, seq: object, utc: object, offset: object, mono: object, *what: object) -> Entry:
    """Make an entry of what `SELECT_EVENTS` tells of one event. Raises `BadRowError`."""
    if type(key) is not str or type(seq) is not int:
        raise BadRowError("an id is none")
    return Entry(key, seq, stamp_of(utc, offset, mono), _event(*what))


@lru_cache(maxsize=4096, typed=True)  # most answers are like many others, and a value can be shared
def outline_of(*what: object) -> Entry:
    """Make an entry of what `SELECT_OUTLINE` tells of one event: what happened, but not when. Raises `BadRowError`."""
    return Entry("", 0, _NEVER, _event(*what))


def _sitting(row: Row, entries: tuple[Entry, ...]) -> Sitting:
    key, routine, plan, *start, zone, day = row
    if not (type(key) is str and key.isprintable() and type(plan) is str):
        raise BadRowError("an id or a plan is none")
    if not (type(routine) is str and (routine == "" or is_id(routine))):
        raise BadRowError(f"routine cannot be {shown(routine)}")
    if zone is not None and not (type(zone) is str and zone.isprintable()):
        raise BadRowError(f"zone cannot be {shown(zone)}")
    return Sitting(key, routine, plan, stamp_of(*start), zone, day_of(day), entries)


@lru_cache(maxsize=4096, typed=True)  # most reps and answers are like many others, and a value can be shared
def _event(kind: object, exercise: object, rep: object, side: object, text: object) -> Event:
    event = event_of(kind, exercise, rep, side, _body(text))
    # What people said may be longer, or hold a sign that is refused today: it is shown through `safe`, and decides nothing.
    decides = {key: value for key, value in event.body.items() if not (key in FREE and type(value) is str)}
    if wrong := complaint(event.kind, decides):
        raise BadRowError(wrong)
    return event


def event_of(kind: object, exercise: object, rep: object, side: object, body: dict[str, Any]) -> Event:
    """Make an event, if these words are such as we write; the body is not looked into. Raises `BadRowError`."""
    if not (type(kind) is str and kind in _KINDS):
        raise NewKindError(f"kind cannot be {shown(kind)}")
    if exercise is not None and not (type(exercise) is str and is_id(exercise)):
        raise BadRowError(f"exercise cannot be {shown(exercise)}")
    if side is not None and not (type(side) is str and side in _SIDES):
        raise BadRowError(f"side cannot be {shown(side)}")
    if rep is not None and not (type(rep) is int and 0 <= rep <= _MOST_REPS):
        raise BadRowError(f"rep cannot be {shown(rep)}")
    return Event(_KINDS[kind], exercise, None if side is None else _SIDES[side], rep, body)


def _body(text: object) -> dict[str, Any]:
    try:
        body = json.loads(text) if type(text) is str else None
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        raise BadRowError(f"body cannot be {shown(text)}")
    return body


def stamp_of(utc: object, offset: object, mono: object) -> Stamp:
    """Make a stamp of a moment, minutes east and milliseconds. Raises `BadRowError`."""
    if not (type(utc) is str and _MOMENT.fullmatch(utc) and _is(datetime, utc)):
        raise BadRowError(f"a time cannot be {shown(utc)}")
    if not (type(offset) is int and -_FARTHEST <= offset <= _FARTHEST and type(mono) is int):
        raise BadRowError(f"a time cannot be {shown(offset)} minutes and {shown(mono)} ms from another")
    return Stamp(utc, offset, mono)


def day_of(text: object) -> date:
    """Make a day. Raises `BadRowError`."""
    if not (type(text) is str and _DAY.fullmatch(text) and _is(date, text)):
        raise BadRowError(f"local_date cannot be {shown(text)}")
    return date.fromisoformat(text)


def _is(kind: type[date], text: str) -> bool:
    try:
        kind.fromisoformat(text)
    except ValueError:
        return False
    return True


def shown(value: object) -> str:
    """A value that was not expected: short, and harmless on a screen."""
    return ascii(value)[:40]

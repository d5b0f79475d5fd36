"""Import: the lines of an export read back, none of them believed before it was looked at.

The file may be a stranger's. Nothing of it is used unless all of it is in order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, NoReturn

from backroutine.domain.errors import Fault
from backroutine.domain.exercises.ids import is_id
from backroutine.domain.record.events import Entry, Sitting, Stamp
from backroutine.edge.journal.bodies import LONGEST_BODY, LONGEST_TEXT, complaint, stray
from backroutine.edge.journal.export import ALWAYS
from backroutine.edge.journal.rows import BadRowError, NewKindError, day_of, event_of, shown, stamp_of
from backroutine.edge.journal.schema import LAST_PLACE

MAX_BYTES = 64 << 20  # fifteen years of daily sessions are half of this
MAX_LINE = 256 << 10  # characters; a plan of twenty exercises is a fifth of this
_DEEPEST = 12
_EARLIEST = date(2000, 1, 1)
_UUID7 = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_ZONE = re.compile(r"[A-Za-z0-9_+\-/]{1,64}")
_SITTING = frozenset({"kind", "id", "routine", "local_date", "zone", "started", "offset", "mono", "plan"})


class _Wrong(BadRowError):
    """What is wrong with a line."""


def read_lines(raw: bytes, file: str, today: date) -> tuple[tuple[Sitting, ...], Fault | None]:
    """The sittings in the bytes of an export, or the first fault. Nothing in it may be later than tomorrow.

    The same line may come twice: two exports put together are one.
    """
    if len(raw) > MAX_BYTES:
        return (), Fault(file, 0, 0, f"larger than {MAX_BYTES >> 20} MiB, so it is no export of ours")
    try:
        text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        return (), Fault(
            file, raw.count(b"\n", 0, error.start) + 1, 1, "not UTF-8, so it is no export of ours"
        )
    gathered: dict[str, Sitting] = {}
    events: dict[str, tuple[str, Entry]] = {}
    number = 0
    for number, line in enumerate(text.split("\n"), 1):
        try:
            if line.strip(" \t\r"):
                _take(_object(line), gathered, events, today)
        except NewKindError as new:
            return (), Fault(file, number, 1, f"{new}; a newer backroutine may have written it")
        except BadRowError as wrong:
            return (), Fault(file, number, 1, str(wrong))
    if not gathered:
        return (), Fault(file, 1, 1, "there is no session in it; `backroutine export` writes what I can read")
    return _put_together(gathered, events.values()), None


def _put_together(
    gathered: Mapping[str, Sitting], events: Iterable[tuple[str, Entry]]
) -> tuple[Sitting, ...]:
    entries: dict[str, list[Entry]] = {}
    for sitting, entry in events:
        entries.setdefault(sitting, []).append(entry)
    return tuple(
        one._replace(entries=tuple(sorted(entries.get(key, ()), key=lambda entry: (entry.seq, entry.id))))
        for key, one in gathered.items()
    )


# One line ------------------------------------------------------------------------------------------------


def _object(line: str) -> dict[str, Any]:
    if len(line) > MAX_LINE:
        raise _Wrong(f"longer than {MAX_LINE} characters")
    try:
        values = json.loads(line, object_pairs_hook=_no_key_twice, parse_constant=_no_constant)
    except _Wrong:
        raise
    except (ValueError, RecursionError):
        raise _Wrong("this is not JSON, so it is no line of an export") from None
    if not isinstance(values, dict):
        raise _Wrong("this is not an object, so it is no line of an export")
    return values


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        twice = next(key for i, (key, _) in enumerate(pairs) if key in dict(pairs[:i]))
        raise _Wrong(f"{twice[:40]!r} is there twice")
    return values


def _no_constant(name: str) -> NoReturn:
    raise _Wrong(f"{name} is no number")


def _take(
    values: dict[str, Any],
    gathered: dict[str, Sitting],
    events: dict[str, tuple[str, Entry]],
    today: date,
) -> None:
    if values.get("kind") == "sitting":
        sitting = _sitting(values, today)
        if gathered.setdefault(sitting.id, sitting) != sitting:
            raise _Wrong("another session in this file has the same id")
        return
    key, entry = _event(values)
    if key not in gathered:
        raise _Wrong("it belongs to no session further up")
    if events.setdefault(entry.id, (key, entry)) != (key, entry):
        raise _Wrong("another event in this file has the same id")


def _sitting(values: dict[str, Any], today: date) -> Sitting:
    _only(values, _SITTING)
    routine = values["routine"]
    if routine != "" and not (isinstance(routine, str) and is_id(routine)):
        raise _Wrong(f"routine cannot be {shown(routine)}")
    zone = values["zone"]
    if zone is not None and not (isinstance(zone, str) and _ZONE.fullmatch(zone)):
        raise _Wrong(f"zone cannot be {shown(zone)}")
    plan = values["plan"]
    if not isinstance(plan, dict):
        raise _Wrong("plan has to be an object")
    _plain_words(plan, _DEEPEST)
    started = _stamp(values, "started")
    return Sitting(
        _id(values["id"]),
        routine,
        json.dumps(plan, ensure_ascii=False, separators=(",", ":")),
        started,
        zone,
        _day(values["local_date"], started, today),
    )


def _event(values: dict[str, Any]) -> tuple[str, Entry]:
    body = {key: value for key, value in values.items() if key not in ALWAYS}
    _only({key: value for key, value in values.items() if key in ALWAYS}, ALWAYS)
    event = event_of(values["kind"], values["exercise"], values["rep"], values["side"], body)
    if wrong := complaint(event.kind, body):
        raise _Wrong(wrong)
    if len(json.dumps(body, ensure_ascii=False, separators=(",", ":"))) > LONGEST_BODY:
        raise _Wrong("it says too much for one event")
    entry = Entry(_id(values["id"]), _whole(values["seq"], "seq", 1, LAST_PLACE), _stamp(values, "at"), event)
    return _id(values["sitting"]), entry


# One value -----------------------------------------------------------------------------------------------


def _only(values: Mapping[str, Any], names: frozenset[str]) -> None:
    missing, more = sorted(names - values.keys()), sorted(values.keys() - names)
    if missing:
        raise _Wrong(f"{missing[0]} is missing")
    if more:
        raise _Wrong(f"no line of this version says {more[0][:40]!r}")


def _id(value: Any) -> str:
    if not isinstance(value, str) or not _UUID7.fullmatch(value):
        raise _Wrong(f"{shown(value)} is no id of ours")
    return value


def _whole(value: Any, name: str, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise _Wrong(f"{name} cannot be {shown(value)}")
    return value


def _stamp(values: Mapping[str, Any], name: str) -> Stamp:
    stamp = stamp_of(values[name], values["offset"], values["mono"])
    _whole(stamp.mono_ms, "mono", 0, LAST_PLACE)
    return stamp


def _day(value: Any, started: Stamp, today: date) -> date:
    day = day_of(value)
    there = (datetime.fromisoformat(started.utc) + timedelta(minutes=started.offset_minutes)).date()
    if abs((day - there).days) > 1:
        raise _Wrong(f"it started on {there}, which does not go with local_date {day}")
    if not _EARLIEST <= day <= today + timedelta(days=1):
        raise _Wrong(f"{day} is no day on which a session can have been")
    return day


def _plain_words(value: Any, deep: int) -> None:
    """Refuse what could act on a terminal, or is nested without end, anywhere in a plan."""
    if deep == 0:
        raise _Wrong("plan is nested too deep")
    if isinstance(value, str) and (bad := stray(value)):
        raise _Wrong(f"the character U+{ord(bad):04X} is not allowed in it")
    if isinstance(value, dict):
        for key, one in value.items():
            if len(key) > LONGEST_TEXT:
                raise _Wrong("plan has a name that is too long")
            _plain_words(key, deep)
            _plain_words(one, deep - 1)
    if isinstance(value, list):
        for one in value:
            _plain_words(one, deep - 1)

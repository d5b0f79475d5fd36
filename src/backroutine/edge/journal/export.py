"""The journal as JSON Lines: one flat object a line, for other programs and for moving house."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from backroutine.domain.errors import JournalTrouble
from backroutine.domain.record.events import Entry, Sitting

# What the line of an event always says; what its body holds, which never has these names, stands beside it.
ALWAYS = frozenset({"kind", "sitting", "id", "seq", "at", "offset", "mono", "exercise", "side", "rep"})


def export_lines(sittings: Iterable[Sitting]) -> Iterator[str]:
    """A line (without its end) for each sitting, followed by one for each of its events.

    A sitting: `{"kind": "sitting", "id", "routine", "local_date", "zone", "started", "offset", "mono", "plan": {}}`.
    An event: `{"sitting", "id", "seq", "at", "offset", "mono", "kind", "exercise", "side", "rep"}` and what its body
    holds beside them. Times are UTC as ISO 8601, `offset` minutes east of it, `mono` milliseconds. All is ASCII, so no
    terminal or line reader can stumble over it.

    Raises `JournalTrouble`, before there is any line, if a plan is damaged.
    """
    sittings = tuple(sittings)
    for sitting in sittings:
        _plan(sitting)
    return _lines(sittings)


def _lines(sittings: Iterable[Sitting]) -> Iterator[str]:
    for sitting in sittings:
        yield _sitting_line(sitting)
        for entry in sitting.entries:
            yield _event_line(sitting.id, entry)


def _sitting_line(sitting: Sitting) -> str:
    return _line(
        {
            "kind": "sitting",
            "id": sitting.id,
            "routine": sitting.routine,
            "local_date": sitting.local_date.isoformat(),
            "zone": sitting.zone,
            "started": sitting.started.utc,
            "offset": sitting.started.offset_minutes,
            "mono": sitting.started.mono_ms,
            "plan": _plan(sitting),
        }
    )


def _plan(sitting: Sitting) -> dict[str, object]:
    try:
        plan = json.loads(sitting.plan)
    except (ValueError, RecursionError):
        plan = None
    if not isinstance(plan, dict):
        raise JournalTrouble(
            f"the journal is damaged: what was planned on {sitting.local_date} cannot be read",
            "it was left as it is; nothing was exported",
        )
    return plan


def _event_line(sitting_id: str, entry: Entry) -> str:
    event = entry.event
    always: dict[str, object] = {
        "sitting": sitting_id,
        "id": entry.id,
        "seq": entry.seq,
        "at": entry.stamp.utc,
        "offset": entry.stamp.offset_minutes,
        "mono": entry.stamp.mono_ms,
        "kind": event.kind.value,
        "exercise": event.exercise,
        "side": event.side.value if event.side else None,
        "rep": event.rep,
    }
    return _line(always | dict(event.body))


def _line(values: dict[str, object]) -> str:
    return json.dumps(values, ensure_ascii=True, separators=(",", ":"))

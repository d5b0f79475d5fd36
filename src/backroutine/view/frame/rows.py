"""How many rows of a frame each of its parts is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_ELASTIC = ("text", "lead", "keys")  # these take what there is; the others all they ask for, or nothing


def shared(height: int, wishes: Sequence[tuple[str, int]]) -> dict[str, int]:
    """The lines each part is given."""
    given = dict.fromkeys((*(name for name, _ in wishes), "gap before care", "care"), 0)
    left = height
    for name, rows in wishes:
        more = rows - given[name]
        if more > left and name in _ELASTIC:
            more = left
        if 0 < more <= left:
            given[name] += more
            left -= more
    return given


def left_over(rows: Mapping[str, int], used: Mapping[str, int], lines: Mapping[str, int]) -> dict[str, int]:
    """The rows of the parts that did not use all they were given, and of those whose lines take what was left over."""
    spare = sum(rows[part] - there for part, there in used.items())
    new: dict[str, int] = {}
    for part, wanted in lines.items():
        more = min(spare, max(0, wanted - rows[part]))
        new[part] = rows[part] + more
        spare -= more
    taken = sum(new[part] - rows[part] for part in new)
    return {**new, "keys": rows["keys"] - min(taken, rows["keys"] - used["keys"])}

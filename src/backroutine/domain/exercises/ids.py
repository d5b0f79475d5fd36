"""Ids: what may be one, which one was probably meant, and the ids that the program itself knows."""

from __future__ import annotations

import re
from collections.abc import Collection

USUAL_ROUTINE = "lower-back"
CORE = "core"  # the routine that likes a day of rest between
USUAL_WARM_UP = "walk"
NO_WARM_UP = "none"

_ID = re.compile("[a-z0-9][a-z0-9-]{0,63}")
# Windows keeps these names for devices, in every folder and with any ending.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)


def is_id(text: str) -> bool:
    """Whether `text` may be an id: a short, plain name that is a safe file name everywhere."""
    return _ID.fullmatch(text) is not None and text not in _DEVICES


def nearest(word: str, names: Collection[str]) -> str:
    """The name most like `word`, or nothing when none is near."""
    import difflib  # noqa: PLC0415 - only somebody who mistyped needs it

    word = word[:64].lower()
    longer = [name for name in names if len(word) > 2 and name.startswith(word)]  # `rest` for `rest_seconds`
    near = longer or difflib.get_close_matches(word, names, 1)
    return near[0] if near else ""

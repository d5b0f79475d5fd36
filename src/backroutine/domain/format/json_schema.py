"""What our files may hold, as JSON Schema: an editor that knows it completes keys and marks faults while one types.

Made from the same readers that read the files. What a schema cannot say is left to `check`: that characters can be
seen, that one value fits another (`max_hold_seconds` not under `hold_seconds`), that an id exists, that a body can take
a pose. An empty value or `~` is refused here and is a text to the reader, because an editor cannot tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from backroutine.domain.format import files, pictures, settings
from backroutine.domain.format.faults import Reader
from backroutine.domain.format.fields import SHAPES, Shape

Schema = dict[str, Any]

KINDS = ("exercise", "routine", "warm-up", "config")
_DRAFT = "http://json-schema.org/draft-07/schema#"
_SCALARS = ["string", "number", "boolean"]  # all of them are text to our reader
_LETTER = r"(?:[^ \t\n]|[ \t\n]+(?=[^ \t\n]))"  # a run of blanks counts as one


def schema(kind: str) -> Schema:
    """The schema of one of KINDS. Raises KeyError for any other."""
    return {"$schema": _DRAFT, "title": f"backroutine: {kind}", **_MADE[kind]()}


def _exercise() -> Schema:
    told = _readers(files.EXERCISE | {"sides": files.SIDES})
    told |= {"cues": _cues(files.SIDED), "picture": _picture()}
    sideless = {key: _of(reader) for key, reader in files.SIDELESS_EXERCISE.items() if reader in SHAPES}
    return _table(files.EXERCISE_KEYS, files.REQUIRED, told) | {
        "if": {"properties": {"sides": {"const": "none"}}, "required": ["sides"]},
        "then": {"properties": sideless | {"cues": _cues(files.SIDELESS)}},
    }


def _cues(text: Reader[str]) -> Schema:
    return _table(files.CUE_KEYS, (), dict.fromkeys(files.CUE_KEYS, _of(text)))


def _routine() -> Schema:
    keys = _readers({"exercise": files.ANY_ID, "reps": files.REPS, "hold_seconds": files.TIME})
    entry = {"oneOf": [_of(files.ANY_ID), _table(files.ENTRY_KEYS, ("exercise",), keys)]}
    told = _readers({"name": files.NAME, "summary": files.PLAIN, "warm_up": files.ANY_ID})
    entries = {"type": "array", "items": entry, "minItems": 1, "maxItems": files.MOST_ENTRIES}
    return _table(files.ROUTINE_KEYS, ("name", "exercises"), told | {"exercises": entries})


def _warm_up() -> Schema:
    keys = _readers({"seconds": files.STAGE_TIME, "say": files.PLAIN})
    stage = _table(files.STAGE_KEYS, files.STAGE_KEYS, keys)
    stages = {"type": "array", "items": stage, "minItems": 1, "maxItems": files.MOST_ENTRIES}
    told = _readers({"name": files.NAME, "needs": files.PLAIN}) | {"stages": stages, "picture": _picture()}
    return _table(files.WARM_UP_KEYS, files.WARM_UP_REQUIRED, told)


def _config() -> Schema:
    return _table(settings.NAMES, (), _readers(settings.READERS), settings.MEANINGS)


def _picture() -> Schema:
    """The keys of a picture. What a body can do is more than a schema can say."""
    numbers = {"type": ["number", "string", "array"]}
    pose = _table(pictures.POSE_KEYS, (), dict.fromkeys(pictures.POSE_KEYS, numbers))
    poses = _table(pictures.POSES, pictures.POSES[:1], dict.fromkeys(pictures.POSES, pose))
    told = {key: poses if key == "poses" else True for key in pictures.PICTURE_KEYS}
    return _table(pictures.PICTURE_KEYS, ("poses",), told)


_MADE = {"exercise": _exercise, "routine": _routine, "warm-up": _warm_up, "config": _config}


def _table(
    keys: Iterable[str],
    required: Iterable[str],
    told: Mapping[str, Any],
    meanings: Mapping[str, str] | None = None,
) -> Schema:
    """Keys with values, and no others."""
    properties = {
        key: told[key] | {"description": meanings[key]} if meanings and key in meanings else told[key]
        for key in keys
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _readers(readers: Mapping[str, Reader[Any]]) -> dict[str, Any]:
    return {key: _of(reader) if reader in SHAPES else True for key, reader in readers.items()}


def _of(reader: Reader[Any]) -> Schema:
    """The schema of what a reader accepts."""
    shape = SHAPES[reader]
    match shape.kind:
        case "text":
            return _text(shape)
        case "word":
            return {"enum": list(shape.words)} if shape.words else {"type": _SCALARS}
        case "pattern":
            return {"type": "string", "pattern": f"^{shape.words[0]}$"}
        case "whole":
            low, high = int(shape.low), int(shape.high)
            written = "|".join(map(str, range(low, high + 1)))
            return _number("integer", shape, f"^(?=[0-9]{{1,9}}$)0*(?:{written})$")
        case "seconds":
            return _number("number", shape, _times(int(shape.high), least_one=shape.low >= 1))
        case _:
            return _list(shape)


def _text(shape: Shape) -> Schema:
    """A line: not blank, not longer than it may be, and no braces but those that are filled in."""
    slots = "".join(f"|\\{{{word[1:-1]}\\}}" for word in shape.words)
    return {
        "type": _SCALARS,
        "allOf": [
            {"pattern": rf"^[ \t\n]*{_LETTER}{{1,{int(shape.high)}}}[ \t\n]*$"},
            {"pattern": f"^(?:[^{{}}]{slots})*$"},
        ],
    }


def _number(kind: str, shape: Shape, written: str) -> Schema:
    """A number, or the same written as text."""
    return {
        "anyOf": [
            {"type": kind, "minimum": shape.low, "maximum": shape.high},
            {"type": "string", "pattern": written},
        ]
    }


def _times(most: int, *, least_one: bool) -> str:
    """A pattern for times up to `most` seconds, a whole number of hundreds of them and of minutes: 5, 45s, 1:30, 1m30s."""
    hundreds, minutes = most // 100 - 1, most // 60 - 1
    below = f"(?:[1-{hundreds}]?[0-9]{{1,2}})"
    some = r"(?![0:ms]*$)(?!0*\.)" if least_one else ""
    plain = rf"(?=[0-9]{{1,6}}(?:\.|s?$))0*(?:{below}(?:\.[0-9]{{1,6}}|s)?|{most}(?:\.0{{1,6}}|s)?)"
    clock = rf"(?=[0-9]{{1,4}}:)0*(?:[0-{minutes}]?:[0-5][0-9]|{minutes + 1}:00)"
    words = rf"(?=[0-9]{{1,4}}m)0*(?:[0-{minutes}]?m(?:[0-5]?[0-9]s)?|{minutes + 1}m(?:0?0s)?)"
    return f"^{some}(?:{plain}|{clock}|{words})$"


def _list(shape: Shape) -> Schema:
    assert shape.item is not None
    item = _of(shape.item)
    many = {"type": "array", "items": item, "minItems": int(shape.low), "maxItems": int(shape.high)}
    return {"oneOf": [item, many]} if shape.single else many

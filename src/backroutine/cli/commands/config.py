"""Settings: from the file and the command line; and `backroutine config`, which shows and makes them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from backroutine.cli.desk import Desk
from backroutine.domain.errors import BadFiles, WrongUsage
from backroutine.domain.exercises.ids import nearest
from backroutine.domain.format.settings import (
    MEANINGS,
    NAMES,
    Settings,
    YesNo,
    layered,
    read_one,
    read_settings,
    with_line,
)
from backroutine.domain.today.recipe import Wish
from backroutine.edge.computer.new_file import replace_file
from backroutine.edge.files.folders import MAX_BYTES, about, content
from backroutine.edge.files.trees import Trees

EMPTY = b"# Settings of backroutine; `backroutine config` shows what there is to set.\n"


def settings(desk: Desk, **flags: Any) -> Settings:
    """The settings for this run: the flags that were given, else the file, else the defaults. Raises BadFiles."""
    return layered(_from_file(desk), {name: value for name, value in flags.items() if value is not None})


def _from_file(desk: Desk) -> dict[str, Any]:
    made = _made_by(_raw(desk.paths.config), desk.paths.config, desk.trees)
    desk.trees.keep()
    return made


def _raw(path: Path) -> bytes:
    """What is in the file; nothing if there is none. Raises BadFiles if it cannot be read."""
    if not path.exists():
        return b""
    raw = content(path, MAX_BYTES + 1)
    if isinstance(raw, str):
        raise BadFiles([about(path, raw)])
    return raw


def _made_by(raw: bytes, path: Path, trees: Trees) -> dict[str, Any]:
    if all(line.lstrip().startswith(b"#") or not line.strip() for line in raw.splitlines()):
        return {}  # nothing but comments: no settings, and no fault
    node, faults = trees.read(raw, str(path))
    made: dict[str, Any] = {}
    if node is not None:
        made, more = read_settings(node, str(path))
        faults = (*faults, *more)
    if faults:
        raise BadFiles(faults)
    return made


def config(desk: Desk, name: str | None, value: str | None, *, as_json: bool) -> None:
    """Show every setting, or one; or make one, in the file, leaving all else in it as it is."""
    if name is not None and name.replace("-", "_") not in NAMES:
        near = nearest(name, NAMES)
        raise WrongUsage(f"there is no setting {name[:40]!r}", f"Did you mean {near}?" if near else "")
    name = name and name.replace("-", "_")
    if name and value is not None:
        _make(desk, name, value)
    made = _from_file(desk)
    names = (name,) if name else NAMES
    if as_json:
        told = layered(made)
        desk.out.json({one: {"value": getattr(told, one), "from": _origin(made, one)} for one in names})
        return
    rows = [(one, _shown(layered(made), one), _origin(made, one), MEANINGS[one]) for one in names]
    desk.out.columns(("SETTING", "VALUE", "FROM", "MEANS"), rows)
    if not name:
        desk.out.line()
        desk.out.line("`backroutine config NAME VALUE` makes a setting.")
        desk.out.line()
        desk.out.columns(("WHAT", "WHERE"), [(what, str(place)) for what, place in places(desk).items()])


def places(desk: Desk) -> dict[str, Path]:
    """Where everything lies, whether or not it is there yet."""
    from backroutine.edge.journal.backups import folder as backups_folder  # noqa: PLC0415 - `plan` has no need of it

    paths = desk.paths
    return {
        "settings": paths.config,
        "your exercises": paths.exercises,
        "journal": paths.journal,
        "its backups": backups_folder(paths.journal),
        "sound": paths.cache,
    }


def wish(told: Settings, **more: Any) -> Wish:
    """What a session is to be like by these settings, and `more`: what was asked for beside them."""
    return Wish(
        told.routine,
        warm_up=more.pop("warm_up", None) or str(told.warm_up_minutes),
        way=told.way or None,
        delay=told.delay,
        group=told.group is YesNo.YES,
        rate=told.spoken_rate,
        waits=told.wait is YesNo.YES,
        **more,
    )


def yes_or_no(flag: bool | None) -> YesNo | None:  # noqa: FBT001 - a flag is what it is about
    """A flag of the command line as a setting; None if it was not given."""
    return None if flag is None else YesNo.YES if flag else YesNo.NO


def _origin(made: Mapping[str, Any], name: str) -> str:
    return "config.yaml" if name in made else "default"


def _shown(told: Settings, name: str) -> str:
    return str(getattr(told, name)) or "-"


def _make(desk: Desk, name: str, text: str) -> None:
    _value, faults = read_one(name, text) if text else ("", ())
    if faults:
        raise WrongUsage(faults[0].message, MEANINGS[name])
    if name == "way" and text:
        desk.library.warm_up(text)
    if name == "voice_file" and text:
        from backroutine.edge.sound.natural_voice import missing  # noqa: PLC0415 - 5 ms that only this setting needs

        if lacks := missing(text):
            raise WrongUsage(lacks)
    if name == "routine" and text:
        desk.library.routine(text)
    path = desk.paths.config
    raw = _raw(path) or EMPTY
    changed = with_line(raw.decode("utf-8-sig"), name, text)
    if _made_by(changed.encode(), path, Trees()).get(name, "") != _value:
        raise WrongUsage(
            f"{path}: {name} is written in a way that I cannot change", "please change it by hand"
        )
    replace_file(path, changed)

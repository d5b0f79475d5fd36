"""Finds and reads the files: exercises, routines and warm-ups, the shipped ones and the person's own.

A file's name is its id and its folder is its kind, so one file is found without opening any other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from backroutine.domain.errors import BadFiles, Fault, WrongUsage
from backroutine.domain.exercises.exercise import Exercise
from backroutine.domain.exercises.ids import USUAL_ROUTINE, nearest
from backroutine.domain.exercises.routine import Routine, WarmUp
from backroutine.domain.format.faults import TOLD
from backroutine.domain.format.files import (
    read_exercise,
    read_routine,
    read_warm_up,
    warn_of_short_holds,
)
from backroutine.domain.format.tree import Node
from backroutine.domain.values import NamedTuple
from backroutine.domain.words.filling import tell
from backroutine.edge.files.folders import (
    MAX_BYTES,
    WORDS,
    FileKind,
    Index,
    Source,
    about,
    beside,
    content,
    files_at,
    index_of,
    scan,
    shown_name,
    source_at,
)
from backroutine.edge.files.trees import Trees

if TYPE_CHECKING:
    from backroutine.domain.figure.picture import Picture

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """What one file describes, and where it stands."""

    value: T
    source: Source


class Shelf(NamedTuple, Generic[T]):
    """All of one kind, by id; and what is wrong with the files that could not be read (no warnings)."""

    found: dict[str, Found[T]]
    faults: tuple[Fault, ...]


class Library:
    """The files in two folders, `shipped` and the person's `own`; an own file replaces a shipped one with its id.

    Names are looked up once, at the first question; a file is read when it is first asked for by
    its id, and that is kept. `trees` reads them, and may know them from an earlier run.
    """

    def __init__(self, shipped: Path, own: Path | None = None, trees: Trees | None = None) -> None:
        self._shipped = shipped
        self._own = own
        self._trees = trees or Trees()
        self._found: dict[Source, Found[Any]] = {}

    @cached_property
    def _sources(self) -> list[Source]:
        """Every file but the shipped ones that are replaced; own files with an impossible name too."""
        shipped = scan(self._shipped, own=False)
        mine = scan(self._own, own=True) if self._own else []
        theirs, ours = index_of(shipped), index_of(mine)
        mine = [source._replace(replaces=source.id in theirs[source.kind]) for source in mine]
        return [source for source in shipped if source.id not in ours[source.kind]] + mine

    @cached_property
    def _by_id(self) -> Index:
        return index_of(self._sources)

    def ids(self, kind: FileKind) -> tuple[str, ...]:
        """The ids there are, in order, read or not."""
        return tuple(sorted(self._by_id[kind]))

    def exercises(self) -> Shelf[Exercise]:
        """Every exercise."""
        return self._shelf(FileKind.EXERCISE)

    def routines(self) -> Shelf[Routine]:
        """Every routine."""
        return self._shelf(FileKind.ROUTINE)

    def warm_ups(self) -> Shelf[WarmUp]:
        """Every warm-up."""
        return self._shelf(FileKind.WARM_UP)

    def exercise(self, exercise_id: str) -> Found[Exercise]:
        """One exercise. Raises WrongUsage when there is none, BadFiles when its file is faulty."""
        return self._one(FileKind.EXERCISE, exercise_id)

    def routine(self, routine_id: str) -> Found[Routine]:
        """One routine. Raises WrongUsage when there is none, BadFiles when its file is faulty."""
        return self._one(FileKind.ROUTINE, routine_id)

    def warm_up(self, warm_up_id: str) -> Found[WarmUp]:
        """One warm-up. Raises WrongUsage when there is none, BadFiles when its file is faulty."""
        return self._one(FileKind.WARM_UP, warm_up_id)

    def exercises_of(self, routine: Routine) -> dict[str, Found[Exercise]]:
        """The exercises that `routine` names. Raises BadFiles with the faults of all of their files."""
        found: dict[str, Found[Exercise]] = {}
        faults: list[Fault] = []
        for exercise_id in dict.fromkeys(entry.exercise for entry in routine.exercises):
            try:
                found[exercise_id] = self.exercise(exercise_id)
            except BadFiles as error:
                faults += error.faults
        if faults:
            raise BadFiles(faults)
        return found

    def how_to_do(self, exercise_id: str) -> str:
        """How this exercise comes to be done, for people: by a routine that holds it, the usual one first, or by an own one."""
        holds = [
            name
            for name, found in self.routines().found.items()
            if any(entry.exercise == exercise_id for entry in found.value.exercises)
        ]
        if not holds:
            return tell("only.nowhere", id=exercise_id)
        routine = USUAL_ROUTINE if USUAL_ROUTINE in holds else holds[0]
        return tell("only.elsewhere", routine=routine, id=exercise_id)

    def check_paths(self, paths: Sequence[Path] = ()) -> list[Fault]:
        """Every fault and warning in these files and folders; without any, in all that a session could read."""
        given = {path: files_at(path) for path in paths}
        faults = [
            about(path, "no .yaml file in this folder", warning=True) for path in given if not given[path]
        ]
        once = {source.path: source for sources in given.values() for source in sources}
        sources = list(once.values()) if paths else self._sources
        known = [self._by_id, index_of(sources), index_of(near for s in sources for near in beside(s))]
        names = {kind: {name for index in known for name in index[kind]} for kind in FileKind}
        for source in sources:
            value, found = _read(source, names, Trees())
            short = self._short_holds(source, value, known) if isinstance(value, Routine) else ()
            faults += at_most_told(sorted((*found, *short)))
        return faults

    def _short_holds(self, source: Source, routine: Routine, known: Sequence[Index]) -> tuple[Fault, ...]:
        """The holds of a routine that are too short for the cues of its exercises, as far as these can be read."""
        near = {name: at for index in known for name, at in index[FileKind.EXERCISE].items()}
        named = {
            entry.exercise for entry in routine.exercises if entry.hold_seconds is not None
        } & near.keys()
        read = {name: _read(near[name], self._by_id, self._trees, picture=False)[0] for name in named}
        raw, file = content(source.path, MAX_BYTES + 1), shown_name(source.path)
        node = None if isinstance(raw, str) else self._trees.read(raw, file)[0]
        return () if node is None else warn_of_short_holds(node, file, read)

    def at(self, path: Path) -> Found[Any]:
        """The exercise, routine or warm-up in one file, wherever it lies. Raises BadFiles when it is faulty."""
        source = source_at(path, own=True)
        value, faults = _read(source, self._by_id, self._trees)
        if value is None:
            raise BadFiles(at_most_told(fault for fault in faults if not fault.warning))
        return Found(value, source)

    def picture(self, found: Found[Any]) -> Picture | None:
        """The picture in the file that was found, if there is one that can be drawn."""
        from backroutine.domain.format.pictures import picture_in  # noqa: PLC0415 - loaded when a picture is drawn

        source = found.source
        raw = content(source.path, MAX_BYTES + 1)
        node = None if isinstance(raw, str) else self._trees.read(raw, shown_name(source.path))[0]
        return None if node is None else picture_in(node, shown_name(source.path))[0]

    def _one(self, kind: FileKind, name: str) -> Found[Any]:
        source = self._by_id[kind].get(name) or self._by_id[kind].get(name.lower())
        if source is None:
            raise WrongUsage(f"there is no {WORDS[kind]} {name[:64]!r}", self._instead(kind, name))
        if source not in self._found:
            value, faults = _read(source, self._by_id, self._trees, picture=source.own)
            if value is None:
                raise BadFiles(at_most_told(fault for fault in faults if not fault.warning))
            self._trees.keep()
            self._found[source] = Found(value, source)
        return self._found[source]

    def _instead(self, kind: FileKind, name: str) -> str:
        """What may have been meant by a name that is none of this kind."""
        if kind is FileKind.ROUTINE and name.lower() in self._by_id[FileKind.EXERCISE]:
            return f"that is an exercise; {self.how_to_do(name.lower())}"
        near = nearest(name.lower(), self._by_id[kind])
        if near:
            return f"Did you mean {near}?"
        return "" if kind is FileKind.EXERCISE else f"there are {', '.join(self.ids(kind))}"

    def _shelf(self, kind: FileKind) -> Shelf[Any]:
        found: dict[str, Found[Any]] = {}
        bad: list[Fault] = []
        for source in self._sources:
            if source.kind is kind:
                value, faults = _read(source, self._by_id, self._trees, picture=False)
                if value is None:
                    bad += at_most_told(fault for fault in faults if not fault.warning)
                else:
                    found[source.id] = Found(value, source)
        self._trees.keep()
        return Shelf(dict(sorted(found.items())), tuple(bad))


def at_most_told(faults: Iterable[Fault]) -> list[Fault]:
    """The faults of one file, as many as one wants to read; the last line says how many more there are."""
    every = list(faults)
    rest = every[TOLD:]
    if not rest:
        return every
    warning = all(fault.warning for fault in rest)
    return [*every[:TOLD], Fault(rest[0].file, 0, 0, f"and {len(rest)} more", warning)]


def _read(
    source: Source, known: Mapping[FileKind, Collection[str]], trees: Trees, *, picture: bool = True
) -> tuple[Any, tuple[Fault, ...]]:
    """What the file describes, or None; and its faults and warnings by place. `known` are the ids there are.

    `picture`: whether its picture is looked at too. Those of shipped files are held by tests, and a list needs none.
    """
    raw = content(source.path, MAX_BYTES + 1)
    if isinstance(raw, str):
        return None, (about(source.path, raw),)
    file = shown_name(source.path)
    node, faults = trees.read(raw, file)
    value: Any = None
    if node is not None:
        value, more = _understood(source, node, file, known, picture=picture)
        # One fault for one place: what the reader did not like is likely to be no legal value either.
        places = {(fault.line, fault.column) for fault in faults}
        faults += tuple(fault for fault in more if (fault.line, fault.column) not in places)
    faults = tuple(sorted(source.faults + faults))
    return value if all(fault.warning for fault in faults) else None, faults


def _understood(
    source: Source, node: Node, file: str, known: Mapping[FileKind, Collection[str]], *, picture: bool
) -> tuple[Exercise | Routine | WarmUp | None, tuple[Fault, ...]]:
    """What the text of a file means, by its kind."""
    match source.kind:
        case FileKind.EXERCISE:
            return read_exercise(source.id, node, file, picture=picture)
        case FileKind.ROUTINE:
            return read_routine(source.id, node, file, known[FileKind.EXERCISE], known[FileKind.WARM_UP])
        case FileKind.WARM_UP:
            return read_warm_up(source.id, node, file, picture=picture)

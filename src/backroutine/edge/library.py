"""Finds and reads the files: exercises, routines and warm-ups, the shipped ones and the person's own.

A file's name is its id and its folder is its kind, so one file is found without opening any other.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from backroutine.domain.document import Node
from backroutine.domain.errors import BadFiles, Fault, WrongUsage
from backroutine.domain.exercise import Exercise
from backroutine.domain.forms import read_exercise, read_routine, read_warm_up
from backroutine.domain.routine import NO_WARM_UP, Routine, WarmUp
from backroutine.domain.schema import TOLD, is_id, nearest
from backroutine.edge import yaml_reader

T = TypeVar("T")


class Kind(StrEnum):
    """What a file describes; the value is the name of the folder that says so."""

    EXERCISE = "exercises"
    ROUTINE = "routines"
    WARM_UP = "warm-ups"


@dataclass(frozen=True, slots=True)
class Source:
    """One file, not yet read: what it is and whose."""

    id: str
    kind: Kind
    path: str
    own: bool = False  # the person's own, not shipped
    replaces: bool = False  # own, and used in place of the shipped one with the same id


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What one file describes, and where it stands."""

    value: T
    source: Source


@dataclass(frozen=True, slots=True)
class Shelf(Generic[T]):
    """All that could be read of one kind, by id, and what is wrong with the rest (no warnings)."""

    found: dict[str, Found[T]]
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class _Folder:
    """The files of one folder and its subfolders, by kind and id; the faults are those of names and places."""

    sources: dict[Kind, dict[str, Source]]
    faults: dict[Kind, list[Fault]]


def shipped_folder() -> Path:
    """Where the shipped files lie: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "exercises"
    return inside if inside.is_dir() else package.parents[1] / "exercises"


class Library:
    """The files in two folders, `shipped` and the person's `own`; an own file replaces a shipped one with its id.

    Folders are looked through once, at the first question; files are read when they are asked for.
    """

    def __init__(self, shipped: Path, own: Path | None = None) -> None:
        self._shipped = shipped
        self._own = own

    @cached_property
    def _folder(self) -> _Folder:
        """Both folders as one."""
        merged = _scan(self._shipped, own=False)
        if self._own is not None:
            mine = _scan(self._own, own=True)
            for kind in Kind:
                for name, source in mine.sources[kind].items():
                    merged.sources[kind][name] = replace(source, replaces=name in merged.sources[kind])
                merged.faults[kind] += mine.faults[kind]
        return merged

    def ids(self, kind: Kind) -> tuple[str, ...]:
        """The ids there are, in order, read or not."""
        return tuple(sorted(self._folder.sources[kind]))

    def exercises(self) -> Shelf[Exercise]:
        """Every exercise."""
        return self._shelf(Kind.EXERCISE)

    def routines(self) -> Shelf[Routine]:
        """Every routine."""
        return self._shelf(Kind.ROUTINE)

    def warm_ups(self) -> Shelf[WarmUp]:
        """Every warm-up."""
        return self._shelf(Kind.WARM_UP)

    def exercise(self, exercise_id: str) -> Found[Exercise]:
        """One exercise. Raises WrongUsage when there is none, BadFiles when its file is faulty."""
        return self._one(Kind.EXERCISE, exercise_id)

    def routine(self, routine_id: str) -> Found[Routine]:
        """One routine. Raises WrongUsage when there is none, BadFiles when its file is faulty."""
        return self._one(Kind.ROUTINE, routine_id)

    def warm_up(self, warm_up_id: str) -> Found[WarmUp]:
        """One warm-up. Raises WrongUsage when there is none, BadFiles when its file is faulty."""
        return self._one(Kind.WARM_UP, warm_up_id)

    def exercises_of(self, routine: Routine) -> dict[str, Found[Exercise]]:
        """The exercises of `routine`. Raises BadFiles with the faults of all of them."""
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

    def check(self) -> list[Fault]:
        """Every fault and warning in the files that a session could read, each file's shortened to `TOLD`."""
        return _told(self._checked(self._folder, self))

    def check_paths(self, paths: Sequence[Path]) -> list[Fault]:
        """Every fault and warning in these files, and in the files of these folders."""
        faults: list[Fault] = []
        for path in paths:
            if path.is_dir():
                folder = _scan(path, own=True)
                neighbours = Library(self._shipped, self._own)
            
        return _told(faults)

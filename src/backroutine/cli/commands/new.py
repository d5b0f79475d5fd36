"""The command new: an exercise of one's own, from a few questions or from one that is there."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from backroutine.cli.desk import Desk
from backroutine.domain.errors import BadFiles, WrongUsage
from backroutine.domain.exercises.ids import is_id
from backroutine.domain.format.files import read_exercise
from backroutine.domain.words.filling import tell
from backroutine.edge.computer.new_file import write_new
from backroutine.edge.computer.paths import private_folder
from backroutine.edge.computer.programs import edit
from backroutine.edge.files.yaml_reader import read

# The six keys that must be there, each with what stands in its place until it is answered.
USUAL = {"name": "-", "position": "-", "sides": "none", "action": "-", "hold_seconds": "5", "reps": "5"}
OFFERED = ("hold_seconds", "reps", "sides")  # Enter takes the usual
_PLAIN = re.compile(
    r"[A-Za-z0-9][^:#\[\]{}&*!|>'\"%@`\\]*", re.ASCII
)  # stands in a file without quotation marks


def new(desk: Desk, exercise_id: str, like: str | None, *, force: bool) -> None:
    """Write the file, let it be edited where an editor is set, and check it. Raises BadFiles if a fault is left."""
    if not is_id(exercise_id):
        raise WrongUsage(
            f"{exercise_id[:40]!r} cannot be an id", "small letters, digits and dashes, such as shoulder-roll"
        )
    path = desk.paths.exercises / f"{exercise_id}.yaml"
    if path.exists() and not force:
        raise WrongUsage(f"{path}: there is such a file already", "--force replaces it")
    lines = _asked(desk) if like is None else _copied(desk, like)
    private_folder(path.parent)
    write_new(path, lines, force=force)
    _edited(desk, path)
    told = desk.library.check_paths([path])
    for fault in told:
        desk.out.prose([str(fault)])
    if any(not fault.warning for fault in told):
        raise BadFiles([fault for fault in told if not fault.warning])
    desk.out.prose(
        [tell("new.done", file=path), tell("new.how", id=exercise_id, folder=path.parent / "routines")]
    )


def _copied(desk: Desk, like: str) -> list[str]:
    """The file of another exercise, line by line, with all its comments."""
    return desk.library.exercise(like).source.path.read_text(encoding="utf-8-sig").splitlines()


def _asked(desk: Desk) -> list[str]:
    """One line an answer; one that cannot stand is asked again, with what is wrong."""
    answers = dict(USUAL)
    for key in USUAL:
        answers[key] = _answer(desk, key, answers)
    return [*_lines(answers), *tell("new.more").split("\n")]


def _answer(desk: Desk, key: str, answers: Mapping[str, str]) -> str:
    while True:
        offered = f" [{USUAL[key]}]" if key in OFFERED else ""
        desk.out.prose([tell(f"new.ask.{key}") + offered])
        sys.stdout.flush()
        line = sys.stdin.readline() if sys.stdin is not None else ""
        if not line:
            raise WrongUsage(tell("new.cut-short"), "`--from ID` begins with an exercise that is there")
        answer = line.strip() or (USUAL[key] if key in OFFERED else "")
        complaint = _wrong(key, {**answers, key: answer}) if answer else tell("new.empty")
        if not complaint:
            return answer
        desk.out.line(complaint)


def _wrong(key: str, answers: Mapping[str, str]) -> str:
    """What is wrong with one answer, by the same reader that reads the file; empty if nothing is."""
    node, faults = read("\n".join([*_lines(answers), ""]).encode("utf-8", "replace"), "")
    if node is not None:
        faults = (*faults, *read_exercise("new", node, "")[1])
    place = list(USUAL).index(key) + 1
    return next((fault.message for fault in faults if fault.line == place and not fault.warning), "")


def _lines(answers: Mapping[str, str]) -> list[str]:
    return [f"{key}: {_quoted(answer)}" for key, answer in answers.items()]


def _quoted(text: str) -> str:
    """Text as a YAML value."""
    return text if _PLAIN.fullmatch(text) else "'" + text.replace("'", "''") + "'"


def _edited(desk: Desk, path: Path) -> None:
    """Open it in the person's editor, if there is one, and somebody to use it."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if editor and sys.stdin is not None and sys.stdin.isatty() and not edit(editor, path):
        desk.out.prose([tell("new.no-editor", editor=editor)])

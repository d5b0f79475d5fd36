"""The command import: an export of this program, from another computer or from before."""

from __future__ import annotations

import sys
from pathlib import Path

from backroutine.cli.desk import Desk
from backroutine.domain.errors import BadFiles
from backroutine.domain.words.filling import counted, tell
from backroutine.edge.files.folders import about, content
from backroutine.edge.journal.incoming import MAX_BYTES, read_lines
from backroutine.edge.journal.union import Taken

STANDARD_INPUT = Path("-")


def import_file(desk: Desk, path: Path, *, as_json: bool) -> None:
    """Add what is new in the file to the journal. Raises BadFiles, and adds nothing, if anything in it is wrong."""
    sittings, fault = read_lines(_raw(path), _name(path), desk.clock.today())
    if fault is not None:
        raise BadFiles([fault])
    with desk.alone(), desk.writing() as journal:
        taken = journal.take_in(sittings)
    if as_json:
        desk.out.json(taken._asdict())
        return
    desk.out.prose(_told(taken))


def _raw(path: Path) -> bytes:
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    raw = content(path, MAX_BYTES + 1)
    if isinstance(raw, str):
        raise BadFiles([about(path, raw)])
    return raw


def _name(path: Path) -> str:
    return tell("import.standard-input") if path == STANDARD_INPUT else str(path)


def _told(taken: Taken) -> list[str]:
    """What became of the file, in sentences."""
    new = tell(
        "import.new" if taken.events else "import.nothing-new",
        entries=counted(taken.sessions, "entry"),
        events=counted(taken.events, "line"),
    )
    there = [tell("import.there", entries=counted(taken.there, "entry"))] if taken.there else []
    erased = [tell("import.erased", entries=counted(taken.erased, "entry"))] if taken.erased else []
    return [new, *there, *erased]

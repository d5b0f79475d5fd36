"""`backroutine check`: every fault in exercise files, with its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from backroutine.cli.commands.config import settings
from backroutine.cli.desk import Desk
from backroutine.domain.errors import BadFiles, WrongUsage


def print_schema(desk: Desk, kind: str) -> None:
    """Print the JSON Schema of one kind of file. Raises WrongUsage for a kind that there is not."""
    from backroutine.domain.format.json_schema import KINDS, schema  # noqa: PLC0415 - only here

    if kind not in KINDS:
        raise WrongUsage(f"there is no schema of {kind[:40]!r}", f"there is one of {', '.join(KINDS)}")
    desk.out.json(schema(kind))


def check(desk: Desk, paths: Sequence[Path]) -> None:
    """Print every fault and warning. Raises BadFiles (exit 2) if there is a fault, after printing the warnings."""
    told = desk.library.check_paths(paths)
    if not paths:
        try:
            settings(desk)
        except BadFiles as bad:
            told += bad.faults
    desk.out.prose(str(fault) for fault in told if fault.warning)
    faults = [fault for fault in told if not fault.warning]
    if faults:
        raise BadFiles(faults)
    desk.out.line("No fault found." if told else "All is well.")

"""What several commands do with what they made: in one of several forms, on the screen or in a new file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from backroutine.cli.desk import Desk
from backroutine.domain.errors import WrongUsage
from backroutine.edge.computer.new_file import write_new


def form_of(asked: str, output: Path | None, forms: Iterable[str]) -> str:
    """The form: as asked, else by the ending of the file, else the first. Raises WrongUsage for any other."""
    known = tuple(forms)
    ending = output.suffix.lower().removeprefix(".") if output else ""
    wanted = asked or (ending if ending in known else known[0])
    if wanted in known:
        return wanted
    raise WrongUsage(
        f"--format takes {', '.join(known)} (found {wanted[:20]!r})", f"{known[0]} is the usual one"
    )


def write_out(
    desk: Desk, lines: Iterable[str], output: Path | None, what: str, *, force: bool = False
) -> None:
    """Write lines on standard output, or to a new file, and say so. Raises WrongUsage if the file is there already."""
    if output is None:
        desk.out.lines(lines)
        return
    write_new(output, lines, force=force)
    desk.err.line(f"{what} {output}.")

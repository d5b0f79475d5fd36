"""`backroutine rules`: what the program does with a person's answers, how much of it, and what that rests on."""

from __future__ import annotations

import json
from pathlib import Path

from backroutine.cli.desk import Desk
from backroutine.cli.written import form_of, write_out
from backroutine.view.rules import page_lines, shape, text_lines


def rules(desk: Desk, form: str, output: Path | None, *, force: bool) -> None:
    """Write every rule, as text, as a page or as JSON. Raises WrongUsage for another form."""
    width = 80 if output else desk.out.width
    match form_of(form, output, ("text", "html", "json")):
        case "html":
            lines = page_lines()
        case "json":
            lines = iter(json.dumps(shape(), indent=2).splitlines())
        case _:
            lines = text_lines(width)
    write_out(desk, lines, output, "The rules were written to", force=force)

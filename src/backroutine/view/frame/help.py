"""The page of all keys that mean something now, the quiet ones too."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from backroutine.domain.session.keys import Binding, Key
from backroutine.domain.session.queries import keys_for
from backroutine.domain.session.state import Session
from backroutine.domain.words.english import ENGLISH
from backroutine.domain.words.filling import tell
from backroutine.view.frame import fit
from backroutine.view.frame.keybar import key_rows, stroke_name
from backroutine.view.frame.styles import BOLD, HURTS, KEY, NONE

BETWEEN = 3


def help_lines(session: Session, width: int, height: int, without: Sequence[Key] = ()) -> list[Text]:
    """Exactly `height` lines. Where the list does not fit, the short form of the footer takes its place."""
    bindings = tuple(binding for binding in keys_for(session) if binding.key not in without)
    margin = 2 if width >= 40 else 0
    room = width - 2 * margin
    rows = _rows(bindings)
    if len(rows) > height or max((row.cell_len for row in rows), default=0) > room:
        rows = key_rows(bindings, room, height)
    title = (
        [fit.line((fit.cut(tell("help.title"), room), BOLD)), Text(end="")] if len(rows) + 2 <= height else []
    )
    spare = height - len(title) - len(rows)
    above = min(1, spare)
    lines = [*_empty(above), *title, *rows, *_empty(spare - above)]
    return fit.indented([fit.cropped(line, room) for line in lines], margin)


def _empty(rows: int) -> list[Text]:
    return [Text(end="") for _ in range(rows)]


def _rows(bindings: tuple[Binding, ...]) -> list[Text]:
    strokes = [_strokes(binding) for binding in bindings]
    widest = max(map(cell_len, strokes), default=0)
    return [
        fit.line(
            (keys, HURTS if binding.key is Key.HURTS else KEY),
            (" " * (widest - cell_len(keys) + BETWEEN), NONE),
            (ENGLISH["key.close" if binding.key is Key.HELP else binding.label], NONE),
        )
        for keys, binding in zip(strokes, bindings, strict=True)
    ]


def _strokes(binding: Binding) -> str:
    """Every stroke of a binding; what is typed is shown as a range."""
    if binding.key is Key.TYPE and "".join(binding.strokes).isdigit() == bool(binding.strokes):
        return ENGLISH["stroke.digits" if binding.strokes else "stroke.letters"]
    return "  ".join(map(stroke_name, binding.strokes))

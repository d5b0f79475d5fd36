"""The keys that mean something now, as many words about them as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.text import Text

from backroutine.domain.session.keys import BINDINGS, Binding, Key, Mode
from backroutine.domain.words.english import ENGLISH
from backroutine.view.frame import fit
from backroutine.view.frame.styles import DIM, HURTS, KEY, NONE

SIGNS = {"space": "␣", "enter": "↵", "right": "→", "left": "←"}

# Which keys stay when there is no room for all.
_NEED = (
    Key.HURTS, Key.PAUSE, Key.YES, Key.NO, Key.READY, Key.A_LITTLE, Key.SKIP, Key.QUIT, Key.BACK, Key.HELP,
    Key.MORE, Key.SIDE, Key.CARE, Key.NOT_DONE, Key.ABOUT_TODAY, Key.ERASE, Key.TYPE,
)  # fmt: skip
_FLEETING = (Key.READY, Key.MORE, Key.CARE)
_PLAYING = (Mode.WARM_UP, Mode.GET_READY, Mode.MOVING, Mode.RESTING, Mode.PAUSED)


def stroke_name(stroke: str) -> str:
    """A stroke as it is printed on the key."""
    return ENGLISH.get(f"stroke.{stroke}", stroke.upper())


def stroke_sign(stroke: str) -> str:
    """A stroke in as little room as possible."""
    return SIGNS.get(stroke) or stroke_name(stroke)


def key_rows(bindings: Sequence[Binding], width: int, rows: int) -> list[Text]:
    """The keys in at most `rows` lines: with names and labels, with signs and labels, or signs alone."""
    shown = tuple(binding for binding in bindings if not binding.quiet)
    if not shown or rows < 1:
        return []
    lines = _worded(shown, width, rows)
    return (
        [_line(line, separator, names=names) for line, separator, names in lines]
        if lines
        else [_signs(shown, width)]
    )


def rows_needed(bindings: Sequence[Binding], width: int, most: int) -> int:
    """How many lines, up to `most`, the keys take."""
    return max(1, len(key_rows(bindings, width, most)))


@lru_cache(maxsize=32)
def rows_while_playing(width: int, most: int) -> int:
    """How many lines the keys of any step take: the same for all, so that nothing moves between steps."""
    return max(rows_needed(BINDINGS[mode], width, most) for mode in _PLAYING)


@lru_cache(maxsize=64)  # a page is drawn each second, and its keys are what they were
def _worded(shown: tuple[Binding, ...], width: int, rows: int) -> list[tuple[tuple[Binding, ...], str, bool]]:
    """The keys with their labels in lines; empty if they do not fit.

    What comes and goes from step to step has a line of its own, so that the rest can stand still.
    """
    playing = any(binding.key is Key.PAUSE for binding in shown)
    fleeting = tuple(binding for binding in shown if playing and binding.key in _FLEETING)
    steady = tuple(binding for binding in shown if binding not in fleeting)
    for groups in ((fleeting, steady), (shown,)):
        for separator, names in (("   ", True), ("  ", False)):
            broken = [_broken(group, width, len(separator), names=names) for group in groups if group]
            lines = [line for group in broken for line in group]
            if all(broken) and len(lines) <= rows:
                return [(line, separator, names) for line in lines]
    return []


def _broken(shown: tuple[Binding, ...], width: int, gap: int, *, names: bool) -> list[tuple[Binding, ...]]:
    """The bindings in lines; empty if one of them is too wide for any."""
    lines: list[list[Binding]] = [[]]
    used = 0
    for binding in shown:
        wide = cell_len(f"{_stroke(binding, names=names)} {ENGLISH[binding.label]}")
        if wide > width:
            return []
        if lines[-1] and used + gap + wide > width:
            lines.append([])
            used = 0
        used += wide + (gap if lines[-1] else 0)
        lines[-1].append(binding)
    return [tuple(line) for line in lines]


def _stroke(binding: Binding, *, names: bool) -> str:
    return (stroke_name if names else stroke_sign)(binding.strokes[0])


@lru_cache(maxsize=64)
def _line(bindings: tuple[Binding, ...], separator: str, *, names: bool) -> Text:
    text = Text(end="")
    for i, binding in enumerate(bindings):
        hurts = binding.key is Key.HURTS
        text.append_text(
            fit.line(
                (separator if i else "", NONE),
                (_stroke(binding, names=names), HURTS if hurts else KEY),
                (f" {ENGLISH[binding.label]}", NONE if hurts else DIM),
            )
        )
    return text


def _signs(shown: tuple[Binding, ...], width: int) -> Text:
    """Only the strokes, in the order of the table; when even these are too many, the most needed."""
    kept: list[Binding] = []
    for binding in sorted(shown, key=lambda binding: _NEED.index(binding.key)):
        if sum(cell_len(stroke_sign(b.strokes[0])) + 1 for b in (*kept, binding)) - 1 <= width:
            kept.append(binding)
    parts = [
        (
            ("" if i == 0 else " ") + stroke_sign(binding.strokes[0]),
            HURTS if binding.key is Key.HURTS else KEY,
        )
        for i, binding in enumerate(binding for binding in shown if binding in kept)
    ]
    return fit.line(*parts)

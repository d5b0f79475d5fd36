"""What to write so that one line becomes another: only the cells that differ, in as few bytes as is simple."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style
from rich.text import Text

from backroutine.view.frame.fit import cropped
from backroutine.view.frame.styles import NONE
from backroutine.view.safe import plain, safe

ESC = "\x1b["
RESET = f"{ESC}0m"
WORTH_ERASING = 9  # blank cells
STEP_OVER = 5  # bytes: what it costs to move the cursor on within a line

_INKS = {str(code) for code in (*range(30, 38), *range(90, 98))}

Cell = tuple[str, Style]
BLANK: Cell = (" ", NONE)


class Pen:
    """Collects what is written in one go, and changes the style only where it must.

    Without `colour`, bold and dim stay; without `dim`, only bold does.
    """

    def __init__(self, encoding: str, *, colour: bool, dim: bool = True) -> None:
        self.out: list[str] = []
        self._encoding = encoding
        self._colour = colour
        self._dim = dim
        self._codes = ""

    def write(self, cells: Sequence[Cell]) -> None:
        """Write cells where the cursor stands."""
        for style, group in groupby(cells, key=itemgetter(1)):
            text = "".join(map(itemgetter(0), group))
            # Blanks look the same in every style that we leave switched on.
            if style is not NONE or not text.isspace():
                self._switch(_codes(style, colour=self._colour, dim=self._dim))
            self.out.append(plain(safe(text), self._encoding))
            if _fills(style):
                self._switch("")

    def _switch(self, codes: str) -> None:
        if codes != self._codes:
            self.out.append(_turn(self._codes, codes))
            self._codes = codes

    def finished(self) -> str:
        """All that was written, with no style left on."""
        self._switch("")
        return "".join(self.out)


def cells(text: Text, width: int) -> list[Cell]:
    """The characters of a line, each with its style; what does not fit into `width` cells is left out."""
    text = cropped(text, width)
    made: list[Cell] = []
    plain_text = text.plain
    edges = {0, len(plain_text), *(edge for span in text.spans for edge in (span.start, span.end))}
    for start, stop in pairwise(sorted(edges)):
        style = _style(text.style)
        for span in text.spans:
            if span.start <= start and stop <= span.end:
                style = _both(style, _style(span.style))
        blank = (" ", style) if _fills(style) else BLANK
        made += [blank if character == " " else (character, style) for character in plain_text[start:stop]]
    return made


def repaint(pen: Pen, y: int, before: list[Cell], after: list[Cell]) -> None:
    """Turn line `y`, which shows `before`, into `after`."""
    if not (_single(before) and _single(after)):
        # Wide or combining characters: columns and characters differ, so the line is written whole.
        pen.out.append(f"{ESC}{y + 1};1H{ESC}2K")
        pen.write(after)
        return
    end = len(after)
    while end and after[end - 1] == BLANK:
        end -= 1
    longest = max(len(before), len(after))
    at = -1
    for start, stop in _runs(_padded(before, longest), _padded(after, longest)):
        at = _rewrite(pen, (0, y), after, (start, min(stop, end)), at)
        if stop > end:
            if max(start, end) != at:
                pen.out.append(f"{ESC}{y + 1};{max(start, end) + 1}H")
            pen.out.append(f"{ESC}K")
            return


def repaint_part(pen: Pen, place: tuple[int, int], before: list[Cell], after: list[Cell]) -> None:
    """Turn a part of a line, which begins at `place` (x, y) and shows `before`, into `after`, as long as it."""
    at = -1
    for run in _runs(before, after):
        at = _rewrite(pen, place, after, run, at)


def _rewrite(pen: Pen, place: tuple[int, int], after: list[Cell], run: tuple[int, int], at: int) -> int:
    """Write one stretch; the cursor stands at cell `at` (under 0: not in this line), and then where is told."""
    x, y = place
    for left, right in _pieces(after, *run):
        if left != at:
            pen.out.append(f"{ESC}{y + 1};{x + left + 1}H" if at < 0 else f"{ESC}{left - at}C")
        at = left
        if _blank(after, left, right):
            pen.out.append(f"{ESC}{right - left}X")
        else:
            pen.write(after[left:right])
            at = right
    return at


def _padded(line: list[Cell], length: int) -> list[Cell]:
    return line + [BLANK] * (length - len(line))


def _runs(before: list[Cell], after: list[Cell]) -> list[tuple[int, int]]:
    """The stretches that differ; where stepping over costs more than writing again, two become one."""
    runs: list[tuple[int, int]] = []
    for x, (old, new) in enumerate(zip(before, after, strict=True)):
        if old is new or old == new:
            continue
        if runs and (x == runs[-1][1] or _bytes(after[runs[-1][1] : x][: STEP_OVER + 1]) <= STEP_OVER):
            runs[-1] = (runs[-1][0], x + 1)
        else:
            runs.append((x, x + 1))
    return runs


def _pieces(line: list[Cell], start: int, stop: int) -> list[tuple[int, int]]:
    """A stretch in pieces: long blanks, which are erased, and what stands between them."""
    pieces: list[tuple[int, int]] = []
    x = start
    for blank, group in groupby(line[start:stop], key=BLANK.__eq__):
        after = x + sum(1 for _ in group)
        if not pieces or (blank and after - x >= WORTH_ERASING) or _blank(line, *pieces[-1]):
            pieces.append((x, after))
        else:
            pieces[-1] = (pieces[-1][0], after)
        x = after
    return pieces


def _blank(line: list[Cell], start: int, stop: int) -> bool:
    """Whether a stretch is blank and long enough to be erased rather than written."""
    return stop - start >= WORTH_ERASING and all(cell == BLANK for cell in line[start:stop])


def _bytes(run: list[Cell]) -> int:
    return sum(len(character.encode(errors="replace")) for character, _ in run)


def _single(line: list[Cell]) -> bool:
    """Whether every character takes exactly one cell."""
    return _all_single("".join(map(itemgetter(0), line)))


@lru_cache(maxsize=256)
def _all_single(text: str) -> bool:
    return text.isascii() or all(cell_len(character) == 1 for character in set(text))


@lru_cache(maxsize=64)
def _fills(style: Style) -> bool:
    """Whether `style` can be seen on a blank."""
    return bool(style.bgcolor or style.reverse or style.underline or style.underline2 or style.strike)


@lru_cache(maxsize=256)
def _both(under: Style, over: Style) -> Style:
    return under + over


def _style(style: str | Style) -> Style:
    return style if isinstance(style, Style) else _parsed(style)


@lru_cache(maxsize=64)
def _parsed(style: str) -> Style:
    return Style.parse(style) if style else NONE


_BRIGHT = Style(dim=False)


@lru_cache(maxsize=128)
def _codes(style: Style, *, colour: bool, dim: bool) -> str:
    """The codes of `style`, as in "1;32". Links never reach the terminal: nothing of ours points outside."""
    shown = style.update_link(None) if colour else style.without_color
    shown = shown if dim else shown + _BRIGHT
    return (
        shown.render("x", color_system=ColorSystem.STANDARD).partition("m")[0].removeprefix(ESC).rstrip("x")
    )


@lru_cache(maxsize=128)
def _turn(old: str, new: str) -> str:
    """The shortest way from one style to another."""
    gone, added = (set(a.split(";")) - set(b.split(";")) - {""} for a, b in ((old, new), (new, old)))
    if not new or gone - _INKS:
        return RESET + (f"{ESC}{new}m" if new else "")
    if gone and not added & _INKS:
        added.add("39")  # the terminal's own ink
    return f"{ESC}{';'.join(sorted(added))}m"

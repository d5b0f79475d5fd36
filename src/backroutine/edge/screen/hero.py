"""The large part of a frame: the phase as a word, the side and the rep, and the seconds left."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from backroutine.edge.screen import fit, letters
from backroutine.edge.screen.look import BOLD, NONE

BETWEEN = 4  # columns between the word and the countdown, where there is room
LARGEST_WORD = 6


@dataclass(frozen=True, slots=True)
class Hero:
    """What is to be read from the floor.

    `where` says side and rep briefly ("LEFT 3/5") and `spelled` in full ("LEFT · 3 of 5"). `roomy_where`
    and `roomy_clock` are the longest texts that may stand in those places during this exercise or step: sizes are chosen for
    them, so that nothing jumps.
    """

    word: str
    style: Style = NONE
    clock: str = ""
    where: str = ""
    spelled: str = ""
    roomy_clock: str = ""
    roomy_where: str = ""


class Sizes(NamedTuple):
    """The sizes of the three texts; 0 is the terminal's own letters. `loose`: a row between word and where."""

    word: int
    where: int
    clock: int
    loose: bool = True


def draw_hero(hero: Hero, width: int, height: int) -> list[Text]:
    """`hero` as large as fits, in at most `height` lines; the countdown at the right edge."""
    word, where = letters.drawable(hero.word), letters.drawable(hero.where)
    room = letters.drawable(hero.roomy_where or hero.where)
    sizes = _sizes(word, room, hero.where != "", hero.roomy_clock or hero.clock, width, height)
    if sizes.clock == 0:  # no room for the longest countdown, but perhaps for this one
        sizes = _sizes(word, room, hero.where != "", hero.clock, width, height)
    left = _texts(hero.word, word, sizes.word, hero.style + BOLD)
    if hero.where:
        small = [fit.line((fit.cut(hero.spelled or hero.where, width), BOLD))]
        below = _texts(hero.where, where, sizes.where, BOLD) if sizes.where else small
        left += [Text()] * sizes.loose + below
    right = _texts(hero.clock, hero.clock, sizes.clock, hero.style + BOLD) if hero.clock else []
    if sizes.clock == 0 and right:
        return _in_small(hero, left, right[0], width, height)
    lines = max(len(left), len(right))
    left, right = _spread(left, lines, sizes), right + [Text()] * (lines - len(right))
    joined = [fit.apart(a, b, width) if b.plain.strip() else a for a, b in zip(left, right, strict=True)]
    return [_cropped(text, width) for text in joined][:height]


def _texts(text: str, drawn: str, size: int, style: Style) -> list[Text]:
    """`text` in letters of `size`, one Text a row."""
    if size == 0:
        return [fit.line((text, style))]
    return [fit.line((row, style)) for row in letters.draw(drawn, size)]


def _in_small(hero: Hero, left: list[Text], clock: Text, width: int, height: int) -> list[Text]:
    """In the terminal's own letters: the countdown never gives way, the word is cut."""
    room = width - clock.cell_len
    word = fit.cut(hero.word, room - 1)
    first = fit.line((word, hero.style + BOLD), (" " if word else "", NONE)).append_text(clock)
    return [first, *left[1:]][:height] if height > 1 else [first]


def _spread(left: list[Text], lines: int, sizes: Sizes) -> list[Text]:
    """The word at the top and where we are at the bottom of `lines` rows."""
    spare = lines - len(left)
    word_rows = letters.rows_high(sizes.word) if sizes.word else 1
    if len(left) <= word_rows:  # no where: the word alone, at the top
        return left + [Text()] * spare
    return left[:word_rows] + [Text()] * spare + left[word_rows:]


def _cropped(text: Text, width: int) -> Text:
    if text.cell_len > width:
        text.truncate(width)
    return text


@lru_cache(maxsize=64)
def _sizes(word: str, where: str, has_where: bool, clock: str, width: int, height: int) -> Sizes:  # noqa: FBT001 - the cache wants plain arguments
    """The best sizes that fit: the countdown first, then the word, then where we are."""
    best, most = Sizes(0, 0, 0, loose=False), -1.0
    for sizes in _candidates(word, where, clock, max(2, height // 5)):
        if _fits(sizes, word, where, has_where, clock, width, height):
            drawn = sum(
                1 for size in sizes[:3] if size
            )  # from the floor, all three matter more than any one's size
            worth = 10 * drawn + 4 * sizes.clock + 3 * sizes.word + 2 * sizes.where + 0.5 * sizes.loose
            if worth > most:
                best, most = sizes, worth
    return best


def _candidates(word: str, where: str, clock: str, most: int) -> list[Sizes]:
    """Every choice in good taste: the countdown is the largest, the place the smallest, no large line on another."""
    return [
        Sizes(a, c, b, loose=loose)
        for a in range(min(most, LARGEST_WORD) + 1 if word else 1)
        for b in (range(a, letters.LARGEST + 1) if clock else (0,))
        for c in (range(a + 1) if where else (0,))
        for loose in ((True, False) if a <= 1 else (True,))
    ]


def _fits(sizes: Sizes, word: str, where: str, has_where: bool, clock: str, width: int, height: int) -> bool:
    """Whether the three texts fit side by side and one above the other."""
    word_rows = letters.rows_high(sizes.word) if sizes.word else 1
    where_rows = (letters.rows_high(sizes.where) if sizes.where else 1) if has_where else 0
    rows = word_rows + where_rows + (1 if sizes.loose and where_rows else 0)
    left = max(_columns(word, sizes.word), _columns(where, sizes.where))
    right = letters.columns_wide(clock, sizes.clock) if sizes.clock else cell_len(clock)
    rows = max(rows, letters.rows_high(sizes.clock) if sizes.clock and clock else 1)
    between = 0 if not clock else BETWEEN if sizes.word > 1 else 1 + sizes.word
    return rows <= height and left + between + right <= width


def _columns(text: str, size: int) -> int:
    """How wide drawn text is; in the terminal's own letters, enough to show something of it."""
    return letters.columns_wide(text, size) if size else min(len(text), 8)

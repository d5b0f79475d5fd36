"""The large part of a frame: the phase as a word, the side and the rep, and the seconds left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from backroutine.domain.values import NamedTuple
from backroutine.view.frame import fit, letters
from backroutine.view.frame.styles import BOLD, NONE

BETWEEN = 4  # columns between the word and the countdown, where there is room
LARGEST_WORD = 4
CLEAR = 3  # columns between a picture and what stands beside it
FEWEST_ROWS = 7  # in which a person can be seen


class Hero(NamedTuple):
    """What is to be read from the floor.

    `style` is for the word. `where` says side and rep briefly ("LEFT 3/5") and `spelled` in full ("LEFT · 3 of 5"). `roomy_where`
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
    room: Room | None = None


class Room(NamedTuple):
    """Room for a picture: columns from the left edge, and how many columns and rows it takes."""

    left: int
    columns: int
    rows: int


class Sizes(NamedTuple):
    """The sizes of the three texts; 0 is the terminal's own letters. `loose`: a row between word and where."""

    word: int
    where: int
    clock: int
    loose: bool = True


class Wanted(NamedTuple):
    """The texts that sizes are chosen for, as they can be drawn (empty: they cannot). `placed`: there is a where."""

    word: str
    where: str
    clock: str
    placed: bool


class Kin(NamedTuple):
    """One of the pages among which a picture is not to jump: its texts, and the least size of its word.

    `ready`: it is the page of a get-ready.
    """

    wanted: Wanted
    least: int
    ready: bool = False


def draw_hero(hero: Hero, width: int, height: int, picture: Sequence[Text] = ()) -> list[Text]:
    """`hero` as large as fits, in at most `height` lines; the countdown at the right edge, `picture` in its room."""
    word, where, clock = (letters.drawable(text) for text in (hero.word, hero.where, hero.clock))
    wanted = wanted_by(hero)
    sizes = sizes_in(wanted, width, height)
    if sizes.clock == 0:  # no room for the longest countdown, but perhaps for this one
        sizes = sizes_in(wanted._replace(clock=clock), width, height)
    if hero.room:
        sizes = sizes_beside(wanted, sizes.clock, hero.room.left - CLEAR, height)
    right = [*_texts(hero.clock, clock, sizes.clock, BOLD)] if hero.clock else []
    room_left = (
        hero.room.left - CLEAR if hero.room else max(0, width - right[0].cell_len - 1) if right else width
    )
    left = [*_texts(fit.cut(hero.word, room_left), word, sizes.word, hero.style + BOLD)]
    if hero.where:
        spelled = hero.spelled if cell_len(hero.spelled) <= room_left else hero.where
        left += [Text()] * sizes.loose
        left += _texts(fit.cut(spelled, room_left), where, sizes.where, BOLD)
    lines = max(len(left), len(right))
    left, right = _spread(left, lines, sizes), right + [Text()] * (lines - len(right))
    if hero.room:
        left = _beside(left, picture, hero.room)
        right += [Text()] * (len(left) - len(right))
    joined = [fit.apart(a, b, width) if b.plain.strip() else a for a, b in zip(left, right, strict=True)]
    return joined[:height]


def wanted_by(hero: Hero) -> Wanted:
    """The texts that the sizes of `hero` are chosen for."""
    word, where, clock = (letters.drawable(text) for text in (hero.word, hero.where, hero.clock))
    room = letters.drawable(hero.roomy_where) or where
    return Wanted(word, room, hero.roomy_clock or clock, placed=hero.where != "")


def _beside(left: list[Text], picture: Sequence[Text], room: Room) -> list[Text]:
    """The texts at the left with the picture in its room beside them."""
    lines = max(len(left), len(picture))
    out = []
    for y in range(lines):
        line = left[y].copy() if y < len(left) else Text(end="")
        if y < len(picture) and picture[y].plain.strip():
            line.append(" " * (room.left - line.cell_len))
            line.append_text(picture[y])
        out.append(line)
    return out


@lru_cache(maxsize=128)  # of all that is drawn each second only the countdown is new
def _texts(text: str, drawn: str, size: int, style: Style) -> tuple[Text, ...]:
    """`text` in letters of `size`, one Text a row."""
    if size == 0:
        return (fit.line((text, style)),)
    return tuple(fit.line((row, style)) for row in letters.draw(drawn, size))


def _spread(left: list[Text], lines: int, sizes: Sizes) -> list[Text]:
    """The word at the top and where we are at the bottom of `lines` rows."""
    spare = lines - len(left)
    word_rows = _rows(sizes.word)
    if len(left) <= word_rows:  # no where: the word alone, at the top
        return left + [Text()] * spare
    return left[:word_rows] + [Text()] * spare + left[word_rows:]


@lru_cache(maxsize=512)  # one for each length of a countdown and each place in a session
def sizes_in(wanted: Wanted, width: int, height: int) -> Sizes:
    """The best sizes that fit: the countdown first, then the word, then where we are."""
    return _best(
        sizes for sizes in _candidates(wanted, max(2, height // 5)) if _fits(sizes, wanted, width, height)
    )


@lru_cache(maxsize=512)  # one for each length of a countdown and each place in a session
def sizes_beside(wanted: Wanted, clock: int, left: int, height: int) -> Sizes:
    """The best sizes with a countdown of size `clock`, and word and where in `left` columns."""
    return _best(
        sizes
        for sizes in _candidates(wanted, max(2, height // 5))
        if sizes.clock == clock and left_columns(sizes, wanted) <= left and _high(sizes, wanted) <= height
    )


def _best(candidates: Iterable[Sizes]) -> Sizes:
    """The countdown first, then the word, then where we are; from the floor, all three matter more than the size of one."""
    best, most = Sizes(0, 0, 0, loose=False), -1.0
    for sizes in candidates:
        drawn = sum(1 for size in sizes[:3] if size)
        worth = 10 * drawn + 4 * sizes.clock + 3 * sizes.word + 2 * sizes.where + 0.5 * sizes.loose
        if worth > most:
            best, most = sizes, worth
    return best


def _candidates(wanted: Wanted, most: int) -> list[Sizes]:
    """Every choice in good taste: the countdown is the largest, the place the smallest, no large line on another."""
    return [
        Sizes(a, c, b, loose=loose)
        for a in range(min(most, LARGEST_WORD) + 1 if wanted.word else 1)
        for b in (range(a, letters.LARGEST + 1) if wanted.clock else (0,))
        for c in (range(max(2, a) if a else 1) if wanted.where else (0,))
        for loose in ((True, False) if a <= 1 else (True,))
    ]


def _fits(sizes: Sizes, wanted: Wanted, width: int, height: int) -> bool:
    """Whether word and where, one above the other, fit beside the countdown."""
    columns = left_columns(sizes, wanted)
    if wanted.clock:
        columns += BETWEEN if sizes.word > 1 else 1 + sizes.word
        columns += clock_columns(sizes, wanted)
    return _high(sizes, wanted) <= height and columns <= width


def _high(sizes: Sizes, wanted: Wanted) -> int:
    rows = _rows(sizes.word)
    if wanted.placed:
        rows += _rows(sizes.where) + sizes.loose
    return max(rows, _rows(sizes.clock)) if wanted.clock else rows


def left_columns(sizes: Sizes, wanted: Wanted) -> int:
    """How wide word and where are."""
    return max(_columns(wanted.word, sizes.word), _columns(wanted.where, sizes.where))


def clock_columns(sizes: Sizes, wanted: Wanted) -> int:
    """How wide the countdown is."""
    return letters.columns_wide(wanted.clock, sizes.clock) if sizes.clock else cell_len(wanted.clock)


def _rows(size: int) -> int:
    return letters.rows_high(size) if size else 1


def _columns(text: str, size: int) -> int:
    """How wide drawn text is; in the terminal's own letters, enough to show something of it."""
    return letters.columns_wide(text, size) if size else min(len(text), 8)

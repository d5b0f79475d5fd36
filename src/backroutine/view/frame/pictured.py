"""Room for a picture between the phase word and the countdown, chosen once for a whole exercise so that nothing jumps.

The countdown keeps the size that it has without a picture. Words give way, but stay large enough to be read from the floor;
a long one (RELEASE, PAUSED), and any while somebody reads to get ready, may become small.
"""

from __future__ import annotations

from functools import lru_cache

from backroutine.domain.figure.picture import Picture
from backroutine.domain.values import NamedTuple
from backroutine.view.figure.characters import Characters
from backroutine.view.figure.drawing import columns_for, worth_it
from backroutine.view.frame.hero import (
    CLEAR,
    FEWEST_ROWS,
    Kin,
    Room,
    clock_columns,
    left_columns,
    sizes_beside,
    sizes_in,
)  # fmt: skip

MOST_COLUMNS, MOST_ROWS = 60, 18
FEWEST_COLUMNS = 20  # a narrow figure takes no more than it has use for


class Rooms(NamedTuple):
    """Where the picture stands while getting ready and while exercising: the same size, so that it never changes.

    Where the words of a get-ready take all the room (how to lie down, what to take care of), there is none for it.
    """

    ready: Room | None
    doing: Room


@lru_cache(maxsize=16)
def rooms_for(
    picture: Picture, characters: Characters, kin: tuple[Kin, ...], width: int, heights: tuple[int, int]
) -> Rooms | None:
    """The widest rooms that all `kin` leave, in `width` columns; None where no person could be seen in them.

    `heights` are the rows of the large part while getting ready and while exercising.
    """
    ready, doing = (
        _Group(tuple(one for one in kin if one.ready is ready), width, heights[not ready])
        for ready in (True, False)
    )
    both = _widest(picture, characters, (ready, doing), min(heights))
    if both:
        return Rooms(both[0], both[1])
    alone = _widest(picture, characters, (doing,), heights[1])
    return Rooms(None, alone[0]) if alone else None


def _widest(
    picture: Picture, characters: Characters, groups: tuple[_Group, ...], height: int
) -> tuple[Room, ...]:
    """The rooms of these groups, of one size; nothing where there is too little."""
    rows = min(height, MOST_ROWS)
    if rows < FEWEST_ROWS or not all(group.readable for group in groups):
        return ()
    widest = min(MOST_COLUMNS, columns_for(picture, rows))
    for columns in range(widest, min(widest, FEWEST_COLUMNS) - 1, -1):
        if not worth_it(picture, columns, rows, characters):
            return ()
        lefts = [left for group in groups if (left := group.left_of(columns)) is not None]
        if len(lefts) == len(groups):
            return tuple(Room(left, columns, rows) for left in lefts)
    return ()


class _Group:
    """Pages on which the picture stands in the same place."""

    def __init__(self, kin: tuple[Kin, ...], width: int, height: int) -> None:
        self._width, self._height = width, height
        self._today = [(one, sizes_in(one.wanted, width, height)) for one in kin]
        self._right = max((clock_columns(sizes, one.wanted) for one, sizes in self._today), default=0)

    @property
    def readable(self) -> bool:
        """Whether every countdown is large without a picture: else there is no room to give away."""
        return all(sizes.clock or not one.wanted.clock for one, sizes in self._today)

    def left_of(self, columns: int) -> int | None:
        """Where a picture of so many columns begins; None where something would have to give way that must not."""
        most = self._width - self._right - columns - 2 * CLEAR
        taken = 0
        for one, before in self._today:
            after = sizes_beside(one.wanted, before.clock, most, self._height)
            if after.clock != before.clock or after.word < min(before.word, one.least):
                return None
            taken = max(taken, left_columns(after, one.wanted))
        return taken + CLEAR + (most - taken) // 2

"""Start and end of a picture beside each other: what `show` prints, on a terminal, into a pipe, on paper."""

from __future__ import annotations

from backroutine.domain.figure.picture import Picture
from backroutine.domain.figure.pose import View
from backroutine.domain.words.filling import tell
from backroutine.view.figure.characters import Characters, Piece
from backroutine.view.figure.drawing import draw, rows_for, worth_it

GAP = 4  # columns between the two
FEWEST_ROWS, MOST_ROWS = 7, 14


def start_and_end(
    picture: Picture, columns: int, characters: Characters, *, mirror: bool = False, side: str = ""
) -> list[list[Piece]]:
    """The first pose, a gap, the last pose, and a caption under each; nothing where there is no room to see a person.

    `side` is the word for the side that the end shows.
    """
    half = (columns - GAP) // 2
    rows = max(FEWEST_ROWS, min(MOST_ROWS, rows_for(picture, half)))
    if not worth_it(picture, half, rows, characters):
        return []
    first = draw(picture, 0, half, rows, characters, mirror=mirror, arrows=True)
    last = draw(picture, 1, half, rows, characters, mirror=mirror)
    end = tell("picture.end-side", side=side) if side else tell("picture.end")
    captions = tell("picture.start").center(half), end.center(half).rstrip()
    drawn = [[*_wide(a, half + GAP), *b] for a, b in zip(first, last, strict=True)]
    return [*drawn, [(captions[0] + " " * GAP + captions[1], None)]]


def about_the_view(picture: Picture) -> str:
    """What has to be said of the view, so that left is left; empty where nothing has."""
    usual = {View.BACK: "picture.seen-back", View.FRONT: "picture.seen-front"}
    return picture.seen or (tell(usual[picture.view]) if picture.view in usual else "")


def _wide(row: list[Piece], columns: int) -> list[Piece]:
    """A row of exactly so many columns."""
    return [*row, (" " * (columns - sum(len(text) for text, _ in row)), None)]

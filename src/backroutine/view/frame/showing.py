"""A picture in a window of its own, for whoever learns an exercise: the figure, what is seen, and the keys."""

from __future__ import annotations

from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from backroutine.domain.exercises.exercise import Side
from backroutine.domain.figure.picture import Picture
from backroutine.domain.session.keys import PICTURE_KEYS
from backroutine.domain.words.filling import side_word
from backroutine.view.figure.beside import about_the_view
from backroutine.view.figure.canvas import Ink
from backroutine.view.figure.characters import Characters, Piece
from backroutine.view.figure.drawing import draw
from backroutine.view.frame import fit
from backroutine.view.frame.keybar import key_rows
from backroutine.view.frame.styles import BOLD, DIM, MOVE, NONE

LARGEST = (100, 30)  # cells: a larger figure is not clearer, only slower


@dataclass(frozen=True, slots=True)
class Showing:
    """What is shown: whose picture, which side (None: it has none), in which characters."""

    picture: Picture
    name: str
    characters: Characters
    side: Side | None = None

    def other_side(self) -> Showing:
        """The same from the other side; the same where there are no sides."""
        side = self.side.opposite if self.side else None
        return Showing(self.picture, self.name, self.characters, side)


def page(showing: Showing, share: float, width: int, height: int) -> list[Text]:
    """The picture `share` of the way from its start to its end, in `height` lines of at most `width` cells."""
    side = side_word(showing.side).upper() if showing.side else ""
    head = fit.line((fit.cut(showing.name, max(1, width - 10)), BOLD), (f"  {side}", BOLD))
    foot = [*_about(showing, width), *key_rows(PICTURE_KEYS, width, 1)]
    columns, rows = min(width, LARGEST[0]), min(height - 1 - len(foot), LARGEST[1])
    body = []
    if rows > 0:
        drawn = draw(
            showing.picture, share, columns, rows, showing.characters, mirror=showing.side is Side.RIGHT
        )
        body = [Text(" " * ((width - columns) // 2)).append_text(text_of(row)) for row in drawn]
    spare = height - 1 - len(body) - len(foot)
    lines = [head, *body, *([Text()] * max(0, spare)), *foot]
    return [fit.cropped(line, width) for line in lines][:height]


def text_of(row: list[Piece], acts: Style = MOVE) -> Text:
    """A row of characters with its styles; what moves has the style `acts`."""
    styles = {Ink.FLOOR: DIM, Ink.FAR: DIM, Ink.BODY: NONE, Ink.ACTS: acts, Ink.ARROW: acts}
    return Text.assemble(*((text, NONE if ink is None else styles[ink]) for text, ink in row), end="")


def _about(showing: Showing, width: int) -> list[Text]:
    about = about_the_view(showing.picture)
    return [fit.line((fit.cut(about, width), DIM))] if about else []

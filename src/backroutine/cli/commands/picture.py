"""The picture of an exercise or a warm-up, printed beside its words."""

from __future__ import annotations

from backroutine.cli.desk import Desk
from backroutine.domain.exercises.exercise import Side
from backroutine.domain.figure.picture import Picture
from backroutine.domain.words.filling import side_word
from backroutine.edge.terminal.font import characters_for
from backroutine.view.figure.beside import about_the_view, start_and_end
from backroutine.view.figure.canvas import Ink

INDENT = 2
STYLES = {None: "", Ink.BODY: "", Ink.FAR: "dim", Ink.FLOOR: "dim", Ink.ACTS: "cyan", Ink.ARROW: "cyan"}


def print_picture(desk: Desk, picture: Picture, side: Side | None) -> None:
    """Print start and end beside each other, with a word about the view where it needs one."""
    out, word = desk.out, side_word(side) if side else ""
    rows = start_and_end(
        picture, out.width - INDENT, characters_for(out.encoding), mirror=side is Side.RIGHT, side=word
    )
    if not rows:
        return
    for row in rows:
        out.pieces((" " * INDENT, ""), *((text, STYLES[ink]) for text, ink in row))
    if about_the_view(picture):
        out.line(f"  ({about_the_view(picture)})", "dim")
    out.line()

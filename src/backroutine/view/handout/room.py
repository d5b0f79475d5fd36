"""How much room the handout takes on paper, and the largest size at which it fits on one page.

Nobody in here knows the letters that a browser will draw: everything is reckoned on the safe side, for the narrower of
A4 and the lower of Letter.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from backroutine.domain.figure.picture import box_of
from backroutine.domain.values import NamedTuple
from backroutine.domain.words.filling import tell
from backroutine.view.handout.sheet import Drawn, Entry, Handout

WIDE, HIGH = 184.0, 258.0  # mm: A4's width and Letter's height, within the margins
MARGINS = "10mm 13mm"
MM = 0.3528  # in a point
LEADING = 1.26  # of a line, in heights of its letters
SMALL = 0.88  # of the letters of cautions, against those around them
TINY, LEAST_TINY = 0.78, 7.3  # of the letters, and points: captions, and what is for whoever hands it out
COLUMN_GAP, GAP = 5.0, 3.0  # mm: beside a picture, and between two exercises
BULLET = 4.0  # mm
ASK, HELP = 100.0, 78.0  # mm wide: the two lists of the safety page
BETWEEN = 7.0  # mm: all that lies between these parts
HEADER = 17.0  # mm: title, name, date, how often
NOTES = 6.4  # mm a line to write on
FEWEST_NOTES, MOST_NOTES = 2, 8


class Size(NamedTuple):
    """How large it is set: letters in points, the pictures' column and the height of one lying figure in mm.

    `listed`: each step has a line of its own. With `ease_out`, each exercise's own way out of it is told, beside the
    general one.
    """

    letters: float
    column: float
    figure: float
    listed: bool = True
    ease_out: bool = True

    @property
    def tiny(self) -> float:
        """The letters of captions and of what is for whoever hands it out, in points."""
        return max(LEAST_TINY, self.letters * TINY)

    @property
    def tiny_line(self) -> float:
        """The height of one line of them, in mm."""
        return self.tiny * MM * LEADING

    @property
    def caption(self) -> float:
        """The width of a caption beside a figure that lies, in mm."""
        return self.tiny * 1.5

    @property
    def standing(self) -> float:
        """The height of a standing figure, in mm: two lie one above the other, two stand side by side."""
        return self.figure * 2 - self.tiny_line

    @property
    def line(self) -> float:
        """The height of one line of text, in mm."""
        return self.letters * MM * LEADING


# From the largest to the smallest that is still read without effort at arm's length.
SIZES = (
    Size(12, 84, 30),
    Size(11.2, 78, 27),
    Size(10.5, 70, 23),
    Size(9.8, 64, 20),
    Size(9.4, 57, 17),
    Size(9.2, 53, 15.5, listed=False),
    Size(8.9, 49, 14, listed=False),
    Size(8.6, 47, 13.2, listed=False),
    Size(8.4, 45, 12.5, listed=False),
    Size(8.2, 43, 12, listed=False, ease_out=False),
)


def largest(handout: Handout) -> Size | None:
    """The largest size at which all of it stands on one page; None where there is none."""
    return next((size for size in SIZES if height(handout, size) <= HIGH), None)


def height(handout: Handout, size: Size) -> float:
    """The height of all of it in mm, with the fewest lines for notes."""
    said = (*handout.notices, *handout.opening, handout.left_out, handout.up)
    asides = (
        max(lines(" ".join(handout.ask), ASK, size.tiny), lines(" ".join(handout.help), HELP, size.tiny))
        * size.tiny_line
    )
    return (
        HEADER
        + (lines(f"{handout.title} {handout.about}", WIDE, 16) - 1) * 7
        + sum(lines(text, WIDE, size.letters) for text in said) * size.line
        + len(handout.notices) * 4
        + sum(entry_height(entry, size) for entry in handout.entries)
        + asides
        + FEWEST_NOTES * NOTES
        + lines(handout.footer, WIDE, size.tiny) * size.tiny_line
        + BETWEEN
    )


def notes(handout: Handout, size: Size) -> int:
    """How many lines for notes there are, where all of it fits: they take what is left of the page."""
    return min(MOST_NOTES, FEWEST_NOTES + int((HIGH - height(handout, size)) / NOTES))


def entry_height(entry: Entry, size: Size) -> float:
    """The height of one exercise, in mm, with what lies between it and the next."""
    wide = WIDE - (size.column + COLUMN_GAP if entry.drawn else 0)
    if size.listed:
        steps = sum(lines(step, wide - BULLET, size.letters) for step in entry.steps)
    else:
        steps = lines(" ".join(entry.steps), wide, size.letters)
    told = (
        lines(f"{entry.name} {entry.amount}", wide, size.letters * 1.25) * 1.25
        + lines(entry.change, wide, size.letters)
        + steps
        + sum(lines(" ".join(told), wide, size.letters * SMALL) for told in aside(entry, size)) * SMALL
    )
    return max(told * size.line, _pictures(entry.drawn, size)) + GAP


def aside(entry: Entry, size: Size) -> tuple[tuple[str, str], ...]:
    """The cautions, and the way out of the exercise where there is room for it: each with the words before it."""
    told = (
        (tell("handout.care"), " ".join(entry.care)),
        (tell("handout.ease"), entry.ease_out if size.ease_out else ""),
    )
    return tuple((before, text) for before, text in told if text)


def stands(drawn: Drawn) -> bool:
    """Whether its figures are higher than wide, and so have room beside each other."""
    box = box_of(drawn.picture)
    return box.top - box.bottom > box.right - box.left


def _pictures(drawn: Drawn | None, size: Size) -> float:
    if drawn is None:
        return 0.0
    seen = lines(drawn.seen, size.column, size.tiny) * size.tiny_line
    figures = size.standing + size.tiny_line if stands(drawn) else 2 * size.figure
    return figures + seen


def lines(text: str, wide: float, points: float) -> int:
    """How many lines `text` takes, at most, in `wide` mm; none where there is no text."""
    if not text:
        return 0
    room, at, count = wide / (points * MM), 0.0, 1
    for word in text.split(" "):
        long = ems(word)
        if at and at + _SPACE + long > room:
            count, at = count + 1, 0.0
        at += (_SPACE if at else 0.0) + long
        while at > room:  # broken anywhere
            count, at = count + 1, at - room * 0.9
    return count


# The widths of letters in heights of them, a little over what Helvetica, Arial and their like have.
_SPACE = 0.285
_WIDTHS = {
    character: width
    for characters, width in (
        ("ijl'|", 0.23), ("ftrI.,:;!()[]/-", 0.31), ("cksvxyz", 0.51), ("abdeghnopqu0123456789", 0.565),
        ("wmMWOQ@%&", 0.95),
    )
    for character in characters
}  # fmt: skip
_OTHERS = 0.75  # capitals, and most letters of other scripts, a cell


def ems(text: Iterable[str]) -> float:
    """The width of these characters."""
    return sum(_WIDTHS.get(character) or _OTHERS * max(1, cell_len(character)) for character in text)

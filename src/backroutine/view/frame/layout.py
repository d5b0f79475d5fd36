"""One way to lay out every frame: parts in a fixed order, and what goes first when the window is small."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from backroutine.domain.session.keys import Binding, Key
from backroutine.domain.session.status import Status
from backroutine.domain.values import NamedTuple
from backroutine.view.frame import fit, parts
from backroutine.view.frame.hero import FEWEST_ROWS, Hero, Kin, Room, draw_hero
from backroutine.view.frame.keybar import key_rows, rows_needed, rows_while_playing
from backroutine.view.frame.parts import Bar, Paragraph
from backroutine.view.frame.rows import left_over, shared
from backroutine.view.frame.styles import NONE

if TYPE_CHECKING:
    from backroutine.domain.figure.picture import Picture
    from backroutine.view.figure.characters import Characters
    from backroutine.view.frame.pictured import Rooms

WIDEST = 120  # columns; in a wider window the page stands in the middle
MOST_HERO = 21
PICTURE_ROWS = (
    FEWEST_ROWS,
    8,
    9,
)  # lines that gaps give up for a picture, the fewest that do first: standing takes nine
LEAST_WIDTH, LEAST_HEIGHT = 72, 24  # a smaller window has other needs than a picture


class Page(NamedTuple):
    """What a frame says, before anyone knows how large the window is.

    `aside` stands at the right of `name`. `lead` is what matters most after the hero; `typed` is
    what has been typed so far, with its cursor. `choices` are keys
    shown as a list; `also` is another text whose room is kept free, so that sides can change without a
    jump. `care`, under its head, is for whoever is near, where there is room beside `text`; where there is none it takes the
    place of it while `care_now`. `turned` is the share (0 to 1) of the time for reading what stands there that has passed:
    what is longer than its room is turned, page by page. `playing`: one of the pages of a running session. `at_hand`: nobody
    lies there yet, so that sentences go before large letters.
    """

    keys: tuple[Binding, ...] = ()
    name: str = ""
    aside: str = ""
    hero: Hero | None = None
    lead: tuple[Paragraph, ...] = ()
    typed: str = ""
    choices: tuple[Binding, ...] = ()
    text: tuple[Paragraph, ...] = ()
    also: tuple[Paragraph, ...] = ()
    care: tuple[Paragraph, ...] = ()
    care_now: bool = False
    turned: float = 0.0
    bars: tuple[Bar, ...] = ()
    playing: bool = False
    at_hand: bool = False
    pictured: Pictured | None = None


class Figure(NamedTuple):
    """A picture for a page: what there is room to be found for, and how it is drawn in so many columns and rows."""

    picture: Picture
    characters: Characters
    draw: Callable[[int, int], Sequence[Text]]


class Pictured(NamedTuple):
    """A picture on a page, and the pages among which it is not to jump.

    `lead` leads its get-ready; `ready` and `doing` are the texts of the exercise's get-ready and of its reps, for either side: the room that is left
    beside the longer of them is the picture's on all pages.
    """

    figure: Figure
    getting_ready: bool
    kin: tuple[Kin, ...]
    lead: tuple[Paragraph, ...]
    ready: tuple[tuple[Paragraph, ...], ...]
    doing: tuple[tuple[Paragraph, ...], ...]


class Place(NamedTuple):
    """Where on the page something stands: columns and rows from the top left, and how many of them."""

    x: int
    y: int
    columns: int
    rows: int


class Composed(NamedTuple):
    """The lines of a page, where its picture stands, and the keys that mean nothing before more of it was seen."""

    lines: list[Text]
    place: Place | None = None
    not_yet: tuple[Key, ...] = ()


def edges(width: int) -> tuple[int, int]:
    """How far from the left edge a page begins, and how wide it is."""
    margin = 2 if width >= 40 else 1 if width >= 28 else 0
    block = min(width - 2 * margin, WIDEST)
    return (width - block) // 2, block


def compose(page: Page, notes: Status, width: int, height: int) -> Composed:
    """The page as exactly `height` lines of at most `width` cells."""
    _, block = edges(width)
    lead, text = parts.wrapped(page.lead, block), parts.wrapped(page.text, block)
    care = parts.wrapped(page.care, block)
    room = max(len(text), len(parts.wrapped(page.also, block)))
    rows, space = _given(page, notes, block, (width, height), (len(lead), room, len(care)))
    choices = page.choices if rows["choices"] else ()
    keys = key_rows([binding for binding in page.keys if binding not in choices], block, rows["keys"])
    hero = _hero(page, page.hero, block, rows["hero"], space) if page.hero and rows["hero"] else []
    rows |= left_over(rows, {"hero": len(hero), "keys": len(keys)}, {"lead": len(lead), "text": room})
    if page.care_now and care and not rows["care"]:
        text = care if len(care) <= rows["text"] else care[1:]
    text = list(parts.page_from(text, rows["text"], page.turned))
    head = [*parts.named(page.name, page.aside, block)[: rows["name"]], *parts.gap(rows["gap after name"])]
    body = [
        *head,
        *hero,
        *parts.gap(rows["gap after hero"]),
        *parts.kept(lead, rows["lead"], block),
        *parts.kept([(fit.cut_before(page.typed, block), NONE)], rows["typed"], block),
        *parts.gap(rows["gap after lead"]),
        *parts.listed(choices),
        *parts.gap(rows["gap after choices"]),
        *parts.kept(text, rows["text"], block),
        *parts.gap(rows["text"] - len(text)),
        *parts.gap(rows["gap before care"]),
        *parts.kept(care, rows["care"], block),
        *parts.gap(rows["gap before bars"]),
        *parts.barred(page.bars[len(page.bars) - rows["bars"] :], block),
    ]
    foot = [
        *parts.trouble(notes, block)[: rows["trouble"]],
        *parts.at_the_bottom(keys, rows["keys"]),
        *parts.status(notes, block)[: rows["status"]],
    ]
    spare = height - len(body) - len(foot)
    above = spare // 3
    lines = [*parts.gap(above), *body, *parts.gap(spare - above), *foot]
    indent, _ = edges(width)
    place = Place(indent + space.left, above + len(head), space.columns, space.rows) if space else None
    return Composed(fit.indented([fit.cropped(line, block) for line in lines], indent), place)


def _given(
    page: Page, notes: Status, block: int, window: tuple[int, int], lines: tuple[int, int, int]
) -> tuple[dict[str, int], Room | None]:
    """The lines of each part, and the room for the picture; where there is none, the lines are those of a page without.

    The fewest gaps are given up with which the picture stands on all pages of its exercise; where not even all are enough
    for its get-ready, it stands on the others.
    """
    keys = _keys_wanted(page, block, window[1])
    pictured = page.pictured
    if pictured and window[0] >= LEAST_WIDTH and window[1] >= LEAST_HEIGHT:
        both = _longest(pictured, block, lines[2])
        for hero in (*PICTURE_ROWS, 0):
            heights = tuple(shared(window[1], _wishes(page, notes, one, keys, hero))["hero"] for one in both)
            rooms = _rooms(pictured, block, (heights[0], heights[1]))
            if rooms and (rooms.ready or not hero):
                room = rooms.ready if pictured.getting_ready else rooms.doing
                rows = shared(window[1], _wishes(page, notes, lines, keys, hero))
                return rows, room if room and room.rows <= rows["hero"] else None
    return shared(window[1], _wishes(page, notes, lines, keys, 0)), None


def _longest(pictured: Pictured, block: int, care: int) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """The lines of lead, text and care on the longest page of the get-ready, and on that of the exercise."""
    ready, doing = (
        max(len(parts.wrapped(text, block)) for text in texts) for texts in (pictured.ready, pictured.doing)
    )
    return (len(parts.wrapped(pictured.lead, block)), ready, care), (0, doing, care)


def _rooms(pictured: Pictured, block: int, heights: tuple[int, int]) -> Rooms | None:
    """The rooms for the picture, of one size on all of its exercise's pages; None where one of them has none."""
    from backroutine.view.frame.pictured import rooms_for  # noqa: PLC0415 - loaded when a picture is drawn

    return rooms_for(pictured.figure.picture, pictured.figure.characters, pictured.kin, block, heights)


def _hero(page: Page, hero: Hero, block: int, rows: int, room: Room | None) -> list[Text]:
    """The large part, with the picture where there is room for it."""
    if page.pictured is None or room is None:
        return draw_hero(hero, block, rows)
    drawn = page.pictured.figure.draw(room.columns, room.rows)
    return draw_hero(hero._replace(room=room), block, rows, drawn)


# Room for each part ------------------------------------------------------------------------------


def _wishes(
    page: Page, notes: Status, lines: tuple[int, int, int], keys: int, pictured: int
) -> list[tuple[str, int]]:
    """How many lines each part would like in all, the most needed wish first.

    With `pictured`, the hero has so many before there are any gaps: a picture is worth more than empty lines.
    """
    lead, text, care = lines
    asked = [("lead", min(1, lead)), ("typed", 1 if page.typed else 0)]
    hero = 1 if page.hero else 0
    return [
        ("keys", min(1, keys)),
        *([] if page.playing else asked),
        ("hero", 1 if page.playing or (page.hero and page.hero.clock) else 0),
        ("name", 1 if page.name else 0),
        ("trouble", 1 if notes.trouble else 0),
        *([("hero", 3 * hero)] if page.playing else []),
        *asked,
        ("lead", lead),
        ("keys", keys),
        *([("text", text)] if page.at_hand else []),
        ("hero", 3 * hero),
        ("choices", len(page.choices)),
        ("text", min(2, text)),
        ("hero", 5 * hero),
        ("text", min(4, text)),
        ("bars", min(1, len(page.bars))),
        ("gap before keys", 1),
        ("text", text),
        ("status", 1),
        ("bars", len(page.bars)),
        ("hero", pictured * hero),
        ("gap after name", 1 if page.name else 0),
        ("gap after hero", hero),
        ("gap before bars", 1 if page.bars else 0),
        ("gap after lead", 1 if lead and (text or page.choices) else 0),
        ("gap after choices", 1 if page.choices and text else 0),
        *[("hero", hero * rows) for rows in (8, 9, 10)],
        *([("gap before care", 1), ("care", care)] if care else []),
        ("gap above", 2),
        *[("hero", hero * rows) for rows in range(11, MOST_HERO + 1)],
    ]


def _keys_wanted(page: Page, width: int, height: int) -> int:
    """How many lines the keys take: while playing, always the same."""
    if not page.keys:
        return 0
    most = max(1, height // 4)
    return rows_while_playing(width, most) if page.playing else rows_needed(page.keys, width, most)

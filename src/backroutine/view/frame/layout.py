"""One way to lay out every frame: parts in a fixed order, and what goes first when the window is small."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from backroutine.domain.session.keys import Binding
from backroutine.domain.session.status import Status
from backroutine.view.frame import fit, parts
from backroutine.view.frame.hero import Hero, Kin, Room, draw_hero
from backroutine.view.frame.keybar import key_rows, rows_needed, rows_while_playing
from backroutine.view.frame.parts import Bar, Paragraph
from backroutine.view.frame.styles import NONE

if TYPE_CHECKING:
    from backroutine.domain.figure.picture import Picture
    from backroutine.view.figure.characters import Characters

WIDEST = 120  # columns; in a wider window the page stands in the middle
MOST_HERO = 21
LEAST_WIDTH, LEAST_HEIGHT = 72, 24  # a smaller window has other needs than a picture


class Page(NamedTuple):
    """What a frame says, before anyone knows how large the window is.

    `aside` stands at the right of `name`. `lead` is what matters most after the hero; `typed` is
    what has been typed so far, with its cursor. `choices` are keys
    shown as a list; `also` is another text whose room is kept free, so that sides can change without a
    jump. `care` is for whoever is near, where there is room. `playing`: one of the pages of a running session.
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
    bars: tuple[Bar, ...] = ()
    playing: bool = False
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
    """The lines of a page, and where its picture stands."""

    lines: list[Text]
    place: Place | None = None


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
    rows = _shared(
        height, _wishes(page, notes, (len(lead), room, len(care)), _keys_wanted(page, block, height))
    )
    choices = page.choices if rows["choices"] else ()
    keys = tuple(binding for binding in page.keys if binding not in choices)
    head = [*parts.named(page.name, page.aside, block)[: rows["name"]], *parts.gap(rows["gap after name"])]
    space = _room(page, notes, block, (width, height), rows["hero"])
    body = [
        *head,
        *(_hero(page, page.hero, block, rows["hero"], space) if page.hero and rows["hero"] else []),
        *parts.gap(rows["gap after hero"]),
        *parts.kept(lead, rows["lead"], block),
        *parts.kept([(page.typed, NONE)], rows["typed"], block),
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
        *parts.at_the_bottom(key_rows(keys, block, rows["keys"]), rows["keys"]),
        *parts.status(notes, block)[: rows["status"]],
    ]
    spare = height - len(body) - len(foot)
    above = spare // 3
    lines = [*parts.gap(above), *body, *parts.gap(spare - above), *foot]
    indent, _ = edges(width)
    place = Place(indent + space.left, above + len(head), space.columns, space.rows) if space else None
    return Composed(fit.indented([fit.cropped(line, block) for line in lines], indent), place)


def _hero(page: Page, hero: Hero, block: int, rows: int, room: Room | None) -> list[Text]:
    """The large part, with the picture where there is room for it."""
    if page.pictured is None or room is None:
        return draw_hero(hero, block, rows)
    drawn = page.pictured.figure.draw(room.columns, room.rows)
    return draw_hero(hero._replace(room=room), block, rows, drawn)


def _room(page: Page, notes: Status, block: int, window: tuple[int, int], rows: int) -> Room | None:
    """The room for the picture, of one size on all of its exercise's pages; None where one of them has none."""
    pictured = page.pictured
    if pictured is None or window[0] < LEAST_WIDTH or window[1] < LEAST_HEIGHT:
        return None
    from backroutine.view.frame.pictured import rooms_for  # noqa: PLC0415 - loaded when a picture is drawn

    keys, care = _keys_wanted(page, block, window[1]), len(parts.wrapped(page.care, block))
    longest = (
        max(len(parts.wrapped(text, block)) for text in texts) for texts in (pictured.ready, pictured.doing)
    )
    leads = (len(parts.wrapped(pictured.lead, block)), 0)
    ready, doing = (
        _shared(window[1], _wishes(page, notes, (lead, lines, care), keys))
        for lead, lines in zip(leads, longest, strict=True)
    )
    figure, heights = pictured.figure, (ready["hero"], doing["hero"])
    rooms = rooms_for(figure.picture, figure.characters, pictured.kin, block, heights)
    room = rooms and (rooms.ready if pictured.getting_ready else rooms.doing)
    return room if room and room.rows <= rows else None


# Room for each part ------------------------------------------------------------------------------


def _wishes(page: Page, notes: Status, lines: tuple[int, int, int], keys: int) -> list[tuple[str, int]]:
    """How many lines each part would like in all, the most needed wish first."""
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


_ELASTIC = ("text", "lead", "keys")  # these take what there is; the others all they ask for, or nothing


def _shared(height: int, wishes: Sequence[tuple[str, int]]) -> dict[str, int]:
    """The lines each part is given."""
    given = dict.fromkeys((*(name for name, _ in wishes), "gap before care", "care"), 0)
    left = height
    for name, rows in wishes:
        more = rows - given[name]
        if more > left and name in _ELASTIC:
            more = left
        if 0 < more <= left:
            given[name] += more
            left -= more
    return given

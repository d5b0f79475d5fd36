"""One way to lay out every frame: parts in a fixed order, and what goes first when the window is small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from backroutine.domain.keys import Binding
from backroutine.domain.notes import Notes
from backroutine.domain.words import ENGLISH, tell
from backroutine.edge.screen import fit
from backroutine.edge.screen.hero import Hero, draw_hero
from backroutine.edge.screen.keybar import key_rows, rows_needed, rows_while_playing, stroke_name
from backroutine.edge.screen.look import BOLD, DIM, KEY, NONE, TROUBLE

WIDEST = 120  # columns; in a wider window the page stands in the middle
WIDEST_TEXT = 100
MOST_HERO = 26

Paragraph = tuple[str, Style]


@dataclass(frozen=True, slots=True)
class Bar:
    """How far something is: a label, the part that is done (0 to 1), and the time left in words."""

    label: str
    done: float
    left: str
    style: Style = NONE


@dataclass(frozen=True, slots=True)
class Page:
    """What a frame says, before anyone knows how large the window is.

    `aside` stands at the right of `name`. `lead` is what matters most after the hero; `typed` is
    what has been typed so far, with its cursor. `choices` are keys
    shown as a list; `also` is another text whose room is kept free, so that sides can change without a
    jump. `cut` is said where the text had to be cut. `playing`: one of the pages of a running session.
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
    bars: tuple[Bar, ...] = ()
    cut: str = ""
    playing: bool = False


def compose(page: Page, notes: Notes, width: int, height: int) -> list[Text]:
    """The page as exactly `height` lines of at most `width` cells."""
    margin = 2 if width >= 40 else 1 if width >= 28 else 0
    block = min(width - 2 * margin, WIDEST)
    lead, text = _wrapped(page.lead, block), _wrapped(page.text, block)
    room = max(len(text), len(_wrapped(page.also, block)))
    rows = _shared(height, _wishes(page, notes, len(lead), room, block, height))
    choices = page.choices if rows["choices"] else ()
    keys = tuple(binding for binding in page.keys if binding not in choices)
    parts: list[list[Text]] = [
        [_named(page, block)][: rows["name"]],
        _gap(rows["gap after name"]),
        draw_hero(page.hero, block, rows["hero"]) if page.hero and rows["hero"] else [],
        _gap(rows["gap after hero"]),
        lead[: rows["lead"]],
        [fit.line((fit.cut(page.typed, block), NONE))][: rows["typed"]],
        _gap(rows["gap after lead"]),
        _listed(choices),
        _gap(rows["gap after choices"]),
        _kept(text, rows["text"], block, page.cut) + _gap(rows["text"] - len(text)),
        _gap(rows["gap before bars"]),
        _barred(page.bars[len(page.bars) - rows["bars"] :], block),
    ]
    foot = [
        *([_trouble(notes, block)] if rows["trouble"] else []),
        *_filled(key_rows(keys, block, rows["keys"]), rows["keys"]),
        *([_status(notes, block)] if rows["status"] else []),
    ]
    body = [line for part in parts for line in part]
    spare = height - len(body) - len(foot)
    lines = [*_gap(spare // 3), *body, *_gap(spare - spare // 3), *foot]
    return fit.indented(lines, (width - block) // 2)


# Room for each part ------------------------------------------------------------------------------


def _wishes(page: Page, notes: Notes, lead: int, text: int, width: int, height: int) -> list[tuple[str, int]]:
    """How many lines each part would like in all, the most needed wish first."""
    asked = [("lead", min(1, lead)), ("typed", 1 if page.typed else 0)]
    hero = 1 if page.hero else 0
    most_keys = max(1, height // 4)
    keys = rows_while_playing(width, most_keys) if page.playing else rows_needed(page.keys, width, most_keys)
    return [
        ("keys", 1 if page.keys else 0),
        *([] if page.playing else asked),
        ("hero", 1 if page.playing or (page.hero and page.hero.clock) else 0),
        ("name", 1 if page.name else 0),
        ("trouble", 1 if notes.trouble else 0),
        *([("hero", 3 * hero)] if page.playing else []),
        *asked,
        ("lead", lead),
        ("keys", keys if page.keys else 0),
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
        ("gap above", 2),
        *[("hero", hero * rows) for rows in range(11, MOST_HERO + 1)],
    ]


_ELASTIC = ("text", "lead", "keys")  # these take what there is; the others all they ask for, or nothing


def _shared(height: int, wishes: Sequence[tuple[str, int]]) -> dict[str, int]:
    """The lines each part is given."""
    given = dict.fromkeys((name for name, _ in wishes), 0)
    left = height
    for name, rows in wishes:
        more = rows - given[name]
        if more > left and name in _ELASTIC:
            more = left
        if 0 < more <= left:
            given[name] += more
            left -= more
    return given


# The parts ---------------------------------------------------------------------------------------


def _gap(rows: int) -> list[Text]:
    return [Text(end="") for _ in range(rows)]


def _filled(lines: list[Text], rows: int) -> list[Text]:
    """Empty lines first: the keys stand at the bottom, one line or two."""
    return _gap(rows - len(lines)) + lines


def _wrapped(paragraphs: Sequence[Paragraph], width: int) -> list[Text]:
    narrow = max(1, min(width, WIDEST_TEXT))
    return [fit.line((row, style)) for text, style in paragraphs for row in (fit.wrap(text, narrow) or ("",))]


def _named(page: Page, width: int) -> Text:
    return fit.apart(fit.line((fit.cut(page.name, width), BOLD)), fit.line((page.aside, DIM)), width)


def _kept(lines: list[Text], rows: int, width: int, cut: str) -> list[Text]:
    """The first `rows` lines; when some are missing, the last one says so."""
    if len(lines) <= rows or not rows:
        return lines[:rows]
    if cut:
        return [*lines[: rows - 1], fit.line((fit.cut(cut, width), DIM))]
    last = lines[rows - 1].plain
    return [
        *lines[: rows - 1],
        fit.line((fit.cut(f"{last} {fit.MORE}", width), lines[rows - 1].style or NONE)),
    ]  # type: ignore[list-item]


def _listed(choices: Sequence[Binding]) -> list[Text]:
    names = [stroke_name(binding.strokes[0]) for binding in choices]
    widest = max(map(len, names), default=0)
    return [
        fit.line(("  ", NONE), (name.ljust(widest), KEY), (f"   {ENGLISH[binding.label]}", NONE))
        for name, binding in zip(names, choices, strict=True)
    ]


def _barred(bars: Sequence[Bar], width: int) -> list[Text]:
    """Bars under one another, their labels and times in columns; labels go first when it is narrow."""
    labels = max((len(bar.label) for bar in bars), default=0)
    times = max((len(bar.left) for bar in bars), default=0)
    times = max(times, len(tell("left.total", clock="00:00")))
    labels = labels + 3 if width - labels - times - 6 >= 12 else 0
    return [_bar(bar, labels, times, width) for bar in bars]


def _bar(bar: Bar, labels: int, times: int, width: int) -> Text:
    room = width - labels - times - 3
    if room < 4:
        return fit.line((fit.cut(bar.left, width), DIM))
    done = min(room, max(0, round(room * bar.done)))
    return fit.line(
        (bar.label.ljust(labels)[:labels], DIM),
        ("━" * done, bar.style + BOLD),
        ("─" * (room - done), DIM),
        (f"   {bar.left.rjust(times)}", NONE),
    )


def _trouble(notes: Notes, width: int) -> Text:
    return fit.line((fit.cut(tell("not-saved", trouble=notes.trouble), width), TROUBLE))


def _status(notes: Notes, width: int) -> Text:
    """What is heard, and whether answers are kept."""
    heard = notes.heard or tell("heard", sound=tell("silent"))
    if notes.trouble:
        return fit.line((fit.cut(heard, width), DIM))
    saved = tell("rehearsal" if notes.rehearsal else "saved")
    return fit.line((fit.cut(f"{heard} · {saved}", width), DIM))

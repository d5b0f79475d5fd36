"""A page to read before one answers: page by page, with its heads and points.

One line that fits is enough for a yes; a no is about all of them, and counts once all were seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from backroutine.domain.session import questions
from backroutine.domain.session.keys import Key
from backroutine.domain.session.queries import keys_for
from backroutine.domain.session.state import Asking, Session
from backroutine.domain.session.status import Status
from backroutine.domain.words.filling import tell
from backroutine.view.frame import fit, parts
from backroutine.view.frame.keybar import key_rows, rows_needed
from backroutine.view.frame.layout import Composed, edges
from backroutine.view.frame.styles import BOLD, NONE
from backroutine.view.wrap import hanging

ROOMY = 16  # rows from which there are gaps and the status line

Block = tuple[Text, ...]


def reading_page(
    session: Session, asking: Asking, notes: Status, text: Sequence[str], size: tuple[int, int]
) -> Composed:
    """The page of `text` that the person has turned to, under its question, for a window of so many columns and rows."""
    width, height = size
    margin, block = edges(width)
    bindings = keys_for(session)
    keys = rows_needed(bindings, block, max(1, height // 4))
    roomy = height >= ROOMY
    pages = _pages(list(_blocks(text, min(block, parts.WIDEST_TEXT))), height - keys - (4 if roomy else 1))
    turned = len(asking.typed)
    here = pages[turned % len(pages)]
    not_yet = (Key.NO,) if turned < len(pages) - 1 else ()
    bindings = tuple(binding for binding in bindings if binding.key not in not_yet)
    place = tell("page.of", page=turned % len(pages) + 1, pages=len(pages)) if len(pages) > 1 else ""
    foot = [
        *(parts.gap(1) if roomy else []),
        *parts.at_the_bottom(key_rows(bindings, block, keys), keys),
        *(parts.status(notes, block)[:1] if roomy else []),
    ]
    head = [
        *parts.named(questions.text(session, asking.question), place, block),
        *(parts.gap(1) if roomy else []),
    ]
    lines = [*head, *here, *parts.gap(height - len(head) - len(here) - len(foot)), *foot][:height]
    return Composed(fit.indented([fit.cropped(line, block) for line in lines], margin), not_yet=not_yet)


def _blocks(text: Sequence[str], width: int) -> Iterator[Block]:
    """What is not to be broken between pages: a point, or a head with its first point."""
    head: Block = ()
    for paragraph in text:
        if paragraph.endswith(":"):
            head = (Text(end=""), *_styled(paragraph, width, ""))
            continue
        mark, _, rest = paragraph.partition(" ")
        point = mark == "-" or mark[:-1].isdigit()
        lines = _styled(rest, width, f"  {mark} ") if point else _styled(paragraph, width, "")
        yield (*head, *lines)
        head = ()


def _styled(paragraph: str, width: int, first: str) -> Block:
    style = BOLD if paragraph.endswith(":") else NONE
    return tuple(fit.line((line, style)) for line in hanging(paragraph, width, first))


def _pages(blocks: Sequence[Block], rows: int) -> list[list[Text]]:
    """The blocks on pages of `rows` lines; a block longer than a page goes on on the next."""
    rows = max(1, rows)
    pages: list[list[Text]] = [[]]
    for block in blocks:
        lines = [line for line in block if pages[-1] or line.plain]  # no gap at the top of a page
        if len(pages[-1]) + len(lines) > rows and pages[-1]:
            pages.append([])
            lines = [line for line in block if line.plain]
        while len(lines) > rows:
            pages[-1] += lines[:rows]
            lines = lines[rows:]
            pages.append([])
        pages[-1] += lines
    return pages

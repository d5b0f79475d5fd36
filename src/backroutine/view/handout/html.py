"""The handout as a page to print: one sheet of A4 or Letter, nothing that runs, nothing that it would have to load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from backroutine.domain.words.filling import tell
from backroutine.view.figure import svg
from backroutine.view.handout import room
from backroutine.view.handout.room import Size, aside, notes, stands
from backroutine.view.handout.sheet import Drawn, Entry, Handout
from backroutine.view.page import page

_STYLE = """
@page {{ margin: {margins} }}
* {{ box-sizing: border-box }}
body {{ margin: 0 auto; padding: 9mm 8mm; max-width: 200mm; background: #fff; color: #1b1b1b;
  font: {letters}pt/{leading} "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif;
  overflow-wrap: anywhere; -webkit-print-color-adjust: exact; print-color-adjust: exact }}
header {{ display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; column-gap: 8mm;
  border-bottom: 1.2pt solid #1b1b1b; padding-bottom: 1.6mm }}
h1 {{ margin: 0; font-size: 16pt; line-height: 1.15; letter-spacing: -.01em }}
header > p {{ font-size: 9pt; color: #444 }}
.blanks {{ flex: 1 0 100%; display: grid; grid-template-columns: 5fr 3fr 4fr; column-gap: 5mm; font-size: 9pt }}
.blanks p {{ display: flex; align-items: flex-end; height: 7.4mm }}
.blanks b, .notes b {{ padding-right: 2mm; font-weight: 600; line-height: 1 }}
.blanks i {{ flex: 1; border-bottom: .5pt solid #888 }}
p {{ margin: 0 }}
p, li {{ unicode-bidi: plaintext }}
.opening {{ margin-top: 1.4mm }}
.notice {{ border: 1.2pt solid #1b1b1b; padding: 1.2mm 2.4mm; margin-bottom: 1.4mm; font-weight: 600 }}
.gone {{ color: #444 }}
.change {{ font-style: italic; color: #444 }}
.up {{ margin-top: 1mm; padding-top: 1mm; border-top: .5pt solid #ccc }}
article {{ display: grid; grid-template-columns: {column}mm 1fr; column-gap: {gap}mm; break-inside: avoid;
  margin-top: {half}mm; padding-top: {half}mm; border-top: .5pt solid #ccc }}
article.bare {{ grid-template-columns: 1fr }}
.pictures {{ display: grid; align-content: start }}
.stands .pictures {{ grid-template-columns: 1fr 1fr; column-gap: 2mm }}
.seen {{ grid-column: 1 / -1; text-align: center; font-size: {tiny}pt; line-height: {leading}; color: #444 }}
figure {{ margin: 0; text-align: center }}
.lies figure {{ display: grid; grid-template-columns: {aside}mm 1fr; align-items: center }}
.lies figcaption {{ grid-area: 1 / 1; text-align: left }}
figure svg {{ display: block; width: 100%; height: {figure}mm }}
.stands figure svg {{ height: {standing}mm }}
figcaption {{ height: {caption}mm; font-size: {tiny}pt; line-height: {caption}mm; color: #444 }}
h2 {{ margin: 0; font-size: 1.25em; line-height: {leading}; display: inline }}
.amount {{ font-weight: 600; color: #0b5f6e; font-size: 1.1em }}
h2::after {{ content: "\\2002" }}
ul {{ margin: 0; padding: 0 0 0 {bullet}mm; list-style: none }}
li::before {{ content: "\\2022"; position: absolute; margin-left: -3.4mm; color: #0b7285 }}
.care {{ font-size: {small}em; color: #333 }}
.asides {{ display: grid; grid-template-columns: {ask}mm {help}mm; justify-content: space-between;
  margin-top: {half}mm; padding-top: 1mm; border-top: .5pt solid #ccc; font-size: {tiny}pt; break-inside: avoid }}
.notes {{ display: flex; font-size: 9pt }}
.notes b {{ padding-top: 3mm }}
.notes div {{ flex: 1 }}
.notes i {{ display: block; height: {notes}mm; border-bottom: .5pt solid #888 }}
footer {{ margin-top: 1.6mm; font-size: {tiny}pt; line-height: {leading}; color: #555 }}
@media print {{ body {{ padding: 0; max-width: none }} }}
@media screen {{ html {{ background: #ececec }} body {{ margin: 6mm auto; box-shadow: 0 1px 6px #0002 }} }}
@media screen and (max-width: 160mm) {{
  body {{ margin: 0; padding: 5mm; font-size: 12pt }}
  article, .asides, .blanks {{ grid-template-columns: 1fr; row-gap: 1.5mm; font-size: 1em }}
  .seen, figcaption {{ font-size: 9pt }}
  .lies figure svg {{ height: 22mm }}
  .stands figure svg {{ height: 42mm }}
}}
"""


def page_lines(made: Handout, size: Size) -> Iterator[str]:
    """The whole page, line by line, at a size at which it fits."""
    style = _STYLE.format(
        margins=room.MARGINS, letters=size.letters, leading=room.LEADING, column=size.column, gap=room.COLUMN_GAP,
        half=room.GAP / 2, tiny=size.tiny, figure=size.figure, standing=size.standing, caption=size.tiny_line,
        small=room.SMALL, aside=size.caption, bullet=room.BULLET, ask=room.ASK, help=room.HELP, notes=room.NOTES,
    )  # fmt: skip
    yield from page(made.title, style, _body(made, size))


def _body(made: Handout, size: Size) -> Iterator[str]:
    yield from _header(made)
    yield "<main>"
    yield '<div class="opening">'
    yield from _paragraphs(made.notices, "notice")
    yield from _paragraphs(made.opening)
    yield from _paragraphs([made.left_out], "gone")
    yield "</div>"
    for entry in made.entries:
        yield from _entry(entry, size)
    yield from _paragraphs([made.up], "change up")
    yield '<div class="asides">'
    for title, text in (made.ask, made.help):
        yield f"<p><b>{escape(title)}</b> {escape(text)}</p>"
    yield "</div>"
    yield "</main>"
    blanks = "<i></i>" * notes(made, size)
    yield f'<div class="notes"><b>{escape(tell("handout.notes"))}</b><div>{blanks}</div></div>'
    yield f"<footer>{escape(made.footer)}</footer>"


def _header(made: Handout) -> Iterator[str]:
    yield "<header>"
    yield f"<h1><bdi>{escape(made.title)}</bdi></h1>"
    yield f"<p>{escape(made.about)}</p>"
    yield '<div class="blanks">'
    for blank in ("name", "date", "often"):
        yield f"<p><b>{escape(tell(f'handout.{blank}'))}</b><i></i></p>"
    yield "</div>"
    yield "</header>"


def _paragraphs(texts: Iterable[str], kind: str = "") -> Iterator[str]:
    look = f' class="{kind}"' if kind else ""
    return (f"<p{look}>{escape(text)}</p>" for text in texts if text)


def _entry(entry: Entry, size: Size) -> Iterator[str]:
    drawn = entry.drawn
    yield f'<article class="{"bare" if drawn is None else "stands" if stands(drawn) else "lies"}">'
    if drawn:
        yield from _pictures(drawn, entry.name)
    yield f'<div><h2><bdi>{escape(entry.name)}</bdi></h2> <span class="amount">{escape(entry.amount)}</span>'
    yield from _paragraphs([entry.change], "change")
    if size.listed:
        yield f"<ul>{''.join(f'<li>{escape(step)}</li>' for step in entry.steps)}</ul>"
    else:
        yield from _paragraphs([" ".join(entry.steps)])
    for before, text in aside(entry, size):
        yield f'<p class="care"><b>{escape(before)}</b> {escape(text)}</p>'
    yield "</div>"
    yield "</article>"


def _pictures(drawn: Drawn, name: str) -> Iterator[str]:
    yield '<div class="pictures">'
    for share, caption in ((0, drawn.start), (1, drawn.end)):
        figure = svg.still(
            drawn.picture, share, mirror=drawn.mirror, arrows=not share, title=f"{name}: {caption}"
        )
        yield f"<figure>{figure}<figcaption>{escape(caption)}</figcaption></figure>"
    if drawn.seen:
        yield f'<p class="seen">{escape(drawn.seen)}</p>'
    yield "</div>"

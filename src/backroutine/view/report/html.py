"""The report as a page to print: one sheet of A4 or Letter, nothing but text, and nothing that it would have to load."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from backroutine.domain.report.report import Report
from backroutine.view.page import page
from backroutine.view.report.sheet import Line, Most, Section, Sheet, sheet

ROOMY = Most(exercises=8, lines=4, words=4, names=3, doses=3, pains=3, letters=110, name=40)
TIGHT = Most(exercises=8, lines=2, words=2, names=2, doses=2, pains=1, letters=70, name=32)
_FULL = 40  # rows; a sheet with more of them is set smaller, with less of each kind
_COLUMN = 58  # letters in one of two columns

_STYLE = """
@page { margin: 12mm 14mm }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 9mm 8mm; max-width: 200mm; background: #fff; color: #1b1b1b;
  font: 9.2pt/1.34 "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; column-gap: 8mm;
  border-bottom: 1.4pt solid #1b1b1b; padding-bottom: 1.6mm }
h1 { margin: 0; font-size: 15pt; line-height: 1.1; letter-spacing: -.01em }
header p { margin: 0 }
.period { font-size: 10.5pt; font-weight: 600 }
.who { flex-basis: 100%; display: flex; align-items: baseline; margin-top: 2.2mm }
.who b { font-weight: 600; padding-right: 2mm }
.who i { flex: 0 0 62mm; border-bottom: .5pt solid #777; height: 1em }
.opening { margin: 1.4mm 0 0; color: #555; font-size: 8.4pt }
section { margin-top: 3mm; break-inside: avoid }
h2 { margin: 0 0 .9mm; font-size: 9.6pt; line-height: 1.2; border-bottom: .5pt solid #bbb; padding-bottom: .5mm }
h2 small { font-weight: 400; font-size: 7.8pt; color: #555; padding-left: 1.5mm }
table { width: 100%; border-collapse: collapse }
th, td { padding: .35mm 0 .35mm 3mm; text-align: right; vertical-align: baseline; font-weight: 400;
  white-space: nowrap }
th:first-child, td:first-child { padding-left: 0; text-align: left; white-space: normal }
thead th { color: #555; font-size: 7.8pt; padding-bottom: .2mm }
tbody tr:not(.below) > * { border-top: .35pt solid #e2e2e2 }
tbody tr:first-child > * { border-top: 0 }
tbody th { font-weight: 600 }
.below td { padding: 0 0 .5mm 4mm; font-size: 8.2pt; line-height: 1.25; color: #333; white-space: normal }
.below td:first-child { padding-left: 4mm }
ul { margin: 0; padding: 0; list-style: none }
li { unicode-bidi: plaintext }
.pair { display: grid; grid-template-columns: 1fr 1fr; column-gap: 8mm }
table + ul { margin-top: .6mm; font-size: 7.8pt; color: #555 }
.pair section:last-child:nth-child(odd) { grid-column: 1 / -1 }
.blank { border-bottom: .5pt solid #999; height: 6.4mm }
footer { margin-top: 3.4mm; border-top: .5pt solid #bbb; padding-top: 1.2mm; font-size: 7.6pt; line-height: 1.3;
  color: #555 }
.full main > section:first-child li, .full .pair section:last-child li { display: inline }
.full main > section:first-child li + li::before, .full .pair section:last-child li + li::before { content: "\\2002" }
.full { font-size: 8.2pt; line-height: 1.26 }
.full section { margin-top: 1.7mm }
.full th, .full td { padding-top: .1mm; padding-bottom: .1mm }
.full h2 { font-size: 8.8pt; margin-bottom: .5mm }
.full .below td { font-size: 7.3pt; line-height: 1.2 }
.full .blank { height: 5mm }
.full footer { font-size: 6.8pt; margin-top: 2mm }
@media print { body { padding: 0; max-width: none } }
@media screen { html { background: #ececec } body { margin: 6mm auto; box-shadow: 0 1px 6px #0002 } }
"""


def page_lines(report: Report) -> Iterator[str]:
    """The whole page, line by line."""
    made = sheet(report, ROOMY)
    full = _rows(made) > _FULL
    made = sheet(report, TIGHT) if full else made
    yield from page(f"{made.title}, {made.period}", _STYLE, _body(made), "full" if full else "roomy")


def _body(made: Sheet) -> Iterator[str]:
    yield from _header(made)
    yield "<main>"
    wide = [section for section in made.sections if section.table or section is made.sections[0]]
    narrow = [section for section in made.sections if section not in wide]
    for section in wide:
        yield from _section(section)
    yield '<div class="pair">'
    yield from (line for section in narrow for line in _section(section))
    yield "</div>"
    yield "</main>"
    yield f"<footer>{escape(made.about)}</footer>"


def _rows(made: Sheet) -> int:
    """About how many rows of the sheet are needed."""
    tables = sum(1 + len(line.below) for section in made.sections for line in section.table)
    points = sum(-(-len(point) // _COLUMN) for section in made.sections for point in section.points)
    return tables + points


def _header(made: Sheet) -> Iterator[str]:
    label, name = made.who
    yield "<header>"
    yield f"<h1>{escape(made.title)}</h1>"
    yield f'<p class="period">{escape(made.period)}</p>'
    blank_or_name = f"<bdi>{escape(name)}</bdi>" if name else "<i></i>"
    yield f'<p class="who"><b>{escape(label)}</b>{blank_or_name}</p>'
    yield "</header>"
    yield f'<p class="opening">{escape(" ".join(made.opening))}</p>'


def _section(section: Section) -> Iterator[str]:
    yield "<section>"
    yield f"<h2>{escape(section.title)} <small>{escape(section.how)}</small></h2>"
    if section.table:
        yield from _table(section.table)
    if section.points:
        yield "<ul>"
        yield from (f"<li>{escape(point)}</li>" for point in section.points)
        yield "</ul>"
    yield from ('<div class="blank"></div>' for _ in range(section.blanks))
    yield "</section>"


def _table(table: Sequence[Line]) -> Iterator[str]:
    header, *lines = table
    yield "<table>"
    heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header.cells)
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for line in lines:
        name, *cells = line.cells
        others = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        yield f'<tr><th scope="row"><bdi>{escape(name)}</bdi></th>{others}</tr>'
        if line.below:
            yield f'<tr class="below"><td colspan="{len(line.cells)}">{escape(" ".join(line.below))}</td></tr>'
    yield "</tbody>"
    yield "</table>"

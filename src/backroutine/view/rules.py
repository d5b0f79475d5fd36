"""The rules for a person and for whoever treats them: as text, as a page, and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from backroutine.domain.policy.rules import GROUPS, NEVER
from backroutine.domain.words.filling import tell
from backroutine.domain.words.purpose import CHECKED, PURPOSE
from backroutine.view.page import page
from backroutine.view.wrap import hanging, wrap

_STYLE = """
@page { margin: 14mm }
body { margin: 0 auto; padding: 8mm; max-width: 190mm; background: #fff; color: #1b1b1b;
  font: 10pt/1.4 "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif }
h1 { font-size: 16pt; margin: 0 0 2mm }
h2 { font-size: 11pt; margin: 5mm 0 1mm; border-bottom: .5pt solid #bbb }
ul { margin: 0; padding: 0; list-style: none }
li { margin: 0 0 1.6mm; break-inside: avoid }
small { display: block; color: #555; font-size: 8pt }
footer { margin-top: 5mm; border-top: .5pt solid #bbb; padding-top: 1.5mm; font-size: 8pt; color: #555 }
"""


def text_lines(width: int) -> Iterator[str]:
    """All rules in lines of at most `width` cells: each as a sentence, and below it its id and what it rests on."""
    yield tell("rules.title")
    yield from wrap(tell("rules.opening"), width)
    for title, group in GROUPS.items():
        yield ""
        yield title.upper()
        for rule_id, rule in group.items():
            yield from hanging(rule.text, width, "  - ")
            yield from hanging(f"{rule_id}: {rule.source}", width, "      ")
    yield ""
    yield tell("rules.never").upper()
    for line in NEVER:
        yield from hanging(line, width, "  - ")
    yield ""
    yield from wrap(_about(), width)


def page_lines() -> Iterator[str]:
    """The same as a page to print or to send on."""
    yield from page(tell("rules.title"), _STYLE, _body())


def _body() -> Iterator[str]:
    yield f"<h1>{escape(tell('rules.title'))}</h1>"
    yield f"<p>{escape(tell('rules.opening'))}</p>"
    for title, group in GROUPS.items():
        yield f"<h2>{escape(title)}</h2>"
        yield "<ul>"
        for rule_id, rule in group.items():
            source = f"<small>{escape(rule_id)}: {escape(rule.source)}</small>"
            yield f'<li id="{escape(rule_id)}">{escape(rule.text)}{source}</li>'
        yield "</ul>"
    yield f"<h2>{escape(tell('rules.never'))}</h2>"
    yield "<ul>"
    yield from (f"<li>{escape(line)}</li>" for line in NEVER)
    yield "</ul>"
    yield f"<footer>{escape(_about())}</footer>"


def shape() -> dict[str, object]:
    """What `rules --format json` promises: its keys stay, more may follow."""
    return {
        "purpose": PURPOSE,
        "checked": CHECKED,
        "rules": [
            {
                "id": rule_id,
                "about": title,
                "says": rule.text,
                "thresholds": rule.thresholds,
                "source": rule.source,
            }
            for title, group in GROUPS.items()
            for rule_id, rule in group.items()
        ],
        "never": list(NEVER),
    }


def _about() -> str:
    return f"{PURPOSE} {tell('checked', month=CHECKED)}"

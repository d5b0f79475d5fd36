"""The frame of every page that is written: plain ASCII, no script, and nothing that it would have to load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(title: str, style: str, body: Iterable[str], kind: str = "") -> Iterator[str]:
    """A whole page, line by line; `kind` is the class of its body. Whatever it is written with, it reads as meant."""
    head = (
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(title)}</title>",
        "<style>",
        *style.strip().splitlines(),
        "</style>",
        "</head>",
        f'<body class="{kind}">' if kind else "<body>",
    )
    for line in (*head, *body, "</body>", "</html>"):
        yield line.encode("ascii", "xmlcharrefreplace").decode()

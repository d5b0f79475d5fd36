"""Pages as others see them: parsed by an independent parser, opened and printed by a real browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-logging=stderr",
)  # fmt: skip
VOID = {"meta"}
HOSTILE = '</td></script><script>alert(1)</script><img src=x onerror=alert(2)>"\x1b[2J\u202eabc'
POLICY = "default-src 'none'; style-src 'unsafe-inline'"

NARROW_AND_LOW = "210mm 279mm"  # as narrow as A4, as low as Letter

Browse = Callable[..., subprocess.CompletedProcess[str]]


class Reader(HTMLParser):
    """Collects elements, attributes and text, and checks that every element is closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and its attributes."""
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Only what was opened last is closed."""
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        """Note the text."""
        self.text += data


def read(text: str) -> Reader:
    """A page, read to its end."""
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert [] == reader.open
    return reader


def closed_to_the_outside(text: str) -> None:
    """Hold that nothing in a page runs, refers to anything or would have to be loaded, and that its policy forbids it."""
    reader = read(text)

    assert {("http-equiv", "Content-Security-Policy"), ("content", POLICY)} <= reader.attributes
    assert (
        set()
        == {"script", "img", "image", "use", "link", "iframe", "a", "object", "base", "form"} & reader.tags
    )
    assert set() == {name for name, _ in reader.attributes} & {"src", "href", "action", "srcset", "style"}
    assert set() == {name for name, _ in reader.attributes if name.startswith("on")}
    assert [] == [word for word in ("url(", "@import") if word in text]


def pages_on(browse: Browse, text: str, paper: str, place: Path) -> int:
    """How many pages a page fills on this paper, printed to `place`; the browser may have nothing to complain about."""
    told = browse(
        text.replace("@page {", f"@page {{ size: {paper};"),
        "--no-pdf-header-footer",
        f"--print-to-pdf={place}",
    )

    assert "CONSOLE" not in told.stderr
    return len(re.findall(rb"/Type\s*/Page\b", place.read_bytes()))


def too_wide(browse: Browse, text: str, width: int = 800) -> str:
    """The names of the elements that are wider than their place, as a script in a copy of the page measures it.

    `width`: that of the window, in pixels.
    """
    script = (
        "<script>document.title = 'wide: ' + [...document.querySelectorAll('body *')]"
        ".filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth).map(e => e.tagName)</script></body>"
    )
    copy = re.sub(r"<meta http-equiv.*?>", "", text).replace("</body>", script)

    return (
        browse(copy, f"--window-size={width},1100", "--dump-dom")
        .stdout.partition("<title>wide: ")[2]
        .partition("<")[0]
    )

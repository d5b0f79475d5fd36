"""The report as a page: parsed back with an independent parser, and printed by a real browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from backroutine.domain.record.events import Event, EventKind
from backroutine.domain.report.exercise_totals import DOSE_FIELDS
from backroutine.view.report.html import page_lines
from months import EXERCISES, TILT, Log, exercise, month

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-logging=stderr",
)  # fmt: skip
HOSTILE = '</td></script><script>alert(1)</script><img src=x onerror=alert(2)>"\x1b[2J\u202eabc'
VOID = {"meta"}
MANY = [
    exercise(f"e{i}", f"A rather long name for an exercise, number {i} of twenty", assumed=DOSE_FIELDS)
    for i in range(20)
]

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
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data


def page(log: Log, initials: str = "") -> str:
    known = EXERCISES | {one.id: one for one in MANY}
    return "\n".join(page_lines(log.report(exercises=known, initials=initials))) + "\n"


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert [] == reader.open
    return reader


def overfull() -> Log:
    """More of everything than there is room for, in long words and long sentences."""
    hurt = {one.id: ({"hurt": "a-little"}, {"strength": 3}, {"note": "W" * 400}) for one in MANY}
    log = Log()
    for day in range(1, 29):
        dosed = [replace(one, reps=5 + day % 3, hold_seconds=5.5) for one in MANY]
        log.session(day, dosed, hurt, pain=(10, 10), worse="a-little", how="stopped", note="many words " * 60)
        log.does(day, Event(EventKind.SCREENED, body={"fits": True, "red_flag": True}))
        log.does(day, Event(EventKind.CLEARED, "e1", body={"who": "somebody with a long name " * 9}))
    return log


@pytest.fixture
def browse(tmp_path: Path) -> Browse:
    """Open a page in a browser of its own, with these flags more."""
    if CHROMIUM is None:
        pytest.skip("no chromium here: `apt-get install chromium`")

    def browsed(text: str, *flags: str) -> subprocess.CompletedProcess[str]:
        file = tmp_path / "report.html"
        file.write_text(text, encoding="ascii")
        argv = [str(CHROMIUM), *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", *flags, file.as_uri()]
        return subprocess.run(argv, capture_output=True, text=True, timeout=60, check=True)

    return browsed


def test_the_page_is_closed_to_the_outside() -> None:
    """No script, no reference, nothing to load; a policy that forbids it all the same."""
    reader = read(page(month()))

    policy = "default-src 'none'; style-src 'unsafe-inline'"
    assert {("http-equiv", "Content-Security-Policy"), ("content", policy)} <= reader.attributes
    assert set() == {"script", "img", "link", "iframe", "a", "object", "base", "form"} & reader.tags
    assert set() == {name for name, _ in reader.attributes} & {"src", "href", "action", "srcset", "style"}
    assert set() == {name for name, _ in reader.attributes if name.startswith("on")}
    assert "url(" not in page(month())
    assert "@import" not in page(month())


def test_the_page_says_what_the_text_says() -> None:
    """Every number of the month, and how it arose."""
    words = " ".join(read(page(month())).text.split())

    wanted = (
        "1 May 2026 – 28 May 2026",
        "On 19 of 28 days",
        "pain before4.33.44.73.0-1.3",
        "Parked since 16 May 2026: it hurt.",
        "“pinch, low right”",
        "no clinician has reviewed it",
    )
    assert [] == [told for told in wanted if told not in words]


def test_what_somebody_wrote_stays_text() -> None:
    """A name, a note, a routine or initials from anywhere open no element and hold nothing that acts."""
    log = Log().session(
        1, (replace(TILT, id="own", name=HOSTILE),), {"own": ({"hurt": "no"}, {"note": HOSTILE})}
    )
    log.session(2, (TILT,), note=HOSTILE, routine=HOSTILE, how="stopped", until=0)
    log.does(3, Event(EventKind.CLEARED, "own", body={"who": HOSTILE}))

    plain, reader = read(page(month(), "AB")), read(page(log, HOSTILE[:12]))

    assert reader.tags <= plain.tags
    assert {name for name, _ in reader.attributes} <= {name for name, _ in plain.attributes}
    assert "<script>alert(1)</script>" in reader.text
    assert all(character.isprintable() or character == "\n" for character in reader.text)


def test_the_page_is_plain_ascii() -> None:
    """Whatever it is written or sent with, it is read as it was meant."""
    text = page(Log().session(1, (replace(TILT, id="own", name="骨盤 עברית"),)))

    assert text.isascii()
    assert "骨盤 עברית" in read(text).text


def test_the_page_has_room_for_a_name() -> None:
    """A line to write on, or the initials."""
    assert "<i></i>" in page(month())
    assert "<bdi>M.K.</bdi>" in page(month(), "M.K.")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("log", [month(), Log(), overfull()], ids=["month", "nothing", "overfull"])
def test_it_prints_on_one_page(browse: Browse, tmp_path: Path, paper: str, log: Log) -> None:
    """On A4 and on Letter, however much there is to tell; the browser has nothing to complain about."""
    text = page(log).replace("@page {", f"@page {{ size: {paper};")
    pdf = tmp_path / "report.pdf"

    told = browse(text, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")

    assert 1 == len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))
    assert "CONSOLE" not in told.stderr


@pytest.mark.parametrize("log", [month(), overfull()], ids=["month", "overfull"])
def test_nothing_sticks_out(browse: Browse, log: Log) -> None:
    """No element is wider than its place, as a script in a copy of the page measures it."""
    script = (
        "<script>document.title = 'wide: ' + [...document.querySelectorAll('body *')]"
        ".filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth).map(e => e.tagName)</script></body>"
    )
    text = re.sub(r"<meta http-equiv.*?>", "", page(log)).replace("</body>", script)

    told = browse(text, "--window-size=800,1100", "--dump-dom")

    assert "<title>wide: </title>" in told.stdout

"""The painter: what it draws by difference is what a full drawing shows, in few bytes, and it always lets go."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from io import StringIO

import pytest
from rich.console import Console
from rich.style import Style
from rich.text import Text

from backroutine.domain.session.queries import wake_at
from backroutine.domain.session.session import tick
from backroutine.domain.session.state import Running, Session
from backroutine.edge.terminal.difference import RESET
from backroutine.edge.terminal.painter import ENTER, KEEP_TITLE, LEAVE, OLD_TITLE, Painter
from backroutine.view.frame.frame import frame
from looking import Terminal, Wire
from scenes import HOSTILE, NOTES, NOW, plan_of, scenes

pytest.importorskip("termios", reason="the pipes of Windows cannot be asked without waiting")

OURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture
def wire() -> Iterator[Wire]:
    made = Wire()
    yield made
    made.close()


def drawn_in_full(lines: list[Text], width: int, height: int) -> Terminal:
    """The same lines as Rich itself prints them."""
    file = StringIO()
    console = Console(
        file=file, width=width, force_terminal=True, color_system="standard", highlight=False, _environ={}
    )
    terminal = Terminal(width, height)
    for y, line in enumerate(lines):
        console.print(line, end="", soft_wrap=True)
        terminal.feed(f"\x1b[{y + 1};1H\x1b[?7l{file.getvalue()}".encode())
        file.seek(0)
        file.truncate()
    return terminal


def random_frame(random_: random.Random, old: list[Text], width: int, height: int) -> list[Text]:
    """Lines that differ from the old ones here and there."""
    texts = [
        "", "plain words", "a" * 300, "wörld …", "猫のポーズ wide", "emoji 🧘 here", "e\u0301a\u0300 joined", "  ██  ██",
        "━━━━━────", "123456789 " * 9, " ",
    ]  # fmt: skip
    styles = ["", "red", "bold", "bold green", "dim", "underline", "reverse blue"]
    lines = []
    for y in range(height):
        if y < len(old) and random_.random() < 0.4:
            lines.append(old[y].copy())
            lines[-1].truncate(width)
            continue
        line = Text(random_.choice(texts), style=random_.choice(styles))
        line.append(random_.choice(texts), random_.choice(styles))
        if y < len(old) and random_.random() < 0.5:  # mostly the same: the case that matters
            line = old[y].copy()
            line.plain = line.plain[: random_.randrange(len(line.plain) + 1)] + random_.choice(
                ["", "x", "5", "猫"]
            )
        line.truncate(width)
        lines.append(line)
    return lines


def test_differences_add_up_to_a_full_drawing(wire: Wire) -> None:
    """300 random frames, wide and joined characters among them, in windows that change: the same picture each time."""
    random_ = random.Random(1)
    painter = Painter(wire.fd)
    lines: list[Text] = []
    width, height = 40, 8
    terminal = Terminal(width, height)
    for turn in range(300):
        if turn % 25 == 24:
            width, height = random_.randrange(5, 60), random_.randrange(2, 12)
            terminal = Terminal(width, height)
        lines = random_frame(random_, lines, width, height)
        painter.draw(lines, width, height)
        terminal.feed(wire.read())
        assert terminal.seen() == drawn_in_full(lines, width, height).seen(), f"frame {turn}"


def test_every_page_is_drawn_as_it_is(wire: Wire) -> None:
    """From any page to any other, the screen shows the new one whole."""
    painter, terminal = Painter(wire.fd), Terminal(80, 24)
    for session in (*scenes().values(), *reversed(scenes().values())):
        lines = frame(session, NOW, NOTES, 80, 24)
        painter.draw(lines, 80, 24)
        terminal.feed(wire.read())
        assert [line.plain.ljust(80) for line in lines] == list(terminal.screen.display)


def test_nothing_new_costs_nothing(wire: Wire) -> None:
    """While nothing changes, as in a pause, not a byte is written."""
    painter = Painter(wire.fd)
    painter.draw(frame(scenes()["paused"], NOW, NOTES, 80, 24), 80, 24)
    wire.read()
    painter.draw(frame(scenes()["paused"], NOW + 60, NOTES, 80, 24), 80, 24)
    assert b"" == wire.read()


def exercise_bytes(wire: Wire, width: int, height: int) -> float:
    """Bytes a second of a whole exercise, from its get-ready to its last rep."""
    plan = plan_of()
    start, end = plan.first_step(1), plan.first_step(2) - 1
    session: Session = scenes(plan)["get-ready"]._replace(phase=Running(NOW, NOW + plan.steps[start].seconds))
    painter, now, written = Painter(wire.fd), NOW, 0
    painter.draw(frame(session, now, NOTES, width, height), width, height)
    wire.read()
    while session.at < end:
        moment = wake_at(session)
        assert moment is not None
        now, session = moment, tick(session, moment).session
        painter.draw(frame(session, now, NOTES, width, height), width, height)
        written += len(wire.read())
    return written / (now - NOW)


def test_a_second_costs_few_bytes(wire: Wire) -> None:
    """A running exercise stays within 300 bytes a second."""
    assert exercise_bytes(wire, 80, 24) <= 300


def test_entering_and_leaving_happen_once(wire: Wire) -> None:
    """Twice is as good as once, and leaving is a single write."""
    painter = Painter(wire.fd)
    painter.leave()
    painter.enter()
    painter.enter()
    painter.leave()
    painter.leave()
    assert (ENTER + LEAVE).encode() == wire.read()


def test_leaving_gives_everything_back() -> None:
    """Cursor, wrapping, colours and the ordinary screen."""
    assert [code for code in ("?25h", "?7h", "0m", "?1049l") if f"\x1b[{code}" not in LEAVE] == []


def test_entering_again_draws_everything(wire: Wire) -> None:
    """After Ctrl-Z and fg, the window is drawn whole."""
    painter, lines = Painter(wire.fd), [Text("here")]
    painter.enter()
    painter.draw(lines, 10, 1)
    painter.leave()
    painter.enter()
    wire.read()
    painter.draw(lines, 10, 1)
    assert b"here" in wire.read()


def test_a_terminal_that_has_gone_is_no_error(wire: Wire) -> None:
    """The other end closed: drawing and leaving go on in peace."""
    painter = Painter(wire.fd)
    painter.enter()
    wire.hang_up()
    painter.draw([Text("words")], 10, 1)
    painter.leave()


def test_a_closed_descriptor_is_no_error(wire: Wire) -> None:
    """Our own end closed: the same."""
    painter = Painter(wire.fd)
    painter.enter()
    wire.close()
    painter.draw([Text("words")], 10, 1)
    painter.leave()


def test_a_terminal_that_takes_no_more_gets_a_whole_frame_later(wire: Wire) -> None:
    """When the pipe is full, the rest is given up, and the next frame is drawn from nothing."""
    os.set_blocking(wire.fd, False)
    painter = Painter(wire.fd)
    full = [Text("x" * 2000) for _ in range(50)]
    painter.draw(full, 2000, 50)
    wire.read()
    painter.draw([Text("at last")], 2000, 50)
    assert b"\x1b[2J" in wire.read()


def test_without_colour_bold_stays(wire: Wire) -> None:
    """NO_COLOR takes the colours only."""
    Painter(wire.fd, colour=False).draw([Text("loud", Style(bold=True, color="red"))], 10, 1)
    assert f"\x1b[1mloud{RESET}".encode() in wire.read()


def test_links_never_reach_the_terminal(wire: Wire) -> None:
    """Nothing of ours points anywhere."""
    Painter(wire.fd).draw([Text("here", Style(link="https://example.invalid"))], 10, 1)
    assert b"example" not in wire.read()


def test_a_terminal_without_unicode_gets_stand_ins(wire: Wire) -> None:
    """Bars and large letters are still there, in ASCII."""
    painter = Painter(wire.fd, "ascii")
    painter.draw(frame(scenes()["hold-left"], NOW, NOTES, 80, 24), 80, 24)
    terminal = Terminal(80, 24)
    terminal.feed(wire.read())
    shown = "\n".join(terminal.screen.display)
    assert [mark for mark in ("##  ##  ######", "=====", "-----", "> skip") if mark not in shown] == []


@pytest.mark.parametrize("payload", HOSTILE.values(), ids=HOSTILE)
def test_no_line_acts_on_the_terminal(wire: Wire, payload: str) -> None:
    """Even a line that did not pass the door of text writes no control but our own."""
    Painter(wire.fd).draw([Text(payload), Text(f"猫 {payload}")], 80, 2)
    left = OURS.sub("", wire.read().decode())
    assert not [c for c in left if ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F]


def test_the_title_is_written_when_it_changes(wire: Wire) -> None:
    """The old title is kept first; the same title again costs nothing; at the end the old one comes back."""
    painter = Painter(wire.fd, titled=True)
    painter.enter()
    painter.draw([Text("hello")], 80, 24, "HOLD")
    painter.draw([Text("hello")], 80, 24, "HOLD")
    painter.draw([Text("hello")], 80, 24, "REST")
    painter.leave()
    written = wire.read().decode()
    assert written.startswith(KEEP_TITLE)
    assert written.endswith(OLD_TITLE)
    assert ["HOLD", "REST"] == [part.partition("\x1b")[0] for part in written.split("\x1b]2;")[1:]]


def test_without_a_title_the_window_keeps_its_own(wire: Wire) -> None:
    """Where the title is off, no byte is about it."""
    painter = Painter(wire.fd)
    painter.enter()
    painter.draw([Text("hello")], 80, 24, "HOLD")
    painter.leave()
    written = wire.read().decode()
    assert (False, False) == ("HOLD" in written, KEEP_TITLE in written)


def test_high_contrast_is_the_terminals_own_ink(wire: Wire) -> None:
    """No colour and nothing dim; bold stays."""
    painter = Painter(wire.fd, colour=False, dim=False)
    painter.draw([Text("faint", style="dim"), Text("red", style="bold red")], 80, 24)
    written = wire.read().decode()
    assert (False, False, True) == ("\x1b[2m" in written, "31" in written, "\x1b[1m" in written)

"""What the plain screen writes: text and newlines, whatever it is told, and to whomever it is sent."""

from __future__ import annotations

import io
import os

import pytest

from backroutine.domain.errors import Interrupted
from backroutine.domain.exercises.exercise import Cues
from backroutine.domain.exercises.routine import Stage, WarmUp
from backroutine.domain.plan.plan import LeftOut, Recipe, build_plan
from backroutine.domain.session.status import Status
from backroutine.edge.terminal.lines import LineScreen
from looking import Reader
from scenes import HOSTILE, NOTES, NOW, SIDE_BENDING, plan_of, scenes


@pytest.mark.parametrize("name", sorted(scenes()))
def test_no_escape_byte_ever(name: str) -> None:
    """Every moment of a session is told in plain text."""
    reader = Reader()
    reader.show(scenes()[name], NOW)
    assert not {"\x1b", "\r"} & set(reader.text)


@pytest.mark.parametrize("payload", HOSTILE.values(), ids=HOSTILE)
def test_no_text_acts_on_the_terminal(payload: str) -> None:
    """Whatever stands in a file, no line holds a control character but its newline."""
    bad = SIDE_BENDING._replace(
        name=payload,
        position=payload,
        action=(payload,),
        cues=Cues(payload, fix=payload),
        ease_out=payload,
    )
    warm_up = WarmUp("walk", payload, payload, (Stage(60, payload),))
    plan = build_plan(
        Recipe("x", payload, (bad,) * 3, warm_up, 360, (LeftOut("x", payload, payload, payload),))
    )
    notes = Status(payload, payload, lines=(payload,))
    reader = Reader()
    for session in scenes(plan).values():
        noted = session._replace(results=tuple(result._replace(note=payload) for result in session.results))
        for shown in (session, noted):
            reader.show(shown, NOW, notes)
    assert not [
        c for c in reader.text if (ord(c) < 0x20 and c != "\n") or 0x7F <= ord(c) <= 0x9F or ord(c) == 0x202E
    ]


def test_an_output_without_unicode_still_works() -> None:
    """Every line of a session can be written in ASCII."""
    screen = LineScreen(io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    for session in scenes(plan_of(*(SIDE_BENDING._replace(name="Katze 猫 – schräg"),) * 3)).values():
        screen.show(session, NOW, NOTES)


def test_when_the_reader_has_gone_the_session_ends() -> None:
    """`backroutine start | head -1`: once, and with what a shell calls a broken pipe; after that nothing is written."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stream:
        screen = LineScreen(stream)
        with pytest.raises(Interrupted) as end:
            screen.show(scenes()["hold-left"], NOW, NOTES)
        screen.show(scenes()["rest"], NOW + 40, NOTES)

    assert 141 == end.value.code


def test_a_closed_stream_is_no_error() -> None:
    """When our own end is closed it goes on, silently."""
    stream = io.TextIOWrapper(io.BytesIO())
    stream.close()
    LineScreen(stream).show(scenes()["hold-left"], NOW, NOTES)


def test_entering_and_leaving_write_nothing() -> None:
    """Lines stand where they fall."""
    stream = io.StringIO()
    with LineScreen(stream):
        pass
    assert "" == stream.getvalue()


class _Window(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def test_a_window_cuts_no_word_in_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a line is broken between words, for a screen reader says the halves; the words are the same."""
    monkeypatch.setenv("COLUMNS", "40")
    window, pipe = _Window(), io.StringIO()
    for stream in (window, pipe):
        LineScreen(stream).show(scenes()["get-ready"], NOW, NOTES)

    assert pipe.getvalue().split() == window.getvalue().split()
    assert max(map(len, window.getvalue().splitlines())) <= 40 < max(map(len, pipe.getvalue().splitlines()))

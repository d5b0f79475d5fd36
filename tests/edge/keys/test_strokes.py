"""Bytes and console records become strokes; nothing else leaks through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backroutine.edge.keys.strokes import RESIZED, ConsoleRecord, RecordStrokes, Strokes, stroke_of

LEFT_CONTROL, RIGHT_ALT, LEFT_ALT, SHIFT = 0x08, 0x01, 0x02, 0x10


def strokes(*pieces: bytes) -> list[str]:
    """What comes out when the pieces come one after the other without a pause, and then nothing more."""
    parser = Strokes()
    found = [stroke for piece in pieces for stroke in parser.feed(piece)]
    return found + parser.rest()


def pressed(*records: ConsoleRecord) -> list[str]:
    return RecordStrokes().feed(records)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"h", "h"),
        (b"?", "?"),
        (b" ", "space"),
        (b"\r", "enter"),
        (b"\n", "enter"),
        (b"\t", "tab"),
        (b"\x7f", "backspace"),
        (b"\x08", "backspace"),
        (b"\x1b", "escape"),
        (b"\x1b[A", "up"),
        (b"\x1b[B", "down"),
        (b"\x1b[C", "right"),
        (b"\x1b[D", "left"),
        (b"\x1bOC", "right"),
        (b"\x1b[H", "home"),
        (b"\x1b[F", "end"),
        (b"\x1b[1~", "home"),
        (b"\x1b[3~", "delete"),
        (b"\x1b[5~", "pageup"),
        (b"\x1b[6~", "pagedown"),
        (b"\x1bOP", "f1"),
        (b"\x1b[[E", "f5"),
        (b"\x1b[15~", "f5"),
        (b"\x1b[17~", "f6"),
        (b"\x1b[21~", "f10"),
        (b"\x1b[24~", "f12"),
        (b"\x1bOM", "enter"),
        (b"\x1bOk", "+"),
        (b"\x1bOq", "1"),
        ("é".encode(), "é"),
        ("ü".encode(), "ü"),
        ("🧘".encode(), "🧘"),
        ("\u00a0".encode(), "space"),
    ],
)
def test_names_the_key(data: bytes, expected: str) -> None:
    """Each key a terminal can send has one name, whichever way it spells it."""
    assert [expected] == strokes(data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x04",  # Ctrl-D
        b"\x00",
        b"\x13",  # Ctrl-S
        b"\x1bh",  # Alt and a letter
        "\x1bé".encode(),
        b"\x1b\r",
        b"\x1b[1;5C",  # Ctrl and an arrow
        b"\x1b[Z",
        b"\x1b[99~",
        b"\x1b[?62;22c",  # what terminals answer
        b"\x1b[24;80R",
        b"\x1b[?2026;2$y",
        b"\x1b[I",  # focus
        b"\x1b[O",
        b"\x1b[<0;10;10M",  # the mouse, new and old
        b"\x1b[<0;10;10m",
        b"\x1b[M h\xe9",
        b"\x1b]11;rgb:0000/0000/0000\x07",
        b"\x1b]11;rgb:hhhh\x1b\\",
        b"\x1bP>|terminal(1.0)\x1b\\",
        b"\x1b_Gi=1;OK\x1b\\",
        b"\x1b[200~hurts\r\x1b[A\x1b[201~",
        b"\xff\xfe\xc0\x80\xed\xa0\x80",
        "\x85\u2066".encode(),
    ],
)
def test_swallows_whole(data: bytes) -> None:
    """What is no key leaks nothing, wherever it is cut, and the key after it is understood."""
    for cut in range(len(data) + 1):
        assert strokes(data[:cut], data[cut:], b"h") == ["h"]


def test_tells_all_keys_of_one_read_in_order() -> None:
    """Many keys in one read are all told."""
    assert strokes("h\x1b[Dé\r\x1b\x1b[A".encode()) == ["h", "left", "é", "enter", "escape", "up"]


@pytest.mark.parametrize("text", ["é", "🧘", "👩\u200d🦰", "\x1b[A\x1bOB\x1b[15~h"])
def test_waits_for_the_rest(text: str) -> None:
    """A character or sequence cut anywhere is the same as one that came whole."""
    data = text.encode()

    assert strokes(data) == strokes(*(data[at : at + 1] for at in range(len(data))))


def test_takes_crlf_for_one_enter() -> None:
    """A line that ends in CR LF is one Enter, even when cut between; two Enters are two."""
    assert strokes(b"n\r", b"\ny\r\n") == ["n", "enter", "y", "enter"]
    assert strokes(b"\r\r") == ["enter", "enter"]


def test_breaks_a_sequence_off_at_a_control_character() -> None:
    """A half sequence does not swallow the Enter after it."""
    assert strokes(b"\x1b[12\rh") == ["enter", "h"]
    assert strokes(b"\x1b]11;\rh") == ["enter", "h"]


def test_alt_and_bracket_does_not_wait_for_a_reply() -> None:
    """Alt-] is the beginning of a reply; when silence follows, it was a key, and the next one counts."""
    parser = Strokes()

    assert parser.feed(b"\x1b]") + parser.rest() == []
    assert parser.feed(b"h") == ["h"]


def test_understands_what_comes_late() -> None:
    """On a slow line an arrow may come after its ESC was taken for Escape; its letter is no key then."""
    parser = Strokes()

    assert parser.feed(b"\x1b") + parser.rest() == ["escape"]
    assert parser.feed(b"[Ah") == ["up", "h"]


def test_an_endless_sequence_ends() -> None:
    """What is longer than any sequence or reply is given up, so that keys are heard again."""
    assert "h" in strokes(b"\x1b[" + b"1" * 100 + b"h")
    assert "h" in strokes(b"\x1b]" + b"1" * 5000, b"h")


def test_waiting_is_asked_for_escapes_only() -> None:
    """Half a character need not be waited for; half a sequence must be."""
    half, escape = Strokes(), Strokes()
    half.feed("é".encode()[:1])
    escape.feed(b"\x1b")

    assert (half.begun, escape.begun) == (False, True)


@given(st.lists(st.binary(max_size=8), max_size=8))
def test_cutting_changes_nothing(pieces: list[bytes]) -> None:
    """However bytes are cut, the same strokes come out, and each is one character or one word."""
    found = strokes(*pieces)

    assert strokes(b"".join(pieces)) == found
    assert all(stroke_of(stroke) == stroke if len(stroke) == 1 else stroke.isalnum() for stroke in found)


def test_console_keys_by_character() -> None:
    """Characters, Enter, Tab, Backspace, Escape and space come with the record."""
    found = pressed(*(ConsoleRecord(character=character) for character in "hé?\r\t\b\x1b "))

    assert found == ["h", "é", "?", "enter", "tab", "backspace", "escape", "space"]


def test_console_keys_by_code() -> None:
    """Keys without a character are known by their virtual key code."""
    found = pressed(
        *(
            ConsoleRecord(key=key)
            for key in (0x21, 0x22, 0x25, 0x26, 0x27, 0x28, 0x2E, 0x1B, 0x70, 0x74, 0x7B)
        )
    )

    assert found == [
        "pageup",
        "pagedown",
        "left",
        "up",
        "right",
        "down",
        "delete",
        "escape",
        "f1",
        "f5",
        "f12",
    ]


def test_console_repeat_counts() -> None:
    """A key held down is as many strokes as the record counts."""
    assert pressed(ConsoleRecord(character="+", repeat=3)) == ["+", "+", "+"]


def test_console_key_released_is_none() -> None:
    """Letting a key go is no stroke, nor is pressing Shift."""
    assert pressed(ConsoleRecord(character="h", down=False), ConsoleRecord(key=0x10, state=SHIFT)) == []


def test_console_joins_surrogates() -> None:
    """A character of two UTF-16 units is one stroke, the releases between them notwithstanding."""
    high, low = "\ud83e", "\uddd8"

    assert pressed(
        ConsoleRecord(character=high),
        ConsoleRecord(character=high, down=False),
        ConsoleRecord(character=low),
        ConsoleRecord(character="\0"),
    ) == ["🧘"]
    assert pressed(
        ConsoleRecord(character=low), ConsoleRecord(character=high), ConsoleRecord(character="h")
    ) == ["h"]


def test_console_alt_gr_types() -> None:
    """AltGr is Ctrl and Alt together and types; Alt alone, or Ctrl and an arrow, is no key of ours."""
    alt_gr = ConsoleRecord(character="@", state=LEFT_CONTROL | RIGHT_ALT)

    assert pressed(
        alt_gr, ConsoleRecord(character="h", state=LEFT_ALT), ConsoleRecord(key=0x27, state=LEFT_CONTROL)
    ) == ["@"]


def test_console_alt_code_types() -> None:
    """A character composed with Alt and digits comes when Alt is let go."""
    assert pressed(ConsoleRecord(key=0x12, down=False, character="é")) == ["é"]


def test_console_tells_ctrl_c_and_resizing() -> None:
    """Ctrl-C and a new size of the window are records, too; the mouse's are passed over."""
    found = pressed(
        ConsoleRecord(kind=RESIZED),
        ConsoleRecord(character="\x03", state=LEFT_CONTROL),
        ConsoleRecord(kind=2),
    )

    assert found == ["resize", "interrupt"]

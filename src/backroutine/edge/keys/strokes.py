"""What a terminal, a pipe or a Windows console sends, told as strokes: the names of the keys pressed.

A stroke is one printable character, or a word such as "enter", "left" or "f5". Nothing here reads or waits.
Bytes may be cut anywhere, and what is no known key is swallowed whole: a letter at the end of an unknown
sequence must never be taken for a key, since H says that it hurts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backroutine.domain.session.ports import RESIZE
from backroutine.domain.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

ESCAPE = b"\x1b"
LONGEST_SEQUENCE, LONGEST_REPLY = 64, 4096  # what is longer was no sequence at all
_CONTROLS = {
    "\r": "enter",
    "\n": "enter",
    "\t": "tab",
    "\b": "backspace",
    "\x7f": "backspace",
    "\x1b": "escape",
}
_JOINERS = "\u200c\u200d"  # invisible; they hold emoji and some scripts together
_ARROWS = {b"A": "up", b"B": "down", b"C": "right", b"D": "left", b"H": "home", b"F": "end"}
_FUNCTIONS = {b"P": "f1", b"Q": "f2", b"R": "f3", b"S": "f4"}
_KEYPAD = {b"M": "enter", b"j": "*", b"k": "+", b"m": "-", b"n": ".", b"o": "/"}
_TILDE = {1: "home", 2: "insert", 3: "delete", 4: "end", 5: "pageup", 6: "pagedown", 7: "home", 8: "end"}
_TILDE |= {number: f"f{number - 10}" for number in range(11, 16)}
_TILDE |= {number: f"f{number - 11}" for number in range(17, 22)} | {23: "f11", 24: "f12"}
_SEQUENCES = {
    **{b"[" + final: name for final, name in (_ARROWS | _FUNCTIONS).items()},
    **{b"[1" + final: name for final, name in _ARROWS.items()},
    **{b"O" + final: name for final, name in (_ARROWS | _FUNCTIONS | _KEYPAD).items()},
    **{b"O%c" % (ord("p") + digit): str(digit) for digit in range(10)},
    **{b"[%d~" % number: name for number, name in _TILDE.items()},
    **{b"[[%c" % (ord("A") + number): f"f{number + 1}" for number in range(5)},  # the Linux console
}
_PASTE, _PASTED = b"\x1b[200~", b"\x1b[201~"


def stroke_of(character: str) -> str:
    """The stroke of one character; empty when it is none (control characters, Ctrl-D among them)."""
    if character < " " or "\x7f" <= character < "\xa0":
        return _CONTROLS.get(character, "")
    if character.isspace():  # also the no-break space that AltGr and the space bar make on some keyboards
        return "space"
    return character if character.isprintable() or character in _JOINERS else ""


class Strokes:
    """Turns bytes into strokes, however the bytes are cut up."""

    def __init__(self) -> None:
        self._held = b""  # what is not finished yet
        self._pasting = False
        self._late = (
            False  # an Escape was told apart by silence alone: its rest may still come, on a slow line
        )
        self._returned = False  # the byte before was CR, so an LF belongs to it

    @property
    def begun(self) -> bool:
        """A sequence (or the Escape key) has begun; whether there is more to it only waiting can tell."""
        return self._held.startswith(ESCAPE)

    def feed(self, data: bytes) -> list[str]:
        """The strokes that these bytes complete."""
        if self._late and len(data) > 1 and data.startswith(b"["):
            data = ESCAPE + data
        self._late = False
        data = self._held + data
        strokes, at = [], 0
        while at < len(data):
            length, stroke = self._pasted(data, at) if self._pasting else self._next(data, at)
            if not length:
                break
            at += length
            if stroke:
                strokes.append(stroke)
        self._held = data[at:]
        return strokes

    def rest(self) -> list[str]:
        """What was begun means when nothing more has come: an ESC by itself is the Escape key."""
        if self._held == ESCAPE:
            self._held, self._late = b"", True
            return ["escape"]
        if len(self._held) == 2 and self._held[1] in b"]PX^_":
            self._held = (
                b""  # Alt and this key: waiting for the end of a reply would swallow all that follows
            )
        return []

    def _next(self, data: bytes, at: int) -> tuple[int, str]:
        if data.startswith(_PASTE, at):
            self._pasting = True
            return len(_PASTE), ""
        paired = self._returned and data[at] == 0x0A
        length, stroke = _one(data, at)
        self._returned = data[at] == 0x0D
        return length, "" if paired else stroke

    def _pasted(self, data: bytes, at: int) -> tuple[int, str]:
        """Pasted text is no pressing of keys: it is passed over, up to its end."""
        end = data.find(_PASTED, at)
        if end < 0:
            return max(0, len(data) - len(_PASTED) + 1 - at), ""
        self._pasting = False
        return end + len(_PASTED) - at, ""


def _one(data: bytes, at: int) -> tuple[int, str]:
    """Length and stroke of what begins at `at`; stroke "" if it is none, length 0 if it is unfinished."""
    if data.startswith(ESCAPE, at):
        return _sequence(data, at)
    if data[at] < 0x80:
        return 1, stroke_of(chr(data[at]))
    return _character(data, at)


def _character(data: bytes, at: int) -> tuple[int, str]:
    """A character of several bytes."""
    first = data[at]
    size = 2 if 0xC2 <= first < 0xE0 else 3 if 0xE0 <= first < 0xF0 else 4 if 0xF0 <= first < 0xF5 else 1
    piece = data[at : at + size]
    if size == 1 or any(byte & 0xC0 != 0x80 for byte in piece[1:]):
        return 1, ""  # not UTF-8; the next byte speaks for itself
    if len(piece) < size:
        return 0, ""
    text = piece.decode("utf-8", "ignore")
    return size, stroke_of(text) if len(text) == 1 else ""


def _sequence(data: bytes, at: int) -> tuple[int, str]:
    """Something that begins with ESC."""
    second = data[at + 1 : at + 2]
    if not second:
        return 0, ""
    if second == ESCAPE:
        return 1, "escape"
    if second in b"[O":
        return _control(data, at)
    if second in b"]PX^_":
        return _reply(data, at)
    length, _ = _one(data, at + 1)  # Alt and a key
    return (1 + length if length else 0), ""


def _control(data: bytes, at: int) -> tuple[int, str]:
    """CSI (`ESC [`) or SS3 (`ESC O`), parameters, and one final byte that says which it is."""
    end = at + 2
    if data.startswith(b"\x1b[[", at):
        end += 1
    else:
        while end < min(len(data), at + LONGEST_SEQUENCE) and 0x20 <= data[end] <= 0x3F:
            end += 1
    if end >= len(data):
        return 0, ""
    if not 0x40 <= data[end] <= 0x7E:
        return end - at, ""  # broken off: this byte begins something new
    name = data[at + 1 : end + 1]
    if name == b"[M":  # a mouse report of the old kind: button, column and row follow as bytes
        return (6 if len(data) - at >= 6 else 0), ""
    return end + 1 - at, _SEQUENCES.get(name, "")


def _reply(data: bytes, at: int) -> tuple[int, str]:
    r"""OSC, DCS and their like: what a terminal answers when asked, up to BEL or `ESC \`."""
    end = at + 2
    while end < len(data) and data[end] >= 0x20:
        end += 1
    if end - at > LONGEST_REPLY:
        return end - at, ""
    if end == len(data) or data[end:] == ESCAPE:
        return 0, ""
    if data[end] == 0x07:
        return end + 1 - at, ""
    return (end + 2 if data.startswith(b"\x1b\\", end) else end) - at, ""


KEY, RESIZED = 1, 4  # kinds of Windows console records; the mouse, menus and the focus are not wanted
_ALT, _CONTROL, _SHIFT = 0x03, 0x0C, 0x10  # left and right together
_ALT_KEY = 0x12
_VIRTUAL = dict(enumerate(("pageup", "pagedown", "end", "home", "left", "up", "right", "down"), 0x21))
_VIRTUAL |= {0x1B: "escape", 0x2D: "insert", 0x2E: "delete"}  # Wine tells Escape without its character
_VIRTUAL |= {0x6F + number: f"f{number}" for number in range(1, 13)}


class ConsoleRecord(NamedTuple):
    """What the Windows console tells of one event: the fields of KEY_EVENT_RECORD that mean something."""

    kind: int = KEY
    down: bool = True
    repeat: int = 1
    key: int = 0  # the virtual key code
    character: str = "\0"  # one UTF-16 unit
    state: int = 0  # Alt, Ctrl, Shift


class RecordStrokes:
    """Turns Windows console records into strokes. Ctrl-C is the stroke "interrupt"."""

    def __init__(self) -> None:
        self._high = ""  # the first half of a character beyond U+FFFF

    def feed(self, records: Iterable[ConsoleRecord]) -> list[str]:
        """The strokes of these records."""
        strokes: list[str] = []
        for record in records:
            if record.kind == RESIZED:
                strokes.append(RESIZE)
            elif record.kind == KEY and (stroke := self._stroke(record)):
                strokes += [stroke] * max(1, record.repeat)
        return strokes

    def _stroke(self, record: ConsoleRecord) -> str:
        composed = (
            record.key == _ALT_KEY and not record.down and record.character != "\0"
        )  # Alt and digits typed
        if not (record.down or composed):
            return ""
        if record.character == "\0":
            return "" if record.state & (_ALT | _CONTROL | _SHIFT) else _VIRTUAL.get(record.key, "")
        if record.character == "\x03":
            return "interrupt"
        alt, control = bool(record.state & _ALT), bool(record.state & _CONTROL)
        if not composed and alt != control and (alt or record.character >= " "):
            return ""  # both together are AltGr, which types @ or € and the like
        return stroke_of(self._whole(record.character))

    def _whole(self, unit: str) -> str:
        high, self._high = self._high, ""
        if "\ud800" <= unit <= "\udbff":
            self._high = unit
            return "\0"
        if "\udc00" <= unit <= "\udfff":
            return (high + unit).encode("utf-16", "surrogatepass").decode("utf-16") if high else "\0"
        return unit

"""What each key means, and when: the one table that the session, the footer, the help and the tests read."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, StrEnum, auto

from backroutine.domain.values import NamedTuple


class Key(StrEnum):
    """The meaning of a key, not the key."""

    READY = "ready"
    PAUSE = "pause"
    SKIP = "skip"
    BACK = "back"
    HURTS = "hurts"
    MORE = "more"
    CARE = "care"
    YES = "yes"
    A_LITTLE = "a-little"
    NO = "no"
    NOT_DONE = "not-done"
    ABOUT_TODAY = "about-today"
    TYPE = "type"
    ERASE = "erase"
    QUIT = "quit"
    HELP = "help"
    SIDE = "side"


class Mode(Enum):
    """What the session is waiting for; it decides what keys mean."""

    WELCOME = auto()
    WELCOME_EARLIER = auto()  # with an interrupted session to carry on
    WARM_UP = auto()
    GET_READY = auto()
    WAITING = auto()  # until the person is ready, however long
    MOVING = auto()
    RESTING = auto()
    PAUSED = auto()
    WARNING = auto()  # the warning signs
    STRONG_START = auto()  # go on with a sore back? usually not
    GO_ON = auto()  # after a yes: until the person wishes to go on
    SAFETY = auto()  # yes or no, and no way round it
    YES_NO = auto()
    NEXT_DAY = auto()  # no, a little, yes
    HURT = auto()  # the same, of the exercise just done
    HURT_AGAIN = auto()  # the same, at the end: there is no going back to the exercise
    HURT_AFTERWARDS = auto()  # the same, of a session that is over: it may not have been done at all
    NUMBER = auto()
    NOTE = auto()
    REVIEW = auto()
    LEAVING = auto()
    OVER = auto()


class Binding(NamedTuple):
    """A meaning, the strokes that carry it (the first is the one shown), and its label in the word table.

    `quiet` bindings work but take no place in the footer; the help shows them all.
    """

    key: Key
    strokes: tuple[str, ...]
    label: str
    quiet: bool = False


# Presenter clickers and page pedals send PageDown, PageUp and "."; "=" is "+" without the shift key.
_SKIP = Binding(Key.SKIP, ("right", "s", "pagedown"), "key.skip")
_BACK = Binding(Key.BACK, ("left", "r", "pageup"), "key.back")
_HURTS = Binding(Key.HURTS, ("h", "."), "key.hurts")
_PAUSE = Binding(Key.PAUSE, ("space",), "key.pause")
_CARE = Binding(Key.CARE, ("c",), "key.care")
_MORE = Binding(Key.MORE, ("+", "="), "key.more")
_QUIT = Binding(Key.QUIT, ("q",), "key.quit")
_LEAVE = Binding(Key.QUIT, ("q",), "key.leave")
_HELP = Binding(Key.HELP, ("?",), "key.help")
_READY = Binding(Key.READY, ("enter",), "key.ready")
_BEGIN = Binding(Key.READY, ("enter", "space", "pagedown"), "key.begin")
_YES = Binding(Key.YES, ("y", ".", "h"), "key.yes")
# Not "h": whoever presses it twice, in pain, has said that it hurts, and no more.
_YES_LEG = Binding(Key.YES, ("y", "."), "key.yes")
_NO = Binding(Key.NO, ("n", "pagedown"), "key.no")
# Of what is read carefully only the letters are answers.
_YES_PLAINLY = Binding(Key.YES, ("y",), "key.yes")
_NO_PLAINLY = Binding(Key.NO, ("n",), "key.no")
_READ_ON = Binding(Key.TYPE, ("space", "pagedown", "down"), "key.read-on")
_READ_BACK = Binding(Key.ERASE, ("pageup",), "key.read-back", quiet=True)
_A_LITTLE = Binding(Key.A_LITTLE, ("l",), "key.a-little")
_SKIP_QUESTION = Binding(Key.SKIP, ("right", "s", "enter"), "key.skip-question")
_SKIP_READ = Binding(
    Key.SKIP, ("right", "s"), "key.skip-question"
)  # no Enter: it is pressed before one has read
_ERASE = Binding(Key.ERASE, ("backspace", "delete"), "key.erase", quiet=True)
_DIGITS = tuple("0123456789")
_RUNNING = (_PAUSE, _SKIP, _BACK, _HURTS, _QUIT, _HELP)

BINDINGS: dict[Mode, tuple[Binding, ...]] = {
    Mode.WELCOME: (_BEGIN, _LEAVE, _HELP),
    Mode.WELCOME_EARLIER: (Binding(Key.YES, ("y",), "key.carry-on-there"), _BEGIN, _LEAVE, _HELP),
    Mode.WARM_UP: (_PAUSE, _SKIP, _MORE, _BACK, _HURTS, _QUIT, _HELP),
    Mode.GET_READY: (_READY, _MORE, _CARE, *_RUNNING),
    Mode.WAITING: (_READY, _SKIP, _BACK, _HURTS, _QUIT, _HELP),
    Mode.MOVING: _RUNNING,
    Mode.RESTING: (_MORE, *_RUNNING),
    Mode.PAUSED: (
        Binding(Key.PAUSE, ("space", "enter"), "key.go-on"), _SKIP, _BACK, _HURTS, _QUIT, _HELP,
    ),
    Mode.WARNING: (_YES_PLAINLY, _NO_PLAINLY, _READ_ON, _READ_BACK, _SKIP_READ, _LEAVE, _HELP),
    Mode.STRONG_START: (Binding(Key.NO, ("n", "enter", "pagedown"), "key.no"), _YES_PLAINLY, _LEAVE, _HELP),
    Mode.GO_ON: (
        Binding(Key.TYPE, _DIGITS, "key.type", quiet=True),
        Binding(Key.READY, ("enter", "space", "pagedown"), "key.go-on"), _BACK, _QUIT, _HELP,
    ),
    Mode.SAFETY: (_YES_PLAINLY, _NO_PLAINLY, _READ_ON, _READ_BACK, _LEAVE, _HELP),
    Mode.YES_NO: (_YES_LEG, _NO, _SKIP_QUESTION, _LEAVE, _HELP),
    Mode.NEXT_DAY: (_NO, _A_LITTLE, _YES, _SKIP_QUESTION, _LEAVE, _HELP),
    Mode.HURT: (
        _NO, _A_LITTLE, _YES, _BACK, Binding(Key.SKIP, ("right", "s"), "key.skip-question"), _QUIT, _HELP,
    ),
    Mode.HURT_AGAIN: (
        _NO, _A_LITTLE, _YES, Binding(Key.SKIP, ("right", "s"), "key.skip-question"), _LEAVE, _HELP,
    ),
    Mode.HURT_AFTERWARDS: (
        _NO, _A_LITTLE, _YES, Binding(Key.NOT_DONE, ("x",), "key.not-done"),
        Binding(Key.SKIP, ("right", "s"), "key.skip-question"), _LEAVE, _HELP,
    ),
    Mode.NUMBER: (
        Binding(Key.TYPE, _DIGITS, "key.type", quiet=True), _ERASE,
        Binding(Key.READY, ("enter", "right", "s", "pagedown"), "key.done"), _LEAVE, _HELP,
    ),
    Mode.NOTE: (
        Binding(Key.TYPE, (), "key.write", quiet=True), _ERASE,
        Binding(Key.READY, ("enter", "escape", "right", "pagedown"), "key.done"),
    ),
    Mode.REVIEW: (
        Binding(Key.TYPE, _DIGITS, "key.change", quiet=True), _ERASE,
        Binding(Key.ABOUT_TODAY, ("n",), "key.about-today"),
        Binding(Key.READY, ("enter", "q", "right", "s", "pagedown"), "key.finish"), _HELP,
    ),
    Mode.LEAVING: (
        Binding(Key.YES, ("y",), "key.stop"), Binding(Key.NO, ("n", "enter", "space", "escape"), "key.carry-on"),
    ),
    Mode.OVER: (),
}  # fmt: skip

# While a picture of an exercise moves in a window of its own.
PICTURE_KEYS = (
    _PAUSE, Binding(Key.SIDE, ("s", "right", "left"), "key.side"), Binding(Key.QUIT, ("q", "enter", "escape"), "key.end"),
)  # fmt: skip


def key_among(bindings: Iterable[Binding], stroke: str) -> Key | None:
    """What `stroke` means among these; None if nothing."""
    lower = stroke.lower()  # caps lock must not stop anyone from saying that it hurts
    return next((binding.key for binding in bindings if lower in binding.strokes), None)


def meaning(mode: Mode, stroke: str) -> Key | None:
    """What `stroke` (a character, or a name such as "enter") means now; None if nothing."""
    if mode is Mode.NOTE and (stroke == "space" or (len(stroke) == 1 and stroke.isprintable())):
        return Key.TYPE
    return key_among(BINDINGS[mode], stroke)

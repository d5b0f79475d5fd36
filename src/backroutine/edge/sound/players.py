"""The programs that play a sound file: started, never waited for, replaced by the next when they fail."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from backroutine.domain.values import NamedTuple
from backroutine.edge.computer.programs import Child, find_program
from backroutine.edge.sound import wav

TOO_LONG = 5.0  # seconds over the length of its sound, then a player hangs
STILL_OF_USE = 1.5  # seconds after which a sound that nobody heard is not worth playing
_COMMANDS: tuple[tuple[str, ...], ...] = (
    ("pw-play",),
    ("paplay",),
    ("aplay", "-q"),
    ("afplay",),  # macOS has only this one, and is the only one to have it
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "quiet"),
)
_SECRETIVE = "ffplay"  # without a sound card it is over at once, and says that all is well
_TELLING = 1.0  # seconds; whether a shorter sound was over too soon cannot be told by looking now and then
_TAIL = 0.3  # seconds that a sound may come late out of the speaker


class Sounding(Protocol):
    """A sound that is being played."""

    def poll(self) -> int | None:
        """None while it plays; 0 when it was played; anything else: it was not."""

    def end(self) -> None:
        """Silence it now."""

    def close(self) -> None:
        """Silence it and leave nothing behind."""


class Player(Protocol):
    """Something that plays a file."""

    @property
    def name(self) -> str:
        """What people know it by."""

    def start(self, path: Path) -> Sounding:
        """Begin to play. Raises OSError if it cannot even begin."""


class Program(NamedTuple):
    """A player that is a program."""

    name: str
    command: tuple[str, ...]

    def start(self, path: Path) -> Sounding:
        """Begin to play."""
        return Child([*self.command, str(path)])


if sys.platform == "win32":
    import winsound

    class _WindowsSounding:
        """Windows plays one sound at a time and does not tell when it is over."""

        def __init__(self, until: float, now: Callable[[], float]) -> None:
            self._until = until
            self._now = now

        def poll(self) -> int | None:
            return 0 if self._now() >= self._until else None

        def end(self) -> None:
            winsound.PlaySound(None, 0)
            self._until = 0.0

        def close(self) -> None:
            self.end()

    class _WindowsPlayer:
        name = "winsound"

        def __init__(self, now: Callable[[], float]) -> None:
            self._now = now

        def start(self, path: Path) -> Sounding:
            try:
                winsound.PlaySound(
                    str(path), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
                )
            except RuntimeError as trouble:
                raise OSError(str(trouble)) from trouble
            return _WindowsSounding(self._now() + wav.seconds(path), self._now)


def find_players(now: Callable[[], float]) -> list[Player]:
    """The players of this computer, the best first."""
    if sys.platform == "win32":
        return [_WindowsPlayer(now)]
    else:  # noqa: RET505 - each system's branch is checked by mypy on its own
        found = [(name, find_program(name), options) for name, *options in _COMMANDS]
        return [Program(name, (path, *options)) for name, path, options in found if path]


class _Playing(NamedTuple):
    player: Player
    sounding: Sounding
    path: Path
    asked_at: float
    seconds: float
    ends_at: float
    words: bool
    bell: bool


class Players:
    """Plays with the first player that works; with none left, tones are the terminal's `bell`."""

    def __init__(self, players: Iterable[Player], bell: Callable[[], None], now: Callable[[], float]) -> None:
        self.failures: list[str] = []  # what was tried in vain, for people
        self._left = list(players)
        self._bell = bell
        self._now = now
        self._playing: list[_Playing] = []
        self._ending: list[Sounding] = []  # killed, but not yet cleared away
        self._last_end = -math.inf  # of anything heard: before the first sound, every speaker sleeps
        self._words_end = -math.inf

    @property
    def name(self) -> str:
        """The player in use; "" if only the bell is left."""
        return self._left[0].name if self._left else ""

    @property
    def busy(self) -> bool:
        """Whether there is anything for `poll` to see to."""
        return bool(self._playing or self._ending)

    @property
    def saying(self) -> bool:
        """Whether words are being heard: by the clock, as a player may end before its sound or long after."""
        return self._now() < self._words_end

    @property
    def silent_for(self) -> float:
        """Seconds since the last sound ended."""
        return self._now() - self._last_end

    def play(self, path: Path, *, words: bool = False, bell: bool = False) -> None:
        """Begin to play; `words` take the place of words. `bell`: without any player, ring instead."""
        if words:
            self.stop_words()
        self._play(path, self._now(), words=words, bell=bell)

    def ring(self) -> None:
        """The terminal's bell."""
        self._bell()

    def stop_words(self) -> None:
        """Silence words that can still be heard; a player that only lingers after its sound is left alone."""
        heard_until = self._now() - _TAIL
        self._words_end = -math.inf
        self._silence(
            [playing for playing in self._playing if playing.words and heard_until < playing.ends_at]
        )

    def stop(self) -> None:
        """Silence everything now."""
        self._words_end = -math.inf
        self._silence(list(self._playing))

    def poll(self) -> None:
        """Clear away what ended; replace a player that failed, and play its sound again if that is still of use."""
        self._ending = [sounding for sounding in self._ending if sounding.poll() is None]
        for playing in list(self._playing):
            code = playing.sounding.poll()
            if code is None and self._now() <= playing.ends_at + TOO_LONG:
                continue
            self._playing.remove(playing)
            if code != 0 or self._unheard(playing):
                self._failed(playing, code)

    def _unheard(self, playing: _Playing) -> bool:
        """Whether a player that says all is well was over before half of its sound could be heard."""
        soon = self._now() < playing.ends_at - playing.seconds / 2
        return soon and playing.player.name == _SECRETIVE and playing.seconds >= _TELLING

    def close(self) -> None:
        """Silence everything and leave no process."""
        self.stop()
        for sounding in self._ending:
            sounding.close()
        self._ending.clear()

    def _play(self, path: Path, asked_at: float, *, words: bool, bell: bool) -> None:
        seconds = wav.seconds(path)
        while self._left:
            player = self._left[0]
            try:
                sounding = player.start(path)
            except OSError as trouble:
                self._drop(player, str(trouble.strerror or trouble))
                continue
            ends_at = self._now() + seconds
            self._last_end = max(self._last_end, ends_at)
            self._words_end = ends_at if words else self._words_end
            self._playing.append(_Playing(player, sounding, path, asked_at, seconds, ends_at, words, bell))
            return
        if bell:
            self._bell()

    def _failed(self, playing: _Playing, code: int | None) -> None:
        if code is None:
            self._end(playing.sounding)
        self._drop(
            playing.player,
            "did not end" if code is None else f"ended with {code}" if code else "ended at once",
        )
        if playing.words:
            self._words_end = -math.inf
        if self._now() - playing.asked_at <= STILL_OF_USE:
            self._play(playing.path, playing.asked_at, words=playing.words, bell=playing.bell)

    def _drop(self, player: Player, why: str) -> None:
        if player in self._left:  # two of its sounds may fail together
            self._left.remove(player)
            self.failures.append(f"{player.name}: {why}")

    def _silence(self, which: list[_Playing]) -> None:
        for playing in which:
            self._playing.remove(playing)
            self._end(playing.sounding)
        self._last_end = min(self._last_end, self._now())

    def _end(self, sounding: Sounding) -> None:
        sounding.end()
        self._ending.append(sounding)

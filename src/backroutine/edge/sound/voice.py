"""The voice: words become sound files ahead of time, one after the other, while nobody waits for them."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from backroutine.edge.sound import wav
from backroutine.edge.sound.engines import Engine
from backroutine.edge.sound.wav import BadSound, Sound

LONGEST_PIECE = 400  # characters that an engine gets at a time
LONGEST_PHRASE = 2000  # characters; what is longer is not heard to its end
TOO_SLOW = 20.0  # seconds for one piece
FAILURES = 3  # in a row, then we do without the voice
ROOM = 64 * 1024 * 1024  # bytes of sound files to keep

_COMMANDS = str.maketrans(dict.fromkeys("[]<>{}|\\^`~", " "))  # what one engine or another obeys
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")


def clean(words: str) -> str:
    """One line of plain words: nothing that an engine would obey instead of saying it."""
    plain = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in words[: 2 * LONGEST_PHRASE])
    return " ".join(plain.translate(_COMMANDS).split())[:LONGEST_PHRASE]


def pieces(words: str) -> list[str]:
    """The words in pieces that an engine takes, split at the ends of sentences, if need be between words."""
    cut: list[str] = []
    for sentence in _SENTENCE.split(words):
        for part in _short(sentence):
            if cut and len(cut[-1]) + 1 + len(part) <= LONGEST_PIECE:
                cut[-1] += " " + part
            else:
                cut.append(part)
    return cut


def _short(sentence: str) -> list[str]:
    parts = []
    while len(sentence) > LONGEST_PIECE:
        at = sentence.rfind(" ", 1, LONGEST_PIECE)
        at = at if at > 0 else LONGEST_PIECE
        parts.append(sentence[:at].strip())
        sentence = sentence[at:].strip()
    return [*parts, sentence] if sentence else parts


@dataclass(slots=True)
class _Task:
    """The phrase that is being made: what is still to be said, and what of it is already there."""

    words: str
    left: list[str]
    since: float = 0.0
    done: list[Sound] = field(default_factory=list)


class Voice:
    """Phrases as sound files in `folder`, which must exist and be private. Nothing here ever waits.

    Call `poll` about once a second and it makes one file after the other, in the order of `prepare`.
    """

    def __init__(self, engine: Engine, folder: Path, now: Callable[[], float]) -> None:
        self.name = engine.name
        self.gave_up = False
        self._engine = engine
        self._folder = folder.absolute()
        self._now = now
        self._queue: deque[str] = deque()
        self._task: _Task | None = None
        self._failures = 0
        self._files: dict[str, Path | None] = {}  # where each phrase lies or will lie; None: nothing to say

    @property
    def left(self) -> int:
        """How many phrases are still to be made."""
        return len(self._queue) + (self._task is not None)

    @property
    def busy(self) -> bool:
        """Whether there is still something to make."""
        return bool(self.left)

    def prepare(self, phrases: Iterable[str]) -> None:
        """Make these too, in this order, after what is already asked for."""
        if not self.gave_up:
            for phrase in phrases:
                if phrase not in self._queue and self._file(phrase):
                    self._queue.append(phrase)

    def hurry(self, phrase: str) -> None:
        """Make this one next: it is needed now."""
        if not self.gave_up and self._file(phrase) and not (self._task and self._task.words == phrase):
            with suppress(ValueError):
                self._queue.remove(phrase)
            self._queue.appendleft(phrase)

    def ready(self, phrase: str) -> Path | None:
        """The file with these words, if it is there by now."""
        path = self._file(phrase)
        return path if path and path.exists() else None

    def poll(self) -> None:
        """See how the present phrase does, and begin the next."""
        if self._task and (outcome := self._outcome(self._task)) is not None:
            self._finish(self._task, well=outcome)
        while self._task is None and self._queue:
            phrase = self._queue.popleft()
            if not self.ready(phrase):
                self._task = _Task(phrase, pieces(clean(phrase)))
                self._begin_piece(self._task)

    def wait(self, seconds: float) -> None:
        """Wait for the present phrase, at most so long. Only `render` has the time for this."""
        self._engine.wait(seconds)

    def close(self) -> None:
        """End the engine; what is not made stays unmade."""
        self._queue.clear()
        self._task = None
        self._engine.close()
        with suppress(OSError):
            self._part.unlink(missing_ok=True)

    @property
    def _part(self) -> Path:
        return self._folder / f"piece-{os.getpid()}.wav"  # `say` looks at the ending

    def _file(self, phrase: str) -> Path | None:
        if phrase not in self._files:
            words = clean(phrase)
            key = f"{self._engine.identity}\0{words}"
            name = f"{hashlib.sha256(key.encode()).hexdigest()[:24]}.wav"
            self._files[phrase] = self._folder / name if any(c.isalnum() for c in words) else None
        return self._files[phrase]

    def _begin_piece(self, task: _Task) -> None:
        task.since = self._now()
        try:
            self._part.unlink(missing_ok=True)
            self._engine.start(task.left[0], self._part)
        except OSError:
            self._finish(task, well=False)

    def _outcome(self, task: _Task) -> bool | None:
        outcome = self._engine.outcome()
        return False if outcome is None and self._now() - task.since > TOO_SLOW else outcome

    def _finish(self, task: _Task, *, well: bool) -> None:
        """Take in one piece; with the last one the phrase is there."""
        try:
            well = well and self._take_in(task)
        except (OSError, BadSound):
            well = False
        if well and task.left:
            self._begin_piece(task)
            return
        self._task = None
        self._failures = 0 if well else self._failures + 1
        if not well:
            self._engine.close()  # it may still be at it
            self.gave_up = self._failures >= FAILURES
        if self.gave_up:
            self.close()

    def _take_in(self, task: _Task) -> bool:
        sound = wav.read(self._part)
        task.done.append(Sound(sound.rate, wav.quieter(sound.samples, self._engine.soften)))
        del task.left[0]
        path = self._file(task.words)
        if not task.left and path:
            wav.write(path, Sound(sound.rate, b"".join(part.samples for part in task.done)))
        return True


def make_room(folder: Path, room: int = ROOM) -> None:
    """Delete the oldest files in `folder`, unfinished ones first, until the rest fits into `room` bytes."""
    with suppress(OSError):
        files = [
            (path.suffix == ".wav", path.stat().st_mtime, path.stat().st_size, path)
            for path in folder.iterdir()
        ]
        total = sum(size for _, _, size, _ in files)
        for _, _, size, path in sorted(files):
            if total <= room:
                return
            path.unlink()
            total -= size

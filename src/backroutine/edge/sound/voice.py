"""The voice: words become sound files ahead of time, one after the other, while nobody waits for them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from backroutine.domain.words.filling import tell
from backroutine.edge.sound import wav
from backroutine.edge.sound.engines import Engine
from backroutine.edge.sound.plain_words import clean, pieces
from backroutine.edge.sound.wav import BadSound, Sound

try:  # by itself: all of `hashlib` is 4 MB of OpenSSL for the name of a file
    from _blake2 import blake2b
except ImportError:  # some build of Python has it only there
    from hashlib import blake2b

TOO_SLOW = 20.0  # seconds for one piece
FAILURES = 3  # in a row, then we do without the engine
PAUSE = 0.3  # seconds between two pieces, whose ends were cut
ROOM = 64 * 1024 * 1024  # bytes of sound files to keep

_TIDY = (
    1  # how sounds are made tidy; another number when that changes, so that older files are not used any more
)


class _Task:
    """The phrase that is being made: by whom, what is still to be said, and what of it is already there."""

    def __init__(self, words: str, engine: Engine, left: list[str]) -> None:
        self.words = words
        self.engine = engine
        self.left = left
        self.since = 0.0
        self.done: list[Sound] = []


class Voice:
    """Phrases as sound files in `folder`, which must exist and be private. Nothing here ever waits.

    Call `poll` about once a second and it makes one file after the other, in the order of `prepare`. What the first
    of the `engines` cannot say, the next one is asked to; an engine that fails too often is not asked again. Every
    sound is made tidy, and then as soft as `volume`, from 0 to 1, wants it.
    """

    def __init__(
        self,
        engines: Sequence[Engine],
        folder: Path,
        now: Callable[[], float],
        *,
        volume: float = 1.0,
        failures: Iterable[str] = (),
    ) -> None:
        self.gave_up = False
        self.failures = list(failures)  # which engines are not asked, or not asked again, for people
        self._engines = list(engines)
        self._folder = folder.absolute()
        self._now = now
        self._volume = volume
        self._queue: deque[str] = deque()
        self._asked: dict[str, None] = {}  # every phrase that was ever asked for, in that order
        self._refused: dict[str, set[str]] = {}  # by which engines a phrase could not be said
        self._task: _Task | None = None
        self._row = 0  # failures, in a row, of the engine in use
        self._spoken = False
        self._files: dict[str, Path | None] = {}  # where each phrase lies or will lie; None: nothing to say

    @property
    def name(self) -> str:
        """The engine in use."""
        return self._engines[0].name

    @property
    def loading(self) -> bool:
        """Whether nothing has been said yet: some engines take seconds before they say their first words."""
        return not self._spoken and not self.gave_up

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
                    self._asked[phrase] = None
                    self._queue.append(phrase)

    def hurry(self, phrase: str) -> None:
        """Make this one next: it is needed now."""
        if not self.gave_up and self._file(phrase) and not (self._task and self._task.words == phrase):
            self._asked[phrase] = None
            with suppress(ValueError):
                self._queue.remove(phrase)
            self._queue.appendleft(phrase)

    def ready(self, phrase: str) -> Path | None:
        """The file with these words, if it is there by now."""
        path = self._file(phrase)
        return path if path and path.exists() else None

    def poll(self) -> None:
        """See how the present phrase does, and begin the next."""
        if self._task and (well := self._outcome(self._task)) is not None:
            self._finish(self._task, well=well)
        while self._task is None and self._queue:
            phrase = self._queue.popleft()
            if not self.ready(phrase):
                self._task = _Task(phrase, self._engine(phrase), pieces(clean(phrase)))
                self._begin_piece(self._task)

    def wait(self, seconds: float) -> None:
        """Wait for the present phrase, at most so long. Only `render` has the time for this."""
        if self._task:
            self._task.engine.wait(seconds)

    def close(self) -> None:
        """End the engines; what is not made stays unmade."""
        self._queue.clear()
        self._task = None
        for engine in self._engines:
            engine.close()
        with suppress(OSError):
            self._part.unlink(missing_ok=True)

    @property
    def _part(self) -> Path:
        return self._folder / f"piece-{os.getpid()}.wav"  # `say` looks at the ending

    def _engine(self, phrase: str) -> Engine:
        """The best engine that has not failed to say it; the best of all where all have."""
        refused = self._refused.get(phrase, ())
        return next((e for e in self._engines if e.identity not in refused), self._engines[0])

    def _file(self, phrase: str) -> Path | None:
        if phrase not in self._files:
            words = clean(phrase)
            key = f"{_TIDY}\0{self._engine(phrase).identity}\0{self._volume}\0{words}"
            name = f"{blake2b(key.encode(), digest_size=12).hexdigest()}.wav"
            self._files[phrase] = self._folder / name if any(c.isalnum() for c in words) else None
        return self._files[phrase]

    def _begin_piece(self, task: _Task) -> None:
        task.since = self._now()
        try:
            self._part.unlink(missing_ok=True)
            task.engine.start(task.left[0], self._part)
        except OSError:
            self._failed(task)

    def _outcome(self, task: _Task) -> bool | None:
        outcome = task.engine.outcome()
        return False if outcome is None and self._too_slow(task) else outcome

    def _too_slow(self, task: _Task) -> bool:
        return self._now() - task.since > TOO_SLOW

    def _finish(self, task: _Task, *, well: bool) -> None:
        """Take in one piece; with the last one the phrase is there."""
        try:
            well = well and self._take_in(task)
        except (OSError, BadSound):
            well = False
        if not well:
            self._failed(task)
        elif task.left:
            self._begin_piece(task)
        else:
            self._task = None
            self._row = 0 if task.engine is self._engines[0] else self._row
            self._spoken = True

    def _take_in(self, task: _Task) -> bool:
        task.done.append(wav.tidy(wav.read(self._part)))
        del task.left[0]
        path = self._file(task.words)
        if not task.left and path:
            rate = task.done[0].rate
            samples = wav.silence(round(PAUSE * rate)).join(part.samples for part in task.done)
            wav.write(path, Sound(rate, wav.scaled(samples, self._volume)))
        return True

    def _failed(self, task: _Task) -> None:
        """Let the next engine try; do without one that hangs, or that fails time and again."""
        task.engine.close()  # it may still be at it
        self._task = None
        refused = self._refused.setdefault(task.words, set())
        refused.add(task.engine.identity)
        if len(refused) < len(self._engines):
            self._queue.appendleft(task.words)
        else:
            refused.clear()  # another time, they may all be asked again
        self._files.pop(task.words, None)
        if task.engine is self._engines[0]:
            self._row += 1
            slow = self._too_slow(task) and len(self._engines) > 1
            if self._row >= FAILURES or slow:
                self._give_up(tell("voice.slow" if slow else "voice.failed", voice=task.engine.name))

    def _give_up(self, why: str) -> None:
        """Go on with the next engine, which is then to say all that was ever asked for; or, after the last, say no more."""
        self.failures.append(why)
        self._row = 0
        if len(self._engines) == 1:
            self.gave_up = True
            self.close()
            return
        del self._engines[0]
        self._files.clear()
        self._queue.extend(phrase for phrase in self._asked if phrase not in self._queue)


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

"""Writes a whole session as one sound file, to play from a phone beside the mat, and its cue sheet."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from backroutine.domain.errors import WrongUsage
from backroutine.domain.plan.plan import Plan
from backroutine.domain.plan.steps import Cue, StepKind, Tone
from backroutine.domain.plan.verbosity import Verbosity, heard
from backroutine.domain.words.filling import tell
from backroutine.edge.sound import tones, wav
from backroutine.edge.sound.plain_words import clean
from backroutine.edge.sound.voice import Voice
from backroutine.edge.sound.wav import RATE, BadSound

QUESTION_SECONDS = 10.0  # nobody can answer a recording, but one can think, and rest
_END_LEFT = 4.5  # of the last question, when the end is told
_FADE = 0.05  # seconds over which words go out that must make room
_VOICE_PART = 0.8  # of the work, as the progress bar sees it
_LOOK = 0.02  # seconds


@dataclass(frozen=True, slots=True)
class Rendered:
    """What was made: how long it is, where its cue sheet lies, and how many phrases could not be said."""

    seconds: float
    sheet: Path
    unsaid: int


@dataclass(frozen=True, slots=True)
class _Event:
    """A sound at its place in the recording; `start` and `length` in samples, `spoken` the file with its words."""

    at: float
    words: str
    tone: Tone | None
    count: bool
    spoken: Path | None = None
    start: int = 0
    length: int = 0


def render(
    plan: Plan,
    level: Verbosity,
    voice: Voice | None,
    path: Path,
    progress: Callable[[float], None],
    *,
    volume: float = 1.0,
    force: bool = False,
) -> Rendered:
    """Write the session to `path`, and times and words to a `.txt` beside it; tell `progress` from 0 to 1.

    Raises `WrongUsage` if that makes no sense or cannot be written, or if a file is there (unless `force`).
    """
    sheet = _checked(level, voice, path, force=force)
    score, seconds = _score(plan, level)
    if voice:
        _say_all(voice, [event.words for event in score if event.words], progress)
    sounds = _Sounds(voice, volume)
    heard_at = [placed for event in score if (placed := sounds.place(event)).length]
    unsaid = sum(1 for event in score if event.words) - sum(1 for event in heard_at if event.spoken)
    events = _without_crowded_counts(heard_at)
    rate, length = sounds.rate, round(seconds * sounds.rate)
    try:
        with ExitStack() as undo:
            with wav.create(_made_as(path, undo, force=force)) as file:
                wav.write_to(file, rate, length, _stream(events, sounds, length, progress))
            with wav.create(_made_as(sheet, undo, force=force)) as file:
                file.write("".join(f"{_line(event)}\n" for event in events).encode())
            if force:
                _part(path).replace(path)
                _part(sheet).replace(sheet)
            undo.pop_all()
    except OSError as trouble:
        raise WrongUsage(
            f"cannot write {path}: {trouble.strerror}", "name a file in another folder"
        ) from trouble
    return Rendered(seconds, sheet, unsaid)


def _checked(level: Verbosity, voice: Voice | None, path: Path, *, force: bool) -> Path:
    if level is Verbosity.SILENT:
        raise WrongUsage("there is nothing to hear at level silent", "choose --voice full, names or tones")
    if level is not Verbosity.TONES and voice is None:
        raise WrongUsage("no voice was found on this computer", "--voice tones needs none")
    if path.suffix.lower() != ".wav":
        raise WrongUsage(f"{path} is not the name of a sound file", "end it in .wav")
    sheet = path.with_suffix(".txt")
    there = next((file for file in (path, sheet) if os.path.lexists(file)), None)
    if there and not force:
        raise WrongUsage(f"{there} is already there", "--force replaces it")
    return sheet


def _made_as(path: Path, undo: ExitStack, *, force: bool) -> Path:
    """The name to write under: a new file takes its own, a replaced one is only replaced when all is well."""
    name = _part(path) if force else path
    if force:
        name.unlink(missing_ok=True)
    if not os.path.lexists(name):  # else making it fails, and it is not ours to undo
        undo.callback(name.unlink, missing_ok=True)
    return name


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def _score(plan: Plan, level: Verbosity) -> tuple[list[_Event], float]:
    """What is heard when, and how long it all is."""
    events = []
    begins = 0.0
    for i, step in enumerate(plan.steps):
        asks = step.kind is StepKind.QUESTION
        seconds = QUESTION_SECONDS if asks else step.seconds
        for cue in _question(last=i == len(plan.steps) - 1) if asks else step.cues:
            words, tone = heard(cue, level)
            if words or tone:
                events.append(_Event(begins + seconds - cue.left, words, tone, cue.count))
        begins += seconds
    return sorted(events, key=lambda event: event.at), begins


def _question(*, last: bool) -> tuple[Cue, ...]:
    words = tell("render.question")
    asked = Cue(QUESTION_SECONDS, words, words, Tone.QUESTION)
    end = tell("end.say")
    return (asked, Cue(_END_LEFT, end, end)) if last else (asked,)


def _say_all(voice: Voice, phrases: list[str], progress: Callable[[float], None]) -> None:
    voice.prepare(dict.fromkeys(phrases))
    total = voice.left
    while voice.left:
        progress(_VOICE_PART * (1 - voice.left / total))
        voice.poll()
        voice.wait(_LOOK)


class _Sounds:
    """The samples of each event, all at the rate of the first voice file, so that nothing need be converted."""

    def __init__(self, voice: Voice | None, volume: float) -> None:
        self._voice = voice
        self._volume = volume
        self._rate = 0

    @property
    def rate(self) -> int:
        return self._rate or RATE

    def place(self, event: _Event) -> _Event:
        """The event with its place and length in samples, and with its words if they are there."""
        spoken = self._voice.ready(event.words) if self._voice and event.words else None
        if spoken and not self._fits(spoken):
            spoken = None
        event = replace(event, spoken=spoken, start=round(event.at * self.rate))
        return replace(event, length=len(self.samples(event)) // 2)

    def samples(self, event: _Event) -> bytes:
        """What is heard; only the tone, should the words have gone since."""
        try:
            return tones.joined(event.tone, event.spoken, self._volume, rate=self.rate).samples
        except (OSError, BadSound):
            return tones.joined(event.tone, None, self._volume, rate=self.rate).samples

    def _fits(self, spoken: Path) -> bool:
        try:
            rate = wav.read(spoken).rate
        except (OSError, BadSound):
            return False
        self._rate = self._rate or rate
        return rate == self._rate


def _without_crowded_counts(events: list[_Event]) -> list[_Event]:
    """Leave out each count that would begin inside words, or run into the next cue."""
    kept: list[_Event] = []
    for i, event in enumerate(events):
        if event.count:
            free_from = kept[-1].start + kept[-1].length if kept else 0
            free_until = next((later.start for later in events[i + 1 :] if not later.count), None)
            ends = event.start + event.length
            if event.start < free_from or (free_until is not None and ends > free_until):
                continue
        kept.append(event)
    return kept


def _stream(
    events: list[_Event], sounds: _Sounds, length: int, progress: Callable[[float], None]
) -> Iterator[bytes]:
    """The recording from its first sample to its last, one event or one second of silence at a time."""
    at = 0
    fade = round(_FADE * sounds.rate)
    for i, event in enumerate(events):
        yield from _silence(event.start - at, sounds.rate)
        room = (events[i + 1].start if i + 1 < len(events) else length) - event.start
        samples = wav.cut(sounds.samples(event), room, fade)
        yield samples
        at = event.start + len(samples) // 2
        progress(_VOICE_PART + (1 - _VOICE_PART) * (i + 1) / len(events))
    yield from _silence(length - at, sounds.rate)
    progress(1.0)


def _silence(length: int, most: int) -> Iterator[bytes]:
    while length > 0:
        yield wav.silence(min(length, most))
        length -= most


def _line(event: _Event) -> str:
    minutes, seconds = divmod(int(event.at), 60)
    tone = f"({tell(f'tone.{event.tone}')})" if event.tone else ""
    said = clean(event.words) if event.spoken else ""
    return f"{minutes}:{seconds:02}  {' '.join(text for text in (tone, said) if text)}"

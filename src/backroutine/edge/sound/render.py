"""Writes a whole session as one sound file, to play from a phone beside the mat, and its cue sheet."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from backroutine.domain.errors import WrongUsage
from backroutine.domain.plan.plan import Plan
from backroutine.domain.plan.steps import Cue, StepKind, Tone
from backroutine.domain.plan.verbosity import Verbosity, heard
from backroutine.domain.words.filling import tell
from backroutine.edge.computer.new_files import NewFiles, create
from backroutine.edge.sound import tones, wav
from backroutine.edge.sound.cue_sheet import Line, cue_sheet, web_vtt
from backroutine.edge.sound.encoders import Encoder, find_encoder
from backroutine.edge.sound.plain_words import clean
from backroutine.edge.sound.voice import Voice
from backroutine.edge.sound.wav import RATE, BadSound

QUESTION_SECONDS = 10.0  # nobody can answer a recording, but one can think, and rest
_END_LEFT = 4.5  # of the last question, when the end is told
_FADE = 0.05  # seconds over which words go out that must make room
_VOICE_PART, _WAV_PART = 0.75, 0.15  # of the work, as the progress bar sees it; the rest is for an encoder
_LOOK = 0.02  # seconds


@dataclass(frozen=True, slots=True)
class Rendered:
    """What was made: how long it is, where its cue sheet and captions lie, and how many phrases could not be said."""

    seconds: float
    sheet: Path
    captions: Path
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
    """Write the session to `path`; beside it times and words as `.txt` and `.vtt`. Tell `progress` from 0 to 1.

    What is written is told by the ending of `path`: WAV, or what an encoder of this computer makes of it.
    Raises `WrongUsage` if that makes no sense or cannot be written, or if a file is there (unless `force`).
    """
    sheet, captions = path.with_suffix(".txt"), path.with_suffix(".vtt")
    encoder = _checked(level, voice, (path, sheet, captions), force=force)
    score, seconds = _score(plan, level)
    if voice:
        _say_all(voice, [event.words for event in score if event.words], progress)
    sounds = _Sounds(voice, volume)
    heard_at = [placed for event in score if (placed := sounds.place(event)).length]
    unsaid = sum(1 for event in score if event.words) - sum(1 for event in heard_at if event.spoken)
    events = _without_crowded_counts(heard_at)
    length = round(seconds * sounds.rate)
    lines = list(_lines(events, sounds.rate, length))
    try:
        with NewFiles(force=force) as files:
            sound = files.name(path) if encoder is None else files.for_a_while(path, ".wav")
            with create(sound) as file:
                wav.write_to(file, sounds.rate, length, _stream(events, sounds, length, progress))
            if encoder:
                encoder.encode(sound, files.for_a_program(path))
            for name, text in ((sheet, cue_sheet(lines)), (captions, web_vtt(lines))):
                with create(files.name(name)) as file:
                    file.write(text.encode())
            files.keep()
    except OSError as trouble:
        raise WrongUsage(
            f"cannot write {path}: {trouble.strerror}", "name a file in another folder"
        ) from trouble
    progress(1.0)
    return Rendered(seconds, sheet, captions, unsaid)


def _checked(level: Verbosity, voice: Voice | None, files: Sequence[Path], *, force: bool) -> Encoder | None:
    """Whether all of this makes sense, and who is to make the file; None where nobody need be asked."""
    if level is Verbosity.SILENT:
        raise WrongUsage("there is nothing to hear at level silent", "choose --voice full, names or tones")
    if level is not Verbosity.TONES and voice is None:
        raise WrongUsage("no voice was found on this computer", "--voice tones needs none")
    there = next((file for file in files if os.path.lexists(file)), None)
    if there and not force:
        raise WrongUsage(f"{there} is already there", "--force replaces it")
    return find_encoder(files[0])


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
                events.append(_Event(begins + seconds - cue.left, words, tone, cue.counts))
        begins += seconds
    if plan.steps and plan.steps[-1].kind is not StepKind.QUESTION:
        end = tell("end.say")
        events.append(_Event(begins - _END_LEFT, end, None, count=False))
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
    """The samples of each event, all at the rate of the first voice file."""

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
        if spoken and not self._readable(spoken):
            spoken = None
        event = replace(event, spoken=spoken, start=round(event.at * self.rate))
        return replace(event, length=len(self.samples(event)) // 2)

    def samples(self, event: _Event) -> bytes:
        """What is heard; only the tone, should the words have gone since."""
        try:
            sound = tones.joined(event.tone, event.spoken, self._volume, rate=self.rate)
        except (OSError, BadSound):
            sound = tones.joined(event.tone, None, self._volume, rate=self.rate)
        return wav.at_rate(sound, self.rate).samples  # what another voice had to say may have another rate

    def _readable(self, spoken: Path) -> bool:
        try:
            rate = wav.read(spoken).rate
        except (OSError, BadSound):
            return False
        self._rate = self._rate or rate
        return True


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
        progress(_VOICE_PART + _WAV_PART * (i + 1) / len(events))
    yield from _silence(length - at, sounds.rate)


def _silence(length: int, most: int) -> Iterator[bytes]:
    while length > 0:
        yield wav.silence(min(length, most))
        length -= most


def _lines(events: Sequence[_Event], rate: int, length: int) -> Iterator[Line]:
    """When each event is heard, and what it is, as a person reads it."""
    starts = [*(event.start for event in events[1:]), length]
    for event, next_start in zip(events, starts, strict=True):
        tone = f"({tell(f'tone.{event.tone}')})" if event.tone else ""
        said = clean(event.words) if event.spoken else ""
        ends = min(event.start + event.length, next_start)
        yield Line(event.at, ends / rate, " ".join(text for text in (tone, said) if text))

"""The commands about sound: sound-check and render."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from backroutine.cli.commands.wish import recipe
from backroutine.cli.desk import Desk
from backroutine.cli.speaker import manner_of, speaker_for
from backroutine.domain.format.settings import Settings
from backroutine.domain.plan.plan import build_plan
from backroutine.domain.plan.steps import Cue, Tone
from backroutine.domain.plan.verbosity import Verbosity
from backroutine.domain.session.ports import Keyboard
from backroutine.domain.today.recipe import Wish
from backroutine.domain.words.filling import clock, counted, tell
from backroutine.edge.keys.keyboard import open_keyboard
from backroutine.edge.sound.advice import natural_voice
from backroutine.edge.sound.render import render
from backroutine.edge.sound.speaker import SilentSpeaker, Speaker, find_voice, sound_folder
from backroutine.edge.terminal.progress_bar import ProgressBar

EACH = 6.0  # seconds that a tone and its name may take
GAP = 0.5  # of silence after each
ANSWER = 20.0
READY = 5.0  # seconds that the words may take to be made


def check(desk: Desk, settings: Settings) -> None:
    """Play each tone with its name and then a sentence; ask whether it was heard; tell what was tried."""
    cues = [
        Cue(0.0, words, words, tone) for tone in Tone if (words := f"{tell(f'tone.{tone}').capitalize()}.")
    ]
    sentence = Cue(0.0, tell("sound.sentence"), tell("sound.sentence"))
    with open_keyboard() as keyboard, closing(speaker_for(desk, settings)) as speaker:
        speaker.prepare([*cues, sentence])
        _wait(keyboard, speaker, READY, until_quiet=True)
        desk.out.prose([tell("heard", sound=speaker.heard)])
        for cue in [*cues, sentence]:
            desk.out.line(f"  {cue.words}")
            sys.stdout.flush()
            speaker.play(cue)
            _wait(keyboard, speaker, EACH, until_quiet=True)
            _wait(keyboard, speaker, GAP)
        _ask(desk, keyboard, speaker)
        for failure in speaker.tried:
            desk.out.prose([tell("sound.failed", failure=failure)])
        desk.out.prose([tell("heard", sound=speaker.heard)])
        desk.out.prose(filter(None, [speaker.advice]))
        if better := natural_voice():
            desk.out.line(tell("sound.better", command=better))  # in one line, to be copied


def _wait(
    keyboard: Keyboard, speaker: Speaker | SilentSpeaker, seconds: float, *, until_quiet: bool = False
) -> None:
    """Look after the sound for so many seconds; `until_quiet` ends earlier, when there is nothing left to do."""
    for _ in range(round(seconds * 10)):
        if until_quiet and not speaker.busy:
            return
        keyboard.wait(0.1)
        speaker.poll()


def _ask(desk: Desk, keyboard: Keyboard, speaker: Speaker | SilentSpeaker) -> None:
    """Whether it was heard; without anyone to answer the question is left out."""
    if not keyboard.open or not sys.stdin.isatty():
        return
    desk.out.prose([tell("sound.ask")])
    sys.stdout.flush()
    for _ in range(round(ANSWER * 10)):
        strokes = {stroke.lower() for stroke in keyboard.wait(0.1)}
        speaker.poll()
        if strokes & {"y", "n", "enter"}:
            desk.out.prose([tell("sound.good" if strokes & {"y", "enter"} else "sound.bad")])
            return


def render_to(desk: Desk, wish: Wish, settings: Settings, path: Path, *, force: bool) -> None:
    """Write the session to `path` and its cue sheet beside it, with a bar while it works."""
    today = recipe(desk, wish)  # whoever listens elsewhere hears every caution
    plan = build_plan(today._replace(careful=tuple(exercise.id for exercise in today.exercises)))
    folder = sound_folder(desk.paths.cache)
    voice = None
    if settings.voice is not Verbosity.TONES:
        voice = find_voice(folder, desk.clock.now, manner_of(settings))
    try:
        with ProgressBar(tell("render.bar")) as bar:
            made = render(
                plan, settings.voice, voice, path, bar.show, volume=settings.volume / 100, force=force
            )
    finally:
        if voice:
            voice.close()
    length = clock(made.seconds)
    desk.out.prose([tell("render.made", file=path, length=length, sheet=made.sheet, captions=made.captions)])
    for failure in voice.failures if voice else ():
        desk.err.prose([tell("sound.failed", failure=failure)])
    if made.unsaid:
        desk.err.prose([tell("render.unsaid", phrases=counted(made.unsaid, "phrase"))])

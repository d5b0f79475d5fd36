"""Everything that is heard in a session: the tones, the voice and the players behind one door."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from backroutine.domain.format.settings import VoiceEngine
from backroutine.domain.plan.fitting import LEAD_IN, SLEEPS_AFTER
from backroutine.domain.plan.steps import Cue, Tone
from backroutine.domain.plan.verbosity import Verbosity, heard
from backroutine.domain.words.filling import tell
from backroutine.edge.computer.paths import private_folder
from backroutine.edge.sound import advice
from backroutine.edge.sound.engines import Engine, Manner
from backroutine.edge.sound.natural_voice import file_engine, missing, natural_engine
from backroutine.edge.sound.players import Players, find_players
from backroutine.edge.sound.system_voice import system_engine
from backroutine.edge.sound.tones import Tones
from backroutine.edge.sound.voice import Voice, make_room
from backroutine.edge.sound.wav import BadSound

AT_ONCE = 20  # cues that are looked at in one `poll`: a few milliseconds
LATE = 1.0  # seconds within which words that were not ready may still be said
LOADING = 6.0  # the same, while the voice is still getting ready to say its very first words


class SilentSpeaker:
    """For those who want to hear nothing."""

    busy = False
    saying = False
    tried: tuple[str, ...] = ()
    advice = ""

    def play(self, cue: Cue) -> None:
        """Say nothing."""

    def hush(self) -> None:
        """Go on saying nothing."""

    def prepare(self, cues: Iterable[Cue]) -> None:
        """Nothing to prepare."""

    def poll(self) -> None:
        """Nothing to see to."""

    def close(self) -> None:
        """Nothing to end."""

    @property
    def heard(self) -> str:
        """What is heard, for people."""
        return tell("sound.silent")


class Speaker:
    """Plays cues at a level. No call waits for anything, and none fails: what cannot be heard is not heard.

    Words and tone of a cue are one sound, tone first (see `Tones.file`). A count gives way to words that are
    still being said; any other words take their place.
    """

    def __init__(
        self,
        level: Verbosity,
        voice: Voice | None,
        players: Players,
        tones: Tones,
        now: Callable[[], float],
        *,
        trouble: str = "",
    ) -> None:
        self._level = level
        self._voice = voice
        self._players = players
        self._tones = tones
        self._now = now
        self._trouble = trouble  # what stood in the way from the beginning
        self._late: tuple[str, float] | None = None  # words that are wanted as soon as ready, and until when
        self._ahead: Iterator[Cue] | None = None  # what is to be made ahead of time
        atexit.register(self.close)

    def play(self, cue: Cue) -> None:
        """Let the cue be heard, now."""
        if cue.wakes:
            self._wake()
            return
        words, tone = heard(cue, self._level)
        if words and cue.counts and (self._late or self._players.saying):
            words = ""
        if words:
            self._late = None
            self._players.stop_words()
        spoken = self._voice.ready(words) if words and self._voice else None
        if words and not spoken and not cue.counts:
            self._ask_late(words)
        # A count with a lead-in would be a wrong count.
        wakes = not cue.counts and self._players.silent_for >= SLEEPS_AFTER
        if spoken or tone:
            self._sound(tone, spoken, wakes=wakes)
        self.poll()

    def _wake(self) -> None:
        """Wake a speaker that would be asleep by the time of the next cue."""
        if self._players.silent_for >= SLEEPS_AFTER - 2 * LEAD_IN and not self._late:
            self._sound(None, None, wakes=True)

    def hush(self) -> None:
        """Be silent, now."""
        self._late = None
        self._players.stop()

    def prepare(self, cues: Iterable[Cue]) -> None:
        """Make the words of these cues ahead of time, in this order; a few at each `poll`, so that no key waits."""
        if self._voice and self._players.name:
            self._ahead = iter(cues)

    def poll(self) -> None:
        """See to what was started: clear away, fall back, begin what is next."""
        if self._players.busy:
            self._players.poll()
        if self._voice and self._ahead:
            self._look_ahead(self._voice, self._ahead)
        if self._voice and self._voice.busy:
            self._voice.poll()
        if self._late:
            self._say_late(*self._late)

    def _look_ahead(self, voice: Voice, cues: Iterator[Cue]) -> None:
        few = list(islice(cues, AT_ONCE))
        said = (heard(cue, self._level)[0] for cue in few)
        voice.prepare(words for words in said if words)
        if len(few) < AT_ONCE:
            self._ahead = None

    def close(self) -> None:
        """Be silent and leave no process."""
        atexit.unregister(self.close)
        self._late = None
        self._players.close()
        if self._voice:
            self._voice.close()

    @property
    def saying(self) -> bool:
        """Whether words are being said, or about to be."""
        return bool(self._late) or self._players.saying

    @property
    def busy(self) -> bool:
        """Whether there is something to poll for."""
        return self._players.busy or bool(self._voice and (self._ahead or self._voice.busy))

    @property
    def heard(self) -> str:
        """What is heard, and why not more, for people."""
        player = self._players.name
        if not player:
            return self._trouble or tell("sound.bell-failed" if self._players.failures else "sound.bell")
        if self._level is Verbosity.TONES:
            return tell("sound.tones", player=player)
        if self._voice is None:
            return tell("sound.no-voice")
        if self._voice.gave_up:
            return tell("sound.no-longer")
        told = tell("sound.voice", engine=self._voice.name, player=player)
        return f"{told} ({self._voice.failures[-1]})" if self._voice.failures else told

    @property
    def tried(self) -> tuple[str, ...]:
        """What failed, and how, for `sound-check`."""
        return (*(self._voice.failures if self._voice else ()), *self._players.failures)

    @property
    def advice(self) -> str:
        """For whoever will not hear what they want to hear: one line with what to install; else ""."""
        if self._trouble:  # nothing to install makes room for sound files
            return tell("look", missing=tell("look.no-folder"))
        wanted = self._level is not Verbosity.TONES
        return advice.to_hear(player=bool(self._players.name), voice=bool(self._voice) or not wanted)

    def _ask_late(self, words: str) -> None:
        if self._voice and self._players.name:
            self._voice.hurry(words)
            self._late = (words, self._now() + (LOADING if self._voice.loading else LATE))

    def _say_late(self, words: str, until: float) -> None:
        spoken = self._voice.ready(words) if self._voice else None
        if spoken:
            self._sound(None, spoken, wakes=False)  # its tone was played in time
        if spoken or self._now() >= until:
            self._late = None

    def _sound(self, tone: Tone | None, spoken: Path | None, *, wakes: bool) -> None:
        try:
            path = self._tones.file(tone, spoken, wakes=wakes)
        except (OSError, BadSound):  # the folder is full or gone
            if tone:
                self._players.ring()
            return
        # Whatever comes next takes the place of a lead-in too: a device may take only one player at a time.
        self._players.play(path, words=not tone or bool(spoken), bell=bool(tone))


def find_speaker(
    level: Verbosity,
    cache: Path,
    now: Callable[[], float],
    bell: Callable[[], None],
    manner: Manner | None = None,
) -> Speaker | SilentSpeaker:
    """The best that this computer can do at `level`. `cache` may be missing; `bell` rings the terminal's bell.

    Raises `WrongUsage` if `manner` names what cannot be a voice.
    """
    manner = manner or Manner()
    if level is Verbosity.SILENT:
        return SilentSpeaker()
    folder = sound_folder(cache)
    if folder is None:
        trouble = tell("sound.bell-folder", folder=cache)
        tones = Tones(cache, manner.volume)
        return Speaker(level, None, Players([], bell, now), tones, now, trouble=trouble)
    voice = None if level is Verbosity.TONES else find_voice(folder, now, manner)
    return Speaker(level, voice, Players(find_players(now), bell, now), Tones(folder, manner.volume), now)


def find_voice(folder: Path | None, now: Callable[[], float], manner: Manner) -> Voice | None:
    """The voices of this computer as one, or None. Raises `WrongUsage` if `manner` names what cannot be a voice."""
    engines, lacks = find_engines(manner)
    return Voice(engines, folder, now, volume=manner.volume, failures=lacks) if engines and folder else None


def find_engines(manner: Manner) -> tuple[list[Engine], list[str]]:
    """The engines of this computer, the best first; and what was wished for but is not there, for people."""
    engines: list[Engine | None] = []
    lacks = []
    if manner.engine is not VoiceEngine.SYSTEM:
        if manner.file:
            engines.append(file_engine(manner))
            lacks += [told] if (told := missing(manner.file)) else []
        engines.append(natural_engine(manner))
        if manner.engine is VoiceEngine.NATURAL and not any(engines):
            lacks.append(tell("voice.no-natural"))
    engines.append(system_engine(manner))
    return [engine for engine in engines if engine], lacks


def sound_folder(cache: Path) -> Path | None:
    """The private folder for sound files, with room in it; None if there can be none."""
    folder = (cache / "sound").absolute()
    try:
        private_folder(folder)
    except OSError:
        return None
    make_room(folder)
    return folder

"""What is heard of cues, with fake engines and players: the right words, in time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backroutine.domain.plan.fitting import LEAD_IN, SLEEPS_AFTER
from backroutine.domain.plan.steps import Cue, Tone
from backroutine.domain.plan.verbosity import Verbosity
from backroutine.edge.sound import wav
from backroutine.edge.sound.speaker import LOADING, Speaker
from backroutine.edge.sound.tones import BEFORE_WORDS, samples
from backroutine.edge.sound.wav import write
from sound_fakes import HANGS, SAYS, SpeakerScene, humming, logged, settle, until

pytest.importorskip("termios", reason="the fakes are shell scripts")
assert sys.platform != "win32"  # mypy, told of Windows, reads no further

NAME = Cue(10.0, "Next: hip rolling. Lie on your back.", "Next: hip rolling.")
HOLD = Cue(5.0, "Hold. Keep breathing.", "", Tone.HOLD_BEGINS)
THREE, TWO = Cue(3.0, "Three.", counts=True), Cue(2.0, "Two.", counts=True)


@pytest.fixture
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SpeakerScene]:
    """A scene whose speakers are closed in the end."""
    made = SpeakerScene(tmp_path, monkeypatch)
    yield made
    for speaker in made.speakers:
        speaker.close()


def test_a_prepared_phrase_is_played_as_soon_as_its_cue_comes(scene: SpeakerScene) -> None:
    """The words were made before, so that `play` only starts a player."""
    speaker = scene.speaker()
    speaker.prepare([NAME, HOLD])
    settle(speaker)
    assert scene.played() == []
    speaker.play(NAME)
    settle(speaker)
    assert scene.said() == [NAME.words, HOLD.words]
    assert scene.played() == [pytest.approx(0.5 + LEAD_IN, abs=0.001)]


def test_the_first_words_wait_for_a_voice_that_is_still_loading(scene: SpeakerScene) -> None:
    """A worker may take seconds before it can say anything; its welcome is late, but it is said."""
    os.mkfifo(scene.bin / "go")
    speaker = scene.speaker(engine=f"read line < {scene.bin}/go\n" + SAYS)
    speaker.play(NAME)
    scene.hands.at += LOADING - 1.0
    speaker.poll()
    (scene.bin / "go").write_text("go\n")
    settle(speaker)
    assert [pytest.approx(0.5, abs=0.001)] == scene.played()


def test_each_level_has_its_own_words(scene: SpeakerScene) -> None:
    """At level names only the short words are made; nothing is made for a cue that has none."""
    speaker = scene.speaker(Verbosity.NAMES)
    speaker.prepare([NAME, HOLD, THREE])
    settle(speaker)
    assert scene.said() == [NAME.names]


def test_at_level_tones_no_engine_is_started(scene: SpeakerScene) -> None:
    """Only the tone is heard."""
    speaker = scene.speaker(Verbosity.TONES)
    speaker.prepare([NAME, HOLD])
    speaker.play(NAME)
    speaker.play(HOLD)
    settle(speaker)
    assert scene.said() == []
    assert len(scene.played()) == 1


def test_the_tone_comes_before_its_words_in_one_sound(scene: SpeakerScene) -> None:
    """Tone and words of a cue do not talk into each other."""
    speaker = scene.speaker()
    speaker.prepare([HOLD])
    settle(speaker)
    speaker.play(HOLD)
    settle(speaker)
    tone = len(samples(Tone.HOLD_BEGINS)) / 2 / wav.RATE
    assert scene.played() == [pytest.approx(LEAD_IN + tone + BEFORE_WORDS + 0.5, abs=0.001)]


def test_a_lead_in_comes_only_after_a_silence(scene: SpeakerScene) -> None:
    """The first sound and one after five silent seconds have it, one soon after another has not."""
    speaker = scene.speaker(Verbosity.TONES)
    tone = len(samples(Tone.PAUSE)) / 2 / wav.RATE
    for wait in (0.0, 2.0, SLEEPS_AFTER + 1):
        scene.hands.at += wait
        speaker.play(Cue(tone=Tone.PAUSE))
        settle(speaker)
    woken = pytest.approx(tone + LEAD_IN, abs=0.001)
    assert scene.played() == [woken, pytest.approx(tone, abs=0.001), woken]


def test_a_count_has_no_lead_in(scene: SpeakerScene) -> None:
    """Three means three seconds left, not two and a bit."""
    speaker = scene.speaker()
    speaker.prepare([THREE])
    settle(speaker)
    speaker.play(THREE)
    settle(speaker)
    assert scene.played() == [pytest.approx(0.5)]


def test_a_count_is_dropped_while_words_are_said(scene: SpeakerScene) -> None:
    """Counts never queue: what could not be said in its second is not said."""
    speaker = scene.speaker(seconds=1.5)
    speaker.prepare([NAME, THREE, TWO])
    settle(speaker)
    speaker.play(NAME)
    until(scene.played)
    scene.hands.at += 1.0
    speaker.play(THREE)
    scene.hands.at += 2.0
    speaker.play(TWO)
    settle(speaker, lambda: len(scene.played()) == 2)
    assert scene.played() == [pytest.approx(1.5 + LEAD_IN, abs=0.001), pytest.approx(1.5)]


def test_a_count_gives_way_to_words_that_are_still_being_made(scene: SpeakerScene) -> None:
    """What is late is said whole: a number that is ready before it neither sounds nor takes its place."""
    os.mkfifo(scene.bin / "go")
    write(scene.bin / "name.wav", humming(1.5))
    slow = f'read line < {scene.bin}/go; cp {scene.bin}/name.wav "$2"'
    by_words = f'case "$(tail -n 1 "$0.stdin")" in Three.) {SAYS.strip()};; *) {slow};; esac\n'
    speaker = scene.speaker(engine=by_words)
    speaker.prepare([THREE])
    settle(speaker)
    speaker.play(NAME)
    speaker.play(THREE)
    (scene.bin / "go").write_text("go\n")
    settle(speaker, scene.played)
    assert [pytest.approx(1.5)] == scene.played()


def test_a_name_interrupts_a_count(scene: SpeakerScene) -> None:
    """The player of the count is killed, and that is not held against it."""
    speaker = scene.speaker(paplay=HANGS)
    speaker.prepare([THREE, NAME])
    settle(speaker)
    speaker.play(THREE)
    until(lambda: len(scene.played()) == 1)
    speaker.play(NAME)
    until(lambda: len(scene.played()) == 2)
    first = int(logged(scene.bin / "paplay", "pids")[0])

    def cleared_away() -> bool:
        speaker.poll()
        return not Path(f"/proc/{first}").exists()

    until(cleared_away)
    assert speaker.heard == "voice: espeak-ng through paplay"


def test_a_tone_alone_interrupts_nobody(scene: SpeakerScene) -> None:
    """A tone sounds over words; it is over soon."""
    speaker = scene.speaker(paplay=HANGS)
    speaker.prepare([NAME])
    settle(speaker)
    speaker.play(NAME)
    speaker.play(Cue(tone=Tone.HOLD_ENDS))
    until(lambda: len(scene.played()) == 2)
    assert isinstance(speaker, Speaker)
    assert len(speaker._players._playing) == 2


def test_words_that_come_a_little_late_are_still_said(scene: SpeakerScene) -> None:
    """A cue that nobody prepared has its tone at once and its words as soon as they are made."""
    speaker = scene.speaker()
    speaker.play(HOLD)
    settle(speaker, lambda: len(scene.played()) == 2)
    assert scene.played()[1] == pytest.approx(0.5)


def test_words_that_come_too_late_are_not_said(scene: SpeakerScene) -> None:
    """An engine of two seconds a phrase delays nothing: the tone is heard, the moment passes, the words are dropped."""
    os.mkfifo(scene.bin / "go")
    speaker = scene.speaker(engine=f'grep -q Hold "$0.stdin" && read line < {scene.bin}/go\n' + SAYS)
    speaker.prepare([NAME])
    settle(speaker)
    speaker.play(HOLD)
    scene.hands.at += 2.0  # in the next step they would be wrong
    speaker.poll()
    (scene.bin / "go").write_text("go\n")
    settle(speaker)
    assert len(scene.played()) == 1
    assert scene.said() == [NAME.words, HOLD.words]


def test_late_words_give_way_to_newer_ones(scene: SpeakerScene) -> None:
    """What is wanted now is the newest cue's words, not all that were missed."""
    speaker = scene.speaker()
    for cue in (NAME, HOLD, NAME):
        speaker.play(cue)
    settle(speaker, lambda: len(scene.played()) == 2)
    assert len(scene.played()) == 2  # the tone of the hold, and the name once

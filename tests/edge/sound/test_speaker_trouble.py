"""What is heard when engines and players hang, fail, chatter or are missing, and what is said about it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backroutine.domain.plan.steps import Cue, Tone
from backroutine.domain.plan.verbosity import Verbosity
from backroutine.edge.computer.clock import Clock
from backroutine.edge.sound.speaker import find_speaker
from sound_fakes import FAILS, HANGS, NOISY, SAYS, SpeakerScene, fake_engine, gone, settle, until

pytest.importorskip("termios", reason="the fakes are shell scripts")
assert sys.platform != "win32"  # mypy, told of Windows, reads no further

NAME = Cue(10.0, "Next: hip rolling. Lie on your back.", "Next: hip rolling.")
HOLD = Cue(5.0, "Hold. Keep breathing.", "", Tone.HOLD_BEGINS)
THREE = Cue(3.0, "Three.", counts=True)


@pytest.fixture
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SpeakerScene]:
    """A scene whose speakers are closed in the end."""
    made = SpeakerScene(tmp_path, monkeypatch)
    yield made
    for speaker in made.speakers:
        speaker.close()


def test_hanging_programs_make_nobody_wait(scene: SpeakerScene) -> None:
    """With engine and player both hanging, hundreds of calls go by, and in the end nothing is left."""
    speaker = scene.speaker(engine=HANGS, paplay=HANGS)
    for _ in range(100):
        speaker.prepare([NAME, THREE])
        speaker.play(HOLD)
        speaker.play(THREE)
        speaker.poll()
        speaker.hush()
    speaker.play(HOLD)
    until(lambda: scene.said() and scene.played())
    speaker.close()
    assert scene.clean("espeak-ng", "paplay")


def test_hush_silences_within_200_ms(scene: SpeakerScene) -> None:
    """Skip and hurts silence what is being said, and what would still have come."""
    speaker = scene.speaker(paplay=HANGS)
    speaker.play(HOLD)
    until(scene.played)
    clock = Clock()
    begun = clock.now()
    speaker.hush()
    assert clock.now() - begun < 0.1
    until(lambda: speaker.poll() is None and gone(scene.bin / "paplay"), seconds=0.2)
    settle(speaker)
    assert len(scene.played()) == 1


def test_nothing_that_others_print_is_seen(scene: SpeakerScene, capfd: pytest.CaptureFixture[str]) -> None:
    """Neither a chatty engine nor a chatty player reaches the screen."""
    speaker = scene.speaker(engine=NOISY + SAYS, paplay=NOISY)
    speaker.play(HOLD)
    settle(speaker, lambda: len(scene.played()) == 2)
    assert capfd.readouterr() == ("", "")


def test_it_says_what_is_heard_and_when_that_changes(scene: SpeakerScene) -> None:
    """Players fail one after the other, then only the bell is left."""
    speaker = scene.speaker(paplay=FAILS, aplay=FAILS)
    before = speaker.heard
    speaker.play(Cue(tone=Tone.PAUSE))
    settle(speaker)
    assert (before, speaker.heard) == (
        "voice: espeak-ng through paplay",
        "terminal bell only: no sound player works",
    )
    assert speaker.tried == ("paplay: ended with 3", "aplay: ended with 3")
    assert scene.bell.rung == 1


def test_a_voice_that_fails_three_times_is_told(scene: SpeakerScene) -> None:
    """From then on it is tones only, and the session goes on."""
    speaker = scene.speaker(engine=FAILS)
    speaker.prepare([NAME, HOLD, THREE])
    settle(speaker)
    assert speaker.heard == "tones only: the voice stopped working"
    speaker.play(HOLD)
    settle(speaker)
    assert len(scene.played()) == 1


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has a voice of its own")
def test_without_an_engine_it_says_what_to_install(scene: SpeakerScene) -> None:
    """Tones are heard all the same."""
    speaker = scene.speaker(engine=None)
    assert speaker.heard == "tones only: no voice found"
    speaker.play(HOLD)
    settle(speaker)
    assert len(scene.played()) == 1


def test_without_a_player_the_bell_rings(scene: SpeakerScene) -> None:
    """Nothing is rendered that nobody could hear."""
    fake_engine(scene.bin)
    speaker = find_speaker(Verbosity.FULL, scene.cache, scene.hands.now, scene.bell)
    speaker.prepare([NAME])
    for cue in (NAME, HOLD):
        speaker.play(cue)
    assert speaker.heard == "terminal bell only: no sound player found"
    assert (scene.bell.rung, speaker.busy, scene.said()) == (1, False, [])


def test_without_a_place_for_files_the_bell_rings(scene: SpeakerScene) -> None:
    """A cache folder that cannot be made is told, not raised."""
    scene.cache.write_text("in the way")
    speaker = scene.speaker()
    speaker.play(HOLD)
    assert speaker.heard == f"terminal bell only: sound files cannot be kept in {scene.cache}"
    assert speaker.advice.endswith("there is no place to keep sound files in.")  # no package mends that
    assert scene.bell.rung == 1


def test_a_cache_that_is_lost_on_the_way_rings_the_bell(scene: SpeakerScene) -> None:
    """Somebody cleaned up: no trouble, no exception, and no player is blamed."""
    speaker = scene.speaker(Verbosity.TONES)
    (scene.cache / "sound").rmdir()
    speaker.play(HOLD)
    assert scene.bell.rung == 1
    assert speaker.heard == "tones through paplay"


def test_the_tone_level_says_so(scene: SpeakerScene) -> None:
    """No voice is missed where none was wanted."""
    assert scene.speaker(Verbosity.TONES).heard == "tones through paplay"


def test_the_silent_speaker_is_silent(scene: SpeakerScene) -> None:
    """It starts nothing, rings nothing and makes no folder."""
    speaker = scene.speaker(Verbosity.SILENT)
    speaker.prepare([HOLD])
    speaker.play(HOLD)
    speaker.poll()
    speaker.hush()
    speaker.close()
    assert (speaker.heard, speaker.busy, speaker.tried) == ("no sound (silent)", False, ())
    assert (scene.played(), scene.bell.rung, scene.cache.exists()) == ([], 0, False)


def test_idle_polls_cost_next_to_nothing(scene: SpeakerScene) -> None:
    """A thousand take less than 0.2 s."""
    speaker = scene.speaker()
    clock = Clock()
    begun = clock.now()
    for _ in range(1000):
        speaker.poll()
    assert clock.now() - begun < 0.2

"""What becomes of the voice when its engine hangs, fails, chatters or is gone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from backroutine.edge.sound import wav
from backroutine.edge.sound.voice import TOO_SLOW
from backroutine.edge.sound.wav import RATE
from sound_fakes import (
    FAILS,
    HANGS,
    NOISY,
    SAYS,
    VoiceScene,
    gone,
    logged,
    until,
)  # fmt: skip

pytest.importorskip("termios", reason="the fakes are shell scripts")
assert sys.platform != "win32"  # mypy, told of Windows, reads no further


def test_polling_a_hanging_engine_never_waits_and_kills_it_in_the_end(tmp_path: Path) -> None:
    """A thousand polls go by; after 20 s on the clock the child is killed and the next phrase begins."""
    scene = VoiceScene(tmp_path, HANGS)
    scene.voice.prepare(["One.", "Two."])
    for _ in range(1000):
        scene.voice.poll()
    until(lambda: scene.said() == ["One."])
    scene.hands.at += TOO_SLOW + 1
    scene.voice.poll()
    until(lambda: scene.said() == ["One.", "Two."])
    scene.voice.close()
    assert gone(scene.program)


def test_three_failures_in_a_row_and_the_voice_is_given_up(tmp_path: Path) -> None:
    """After that nothing is started any more, and nothing that is asked makes it busy."""
    scene = VoiceScene(tmp_path, FAILS)
    scene.make("One.", "Two.", "Three.", "Four.", "Five.")
    scene.voice.prepare(["Six."])
    scene.voice.hurry("Seven.")
    assert scene.voice.gave_up
    assert not scene.voice.busy
    assert scene.said() == ["One.", "Two.", "Three."]


def test_a_success_between_failures_keeps_the_voice(tmp_path: Path) -> None:
    """Only failures in a row count."""
    scene = VoiceScene(tmp_path, 'grep -q Good "$0.stdin" || exit 1\n: > "$0.stdin"\n' + SAYS)
    scene.make("One.", "Two.", "Good three.", "Four.", "Five.", "Good six.")
    assert not scene.voice.gave_up
    assert scene.voice.ready("Good six.")
    assert not scene.voice.ready("Five.")


@pytest.mark.parametrize("body", ["exit 0\n", 'echo noise > "$2"\n', ': > "$2"\n'])
def test_an_engine_that_says_it_is_done_and_is_not_has_failed(tmp_path: Path, body: str) -> None:
    """No file, a file of rubbish or an empty one is no phrase."""
    scene = VoiceScene(tmp_path, body)
    scene.make("One.")
    assert scene.voice.ready("One.") is None


def test_silence_is_no_phrase(tmp_path: Path) -> None:
    """A sound file that holds only zeros counts as a failure."""
    scene = VoiceScene(tmp_path)
    wav.write(tmp_path / "bin" / "phrase.wav", wav.Sound(RATE, wav.silence(1000)))
    scene.make("One.")
    assert scene.voice.ready("One.") is None


def test_an_engine_that_vanished_is_a_failure_not_a_crash(tmp_path: Path) -> None:
    """It was there when it was looked for, and is gone now."""
    scene = VoiceScene(tmp_path)
    scene.program.unlink()
    scene.make("One.", "Two.", "Three.")
    assert scene.voice.gave_up


def test_a_full_or_lost_folder_is_a_failure_not_a_crash(tmp_path: Path) -> None:
    """Without a place for its files the voice gives up quietly."""
    scene = VoiceScene(tmp_path)
    scene.folder.rmdir()
    scene.make("One.", "Two.", "Three.")
    assert scene.voice.gave_up


def test_a_noisy_engine_is_not_heard_on_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """What it prints goes nowhere, and its phrase is taken."""
    scene = VoiceScene(tmp_path, NOISY + SAYS)
    scene.make("One.")
    assert capfd.readouterr() == ("", "")
    assert scene.voice.ready("One.")


def test_closing_in_the_middle_of_a_phrase_leaves_nothing(tmp_path: Path) -> None:
    """No child, no zombie, no unfinished file."""
    scene = VoiceScene(tmp_path, HANGS)
    scene.voice.prepare(["One.", "Two."])
    scene.voice.poll()
    until(lambda: logged(scene.program, "pids"))
    scene.voice.close()
    assert gone(scene.program)
    assert list(scene.folder.iterdir()) == []

"""Each engine is told what to say, how fast, how loud and in which voice, as it wants to be told."""

from __future__ import annotations

import sys
from array import array
from pathlib import Path

import pytest

from backroutine.domain.errors import WrongUsage
from backroutine.edge.computer.clock import Clock
from backroutine.edge.sound import engines, wav
from backroutine.edge.sound.engines import Manner, espeak_engine, find_engine, say_engine, windows_engine
from backroutine.edge.sound.voice import Voice
from sound_fakes import (
    ENGINE,
    LOG,
    Hands,
    VoiceScene,
    fake,
    finish,
    gone,
    humming,
    logged,
    needs_espeak,
    numbers,
)  # fmt: skip

pytest.importorskip("termios", reason="the fakes are shell scripts")
assert sys.platform != "win32"  # mypy, told of Windows, reads no further

WINDOWS = (
    LOG
    + """
read -r hello; echo "$hello" >> "$0.stdin"
while IFS="$(printf "\\t")" read -r path words; do
  echo "$words" >> "$0.stdin"
  case $words in *bad*) : > "$path" ;; *) cp "$(dirname "$0")/phrase.wav" "$path.tmp"; mv "$path.tmp" "$path" ;; esac
done
"""
)


def test_volume_is_the_business_of_the_engine_that_can_do_it(tmp_path: Path) -> None:
    """espeak-ng is asked to speak at half its usual height; its samples are taken as they are."""
    scene = VoiceScene(tmp_path)
    scene.voice = Voice(
        espeak_engine("espeak-ng", str(scene.program), Manner(volume=0.5)), scene.folder, scene.hands.now
    )
    scene.make("One.")
    assert logged(scene.program, "args")[5:7] == ["-a", "50"]
    assert array("h", humming(0.5).samples) == numbers(next(scene.folder.glob("*.wav")))[1]


def test_an_engine_that_knows_no_volume_is_made_softer(tmp_path: Path) -> None:
    """`say` always speaks up, so its samples are halved afterwards."""
    scene = VoiceScene(tmp_path)
    program = fake(
        tmp_path / "bin",
        "say",
        LOG + 'cp "$(dirname "$0")/phrase.wav" "$4"\ncat >> "$0.stdin"; echo >> "$0.stdin"\n',
    )
    scene.voice = Voice(say_engine("say", str(program), Manner(volume=0.5)), scene.folder, scene.hands.now)
    scene.make("One.")
    path = scene.voice.ready("One.")
    assert path is not None
    assert max(array("h", humming(0.5).samples)) / 2 == pytest.approx(max(numbers(path)[1]), abs=1)
    assert logged(program, "stdin") == ["One."]


def test_one_process_serves_all_phrases_on_windows(tmp_path: Path) -> None:
    """A path, a tab and the words on each line; an empty file means that it failed; it ends with us."""
    program = fake(tmp_path / "bin", "powershell", WINDOWS)
    wav.write(tmp_path / "bin" / "phrase.wav", humming(0.5))
    voice = Voice(windows_engine("powershell", str(program), Manner(190, "Zira", 0.5)), tmp_path, Hands().now)
    voice.prepare(["One.", "Bad? A bad one.", "Two."])
    finish(voice)
    assert logged(program, "stdin")[:3] == ["0\t50\tZira", "One.", "Bad? A bad one."]
    assert [bool(voice.ready(words)) for words in ("One.", "Bad? A bad one.", "Two.")] == [True, False, True]
    voice.close()
    assert gone(program)


@pytest.mark.parametrize("name", ["-fsecret", "../../x", "a;b", "a\nb", "x" * 81, "$(id)"])
def test_a_voice_name_that_is_none_is_refused(name: str) -> None:
    """It becomes an argument, so it has to look like a name."""
    with pytest.raises(WrongUsage):
        find_engine(Manner(voice=name))


def test_the_newer_espeak_is_taken_before_the_older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With both on PATH it is espeak-ng, with neither there is no voice."""
    if sys.platform in engines._KNOWN:
        pytest.skip("this system has a voice of its own")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_engine(Manner()) is None
    fake(tmp_path, "espeak", ENGINE)
    fake(tmp_path, "espeak-ng", ENGINE)
    found = find_engine(Manner())
    assert found is not None
    assert found.name == "espeak-ng"


@needs_espeak
def test_a_real_voice_says_what_it_should_at_the_planned_speed(tmp_path: Path) -> None:
    """An instruction is not silent, and takes about as long as 150 words a minute say."""
    engine = find_engine(Manner())
    assert engine is not None
    voice = Voice(engine, tmp_path, Clock().now)
    words = (
        "Lie on your back, knees bent, feet flat on the floor. Tighten your belly and press your back down."
    )
    voice.prepare([words, "Three."])
    finish(voice)
    long, short = voice.ready(words), voice.ready("Three.")
    assert long is not None
    assert short is not None
    assert len(words.split()) / 2.5 == pytest.approx(wav.seconds(long), rel=0.25)
    assert 0.2 < wav.seconds(short) < 0.9
    assert max(numbers(long)[1]) > 3000

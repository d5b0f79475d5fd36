"""Each engine is told what to say, how fast, how loud and in which voice, as it wants to be told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from backroutine.domain.errors import WrongUsage
from backroutine.edge.computer.clock import Clock
from backroutine.edge.sound import system_voice, wav
from backroutine.edge.sound.engines import Manner
from backroutine.edge.sound.system_voice import (
    espeak_engine,
    good_mac_voice,
    say_engine,
    system_engine,
    windows_engine,
)
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


SAY = (
    'if [ "$2" = "?" ]; then cat <<"END"\n{listed}END\nexit; fi\n'
    + LOG.replace("{", "{{").replace("}", "}}")
    + 'while [ "$1" != -o ]; do shift; done\ncp "$(dirname "$0")/phrase.wav" "$2"\n'
    + 'cat >> "$0.stdin"; echo >> "$0.stdin"\n'
)


def test_the_volume_is_ours_whoever_speaks(tmp_path: Path) -> None:
    """No engine is told of it: its words are made as loud as any other's, and then half as high."""
    scene = VoiceScene(tmp_path)
    engine = espeak_engine("espeak-ng", str(scene.program), Manner())
    scene.voice = Voice([engine], scene.folder, scene.hands.now, volume=0.5)
    scene.make("One.")
    path = scene.voice.ready("One.")
    assert path is not None
    assert wav.LOUDNESS / 2 == pytest.approx(wav.loudness(wav.read(path).samples), rel=0.2)
    assert "-a" not in logged(scene.program, "args")


@pytest.mark.parametrize(
    ("rate", "told"), [(120, ["-s", "120", "-w"]), (200, ["-s", "214", "-g", "4", "-w"])]
)
def test_the_words_of_espeak_are_set_apart(tmp_path: Path, rate: float, told: list[str]) -> None:
    """A short gap between them, made up for by a little more speed; slower than usual it needs none."""
    scene = VoiceScene(tmp_path)
    engine = espeak_engine("espeak-ng", str(scene.program), Manner(rate=rate))
    scene.voice = Voice([engine], scene.folder, scene.hands.now)
    scene.make("One.")
    assert told == logged(scene.program, "args")[3 : 3 + len(told)]


def test_say_reads_its_words_from_standard_input(tmp_path: Path) -> None:
    """As espeak-ng does: the words are never an argument, and the file is named last."""
    scene = VoiceScene(tmp_path)
    program = fake(tmp_path / "bin", "say", SAY.format(listed=""))
    scene.voice = Voice([say_engine("say", str(program), Manner())], scene.folder, scene.hands.now)
    scene.make("One.")
    assert scene.voice.ready("One.")
    assert ["One."] == logged(program, "stdin")


MACS = """\
Alice               it_IT    # Ciao! Mi chiamo Alice.
Ava (Premium)       en_US    # Hello! My name is Ava.
Daniel              en_GB    # Hello! My name is Daniel.
Evan (Enhanced)     en_US    # Hello! My name is Evan.
Samantha            en_US    # Hello! My name is Samantha.
Anna (Premium)      de_DE    # Hallo! Ich heiße Anna.
"""


@pytest.mark.parametrize(
    ("listed", "language", "voice"),
    [
        (MACS, "en_US.UTF-8", "Ava (Premium)"),
        (MACS.replace("Ava", "#"), "en_US.UTF-8", "Evan (Enhanced)"),
        (MACS.replace("(", "["), "en_GB.UTF-8", ""),
        (MACS.replace("(", "["), "de_DE.UTF-8", "Samantha"),
        ("", "de_DE.UTF-8", ""),
    ],
    ids=["premium", "enhanced", "only-what-it-came-with", "a-german-mac", "nothing-listed"],
)
def test_a_mac_speaks_with_the_best_english_voice_it_has(listed: str, language: str, voice: str) -> None:
    """One that was downloaded on purpose; else the Mac's own choice, as long as that speaks English."""
    assert voice == good_mac_voice(listed, language)


def test_the_voice_of_a_mac_is_chosen_by_what_it_lists(tmp_path: Path) -> None:
    """It is asked once for its voices, and told each time which one is to speak."""
    scene = VoiceScene(tmp_path)
    program = fake(tmp_path / "bin", "say", SAY.format(listed=MACS))
    scene.voice = Voice([say_engine("say", str(program), Manner())], scene.folder, scene.hands.now)
    scene.make("One.")
    assert "Ava (Premium)" in logged(program, "args")


def test_one_process_serves_all_phrases_on_windows(tmp_path: Path) -> None:
    """A path, a tab and the words on each line; an empty file means that it failed; it ends with us."""
    program = fake(tmp_path / "bin", "powershell", WINDOWS)
    wav.write(tmp_path / "bin" / "phrase.wav", humming(0.5))
    voice = Voice(
        [windows_engine("powershell", str(program), Manner(190, voice="Zira"))], tmp_path, Hands().now
    )
    voice.prepare(["One.", "Bad? A bad one.", "Two."])
    finish(voice)
    assert logged(program, "stdin")[:3] == ["0\tZira", "One.", "Bad? A bad one."]
    assert [bool(voice.ready(words)) for words in ("One.", "Bad? A bad one.", "Two.")] == [True, False, True]
    voice.close()
    assert gone(program)


@pytest.mark.parametrize("name", ["-fsecret", "../../x", "a;b", "a\nb", "x" * 81, "$(id)"])
def test_a_voice_name_that_is_none_is_refused(name: str) -> None:
    """It becomes an argument, so it has to look like a name."""
    with pytest.raises(WrongUsage):
        system_engine(Manner(voice=name))


def test_the_newer_espeak_is_taken_before_the_older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With both on PATH it is espeak-ng, with neither there is no voice."""
    if sys.platform in system_voice._KNOWN:
        pytest.skip("this system has a voice of its own")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert system_engine(Manner()) is None
    fake(tmp_path, "espeak", ENGINE)
    fake(tmp_path, "espeak-ng", ENGINE)
    found = system_engine(Manner())
    assert found is not None
    assert found.name == "espeak-ng"


@needs_espeak
def test_a_real_voice_says_what_it_should_at_the_planned_speed(tmp_path: Path) -> None:
    """An instruction is not silent, and takes about as long as 150 words a minute say."""
    engine = system_engine(Manner())
    assert engine is not None
    voice = Voice([engine], tmp_path, Clock().now)
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

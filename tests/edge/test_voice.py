"""Phrases become files ahead of time: right, private, and without anybody waiting."""

from __future__ import annotations

import os
import sys
from array import array
from pathlib import Path

import pytest

from backroutine.domain.errors import WrongUsage
from backroutine.edge import engines, wav
from backroutine.edge.clock import Clock
from backroutine.edge.engines import Manner, espeak_engine, find_engine, say_engine, windows_engine
from backroutine.edge.voice import LONGEST_PHRASE, LONGEST_PIECE, TOO_SLOW, Voice, clean, make_room, pieces
from backroutine.edge.wav import RATE
from sound_fakes import (
    ENGINE,
    FAILS,
    HANGS,
    LOG,
    NOISY,
    SAYS,
    Hands,
    fake,
    fake_engine,
    gone,
    humming,
    logged,
    needs_espeak,
    numbers,
    until,
)  # fmt: skip

pytest.importorskip("termios", reason="the fakes are shell scripts")
assert sys.platform != "win32"  # mypy, told of Windows, reads no further

HOSTILE = [
    "-fsecret.txt",
    "--phonout=x",
    "$(reboot)",
    "[[inpt PHON]]hi",
    "<speak>hi</speak>",
    "a\nb\tc\x1b[2J",
    "`id`|x",
]


def finish(voice: Voice) -> None:
    """Poll until everything asked for is made."""

    def done() -> bool:
        voice.poll()
        return not voice.busy

    until(done)


class Scene:
    """A voice with a fake engine and a clock moved by hand."""

    def __init__(self, folder: Path, body: str = SAYS) -> None:
        self.program = fake_engine(folder / "bin", body)
        self.hands = Hands()
        self.folder = folder / "cache"
        self.folder.mkdir()
        engine = espeak_engine("espeak-ng", str(self.program), Manner())
        self.voice = Voice(engine, self.folder, self.hands.now)

    def make(self, *phrases: str) -> None:
        self.voice.prepare(phrases)
        self.finish()

    def finish(self) -> None:
        finish(self.voice)

    def said(self) -> list[str]:
        return logged(self.program, "stdin")


def test_words_go_by_standard_input_and_never_as_an_argument(tmp_path: Path) -> None:
    """The engine reads the words; its arguments are the same whatever they are."""
    scene = Scene(tmp_path)
    scene.make("Next: cat-cow.")
    assert scene.said() == ["Next: cat-cow."]
    part = logged(scene.program, "args")[-2]
    assert ["-b", "1", "-z", "-s", "150", "-a", "100", "-w", part, "--stdin"] == logged(scene.program, "args")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_only_words(tmp_path: Path, words: str) -> None:
    """Nothing of a hostile name is an argument, and nothing in it is a command to the engine."""
    scene = Scene(tmp_path)
    scene.make(words)
    assert [clean(words)] == scene.said()
    assert logged(scene.program, "args")[:8] == ["-b", "1", "-z", "-s", "150", "-a", "100", "-w"]
    assert len(logged(scene.program, "args")) == 10
    assert not set("[]<>|`\x1b\n\t") & set(clean(words))


def test_a_phrase_is_ready_once_it_is_made(tmp_path: Path) -> None:
    """Before it is made there is no file; afterwards there is, named by engine, voice, rate and words."""
    scene = Scene(tmp_path)
    assert scene.voice.ready("Hold.") is None
    scene.make("Hold.")
    path = scene.voice.ready("Hold.")
    assert path is not None
    assert len("0123456789abcdef01234567.wav") == len(path.name)
    assert path.parent == scene.folder


def test_phrases_are_made_one_at_a_time_in_order(tmp_path: Path) -> None:
    """The order of `prepare` is the order of the files; what is asked twice is made once."""
    scene = Scene(tmp_path)
    scene.make("One.", "Two.", "One.", "Three.")
    assert scene.said() == ["One.", "Two.", "Three."]


def test_a_hurried_phrase_comes_next(tmp_path: Path) -> None:
    """What is needed now does not wait behind what is needed later."""
    scene = Scene(tmp_path)
    scene.voice.prepare(["One.", "Two."])
    scene.voice.hurry("Two.")
    scene.finish()
    assert scene.said() == ["Two.", "One."]


def test_what_is_in_the_cache_is_not_made_again(tmp_path: Path) -> None:
    """A later session finds the phrases of an earlier one, another voice does not."""
    scene = Scene(tmp_path)
    scene.make("Hold.")
    again = Voice(espeak_engine("espeak-ng", str(scene.program), Manner()), scene.folder, scene.hands.now)
    other = Voice(
        espeak_engine("espeak-ng", str(scene.program), Manner(voice="en-us")), scene.folder, scene.hands.now
    )
    assert again.ready("Hold.")
    assert not other.ready("Hold.")


def test_files_are_for_the_owner_only_and_nothing_else_is_left(tmp_path: Path) -> None:
    """Exercise names are health data: mode 0600, no unfinished pieces."""
    scene = Scene(tmp_path)
    scene.make("Hold.")
    scene.voice.close()
    assert [path.stat().st_mode & 0o777 for path in scene.folder.iterdir()] == [0o600]


def test_a_long_phrase_is_said_in_pieces_and_becomes_one_file(tmp_path: Path) -> None:
    """Each piece ends with a sentence and fits the engine; the file holds them all."""
    scene = Scene(tmp_path)
    words = " ".join(f"This is sentence number {n} of a long instruction." for n in range(20))
    scene.make(words)
    said = scene.said()
    assert words == " ".join(said)
    assert all(len(piece) <= LONGEST_PIECE and piece.endswith(".") for piece in said)
    path = scene.voice.ready(words)
    assert path is not None
    assert wav.seconds(path) == pytest.approx(0.5 * len(said))


@pytest.mark.parametrize("words", ["", "word " * 300, "x" * 1500, "a. " * 500, "No end"])
def test_pieces_lose_no_letter(words: str) -> None:
    """However a phrase is cut, all its letters are there in order and no piece is empty or too long."""
    cut = pieces(clean(words))
    assert clean(words).replace(" ", "") == "".join(cut).replace(" ", "")
    assert all(0 < len(piece) <= LONGEST_PIECE for piece in cut)


def test_a_phrase_has_an_end() -> None:
    """A megabyte of text does not speak for hours."""
    assert len(clean("word " * 200_000)) <= LONGEST_PHRASE


def test_what_has_no_letter_is_not_said(tmp_path: Path) -> None:
    """Dots and brackets start no engine."""
    scene = Scene(tmp_path)
    scene.make("", "[[ ]]", "...")
    assert scene.said() == []


def test_polling_a_hanging_engine_never_waits_and_kills_it_in_the_end(tmp_path: Path) -> None:
    """A thousand polls go by; after 20 s on the clock the child is killed and the next phrase begins."""
    scene = Scene(tmp_path, HANGS)
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
    scene = Scene(tmp_path, FAILS)
    scene.make("One.", "Two.", "Three.", "Four.", "Five.")
    scene.voice.prepare(["Six."])
    scene.voice.hurry("Seven.")
    assert scene.voice.gave_up
    assert not scene.voice.busy
    assert scene.said() == ["One.", "Two.", "Three."]


def test_a_success_between_failures_keeps_the_voice(tmp_path: Path) -> None:
    """Only failures in a row count."""
    scene = Scene(tmp_path, 'grep -q Good "$0.stdin" || exit 1\n: > "$0.stdin"\n' + SAYS)
    scene.make("One.", "Two.", "Good three.", "Four.", "Five.", "Good six.")
    assert not scene.voice.gave_up
    assert scene.voice.ready("Good six.")
    assert not scene.voice.ready("Five.")


@pytest.mark.parametrize("body", ["exit 0\n", 'echo noise > "$2"\n', ': > "$2"\n'])
def test_an_engine_that_says_it_is_done_and_is_not_has_failed(tmp_path: Path, body: str) -> None:
    """No file, a file of rubbish or an empty one is no phrase."""
    scene = Scene(tmp_path, body)
    scene.make("One.")
    assert scene.voice.ready("One.") is None


def test_silence_is_no_phrase(tmp_path: Path) -> None:
    """A sound file that holds only zeros counts as a failure."""
    scene = Scene(tmp_path)
    wav.write(tmp_path / "bin" / "phrase.wav", wav.Sound(RATE, wav.silence(1000)))
    scene.make("One.")
    assert scene.voice.ready("One.") is None


def test_an_engine_that_vanished_is_a_failure_not_a_crash(tmp_path: Path) -> None:
    """It was there when it was looked for, and is gone now."""
    scene = Scene(tmp_path)
    scene.program.unlink()
    scene.make("One.", "Two.", "Three.")
    assert scene.voice.gave_up


def test_a_full_or_lost_folder_is_a_failure_not_a_crash(tmp_path: Path) -> None:
    """Without a place for its files the voice gives up quietly."""
    scene = Scene(tmp_path)
    scene.folder.rmdir()
    scene.make("One.", "Two.", "Three.")
    assert scene.voice.gave_up


def test_a_noisy_engine_is_not_heard_on_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """What it prints goes nowhere, and its phrase is taken."""
    scene = Scene(tmp_path, NOISY + SAYS)
    scene.make("One.")
    assert capfd.readouterr() == ("", "")
    assert scene.voice.ready("One.")


def test_closing_in_the_middle_of_a_phrase_leaves_nothing(tmp_path: Path) -> None:
    """No child, no zombie, no unfinished file."""
    scene = Scene(tmp_path, HANGS)
    scene.voice.prepare(["One.", "Two."])
    scene.voice.poll()
    until(lambda: logged(scene.program, "pids"))
    scene.voice.close()
    assert gone(scene.program)
    assert list(scene.folder.iterdir()) == []


def test_volume_is_the_business_of_the_engine_that_can_do_it(tmp_path: Path) -> None:
    """espeak-ng is asked to speak at half its usual height; its samples are taken as they are."""
    scene = Scene(tmp_path)
    scene.voice = Voice(
        espeak_engine("espeak-ng", str(scene.program), Manner(volume=0.5)), scene.folder, scene.hands.now
    )
    scene.make("One.")
    assert logged(scene.program, "args")[5:7] == ["-a", "50"]
    assert array("h", humming(0.5).samples) == numbers(next(scene.folder.glob("*.wav")))[1]


def test_an_engine_that_knows_no_volume_is_made_softer(tmp_path: Path) -> None:
    """`say` always speaks up, so its samples are halved afterwards."""
    scene = Scene(tmp_path)
    program = fake(tmp_path / "bin", "say", LOG + 'cp "$(dirname "$0")/phrase.wav" "$4"\ncat >> "$0.stdin"\n')
    scene.voice = Voice(say_engine("say", str(program), Manner(volume=0.5)), scene.folder, scene.hands.now)
    scene.make("One.")
    path = scene.voice.ready("One.")
    assert path is not None
    assert max(array("h", humming(0.5).samples)) / 2 == pytest.approx(max(numbers(path)[1]), abs=1)
    assert logged(program, "stdin") == ["One."]


def test_the_oldest_files_make_room(tmp_path: Path) -> None:
    """Unfinished files go first, then the oldest, until the rest fits."""
    for age, name in enumerate(["new.wav", "old.wav", "older.wav", "new.part"]):
        (tmp_path / name).write_bytes(bytes(100))
        os.utime(tmp_path / name, (1000 - age, 1000 - age))
    make_room(tmp_path, 250)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.wav", "old.wav"]


WINDOWS = (
    LOG
    + """
read -r hello; echo "$hello" >> "$0.stdin"
while IFS="$(printf "\\t")" read -r path words; do
  echo "$words" >> "$0.stdin"
  case $words in *bad*) : > "$path" ;; *) cp "$(dirname "$0")/phrase.wav" "$path" ;; esac
done
"""
)


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

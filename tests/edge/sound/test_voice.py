"""Phrases become files ahead of time: right, private, and without anybody waiting."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from backroutine.edge.sound import wav
from backroutine.edge.sound.engines import Manner
from backroutine.edge.sound.plain_words import LONGEST_PHRASE, LONGEST_PIECE, clean, pieces
from backroutine.edge.sound.system_voice import espeak_engine
from backroutine.edge.sound.voice import PAUSE, Voice, make_room
from sound_fakes import (
    VoiceScene,
    logged,
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


def test_words_go_by_standard_input_and_never_as_an_argument(tmp_path: Path) -> None:
    """The engine reads the words; its arguments are the same whatever they are."""
    scene = VoiceScene(tmp_path)
    scene.make("Next: cat-cow.")
    assert scene.said() == ["Next: cat-cow."]
    part = logged(scene.program, "args")[-2]
    assert ["-b", "1", "-z", "-s", "160", "-g", "4", "-w", part, "--stdin"] == logged(scene.program, "args")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_only_words(tmp_path: Path, words: str) -> None:
    """Nothing of a hostile name is an argument, and nothing in it is a command to the engine."""
    scene = VoiceScene(tmp_path)
    scene.make(words)
    assert [clean(words)] == scene.said()
    assert logged(scene.program, "args")[:8] == ["-b", "1", "-z", "-s", "160", "-g", "4", "-w"]
    assert len(logged(scene.program, "args")) == 10
    assert not set("[]<>|`\x1b\n\t") & set(clean(words))


def test_a_phrase_is_ready_once_it_is_made(tmp_path: Path) -> None:
    """Before it is made there is no file; afterwards there is, named by engine, voice, rate and words."""
    scene = VoiceScene(tmp_path)
    assert scene.voice.ready("Hold.") is None
    scene.make("Hold.")
    path = scene.voice.ready("Hold.")
    assert path is not None
    assert len("0123456789abcdef01234567.wav") == len(path.name)
    assert path.parent == scene.folder


def test_phrases_are_made_one_at_a_time_in_order(tmp_path: Path) -> None:
    """The order of `prepare` is the order of the files; what is asked twice is made once."""
    scene = VoiceScene(tmp_path)
    scene.make("One.", "Two.", "One.", "Three.")
    assert scene.said() == ["One.", "Two.", "Three."]


def test_a_hurried_phrase_comes_next(tmp_path: Path) -> None:
    """What is needed now does not wait behind what is needed later."""
    scene = VoiceScene(tmp_path)
    scene.voice.prepare(["One.", "Two."])
    scene.voice.hurry("Two.")
    scene.finish()
    assert scene.said() == ["Two.", "One."]


def test_what_is_in_the_cache_is_not_made_again(tmp_path: Path) -> None:
    """A later session finds the phrases of an earlier one, another voice does not."""
    scene = VoiceScene(tmp_path)
    scene.make("Hold.")
    again = Voice([espeak_engine("espeak-ng", str(scene.program), Manner())], scene.folder, scene.hands.now)
    other = Voice(
        [espeak_engine("espeak-ng", str(scene.program), Manner(voice="en-us"))], scene.folder, scene.hands.now
    )
    assert again.ready("Hold.")
    assert not other.ready("Hold.")


def test_files_are_for_the_owner_only_and_nothing_else_is_left(tmp_path: Path) -> None:
    """Exercise names are health data: mode 0600, no unfinished pieces."""
    scene = VoiceScene(tmp_path)
    scene.make("Hold.")
    scene.voice.close()
    assert [path.stat().st_mode & 0o777 for path in scene.folder.iterdir()] == [0o600]


def test_a_long_phrase_is_said_in_pieces_and_becomes_one_file(tmp_path: Path) -> None:
    """Each piece ends with a sentence and fits the engine; the file holds them all."""
    scene = VoiceScene(tmp_path)
    words = " ".join(f"This is sentence number {n} of a long instruction." for n in range(20))
    scene.make(words)
    said = scene.said()
    assert words == " ".join(said)
    assert all(len(piece) <= LONGEST_PIECE and piece.endswith(".") for piece in said)
    path = scene.voice.ready(words)
    assert path is not None
    assert wav.seconds(path) == pytest.approx(0.5 * len(said) + PAUSE * (len(said) - 1), abs=0.001)


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
    scene = VoiceScene(tmp_path)
    scene.make("", "[[ ]]", "...")
    assert scene.said() == []


def test_the_oldest_files_make_room(tmp_path: Path) -> None:
    """Unfinished files go first, then the oldest, until the rest fits."""
    for age, name in enumerate(["new.wav", "old.wav", "older.wav", "new.part"]):
        (tmp_path / name).write_bytes(bytes(100))
        os.utime(tmp_path / name, (1000 - age, 1000 - age))
    make_room(tmp_path, 250)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.wav", "old.wav"]

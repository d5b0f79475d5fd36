"""The six tones, heard by measuring."""

from __future__ import annotations

from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from backroutine.domain.plan.fitting import LEAD_IN
from backroutine.domain.plan.steps import Tone
from backroutine.edge.sound import wav
from backroutine.edge.sound.tones import BEFORE_WORDS, BETWEEN, NOTES, Tones, lead_in, samples
from backroutine.edge.sound.wav import RATE
from sound_fakes import humming, numbers, strength


def heard_notes(tone: Tone) -> list[array[int]]:
    """The samples of each note of a tone."""
    rest = array("h", samples(tone))
    notes = []
    for _, seconds in NOTES[tone]:
        notes.append(rest[: round(seconds * RATE)])
        rest = rest[round(seconds * RATE) + round(BETWEEN * RATE) :]
    return notes


def way(tone: Tone) -> tuple[int, int]:
    """How many notes a tone has, and whether it goes up (1), down (-1) or nowhere (0)."""
    first, last = NOTES[tone][0][0], NOTES[tone][-1][0]
    return len(NOTES[tone]), (last > first) - (last < first)


@pytest.mark.parametrize("tone", Tone)
def test_each_note_has_its_planned_pitch(tone: Tone) -> None:
    """Nearly all that is heard of a note is its planned frequency, and next to nothing is a third away."""
    for (hz, _), note in zip(NOTES[tone], heard_notes(tone), strict=True):
        assert strength(note, hz) > 0.7
        assert strength(note, hz * 1.26) < 0.05


@pytest.mark.parametrize("tone", Tone)
def test_tones_are_low_short_and_soft(tone: Tone) -> None:
    """Every tone lies between 300 and 600 Hz, is over in 0.4 s, and takes a fifth of the possible loudness."""
    made = array("h", samples(tone))
    assert all(300 <= hz <= 600 for hz, _ in NOTES[tone])
    assert len(made) <= 0.41 * RATE
    assert 5000 < max(made) <= 0.2 * 32767


@pytest.mark.parametrize("tone", Tone)
def test_tones_have_soft_edges(tone: Tone) -> None:
    """A tone begins and ends at nothing, and never jumps: a hard edge clicks."""
    made = array("h", samples(tone))
    assert made[0] == made[-1] == 0
    assert max(abs(b - a) for a, b in pairwise(made)) < 1200


def test_tones_are_told_apart_without_a_musical_ear() -> None:
    """No two tones have the same number of notes going the same way."""
    assert len(Tone) == len({way(tone) for tone in Tone})


def test_volume_makes_a_tone_softer() -> None:
    """Half the volume is half the height, none is silence, and more than all is all."""
    full, half = (max(array("h", samples(Tone.PAUSE, volume))) for volume in (1.0, 0.5))
    assert full / 2 == pytest.approx(half, abs=1)
    assert not any(samples(Tone.PAUSE, 0.0))
    assert samples(Tone.PAUSE, 3.0) == samples(Tone.PAUSE, 1.0)


def test_a_tone_keeps_its_pitch_and_length_at_another_rate() -> None:
    """A voice with 16000 samples a second gets a tone that fits before its words."""
    made = array("h", samples(Tone.PAUSE, 1.0, 16000))
    assert len(made) == round(0.36 * 16000)
    assert strength(made, 330.0, 16000) > 0.7


def test_the_lead_in_is_not_heard_but_is_not_nothing() -> None:
    """It lasts 0.7 s, stays below a thousandth of the loudness, and is no row of zeros to sleep through."""
    made = array("h", lead_in())
    assert len(made) == round(LEAD_IN * RATE)
    assert 5 < max(made) < 33


def test_a_tone_comes_before_the_words(tmp_path: Path) -> None:
    """One file holds the tone, a breath, and the words unchanged."""
    words = tmp_path / "words.wav"
    wav.write(words, humming(0.5))
    _, made = numbers(Tones(tmp_path).file(Tone.PAUSE, words))
    tone = array("h", samples(Tone.PAUSE))
    assert tone == made[: len(tone)]
    assert not any(made[len(tone) : len(tone) + round(BEFORE_WORDS * RATE)])
    assert array("h", humming(0.5).samples) == made[len(tone) + round(BEFORE_WORDS * RATE) :]


def test_a_lead_in_comes_first_of_all(tmp_path: Path) -> None:
    """After a silence the file begins with the lead-in; without one it is just the tone."""
    tones = Tones(tmp_path)
    _, plain = numbers(tones.file(Tone.PAUSE))
    _, woken = numbers(tones.file(Tone.PAUSE, wakes=True))
    assert plain == array("h", samples(Tone.PAUSE))
    assert woken == array("h", lead_in()) + plain


def test_plain_words_need_no_other_file(tmp_path: Path) -> None:
    """Words without tone and lead-in are played as they lie."""
    assert tmp_path / "words.wav" == Tones(tmp_path).file(None, tmp_path / "words.wav")


def test_a_tone_file_is_made_once_and_again_if_it_is_lost(tmp_path: Path) -> None:
    """The second use writes nothing; a file that somebody deleted is made anew."""
    tones = Tones(tmp_path)
    path = tones.file(Tone.PAUSE)
    first = path.stat().st_ino
    assert (path, first) == (tones.file(Tone.PAUSE), path.stat().st_ino)
    path.unlink()
    assert tones.file(Tone.PAUSE).exists()


def test_tone_files_are_for_the_owner_only(tmp_path: Path) -> None:
    """What is heard is nobody else's business."""
    assert Tones(tmp_path).file(Tone.PAUSE).stat().st_mode & 0o777 == 0o600

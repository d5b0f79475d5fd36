"""Every voice comes out alike: as loud as the others, without silence at its ends, and never crackling."""

from __future__ import annotations

import math
from array import array

import pytest

from backroutine.edge.sound import wav
from backroutine.edge.sound.wav import EDGE, LOUDNESS, RATE, BadSound, Sound, loudness, scaled, tidy
from sound_fakes import humming

FIFTY_MS = 0.05


def spoken(height: float, *, before: float = 0.3, after: float = 0.42, seconds: float = 1.0) -> Sound:
    """A hum of so many parts of the loudest possible, with silence before and after it."""
    hum = scaled(humming(seconds).samples, height * 32767 / 8000)
    return Sound(RATE, wav.silence(round(before * RATE)) + hum + wav.silence(round(after * RATE)))


def ends(sound: Sound) -> tuple[float, float]:
    """Seconds of silence before and after what is heard."""
    heights = array("h", sound.samples)
    loud = [i for i, height in enumerate(heights) if abs(height) > wav.QUIET * 32767]
    return loud[0] / sound.rate, (len(heights) - 1 - loud[-1]) / sound.rate


@pytest.mark.parametrize("height", [0.02, 0.09, 0.17, 0.6], ids=["soft", "natural", "espeak", "loud"])
def test_every_voice_becomes_equally_loud(height: float) -> None:
    """From 18 dB too soft to 11 dB too loud before; within 2 dB of each other afterwards."""
    made = tidy(spoken(height))
    assert abs(20 * math.log10(loudness(made.samples) / LOUDNESS)) < 2


def test_silence_at_the_ends_is_cut_and_the_words_are_whole() -> None:
    """0.3 and 0.42 s before; under 50 ms afterwards, and the second of words is all there."""
    before = spoken(0.1)
    made = tidy(before)
    assert ends(before) > (0.29, 0.41)
    assert all(0 < end < FIFTY_MS for end in ends(made))
    assert 1.0 + 2 * EDGE == pytest.approx(made.seconds, abs=0.005)


def test_a_pause_between_the_words_stays() -> None:
    """Only the ends are cut, not the breath in the middle."""
    made = tidy(Sound(RATE, spoken(0.1).samples + spoken(0.1).samples))
    assert 2.0 + 0.72 + 2 * EDGE == pytest.approx(made.seconds, abs=0.01)


def test_what_is_tidy_stays_as_it_is() -> None:
    """So that a worker can do it where nobody waits, and the session finds nothing left to do."""
    made = tidy(spoken(0.05))
    assert made == tidy(made)


def test_the_system_s_voice_keeps_its_samples() -> None:
    """Within a decibel and a half nobody hears a difference: its samples are only cut."""
    before = spoken(0.15)
    assert tidy(before).samples in before.samples


def test_a_click_in_soft_words_is_not_made_to_crackle() -> None:
    """They become as loud as their highest sample allows, and no sample is cut off."""
    soft = array("h", spoken(0.02).samples)
    soft[len(soft) // 2] = 20000
    made = array("h", tidy(Sound(RATE, soft.tobytes())).samples)
    assert 20000 < max(made) < 32767


@pytest.mark.parametrize("samples", [b"", wav.silence(500), array("h", [100, -100] * 500).tobytes()])
def test_silence_is_no_sound(samples: bytes) -> None:
    """Nothing, plain zeros and a hiss that nobody hears are told, not divided by."""
    with pytest.raises(BadSound):
        tidy(Sound(RATE, samples))


def test_softer_is_half_as_high_and_louder_never_wraps_around() -> None:
    """What is higher than there is stays at the top instead of becoming its opposite."""
    samples = array("h", [0, 1000, -1000, 30000, -30000]).tobytes()
    assert [0, 500, -500, 15000, -15000] == array("h", scaled(samples, 0.5)).tolist()
    assert [0, 2000, -2000, 32767, -32768] == array("h", scaled(samples, 2.0)).tolist()

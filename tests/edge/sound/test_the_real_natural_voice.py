"""The natural voice itself, where it is installed: clear ends, the right loudness, no network, no process left."""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import sys
from array import array
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from backroutine.domain.format.settings import VoiceEngine
from backroutine.edge.computer.clock import Clock
from backroutine.edge.sound import wav
from backroutine.edge.sound.engines import Manner
from backroutine.edge.sound.speaker import find_voice
from backroutine.edge.sound.voice import Voice
from sound_fakes import finish, needs_espeak

pytestmark = pytest.mark.skipif(find_spec("hibari") is None, reason="the extra `natural` is not installed")

CUES = (
    "Hold.",
    "One. Bend left.",
    "Hold. Keep breathing.",
    "Did that hurt?",
    "That is all for today. Well done.",
)
WITHOUT_NETWORK = ("unshare", "--map-root-user", "--net")
SAYS = """
import sys, time
from pathlib import Path
from backroutine.edge.sound.engines import Manner
from backroutine.edge.sound.speaker import find_voice

voice = find_voice(Path(sys.argv[1]), time.monotonic, Manner())
voice.prepare(sys.argv[2:])
while voice.busy:
    voice.poll()
    voice.wait(0.05)
voice.close()
print(voice.name, *voice.failures)
assert not {"numpy", "onnxruntime", "hibari"} & sys.modules.keys()
"""


def made(folder: Path, engine: VoiceEngine) -> Voice:
    """A voice that has made all the cues."""
    folder.mkdir()
    voice = find_voice(folder, Clock().now, Manner(engine=engine))
    assert voice is not None
    voice.prepare(CUES)
    finish(voice, 60)
    return voice


@pytest.fixture(scope="module")
def natural(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Voice]:
    """The natural voice, made once for all tests here."""
    voice = made(tmp_path_factory.mktemp("natural") / "cache", VoiceEngine.NATURAL)
    yield voice
    voice.close()


def heard(voice: Voice, cue: str) -> wav.Sound:
    """What was made of a cue."""
    path = voice.ready(cue)
    assert path is not None
    return wav.read(path)


@pytest.mark.parametrize("cue", CUES)
def test_a_cue_is_short_and_has_no_silence_at_its_ends(natural: Voice, cue: str) -> None:
    """0.3 to 3 s, and under 50 ms of silence before and after: "Hold." comes when it is time to hold."""
    assert ("natural", []) == (natural.name, natural.failures)
    sound = heard(natural, cue)
    loud = [i for i, height in enumerate(array("h", sound.samples)) if abs(height) > wav.QUIET * 32767]
    assert 0.3 < sound.seconds < 3
    assert loud[0] / sound.rate < 0.05
    assert len(sound.samples) / 2 - loud[-1] < 0.05 * sound.rate


@needs_espeak
def test_it_is_as_loud_as_the_system_s_voice(natural: Voice, tmp_path: Path) -> None:
    """Within 2 dB for every cue, so that nobody reaches for the volume when one takes the other's place."""
    system = made(tmp_path / "cache", VoiceEngine.SYSTEM)
    for cue in CUES:
        ratio = wav.loudness(heard(natural, cue).samples) / wav.loudness(heard(system, cue).samples)
        assert abs(20 * math.log10(ratio)) < 2, cue


def test_the_same_words_sound_the_same_each_time(natural: Voice, tmp_path: Path) -> None:
    """So that a session can be compared with itself, and a cache with what would be made anew."""
    again = made(tmp_path / "cache", VoiceEngine.NATURAL)
    assert [heard(natural, cue) for cue in CUES] == [heard(again, cue) for cue in CUES]
    again.close()


def test_it_speaks_with_the_network_switched_off(tmp_path: Path) -> None:
    """Nothing is fetched, and nothing is kept to be sent one day: a computer without any network says every cue."""
    if not shutil.which("unshare") or subprocess.run([*WITHOUT_NETWORK, "true"], check=False).returncode:
        pytest.skip("no network can be switched off for one process here")
    homes = {name: str(tmp_path) for name in ("HOME", "HIBARI_HOME", "XDG_CACHE_HOME")}
    (tmp_path / "cache").mkdir()

    told = subprocess.run(
        [*WITHOUT_NETWORK, sys.executable, "-c", SAYS, str(tmp_path / "cache"), *CUES],
        env={name: value for name, value in os.environ.items() if name != "CI"} | homes, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert "natural\n" == told.stdout
    assert len(CUES) == len(list((tmp_path / "cache").iterdir()))
    assert ["cache"] == [path.name for path in tmp_path.iterdir()]


def children() -> set[str]:
    """The processes that this one has started and not yet cleared away."""
    listed = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    if not listed.exists():
        pytest.skip("children cannot be listed here")
    return set(listed.read_text().split())


def test_closing_it_leaves_no_process(tmp_path: Path) -> None:
    """Its worker is gone at once, however much it had still to say."""
    (tmp_path / "cache").mkdir()
    voice = find_voice(tmp_path / "cache", Clock().now, Manner())
    assert voice is not None
    before = children()
    voice.prepare([f"{cue} {n}" for cue in CUES for n in range(50)])
    voice.poll()
    worker = children() - before
    assert 1 == len(worker)
    voice.close()
    assert before == children()

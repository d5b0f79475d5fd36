"""The natural voice speaks where it is installed; whatever becomes of it, the system's voice goes on."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from backroutine.domain.format.settings import VoiceEngine
from backroutine.edge.sound import wav
from backroutine.edge.sound.advice import natural_voice
from backroutine.edge.sound.engines import Manner
from backroutine.edge.sound.natural_voice import EXTRA
from backroutine.edge.sound.natural_worker import PAUSE
from backroutine.edge.sound.speaker import find_engines
from backroutine.edge.sound.voice import TOO_SLOW, Voice
from natural_fakes import FAULTS, SLOW, WORKS, Model
from sound_fakes import FAILS, SAYS, Hands, fake_engine, finish, gone, logged, until

pytest.importorskip("termios", reason="the fakes are shell scripts")
assert sys.platform != "win32"  # mypy, told of Windows, reads no further


class Scene:
    """A computer with a natural voice and a fake espeak-ng."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._monkeypatch = monkeypatch
        self.cache = folder / "cache"
        self.cache.mkdir()
        self.hands = Hands()
        self.voices: list[Voice] = []
        monkeypatch.setenv("PATH", str(folder / "bin"))

    def model(
        self, says: str = WORKS, loads: str = "", package: str = "hibari", *, alone: bool = False
    ) -> Model:
        model = Model(self._folder / "packages", says=says, loads=loads, package=package)
        model.install(self._monkeypatch)
        if alone:  # as if nothing else were installed; last, or the empty path would be put back in the end
            self._monkeypatch.setattr(sys, "path", [str(model.folder)])
        return model

    def voice(self, manner: Manner | None = None, system: str = SAYS) -> Voice:
        self.espeak = fake_engine(self._folder / "bin", system)
        engines, missing = find_engines(manner or Manner())
        self.voices.append(Voice(engines, self.cache, self.hands.now, failures=missing))
        return self.voices[-1]

    def said_by_system(self) -> list[str]:
        return logged(self.espeak, "stdin")


@pytest.fixture
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    """A scene whose voices are closed in the end."""
    made = Scene(tmp_path, monkeypatch)
    yield made
    for voice in made.voices:
        voice.close()


def make(voice: Voice, *phrases: str) -> list[bool]:
    """Make the phrases, and tell which of them there are."""
    voice.prepare(phrases)
    finish(voice)
    return [voice.ready(phrase) is not None for phrase in phrases]


def test_the_natural_voice_speaks_where_it_is_installed(scene: Scene) -> None:
    """It is given the words and a pace of its own; the system's voice has nothing to do."""
    model = scene.model()
    voice = scene.voice()

    assert [True, True] == make(voice, "One. Bend left.", "Hold.")

    assert "natural" == voice.name
    assert ["One. Bend left.", "Hold."] == model.logged("words")
    assert ["0.83", "0.83"] == model.logged("speed")
    assert [] == scene.said_by_system()


def test_one_worker_serves_all_phrases_and_ends_with_the_voice(scene: Scene) -> None:
    """Loading takes a second or two, so it is done once; closing leaves no process."""
    model = scene.model()
    voice = scene.voice()
    make(voice, "One.", "Two.", "Three.")
    voice.close()

    assert 1 == len(model.logged("pid"))
    until(lambda: model.gone)


def test_its_words_come_without_the_silence_around_them(scene: Scene) -> None:
    """0.3 s before and after each sentence become a short pause between two, and next to nothing at the ends."""
    scene.model()
    voice = scene.voice()
    make(voice, "One. Two.")
    path = voice.ready("One. Two.")
    assert path is not None
    assert 2 * 0.4 + PAUSE + 4 * wav.EDGE == pytest.approx(wav.seconds(path), abs=0.05)
    assert wav.LOUDNESS == pytest.approx(wav.loudness(wav.read(path).samples), rel=0.1)


@pytest.mark.parametrize("fault", FAULTS)
def test_what_it_cannot_say_is_said_by_the_system(scene: Scene, fault: str) -> None:
    """Silence, an exception, nothing at all or a killed worker: no phrase is lost, not even the first."""
    scene.model(says=FAULTS[fault])
    voice = scene.voice()

    assert [True] == make(voice, "Hold.")
    assert ["Hold."] == scene.said_by_system()


@pytest.mark.parametrize("fault", FAULTS)
def test_after_three_failures_the_system_says_everything(scene: Scene, fault: str) -> None:
    """The natural voice is not asked again, and people are told why it sounds different now."""
    model = scene.model(says=FAULTS[fault])
    voice = scene.voice()

    assert [True] * 5 == make(voice, "One.", "Two.", "Three.", "Four.", "Five.")

    assert "espeak-ng" == voice.name
    assert ["natural stopped working"] == voice.failures
    assert ["One.", "Two.", "Three."] == model.logged("words")
    assert not voice.gave_up


def test_what_it_had_said_already_is_said_anew_by_the_system(scene: Scene) -> None:
    """One session, one voice: also for the cues that come again and again."""
    scene.model(says="if 'Bad' in words: raise ValueError")
    voice = scene.voice()
    make(voice, "Hold.", "Bad one.", "Bad two.", "Bad three.")
    assert ["Bad one.", "Bad two.", "Bad three.", "Hold."] == scene.said_by_system()


def test_one_word_that_it_cannot_say_costs_nothing_else(scene: Scene) -> None:
    """A name in another alphabet, say: that phrase comes from the system, all others stay natural."""
    scene.model(says="if 'Bad' in words: raise ValueError")
    voice = scene.voice()
    assert [True] * 3 == make(voice, "Bad one.", "Hold.", "Bad two.")
    assert "natural" == voice.name
    assert ["Bad one.", "Bad two."] == scene.said_by_system()


@pytest.mark.parametrize("loads", ["raise ImportError", "os.kill(os.getpid(), 9)"])
def test_a_package_that_does_not_load_is_as_good_as_none(scene: Scene, loads: str) -> None:
    """Installed, but broken: every word is said, by the system."""
    scene.model(loads=loads)
    voice = scene.voice()
    assert [True] * 4 == make(voice, "One.", "Two.", "Three.", "Four.")
    assert "espeak-ng" == voice.name


def test_a_worker_that_hangs_is_waited_for_once(scene: Scene) -> None:
    """Where another voice is at hand, nobody hears twenty seconds of nothing twice."""
    model = scene.model(says=SLOW)
    voice = scene.voice()
    voice.prepare(["One.", "Two."])
    voice.poll()
    until(lambda: model.logged("words"))
    scene.hands.at += TOO_SLOW + 1
    finish(voice)
    assert ["One.", "Two."] == scene.said_by_system()
    assert ["natural took too long"] == voice.failures
    until(lambda: model.gone)


def test_without_any_voice_that_works_there_are_tones(scene: Scene) -> None:
    """Both fail time and again: the voice gives up, and no process is left."""
    model = scene.model(says=FAULTS["exception"])
    voice = scene.voice(system=FAILS)
    assert [False] * 6 == make(voice, "One.", "Two.", "Three.", "Four.", "Five.", "Six.")
    assert voice.gave_up
    assert ["natural stopped working", "espeak-ng stopped working"] == voice.failures
    until(lambda: model.gone and gone(scene.espeak))


@pytest.mark.parametrize(
    ("engine", "names"),
    [
        (VoiceEngine.BEST, ["natural", "espeak-ng"]),
        (VoiceEngine.NATURAL, ["natural", "espeak-ng"]),
        (VoiceEngine.SYSTEM, ["espeak-ng"]),
    ],
)
def test_the_setting_chooses_who_speaks(scene: Scene, engine: VoiceEngine, names: list[str]) -> None:
    """`system` never starts a worker; the other two have the system's voice to fall back on."""
    scene.model()
    scene.voice()
    assert names == [found.name for found in find_engines(Manner(engine=engine))[0]]


@pytest.mark.parametrize(
    ("engine", "told"), [(VoiceEngine.BEST, []), (VoiceEngine.NATURAL, ["no natural voice is installed"])]
)
def test_who_wished_for_it_is_told_that_it_is_not_there(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, engine: VoiceEngine, told: list[str]
) -> None:
    """Whoever did not is not bothered."""
    monkeypatch.setattr(sys, "path", [])
    assert told == scene.voice(Manner(engine=engine)).failures


def test_the_worker_forbids_reports_to_anybody(scene: Scene) -> None:
    """Before a model is loaded, what would report its use is told not to; afterwards would be too late."""
    model = scene.model(loads="log(f\"quiet {os.environ.get('ORT_DISABLE_TELEMETRY')}\")")
    make(scene.voice(), "Hold.")
    assert ["1"] == model.logged("quiet")


def test_what_sound_check_would_install_is_the_extra_of_the_readme() -> None:
    """One name, in three places that agree; what it brings stands in one."""
    top = Path(__file__).parents[3]
    project = tomllib.loads((top / "pyproject.toml").read_text())["project"]
    extra = EXTRA.removeprefix(project["name"])
    assert extra.strip("[]") in project["optional-dependencies"]
    assert f"install '.{extra}'" in (top / "README.md").read_text()


@pytest.mark.parametrize(
    ("prefix", "command"),
    [
        ("/home/me/.local/share/pipx/venvs/backroutine", "pipx runpip backroutine install "),
        ("/home/me/.local/share/uv/tools/backroutine", "uv pip install --python "),
        ("/home/me/backroutine/.venv", f'"{sys.executable}" -m pip install '),
    ],
    ids=["pipx", "uv", "pip"],
)
def test_sound_check_tells_how_to_install_it_here(
    monkeypatch: pytest.MonkeyPatch, prefix: str, command: str
) -> None:
    """In one line, in the words of whatever installed this program."""
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(sys, "prefix", prefix)
    told = natural_voice()
    assert told.startswith(command)
    assert told.endswith('"backroutine[natural]"')


def test_an_update_of_the_package_makes_new_sounds(scene: Scene) -> None:
    """Another version may sound different, so what the older one made is not mixed with it."""
    model = scene.model()
    make(scene.voice(), "Hold.")
    again = scene.voice()
    assert again.ready("Hold.")
    os.utime(model.folder / "hibari.py", (1, 1))
    assert not scene.voice().ready("Hold.")


def test_a_voice_file_of_one_s_own_comes_first(scene: Scene, tmp_path: Path) -> None:
    """Its path is never an argument; it is read by piper where that is installed."""
    model = scene.model(package="piper")
    for name in ("joe.onnx", "joe.onnx.json"):
        (tmp_path / name).touch()
    voice = scene.voice(Manner(rate=120, file=str(tmp_path / "joe.onnx")))

    assert [True] == make(voice, "Hold.")

    assert "joe" == voice.name
    assert [str(tmp_path / "joe.onnx")] == model.logged("file")
    assert ["1.50"] == model.logged("length")


@pytest.mark.parametrize(
    ("there", "package", "told"),
    [
        ([], "piper", "there is no voice file"),
        (["joe.onnx"], "piper", ".json file is missing"),
        (["joe.onnx", "joe.onnx.json"], "other", "piper-tts, which reads"),
    ],
    ids=["no-file", "no-json", "no-piper"],
)
def test_a_voice_file_that_cannot_be_used_is_told(
    scene: Scene, tmp_path: Path, there: list[str], package: str, told: str
) -> None:
    """The session begins all the same, with the next best voice."""
    scene.model(package=package, alone=True)
    for name in there:
        (tmp_path / name).touch()
    voice = scene.voice(Manner(file=str(tmp_path / "joe.onnx")))
    assert "espeak-ng" == voice.name
    assert told in voice.failures[0]


def test_the_worker_ends_when_the_session_is_gone(tmp_path: Path) -> None:
    """Killed so hard that it could clean up nothing: the worker reads the end of its input, and goes."""
    model = Model(tmp_path / "packages")
    env = {**os.environ, "PYTHONPATH": str(model.folder)}
    worker = subprocess.Popen(
        [sys.executable, "-P", "-m", "backroutine.edge.sound.natural_worker"], stdin=subprocess.PIPE, env=env
    )
    assert worker.stdin is not None
    worker.stdin.write(f"\t150\n{tmp_path}/one.wav\tOne.\n".encode())
    worker.stdin.close()
    assert 0 == worker.wait(60)
    assert wav.seconds(tmp_path / "one.wav") > 0.4


def test_the_session_s_own_process_loads_no_model(scene: Scene) -> None:
    """Found, asked and heard, and yet nothing of it was imported here."""
    scene.model()
    make(scene.voice(), "Hold.")
    assert set() == {"hibari", "numpy", "onnxruntime", "piper"} & sys.modules.keys()


def test_polling_never_waits_for_the_worker(scene: Scene, tmp_path: Path) -> None:
    """A hundred polls go by while it loads; its first words are there once it has."""
    scene.model(loads=f"while not pathlib.Path({str(tmp_path / 'go')!r}).exists(): time.sleep(0.01)")
    voice = scene.voice()
    voice.prepare(["One."])
    for _ in range(100):
        voice.poll()
    assert voice.loading
    (tmp_path / "go").touch()
    finish(voice)
    assert voice.ready("One.")
    assert not voice.loading

"""A whole session as one sound file: everything at its second, nothing longer than planned."""

from __future__ import annotations

import shutil
import sys
from array import array
from pathlib import Path
from typing import NamedTuple

import pytest

from backroutine.domain.errors import WrongUsage
from backroutine.domain.plan.plan import Plan, Recipe
from backroutine.domain.plan.steps import Cue, Step, StepKind, Tone
from backroutine.domain.plan.verbosity import Verbosity
from backroutine.edge.computer.clock import Clock
from backroutine.edge.sound import wav
from backroutine.edge.sound.cue_sheet import Line, web_vtt
from backroutine.edge.sound.engines import Manner
from backroutine.edge.sound.render import QUESTION_SECONDS, Rendered, render
from backroutine.edge.sound.system_voice import espeak_engine, system_engine
from backroutine.edge.sound.tones import NOTES
from backroutine.edge.sound.voice import Voice
from backroutine.edge.sound.wav import RATE, Sound
from sound_fakes import FAILS, LOG, SAYS, fake, fake_engine, humming, logged, needs_espeak, numbers, strength

pytest.importorskip("termios", reason="the fakes are shell scripts")
assert sys.platform != "win32"  # mypy, told of Windows, reads no further

HUM = 200.0  # the pitch of the fake voice
READY = Step(StepKind.GET_READY, "Hip rolling", 10.3, 0, cues=(Cue(10.3, "Hip rolling.", "Hip rolling."),))
HOLD = Step(
    StepKind.HOLD,
    "Hip rolling",
    8.0,
    0,
    cues=(Cue(8.0, "Hold.", "", Tone.HOLD_BEGINS), *(Cue(n, f"{n}.", counts=True) for n in (3, 2, 1))),
)
BACK = Step(StepKind.RETURN, "Hip rolling", 2.5, 0, cues=(Cue(2.5, "And back.", "", Tone.EXERCISE_ENDS),))
ASKED = Step(StepKind.QUESTION, "Hip rolling", number=0, cues=(Cue(0, "Hurt?", "Hurt?", Tone.QUESTION),))


def planned(*steps: Step) -> Plan:
    return Plan(Recipe("one", "One", ()), steps)


PLAN = planned(READY, HOLD, BACK, ASKED)
PLANNED = 10.3 + 8.0 + 2.5 + QUESTION_SECONDS


class Recording(NamedTuple):
    """What was rendered into a folder."""

    folder: Path
    made: Rendered
    samples: array[int]


def voice(folder: Path, body: str = SAYS, seconds: float = 0.5) -> Voice:
    """A voice that hums every phrase for so long."""
    (folder / "cache").mkdir()
    program = fake_engine(folder / "bin", body, seconds)
    return Voice([espeak_engine("espeak-ng", str(program), Manner())], folder / "cache", Clock().now)


def rendered(
    folder: Path, plan: Plan = PLAN, level: Verbosity = Verbosity.FULL, *, seconds: float = 0.5
) -> tuple[Rendered, array[int]]:
    """What was made of a plan, and its samples."""
    made = render(plan, level, voice(folder, seconds=seconds), folder / "session.wav", lambda _: None)
    return made, numbers(folder / "session.wav")[1]


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    """PLAN as it is rendered in full, for those who only look at it."""
    folder = tmp_path_factory.mktemp("recording")
    return Recording(folder, *rendered(folder))


def between(samples: array[int], begin: float, end: float) -> array[int]:
    return samples[round(begin * RATE) : round(end * RATE)]


def test_the_recording_is_as_long_as_the_plan_and_its_questions(recording: Recording) -> None:
    """To the sample: every step has its time, every question ten seconds."""
    _, made, samples = recording
    assert made.seconds == pytest.approx(PLANNED)
    assert len(samples) == round(PLANNED * RATE)


@pytest.mark.parametrize(
    ("tone", "at"), [(Tone.HOLD_BEGINS, 10.3), (Tone.EXERCISE_ENDS, 18.3), (Tone.QUESTION, 20.8)]
)
def test_each_tone_sounds_at_its_second(tmp_path: Path, tone: Tone, at: float) -> None:
    """The first note of the tone begins where the plan says, and is silent just before."""
    _, samples = rendered(tmp_path, level=Verbosity.TONES)
    hz, seconds = NOTES[tone][0]
    assert strength(between(samples, at, at + seconds), hz) > 0.7
    assert not any(between(samples, at - 0.1, at))


@pytest.mark.parametrize("at", [0.0, 15.3, 16.3, 17.3])
def test_words_are_heard_at_their_second(recording: Recording, at: float) -> None:
    """The instruction and the counts begin on time and are over when they are over."""
    samples = recording.samples
    assert strength(between(samples, at + 0.01, at + 0.49), HUM) > 0.9
    assert not any(between(samples, at + 0.51, at + 0.9))


def test_a_count_that_does_not_fit_is_left_out(tmp_path: Path) -> None:
    """With phrases of 1.2 s, "3" runs over the second of "2", and "1" would run into the release."""
    made, samples = rendered(tmp_path, seconds=1.2)
    assert [line[:4] for line in made.sheet.read_text().splitlines()[:4]] == ["0:00", "0:10", "0:15", "0:18"]
    assert not any(between(samples, 16.51, 18.29))


def test_words_make_room_for_the_next_cue_softly(tmp_path: Path) -> None:
    """An instruction of 15 s ends where the hold begins, without a click."""
    _, samples = rendered(tmp_path, seconds=15.0)
    end = between(samples, 10.2, 10.3)
    assert max(end[:500]) > 5000
    assert max(abs(sample) for sample in end[-20:]) < 300
    assert strength(between(samples, 10.3, 10.44), NOTES[Tone.HOLD_BEGINS][0][0]) > 0.7


def test_the_question_becomes_advice_and_the_end_is_told(recording: Recording) -> None:
    """Nobody can answer a recording, so it says what to do next time; the last pause ends with the farewell."""
    made = recording.made
    assert made.sheet.read_text().splitlines()[-2:] == [
        "0:20  (question) If that hurt, leave it out next time.",
        "0:26  That is all for today. Well done.",
    ]


def test_the_cue_sheet_tells_times_tones_and_words(recording: Recording) -> None:
    """A person can read along."""
    folder, made, _ = recording
    assert made.sheet == folder / "session.txt"
    assert made.sheet.read_text().splitlines()[:3] == [
        "0:00  Hip rolling.",
        "0:10  (hold begins) Hold.",
        "0:15  3.",
    ]


def test_the_captions_tell_the_same_with_both_ends(recording: Recording) -> None:
    """A player shows them while they are heard: a cue of half a second after a tone of 0.43."""
    folder, made, _ = recording
    assert made.captions == folder / "session.vtt"
    assert made.captions.read_text().split("\n\n")[:3] == [
        "WEBVTT",
        "00:00:00.000 --> 00:00:00.500\nHip rolling.",
        "00:00:10.300 --> 00:00:11.230\n(hold begins) Hold.",
    ]


def test_nothing_in_the_captions_means_something_to_a_player() -> None:
    """Tags, references and arrows in somebody's words are only words; an hour has its own place."""
    made = web_vtt([Line(3599.9996, 3723.5, "a --> b <c> & d")])
    assert made == "WEBVTT\n\n01:00:00.000 --> 01:02:03.500\na --&gt; b &lt;c&gt; &amp; d\n"


def test_words_of_another_voice_keep_their_length(tmp_path: Path) -> None:
    """What the first voice could not say comes at another rate, and is not played too fast."""
    program = fake_engine(tmp_path / "bin")
    other = Sound(16000, wav.scaled(humming(0.5 * RATE / 16000).samples, 1.0))
    wav.write(tmp_path / "bin" / "other.wav", other)
    program.write_text(
        program.read_text().replace("phrase.wav", "$(grep -q Hold $0.stdin && echo other || echo phrase).wav")
    )
    (tmp_path / "cache").mkdir()
    mixed = Voice([espeak_engine("espeak-ng", str(program), Manner())], tmp_path / "cache", Clock().now)
    render(PLAN, Verbosity.FULL, mixed, tmp_path / "session.wav", lambda _: None)
    samples = numbers(tmp_path / "session.wav")[1]
    hold = between(samples, 10.3 + 0.37 + 0.06 + 0.02, 11.2)
    assert strength(hold, HUM * 16000 / RATE) > 0.9


ENCODES = LOG + 'for to; do :; done\ncp "$(dirname "$0")/made" "$to"\n'


@pytest.mark.parametrize(
    ("name", "program"), [("a.opus", "opusenc"), ("a.opus", "ffmpeg"), ("a.mp3", "ffmpeg")]
)
@pytest.mark.parametrize("force", [False, True])
def test_an_encoder_makes_a_file_for_a_phone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, program: str, *, force: bool
) -> None:
    """It is given a WAV file that is gone afterwards; what it makes is private, with sheet and captions beside it."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    encoder = fake(tmp_path / "bin", program, ENCODES)
    (tmp_path / "bin" / "made").write_text("small")
    made = tmp_path / "out"
    made.mkdir()
    if force:
        (made / name).write_text("before")

    render(PLAN, Verbosity.TONES, None, made / name, lambda _: None, force=force)

    assert "small" == (made / name).read_text()
    assert 0o600 == (made / name).stat().st_mode & 0o777
    assert {name, "a.txt", "a.vtt"} == {path.name for path in made.iterdir()}
    assert [".wav"] == [Path(text).suffix for text in logged(encoder, "args") if text.endswith(".wav")]


@pytest.mark.parametrize("body", ["exit 1\n", "exit 0\n"], ids=["fails", "makes-nothing"])
@pytest.mark.parametrize("force", [False, True])
def test_an_encoder_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, *, force: bool
) -> None:
    """One line of what is wrong, no half of anything, and what was there before is there still."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    fake(tmp_path / "bin", "ffmpeg", body)
    if force:
        (tmp_path / "a.mp3").write_text("before")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(WrongUsage, match=r"ffmpeg could not make a \.mp3 file"):
        render(PLAN, Verbosity.TONES, None, tmp_path / "a.mp3", lambda _: None, force=force)
    assert before == sorted(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "program"), [("a.opus", "opusenc"), ("a.opus", "ffmpeg"), ("a.mp3", "ffmpeg")]
)
def test_a_real_encoder_makes_what_its_ending_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, program: str
) -> None:
    """A file that begins as its kind does, and is much smaller than the WAV."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / program).symlink_to(found)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    render(PLAN, Verbosity.TONES, None, tmp_path / name, lambda _: None)
    made = (tmp_path / name).read_bytes()
    assert made.startswith((b"OggS", b"ID3", b"\xff"))
    assert 5000 < len(made) < PLANNED * RATE * 2 / 4


def test_a_level_leaves_out_what_it_does_not_say(tmp_path: Path) -> None:
    """At level tones the sheet has only tones, and no voice is needed."""
    made = render(PLAN, Verbosity.TONES, None, tmp_path / "tones.wav", lambda _: None)
    assert made.sheet.read_text() == "0:10  (hold begins)\n0:18  (exercise ends)\n0:20  (question)\n"


def test_phrases_that_could_not_be_said_are_counted(tmp_path: Path) -> None:
    """With an engine that fails the tones are still there, and the caller knows."""
    made = render(PLAN, Verbosity.FULL, voice(tmp_path, FAILS), tmp_path / "session.wav", lambda _: None)
    assert made.unsaid == 8
    assert wav.seconds(tmp_path / "session.wav") == pytest.approx(PLANNED, abs=1 / RATE)


def test_progress_goes_from_nothing_to_everything(tmp_path: Path) -> None:
    """It never goes back, and ends at 1."""
    told: list[float] = []
    render(PLAN, Verbosity.FULL, voice(tmp_path), tmp_path / "session.wav", told.append)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)


def test_the_files_are_for_the_owner_only(recording: Recording) -> None:
    """Which exercises someone does is their own business."""
    folder, made, _ = recording
    assert [path.stat().st_mode & 0o777 for path in (folder / "session.wav", made.sheet)] == [0o600, 0o600]


@pytest.mark.parametrize("name", ["session.wav", "session.txt", "session.vtt"])
def test_a_file_that_is_there_is_left_alone(tmp_path: Path, name: str) -> None:
    """Recording, cue sheet and captions all refuse to replace a file, and leave no part of the three."""
    (tmp_path / name).write_text("mine")
    with pytest.raises(WrongUsage, match="already there"):
        render(PLAN, Verbosity.TONES, None, tmp_path / "session.wav", lambda _: None)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("force", [False, True])
def test_a_link_is_never_followed(tmp_path: Path, force: bool) -> None:
    """What it leads to stays as it is; with `force` the link itself is replaced."""
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / "session.wav").symlink_to(victim)
    if force:
        render(PLAN, Verbosity.TONES, None, tmp_path / "session.wav", lambda _: None, force=True)
        assert not (tmp_path / "session.wav").is_symlink()
    else:
        with pytest.raises(WrongUsage):
            render(PLAN, Verbosity.TONES, None, tmp_path / "session.wav", lambda _: None)
    assert victim.read_text() == "mine"


@pytest.mark.parametrize("force", [False, True])
def test_an_interrupted_recording_leaves_nothing_half_done(tmp_path: Path, force: bool) -> None:
    """Ctrl-C while it writes: what was there before is there still, and nothing else."""

    def interrupt(done: float) -> None:
        if done > 0.8:
            raise KeyboardInterrupt

    if force:
        (tmp_path / "session.wav").write_text("before")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(KeyboardInterrupt):
        render(PLAN, Verbosity.TONES, None, tmp_path / "session.wav", interrupt, force=force)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("level", "name", "why"),
    [
        (Verbosity.SILENT, "a.wav", "nothing to hear"),
        (Verbosity.FULL, "a.wav", "no voice was found"),
        (Verbosity.TONES, "a.flac", "not the name of a sound file"),
        (Verbosity.TONES, "a.mp3", "nothing on this computer makes .mp3 files"),
        (Verbosity.TONES, "missing/a.wav", "cannot write"),
    ],
)
def test_what_makes_no_sense_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, level: Verbosity, name: str, why: str
) -> None:
    """One line of what is wrong, before anything is written."""
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(WrongUsage, match=why):
        render(PLAN, level, None, tmp_path / name, lambda _: None)


@needs_espeak
def test_a_real_voice_is_heard_in_the_recording(tmp_path: Path) -> None:
    """Words, then the hold's tone at its second, in a recording of the planned length."""
    engine = system_engine(Manner())
    assert engine is not None
    real = Voice([engine], tmp_path, Clock().now)
    made = render(PLAN, Verbosity.FULL, real, tmp_path / "session.wav", lambda _: None)
    samples = numbers(tmp_path / "session.wav")[1]
    assert made.unsaid == 0
    assert len(samples) == round(PLANNED * RATE)
    assert max(between(samples, 0.0, 1.0)) > 3000
    assert strength(between(samples, 10.3, 10.44), NOTES[Tone.HOLD_BEGINS][0][0]) > 0.7

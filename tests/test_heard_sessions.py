"""Whole sessions by ear: what a fake voice and a fake player were told, and that nothing of theirs disturbs time."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from homes import Home
from natural_fakes import FAULTS, SLOW, Model
from sound_fakes import SAYS, fake, fake_engine, gone, logged, until

PLAYER = 'echo "$$" >> "$0.pids"; echo "$(date +%s.%N) $2$1" >> "$0.args"\n'
# Seconds. Whoever waited for each phrase of a slow voice, or for one that hangs, would be later than this beside a
# session that was played at the same time with a good one. How little a session really moves is measured by
# tests/bench/sound.py.
WAITED = 10.0
WROTE = 0.5  # seconds that it may take to write down that a session begins, from where `moments` counts


class Heard:
    """A home whose PATH holds a fake voice, a fake player, and the few programs that those need."""

    def __init__(
        self, home: Home, folder: Path, *, says: str = SAYS, plays: str = "", model: str = ""
    ) -> None:
        self.home = home
        (home.folder / "config.yaml").write_text("rate: 300\n")
        home.routine("heard", "second")
        self.bin = folder
        self.engine = fake_engine(folder, says, seconds=0.2)
        self.player = fake(folder, "paplay", PLAYER + plays)
        for program in ("cat", "cp", "date", "sh", "sleep", "wc"):
            (folder / program).symlink_to(f"/bin/{program}")
        self.env = {"PATH": str(folder)}
        if model:
            self.model = Model(folder / "packages", says=model)
            self.env["PYTHONPATH"] = str(self.model.folder)

    def play(self, *options: str) -> None:
        """Play one exercise, the left and the right, without anyone at the keys."""
        ended = self.home.run("start", "heard", "--plain", *options, **self.env)
        assert (0, "") == (ended.returncode, ended.stderr)
        self.out = ended.stdout

    def said(self) -> list[str]:
        """The words that the voice was given."""
        return logged(self.engine, "stdin")


def moments(home: Home) -> list[float]:
    """When each rep of the last session was done, in seconds after it began."""
    last = home.history()[-1]["id"]
    told = [event for event in home.events() if event["sitting"] == last]
    begun = next(event["mono"] for event in told if event["kind"] == "started")
    return [(event["mono"] - begun) / 1000 for event in told if event["kind"] in {"rep", "finished"}]


class Sounds(NamedTuple):
    """How the voice, the player and the model of a natural voice behave, and what is asked for."""

    says: str = SAYS
    plays: str = ""
    model: str = ""  # none installed
    options: tuple[str, ...] = ()


SAYS_TWO = 'echo >> "$0.done"; [ "$(wc -l < "$0.done")" -gt 2 ] && exit 1\n' + SAYS
HUMS_TWO = "if LOG.read_text().count('words ') > 2: os.kill(os.getpid(), 9)"
HUMS = "yield sentence(height=0.168); return"  # as loud as it is wanted: nothing to reckon, in any of these sessions
SESSIONS = {
    "good": Sounds(),
    "slow-voice": Sounds("sleep 3\n" + SAYS),
    "hanging-voice": Sounds("exec sleep 60"),
    "failing-voice": Sounds("exit 1"),
    "hanging-player": Sounds(plays="exec sleep 60"),
    "failing-player": Sounds(plays="exit 1"),
    "noisy": Sounds("echo NOISE; echo NOISE >&2\n" + SAYS, "echo NOISE; echo NOISE >&2"),
    "names": Sounds(options=("--voice", "names")),
    "tones": Sounds(options=("--voice", "tones")),
    "silent": Sounds(options=("--voice", "silent")),
    "natural": Sounds(model=HUMS),
    "slow-natural": Sounds(model=f"time.sleep(3); {HUMS}"),
    "hanging-natural": Sounds(model=SLOW),
    "broken-natural": Sounds(model=FAULTS["exception"]),
    "worse-and-worse": Sounds(SAYS_TWO, model=HUMS_TWO),
}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Heard]:
    """All of SESSIONS, played at the same time: a session takes twenty seconds, and nearly all of it is waiting."""

    def play(name: str) -> Heard:
        sounds = SESSIONS[name]
        folder = tmp_path_factory.mktemp(name)
        heard = Heard(
            Home(folder / "home"), folder / "bin", says=sounds.says, plays=sounds.plays, model=sounds.model
        )
        heard.play(*sounds.options)
        return heard

    with ThreadPoolExecutor(len(SESSIONS)) as players:
        return dict(zip(SESSIONS, players.map(play, SESSIONS), strict=True))


def test_the_voice_is_given_the_words_on_its_standard_input(played: dict[str, Heard]) -> None:
    """Name, position, action, amount and every rep are said; none of it is ever an argument."""
    heard = played["good"]

    said = "\n".join(heard.said())
    for words in ("We begin with Second thing. Sit as you like.", "One, left.", "Two, left"):
        assert words in said
    assert "Second thing" not in "\n".join(logged(heard.engine, "args"))


def test_the_welcome_says_what_will_be_heard(played: dict[str, Heard], home: Home, tmp_path: Path) -> None:
    """The first lines name the voice and the player, or what to install."""
    assert "Voice: espeak-ng through paplay." in played["good"].out

    heard = Heard(home, tmp_path / "bin")
    (tmp_path / "bin" / "espeak-ng").unlink()
    heard.play("--rehearse")
    assert "Tones only: no voice found." in heard.out
    assert "You will have to look at the screen: there is no voice." in heard.out


@pytest.mark.parametrize("name", [name for name, sounds in SESSIONS.items() if not sounds.options])
def test_sound_never_moves_time(played: dict[str, Heard], name: str) -> None:
    """Slow, hanging, failing or noisy: the last rep is done when it was planned, and nothing is left behind."""
    heard = played[name]

    planned = json.loads(heard.home.look("plan", "heard", "--json"))["seconds"]
    assert planned - WROTE <= moments(heard.home)[-1] < moments(played["good"].home)[-1] + WAITED
    assert "NOISE" not in heard.out
    assert gone(heard.engine) or not heard.said()
    assert not SESSIONS[name].model or heard.model.gone


def test_a_session_falls_back_step_by_step(played: dict[str, Heard]) -> None:
    """The natural voice dies, then the system's fails: each is told once, in this order, and tones lead to the end."""
    heard = played["worse-and-worse"]

    assert 2 < len(heard.model.logged("words"))
    assert 2 < len(heard.said())
    told = [line for line in heard.out.splitlines() if line.startswith(("Voice: ", "Tones only: "))]
    wanted = ["Voice: natural", "Voice: espeak-ng", "Tones only: the voice stopped working."]
    assert wanted == [line.partition(" through ")[0] for line in told]
    assert logged(heard.player, "args")


@pytest.mark.parametrize(("level", "wanted", "unwanted"), [
    ("names", "Two, left.", "Do a small thing"),
    ("tones", "", "Second thing"),
    ("silent", "", "Second thing"),
])  # fmt: skip
def test_less_can_be_heard(played: dict[str, Heard], level: str, wanted: str, unwanted: str) -> None:
    """`names` says sides and numbers but no instructions; `tones` and `silent` say nothing."""
    heard = played[level]

    said = "\n".join(heard.said())
    assert wanted in said
    assert unwanted not in said
    assert bool(logged(heard.player, "args")) is (level != "silent")


def test_no_child_is_left_after_a_kill_in_mid_phrase(home: Home, tmp_path: Path) -> None:
    """Ctrl-C while a sentence is being said: the player is gone with the session."""
    heard = Heard(home, tmp_path / "bin", plays="exec sleep 30")
    with home.terminal("start", "quick", PATH=str(heard.bin)) as terminal:
        terminal.until("Enter")
        until(lambda: logged(heard.player, "pids"))
        terminal.send("\x03")
        assert 130 == terminal.wait()

    assert gone(heard.player)


def test_a_rendered_session_is_as_long_as_its_plan(home: Home, tmp_path: Path) -> None:
    """`render` writes a private sound file and, beside it, the words with their times."""
    heard = Heard(home, tmp_path / "bin")
    file = tmp_path / "session.wav"

    made = home.run("render", "quick", str(file), **heard.env)

    assert 0 == made.returncode
    plan = json.loads(home.look("plan", "quick", "--json"))
    questions = sum(step["kind"] == "question" for step in plan["steps"])
    length = (file.stat().st_size - 44) / 2 / 22050
    assert pytest.approx(plan["seconds"] + 10 * questions, abs=0.1) == length
    sheet = file.with_suffix(".txt").read_text()
    assert "If that hurt, leave it out next time." in sheet
    assert all(re.match(r" *\d+:\d\d  ", line) for line in sheet.splitlines())
    assert 0o600 == file.stat().st_mode & 0o777
    assert 2 == home.run("render", "quick", str(file), **heard.env).returncode


def test_sound_check_tells_what_was_tried(home: Home, tmp_path: Path) -> None:
    """Each tone is played by name; a player that fails is named with how it failed."""
    heard = Heard(home, tmp_path / "bin", plays="exit 3")

    told = home.run("sound-check", **heard.env)

    assert 0 == told.returncode
    for words in ("Hold begins.", "Exercise ends.", "Question.", "paplay"):
        assert words in told.stdout


def test_the_times_in_the_journal_are_real(played: dict[str, Heard]) -> None:
    """Events carry a wall-clock time that can be read back, beside the steady one that measures."""
    assert all(datetime.fromisoformat(event["at"]).tzinfo for event in played["tones"].home.events())

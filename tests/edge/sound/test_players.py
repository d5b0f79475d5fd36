"""Players are started and never waited for; one that fails is replaced by the next."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from backroutine.edge.sound import wav
from backroutine.edge.sound.players import STILL_OF_USE, TOO_LONG, Players, find_players
from sound_fakes import FAILS, HANGS, LOG, NOISY, Bell, Hands, fake, gone, humming, logged, until

pytest.importorskip("termios", reason="the fakes are shell scripts")
assert sys.platform != "win32"  # mypy, told of Windows, reads no further


class Scene:
    """Players from fakes on PATH, by name and what they do, and a sound of one second."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, **bodies: str) -> None:
        self.bin = folder / "bin"
        self.bin.mkdir()
        for name, body in bodies.items():
            fake(self.bin, name.replace("_", "-"), LOG + body)
        monkeypatch.setenv("PATH", str(self.bin))
        self.hands = Hands()
        self.bell = Bell()
        self.sound = folder / "sound.wav"
        wav.write(self.sound, humming(1.0))
        self.players = Players(find_players(self.hands.now), self.bell, self.hands.now)

    def played(self, name: str) -> int:
        """How often a player was given the sound."""
        return logged(self.bin / name, "args").count(str(self.sound))

    def idle(self) -> bool:
        self.players.poll()
        return not self.players.busy


def test_players_are_found_in_order_with_their_options(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PipeWire first, then PulseAudio, ALSA, and ffplay without its window."""
    scene = Scene(tmp_path, monkeypatch, ffplay="", aplay="", paplay="", pw_play="")
    assert [player.name for player in find_players(scene.hands.now)] == [
        "pw-play",
        "paplay",
        "aplay",
        "ffplay",
    ]


def test_a_player_gets_the_file_after_its_options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its options make it quiet; the file is named by its whole path."""
    scene = Scene(tmp_path, monkeypatch, ffplay="")
    scene.players.play(scene.sound)
    until(scene.idle)
    options = ["-nodisp", "-autoexit", "-loglevel", "quiet"]
    assert logged(scene.bin / "ffplay", "args") == [*options, str(scene.sound)]


def test_ffplay_without_a_sound_card_is_no_player(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends at once with 0 there; nobody has heard a second of sound in no time, and the bell is all there is."""
    scene = Scene(tmp_path, monkeypatch, ffplay="")
    scene.players.play(scene.sound, bell=True)
    until(scene.idle)

    assert ("", ["ffplay: ended at once"]) == (scene.players.name, scene.players.failures)
    assert 1 == scene.bell.rung


@pytest.mark.parametrize(("name", "later"), [("ffplay", 0.6), ("paplay", 0.0)])
def test_a_player_may_be_done_a_little_early(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, later: float
) -> None:
    """Half of the sound is proof enough; the others are believed, whenever they end."""
    scene = Scene(tmp_path, monkeypatch, **{name: ""})
    scene.players.play(scene.sound)
    scene.hands.at += later
    until(scene.idle)

    assert (name, []) == (scene.players.name, scene.players.failures)


def test_playing_never_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a player that hangs, calls come back; after the length of the sound and 5 s it is killed and dropped."""
    scene = Scene(tmp_path, monkeypatch, paplay=HANGS, aplay="")
    scene.players.play(scene.sound)
    for _ in range(1000):
        scene.players.poll()
    until(lambda: logged(scene.bin / "paplay", "pids"))
    assert scene.players.name == "paplay"
    scene.hands.at += 1.0 + TOO_LONG + 0.1
    until(scene.idle)
    assert scene.players.name == "aplay"
    assert scene.players.failures == ["paplay: did not end"]
    assert gone(scene.bin / "paplay")


def test_a_failing_player_is_replaced_and_the_sound_played_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next player gets the same sound at once, and all later ones."""
    scene = Scene(tmp_path, monkeypatch, pw_play=FAILS, paplay=FAILS, aplay="")
    scene.players.play(scene.sound, words=True)
    until(scene.idle)
    scene.players.play(scene.sound)
    until(scene.idle)
    assert [scene.played(name) for name in ("pw-play", "paplay", "aplay")] == [1, 1, 2]
    assert scene.players.failures == ["pw-play: ended with 3", "paplay: ended with 3"]


def test_a_sound_that_is_too_late_is_not_played_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A player that fails late is replaced, but its sound is past."""
    scene = Scene(
        tmp_path, monkeypatch, paplay="read line < " + str(tmp_path / "go") + "; exit 1\n", aplay=""
    )
    os.mkfifo(tmp_path / "go")
    scene.players.play(scene.sound)
    scene.hands.at += STILL_OF_USE + 0.1
    (tmp_path / "go").write_text("go\n")
    until(scene.idle)
    assert (scene.players.name, scene.played("aplay")) == ("aplay", 0)


def test_with_no_player_left_a_tone_rings_the_bell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last resort is for tones; words do not ring."""
    scene = Scene(tmp_path, monkeypatch, aplay=FAILS)
    scene.players.play(scene.sound, words=True)
    until(scene.idle)
    assert (scene.players.name, scene.bell.rung) == ("", 0)
    scene.players.play(scene.sound, bell=True)
    assert scene.bell.rung == 1


def test_a_tone_whose_only_player_fails_still_rings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The moment is marked, if late."""
    scene = Scene(tmp_path, monkeypatch, aplay=FAILS)
    scene.players.play(scene.sound, bell=True)
    until(scene.idle)
    assert scene.bell.rung == 1


def test_a_player_that_vanished_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was found, and now cannot be started."""
    scene = Scene(tmp_path, monkeypatch, paplay="", aplay="")
    (scene.bin / "paplay").unlink()
    scene.players.play(scene.sound)
    until(scene.idle)
    assert scene.played("aplay") == 1


def test_only_one_voice_is_heard_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """New words end the old ones; a tone may sound with them."""
    scene = Scene(tmp_path, monkeypatch, aplay=HANGS)
    for words in (True, True, False):
        scene.players.play(scene.sound, words=words)
    until(lambda: scene.played("aplay") >= 2)
    scene.players.poll()
    assert len(scene.players._playing) == 2
    assert scene.players.failures == []
    scene.players.close()


def test_a_player_that_only_lingers_is_not_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some live on for seconds after their sound: that counts neither as words being said nor as a failure."""
    scene = Scene(tmp_path, monkeypatch, paplay=HANGS)
    scene.players.play(scene.sound, words=True)
    before = scene.players.saying
    scene.hands.at += 1.5
    assert (before, scene.players.saying) == (True, False)
    scene.players.play(scene.sound, words=True)
    assert len(scene.players._playing) == 2
    scene.players.close()


def test_stop_silences_everything_within_200_ms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words and tones are gone, and nobody holds it against the player."""
    scene = Scene(tmp_path, monkeypatch, aplay=HANGS)
    scene.players.play(scene.sound, words=True)
    scene.players.play(scene.sound)
    until(lambda: scene.played("aplay") == 2)
    scene.players.stop()
    until(scene.idle, seconds=0.2)
    assert gone(scene.bin / "aplay")
    assert scene.players.name == "aplay"


def test_close_leaves_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No child, and none a zombie, even without another poll."""
    scene = Scene(tmp_path, monkeypatch, aplay=HANGS)
    for _ in range(3):
        scene.players.play(scene.sound, words=True)
    until(lambda: logged(scene.bin / "aplay", "pids"))
    scene.players.close()
    assert gone(scene.bin / "aplay")
    assert not scene.players.busy


def test_what_players_print_is_not_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A chatty player does not disturb the screen."""
    scene = Scene(tmp_path, monkeypatch, aplay=NOISY)
    scene.players.play(scene.sound)
    until(scene.idle)
    assert capfd.readouterr() == ("", "")


def test_silence_is_measured_from_the_end_of_the_last_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the first sound it has been silent for ever."""
    scene = Scene(tmp_path, monkeypatch, aplay="")
    assert scene.players.silent_for > 1e9
    scene.players.play(scene.sound)
    scene.hands.at += 4.0
    assert scene.players.silent_for == pytest.approx(3.0)
    until(scene.idle)

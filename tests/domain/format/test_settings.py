"""Settings, from a file and from the command line."""

from __future__ import annotations

import pytest

from backroutine.domain.format.settings import (
    MEANINGS,
    NAMES,
    Settings,
    VoiceEngine,
    YesNo,
    layered,
    read_one,
    read_settings,
    with_line,
)
from backroutine.domain.format.tree import Leaf, Table
from backroutine.domain.plan.verbosity import Verbosity


def file(**values: str) -> Table:
    """A file of these settings, one a line."""
    entries = [
        (Leaf(name, i, 1), Leaf(value, i, len(name) + 3)) for i, (name, value) in enumerate(values.items(), 1)
    ]
    return Table(tuple(entries), 1, 1)


def test_a_file_makes_the_settings_that_it_names() -> None:
    """And no others."""
    made, faults = read_settings(file(voice="names", rate="120", wait="yes"), "config.yaml")

    assert ({"voice": Verbosity.NAMES, "rate": 120, "wait": YesNo.YES}, ()) == (made, faults)


def test_every_fault_of_a_file_is_told() -> None:
    """With its place and what would do instead; what is well is still read."""
    made, faults = read_settings(file(voice="Names", rate="9000", vollume="5", way="walk"), "config.yaml")

    assert {"way": "walk"} == made
    assert [("config.yaml", 1, 8), ("config.yaml", 2, 7), ("config.yaml", 3, 1)] == [
        (fault.file, fault.line, fault.column) for fault in faults
    ]
    assert "try names" in faults[0].message
    assert "try 300" in faults[1].message
    assert "try volume" in faults[2].message


def test_the_last_layer_decides() -> None:
    """The command line over the file, the file over the defaults."""
    told = layered({"rate": 120, "volume": 40}, {"rate": 200})

    assert Settings(rate=200, volume=40) == told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", "voice: tones\n"),
        ("# mine\nvoice: full  # loud\nrate: 90\n", "# mine\nvoice: tones\nrate: 90\n"),
        ("rate: 90\n", "rate: 90\nvoice: tones\n"),
        ("voices: 3\n", "voices: 3\nvoice: tones\n"),
    ],
)
def test_one_line_of_the_file_changes(text: str, wanted: str) -> None:
    """The setting's own, or a new one at the end; comments and all else stay."""
    assert wanted == with_line(text, "voice", "tones")


def test_an_emptied_setting_goes_back_to_its_default() -> None:
    """Its line is taken away; where there is none, nothing changes."""
    assert "rate: 90\n" == with_line("rate: 90\nway: bike\n", "way", "")
    assert "rate: 90\n" == with_line("rate: 90\n", "way", "")


def test_one_setting_is_read_by_the_same_rules() -> None:
    """What the file may not hold, the command line may not either."""
    assert (77, ()) == read_one("volume", "77")
    assert "volume must be a whole number from 0 to 100" in read_one("volume", "777")[1][0].message


@pytest.mark.parametrize(
    "path", ["/voices/joe.onnx", "~/joe.onnx", "C:\\voices\\joe.onnx", "c:/joe.onnx", r"\\server\joe.onnx"]
)
def test_a_voice_file_is_a_whole_path(path: str) -> None:
    """As any system writes it; whether it is there is not known here."""
    assert (path, ()) == read_one("voice_file", path)


@pytest.mark.parametrize(
    "path", ["joe.onnx", "-/joe.onnx", "/voices/joe.wav", "/voices/", "/" + 1000 * "x" + ".onnx"]
)
def test_what_cannot_be_a_voice_file_is_refused(path: str) -> None:
    """A path that depends on the current folder, another ending, something like an option."""
    assert (
        "voice_file should be a whole path that ends in .onnx" in read_one("voice_file", path)[1][0].message
    )


@pytest.mark.parametrize("engine", VoiceEngine)
def test_who_speaks_is_one_of_three(engine: VoiceEngine) -> None:
    """Best, natural or system; anything else is refused with the nearest of them."""
    assert (engine, ()) == read_one("voice_engine", str(engine))
    assert "try natural" in read_one("voice_engine", "nattural")[1][0].message


def test_every_setting_says_what_it_means() -> None:
    """No setting without an explanation."""
    assert set(NAMES) == set(MEANINGS)


@pytest.mark.parametrize(
    ("voice", "rate"),
    [(Verbosity.FULL, 140), (Verbosity.NAMES, 140), (Verbosity.TONES, 0), (Verbosity.SILENT, 0)],
)
def test_only_words_take_time_to_say(voice: Verbosity, rate: int) -> None:
    """Where none are said, no step grows for them."""
    assert rate == Settings(voice=voice, rate=140).spoken_rate

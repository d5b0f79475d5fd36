"""What is left of a cue at each level."""

from __future__ import annotations

import pytest

from backroutine.domain.plan.steps import Cue, Tone
from backroutine.domain.plan.verbosity import Verbosity, heard

CUE = Cue(5.0, "Two, left. Knee to chest.", "Two, left.", Tone.HOLD_BEGINS)


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (Verbosity.FULL, ("Two, left. Knee to chest.", Tone.HOLD_BEGINS)),
        (Verbosity.NAMES, ("Two, left.", Tone.HOLD_BEGINS)),
        (Verbosity.TONES, ("", Tone.HOLD_BEGINS)),
        (Verbosity.SILENT, ("", None)),
    ],
)
def test_each_level_hears_its_part_of_a_cue(level: Verbosity, expected: tuple[str, Tone | None]) -> None:
    """Full hears the words, names the short words, both with the tone; tones only the tone; silent nothing."""
    assert expected == heard(CUE, level)


def test_levels_are_called_as_people_write_them() -> None:
    """The names on the command line and in the configuration are these four."""
    assert list(Verbosity) == ["full", "names", "tones", "silent"]

"""Turns that hardly any file or plan takes, and that must be right all the same."""

from __future__ import annotations

from backroutine.domain.figure import vectors
from backroutine.domain.format.faults import Faults
from backroutine.domain.format.fields import path
from backroutine.domain.format.tree import Table
from backroutine.domain.plan.fitting import LEAD_IN, _waking
from backroutine.domain.plan.steps import Step, StepKind


def test_a_path_is_text() -> None:
    """Keys with values where a path should stand are a fault."""
    faults = Faults("f")
    assert path(".onnx")(Table((), 1, 1), "voice_file", faults) is None
    assert 1 == len(faults.found)


def test_a_short_step_has_no_lead_in() -> None:
    """What is shorter than a lead-in cannot hold one."""
    step = Step(StepKind.REST, "Rest", LEAD_IN / 2)
    assert step is _waking(step)


def test_half_way_to_the_opposite_direction_is_square_to_both() -> None:
    """Where no arc is the shortest, one is chosen, and it is an arc."""
    ahead = (1.0, 0.0, 0.0)
    half = vectors.swung(ahead, (-1.0, 0.0, 0.0), 0.5)
    assert abs(vectors.dot(ahead, half)) < 1e-9

"""What a voice makes ready ahead is what a session may say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backroutine.domain.exercises.exercise import Posture, Sides
from backroutine.domain.plan.steps import Cue
from backroutine.domain.plan.verbosity import Verbosity, heard
from backroutine.domain.session.keys import Key
from backroutine.domain.session.phrases import foreseen
from backroutine.domain.session.queries import wake_at
from backroutine.domain.session.session import begin, press, tick
from backroutine.domain.session.state import Ask, Options, Over, Turn
from backroutine.domain.words.filling import tell
from fakes import a_walk, exercise, plan_of, two_sided

PLAN = plan_of(
    exercise("Tilt", reps=1),
    two_sided(Sides.ONE_THEN_OTHER, ease_out="Come up past your {side} hand."),
    warm_up=a_walk(60, 60),
    warm_up_seconds=300,
)
LEVELS = (Verbosity.FULL, Verbosity.NAMES)
ASKS = (Ask.SAFETY, Ask.PAIN_BEFORE, Ask.NEXT_DAY)


@given(st.lists(st.sampled_from([*Key, None]), min_size=20, max_size=120))
def test_whatever_is_said_was_foreseen(keys: list[Key | None]) -> None:
    """Through any session, every sentence but the welcome was handed to the voice before it was needed."""
    ahead = list(foreseen(PLAN))
    ready, ready_by_name = ({heard(cue, level)[0] for cue in ahead} for level in LEVELS)
    now = 0.0
    turn = begin(PLAN, now, Options(asks=ASKS))
    turn = Turn(turn.session)  # the welcome names the minutes of the day
    for key in keys:
        wake = wake_at(turn.session)
        if key is None and wake is not None:
            now = max(now, wake)
            turn = tick(turn.session, now)
        else:
            turn = press(turn.session, key or Key.READY, now, "1")
        cues = [effect for effect in turn.effects if isinstance(effect, Cue)]
        assert {cue.words for cue in cues} <= ready
        assert {cue.names for cue in cues} - {""} <= ready_by_name
        if isinstance(turn.session.phase, Over):
            break


def test_the_care_to_take_was_foreseen() -> None:
    """What C says again before an exercise, on each of its sides, is ready when somebody asks for it."""
    lines = ("Mind your {side} knee.", "Stop if you feel dizzy.")
    ahead = [cue.words for cue in foreseen(plan_of(two_sided(Sides.ONE_THEN_OTHER, safety=lines)))]

    assert {f"Mind your {side} knee. Stop if you feel dizzy." for side in ("left", "right")} <= set(ahead)


def test_how_to_get_up_when_it_ends_early_was_foreseen() -> None:
    """After whatever a session may end with while somebody lies there."""
    ahead = [cue.words for cue in foreseen(plan_of(exercise(posture=Posture.LYING_BACK)))]

    assert f"{tell('end.stopped')} {tell('up.standing')}" in ahead


def test_the_first_needed_come_first() -> None:
    """The plan's own cues stand in the order in which they are heard."""
    ahead = [cue.words for cue in foreseen(PLAN)]
    planned = [cue.words for step in PLAN for cue in step.cues if cue.words]

    places = [ahead.index(words) for words in dict.fromkeys(planned)]
    assert sorted(places) == places

"""Frames in windows of every size, with texts of every kind: they fit, say what matters, and do no harm."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backroutine.domain.exercises.exercise import Cues, Exercise
from backroutine.domain.exercises.routine import Stage, WarmUp
from backroutine.domain.plan.plan import LeftOut, Plan, Recipe, build_plan
from backroutine.domain.session.keys import Key
from backroutine.domain.session.queries import keys_for, seconds_left
from backroutine.domain.session.state import Asking, Question, Session
from backroutine.domain.words.filling import clock, tell
from backroutine.view.frame.frame import frame
from backroutine.view.frame.parts import Bar, barred
from looking import SCENES, large_somewhere, shown
from scenes import HOSTILE, NOTES, NOW, PELVIC_TILT, SIDE_BENDING, notes_for, plan_of, scenes


@settings(max_examples=3 * settings().max_examples)
@given(st.sampled_from(sorted(SCENES)), st.integers(12, 300), st.integers(3, 80))
def test_fits_every_window(name: str, width: int, height: int) -> None:
    """Exactly as many lines as asked for, none wider; the countdown and the key H in it, where they mean something."""
    session = SCENES[name]
    lines = frame(session, NOW, notes_for(name), width, height)
    assert height == len(lines)
    assert all(line.cell_len <= width for line in lines)
    rows = [line.plain for line in lines]
    left = None if session.help else seconds_left(session, NOW)
    assert left is None or large_somewhere(clock(left), rows)
    hurts = any(binding.key is Key.HURTS for binding in keys_for(session))
    assert not hurts or any("H" in row.split() for row in rows)


@pytest.mark.no_cover  # many times the same lines
@pytest.mark.parametrize(("width", "height"), [(1, 1), (2, 2), (5, 1), (500, 50)])
@pytest.mark.parametrize("name", sorted(SCENES))
def test_absurd_windows_do_no_harm(name: str, width: int, height: int) -> None:
    """Not even in a window of one cell does anything break."""
    lines = shown(name, width, height)
    assert (height, True) == (len(lines), all(line.cell_len <= width for line in lines))


def test_help_is_shorter_where_the_list_of_keys_has_no_room() -> None:
    """In a small window the short form of the footer stands in its place: the keys are what matters."""
    large, small = ("\n".join(line.plain for line in shown("help", *size)) for size in ((80, 24), (20, 4)))

    assert tell("help.title") in large
    assert tell("help.title") not in small
    assert "H" in small.split()


def test_where_a_bar_has_no_room_the_time_is_told() -> None:
    """A bar of less than four cells would say nothing."""
    (wide,), (narrow,) = (barred([Bar("Session", 0.5, "9:59 left")], width) for width in (40, 12))

    assert "Session" in wide.plain
    assert "9:59 left" == narrow.plain.strip()


def test_a_wide_window_keeps_text_readable() -> None:
    """Text stands in the middle, in lines of at most 100 columns."""
    lines = [line.plain for line in shown("get-ready", 500, 50)]
    text = next(line for line in lines if "Slide your left hand" in line)
    assert len(text.strip()) <= 100
    assert len(text) - len(text.lstrip()) == (500 - 120) // 2


@pytest.mark.no_cover  # many times the same lines
@pytest.mark.parametrize(
    "name", ["名前がとても長い体操の例です", "🧘 Yoga 🧘‍♀️ mat", "e\u0301e\u0301 accents", "हिन्दी नाम"]
)
def test_wide_writing_fits(name: str) -> None:
    """Texts of any script are measured in cells."""
    long = Exercise("x", name * 5, name * 9, (name * 30,), 5, 5, SIDE_BENDING.sides, cues=Cues(fix=name * 12))
    for session in scenes(plan_of(PELVIC_TILT, long, long)).values():
        for width in (13, 20, 41, 80):
            assert all(line.cell_len <= width for line in frame(session, NOW, NOTES, width, 24))


def test_nothing_moves_between_the_steps_of_a_rep() -> None:
    """Name, instructions, bars and the lasting keys stand on the same lines from move to rest."""
    stays = ("Side bending", "Stay facing", "Session", "Space pause", "answers are saved")
    places = {
        tuple(next(y for y, line in enumerate(shown(name)) if word in line.plain) for word in stays)
        for name in ("move", "hold-left", "hold-right", "release", "rest")
    }
    assert len(places) == 1


def hostile(payload: str) -> Exercise:
    """An exercise with `payload` in every text it has."""
    return SIDE_BENDING._replace(
        name=payload,
        position=payload,
        action=(payload, f"before {payload} after"),
        cues=Cues(payload, payload, payload, payload),
        ease_out=payload,
    )


@pytest.mark.no_cover  # many times the same lines
@pytest.mark.parametrize("payload", HOSTILE.values(), ids=HOSTILE)
def test_no_text_acts_on_the_terminal(payload: str) -> None:
    """Whatever stands in a file, a note or an error, no frame holds a control character."""
    exercise = hostile(payload)
    notes = NOTES._replace(heard=payload, trouble=payload, lines=(payload,))
    for session in scenes(_plan_named(payload, exercise)).values():
        for found in (_noted(session, payload), session):
            text = "".join(line.plain for line in frame(found, NOW, notes, 80, 24))
            assert not [
                c for c in text if ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F or "\ud800" <= c <= "\udfff"
            ]
            assert not {"\u202e", "\u202d", "\u2066", "\u2028", "\u2029"} & set(text)


def _plan_named(payload: str, exercise: Exercise) -> Plan:
    """A plan whose routine, warm-up and exercises are all called `payload`."""
    warm_up = WarmUp("walk", payload, payload, (Stage(60, payload),))
    left_out = (LeftOut("x", payload, payload, payload),)
    return build_plan(Recipe("x", payload, (exercise,) * 3, warm_up, 360, left_out))


def _noted(session: Session, payload: str) -> Session:
    """The same session with `payload` typed, noted and answered."""
    results = tuple(result._replace(note=payload) for result in session.results)
    phase = session.phase
    if isinstance(phase, Asking):
        phase = Asking(Question(phase.question.ask, phase.question.number), phase.until, payload)
    return session._replace(results=results, phase=phase)

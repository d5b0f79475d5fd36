"""What a session looks like: golden frames, and what holds in a window of any size.

After a change that is meant: `BACKROUTINE_GOLDEN=write pytest tests/edge/test_frame.py`, then look at the difference.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.text import Text

from backroutine.domain.exercise import Cues, Exercise
from backroutine.domain.keys import BINDINGS, Key, Mode
from backroutine.domain.phases import Asking, Question, Session
from backroutine.domain.plan import LeftOut, Plan, Recipe, build_plan
from backroutine.domain.routine import Stage, WarmUp
from backroutine.domain.session import keys_for, seconds_left
from backroutine.domain.words import clock
from backroutine.edge.screen import letters
from backroutine.edge.screen.frame import frame
from backroutine.edge.screen.picture import svg
from scenes import HOSTILE, NOTES, NOW, PELVIC_TILT, SIDE_BENDING, notes_for, plan_of, scenes

GOLDEN = Path(__file__).parents[1] / "golden"
SIZES = [(80, 24), (40, 12), (20, 5), (200, 60)]
PICTURED = [
    "welcome", "warm-up", "get-ready", "hold-left", "hold-right", "rest", "paused", "question", "leg-question", "end",
]  # fmt: skip
SCENES = scenes()


def shown(name: str, width: int = 80, height: int = 24) -> list[Text]:
    return frame(SCENES[name], NOW, notes_for(name), width, height)


def text_of(lines: list[Text]) -> str:
    return "\n".join(line.plain.rstrip() for line in lines) + "\n"


def golden(path: Path, found: str) -> str:
    """What is written down; with BACKROUTINE_GOLDEN=write, `found` is written down first."""
    if os.environ.get("BACKROUTINE_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8")


def large_somewhere(text: str, lines: list[str]) -> bool:
    """Whether `text` can be read in `lines`, in letters of any size."""
    if any(text in line for line in lines):
        return True
    return any(_drawn_at(letters.draw(text, size), lines) for size in range(1, letters.LARGEST + 1))


def _drawn_at(rows: tuple[str, ...], lines: list[str]) -> bool:
    wide = max(map(len, lines), default=0)
    padded = [line.ljust(wide) for line in lines]
    return any(
        all(row in line for row, line in zip(rows, padded[y:], strict=False))
        for y in range(len(lines) - len(rows) + 1)
    )


# Golden frames -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("name", PICTURED)
def test_golden_frame(name: str, width: int, height: int) -> None:
    """The frame is the one that was looked at and found good."""
    found = text_of(shown(name, width, height))
    assert golden(GOLDEN / "frames" / f"{name}-{width}x{height}.txt", found) == found


def test_golden_picture() -> None:
    """The picture in the README is a frame of today, not a memory."""
    found = svg(shown("hold-left"), 80, 24)
    assert golden(GOLDEN / "session.svg", found) == found


def test_the_picture_names_nothing_outside() -> None:
    """No address is in it but the name of the SVG language."""
    found = svg(shown("hold-left"), 80, 24).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert [word for word in ("http", "url(", "@import", "href") if word in found] == []


# In any window -----------------------------------------------------------------------------------------


@settings(deadline=None, max_examples=300)
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


@pytest.mark.parametrize(("width", "height"), [(1, 1), (2, 2), (5, 1), (500, 50)])
@pytest.mark.parametrize("name", sorted(SCENES))
def test_absurd_windows_do_no_harm(name: str, width: int, height: int) -> None:
    """Not even in a window of one cell does anything break."""
    lines = shown(name, width, height)
    assert (height, True) == (len(lines), all(line.cell_len <= width for line in lines))


def test_a_wide_window_keeps_text_readable() -> None:
    """Text stands in the middle, in lines of at most 100 columns."""
    lines = [line.plain for line in shown("get-ready", 500, 50)]
    text = next(line for line in lines if "Slide your left hand" in line)
    assert len(text.strip()) <= 100
    assert len(text) - len(text.lstrip()) == (500 - 120) // 2


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


# What must be said -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "word", "place"),
    [
        ("warm-up", "WARM UP", "47"),
        ("get-ready", "READY", "LEFT"),
        ("move", "MOVE", "LEFT 3/5"),
        ("hold-left", "HOLD", "LEFT 3/5"),
        ("hold-right", "HOLD", "RIGHT 3/5"),
        ("release", "RELEASE", "RIGHT 3/5"),
        ("rest", "REST", "LEFT 3/5"),
        ("paused", "PAUSED", "LEFT 3/5"),
        ("question", "HURT?", ""),
        ("end", "DONE", ""),
    ],
)  # fmt: skip
def test_readable_from_the_floor(name: str, word: str, place: str) -> None:
    """At 80x24 the phase, and the side and rep, are in large letters."""
    lines = [line.plain for line in shown(name)]
    for text in filter(None, (word, place)):
        assert any(_drawn_at(letters.draw(text, size), lines) for size in range(1, letters.LARGEST + 1))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("welcome", ("Lower back", "3 exercises", "Leaving out Hip rolling: it hurt on 16 May 2026.", "press H")),
        ("welcome-earlier", ("You stopped at Side bending earlier today.", "Y carry on from there")),
        ("hold-left", ("Slide your left hand", "Straight sideways.", "Then: Backward bending", "Exercise 2 of 3")),
        ("hold-right", ("Slide your right hand",)),
        ("rest", ("Then: right · 3 of 5",)),
        ("get-ready", ("Stand tall, feet",)),
        ("rather-stop", ("Press Q if you would rather stop.",)),
        ("waiting", ("Press Enter when you are ready.",)),
        ("paused", ("Space go on",)),
        ("paused-away", ("the computer was away",)),
        ("settling", ("Get back into place.", "Then: hold for 3 seconds")),
        ("question", ("Side bending", "Did that hurt?", "N   no", "L   a little", "Y   yes", "that is a no")),
        ("leg-question", ("down a leg", "Stop, and let go. Come upright slowly, your right hand")),
        ("pain-before", ("How is your back right now?", "› 4▏", "Type a number")),
        ("note", ("› a twinge on the way up▏",)),
        ("review", ("1. Pelvic tilt: no", "2. Side bending: yes, 4")),
        ("safety", ("Does any of this fit you?", *(f"{n}. One of the reasons" for n in range(1, 8)))),
        ("leaving", ("Stop for today?", "What you did counts.")),
        ("help", ("Space  Enter   go on", "H  .           this hurts", "close help")),
        ("end", ("That is all for today.", "3 of 3 exercises done")),
    ],
)  # fmt: skip
def test_says_what_matters(name: str, words: tuple[str, ...]) -> None:
    """At 80x24 every page says what it is for."""
    page = text_of(shown(name))
    assert [word for word in words if word not in page] == []


def test_tells_what_is_heard_and_that_answers_are_saved() -> None:
    """The last line of every step says both."""
    assert "voice: espeak-ng through paplay · answers are saved" in shown("hold-left")[-1].plain


def test_trouble_is_told_even_in_a_small_window() -> None:
    """Unsaved answers are no detail to be dropped."""
    notes = replace(NOTES, trouble="the disk is full")
    page = text_of(frame(SCENES["hold-left"], NOW, notes, 40, 12))
    assert "NOT SAVED: the disk is full" in page


def test_a_rehearsal_says_that_nothing_is_saved() -> None:
    """No one is to believe that a rehearsal counts."""
    notes = replace(NOTES, rehearsal=True)
    assert "rehearsal: nothing is saved" in text_of(frame(SCENES["hold-left"], NOW, notes, 80, 24))


def test_a_cut_safety_page_says_where_the_rest_is() -> None:
    """The question and its keys stay; the text gives way, and says so."""
    page = text_of(shown("safety", 40, 12))
    assert [word for word in ("fit you?", "`backroutine safety`", "Y", "N") if word not in page] == []


@pytest.mark.parametrize("name", ["pain-before", "note"])
def test_what_is_typed_is_seen_in_a_small_window(name: str) -> None:
    """Nobody types blindly."""
    assert "›" in text_of(shown(name, 20, 5))


@pytest.mark.parametrize("mode", [mode for mode in Mode if BINDINGS[mode]])
def test_help_names_every_stroke(mode: Mode) -> None:
    """The help shows all that works now, the quiet ones too."""
    name = next(name for name, session in SCENES.items() if keys_for(session) == BINDINGS[mode])
    session = replace(SCENES[name], help=True)
    page = text_of(frame(session, NOW, NOTES, 80, 24)).split()
    wanted = {
        s.upper() for binding in BINDINGS[mode] for s in binding.strokes if len(s) == 1 and not s.isdigit()
    }
    assert wanted - set(page) == set()


def test_colour_only_repeats_what_words_say() -> None:
    """Without any style, the steps of a rep still differ."""
    assert len({text_of(shown(name)) for name in ("move", "hold-left", "release", "rest", "paused")}) == 5


# Hostile text ------------------------------------------------------------------------------------------


def hostile(payload: str) -> Exercise:
    """An exercise with `payload` in every text it has."""
    return replace(
        SIDE_BENDING,
        name=payload,
        position=payload,
        action=(payload, f"before {payload} after"),
        cues=Cues(payload, payload, payload, payload),
        ease_out=payload,
    )


@pytest.mark.parametrize("payload", HOSTILE.values(), ids=HOSTILE)
def test_no_text_acts_on_the_terminal(payload: str) -> None:
    """Whatever stands in a file, a note or an error, no frame holds a control character."""
    exercise = hostile(payload)
    notes = replace(NOTES, heard=payload, trouble=payload, lines=(payload,))
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
    results = tuple(replace(result, note=payload) for result in session.results)
    phase = session.phase
    if isinstance(phase, Asking):
        phase = Asking(Question(phase.question.ask, phase.question.number), phase.until, payload)
    return replace(session, results=results, phase=phase)

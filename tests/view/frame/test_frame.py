"""What a session looks like: golden frames, and what each page must say.

After a change that is meant: `BACKROUTINE_GOLDEN=write pytest tests/view/frame/test_frame.py`, then look at the difference.
"""

from __future__ import annotations

import pytest

from backroutine.domain.exercises.exercise import Posture, Sides
from backroutine.domain.plan.plan import LeftOut, Recipe, build_plan
from backroutine.domain.policy.pain import Stop
from backroutine.domain.record.events import Outcome
from backroutine.domain.session.keys import BINDINGS, Key, Mode
from backroutine.domain.session.queries import keys_for
from backroutine.domain.session.session import press
from backroutine.domain.session.state import Ask, Asking, Options, Paused, Running, Welcome
from backroutine.domain.words.filling import tell
from backroutine.view.frame import keybar, letters
from backroutine.view.frame.asking import left_out
from backroutine.view.frame.frame import composed, frame
from looking import GOLDEN, SCENES, drawn_at, golden, shown, text_of
from picture import svg
from scenes import NOTES, NOW, SAFETY, SIDE_BENDING, WALK, notes_for, plan_of, session_of

SIZES = [(80, 24), (40, 12), (20, 5), (200, 60)]
PICTURED = [
    "welcome", "warm-up", "get-ready", "take-care", "hold-left", "hold-right", "rest", "paused", "question", "leg-question", "end",
]  # fmt: skip


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
        assert any(drawn_at(letters.draw(text, size), lines) for size in range(1, letters.LARGEST + 1))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("welcome", ("Lower back", "3 exercises", "Leaving out Hip rolling: it hurt on 16 May 2026.", "press H")),
        ("welcome-earlier", ("You stopped Lower back at Side bending earlier today: 3 exercises to go.", "Y carry on from there")),
        ("hold-left", ("Slide your left hand", "Straight sideways.", "Then: Backward bending", "Exercise 2 of 3")),
        ("hold-right", ("Slide your right hand",)),
        ("rest", ("Then: right · 3 of 5",)),
        ("get-ready", ("Stand tall, feet",)),
        ("go-on", ("We leave that one out.", "Enter go on", "Q stop for today")),
        ("chest", ("Stop, and rest.", "Is it your chest, your breath, or dizziness?")),
        ("resting", ("Rest as long as you like. Enter goes on with the warm-up",)),
        ("strong-start", ("That is more than these exercises are meant for.", "N   no", "Y   yes")),
        ("number-refused", ("A number from 0 to 10, please. Backspace takes back",)),
        ("warned", ("call your local emergency number", "Any key ends this page.", "Get help now:")),
        ("waiting", ("Press Enter when you are ready.",)),
        ("paused", ("Space go on",)),
        ("paused-away", ("the computer was away",)),
        ("settling", ("Get back into place.", "Then: hold for 3 seconds")),
        ("question", ("Side bending", "Did that hurt?", "N   no", "L   a little", "Y   yes", "that is a no")),
        ("leg-question", ("down a leg", "Stop. Come upright slowly, your right hand")),
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
    notes = NOTES._replace(trouble="the disk is full")
    page = text_of(frame(SCENES["hold-left"], NOW, notes, 40, 12))
    assert "NOT SAVED: the disk is full" in page


def test_a_rehearsal_says_that_nothing_is_saved() -> None:
    """No one is to believe that a rehearsal counts."""
    notes = NOTES._replace(rehearsal=True)
    assert "rehearsal: nothing is saved" in text_of(frame(SCENES["hold-left"], NOW, notes, 80, 24))


def test_questions_that_were_cut_off_are_offered_as_questions() -> None:
    """Where every exercise was done, nobody is told to do more of them."""
    scene = SCENES["welcome-earlier"]
    only = scene._replace(options=scene.options._replace(earlier_left=0))
    page = " ".join(text_of(frame(only, NOW, NOTES, 80, 24)).split())
    assert "only the questions at its end are open" in page


def test_a_long_safety_page_says_where_the_rest_is() -> None:
    """The question stays; below stands how to read on, and a no comes with the last page."""
    page = text_of(shown("safety", 40, 12))
    assert [word for word in ("fit you?", "1 of ", "Space read on") if word not in page] == []
    assert "N no" not in page


@pytest.mark.parametrize(
    ("name", "last"), [("safety", "7. One of the reasons"), ("warning", "a past cancer")]
)
def test_a_page_that_was_cut_can_be_read_to_its_end(name: str, last: str) -> None:
    """Each press of Space goes on, until the last line was seen; then it begins again."""
    session, seen = SCENES[name], []
    for _ in range(40):
        seen.append(
            text_of(frame(session, NOW, notes_for(name), 40, 12)[:8])
        )  # below, the answers come later
        session = press(session, Key.TYPE, NOW, "space").session

    assert last not in seen[0]
    assert any(last in page for page in seen)
    assert seen.count(seen[0]) > 1


def test_every_key_has_its_place_when_room_is_scarce() -> None:
    """A key that was forgotten there would break the frame of a tiny window."""
    assert set() == set(Key) ^ set(keybar._NEED)


@pytest.mark.parametrize("name", ["pain-before", "note"])
def test_what_is_typed_is_seen_in_a_small_window(name: str) -> None:
    """Nobody types blindly: where the line is too short for all of it, its end is seen, with the cursor."""
    assert "▏" in text_of(shown(name, 20, 5))


def test_that_it_waits_is_said_without_saying_all_again() -> None:
    """Which keys do what stands there already."""
    session = SCENES["go-on"]
    assert isinstance(session.phase, Asking)
    page = text_of(frame(session._replace(phase=session.phase._replace(reminded=True)), NOW, NOTES, 80, 24))
    assert ("I wait." in page, page.count("Press Enter")) == (True, 1)


def test_why_pain_ended_it_stands_beside_the_last_questions() -> None:
    """For whoever does not hear it."""
    page = " ".join(text_of(frame(SCENES["note"]._replace(stop=Stop.STRONG), NOW, NOTES, 80, 24)).split())
    assert tell("stop.strong") in page


def test_whoever_stops_at_a_question_sees_that_it_was_heard() -> None:
    """The same question is open again, but as one of the last."""
    told = text_of(shown("question-again"))
    assert ("The last questions" in told, "The last questions" in text_of(shown("question"))) == (True, False)


def test_the_list_of_answers_says_how_to_change_one_in_a_small_window() -> None:
    """Before the answers, of which there may be more than there is room for."""
    page = " ".join(text_of(shown("review", 40, 12)).split())
    assert "Press a number to change an answer" in page
    assert "0. Your back now" in page


@pytest.mark.parametrize("mode", [mode for mode in Mode if BINDINGS[mode]])
def test_help_names_every_stroke(mode: Mode) -> None:
    """The help shows all that works now, the quiet ones too."""
    name = next(name for name, session in SCENES.items() if keys_for(session) == BINDINGS[mode])
    session = SCENES[name]._replace(help=True)
    drawn = composed(session, NOW, NOTES, 80, 24)
    meant = [binding for binding in BINDINGS[mode] if binding.key not in drawn.not_yet]
    page = text_of(drawn.lines).split()
    wanted = {s.upper() for binding in meant for s in binding.strokes if len(s) == 1 and not s.isdigit()}
    assert wanted - set(page) == set()


def test_help_on_a_page_to_read_says_how_to_read_on() -> None:
    """With the keys that turn it; no digit means anything there, and a no nothing before the last page."""
    session = SCENES["warning"]._replace(help=True)
    keys = [
        line.split()[0] for line in text_of(frame(session, NOW, NOTES, 80, 12)).split("\n") if line.strip()
    ]

    assert ["Keys", "Y", "Space", "PgUp", "→", "Q", "?"] == keys


def test_colour_only_repeats_what_words_say() -> None:
    """Without any style, the steps of a rep still differ."""
    assert len({text_of(shown(name)) for name in ("move", "hold-left", "release", "rest", "paused")}) == 5


def test_the_way_to_the_mat_has_a_page() -> None:
    """With `--delay`, the countdown, what it is for, and what comes then."""
    plan = build_plan(Recipe("x", "X", (SIDE_BENDING,), WALK, 360, delay=30))
    page = text_of(frame(session_of(plan, Running(NOW, NOW + 30), at=0), NOW, NOTES, 80, 24))
    assert [
        word for word in ("To your mat", "Then: Walk", "We begin in 30 seconds.") if word not in page
    ] == []


def test_the_other_side_is_announced() -> None:
    """Between all of one side and all of the other there is time to turn over, and a line that says so."""
    plan = plan_of(*(SIDE_BENDING._replace(sides=Sides.ONE_THEN_OTHER),) * 3)
    index = next(i for i, step in enumerate(plan.steps) if "Switch sides" in step.say)
    page = text_of(frame(session_of(plan, Running(NOW, NOW + 10), at=index), NOW, NOTES, 80, 24))
    assert [
        word for word in ("Switch sides. Now the right.", "Slide your right hand") if word not in page
    ] == []


def test_the_last_exercise_is_followed_by_the_end() -> None:
    """What comes next is said to the very last."""
    plan = plan_of()
    page = text_of(frame(session_of(plan, Running(NOW, NOW + 5), at=plan.first_step(2)), NOW, NOTES, 80, 24))
    assert "Then: the end" in page


def test_a_pause_outside_every_step_is_no_error() -> None:
    """A shape that should not come up still shows something."""
    assert "Lower back" in text_of(frame(session_of(plan_of(), Paused(3)), NOW, NOTES, 80, 24))


@pytest.mark.parametrize(
    ("reason", "since", "told"),
    [
        ("hurt", "2026-05-16", "Leaving out Hip rolling: it hurt on 16 May 2026."),
        ("by-hand", "2026-05-16", "Leaving out Hip rolling: you parked it on 16 May 2026."),
        ("hurt", "", "Leaving out Hip rolling today."),
    ],
)
def test_what_is_left_out_says_why(reason: str, since: str, told: str) -> None:
    """The reason, with a date as people say it; without a date, only that it is left out."""
    assert told == left_out(LeftOut("hip-rolling", "Hip rolling", reason, since))


def test_the_end_comes_after_getting_up() -> None:
    """On the way up after the last exercise nothing follows any more."""
    plan = plan_of(SIDE_BENDING._replace(posture=Posture.LYING_BACK))
    getting_up = session_of(plan, Running(NOW - 1, NOW + 30), at=len(plan) - 1)

    assert "Then: the end" in text_of(frame(getting_up, NOW, NOTES, 80, 24))


def test_the_welcome_leaves_the_safety_page_to_its_question() -> None:
    """It comes next, and would stand there twice."""
    welcome = session_of(plan_of(), Welcome(), options=Options(asks=(Ask.SAFETY,)))

    assert SAFETY[1] not in text_of(frame(welcome, NOW, NOTES._replace(lines=SAFETY), 80, 24))


def test_a_yes_to_the_question_needs_no_way_out_of_the_exercise() -> None:
    """The exercise is over by then; only whoever stops in it is shown how to come out of it."""
    stopped = SCENES["leg-question"]
    done = tuple(result._replace(outcome=Outcome.DONE) for result in stopped.results)

    way_out = "Come upright slowly"
    assert way_out in text_of(frame(stopped, NOW, NOTES, 80, 24))
    assert way_out not in text_of(frame(stopped._replace(results=done), NOW, NOTES, 80, 24))

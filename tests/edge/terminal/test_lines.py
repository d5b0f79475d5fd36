"""The plain screen: a session that can be followed line by line, by ear or in a log."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from backroutine.domain.session.keys import Key
from backroutine.domain.session.queries import wake_at
from backroutine.domain.session.session import begin, press, tick
from backroutine.domain.session.state import Options, Over, Session, Welcome
from backroutine.domain.session.status import Status
from backroutine.edge.terminal.lines import HEARTBEAT
from looking import Reader
from scenes import CARE, NOTES, NOW, SAFETY, SIDE_BENDING, plan_of, scenes, session_of

Press = tuple[float, Key] | tuple[float, Key, str]


def play(
    reader: Reader,
    presses: Sequence[Press],
    options: Options | None = None,
    notes: Status = NOTES,
    until: float = 9999,
) -> Session:
    """A whole session from second 0, with keys pressed at their seconds, told to `reader`."""
    session = begin(plan_of(), 0.0, options or Options()).session
    reader.show(session, 0.0, notes)
    waiting, now = list(presses), 0.0
    while not isinstance(session.phase, Over):
        wake = wake_at(session)
        due = waiting[0][0] if waiting else until
        if min(due, until if wake is None else wake) >= until:
            break
        if waiting and (wake is None or due <= wake):
            when, key, *typed = waiting.pop(0)
            now = max(now, when)
            session = press(session, key, now, *typed).session
        elif wake is not None:
            now, session = max(now, wake), tick(session, max(now, wake)).session
        reader.show(session, now, notes)
    return session


HURT = "Side bending: yes. Saved."
TO_SIDE_BENDING: list[Press] = [
    (1, Key.READY),
    (2, Key.SKIP),
    (3, Key.SKIP),
]  # past the warm-up and the first exercise


def test_the_welcome_says_what_today_brings() -> None:
    """How it is told, routine, length, what is left out, sound, safety and keys, a line each."""
    lines = Reader().show(session_of(plan_of(), Welcome()), 0.0)
    wanted = (
        "Plain text, one line at a time.",
        "Lower back. About 12 minutes, with 3 exercises.",
        "Leaving out Hip rolling: it hurt on 16 May 2026.",
        "Voice: espeak-ng through paplay.",
        "Answers are saved.",
        "Gentle exercises, not medical advice. If anything hurts, stop and press H.",
        "Keys: Enter begin, Q leave, ? help.",
    )
    assert list(wanted) == lines


def test_what_is_seen_afterwards_needs_no_welcome() -> None:
    """Nothing is going to be done: only how it is told, whether it is kept, the keys, and the first question."""
    lines = Reader().show(scenes()["question-afterwards"], 0.0)

    assert "Plain text, one line at a time." == lines[0]
    assert "Answers are saved." == lines[1]
    assert lines[2].startswith("Keys: N no, L a little, Y yes, X I did not do this")
    assert "that hurt?" in lines[3]


def test_one_line_a_rep() -> None:
    """Moving, holding, coming back and resting are one line, with side and number."""
    reader = Reader()
    play(reader, [*TO_SIDE_BENDING, (4, Key.READY)], until=60)
    reps = [line for _, lines in reader.told for line in lines if "hold 5 seconds" in line]
    assert [
        "Side bending, left, 1 of 5: hold 5 seconds.",
        "Side bending, right, 1 of 5: hold 5 seconds.",
        "Side bending, left, 2 of 5: hold 5 seconds.",
    ] == reps[:3]


def test_at_most_one_line_a_change() -> None:
    """After the welcome, no turn of a whole session says more than one line."""
    reader = Reader()
    presses: list[Press] = [*TO_SIDE_BENDING, (20, Key.PAUSE), (25, Key.PAUSE), (40, Key.HURTS), (44, Key.NO)]
    play(reader, presses)
    assert {1} == {len(lines) for _, lines in reader.told[1:]}


def test_never_two_heartbeats_within_half_a_minute() -> None:
    """A long step gives a sign of life each 30 s, and no more."""
    reader = Reader()
    play(reader, [(1, Key.READY)], until=360)
    beats = [now for now, lines in reader.told if lines[0].endswith("left.")]
    assert len(beats) > 2
    assert min(b - a for a, b in pairwise(beats)) >= HEARTBEAT


def test_get_ready_tells_all_that_is_to_be_done() -> None:
    """Name, position, action and dose, and how long there is."""
    reader = Reader()
    play(reader, TO_SIDE_BENDING, until=5)
    line = reader.told[-1][1][0]
    wanted = (
        "Next: Side bending.",
        "Stand tall,",
        "Slide your left hand",
        "Five times on each side",
        " seconds)",
    )
    assert [words for words in wanted if words not in line] == []


def test_a_question_names_its_keys() -> None:
    """Letters rather than arrows: they can be typed into a pipe, and read aloud."""
    line = Reader().show(scenes()["question"], NOW)[-1]
    assert "Did that hurt?" in line
    assert "Keys: N no, L a little, Y yes, R back, S skip" in line


def test_what_hurts_is_told_with_the_way_out() -> None:
    """How to come back, the answer, that it is saved, and the next question."""
    reader = Reader()
    play(reader, [*TO_SIDE_BENDING, (4, Key.READY), (8, Key.HURTS)], until=8.5)
    line = reader.told[-1][1][0]
    wanted = ("Stop. Come upright slowly, your left hand", HURT, "Did it go down a leg")
    assert [words for words in wanted if words not in line] == []


def test_an_answer_that_is_not_saved_says_so() -> None:
    """Trouble is told beside the answer it concerns."""
    reader = Reader()
    play(
        reader,
        [*TO_SIDE_BENDING, (4, Key.READY), (8, Key.HURTS)],
        notes=Status(trouble="the disk is full"),
        until=9,
    )
    assert "Side bending: yes. NOT SAVED: the disk is full" in reader.told[-1][1][0]


def test_trouble_that_comes_later_is_told_once() -> None:
    """A disk that fills up is worth a line, one."""
    reader, session = Reader(), scenes()["hold-left"]
    reader.show(session, NOW)
    told = [reader.show(session, NOW, NOTES._replace(trouble="the disk is full")) for _ in range(2)]
    assert [["NOT SAVED: the disk is full."], []] == told


def test_another_voice_is_told_once() -> None:
    """The one that spoke has stopped, and tones go on: whoever hears it knows why."""
    reader, session = Reader(), scenes()["hold-left"]
    reader.show(session, NOW)
    told = [reader.show(session, NOW, NOTES._replace(heard="tones only: no voice")) for _ in range(2)]
    assert [["Tones only: no voice."], []] == told


def test_pausing_and_going_on() -> None:
    """The pause names the key that ends it; after a pause in a hold, there is a moment to settle."""
    reader = Reader()
    play(reader, [*TO_SIDE_BENDING, (4, Key.READY), (7.5, Key.PAUSE), (20, Key.PAUSE)], until=21)
    assert ["Paused. Space goes on.", "Get back into place: 3 seconds."] == [
        lines[0] for _, lines in reader.told[-2:]
    ]


def test_a_pause_says_nothing_more() -> None:
    """However long it lasts."""
    reader, session = Reader(), scenes()["paused"]
    reader.show(session, NOW)
    assert [] == reader.show(session, NOW + 3600)


def test_being_away_is_explained() -> None:
    """Whoever comes back reads why it stands still."""
    assert "the computer was away" in Reader().show(scenes()["paused-away"], NOW)[-1]


def test_the_safety_page_is_told_with_its_question() -> None:
    """All of it, a line for each point: a plain screen cuts nothing."""
    *page, asked = Reader().show(scenes()["safety"], NOW, NOTES._replace(lines=SAFETY))
    assert list(SAFETY) == page[-len(SAFETY) :]
    assert "Does any of this fit you?" in asked


def test_the_review_lists_the_answers() -> None:
    """With the numbers that change them."""
    line = Reader().show(scenes()["review"], NOW)[-1]
    assert "1. Pelvic tilt: no. 2. Side bending: yes, 4." in line


def test_the_end_is_told() -> None:
    """The last line says that it is over, and what was done."""
    assert "That is all for today. Well done. 3 of 3 exercises done, 16 minutes." in Reader().show(
        scenes()["end"], NOW
    )


def test_nobody_at_the_keys_is_told_no_keys() -> None:
    """Without a keyboard, keys are noise."""
    reader = Reader()
    play(reader, [], Options(attended=False))
    assert "Keys:" not in reader.text
    assert "That is all for today." in reader.text


def test_a_paced_movement_has_no_hold() -> None:
    """Only side and number."""
    paced = SIDE_BENDING._replace(hold_seconds=0)
    plan = plan_of(paced, paced, paced)
    start = next(i for i, step in enumerate(plan.steps) if step.rep == 1)
    line = Reader().show(scenes()["move"]._replace(plan=plan, at=start), NOW)[-1]
    assert "Side bending, left, 1 of 5." == line


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("help", "Keys: Space go on, S skip, R back, H this hurts"),
        ("waiting", "Press Enter when you are ready."),
        ("leaving", "Stop for today? Keys: Y yes, stop, N carry on."),
        ("question-again", "Side bending. Did that hurt?"),
        ("go-on", "We leave that one out. Press Enter when you would like to go on, Q to stop for today."),
        ("chest", "Stop, and rest. Is it your chest, your breath, or dizziness?"),
        ("resting", "Rest as long as you like."),
        ("number-refused", "A number from 0 to 10, please."),
        ("warned", "call your local emergency number"),
    ],
)
def test_each_moment_has_its_line(name: str, words: str) -> None:
    """What the full window shows is told here too."""
    assert words in Reader().show(scenes()[name], NOW)[-1]


def test_what_to_take_care_of_is_told_each_time_it_is_asked_for() -> None:
    """One line, with all cautions: the line of the get-ready may have gone by long ago."""
    reader, careful = Reader(), scenes()["take-care"]._replace(released=9)
    reader.show(careful, NOW)
    once = press(careful, Key.CARE, NOW).session
    twice = press(once, Key.CARE, NOW + 1).session

    wanted = [f"Take care: {' '.join(CARE)}"]
    assert [wanted, wanted, []] == [
        reader.show(session, now) for session, now in ((once, NOW), (twice, NOW + 1), (twice, NOW + 2))
    ]


@pytest.mark.parametrize(
    ("name", "line"),
    [("get-ready", "More time: 41 seconds left."), ("warm-up", "More time: 2 minutes left."),
     ("rest", "More time: 12 seconds left."), ("settling", "More time: 12 seconds left.")],
)  # fmt: skip
def test_more_time_tells_how_much_there_is_now(name: str, line: str) -> None:
    """One line, wherever more time is offered."""
    reader, session = Reader(), scenes()[name]._replace(released=9)
    reader.show(session, NOW)

    assert [line] == reader.show(press(session, Key.MORE, NOW).session, NOW)


def test_a_key_pressed_twice_in_one_breath_is_told_once() -> None:
    """With what came of both."""
    reader, session = Reader(), scenes()["get-ready"]
    reader.show(session, NOW)
    longer = press(press(session, Key.MORE, NOW).session, Key.MORE, NOW).session

    assert ["More time: 51 seconds left."] == reader.show(longer, NOW)

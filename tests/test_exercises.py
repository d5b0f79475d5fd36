"""The shipped files: they load, their doses are the article's, and their words are ours."""

from __future__ import annotations

import hashlib
import re

import pytest

from backroutine.domain.exercises.exercise import Exercise, Posture, Side, Sides
from backroutine.domain.words.filling import speaking_seconds
from backroutine.edge.files.folders import shipped_folder
from backroutine.edge.files.library import Library

LIBRARY = Library(shipped_folder())
EXERCISES = {name: found.value for name, found in LIBRARY.exercises().found.items()}
ROUTINES = {name: found.value for name, found in LIBRARY.routines().found.items()}
WARM_UPS = {name: found.value for name, found in LIBRARY.warm_ups().found.items()}
FIVE = ("pelvic-tilt", "hip-rolling", "side-bending", "backward-bending", "full-body-stretch")

# What the article says: reps (for each side), seconds of hold, how far that may go, sides, posture; and what it does
# not say, which every file has to own up to.
ARTICLE = {
    "pelvic-tilt": (5, 5, 5, Sides.NONE, Posture.LYING_BACK, set()),
    "hip-rolling": (5, 0, 0, Sides.ALTERNATE, Posture.LYING_BACK, set()),
    "side-bending": (5, 5, 5, Sides.ALTERNATE, Posture.STANDING, {"first_side"}),
    "backward-bending": (5, 5, 5, Sides.NONE, Posture.STANDING, {"reps"}),
    "full-body-stretch": (5, 5, 10, Sides.NONE, Posture.LYING_BACK, {"reps", "posture"}),
}
# From the sources that the files name: reps, hold, its end, sides, posture, then seconds to move, to return and to rest.
CORE = {
    "belly-brace": (5, 5, 5, Sides.NONE, Posture.LYING_BACK, 2, 2, 5),
    "heel-slide": (5, 0, 0, Sides.ALTERNATE, Posture.LYING_BACK, 3, 3, 2),
    "bent-knee-lift": (5, 2, 2, Sides.ALTERNATE, Posture.LYING_BACK, 2, 2, 2),
    "bridge": (5, 3, 5, Sides.NONE, Posture.LYING_BACK, 2, 3, 5),
    "bird-dog": (5, 3, 5, Sides.ALTERNATE, Posture.HANDS_AND_KNEES, 2, 2, 3),
}
PACE = {"move_seconds", "return_seconds", "rest_seconds"}  # the article says nothing of pace

# Its sentences, as the first digits of the SHA-256 of their words: enough to know one, too little to copy it.
ARTICLE_SENTENCES = """
    00d5e736ad 0340044013 03af6ab3dd 06ca88cbe9 144df39d73 153c6b399d 1769f3d8dc 25d6c1a8c1
    28674f8754 2b01ff418d 2df8531e23 39f34199d6 4b6ffacfbf 53818add71 55b3dbda9b 5d6354fc3d
    6ca53fc9a4 7238d88751 75d6387d7a 78279b2e15 82ccd035e0 8641b2a56c 8b058f6f05 9c6cd4edb1
    9dcebb7801 a1572d8a1b a3d33ac476 a56d367ba5 a98e6a6cf0 ab8edaf9f2 ba40b7128a c0c7d7ca1f
    c248a12865 c3a3c310c7 d7256d354b d737b22ebf d92ea10fc0 da6eb93f65 e1a6997798 e329546e0d
    e422500046 e438f691ef e5b95cde4d eb690a0930 ecfe47dd44 ef88bf4a1a f33097836e fd178206e3
"""


def sentences(text: str) -> list[str]:
    """The words of each sentence, in small letters, without signs."""
    parts = re.split(r"(?<=[.!?])\s+", text)
    return [" ".join(re.findall("[a-z0-9]+", part.lower().replace("'", ""))) for part in parts]


def texts(exercise: Exercise) -> list[str]:
    """Every text of an exercise that is read or heard."""
    cues = exercise.cues
    spoken = (
        exercise.position,
        *exercise.action,
        cues.start,
        cues.hold,
        cues.release,
        cues.fix,
        exercise.ease_out,
    )
    return [text for text in (*spoken, *exercise.safety) if text]


ALL_TEXTS = [
    *(text for exercise in EXERCISES.values() for text in texts(exercise)),
    *(routine.summary for routine in ROUTINES.values()),
    *(stage.say for warm_up in WARM_UPS.values() for stage in warm_up.stages),
]


def test_every_shipped_file_is_without_fault_or_warning() -> None:
    """`check` has nothing to say about our own files."""
    assert LIBRARY.check_paths() == []


def test_the_article_is_there_whole() -> None:
    """Its five exercises, and its routine in its order."""
    assert set(FIVE) <= set(EXERCISES)
    assert tuple(entry.exercise for entry in ROUTINES["lower-back"].exercises) == FIVE


@pytest.mark.parametrize("name", FIVE)
def test_a_dose_is_the_articles(name: str) -> None:
    """Reps, hold, sides and posture."""
    found = EXERCISES[name]

    assert ARTICLE[name][:5] == (
        found.reps,
        found.hold_seconds,
        found.max_hold_seconds,
        found.sides,
        found.posture,
    )


@pytest.mark.parametrize("name", FIVE)
def test_what_the_article_does_not_say_is_marked_as_assumed(name: str) -> None:
    """Neither more nor less than that."""
    assert ARTICLE[name][5] | PACE == set(EXERCISES[name].assumed)


def test_the_first_movement_is_to_the_left() -> None:
    """In hip rolling the knees go left first, and the head the other way."""
    rolling = EXERCISES["hip-rolling"]

    assert Side.LEFT is rolling.first_side
    assert "knees sink to the {side}" in rolling.action[0]
    assert "head turn to the {opposite}" in rolling.action[0]


def test_the_head_is_named_once_and_never_in_a_cue() -> None:
    """On each roll only the knees are called: two directions in one breath confuse."""
    rolling = EXERCISES["hip-rolling"]
    cues = rolling.cues

    assert " ".join(rolling.action).count("{opposite}") == 1
    assert "{opposite}" not in cues.start + cues.hold + cues.release + cues.fix
    assert rolling.move_seconds + rolling.return_seconds + rolling.rest_seconds == 8


def test_the_five_take_as_long_as_was_worked_out() -> None:
    """385 seconds of moving, holding and resting."""
    seconds = sum(
        (each.move_seconds + each.hold_seconds + each.return_seconds + each.rest_seconds)
        * each.reps
        * max(1, len(each.sides_in_order()))
        for each in (EXERCISES[name] for name in FIVE)
    )

    assert seconds == 385


@pytest.mark.parametrize("name", EXERCISES)
def test_every_exercise_is_kind(name: str) -> None:
    """It says how to come out of it, what to watch, where it is from; and every hold says to keep breathing."""
    found = EXERCISES[name]

    assert all([found.ease_out, found.cues.start, found.cues.release, found.cues.fix, found.safety])
    assert found.sources
    assert (name in FIVE) is ("article" in found.sources)
    assert found.hold_seconds == 0 or "Keep breathing" in found.cues.hold


def test_the_short_routine_is_done_on_the_back() -> None:
    """Down once, up once."""
    short = [EXERCISES[entry.exercise] for entry in ROUTINES["short"].exercises]

    assert [each.id for each in short] == ["pelvic-tilt", "hip-rolling", "full-body-stretch"]
    assert {Posture.LYING_BACK} == {each.posture for each in short}


def test_the_core_routine_is_done_on_the_back() -> None:
    """Three that need no other position; it says that it is an extra, and how often at most."""
    core = [EXERCISES[entry.exercise] for entry in ROUTINES["core"].exercises]

    assert ["belly-brace", "heel-slide", "bent-knee-lift"] == [each.id for each in core]
    assert {Posture.LYING_BACK} == {each.posture for each in core}
    assert "at most every other day" in ROUTINES["core"].summary
    assert "those who want it" in ROUTINES["core"].summary


@pytest.mark.parametrize("name", CORE)
def test_a_core_dose_is_that_of_the_notes(name: str) -> None:
    """Reps, hold, how far it may go, sides, posture, and the pace."""
    found = EXERCISES[name]

    assert CORE[name] == (
        *(found.reps, found.hold_seconds, found.max_hold_seconds, found.sides, found.posture),
        *(found.move_seconds, found.return_seconds, found.rest_seconds),
    )
    assert "Back still." in found.cues.fix
    assert set(found.assumed) >= PACE
    assert found.sides is Sides.NONE or "first_side" in found.assumed


def test_what_bends_a_weak_spine_is_not_shipped() -> None:
    """No curl-up, which is not for people with osteoporosis; no routine holds bridge or bird dog."""
    held = {entry.exercise for routine in ROUTINES.values() for entry in routine.exercises}

    assert "curl-up" not in EXERCISES
    assert {"bridge", "bird-dog"} == set(EXERCISES) - held


def test_the_ways_to_warm_up_are_there() -> None:
    """The article's three, and one that needs nothing."""
    assert {"walk", "bike", "elliptical", "march"} <= set(WARM_UPS)
    assert WARM_UPS["march"].needs == "nothing"


@pytest.mark.parametrize("name", WARM_UPS)
def test_a_warm_up_lasts_five_to_seven_minutes(name: str) -> None:
    """Six, before it is scaled; there is a word at least once a minute, also when it is stretched to seven."""
    stages = WARM_UPS[name].stages

    assert sum(stage.seconds for stage in stages) == 360
    assert all(stage.seconds <= 60 for stage in stages)
    assert all(speaking_seconds(stage.say) < stage.seconds * 5 / 6 / 2 for stage in stages)


@pytest.mark.parametrize("name", ["walk", "bike", "elliptical"])
def test_a_warm_up_slows_in_its_last_half_minute(name: str) -> None:
    """Not before, however long it is: a whole minute of strolling would cool what it has warmed."""
    *before, last = WARM_UPS[name].stages

    assert re.search("slow", last.say)
    assert last.seconds * 7 / 6 <= 30
    assert not [stage.say for stage in before[-3:] if re.search("slow", stage.say, re.IGNORECASE)]


@pytest.mark.parametrize("name", WARM_UPS)
def test_a_warm_up_says_how_hard_and_when_to_stop(name: str) -> None:
    """You can talk in sentences; dizziness or a hurting chest ends it."""
    words = " ".join(stage.say for stage in WARM_UPS[name].stages)

    assert "talk in sentences" in words
    assert "If you feel dizzy or your chest hurts, stop." in words


def test_no_sentence_is_the_articles() -> None:
    """Facts are free; its words are not ours."""
    known = set(ARTICLE_SENTENCES.split())
    ours = {sentence for text in ALL_TEXTS for sentence in sentences(text)}
    copied = {each for each in ours if hashlib.sha256(each.encode()).hexdigest()[:10] in known}

    assert set() == copied


@pytest.mark.parametrize("text", ALL_TEXTS)
def test_every_text_is_good_to_hear(text: str) -> None:
    """Whole words, no brackets, digits or signs that a voice would stumble over."""
    assert re.fullmatch(
        r"[A-Z][A-Za-z ,.?'-]*[.?]", text.replace("{side}", "left").replace("{opposite}", "right")
    )

"""The lines that are told when a session is over."""

from __future__ import annotations

import pytest

from backroutine.domain.exercises.exercise import Posture
from backroutine.domain.plan.steps import Cue
from backroutine.domain.policy.see_a_doctor import Advice
from backroutine.domain.record.events import Hurt, Outcome, Result
from backroutine.domain.session.ending import advice_told, summary
from backroutine.domain.session.keys import Key
from backroutine.domain.session.state import Ask, Options
from backroutine.domain.words.filling import tell
from fakes import exercise, one_hold, two_sided
from walks import walk


def test_a_summary_tells_what_was_really_done() -> None:
    """Each exercise with its reps, how it ended and what was answered; what follows from it; a last word."""
    walked = walk(exercise(), two_sided(), one_hold(name="Third"), one_hold(name="Last"))
    walked.to(31).press(Key.NO).to(43).press(Key.HURTS, Key.NO, Key.READY, Key.READY).to(62).press(
        Key.SKIP
    ).to_end()

    assert (
        "3 of 4 exercises done, 81 seconds.",
        "",
        "  Stretch      2/2  done; it did not hurt",
        "  Side bend    0/4  stopped, it hurt",
        "  Third        1/1  done; you did not say whether it hurt",
        "  Last         1/1  done; you did not say whether it hurt",
        "",
        "Side bend is left out from now on.",
        "",
        "That is all for today. Well done.",
    ) == summary(walked.session, ("Side bend is left out from now on.",))


def test_a_session_that_was_stopped_says_so_kindly() -> None:
    """What was not begun was not reached."""
    walked = walk(exercise(), one_hold(name="Second")).to(20).press(Key.QUIT, Key.YES, Key.NO).to_end()

    assert (
        "0 of 2 exercises done, 20 seconds.",
        "",
        "  Stretch    1/2  not finished; it did not hurt",
        "  Second     0/1  not reached",
        "",
        "Stopped for today. What you did counts.",
    ) == summary(walked.session)


def test_of_a_rehearsal_nothing_counts() -> None:
    """Neither stopped nor played to its end it says that anything does, and it is no day's work."""
    rehearsed = walk(exercise(), pace=10.0).to(1).press(Key.QUIT, Key.YES).to_end()

    assert tell("end.rehearsed") == summary(rehearsed.session)[-1]
    assert tell("end.rehearsed-all") == summary(walk(exercise(), pace=10.0).to_end().session)[-1]


def test_who_was_screened_out_is_told_where_to_go() -> None:
    """And how to begin later."""
    walked = walk(one_hold(), options=Options(asks=(Ask.SAFETY,))).press(Key.YES)
    lines = summary(walked.session)

    assert lines[0].startswith("Thank you for saying so. Please talk to your doctor")
    assert "`backroutine safety`" in lines[1]


def test_a_session_that_never_began_has_no_summary() -> None:
    """There is nothing to tell."""
    walked = walk(one_hold(), options=Options(asks=(Ask.PAIN_BEFORE,))).press(Key.QUIT)

    assert () == summary(walked.session)


@pytest.mark.parametrize(
    ("result", "told"),
    [
        (Result(2, outcome=Outcome.DONE, hurt=Hurt.YES), "done; it hurt"),
        (Result(2, outcome=Outcome.DONE, hurt=Hurt.A_LITTLE), "done; it hurt a little"),
        (Result(0, outcome=Outcome.SKIPPED), "skipped"),
        (Result(0, outcome=Outcome.SKIPPED, hurt=Hurt.UNANSWERED), "not done"),
        (Result(0, repeated=True, outcome=Outcome.SKIPPED, hurt=Hurt.NO), "skipped; it did not hurt"),
        (
            Result(1, outcome=Outcome.SKIPPED, hurt=Hurt.UNANSWERED),
            "skipped; you did not say whether it hurt",
        ),
        (Result(0, outcome=Outcome.HURT, hurt=Hurt.NO), "not finished; it did not hurt"),
        (Result(0, outcome=Outcome.HURT, hurt=Hurt.A_LITTLE), "not finished; it hurt a little"),
    ],
)
def test_what_became_of_an_exercise_never_contradicts_the_answer(result: Result, told: str) -> None:
    """The last answer stands, even where it was put right."""
    session = walk(exercise()).to_end().session._replace(results=(result,))

    assert summary(session)[2].endswith(f"/2  {told}")


def test_pain_that_ends_a_session_has_the_last_word() -> None:
    """Also where it is only told at the end: no "well done" after something to ask a doctor about."""
    walked = walk(exercise(reps=1)).to(19).press(Key.YES, Key.NO).type("8").press(Key.READY).to_end()

    assert tell("stop.strong") == summary(walked.session)[-1]


@pytest.mark.parametrize(
    ("keys", "strength", "reason"),
    [((Key.YES, Key.YES), "3", Advice.LEG_SIGNS), ((Key.YES, Key.NO), "8", Advice.STRONG)],
    ids=["leg signs", "strong"],
)
def test_why_pain_ended_it_is_told_once(keys: tuple[Key, ...], strength: str, reason: Advice) -> None:
    """What is left out says why, and whom to ask; neither the last words nor the advice after them say it again."""
    changed = "Stretch is left out from now on: it went down a leg."
    walked = walk(exercise(), one_hold()).to(31).press(*keys).type(strength).press(Key.READY).to_end()

    assert (changed, "", tell("end.stopped")) == summary(walked.session, (changed,))[-3:]
    assert changed == summary(walked.session, (changed,), said=True)[-1]
    assert (reason,) == advice_told(walked.session)


def test_of_pain_that_is_told_at_the_end_nothing_was_stopped() -> None:
    """All was done before it was told, so that what is left out has the last word."""
    changed = "Stretch is left out from now on: it hurt strongly."
    walked = walk(exercise(reps=1)).to(19).press(Key.YES, Key.NO).type("8").press(Key.READY).to_end()

    assert changed == summary(walked.session._replace(stopping=False), (changed,))[-1]


def test_two_that_hurt_are_left_out_without_a_word_of_whom_to_ask() -> None:
    """So the last words say it, and the advice after them does not."""
    walked = walk(*[one_hold(name=f"No {n}") for n in range(3)])
    for _ in range(2):
        walked.to(walked.now + 19).press(Key.YES, Key.NO, Key.READY, Key.READY)
    walked.to_end()

    assert tell("stop.two-hurt") == summary(walked.session, ("No 0 is left out.",))[-1]
    assert (Advice.TWO_PARKED,) == advice_told(walked.session)


def test_a_warning_sign_needs_no_weaker_words_after_it() -> None:
    """Whoever is to call for help now is not told that it would be good to talk to a doctor."""
    walked = walk(exercise(), one_hold()).to(31).press(Key.YES, Key.YES).type("3").press(Key.READY, Key.YES)

    assert (Advice.RED_FLAG, Advice.LEG_SIGNS) == advice_told(walked.to_end().session)
    assert () == advice_told(walk(exercise()).to_end().session)


LYING = one_hold(name="Lying")._replace(posture=Posture.LYING_BACK)
UP = tell("up.standing")


@pytest.mark.parametrize(
    "keys",
    [(Key.QUIT, Key.YES), (Key.HURTS, Key.YES, Key.NO)],
    ids=["quit", "pain"],
)
def test_a_session_that_ends_early_lying_says_how_to_get_up(keys: tuple[Key, ...]) -> None:
    """Whoever stops in a lying exercise is told with the last words, once, in what is said and in what is shown."""
    walked = walk(LYING, LYING, options=Options()).to(43).press(*keys)
    if Key.HURTS in keys:
        walked.press(Key.QUIT, Key.YES)
    walked.to_end()
    said = [effect.words for _, effect in walked.effects if isinstance(effect, Cue)]

    assert said[-1].endswith(f" {UP}")
    assert 1 == sum(words.count(UP) for words in said)
    assert 1 == " ".join(summary(walked.session)).count(UP)
    assert UP not in " ".join(summary(walked.session, said=True))


def test_whoever_stands_or_was_led_up_is_not_told_again() -> None:
    """A standing exercise has nothing to get up from, and a session that went to its end has told it."""
    standing = one_hold()._replace(posture=Posture.STANDING)

    assert UP not in summary(walk(standing).to(20).press(Key.QUIT, Key.YES).to_end().session)[-1]
    assert UP not in summary(walk(LYING).to_end().session)[-1]

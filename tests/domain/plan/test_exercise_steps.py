"""One exercise as steps: their order, times and words."""

from __future__ import annotations

import pytest

from backroutine.domain.exercises.exercise import Cues, Exercise, Posture, Side, Sides
from backroutine.domain.plan.exercise_steps import (
    exercise_steps,
    get_ready_seconds,
    instructions,
    reps_planned,
)
from backroutine.domain.plan.fitting import TONE_SECONDS, Manner
from backroutine.domain.plan.steps import Step, StepKind, Tone
from backroutine.domain.words.filling import speaking_seconds, tell
from fakes import exercise, one_hold, paced, two_sided

READY, MOVE, HOLD, RETURN = StepKind.GET_READY, StepKind.MOVE, StepKind.HOLD, StepKind.RETURN
REST, QUESTION = StepKind.REST, StepKind.QUESTION
LEFT, RIGHT = Side.LEFT, Side.RIGHT


SILENT = Manner(rate=0)


USUAL = Manner()


def steps_of(one: Exercise, before: Posture = Posture.STANDING, manner: Manner = USUAL) -> list[Step]:
    """The steps of an exercise that comes first, told at the usual rate."""
    return exercise_steps(0, one, before, manner)


def of_kind(one: Exercise, kind: StepKind) -> list[Step]:
    """Its steps of one kind."""
    return [step for step in steps_of(one) if step.kind is kind]


def tones(one: Exercise) -> list[Tone]:
    """All tones before the question, in order."""
    return [cue.tone for step in steps_of(one)[:-1] for cue in step.cues if cue.tone]


# Order -------------------------------------------------------------------------------------------------------------


def test_an_exercise_is_a_get_ready_its_reps_with_rests_between_and_a_question() -> None:
    """With the times of the file; the question takes its own."""
    shape = [(step.kind, step.seconds, step.rep) for step in steps_of(exercise(get_ready_seconds=20))]

    assert [
        (READY, 20, None),
        (MOVE, 2, 1), (HOLD, 5, 1), (RETURN, 2, 1), (REST, 3, 1),
        (MOVE, 2, 2), (HOLD, 5, 2), (RETURN, 2, 2),
        (QUESTION, 0, None),
    ] == shape  # fmt: skip


def test_alternating_sides_change_at_every_rep() -> None:
    """Left, right, left, right; each gets its full time."""
    moves = of_kind(two_sided(Sides.ALTERNATE), HOLD)

    assert [(1, LEFT, 5), (1, RIGHT, 5), (2, LEFT, 5), (2, RIGHT, 5)] == [
        (step.rep, step.side, step.seconds) for step in moves
    ]


def test_one_side_then_the_other_changes_once() -> None:
    """All of the left, one switch, all of the right."""
    steps = steps_of(two_sided(Sides.ONE_THEN_OTHER))

    assert [
        (READY, LEFT),
        (MOVE, LEFT), (HOLD, LEFT), (RETURN, LEFT), (REST, LEFT), (MOVE, LEFT), (HOLD, LEFT), (RETURN, LEFT),
        (READY, RIGHT),
        (MOVE, RIGHT), (HOLD, RIGHT), (RETURN, RIGHT), (REST, RIGHT), (MOVE, RIGHT), (HOLD, RIGHT), (RETURN, RIGHT),
        (QUESTION, None),
    ] == [(step.kind, step.side) for step in steps]  # fmt: skip


def test_the_switch_says_which_side_comes() -> None:
    """And gives time to turn."""
    switch = of_kind(two_sided(Sides.ONE_THEN_OTHER), READY)[1]

    assert ("Switch sides. Now the right. Take your time.", 10) == (switch.say, switch.seconds)


def test_turning_over_to_the_other_side_takes_longer() -> None:
    """Whoever lies on one side has to roll over."""
    one = two_sided(Sides.ONE_THEN_OTHER, posture=Posture.LYING_SIDE, get_ready_seconds=None)

    assert 25 == of_kind(one, READY)[1].seconds


def test_a_get_ready_shorter_than_the_switch_is_honoured_there_too() -> None:
    """The file knows better, as long as the words fit."""
    assert 5 == of_kind(two_sided(Sides.ONE_THEN_OTHER, get_ready_seconds=5), READY)[1].seconds
    assert 4.5 == of_kind(two_sided(Sides.ONE_THEN_OTHER, get_ready_seconds=1), READY)[1].seconds


def test_the_first_side_is_the_files() -> None:
    """Right, then left."""
    moves = of_kind(two_sided(reps=1, first_side=RIGHT), MOVE)

    assert [RIGHT, LEFT] == [step.side for step in moves]


@pytest.mark.parametrize(
    ("sides", "planned"), [(Sides.NONE, 3), (Sides.ALTERNATE, 6), (Sides.ONE_THEN_OTHER, 6)]
)
def test_reps_are_per_side(sides: Sides, planned: int) -> None:
    """Three a side are six; as many steps end a rep."""
    one = exercise(sides=sides, reps=3)

    assert (planned, planned) == (reps_planned(one), sum(step.ends_rep for step in steps_of(one)))


def test_a_rep_ends_with_its_last_part() -> None:
    """Not before the return is over."""
    assert [False, False, True] == [step.ends_rep for step in steps_of(one_hold())[1:4]]


def test_a_paced_movement_has_no_hold() -> None:
    """There and back."""
    kinds = [step.kind for step in steps_of(paced(reps=1))]

    assert [READY, MOVE, RETURN, REST, MOVE, RETURN, QUESTION] == kinds


def test_what_takes_no_time_is_left_out() -> None:
    """No rest of no seconds, no hold of no seconds."""
    kinds = {step.kind for step in steps_of(exercise(hold_seconds=0, rest_seconds=0))}

    assert {READY, MOVE, RETURN, QUESTION} == kinds


def test_there_is_always_a_move() -> None:
    """It carries the number of the rep, however short it is."""
    moves = of_kind(exercise(move_seconds=0), MOVE)

    assert ["One. Reach.", "Two. Reach."] == [step.say for step in moves]


def test_rests_are_only_between_reps() -> None:
    """Not after the last."""
    assert 4 == len(of_kind(exercise(reps=5), REST))


def test_every_step_knows_its_exercise() -> None:
    """By number, id and name."""
    steps = exercise_steps(4, one_hold(), Posture.STANDING)

    assert {(4, "stretch", "Stretch")} == {(step.number, step.exercise, step.title) for step in steps}


# Getting ready --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "now", "seconds"),
    [
        (Posture.LYING_BACK, Posture.LYING_BACK, 10),
        (Posture.STANDING, Posture.STANDING, 10),
        (Posture.STANDING, Posture.LYING_BACK, 40),
        (Posture.STANDING, Posture.SITTING, 40),
        (Posture.SITTING, Posture.HANDS_AND_KNEES, 40),
        (Posture.LYING_BACK, Posture.STANDING, 45),
        (Posture.LYING_FRONT, Posture.HANDS_AND_KNEES, 45),
        (Posture.HANDS_AND_KNEES, Posture.SITTING, 45),
        (Posture.LYING_BACK, Posture.LYING_FRONT, 25),
        (Posture.LYING_SIDE, Posture.LYING_BACK, 25),
    ],
)
def test_getting_ready_takes_as_long_as_the_change_of_posture(
    before: Posture, now: Posture, seconds: float
) -> None:
    """Same, down, up, turning over."""
    assert seconds == get_ready_seconds(exercise(posture=now, get_ready_seconds=None), before)


def test_getting_ready_is_never_shorter_than_its_words() -> None:
    """Whatever the file says: something is left before the first rep, for "Starting."."""
    for seconds in (None, 0, 10):
        one = exercise(get_ready_seconds=seconds, action=("word " * 50,))

        ready = steps_of(one)[0]

        assert speaking_seconds(ready.say) > 20
        assert speaking_seconds(ready.say) + 3 <= ready.seconds <= speaking_seconds(ready.say) + 4


def test_where_nothing_is_said_there_is_time_to_read() -> None:
    """As much as it takes to say, unless the file gives a time of its own."""
    words = ("word " * 50,)
    read = steps_of(exercise(get_ready_seconds=None, action=words), Posture.LYING_BACK, SILENT)[0]

    assert read.seconds >= speaking_seconds(read.say)
    assert 4 == steps_of(exercise(get_ready_seconds=4, action=words), manner=SILENT)[0].seconds


@pytest.mark.parametrize("seconds", [20, 60])
def test_a_value_in_the_file_is_honoured(seconds: float) -> None:
    """As long as the words fit."""
    assert seconds == steps_of(exercise(get_ready_seconds=seconds))[0].seconds


def test_the_first_exercise_is_announced_as_the_first() -> None:
    """Then position, action and dose, with the side filled in."""
    ready = steps_of(two_sided())[0]

    assert (
        "We begin with Side bend. Stand tall. Slide your left hand down, away from the right."
        " Twice on each side, holding for 5 seconds."
    ) == ready.say
    assert "We begin with Side bend." == ready.cues[0].names


def test_the_others_are_announced_as_the_next() -> None:
    """By name."""
    assert exercise_steps(1, one_hold(), Posture.STANDING)[0].say.startswith("Next: Stretch. Lie down.")


@pytest.mark.parametrize("seconds", [0, 10, 40])
def test_starting_is_said_three_seconds_before_the_end(seconds: float) -> None:
    """Once the instruction has ended."""
    ready = steps_of(exercise(get_ready_seconds=seconds))[0]

    assert (3.0, "Starting.") == (ready.cues[-1].left, ready.cues[-1].words)
    assert ready.seconds - speaking_seconds(ready.say) >= 3


def test_starting_is_not_said_where_the_person_says_when() -> None:
    """What waits does not announce that it begins."""
    ready = steps_of(exercise(), manner=Manner(waits=True))[0]

    assert "Starting." not in [cue.words for cue in ready.cues]


@pytest.mark.parametrize(("seconds", "said"), [(5.5, False), (6, True)])
def test_starting_needs_a_get_ready_of_six_seconds_where_nothing_is_said(
    seconds: float, *, said: bool
) -> None:
    """A shorter one is hardly begun."""
    ready = steps_of(exercise(get_ready_seconds=seconds), manner=SILENT)[0]

    assert said == (len(ready.cues) == 2)


@pytest.mark.parametrize(
    ("one", "dose"),
    [
        (exercise(reps=1), "Once, holding for 5 seconds."),
        (exercise(reps=5), "Five times, holding for 5 seconds."),
        (exercise(reps=5, hold_seconds=1), "Five times, holding for 1 second."),
        (exercise(reps=3, hold_seconds=0), "Three times, slowly."),
        (two_sided(reps=21), "21 times on each side, holding for 5 seconds."),
        (two_sided(hold_seconds=60), "Twice on each side, holding for 60 seconds."),
        (two_sided(hold_seconds=90), "Twice on each side, holding for 90 seconds."),
        (two_sided(hold_seconds=100), "Twice on each side, holding for 100 seconds."),
        (two_sided(hold_seconds=120), "Twice on each side, holding for 2 minutes."),
        (paced(), "Twice to each side, slowly."),
    ],
)
def test_the_dose_is_told_in_words(one: Exercise, dose: str) -> None:
    """How often, on which sides, and how long."""
    assert instructions(one).endswith(dose)


# Inside a rep --------------------------------------------------------------------------------------------------------


def test_the_number_and_the_cue_come_in_one_breath() -> None:
    """And what to do follows in the hold and the return."""
    said = [step.say for step in steps_of(one_hold())[1:4]]

    assert ["One. Reach.", "Hold. Keep breathing.", "All loose."] == said


def test_general_words_stand_in_where_the_file_gives_none() -> None:
    """Nobody is left without a word."""
    said = [step.say for step in steps_of(one_hold(cues=Cues()))[1:4]]

    assert ["One. Begin.", "Hold. Keep breathing.", "And back."] == said


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ("Bend {side}.", "One. Bend left."),
        ("Bend {side}, slowly.", "One. Bend left, slowly."),
        ("{side}!", "One. left!"),
        ("Lower.", "One, left. Lower."),
        ("Look {opposite}.", "One, left. Look right."),
        ("Leftovers.", "One, left. Leftovers."),
    ],
)
def test_the_side_is_named_once_at_each_rep(start: str, said: str) -> None:
    """By the cue if it holds the word, else after the number."""
    assert said == of_kind(two_sided(cues=Cues(start=start)), MOVE)[0].say


def test_the_other_side_is_filled_with_its_own_words() -> None:
    """In every cue."""
    cues = Cues("Knees {side}.", "Stay {side}, look {opposite}.", "Back from the {side}.")
    second = [step.say for step in steps_of(two_sided(reps=1, cues=cues))[5:8]]

    assert ["One. Knees right.", "Stay right, look left.", "Back from the right."] == second


def test_the_short_words_are_number_and_side() -> None:
    """For who knows the exercise."""
    assert ["One, left.", "One, right."] == [step.cues[0].names for step in of_kind(two_sided(reps=1), MOVE)]
    assert ["One.", "Two."] == [step.cues[0].names for step in of_kind(exercise(), MOVE)]


@pytest.mark.parametrize("seconds", [0.5, 3, 5])
def test_a_hold_of_five_seconds_or_less_is_not_counted(seconds: float) -> None:
    """A tone at each end is enough."""
    hold = of_kind(one_hold(seconds), HOLD)[0]

    assert [Tone.HOLD_BEGINS] == [cue.tone for cue in hold.cues]


@pytest.mark.parametrize("seconds", [6, 10, 19.9])
def test_a_longer_hold_counts_its_last_three_seconds(seconds: float) -> None:
    """Seconds left, each a count that gives way to anything else; the words before them have ended by then."""
    counts = [cue for cue in of_kind(one_hold(seconds), HOLD)[0].cues if cue.counts]

    assert [(3, "Three."), (2, "Two."), (1, "One.")] == [(cue.left, cue.words) for cue in counts]


@pytest.mark.parametrize("seconds", [20, 45])
def test_a_hold_of_twenty_seconds_says_when_half_is_over(seconds: float) -> None:
    """Before the last three."""
    cues = of_kind(one_hold(seconds), HOLD)[0].cues

    assert (seconds / 2, "Half way.") == (cues[1].left, cues[1].words)
    assert [3, 2, 1] == [cue.left for cue in cues[2:]]


def test_tones_tell_where_a_hold_a_side_and_the_exercise_end() -> None:
    """With closed eyes one knows where one is."""
    begins, ends, side, last = Tone.HOLD_BEGINS, Tone.HOLD_ENDS, Tone.SIDE_ENDS, Tone.EXERCISE_ENDS

    assert [begins, ends, begins, last] == tones(exercise())
    assert [begins, ends, begins, side, begins, ends, begins, last] == tones(two_sided(Sides.ONE_THEN_OTHER))
    assert [begins, ends, begins, ends, begins, side, begins, last] == tones(two_sided(Sides.ALTERNATE))


def test_the_end_of_a_hold_is_heard_even_if_the_return_takes_no_time() -> None:
    """The tone at its end is not lost."""
    begins, ends = Tone.HOLD_BEGINS, Tone.EXERCISE_ENDS

    assert [begins, Tone.HOLD_ENDS, begins, ends] == tones(exercise(return_seconds=0))


def test_the_end_of_a_paced_exercise_is_heard_even_if_the_return_takes_no_time() -> None:
    """Nor is this one lost."""
    begins = Tone.HOLD_BEGINS
    assert [begins, Tone.SIDE_ENDS, begins, Tone.EXERCISE_ENDS] == tones(paced(return_seconds=0, reps=1))


def test_a_paced_movement_has_its_rhythm_from_tones() -> None:
    """There and back at each rep, so that it can be followed without words; other ones where a side or all ends."""
    begins, back = Tone.HOLD_BEGINS, Tone.HOLD_ENDS
    last = [begins, Tone.SIDE_ENDS, begins, Tone.EXERCISE_ENDS]
    assert [begins, back, begins, back, *last] == tones(paced(reps=2))


# Rests ----------------------------------------------------------------------------------------------------------------


def test_the_usual_mistake_is_mended_in_the_first_rest() -> None:
    """Once, for the side just done; the other rests are silent."""
    cues = Cues(fix="Less {side}.")
    rests = of_kind(two_sided(cues=cues), REST)

    assert ["Less left.", "", ""] == [step.say for step in rests]


def test_the_first_rest_grows_to_the_length_of_its_words() -> None:
    """Nothing is ever said that runs into the next rep; the other rests stay as they are."""
    cues = Cues(fix="Ten words take a little more than three short seconds.")
    rests = of_kind(exercise(cues=cues, rest_seconds=3, reps=3), REST)

    assert cues.fix == rests[0].say
    assert speaking_seconds(cues.fix) <= rests[0].seconds < speaking_seconds(cues.fix) + 0.5
    assert 3 == rests[1].seconds


# Down and up, and cautions --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (Posture.STANDING, Posture.LYING_BACK, "kneel first, lie down on your side"),
        (Posture.STANDING, Posture.LYING_FRONT, "kneel first"),
        (Posture.HANDS_AND_KNEES, Posture.LYING_SIDE, "onto your side with your arms"),
        (Posture.STANDING, Posture.HANDS_AND_KNEES, "hold on to something firm"),
        (Posture.STANDING, Posture.SITTING, "Sit down slowly."),
        (Posture.LYING_BACK, Posture.LYING_FRONT, "Roll over slowly, onto your front."),
        (
            Posture.LYING_BACK,
            Posture.STANDING,
            "push yourself up with your arms, and pause before you stand.",
        ),
        (Posture.LYING_SIDE, Posture.SITTING, "roll onto your side, push yourself up with your arms"),
        (Posture.LYING_BACK, Posture.HANDS_AND_KNEES, "Roll onto your side"),
        (Posture.SITTING, Posture.STANDING, "push with your arms, and pause"),
        (Posture.HANDS_AND_KNEES, Posture.STANDING, "bring one foot forward"),
    ],
)
def test_each_change_of_posture_is_told(before: Posture, now: Posture, told: str) -> None:
    """Spoken after the name, and there to be shown: over the side, with the arms, and a pause before standing."""
    ready = steps_of(exercise(posture=now), before)[0]

    assert told in ready.change
    assert ready.say.startswith(f"We begin with Stretch. {ready.change} Lie down.")


def test_how_to_get_down_or_up_is_told_at_names_too() -> None:
    """It keeps the back from harm, however well somebody knows the exercise."""
    lying = exercise("Tilt", posture=Posture.LYING_BACK, get_ready_seconds=None)
    ready = exercise_steps(0, lying, Posture.STANDING)[0]

    assert f"We begin with Tilt. {tell('down.lying-back')}" == ready.cues[0].names


@pytest.mark.parametrize(
    ("before", "now"),
    [(Posture.STANDING, Posture.STANDING), (None, Posture.STANDING), (Posture.STANDING, None)],
)
def test_nothing_is_told_where_nothing_changes_or_is_known(
    before: Posture | None, now: Posture | None
) -> None:
    """An exercise that does not tell its posture takes 15 s to get ready for, and so does the one after it."""
    ready = exercise_steps(0, exercise(posture=now), before)[0]

    assert "" == ready.change
    seconds = 10 if before is now else 15
    assert seconds == get_ready_seconds(exercise(posture=now, get_ready_seconds=None), before)


@pytest.mark.parametrize(
    ("careful", "told"), [(True, "Keep it small. Only {} as is easy."), (False, "Keep it small.")]
)
def test_cautions_are_told_in_full_at_first_and_then_the_first(*, careful: bool, told: str) -> None:
    """Last of all, with the side filled in; getting ready takes as long as that needs."""
    one = two_sided(safety=("Keep it small.", "Only {side} as is easy."))
    ready = steps_of(one, manner=Manner(careful=careful))[0]

    assert ready.say.endswith(f"holding for 5 seconds. {told.format('left')}")
    assert ready.seconds >= speaking_seconds(ready.say) + 3


# Words and time -------------------------------------------------------------------------------------------------------


def test_a_move_grows_to_the_length_of_its_words() -> None:
    """All moves of an exercise alike, by the longest of its calls: "Seven" takes longer than "One"."""
    moves = of_kind(exercise(reps=7, move_seconds=0.5, cues=Cues("Reach very long.")), MOVE)

    assert {2.5} == {step.seconds for step in moves}
    assert speaking_seconds("One. Reach very long.") < 2.3


def test_a_return_grows_to_the_length_of_its_words() -> None:
    """With the tone before them."""
    back = of_kind(exercise(return_seconds=0.5, cues=Cues(release="And all the way back.")), RETURN)[0]

    assert speaking_seconds("And all the way back.") + TONE_SECONDS <= back.seconds <= 3


@pytest.mark.parametrize(("seconds", "said"), [(5, "Hold. Keep on breathing."), (2, "Hold."), (1, "")])
def test_a_hold_keeps_its_seconds_and_its_words_give_way(seconds: float, said: str) -> None:
    """To the general "Hold.", and then to the tone alone."""
    hold = of_kind(one_hold(seconds, cues=Cues(hold="Hold. Keep on breathing.")), HOLD)[0]

    assert (seconds, said, Tone.HOLD_BEGINS) == (hold.seconds, hold.say, hold.cues[0].tone)


def test_counts_that_would_cut_the_words_are_not_said() -> None:
    """All three or none: two of them would be a wrong count."""
    hold = of_kind(one_hold(5.5, cues=Cues(hold="Hold. Keep breathing, as long as it is easy.")), HOLD)[0]

    assert 1 == len(hold.cues)


@pytest.mark.parametrize(("rate", "counts"), [(150, 3), (80, 0)])
def test_a_slow_voice_does_not_count_seconds(rate: float, counts: int) -> None:
    """It takes longer than a second to say one."""
    hold = next(s for s in steps_of(one_hold(10), manner=Manner(rate)) if s.kind is HOLD)

    assert counts == sum(cue.counts for cue in hold.cues)


def test_where_nothing_is_said_nothing_grows() -> None:
    """The times are the file's."""
    one = exercise(
        move_seconds=0.1, return_seconds=0.1, rest_seconds=0.1, get_ready_seconds=0.1, cues=Cues(fix="Easy.")
    )

    assert {0.1, 5, 0} == {step.seconds for step in steps_of(one, manner=SILENT)}

"""The coach: the order in which a turn is carried out, and how it waits, stops, and comes back."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pytest

from backroutine.coach import LOOK_EVERY, SOUND_EVERY, Trusting, World, _waited, play
from backroutine.domain.errors import Interrupted
from backroutine.domain.plan.plan import Plan
from backroutine.domain.plan.steps import Cue, StepKind
from backroutine.domain.record.events import Ending, Event, EventKind, Hurt
from backroutine.domain.session.keys import Key
from backroutine.domain.session.session import begin
from backroutine.domain.session.state import (
    Ask,
    Asking,
    Hush,
    Options,
    Over,
    Paused,
    Running,
    Session,
    Welcome,
)
from backroutine.domain.session.status import Status
from fakes import Diary, FakeClock, ScriptedKeyboard, Seen, exercise, one_hold, plan_of, played

STARTS = (0.0, "enter")


def looks(diary: Diary) -> list[tuple[float, Seen]]:
    """Every look at the screen."""
    return [(second, what) for second, what in diary.entries if isinstance(what, Seen)]


def kinds(diary: Diary) -> list[type]:
    """What the diary is made of, in order."""
    return [type(what) for _, what in diary.entries]


def scene(keyboard: ScriptedKeyboard, clock: FakeClock, *, busy: bool = False) -> tuple[World, Diary]:
    """A world with this keyboard."""
    diary = Diary(clock, busy=busy)
    return World(clock, keyboard, diary, diary, diary), diary


def interrupted(plan: Plan, keys: Iterable[tuple[float, str]], at: float) -> Diary:
    """The diary of a session that a signal ended."""
    clock = FakeClock()
    world, diary = scene(ScriptedKeyboard(clock, keys, interrupted_at=at), clock)
    with pytest.raises(Interrupted):
        play(begin(plan, 0.0), world, Status())
    return diary


# Keys that were pressed too soon ---------------------------------------------------------------------------------------


def test_what_opens_with_the_welcome_is_seen_before_it_is_answered() -> None:
    """Enter pressed twice while it was loading answers nothing; the question stands there until another key comes."""
    session, _ = played(
        plan_of(one_hold()),
        [(0.0, "enter"), (0.0, "enter"), (5.0, "3"), (5.5, "enter"), (30.0, "q"), (31.0, "y")],
        options=Options(asks=(Ask.PAIN_BEFORE,)),
    )

    assert 3 == session.pain_before


def test_what_is_asked_for_safety_is_seen_before_it_is_answered() -> None:
    """A key that came together with the one before says neither yes nor no to it."""
    session, _ = played(
        plan_of(one_hold()),
        [(0.0, "enter"), (1.0, "3"), (1.0, "enter"), (1.0, "n"), (4.0, "y"), (9.0, "enter")],
        options=Options(asks=(Ask.PAIN_BEFORE, Ask.SAFETY)),
    )

    assert session.screened_out


def test_where_nobody_sits_at_a_terminal_what_comes_together_is_all_taken() -> None:
    """Whoever writes keys into a pipe knows what will be asked."""
    session, _ = played(
        plan_of(one_hold()),
        [(1.0, "3"), (1.0, "enter"), (1.0, "n"), (30.0, "q"), (31.0, "y")],
        options=Options(asks=(Ask.PAIN_BEFORE, Ask.SAFETY), patient=False),
    )

    assert (3, True) == (session.pain_before, session.started)


def test_an_interrupted_session_is_carried_on_without_a_word() -> None:
    """No last page and no last words of the one that was not begun."""
    session, diary = played(plan_of(one_hold()), [(2.0, "y")], options=Options(earlier="Stretch"))

    assert session.carry_on
    assert [Welcome] == sorted({type(seen.session.phase) for _, seen in looks(diary)}, key=str)
    assert 2.0 == diary.clock.now()


# A turn ---------------------------------------------------------------------------------------------------------------


def test_a_whole_session_is_played() -> None:
    """From the welcome to the last answer, with the keys of a person."""
    session, diary = played(
        plan_of(one_hold()), [STARTS, (25.0, "n"), (30.0, "3"), (30.5, "enter"), (32.0, "enter")]
    )

    assert Over(Ending.FINISHED) == session.phase
    assert (Hurt.NO, 3) == (session.results[0].hurt, session.pain_after)
    assert 32.0 == diary.clock.now()


def test_what_is_recorded_is_recorded_before_it_is_heard_or_shown() -> None:
    """An answer is safe before anything says so."""
    _, diary = played(plan_of(one_hold()), [STARTS, (25.0, "n"), (26.0, "enter"), (27.0, "enter")])
    at_25 = [what for second, what in diary.entries if second == 25.0]

    answer = at_25.index(Event(EventKind.ANSWERED, "stretch", body={"hurt": Hurt.NO}))
    heard = [i for i, what in enumerate(at_25) if isinstance(what, (Hush, Cue))]
    shown = [i for i, what in enumerate(at_25) if isinstance(what, Seen)]
    assert answer < min(heard) < min(shown)


def test_every_record_of_a_turn_comes_before_every_sound_of_it() -> None:
    """Hurts: hushed, recorded twice, said; the two records come first."""
    _, diary = played(plan_of(one_hold()), [STARTS, (13.0, "h")])
    first = [type(what) for second, what in diary.entries if second == 13.0][:4]

    assert [Event, Event, Hush, Cue] == first[-4:]


def test_the_screen_is_shown_after_every_turn() -> None:
    """Each whole second of a step, and at once after a key."""
    _, diary = played(plan_of(one_hold(), one_hold(name="Second")), [STARTS, (2.5, "space"), (7.25, "space")])

    assert [0.0, 0.0, 1.0, 2.0, 2.5, 7.25, 7.75, 8.75] == [second for second, _ in looks(diary)][:8]


def test_the_screen_is_shown_what_the_session_is_then() -> None:
    """Welcome, get ready, paused."""
    _, diary = played(plan_of(one_hold()), [STARTS, (2.5, "space"), (7.25, "space")])
    phases = [type(seen.session.phase) for _, seen in looks(diary)][:6]

    assert [Welcome, Running, Running, Running, Paused, Running] == phases


def test_nothing_happens_while_paused() -> None:
    """One wait without an end, until a key comes."""
    clock = FakeClock()
    keyboard = ScriptedKeyboard(clock, [STARTS, (2.5, "space"), (500.0, "q"), (501.0, "y"), (502.0, "q")])
    world, diary = scene(keyboard, clock)
    play(begin(plan_of(one_hold()), 0.0), world, Status())

    assert [] == [second for second, _ in looks(diary) if 2.5 < second < 500.0]
    assert None in keyboard.waits


def test_the_screen_is_told_what_the_world_says_of_itself() -> None:
    """What is heard, whether it is saved, whether the computer stays awake; anew at every look."""
    clock = FakeClock()
    world, diary = scene(ScriptedKeyboard(clock, [STARTS]), clock)
    diary.heard, diary.advice, diary.trouble = "tones", "install", "disk full"
    world = world._replace(awake=Trusting("it may fall asleep"))
    play(begin(plan_of(one_hold()), 0.0), world, Status(lines=("One.",)))
    notes = looks(diary)[0][1].notes

    assert ("tones", "install", "disk full") == (notes.heard, notes.advice, notes.trouble)
    assert "it may fall asleep" == notes.awake
    assert (False, ("One.",)) == (notes.rehearsal, notes.lines)


@pytest.mark.parametrize(
    ("rehearsal", "keys", "ends_at"),
    [(True, [STARTS], math.inf), (False, [], 0.0)],
    ids=["rehearsal", "nobody there"],
)
def test_the_sleep_of_the_computer_is_told_only_where_it_matters(
    rehearsal: bool, keys: list[tuple[float, str]], ends_at: float
) -> None:
    """Not in a rehearsal, and not where no keys come."""
    clock = FakeClock()
    keyboard = ScriptedKeyboard(clock, keys, ends_at=ends_at)
    world, diary = scene(keyboard, clock)
    world = world._replace(awake=Trusting("it may fall asleep"))
    play(begin(plan_of(one_hold()), 0.0), world, Status(rehearsal=rehearsal))

    assert {""} == {look.notes.awake for _, look in looks(diary)}


def warned(*keys: tuple[float, str], ends_at: float = math.inf) -> tuple[Session, ScriptedKeyboard, Diary]:
    """A session whose safety page is answered with yes at second 1, and what follows."""
    clock = FakeClock()
    keyboard = ScriptedKeyboard(clock, [STARTS, (1.0, "y"), *keys], ends_at=ends_at)
    world, diary = scene(keyboard, clock)
    turn = begin(plan_of(one_hold()), 0.0, Options(asks=(Ask.SAFETY,)))
    return play(turn, world, Status()), keyboard, diary


def test_what_to_do_now_stays_until_a_key() -> None:
    """However long; a window that changes its size is painted again, and Ctrl-Z leaves and comes back."""
    session, keyboard, diary = warned((50.0, "resize"), (60.0, "suspend"), (900.0, "x"))

    assert session.screened_out
    assert 900.0 == diary.clock.now()
    assert {50.0, 60.0} <= {second for second, _ in looks(diary)}
    assert None in keyboard.waits


def test_a_key_meant_for_the_question_does_not_take_the_help_away() -> None:
    """A second Y, within two seconds, finds the page not yet read; a later one ends it."""
    _, _, diary = warned((1.2, "y"), (2.9, "enter"), (3.0, "x"), (50.0, "x"))

    assert 3.0 == diary.clock.now()


def test_what_to_do_now_does_not_stay_when_no_key_can_come() -> None:
    """Nobody could end it."""
    _, _, diary = warned(ends_at=5.0)

    assert 5.0 == diary.clock.now()


def test_a_stroke_that_means_nothing_does_nothing() -> None:
    """Not even a sound."""
    _, quiet = played(plan_of(one_hold()), [STARTS])
    _, pressed = played(plan_of(one_hold()), [STARTS, (2.0, "x"), (3.0, "resize"), (4.0, "tab")])

    assert quiet.said == pressed.said
    assert quiet.events == pressed.events


def test_an_answer_to_what_was_not_yet_shown_is_none() -> None:
    """Whatever the screen keeps back means nothing, and everything else goes on meaning what it did."""
    clock = FakeClock()
    world, diary = scene(ScriptedKeyboard(clock, [(1.0, "q"), (2.0, "enter")]), clock)
    diary.not_yet = (Key.QUIT,)
    play(begin(plan_of(one_hold()), 0.0), world, Status())

    assert any(second > 2.0 for second, _ in looks(diary))


def test_a_resized_window_is_shown_at_once() -> None:
    """The stroke means nothing, but the screen is looked at."""
    _, diary = played(plan_of(one_hold()), [STARTS, (2.25, "resize")])

    assert 2.25 in [second for second, _ in looks(diary)]


def test_a_screen_that_others_have_used_is_shown_anew() -> None:
    """Nothing that stood there is taken to stand there still: during a session, and on the page that stays."""
    _, diary = played(plan_of(one_hold()), [STARTS, (2.25, "resize")])
    _, _, last = warned((50.0, "resize"), (60.0, "x"))

    assert ((2.25, "again") in diary.entries, (50.0, "again") in last.entries) == (True, True)


def test_strokes_that_come_together_are_all_taken() -> None:
    """Each by what it means after the one before."""
    session, _ = played(
        plan_of(one_hold()), [STARTS, (25.0, "l"), (25.0, "6"), (25.0, "enter"), (25.0, "O"), (25.0, "w")]
    )

    assert (Hurt.A_LITTLE, 6, "Ow") == (
        session.results[0].hurt,
        session.results[0].strength,
        session.results[0].note,
    )


def test_a_key_counts_before_the_time_that_ran_out_with_it() -> None:
    """Pressed in the last moment of a question, it is its answer."""
    session, _ = played(plan_of(one_hold()), [STARTS, (39.0, "n")])

    assert Hurt.NO is session.results[0].hurt


# Waiting --------------------------------------------------------------------------------------------------------------


def test_the_welcome_is_looked_at_once_a_second() -> None:
    """A voice that fails does so in its first moments, and that is shown."""
    clock = FakeClock()
    keyboard = ScriptedKeyboard(clock, [(3.5, "q")])
    world, _ = scene(keyboard, clock)
    play(begin(plan_of(one_hold()), 0.0), world, Status())

    assert [LOOK_EVERY] * 4 == keyboard.waits


def test_a_speaker_with_something_to_look_after_is_polled() -> None:
    """Four times a second, and only then."""
    clock = FakeClock()
    keyboard = ScriptedKeyboard(clock, [STARTS, (2.0, "space"), (3.0, "space")])
    world, diary = scene(keyboard, clock, busy=True)
    play(begin(plan_of(one_hold()), 0.0), world, Status())
    polls = [second for second, what in diary.entries if what == "poll"]

    assert [0.0, 0.25, 0.5, 0.75, 1.0] == polls[:5]
    assert [2.0, 2.25, 2.5, 2.75, 3.0] == [second for second in polls if 2.0 <= second <= 3.0]
    assert max(wait for wait in keyboard.waits if wait is not None) <= SOUND_EVERY


def test_a_quiet_speaker_costs_no_wake_up() -> None:
    """About one a second while running."""
    clock = FakeClock()
    keyboard = ScriptedKeyboard(clock, [STARTS])
    world, diary = scene(keyboard, clock)
    play(begin(plan_of(exercise(reps=20)), 0.0), world, Status())

    assert len(keyboard.waits) < 1.1 * diary.clock.now()


def test_a_keyboard_that_is_a_little_late_adds_no_drift() -> None:
    """Every wait 20 ms too long, twenty reps on time."""
    plan = plan_of(exercise(reps=20))
    _, diary = played(plan, keyboard=lambda clock: ScriptedKeyboard(clock, [STARTS], late=0.02))
    asked = next(second for second, words in diary.said if words.startswith("Did that hurt?"))

    assert plan.seconds <= asked <= plan.seconds + 0.0201


def test_a_computer_that_slept_finds_the_session_paused() -> None:
    """And whoever comes back goes on with Space."""
    session, diary = played(
        plan_of(one_hold()),
        keyboard=lambda clock: ScriptedKeyboard(clock, [STARTS, (5000.0, "space")], naps=[(4.0, 3600.0)]),
    )

    assert Event(EventKind.PAUSED, "stretch", body={"away": True}) in diary.events
    assert pytest.approx(19.0) == session.credited


# The end of the keys ----------------------------------------------------------------------------------------------------


def test_the_end_of_a_pipe_is_the_end_of_the_keys_and_not_of_the_session() -> None:
    """It goes on without answers, and ends."""
    session, diary = played(
        plan_of(one_hold(), one_hold(name="Second")),
        keyboard=lambda clock: ScriptedKeyboard(clock, [STARTS, (25.0, "n")], ends_at=26.0),
    )

    assert Over(Ending.FINISHED) == session.phase
    assert [Hurt.NO, Hurt.UNANSWERED] == [result.hurt for result in session.results]
    assert 25.0 + 19.0 == diary.clock.now()


def test_a_pipe_that_is_empty_from_the_start_plays_the_plan() -> None:
    """Without a welcome, and without waiting for anyone."""
    plan = plan_of(one_hold())
    session, diary = played(
        plan,
        options=Options(asks=(Ask.PAIN_BEFORE, Ask.NEXT_DAY), attended=False, patient=False),
        keyboard=lambda clock: ScriptedKeyboard(clock, ends_at=0.0),
    )

    assert (Over(Ending.FINISHED), plan.seconds) == (session.phase, diary.clock.now())


def test_an_empty_pipe_does_not_walk_past_the_safety_page() -> None:
    """Nobody answered it: nothing is begun, and nothing written down."""
    session, diary = played(
        plan_of(one_hold()),
        options=Options(asks=(Ask.SAFETY, Ask.PAIN_BEFORE), attended=False, patient=False),
        keyboard=lambda clock: ScriptedKeyboard(clock, ends_at=0.0),
    )

    assert (True, False, 0.0) == (session.unscreened, session.started, diary.clock.now())


def test_a_pipe_that_ends_while_paused_does_not_stop_the_session_for_ever() -> None:
    """Nobody could end the pause."""
    session, _ = played(
        plan_of(one_hold()),
        keyboard=lambda clock: ScriptedKeyboard(clock, [STARTS, (4.0, "space")], ends_at=900.0),
    )

    assert Over(Ending.FINISHED) == session.phase
    assert pytest.approx(19.0) == session.credited


def test_a_computer_that_slept_without_a_keyboard_goes_on() -> None:
    """Nobody could end that pause either."""
    session, _ = played(
        plan_of(one_hold()),
        options=Options(attended=False),
        keyboard=lambda clock: ScriptedKeyboard(clock, ends_at=0.0, naps=[(4.0, 3600.0)]),
    )

    assert Over(Ending.FINISHED) == session.phase


# Signals --------------------------------------------------------------------------------------------------------------


def test_an_interruption_leaves_what_was_recorded() -> None:
    """All answers up to then, and no more; the session is not ended for it."""
    diary = interrupted(plan_of(one_hold(), one_hold(name="Second")), [STARTS, (25.0, "n")], at=30.0)

    assert Event(EventKind.ANSWERED, "stretch", body={"hurt": Hurt.NO}) in diary.events
    assert EventKind.ENDED not in [event.kind for event in diary.events]


def test_ctrl_z_pauses_and_gives_the_terminal_back() -> None:
    """Recorded and silent first; after `fg` the terminal is taken again, and the session stands."""
    clock = FakeClock()
    keyboard = ScriptedKeyboard(clock, [STARTS, (4.0, "suspend"), (990.0, "space")], stopped_for=900.0)
    world, diary = scene(keyboard, clock)
    session = play(begin(plan_of(one_hold()), 0.0), world, Status())
    around = [what for second, what in diary.entries if second == 4.0 and not isinstance(what, Seen)]
    looked = [type(seen.session.phase) for second, seen in looks(diary) if second == 904.0]

    assert [4.0] == keyboard.suspended_at
    assert isinstance(around[0], Event)
    assert [Hush(), "leave"] == around[-2:]
    assert (904.0, "enter") in diary.entries
    assert [Paused] == looked
    assert pytest.approx(19.0) == session.credited


def test_ctrl_z_in_a_question_gives_it_its_full_time_again() -> None:
    """Twenty seconds after `fg`, it is unanswered."""
    _, diary = played(
        plan_of(one_hold()),
        keyboard=lambda clock: ScriptedKeyboard(clock, [STARTS, (25.0, "suspend")], stopped_for=900.0),
    )
    unanswered = [
        second
        for second, what in diary.entries
        if isinstance(what, Event) and what.body.get("hurt") == "unanswered"
    ]

    assert [925.0 + 20.0] == unanswered


def test_ctrl_z_without_a_keyboard_goes_on_after_fg() -> None:
    """Nobody could end the pause."""
    session, _ = played(
        plan_of(one_hold()),
        options=Options(attended=False),
        keyboard=lambda clock: ScriptedKeyboard(clock, [(4.0, "suspend")], ends_at=0.0, stopped_for=900.0),
    )

    assert Over(Ending.FINISHED) == session.phase


def test_nothing_is_lost_between_the_keyboard_and_the_session() -> None:
    """A letter in a note keeps its case; a number is typed as it is."""
    session, _ = played(
        plan_of(one_hold()),
        [STARTS, *[(25.0, "L")], (26.0, "enter"), (27.0, "Q"), (27.5, "space"), (28.0, "?"), (29.0, "enter")],
    )

    assert "Q ?" == session.results[0].note


def test_a_session_can_be_played_from_any_turn() -> None:
    """What `begin` asks for is heard before the first key."""
    _, diary = played(plan_of(one_hold()), [(2.0, "q")])

    assert [Cue, Seen] == kinds(diary)[:2]


def test_the_last_look_is_at_the_end() -> None:
    """So that the screen can say goodbye."""
    _, diary = played(plan_of(one_hold()), [STARTS])

    assert isinstance(looks(diary)[-1][1].session.phase, Over)
    assert StepKind.GET_READY is looks(diary)[1][1].session.plan.steps[0].kind
    assert [] == [seen for _, seen in looks(diary)[:-1] if isinstance(seen.session.phase, Over)]
    assert any(isinstance(seen.session.phase, Asking) for _, seen in looks(diary))


@pytest.mark.parametrize(("talks", "lingers"), [(0.0, 0.0), (1.0, 1.0), (60.0, 5.0)])
def test_the_last_words_are_said_to_their_end(talks: float, lingers: float) -> None:
    """The session waits for them, but no longer than five seconds."""
    clock = FakeClock()
    world, diary = scene(ScriptedKeyboard(clock, ends_at=0.0), clock)
    diary.talks = talks
    play(begin(plan_of(one_hold()), 0.0, Options(patient=False)), world, Status())

    assert diary.said[-1][0] + lingers == clock.now()


def test_a_key_ends_the_waiting_for_the_last_words() -> None:
    """Nobody has to hear them out."""
    clock = FakeClock()
    keys = [(0.0, "enter"), (19.5, "n"), (20.0, "enter"), (21.0, "enter"), (22.0, "q")]
    world, diary = scene(ScriptedKeyboard(clock, keys), clock)
    diary.talks = 60.0
    play(begin(plan_of(one_hold()), 0.0), world, Status())

    assert (21.0, 22.0) == (diary.said[-1][0], clock.now())


def test_keys_typed_ahead_are_not_swallowed_by_the_last_words() -> None:
    """What came with the last answer says that somebody is in a hurry: the window is theirs again at once."""
    clock = FakeClock()
    keys = [(0.0, "enter"), (19.5, "n"), (20.0, "enter"), (21.0, "enter"), (21.0, "l"), (21.0, "s")]
    world, diary = scene(ScriptedKeyboard(clock, keys), clock)
    diary.talks = 60.0
    play(begin(plan_of(one_hold()), 0.0), world, Status())

    assert (21.0, 21.0) == (diary.said[-1][0], clock.now())


def test_a_picture_moves_between_pages() -> None:
    """While nothing else happens the screen is moved on when it wants to be, and no page is shown for it."""
    clock = FakeClock()
    world, diary = scene(ScriptedKeyboard(clock, [(0.5, "x")]), clock)
    diary.frames = (0.125, 0.25, 0.375, 0.75)

    assert ("x",) == _waited(1.0, world)
    assert () == _waited(0.25, world)

    moved = [at for at, entry in diary.entries if entry == "frame"]
    assert [0.125, 0.25, 0.375] == moved
    assert 0.75 == clock.now()

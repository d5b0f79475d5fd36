"""The session: the one state machine, and the rules that it keeps.

Time and keys come in here; what a key does is in `presses`, and the moves themselves are in `playhead`. It never asks the
time and never waits. Time comes in as a number (monotonic seconds), `queries.wake_at` answers when it next wants
to be called, and what it wants done goes out as data. The rules of time:

1. What is left is computed from deadlines, never counted down.
2. Phases are separate types, so that "paused and running" cannot be written.
3. A call ends at most the current step. The next one starts at its predecessor's deadline if the call was
   on time (within LATE), so that no drift adds up, and *now* if it was late.
4. A call more than AWAY after the promised wake-up means that the computer or the person was away: the
   session pauses by itself, at the last moment seen, and credits nothing. (With no key to come it then goes
   on: nobody else could.)
5. Resuming from a pause inside a hold gives SETTLE seconds to get back into place, then the rest of the hold.
6. Cues live in the plan. Each is released at most once a visit of its step; when late, only the newest.
7. A key that means nothing now changes nothing.
8. Speech never moves the clock: nothing here waits for a cue.

Questions keep to the same rules: a question that nobody answers in time is *unanswered*, never "no".

What can happen in each phase, and to which others it may lead ("-": to none; the ninth phase, `Between`, never
leaves `advance`). A key that is not named means nothing there, and `keys` says which stroke carries which.

    phase    | time                  | no keys left            | away   | Ctrl-Z
    Welcome  | -                     | Running, Over           | -      | -
    Running  | Waiting, Asking       | -                       | Paused | Paused
    Settling | Running               | -                       | Paused | Paused
    Waiting  | -                     | Running                 | -      | -
    Paused   | -                     | Running, Settling       | -      | -
    Asking   | Running, Paused, Over | Running, Over           | -      | -
    Leaving  | -                     | Running, Settling, Over | -      | -
    Over     | -                     | -                       | -      | -

    phase    | key               | leads to
    Welcome  | yes, quit         | Over
    Welcome  | ready             | Running, Asking
    Welcome  | help              | -
    Running  | pause, help       | Paused
    Running  | skip, back, hurts | Asking
    Running  | more, ready, care | -
    Running  | quit              | Leaving
    Settling | ready             | Running
    Settling | more, care        | -
    Settling | pause, help       | Paused
    Settling | skip, back        | Running, Asking
    Settling | hurts             | Asking
    Settling | quit              | Leaving
    Waiting  | ready             | Running
    Waiting  | skip, back        | Running, Asking
    Waiting  | hurts             | Asking
    Waiting  | quit              | Leaving
    Waiting  | help              | -
    Paused   | pause, help       | Running, Settling
    Paused   | skip, back        | Running, Asking
    Paused   | hurts             | Asking
    Paused   | quit              | Leaving
    Asking   | type, erase, help | -
    Asking   | about-today       | -
    Asking   | ready, yes        | Running, Over
    Asking   | quit              | Leaving, Over
    Asking   | no                | Running, Paused, Over
    Asking   | skip              | Running, Paused
    Asking   | a-little, back    | Running
    Leaving  | yes               | Asking
    Leaving  | no                | Running, Settling, Waiting, Asking
"""

from __future__ import annotations

from collections.abc import Sequence

from backroutine.domain.plan.plan import Plan
from backroutine.domain.plan.steps import Cue, StepKind
from backroutine.domain.record.events import Event, EventKind, Result
from backroutine.domain.session import late, questions
from backroutine.domain.session.advance import advance, answered, reopened, stop
from backroutine.domain.session.keys import Key
from backroutine.domain.session.playhead import (
    ROUND,
    complete,
    credit,
    pause,
    release,
    resume,
    settled,
    step_of,
)
from backroutine.domain.session.presses import (
    ask_first,
    press_asking,
    press_playing,
    press_welcome,
    show_help,
    stay,
)
from backroutine.domain.session.queries import keys_for, wake_at
from backroutine.domain.session.results import noted
from backroutine.domain.session.state import (
    Ask,
    Asking,
    Between,
    Leaving,
    Options,
    Paused,
    Running,
    Session,
    Settling,
    Turn,
    Waiting,
    Welcome,
)
from backroutine.domain.words import filling
from backroutine.domain.words.filling import tell

LATE = 0.25  # seconds
AWAY = 2.0
SAME_PRESS = 0.7  # a button of a remote pressed again this soon (or held down) is the same press
# Each of these does one thing to a step and answers the question that it opens: pressed twice, it would answer it.
_REMOTE = {"pagedown", "."}


# What can be asked of a session ------------------------------------------------------------------


def begin(plan: Plan, now: float, options: Options | None = None) -> Turn:
    """A new session, at its welcome. Where nobody sits at a terminal, it goes on at once."""
    options = options or Options()
    session = Session.at_welcome(plan, options, now)
    if not (options.attended and options.patient):
        return advance(ask_first(session, now))
    minutes = filling.length(plan.seconds)
    return Turn(session, (Cue(0.0, tell("welcome.say", routine=plan.recipe.name, minutes=minutes)),))


def carry_on(plan: Plan, now: float, options: Options, results: Sequence[Result], seconds: float) -> Turn:
    """An interrupted session, going on at the first exercise that has not ended. `seconds` were done before."""
    session = Session(
        plan, options, Welcome(), now, tuple(results), credited=seconds, started=True, carry_on=True
    )
    number = next((i for i, result in enumerate(results) if result.outcome is None), len(plan.exercises))
    fresh = number == 0 and not results[0].began if results else True
    at = 0 if fresh else plan.first_step(number)
    return advance(noted(session._replace(phase=Between(now, at)), Event(EventKind.RESUMED)))


# What can happen to a session --------------------------------------------------------------------


def tick(session: Session, now: float) -> Turn:
    """Time has passed."""
    if _was_away(session, now):
        return _pause_away(session, now)
    session = session._replace(seen_at=now)
    match session.phase:
        case Running(_, ends_at) if now >= ends_at - ROUND:
            if session.options.wait and session.attended and step_of(session).kind is StepKind.GET_READY:
                waiting = Cue(0.0, tell("waiting"), tell("waiting"))
                return Turn(credit(session, now)._replace(phase=Waiting()), (waiting,))
            return advance(complete(session, _start_of_next(ends_at, now)))
        case Running(_, ends_at):
            return release(session, ends_at - now)
        case Settling(ends_at, left) if now >= ends_at - ROUND:
            return settled(session, _start_of_next(ends_at, now), left)
        case Asking(_, until) as asking if until is not None and now >= until and not session.help:
            if asking.question.ask is Ask.GO_ON and not asking.reminded:
                return _still_waiting(session, asking, now)
            return advance(answered(late.missed(session, asking, now), asking, Key.SKIP, now))
        case _:
            return Turn(session)


def _still_waiting(session: Session, asking: Asking, now: float) -> Turn:
    """It goes on waiting for the person, and says so."""
    until = now + questions.GO_ON_AT_MOST - questions.GO_ON_SECONDS
    waits = Cue(0.0, tell("go-on.waits"), tell("go-on.waits"))
    return Turn(session._replace(phase=asking._replace(until=until, reminded=True)), (waits,))


def press(session: Session, key: Key, now: float, typed: str = "") -> Turn:
    """A key was pressed; `typed` is the stroke that it came with, such as a character for `Key.TYPE`."""
    if typed in _REMOTE and key is not Key.TYPE:
        before, session = session.pressed, session._replace(pressed=(typed, now))
        if before is not None and before[0] == typed and now - before[1] < SAME_PRESS:
            return Turn(session)
    if _was_away(session, now):
        turn = _pause_away(session, now)
        # Whoever wakes the computer with the space bar wants to find the session paused.
        return turn if key is Key.PAUSE else _then(turn, press(turn.session, key, now, typed))
    if all(binding.key is not key for binding in keys_for(session)):
        return Turn(session)
    session = session._replace(seen_at=now)
    if key is Key.HELP:
        return show_help(session, now)
    if session.help:
        session = show_help(session, now).session
    return advance(_pressed(session, key, now, typed))


def _pressed(session: Session, key: Key, now: float, typed: str) -> Turn:
    match session.phase:
        case Welcome():
            return press_welcome(session, key, now)
        case Leaving(back):
            session = session._replace(phase=back)
            return stop(session, now) if key is Key.YES else stay(session, now)
        case Asking():
            return press_asking(session, session.phase, key, typed, now)
        case _:
            return press_playing(session, key, now)


def unattend(session: Session, now: float) -> Turn:
    """No key can come any more: whatever waits for one goes on without."""
    turn = _pause_away(session, now) if _was_away(session, now) else Turn(session)
    options = turn.session.options._replace(attended=False)
    alone = turn.session._replace(options=options, seen_at=now, help=False)
    return _then(turn, advance(_without_keys(alone, now)))


def _without_keys(session: Session, now: float) -> Turn:
    match session.phase:
        case Welcome():
            return ask_first(session, now)
        case Waiting():
            return complete(session, now)
        case Asking() as asking:
            return answered(session, asking, Key.SKIP, now)
        case Paused():
            return resume(session, now)
        case Leaving(back):
            return _without_keys(session._replace(phase=back), now)
        case _:
            return Turn(session)


def suspend(session: Session, now: float) -> Turn:
    """The program is about to be stopped (Ctrl-Z): pause, wherever a clock runs."""
    match session.phase:
        case Running() | Settling():
            return _pause_away(session, now) if _was_away(session, now) else pause(session, now)
        case Asking(_, until) as asking if until is not None:
            return Turn(session._replace(phase=asking._replace(until=None)))
        case _:
            return Turn(session)


def woken(session: Session, now: float) -> Turn:
    """The program goes on after it was stopped: paused, or with its question waiting its full time again."""
    session = reopened(session._replace(seen_at=now), now)
    alone = isinstance(session.phase, Paused) and not session.attended
    return resume(session, now) if alone else Turn(session)


def _then(turn: Turn, later: Turn) -> Turn:
    """One turn after another: the effects of both, in order."""
    return Turn(later.session, (*turn.effects, *later.effects))


def _start_of_next(deadline: float, now: float) -> float:
    """Rule 3: no drift adds up while calls are on time; nobody is dragged through what a late call missed."""
    return deadline if now - deadline <= LATE else now


# Time that nobody saw ------------------------------------------------------------------------------


def _was_away(session: Session, now: float) -> bool:
    promised = wake_at(session)
    return promised is not None and now > promised + AWAY


def _pause_away(session: Session, now: float) -> Turn:
    """Pause at the last moment seen; a question is simply asked again. Without keys nobody could end the pause."""
    if isinstance(session.phase, Asking):
        again = questions.cue(session, session.phase.question)
        return Turn(reopened(session._replace(seen_at=now), now), (again,))
    turn = pause(session, session.seen_at, away=True)
    turn = Turn(turn.session._replace(seen_at=now), turn.effects)
    return turn if session.attended else _then(turn, resume(turn.session, now))

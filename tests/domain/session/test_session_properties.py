"""What holds in every session, whatever keys are pressed and however late the calls come."""

from __future__ import annotations

from itertools import cycle, islice
from typing import Any, Self

from hypothesis import given, settings
from hypothesis import strategies as st

from backroutine.domain.exercises.exercise import Side, Sides
from backroutine.domain.plan.plan import Plan
from backroutine.domain.plan.steps import Cue, Step, StepKind
from backroutine.domain.record.events import Event, EventKind, Hurt, Outcome
from backroutine.domain.record.sessions import results
from backroutine.domain.session.keys import Key
from backroutine.domain.session.queries import keys_for, seconds_left, seconds_to_go, wake_at
from backroutine.domain.session.session import AWAY, LATE, begin, press, suspend, tick, unattend, woken
from backroutine.domain.session.state import Ask, Asking, Leaving, Options, Over, Session
from fakes import a_walk, exercise, plan_of
from walks import Walk

TINY = 1e-5
BETWEEN = {Key.BACK, Key.SKIP, Key.HURTS, Key.YES, Key.NO, Key.READY}  # may leave a step, or begin it again

EXERCISES = st.builds(
    exercise,
    name=st.sampled_from(["One", "Two", "Three"]),
    hold_seconds=st.sampled_from([0, 0.1, 5, 6, 20, 21.5]),
    reps=st.integers(1, 3),
    sides=st.sampled_from(Sides),
    move_seconds=st.sampled_from([0, 0.1, 2]),
    return_seconds=st.sampled_from([0, 0.1, 2]),
    rest_seconds=st.sampled_from([0, 3]),
    get_ready_seconds=st.sampled_from([None, 0, 10]),
    first_side=st.sampled_from(Side),
)
PLANS = st.builds(
    lambda exercises, **changes: plan_of(*exercises, **changes),
    st.lists(EXERCISES, max_size=3),
    warm_up=st.sampled_from([None, a_walk(), a_walk(10, 350), a_walk(7, 3, 3)]),
    warm_up_seconds=st.sampled_from([300.0, 360.0, 420.0]),
    delay=st.sampled_from([0, 20]),
    pace=st.sampled_from([1, 10]),
)
OPTIONS = st.builds(
    Options,
    asks=st.sampled_from([(), (Ask.SAFETY,), (Ask.PAIN_BEFORE, Ask.NEXT_DAY)]),
    attended=st.sampled_from([True, True, True, False]),
    patient=st.booleans(),
    wait=st.sampled_from([False, False, True]),
)
GAPS = (0.0, 0.01, 0.2, 0.3, 1.0, 1.9, 3.5, 10.0, 25.0, 4000.0)
_KINDS: tuple[list[tuple[Any, ...]], ...] = (
    [("wake", times) for times in range(1, 13)],
    [("wake", times) for times in range(1, 201)],
    [("late", gap) for gap in GAPS],
    [("press", key, typed) for key in Key for typed in "0123459ax"],
    [("press", key, "1") for key in Key],
    [("ctrl-z", gap) for gap in GAPS],
)
# Each kind as often as the others. All in one list: a call is drawn at once, not kind, key and letter one by one.
CALLS = st.sampled_from([call for kind in _KINDS for call in islice(cycle(kind), max(map(len, _KINDS)))])


class Watched(Walk):
    """A walk that looks at every turn, and does not let anything pass that must never happen."""

    def __init__(self, plan: Plan, options: Options) -> None:
        self.key: Key | None = None
        self.visit: list[Cue] = []
        self.called_at = self.present = 0.0
        self.before = begin(plan, 0.0, options).session
        super().__init__(begin(plan, 0.0, options))

    def do(self, call: tuple[Any, ...]) -> None:
        """Make one call, or a few on time."""
        match call:
            case ("wake", int(times)):
                for _ in range(times):
                    wake = wake_at(self.session)
                    if wake is None:
                        return
                    punctual = wake >= self.now
                    self.now = max(self.now, wake)
                    self.take(tick(self.session, self.now))
                    wake = wake_at(self.session)
                    assert not punctual or wake is None or wake >= self.now - TINY, "promised in the past"
            case ("late", float(gap)):
                self.late(self.now + gap)
            case ("press", Key() as key, str(typed)):
                self.key = key
                self.pressed(key, typed)
                self.key = None
            case ("ctrl-z", float(gap)):
                self.take(suspend(self.session, self.now))
                self.now += gap
                self.take(woken(self.session, self.now))
            case _:
                raise AssertionError(call)

    def pressed(self, key: Key, typed: str) -> None:
        """Press a key, which must do nothing where it means nothing."""
        meant = key in [binding.key for binding in keys_for(self.session)]
        turn = press(self.session, key, self.now, typed)
        if not meant:
            wake = wake_at(self.session)
            assert turn.session is self.session or (wake is not None and self.now > wake + AWAY)
        hurting = self.session.step if meant and key is Key.HURTS else None
        self.take(turn)
        if hurting is not None and hurting.number is not None:
            result = turn.session.results[hurting.number]
            assert (Outcome.HURT, Hurt.YES) == (result.outcome, result.hurt)
            assert (
                turn.session.closing
                or turn.session.at >= turn.session.plan.section(self.before_at(hurting))[1] - 1
            )

    def before_at(self, step: Step) -> int:
        """Where in the plan the exercise of `step` begins."""
        return self.session.plan.first_step(step.number or 0)

    def take(self, turn: Any) -> Self:
        """Look at a turn, and go on from it."""
        self.look_at(turn.session)
        self.listen(turn.session, turn.effects)
        self.before, self.called_at = turn.session, self.now
        return super().take(turn)

    def look_at(self, session: Session) -> None:
        """Time and place."""
        promised = wake_at(self.before)
        away = promised is not None and self.now > promised + AWAY
        self.present += 0.0 if away else self.now - self.called_at
        assert self.before.credited - TINY <= session.credited <= self.present + TINY, (
            "more time credited than passed"
        )
        phase = self.before.phase
        phase = phase.back if isinstance(phase, Leaving) else phase
        # After pain nothing goes on by itself: where nobody can answer, these questions end it.
        ends = {Ask.LEG, Ask.STRENGTH, Ask.GO_ON, Ask.CHEST}
        waited = isinstance(phase, Asking) and phase.question.ask in ends
        if (
            self.key is None and session.stop is None and not waited
        ):  # pain may end it, or leave out another turn
            pairs = zip(session.plan.exercises, session.results, strict=True)
            hurting = {one.id for one, result in pairs if result.hurt in {Hurt.A_LITTLE, Hurt.YES}}
            passed = session.plan.steps[self.before.at + 1 : max(0, session.at)]
            lost = [s for s in passed if s.kind is not StepKind.QUESTION and s.exercise not in hurting]
            assert [] == lost, "a step was skipped without a key"
            assert session.at >= self.before.at
        wake = wake_at(session)
        assert wake is None or wake >= self.now - LATE - TINY or self.key is not None
        assert (seconds_left(session, self.now) or 0.0) >= 0.0
        assert seconds_to_go(session, self.now) >= -TINY

    def listen(self, session: Session, effects: tuple[object, ...]) -> None:
        """No cue of a step is heard twice in one visit."""
        if session.at != self.before.at or self.key in BETWEEN:
            self.visit = []
        step = session.step
        if step is None or step.kind is StepKind.QUESTION:
            return
        for effect in effects:
            if isinstance(effect, Cue):
                own = [
                    cue for cue in step.cues if effect.words.endswith(cue.words) and cue.left == effect.left
                ]
                assert not own or effect not in self.visit, f"said twice: {effect.words}"
                self.visit += [effect] if own else []


def told(session: Session) -> list[object]:
    """The results as the journal can know them."""
    return [
        result._replace(seconds=round(result.seconds, 1) if result.outcome is not None else 0.0)
        for result in session.results
    ]


@settings(max_examples=2 * settings().max_examples)
@given(PLANS, OPTIONS, st.lists(CALLS, max_size=40))
def test_whatever_happens_a_session_keeps_its_word(
    plan: Plan, options: Options, calls: list[tuple[Any, ...]]
) -> None:
    """Time, steps, cues and keys keep their rules; events tell what the session knows; alone, it ends."""
    watched = Watched(plan, options)
    for call in calls:
        watched.do(call)
        ids = [one.id for one in plan.exercises]
        assert told(watched.session) == list(results(watched.events, ids)), "the events tell something else"
    watched.take(unattend(watched.session, watched.now))
    watched.to_end()
    session = watched.session
    assert told(session) == list(results(watched.events, [one.id for one in plan.exercises]))
    for result in session.results:
        assert (result.outcome is not None) == result.began, "an exercise without exactly one outcome"
        assert result.hurt is not None or not result.reps_done, "an exercise that nobody asked about"
    ends = [event for event in watched.events if event.kind is EventKind.ENDED]
    assert session.started == (len(ends) == 1)
    assert not ends or watched.events[-1] is ends[0]


@given(PLANS, st.lists(CALLS, max_size=25))
def test_a_session_is_the_same_whenever_its_clock_began(plan: Plan, calls: list[tuple[Any, ...]]) -> None:
    """All times are differences: an hour or a month of uptime before it changes nothing."""

    def events(start: float) -> list[Event]:
        walked = Walk(begin(plan, start), start)
        for call in calls:
            match call:
                case ("late", float(gap)):
                    walked.late(walked.now + gap)
                case ("press", Key() as key, str(typed)):
                    walked.press(key, typed=typed)
                case _:
                    walked.to(walked.now + 7)
        return walked.events

    assert events(0.0) == events(2.0**20)


@given(PLANS)
def test_without_a_keyboard_a_session_lasts_as_long_as_its_steps(plan: Plan) -> None:
    """Not a moment more or less, and everything is credited."""
    walked = Walk(begin(plan, 0.0, Options(attended=False))).to_end()

    assert abs(plan.seconds - walked.now) < TINY
    assert abs(plan.seconds - walked.session.credited) < TINY


@given(PLANS, st.lists(st.floats(0.0, 0.24), min_size=1, max_size=30))
def test_late_calls_do_not_add_up(plan: Plan, lateness: list[float]) -> None:
    """However late each call is within the limit, the whole session is no later than one of them."""
    walked = Walk(begin(plan, 0.0, Options(attended=False)))
    turns = 0
    while not isinstance(walked.session.phase, Over):
        wake = wake_at(walked.session)
        assert wake is not None
        late = lateness[turns % len(lateness)]
        walked.late(max(walked.now, wake + late))
        turns += 1

    assert walked.now <= plan.seconds + max(lateness) + TINY


def test_the_watch_sees_what_it_looks_for() -> None:
    """A turn that skips a step, and one that makes up time, do not pass."""
    watched = Watched(plan_of(exercise()), Options(attended=False))
    skipped = watched.session._replace(at=watched.session.at + 2)
    richer = watched.session._replace(credited=99.0)
    caught = []
    for wrong in (skipped, richer):
        try:
            watched.look_at(wrong)
        except AssertionError:
            caught.append(wrong)

    assert [skipped, richer] == caught

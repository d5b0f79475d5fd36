"""A session seen afterwards: its answers put right, or all of it written down because it was done elsewhere.

Both begin where every session ends, at the closing questions, and nothing waits for a clock.
"""

from __future__ import annotations

from collections.abc import Sequence

from backroutine.domain.plan.exercise_steps import reps_planned
from backroutine.domain.plan.plan import Plan, warm_up_id
from backroutine.domain.policy.pain import has_leg_signs
from backroutine.domain.record.events import Event, EventKind, Hurt, Outcome, Result, Value
from backroutine.domain.session.advance import advance
from backroutine.domain.session.questions import was_done
from backroutine.domain.session.results import event_about
from backroutine.domain.session.state import Afterwards, Ask, Between, Options, Question, Session, Turn

_ABOUT_EACH = (Ask.HURT, Ask.LEG, Ask.STRENGTH, Ask.NOTE)


def can_be_reviewed(results: Sequence[Result]) -> bool:
    """Whether anything was asked in that session."""
    return any(result.hurt is not None or was_done(result) for result in results)


def review(
    plan: Plan,
    now: float,
    options: Options,
    results: Sequence[Result],
    pain: tuple[int | None, int | None] = (None, None),
    *,
    note: str = "",
) -> Turn:
    """The list of answers of a past session, to be put right.

    `pain`: before and after, as they were answered; `note`: what was written about the day.
    """
    asked = [Question(ask, number) for number in range(len(results)) for ask in _ABOUT_EACH]
    warned = [Question(Ask.WARNING)] if any(map(has_leg_signs, results)) else []
    silent = [
        result._replace(hurt=Hurt.UNANSWERED) if result.hurt is None and was_done(result) else result
        for result in results
    ]
    session = _at_the_end(plan, now, options, silent, Afterwards.REVIEW)
    warned_then = False if warned else None  # then it was answered, or asked twice
    session = session._replace(credited=sum(result.seconds for result in results), warned=warned_then)
    before, after = pain
    asked_already = (*asked, *warned, Question(Ask.PAIN_AFTER))
    return advance(
        Turn(session._replace(asked=asked_already, pain_before=before, pain_after=after, note=note))
    )


def log(plan: Plan, now: float, options: Options) -> Turn:
    """A session that was done elsewhere: asked about like any other, and noted as done with the first answer.

    Until then nobody has said that it was done.
    """
    results = [
        Result(reps_planned(exercise), began=True, outcome=Outcome.DONE) for exercise in plan.exercises
    ]
    session = _at_the_end(plan, now, options, results, Afterwards.LOG)
    queue = tuple(Question(ask) for ask in options.asks)
    started: dict[str, Value] = {
        "warm_up": warm_up_id(plan.recipe),
        "exercises": len(plan.exercises),
        "logged": True,
    }
    events = [Event(EventKind.STARTED, body=started)]
    for number, result in enumerate(results):
        reps = result.reps_done
        ended: dict[str, Value] = {"outcome": Outcome.DONE, "reps_done": reps, "reps_planned": reps}
        events += [
            event_about(session, number, EventKind.BEGAN, {"reps": reps}),
            event_about(session, number, EventKind.FINISHED, ended),
        ]
    return advance(Turn(session._replace(credited=plan.seconds, queue=queue, held=tuple(events))))


def _at_the_end(
    plan: Plan, now: float, options: Options, results: Sequence[Result], why: Afterwards
) -> Session:
    end = len(plan)
    return Session(
        plan, options, Between(now, end), now, tuple(results), at=end, closing=True, afterwards=why
    )

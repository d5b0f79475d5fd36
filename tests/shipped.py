"""The shipped routine, played to its end by somebody who answers everything: what it leaves in the journal."""

from __future__ import annotations

from collections.abc import Mapping

from backroutine.domain.exercises.ids import USUAL_ROUTINE, USUAL_WARM_UP
from backroutine.domain.plan.plan import build_plan
from backroutine.domain.plan.saved import to_json
from backroutine.domain.policy.person import Person
from backroutine.domain.record.events import Event
from backroutine.domain.session.keys import Key
from backroutine.domain.session.queries import wake_at
from backroutine.domain.session.session import begin
from backroutine.domain.session.state import Ask, Asking, Over, Welcome
from backroutine.domain.today.recipe import Files, Wish
from backroutine.domain.today.session_for_today import SessionForToday, session_for_today
from backroutine.edge.files.folders import shipped_folder
from backroutine.edge.files.library import Library
from days import DAY_0
from walks import Walk

_TYPED: Mapping[Ask, str] = {
    Ask.PAIN_BEFORE: "3",
    Ask.STRENGTH: "2",
    Ask.NOTE: "a pinch on the left, gone after a moment",
    Ask.PAIN_AFTER: "2",
}


def shipped_session() -> tuple[str, list[Event]]:
    """The frozen plan and every event of a first session: all is done, and the third exercise hurt a little."""
    library = Library(shipped_folder())
    routine = library.routine(USUAL_ROUTINE).value
    exercises = {name: one.value for name, one in library.exercises_of(routine).items()}
    files = Files(routine, exercises, library.warm_up(USUAL_WARM_UP).value)
    chosen = session_for_today(Wish(), files, Person(), DAY_0)
    assert isinstance(chosen, SessionForToday)
    walk = Walk(begin(build_plan(chosen.recipe), 0.0, chosen.options(patient=False, wait=False)))
    while not isinstance(walk.session.phase, Over):
        _go_on(walk)
    return to_json(chosen.recipe, chosen.lower), walk.events


def _go_on(walk: Walk) -> None:
    """Answer the open question, or wait for what comes next."""
    if isinstance(walk.session.phase, Welcome):
        walk.press(Key.READY)
    elif isinstance(walk.session.phase, Asking):
        _answer(walk, walk.question.ask)
    else:
        moment = wake_at(walk.session)
        assert moment is not None
        walk.to(moment)


def _answer(walk: Walk, ask: Ask) -> None:
    if ask in _TYPED:
        walk.type(_TYPED[ask])
    if ask in _TYPED or ask is Ask.REVIEW:
        walk.press(Key.READY)
    else:
        walk.press(Key.A_LITTLE if ask is Ask.HURT and walk.question.number == 2 else Key.NO)

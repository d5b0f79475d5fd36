"""A session whose first page stands there: puts it into the real world, and tells how it went."""

from __future__ import annotations

import gc
import sys
from contextlib import ExitStack, closing, suppress

from backroutine.cli.commands.wish import files
from backroutine.cli.desk import Desk
from backroutine.cli.recording import Recorder, Rehearsal
from backroutine.cli.screen import in_lines
from backroutine.cli.speaker import speaker_for
from backroutine.coach import World
from backroutine.coach import play as played
from backroutine.domain.errors import Interrupted, NotSaved
from backroutine.domain.format.settings import Settings
from backroutine.domain.plan.saved import to_json
from backroutine.domain.policy.changes import changes
from backroutine.domain.policy.person import person_from
from backroutine.domain.session.ending import advice_told, summary
from backroutine.domain.session.phrases import foreseen
from backroutine.domain.session.ports import Keyboard, Screen
from backroutine.domain.session.session import begin, carry_on
from backroutine.domain.session.state import Session
from backroutine.domain.session.status import Status
from backroutine.domain.today.earlier import Earlier
from backroutine.domain.today.recipe import Wish
from backroutine.domain.today.session_for_today import SessionForToday
from backroutine.domain.values import NamedTuple
from backroutine.domain.words.filling import tell
from backroutine.edge.computer.awake import Awake


class Opened(NamedTuple):
    """A session at its welcome, on a screen, and what is known of it before anything was asked."""

    desk: Desk
    settings: Settings
    chosen: SessionForToday
    earlier: Earlier | None
    first: Session
    notes: Status
    keyboard: Keyboard
    screen: Screen


def play(opened: Opened, wish: Wish, window: ExitStack, *, resume: bool | None) -> None:
    """Play it to its end, leave the `window`, and tell how it went. Raises NotSaved if not all was written down."""
    desk, earlier = opened.desk, opened.earlier
    with ExitStack() as kept:
        recorder: Recorder | Rehearsal = Rehearsal()
        if not wish.rehearse:
            recipe = opened.chosen.recipe
            journal = kept.enter_context(desk.journal())
            recorder = Recorder(journal, desk.clock, recipe.routine, to_json(recipe, opened.chosen.lower))
        try:
            with window:
                session = _to_its_end(opened, recorder, resume=resume)
        except Interrupted:
            with suppress(OSError):  # the terminal may be what went away
                desk.out.prose([_interrupted(recorder)])
                sys.stdout.flush()
            raise
        again = desk.read_again() if session.started and not wish.rehearse and not recorder.trouble else None
        told = _changes(desk, again, wish, session, earlier) if again else ()
        desk.out.prose(summary(session, told, said=in_lines(opened.settings)))
        if again and (advice := again.today.advice(advice_told(session))):
            desk.out.prose(["", *advice])
        if recorder.trouble:
            raise NotSaved(
                tell("end.not-saved", trouble=recorder.trouble), f"the journal is {desk.paths.journal}"
            )


def _to_its_end(opened: Opened, recorder: Recorder | Rehearsal, *, resume: bool | None) -> Session:
    desk, chosen, earlier = opened.desk, opened.chosen, opened.earlier
    plan, options = opened.first.plan, opened.first.options
    with ExitStack() as stack:
        notes = opened.notes._replace(lines=(*recorder.get_ready(), *opened.notes.lines))
        speaker = stack.enter_context(closing(speaker_for(desk, opened.settings)))
        awake = stack.enter_context(Awake())
        speaker.prepare(foreseen(plan, chosen.offers))
        world = World(desk.clock, opened.keyboard, opened.screen, speaker, recorder, awake)
        gc.enable()
        if not (resume and earlier):
            session = played(begin(plan, desk.clock.now(), options), world, notes)
            if not (session.carry_on and earlier):
                return session
        assert earlier is not None
        assert isinstance(recorder, Recorder)
        recorder.carry_on(earlier.sitting)
        going = carry_on(earlier.plan, desk.clock.now(), options, earlier.results, earlier.seconds)
        return played(going, world, notes)


def _changes(
    desk: Desk, again: Desk, wish: Wish, session: Session, earlier: Earlier | None
) -> tuple[str, ...]:
    """What the session has changed for next time, as the journal now has it; of one carried on, all of it."""
    before = desk.person
    if earlier and session.carry_on:
        before = person_from(sitting for sitting in desk.outline if sitting.id != earlier.sitting.id)
    usual = {exercise.id: exercise for exercise in files(desk, wish).usual}
    return changes(before, again.person, [usual.get(one.id, one) for one in session.plan.exercises])


def _interrupted(recorder: Recorder | Rehearsal) -> str:
    """What is to be known when the session was broken off, in one sentence."""
    if isinstance(recorder, Rehearsal):
        return tell("end.rehearsed")
    if recorder.trouble:
        return tell("end.interrupted-unsaved", trouble=recorder.trouble)
    return tell("end.interrupted" if recorder.begun else "end.interrupted-early")

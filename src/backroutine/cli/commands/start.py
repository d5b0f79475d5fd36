"""`backroutine start`: puts a session into the real world, and tells how it went."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack, closing, suppress
from functools import partial
from typing import TYPE_CHECKING

from backroutine.cli.answers import agreed
from backroutine.cli.commands.wish import files, since_yesterday
from backroutine.cli.desk import Desk
from backroutine.cli.recording import Recorder, Rehearsal
from backroutine.coach import World, play
from backroutine.domain.errors import Interrupted, NotSaved, WrongUsage
from backroutine.domain.format.settings import PictureWish, Settings, YesNo
from backroutine.domain.plan.plan import build_plan
from backroutine.domain.plan.saved import to_json
from backroutine.domain.policy.changes import changes
from backroutine.domain.policy.person import person_from
from backroutine.domain.record.events import Event, EventKind
from backroutine.domain.session.ending import summary
from backroutine.domain.session.phrases import foreseen
from backroutine.domain.session.session import begin, carry_on
from backroutine.domain.session.state import Session
from backroutine.domain.session.status import Status
from backroutine.domain.today.earlier import Earlier, earlier_today
from backroutine.domain.today.recipe import Wish
from backroutine.domain.today.session_for_today import SessionForToday, session_for_today
from backroutine.domain.values import NamedTuple
from backroutine.domain.words.filling import tell
from backroutine.edge.keys.keyboard import open_keyboard
from backroutine.edge.terminal.lines import LineScreen
from backroutine.edge.terminal.live import LiveScreen

if TYPE_CHECKING:
    from backroutine.domain.figure.picture import Picture


class How(NamedTuple):
    """How a session is to be played. `resume`: True carries on, False starts afresh, None offers it."""

    settings: Settings
    resume: bool | None = None


def start(desk: Desk, wish: Wish, how: How) -> None:
    """Play a session from beginning to end. Raises NotSaved if not all of it could be written down."""
    earlier = None if wish.rehearse or how.resume is False else _earlier(desk)
    if how.resume and earlier is None:
        raise WrongUsage(
            "there is no interrupted session of today to carry on", "`backroutine start` begins one"
        )
    chosen = _chosen(desk, wish)
    if chosen is None:
        return
    with ExitStack() as stack:
        if not wish.rehearse:
            stack.enter_context(desk.alone())
        recorder: Recorder | Rehearsal = Rehearsal()
        if not wish.rehearse:
            journal = stack.enter_context(desk.journal())
            plan = to_json(chosen.recipe, chosen.lower)
            recorder = Recorder(journal, desk.clock, chosen.recipe.routine, plan)
        notes = Status(rehearsal=wish.rehearse, lines=chosen.lines)
        try:
            session = _played(desk, chosen, how, earlier, recorder, notes)
        except Interrupted:
            with suppress(OSError):  # the terminal may be what went away
                stopped = tell("end.rehearsed" if wish.rehearse else "end.interrupted")
                desk.out.line(_not_saved(recorder.trouble) if recorder.trouble else stopped)
                sys.stdout.flush()
            raise
        again = desk.read_again() if session.started and not wish.rehearse and not recorder.trouble else None
        told = _changes(desk, again, wish, session, earlier) if again else ()
        desk.out.prose(summary(session, told, said=in_lines(how.settings)))
        if again:
            _advised(desk, again.today.advice())
        if recorder.trouble:
            raise NotSaved(_not_saved(recorder.trouble), f"the journal is {desk.paths.journal}")


def _advised(desk: Desk, advice: Sequence[str]) -> None:
    desk.out.prose(["", *advice] if advice else [])


def _chosen(desk: Desk, wish: Wish) -> SessionForToday | None:
    """The session to begin; or None, once it was told why there is none."""
    today = session_for_today(wish, files(desk, wish), desk.person, desk.today.day, since_yesterday(desk))
    if isinstance(today, SessionForToday):
        return today
    if today.confirmed and _at_terminal() and agreed(desk, today.question):
        desk.write(Event(EventKind.CONFIRMED))
        return today.confirmed
    desk.out.prose(today.reasons)
    return None


def _changes(
    desk: Desk, again: Desk, wish: Wish, session: Session, earlier: Earlier | None
) -> tuple[str, ...]:
    """What the session has changed for next time, as the journal now has it; of one carried on, all of it."""
    before = desk.person
    if earlier and session.carry_on:
        before = person_from(sitting for sitting in desk.outline if sitting.id != earlier.sitting.id)
    usual = {exercise.id: exercise for exercise in files(desk, wish).usual}
    return changes(before, again.person, [usual.get(one.id, one) for one in session.plan.exercises])


def _at_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _not_saved(trouble: str) -> str:
    return tell("end.not-saved", trouble=trouble)


def _earlier(desk: Desk) -> Earlier | None:
    """The interrupted session of today, if there is one and it is not running elsewhere."""
    today = desk.clock.today()
    found = earlier_today(desk.sittings_since(today, reps=True), today)
    return None if desk.lock.held() else found


def _played(  # noqa: PLR0917 - the one place where all meet
    desk: Desk,
    chosen: SessionForToday,
    how: How,
    earlier: Earlier | None,
    recorder: Recorder | Rehearsal,
    notes: Status,
) -> Session:
    with open_keyboard() as keyboard, screen_for(desk, how.settings) as screen, ExitStack() as stack:
        plan = build_plan(chosen.recipe)
        options = chosen.options(
            patient=_at_terminal(),
            wait=how.settings.wait is YesNo.YES,
            earlier=earlier.exercise if earlier else "",
        )
        options = options._replace(attended=keyboard.open)
        if earlier:
            options = options._replace(earlier_in=earlier.plan.recipe.name, earlier_left=earlier.left)
        if isinstance(screen, LiveScreen) and not how.resume:
            first = notes._replace(heard=tell("sound.looking"))
            screen.show(begin(plan, desk.clock.now(), options).session, desk.clock.now(), first)
        # A person reads the first page while what follows is loaded and found, which takes as long as all before.
        from backroutine.cli.speaker import speaker_for  # noqa: PLC0415
        from backroutine.edge.computer.awake import Awake  # noqa: PLC0415

        notes = notes._replace(lines=(*recorder.get_ready(), *notes.lines))
        speaker = stack.enter_context(closing(speaker_for(desk, how.settings)))
        awake = stack.enter_context(Awake())
        speaker.prepare(foreseen(plan, chosen.offers))
        world = World(desk.clock, keyboard, screen, speaker, recorder, awake)
        gc.enable()
        if not (how.resume and earlier):
            session = play(begin(plan, desk.clock.now(), options), world, notes)
            if not (session.carry_on and earlier):
                return session
        assert earlier is not None
        assert isinstance(recorder, Recorder)
        recorder.carry_on(earlier.sitting)
        return play(carry_on(earlier.plan, desk.clock.now(), options, earlier.results), world, notes)


def in_lines(settings: Settings) -> bool:
    """Whether a session is told line by line: where there is no window, or where lines are wanted."""
    wanted = settings.plain is YesNo.YES
    lines = wanted or os.environ.get("ACCESSIBLE", "") not in {"", "0"} or os.environ.get("TERM") == "dumb"
    return lines or not sys.stdout.isatty()


def screen_for(desk: Desk, settings: Settings) -> LiveScreen | LineScreen:
    """The full window; lines where there is no window, or where they are wanted."""
    if in_lines(settings):
        return LineScreen(sys.stdout)
    sys.stdout.flush()
    return LiveScreen(
        sys.stdout.fileno(),
        sys.stdout.encoding,
        titled=settings.title is YesNo.YES,
        high_contrast=settings.high_contrast is YesNo.YES,
        pictures=None if settings.picture is PictureWish.OFF else partial(_picture, desk),
        moving=settings.picture is PictureWish.MOVING,
    )


def _picture(desk: Desk, name: str, warm_up: bool) -> Picture | None:  # noqa: FBT001 - asked by position
    """The picture of an exercise or a warm-up; None where there is none any more."""
    try:
        return desk.library.picture(desk.library.warm_up(name) if warm_up else desk.library.exercise(name))
    except WrongUsage:  # a session that goes on may play what has been renamed or spoilt since
        return None

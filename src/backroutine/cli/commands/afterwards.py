"""The commands correct and log: the questions of the end, for a session that is over or was done elsewhere."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping
from contextlib import closing
from datetime import date

from backroutine.cli.answers import iso_day
from backroutine.cli.commands.config import settings
from backroutine.cli.commands.wish import files
from backroutine.cli.desk import Desk
from backroutine.cli.recording import Recorder
from backroutine.cli.screen import screen_for
from backroutine.coach import World, play
from backroutine.domain.errors import NotSaved, WrongUsage
from backroutine.domain.format.settings import Settings
from backroutine.domain.plan.plan import build_plan
from backroutine.domain.plan.saved import to_json
from backroutine.domain.policy.person import person_from
from backroutine.domain.policy.standing import READY, Stands
from backroutine.domain.policy.today import Today
from backroutine.domain.record.events import Sitting
from backroutine.domain.record.sessions import session_named
from backroutine.domain.session import afterwards
from backroutine.domain.session.ending import summary
from backroutine.domain.session.state import Ask, Options, Session, Turn
from backroutine.domain.session.status import Status
from backroutine.domain.today.earlier import with_its_plan
from backroutine.domain.today.recipe import Wish, recipe
from backroutine.domain.words.filling import day as said
from backroutine.domain.words.filling import tell
from backroutine.edge.journal import Journal, new_id
from backroutine.edge.keys.keyboard import open_keyboard
from backroutine.edge.sound.speaker import SilentSpeaker

NOON = 12  # the hour of a session of which only the day is known
_PATIENT = Options(wait=True)


def correct(desk: Desk, session: str | None) -> None:
    """Put the answers of a past session right: the last one, unless another is named."""
    with desk.alone():
        before = desk.standings
        chosen = session_named(desk.past, session or "last")
        sitting = next(one for one in desk.outline if one.id == chosen.id)
        earlier = with_its_plan(sitting)
        if earlier is None or not afterwards.can_be_reviewed(earlier.results):
            raise WrongUsage(tell("correct.nothing", day=chosen.local_date, time=chosen.clock))
        desk.out.prose(
            [tell("correct.which", day=chosen.local_date, time=chosen.clock, routine=chosen.routine)]
        )
        turn = afterwards.review(
            earlier.plan,
            desk.clock.now(),
            _PATIENT,
            earlier.results,
            (chosen.pain_before, chosen.pain_after),
            note=chosen.note,
        )
        with desk.writing() as journal:
            _can_be_saved(desk, journal)
            recorder = Recorder(journal, desk.clock)
            recorder.carry_on(sitting)
            _asked(desk, turn, settings(desk), recorder)
            _all_saved(desk, journal)
        after = desk.read_again()
        changed = len(next(one for one in after.outline if one.id == chosen.id).entries) > len(
            sitting.entries
        )
        desk.out.prose([tell("correct.done" if changed else "correct.same")])
        _standings_told(after, before)


def log(desk: Desk, wish: Wish, day: str | None) -> None:
    """Ask about a session that was done elsewhere, today or on another day, like about any other, and write it down.

    Raises WrongUsage where nobody is there to say anything about it.
    """
    today = desk.clock.today()
    on = today if day is None else iso_day(day, "--date")
    if on > today:
        raise WrongUsage(f"--date {on} is still to come", "log a session once it is done")
    with desk.alone():
        before = desk.standings
        then = Today(person_from(one for one in desk.outline if one.local_date < on), on)
        made = recipe(wish._replace(delay=0.0), files(desk, wish), then)
        plan = build_plan(made)
        stamp = desk.clock.stamp() if on == today else desk.clock.stamp_at(on, NOON)
        sitting = Sitting(new_id(stamp), made.routine, to_json(made), stamp, desk.clock.zone(), on)
        desk.out.prose([tell("log.which", day=on, routine=made.name)])
        with desk.writing() as journal:
            _can_be_saved(desk, journal)
            recorder = Recorder(journal, desk.clock, sitting=sitting)
            options = _PATIENT._replace(asks=_asks(desk, on))
            session = _asked(desk, afterwards.log(plan, desk.clock.now(), options), settings(desk), recorder)
            _all_saved(desk, journal)
        if not session.started:
            _nothing_told(desk, session)
            return
        desk.out.prose([*summary(session), tell("log.done", day=on)])
        after = desk.read_again()
        _standings_told(after, before)
        desk.out.prose(after.today.advice())


def _nothing_told(desk: Desk, session: Session) -> None:
    """Say that nothing was written down. Raises WrongUsage if nobody was there, who could have left."""
    if not session.attended:
        raise WrongUsage(tell("log.nobody"), tell("log.nobody.hint"))
    desk.out.prose([tell("log.left")])


def _asks(desk: Desk, on: date) -> tuple[Ask, ...]:
    """What is asked first; about the day after the last one only if there was none since."""
    last = desk.person.last
    return (Ask.PAIN_BEFORE, Ask.NEXT_DAY) if last is not None and last < on else (Ask.PAIN_BEFORE,)


def _asked(desk: Desk, turn: Turn, told: Settings, recorder: Recorder) -> Session:
    """The questions, on the screen that this person has set; nothing is said aloud."""
    sys.stdout.flush()
    gc.enable()  # which a command is too short for
    with open_keyboard() as keyboard, closing(SilentSpeaker()) as speaker, screen_for(desk, told) as screen:
        world = World(desk.clock, keyboard, screen, speaker, recorder)
        return play(turn, world, Status())


def _can_be_saved(desk: Desk, journal: Journal) -> None:
    """Nobody is asked what cannot be written down. Raises NotSaved."""
    if journal.trouble:
        raise NotSaved(f"nothing can be saved: {journal.trouble}", f"the journal is {desk.paths.journal}")


def _all_saved(desk: Desk, journal: Journal) -> None:
    if journal.unsaved:
        raise NotSaved(tell("end.not-saved", trouble=journal.trouble), f"the journal is {desk.paths.journal}")


def _standings_told(after: Desk, before: Mapping[str, Stands]) -> None:
    """What the answers have changed about each exercise."""
    found = after.library.exercises().found
    for key in {**before, **after.standings}:
        stands = after.standings.get(key, READY)
        if before.get(key, READY).standing is not stands.standing:
            name = found[key].value.name if key in found else key
            since = said(stands.since.isoformat()) if stands.since else ""
            told = "correct.standing.since" if since else "correct.standing"
            after.out.prose([tell(told, exercise=name, standing=stands.standing, since=since)])

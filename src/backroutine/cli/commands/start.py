"""`backroutine start`: puts a session into the real world, and tells how it went."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime

from backroutine.cli.commands.before import lower, not_today, opening_lines
from backroutine.cli.commands.wish import Wish, recipe, usual
from backroutine.cli.desk import Desk, Recorder, Rehearsal
from backroutine.coach import World, play
from backroutine.domain.errors import Interrupted, NotSaved, WrongUsage
from backroutine.domain.format.settings import Settings, YesNo
from backroutine.domain.plan.plan import Plan, build_plan
from backroutine.domain.plan.saved import from_json, to_json
from backroutine.domain.policy.offers import prospects
from backroutine.domain.record import sessions
from backroutine.domain.record.events import Hurt, Result, Sitting
from backroutine.domain.session.ending import summary
from backroutine.domain.session.phrases import foreseen
from backroutine.domain.session.session import begin, carry_on
from backroutine.domain.session.state import Ask, Options, Session
from backroutine.domain.session.status import Status
from backroutine.domain.words.filling import tell
from backroutine.edge.computer.awake import Awake
from backroutine.edge.journal import Journal
from backroutine.edge.keys.keyboard import open_keyboard
from backroutine.edge.sound.engines import Manner
from backroutine.edge.sound.speaker import SilentSpeaker, Speaker, find_speaker
from backroutine.edge.terminal.lines import LineScreen
from backroutine.edge.terminal.live import LiveScreen


@dataclass(frozen=True, slots=True)
class How:
    """How a session is to be played. `resume`: True carries on, False starts afresh, None offers it."""

    settings: Settings
    plain: bool = False
    resume: bool | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """An interrupted session of today, as it can be carried on."""

    sitting: Sitting
    plan: Plan

    @property
    def results(self) -> tuple[Result, ...]:
        """What is known of each exercise."""
        return sessions.results(self.sitting.events, self.plan.ids)

    @property
    def exercise(self) -> str:
        """The name of the exercise where it stopped."""
        pairs = zip(self.plan.exercises, self.results, strict=True)
        return next((exercise.name for exercise, result in pairs if result.outcome is None), "")


def start(desk: Desk, wish: Wish, how: How) -> None:
    """Play a session from beginning to end. Raises NotSaved if not all of it could be written down."""
    earlier = None if wish.rehearse or how.resume is False else _earlier(desk)
    if how.resume and earlier is None:
        raise WrongUsage(
            "there is no interrupted session of today to carry on", "`backroutine start` begins one"
        )
    if not wish.rehearse and (reasons := not_today(desk, wish)):
        desk.out.prose(reasons)
        return
    chosen = recipe(desk, wish)
    with ExitStack() as stack:
        if not wish.rehearse:
            desk.lock.acquire(_time_of_day(desk))
            stack.callback(desk.lock.release)
        recorder: Recorder | Rehearsal = Rehearsal()
        journal = None
        if not wish.rehearse:
            journal = stack.enter_context(Journal.open(desk.paths.journal, desk.clock.today()))
            recorder = Recorder(journal, desk.clock, chosen.routine, to_json(chosen, lower(desk, wish)))
        asks = () if wish.rehearse else _asks(desk)
        lines = (*(journal.warnings if journal else ()), *opening_lines(desk, wish, asks))
        notes = Status(rehearsal=wish.rehearse, lines=lines)
        try:
            session = _played(
                desk,
                build_plan(chosen),
                _options(desk, wish, how, asks, earlier),
                how,
                earlier,
                recorder,
                notes,
            )
        except Interrupted:
            with suppress(OSError):  # the terminal may be what went away
                desk.out.line(_not_saved(recorder.trouble) if recorder.trouble else tell("end.interrupted"))
                sys.stdout.flush()
            raise
        desk.out.prose(summary(session))
        if session.started and not wish.rehearse:
            desk.out.prose(desk.read_again().today.advice())
        if recorder.trouble:
            raise NotSaved(_not_saved(recorder.trouble), f"the journal is {desk.paths.journal}")


def _not_saved(trouble: str) -> str:
    return tell("end.not-saved", trouble=trouble)


def _time_of_day(desk: Desk) -> str:
    stamp = desk.clock.stamp()
    return datetime.fromisoformat(stamp.utc).astimezone().strftime("%H:%M")


def _earlier(desk: Desk) -> Earlier | None:
    """The interrupted session of today, if there is one and its own copy of the plan can be read."""
    today = desk.clock.today()
    sitting = sessions.unfinished(desk.sittings_since(today, reps=True), today)
    if sitting is None or desk.lock.held():
        return None
    kept = from_json(
        sitting.plan, lower=any(e.body.get("worse_next_day") == Hurt.YES for e in sitting.events)
    )
    return Earlier(sitting, build_plan(kept)) if kept else None


def _asks(desk: Desk) -> tuple[Ask, ...]:
    """The questions before the first step, as far as they are due."""
    last = desk.person.last
    worse = last is not None and last < desk.clock.today()
    due = (
        (Ask.SAFETY, desk.today.checklist_due or desk.today.locked),
        (Ask.PAIN_BEFORE, True),
        (Ask.NEXT_DAY, worse),
    )
    return tuple(ask for ask, wanted in due if wanted)


def _options(desk: Desk, wish: Wish, how: How, asks: tuple[Ask, ...], earlier: Earlier | None) -> Options:
    """How this session is played, with what the record means for it."""
    options = Options(
        asks=asks,
        patient=sys.stdin is not None and sys.stdin.isatty(),
        wait=how.settings.wait is YesNo.YES,
        earlier=earlier.exercise if earlier else "",
    )
    if wish.rehearse:
        return options
    return replace(
        options,
        offers=prospects(desk.person, usual(desk, wish), desk.clock.today()),
        lower=build_plan(lower(desk, wish)),
        worse_before=desk.today.one_worse_day,
    )


def _played(  # noqa: PLR0917 - the one place where all meet
    desk: Desk,
    plan: Plan,
    options: Options,
    how: How,
    earlier: Earlier | None,
    recorder: Recorder | Rehearsal,
    notes: Status,
) -> Session:
    with (
        open_keyboard() as keyboard,
        closing(speaker_for(desk, how.settings)) as speaker,
        Awake() as awake,
        _screen(how) as screen,
    ):
        speaker.prepare(foreseen(plan, options.offers))
        world = World(desk.clock, keyboard, screen, speaker, recorder, awake)
        options = replace(options, attended=keyboard.open)
        if not (how.resume and earlier):
            session = play(begin(plan, desk.clock.now(), options), world, notes)
            if not (session.carry_on and earlier):
                return session
        assert earlier is not None
        assert isinstance(recorder, Recorder)
        recorder.carry_on(earlier.sitting)
        return play(carry_on(earlier.plan, desk.clock.now(), options, earlier.results), world, notes)


def _screen(how: How) -> LiveScreen | LineScreen:
    """The full window; lines where there is no window, or where they are wanted."""
    lines = how.plain or os.environ.get("ACCESSIBLE", "") not in {"", "0"} or os.environ.get("TERM") == "dumb"
    if lines or not sys.stdout.isatty():
        return LineScreen(sys.stdout)
    sys.stdout.flush()
    return LiveScreen(sys.stdout.fileno(), sys.stdout.encoding)


def speaker_for(desk: Desk, settings: Settings) -> Speaker | SilentSpeaker:
    """The sound of this computer, as it is set."""
    return find_speaker(settings.voice, desk.paths.cache, desk.clock.now, _bell, manner_of(settings))


def manner_of(settings: Settings) -> Manner:
    """How the voice is to speak, as it is set."""
    return Manner(
        rate=settings.rate,
        engine=settings.voice_engine,
        file=settings.voice_file,
        voice=settings.engine_voice,
        volume=settings.volume / 100,
    )


def _bell() -> None:
    """Ring the terminal's bell, if there is one."""
    if sys.stdout.isatty():
        with suppress(OSError):
            os.write(sys.stdout.fileno(), b"\a")

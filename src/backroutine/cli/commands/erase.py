"""The command erase: a session, a span of days, or everything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backroutine.cli.answers import agreed, iso_day
from backroutine.cli.desk import Desk
from backroutine.domain.errors import JournalTrouble, WrongUsage
from backroutine.domain.policy.person import person_from
from backroutine.domain.policy.standing import standings_of
from backroutine.domain.record.events import Sitting
from backroutine.domain.record.sessions import local_start, session_named
from backroutine.domain.values import NamedTuple
from backroutine.domain.words.filling import counted, tell
from backroutine.edge.computer.paths import emptied
from backroutine.edge.journal.erasing import erase_all, must_be_ours


class Wanted(NamedTuple):
    """What is to be forgotten: one `session`, the days from `first` to `last`, or `everything`."""

    session: str | None = None
    first: str | None = None
    last: str | None = None
    everything: bool = False


def erase(desk: Desk, wanted: Wanted, *, yes: bool) -> None:
    """Say what will go, ask once, and take it out of every file of ours. Raises WrongUsage if it is not clear what."""
    span = wanted.first is not None or wanted.last is not None
    if [wanted.session is not None, span, wanted.everything].count(True) != 1:
        raise WrongUsage(
            "say what to erase: a SESSION, --from and --to, or --all", "such as: backroutine erase last"
        )
    with desk.alone():
        must_be_ours(desk.paths.journal)
        if wanted.everything:
            _everything(desk, yes=yes)
        else:
            _some(desk, wanted, yes=yes)


def _some(desk: Desk, wanted: Wanted, *, yes: bool) -> None:
    going = _going(desk, wanted)
    if not going:
        desk.out.prose([tell("erase.nothing")])
        return
    what = _the_session(going[0]) if wanted.session is not None else _the_days(going)
    desk.out.prose([what, *_forgotten(desk, going), tell("erase.for-good")])
    if not yes and not agreed(desk, tell("erase.ask")):
        desk.out.prose([tell("erase.left")])
        return
    with desk.writing() as journal:
        journal.erase([sitting.id for sitting in going], desk.clock.stamp())
    _done(desk)


def _everything(desk: Desk, *, yes: bool) -> None:
    """All of it, and whatever state the file is in."""
    try:
        what = tell("erase.all", sessions=counted(len(desk.past), "session"))
    except JournalTrouble as trouble:
        what = tell("erase.all.trouble", trouble=trouble.message)
    desk.out.prose([what, tell("erase.all.stays", folder=desk.paths.config.parent), tell("erase.for-good")])
    if not yes and not agreed(desk, tell("erase.ask")):
        desk.out.prose([tell("erase.left")])
        return
    erase_all(desk.paths.journal)
    desk.lock.forget()
    _done(desk)


def _done(desk: Desk) -> None:
    emptied(desk.paths.cache)
    desk.out.prose([tell("erase.done"), tell("erase.elsewhere")])


def _going(desk: Desk, wanted: Wanted) -> list[Sitting]:
    """What is meant, the oldest first; in a span of days also what was done by hand, such as `park`."""
    if wanted.session is not None:
        chosen = session_named(desk.past, wanted.session)
        return [sitting for sitting in desk.outline if sitting.id == chosen.id]
    first = date.min if wanted.first is None else iso_day(wanted.first, "--from")
    last = date.max if wanted.last is None else iso_day(wanted.last, "--to")
    if first > last:
        raise WrongUsage(f"--from {first} is after --to {last}", "the first day comes first")
    return [sitting for sitting in desk.outline if first <= sitting.local_date <= last]


def _the_session(going: Sitting) -> str:
    return tell("erase.session", day=going.local_date, time=f"{local_start(going):%H:%M}")


def _the_days(going: Sequence[Sitting]) -> str:
    first, last = going[0].local_date, going[-1].local_date
    days = str(first) if first == last else tell("erase.days", first=first, last=last)
    return tell("erase.what", entries=counted(len(going), "entry"), days=days)


def _forgotten(desk: Desk, going: Sequence[Sitting]) -> list[str]:
    """Whoever erases pain erases what it led to: that has to be said."""
    gone = {sitting.id for sitting in going}
    after = standings_of(person_from(sitting for sitting in desk.outline if sitting.id not in gone))
    names = desk.library.exercises().found
    return [
        tell(
            "erase.standing",
            exercise=names[key].value.name if key in names else key,
            standing=stands.standing,
        )
        for key, stands in desk.standings.items()
        if stands.left_out and not (key in after and after[key].left_out)
    ]

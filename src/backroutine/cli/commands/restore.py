"""The command restore: the backups, and one of them brought back."""

from __future__ import annotations

from collections.abc import Sequence

from backroutine.cli.answers import agreed, iso_day
from backroutine.cli.desk import Desk
from backroutine.domain.errors import BackroutineError, WrongUsage
from backroutine.domain.words.filling import counted, tell
from backroutine.edge.journal import backups
from backroutine.edge.journal.backups import Backup
from backroutine.edge.journal.restore import bring_back


def restore(desk: Desk, day: str | None, *, yes: bool, as_json: bool) -> None:
    """List the backups; after a yes, put one in the journal's place: that of `day`, else the newest good one."""
    found = backups.found(desk.paths.journal)
    if as_json:
        desk.out.json([_shape(one) for one in found])
        return
    if not found:
        desk.out.prose([tell("restore.none", folder=backups.folder(desk.paths.journal))])
        return
    chosen = _chosen(found, day)
    desk.out.columns(("BACKUP OF", "SESSIONS", "THE LAST ON", "STATE"), [_row(one) for one in found])
    desk.out.line()
    if chosen is None:
        desk.out.prose([tell("restore.none-good")])
        return
    what = tell("restore.what", day=chosen.day, sessions=_sessions(chosen))
    desk.out.prose([_journal_now(desk), what, tell("restore.since", day=chosen.day)])
    if not yes and not agreed(desk, tell("restore.ask")):
        desk.out.prose([tell("restore.left")])
        return
    with desk.alone():
        aside = bring_back(chosen, desk.paths.journal)
    desk.out.prose([tell("restore.done", day=chosen.day, sessions=_sessions(chosen))])
    if aside is not None:
        desk.out.prose([tell("restore.aside", file=aside)])


def _chosen(found: Sequence[Backup], day: str | None) -> Backup | None:
    """The backup that is meant. Raises WrongUsage if there is none of that day, or it is damaged."""
    if day is None:
        return next((one for one in found if one.good), None)
    wanted = iso_day(day, "restore")
    chosen = next((one for one in found if one.day == wanted), None)
    if chosen is None or not chosen.good:
        state = f"is {tell(_state(chosen))}" if chosen else "does not exist"
        raise WrongUsage(f"the backup of {wanted} {state}", "`backroutine restore` lists those there are")
    return chosen


def _journal_now(desk: Desk) -> str:
    """What would be replaced, in a sentence."""
    try:
        return tell("restore.now", sessions=counted(len(desk.past), "session"))
    except BackroutineError as trouble:
        return tell("restore.now.trouble", trouble=trouble.message)


def _sessions(one: Backup) -> str:
    return counted(one.sessions or 0, "session")


def _row(one: Backup) -> tuple[str, ...]:
    return (one.day.isoformat(), str(one.sessions or "-"), str(one.last or "-"), tell(_state(one)))


def _state(one: Backup) -> str:
    if one.good:
        return "restore.good"
    return "restore.closed" if one.closed else "restore.damaged"


def _shape(one: Backup) -> dict[str, object]:
    return {
        "day": one.day.isoformat(),
        "good": one.good,
        "closed": one.closed,
        "sessions": one.sessions,
        "last": None if one.last is None else one.last.isoformat(),
        "file": str(one.path),
    }

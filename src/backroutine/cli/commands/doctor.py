"""The command doctor: what works here and what does not, in lines that can be pasted: nothing private is in them."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from backroutine import __version__
from backroutine.cli.commands.config import settings
from backroutine.cli.desk import Desk
from backroutine.cli.screen import in_lines
from backroutine.cli.speaker import speaker_for
from backroutine.domain.errors import BackroutineError
from backroutine.domain.format.settings import PictureWish, Settings
from backroutine.domain.values import NamedTuple
from backroutine.domain.words.filling import counted, tell
from backroutine.edge.computer.paths import HOME_VARIABLE, is_private
from backroutine.edge.journal import Reader, backups
from backroutine.edge.journal.file import SQLITE
from backroutine.edge.terminal.font import characters_for

LITTLE = 100 << 20  # bytes free: enough for years
OLD_BACKUP = 14  # days
_SYNCED = ("Dropbox", "OneDrive", "Mobile Documents", "Google Drive", "Nextcloud", "Syncthing")
_SYNC_MARKS = (".stfolder", ".dropbox", ".git")


class Finding(NamedTuple):
    """One line: what was looked at, what was found, whether it is well, and what to do if it is not."""

    what: str
    found: str
    well: bool = True
    todo: str = ""


def doctor(desk: Desk, *, as_json: bool) -> None:
    """Look at everything that can go wrong, and print a line each."""
    findings = [one._replace(found=_unnamed(one.found), todo=_unnamed(one.todo)) for one in _findings(desk)]
    if as_json:
        desk.out.json([one._asdict() for one in findings])
        return
    for one in findings:
        desk.out.line(f"{tell('doctor.ok') if one.well else tell('doctor.look'):4}  {one.what}: {one.found}")
        if one.todo:
            desk.out.line(f"      {one.todo}", "dim")
    desk.out.line()
    worth = sum(not one.well for one in findings)
    desk.out.prose([tell("doctor.some", things=counted(worth, "thing")) if worth else tell("doctor.well")])


def _findings(desk: Desk) -> Iterator[Finding]:
    yield Finding(
        "versions",
        f"backroutine {__version__}, Python {platform.python_version()}, SQLite {SQLITE}, {platform.system()}",
    )
    yield from _folders(desk)
    yield _settings(desk)
    yield _exercises(desk)
    yield _journal(desk)
    yield _backups(desk)
    yield _space(desk)
    yield Finding("session", tell("doctor.running" if desk.lock.held() else "doctor.free"))
    yield _terminal(desk)
    try:
        set_to = settings(desk)
    except BackroutineError:
        set_to = Settings()  # said above
    yield Finding("pictures", tell(f"doctor.pictures.{_pictures(set_to)}"))
    yield _sound(desk, set_to)


def _unnamed(text: str) -> str:
    """`text` without the folders that name whoever owns them; it is to be pasted somewhere."""
    home, own = os.environ.get(HOME_VARIABLE, ""), Path("~").expanduser()
    for folder, sign in ((Path(home).absolute() if home else None, f"${HOME_VARIABLE}"), (own, "~")):
        if folder is not None and folder.name:
            text = text.replace(str(folder), sign)
    return text


def _folders(desk: Desk) -> Iterator[Finding]:
    paths = desk.paths
    places = {"settings": paths.config.parent, "data": paths.journal.parent, "sound": paths.cache}
    for name, folder in places.items():
        there = next(place for place in (folder, *folder.parents) if place.exists())
        if not os.access(there, os.W_OK):
            told = tell("doctor.read-only", folder=there)
            yield Finding(f"{name} folder", told, well=False, todo=tell("doctor.make-writable"))
        elif there != folder:
            yield Finding(f"{name} folder", tell("doctor.not-yet", folder=folder))
        elif not is_private(folder):
            yield Finding(f"{name} folder", tell("doctor.open", folder=folder), well=False, todo="chmod 700")
        else:
            yield Finding(f"{name} folder", tell("doctor.private", folder=folder))
    if synced := _synced(paths.journal.parent):
        yield Finding("data folder", tell("doctor.synced", how=synced), well=False, todo=tell("doctor.move"))


def _synced(folder: Path) -> str:
    """What seems to copy this folder to other computers, while it is being written to."""
    for place in (folder, *folder.parents):
        if place.name in _SYNCED:
            return place.name
        marks = [mark for mark in _SYNC_MARKS if (place / mark).exists()]
        if marks:
            return marks[0]
    return ""


def _settings(desk: Desk) -> Finding:
    try:
        settings(desk)
    except BackroutineError as error:
        return Finding("settings", error.message.split("\n")[0], well=False, todo="backroutine check")
    return Finding("settings", tell("doctor.no-fault"))


def _exercises(desk: Desk) -> Finding:
    shelf = desk.library.exercises()
    own = sum(found.source.own for found in shelf.found.values())
    found = tell("doctor.exercises", all=counted(len(shelf.found), "exercise"), own=own)
    if not shelf.faults:
        return Finding("exercises", found)
    faults = counted(len(shelf.faults), "fault")
    return Finding("exercises", f"{found}, {faults}", well=False, todo="backroutine check")


def _journal(desk: Desk) -> Finding:
    path = desk.paths.journal
    try:
        with Reader.open(path) as journal:
            journal.check()
            if not path.exists():
                return Finding("journal", tell("doctor.no-journal"))
            warnings = journal.warnings
    except BackroutineError as error:
        return Finding("journal", error.message, well=False, todo=error.hint)
    size = f"{path.stat().st_size // 1024} KiB"
    if warnings:
        return Finding("journal", warnings[0], well=False, todo=tell("doctor.update"))
    if not is_private(path):
        return Finding("journal", tell("doctor.open", folder=path), well=False, todo="chmod 600")
    return Finding("journal", tell("doctor.whole", size=size))


def _backups(desk: Desk) -> Finding:
    try:
        found = backups.found(desk.paths.journal)
    except BackroutineError as error:
        return Finding("backups", error.message, well=False, todo=error.hint)
    if not found:
        return Finding("backups", tell("doctor.no-backup"))
    good, closed = sum(one.good for one in found), sum(one.closed for one in found)
    bad = len(found) - good - closed
    if closed and not bad:
        told = tell("doctor.backups-closed", good=good, closed=closed)
        return Finding("backups", told, well=False, todo=tell("doctor.backup-closed"))
    told = tell("doctor.backups", good=good, bad=bad)
    if not good or bad:
        return Finding("backups", told, well=False, todo=tell("doctor.backup-again"))
    return Finding("backups", told)


def _space(desk: Desk) -> Finding:
    place = next(
        place for place in (desk.paths.journal.parent, *desk.paths.journal.parents) if place.exists()
    )
    free = shutil.disk_usage(place).free
    told = tell("doctor.space", free=f"{free >> 20} MiB")
    return Finding("disk", told, well=free >= LITTLE, todo="" if free >= LITTLE else tell("doctor.make-room"))


def _terminal(desk: Desk) -> Finding:
    size = shutil.get_terminal_size()
    kind = os.environ.get("TERM", "") or "none"
    if not sys.stdout.isatty():
        return Finding("terminal", tell("doctor.pipe"))
    told = tell("doctor.terminal", kind=kind, columns=size.columns, rows=size.lines)
    if not desk.out.unicode:
        return Finding("terminal", told, well=False, todo=tell("doctor.utf8"))
    return Finding("terminal", told)


def _pictures(set_to: Settings) -> str:
    """The characters that a session would draw with here; none where they are unwanted or there is no window."""
    if set_to.picture is PictureWish.OFF:
        return "off"
    return "none" if in_lines(set_to) else characters_for(sys.stdout.encoding)


def _sound(desk: Desk, set_to: Settings) -> Finding:
    with closing(speaker_for(desk, set_to)) as speaker:
        return Finding("sound", speaker.heard, todo="backroutine sound-check")

"""Folders in which somebody may not read or write: what is told of them is true, and nothing is half done there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from backroutine.domain.errors import JournalTrouble
from backroutine.edge.journal import backups
from homes import COMMAND, Home
from journals import MONDAY, three_days

ROOT = getattr(os, "geteuid", lambda: 1)() == 0
LESS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")  # root without its right to everything
Close = Callable[[Path, int], None]

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="rights are something else there"),
    pytest.mark.skipif(ROOT and not shutil.which(LESS[0]), reason="root may read everything"),
]


@pytest.fixture
def journal(home: Home) -> Path:
    """Three days of sessions, with two backups."""
    place = home.folder / "journal.sqlite3"
    three_days(place)
    return place


@pytest.fixture
def close() -> Iterator[Close]:
    """Takes rights away from a folder, until the test is over."""
    closed: list[Path] = []

    def take(folder: Path, mode: int) -> None:
        closed.append(folder)
        folder.chmod(mode)

    yield take
    for folder in closed:
        folder.chmod(0o700)


def told(home: Home, *arguments: str) -> tuple[int, str, str]:
    """What a command says to somebody who has no right to everything: exit code, standard output and error."""
    done = subprocess.run(
        [*(LESS if ROOT else ()), *COMMAND, *arguments],
        capture_output=True, text=True, check=False, env={**home.env, "PATH": os.defpath}, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("mode", [0o000, 0o300, 0o600], ids=["closed", "no list", "no way in"])
def test_backups_that_cannot_be_read_are_not_called_none(
    home: Home, journal: Path, close: Close, mode: int
) -> None:
    """They may all be there. What helps is said, with exit code 4."""
    close(backups.folder(journal), mode)

    told_here = f"{backups.folder(journal)} cannot be read: you have no right to\nnothing is lost; make it yours to read, then try again\n"
    assert (4, "", told_here) == told(home, "restore")


def test_a_backup_that_cannot_be_read_is_not_called_damaged(home: Home, journal: Path, close: Close) -> None:
    """It may be whole; the one before it can be brought back meanwhile."""
    newest = MONDAY + timedelta(2)
    close(backups.folder(journal) / f"journal-{newest}.sqlite3", 0)
    code, out, _ = told(home, "restore")

    assert 0 == code
    assert "2026-08-05  -         -            not yours to read" in out
    assert (
        2,
        "",
        f"the backup of {newest} is not yours to read\n`backroutine restore` lists those there are\n",
    ) == told(home, "restore", str(newest))
    assert json.loads(told(home, "restore", "--json")[1])[0]["closed"]
    assert "1 that you have no right to read" in told(home, "doctor")[1]


def test_doctor_says_that_backups_cannot_be_read(home: Home, journal: Path, close: Close) -> None:
    """As something to look at, without the name of whoever owns it."""
    close(backups.folder(journal), 0)
    _, out, _ = told(home, "doctor", "--json")

    wanted = {
        "what": "backups",
        "found": "$BACKROUTINE_HOME/backups cannot be read: you have no right to",
        "well": False,
        "todo": "nothing is lost; make it yours to read, then try again",
    }
    assert wanted in json.loads(out)


def test_doctor_sees_that_there_can_be_no_sound_folder(home: Home, close: Close) -> None:
    """Where nothing can be made it is not called "made when it is first needed", and its name is nobody's."""
    close(home.folder, 0o500)
    _, out, _ = told(home, "doctor", "--json")
    found = {one["what"]: one["found"] for one in json.loads(out)}

    assert "$BACKROUTINE_HOME cannot be written to" == found["sound folder"]
    assert str(home.folder) not in out


def test_a_damaged_journal_beside_closed_backups(home: Home, journal: Path, close: Close) -> None:
    """That there may be a backup is said, and not that there is none."""
    journal.write_bytes(b"\xff" * 5000)
    close(backups.folder(journal), 0)
    code, _, err = told(home, "history")

    assert 4 == code
    assert f"it was left as it is; {backups.folder(journal)} cannot be read: you have no right to\n" in err


def test_what_is_told_is_saved_where_no_backup_can_be_made(home: Home, journal: Path, close: Close) -> None:
    """What is told is saved all the same."""
    close(backups.folder(journal), 0)
    code, _, err = told(home, "park", "first")

    assert (0, "") == (code, err)
    assert "parked" == home.standing("first")


def test_a_file_where_the_backups_should_be_is_not_called_none(journal: Path) -> None:
    """It is told as what it is."""
    shutil.rmtree(backups.folder(journal))
    backups.folder(journal).write_text("")

    with pytest.raises(JournalTrouble, match="a file is where the folder should be"):
        backups.found(journal)


def test_nothing_is_erased_beside_a_file_where_the_backups_should_be(home: Home, journal: Path) -> None:
    """It is told as what it is, and what to do."""
    shutil.rmtree(backups.folder(journal))
    backups.folder(journal).write_text("")

    wanted = f"nothing was erased: {backups.folder(journal)} is no folder\nmove it away, then erase again\n"
    assert (74, "", wanted) == told(home, "erase", "last", "--yes")


@pytest.mark.parametrize("what", [("--all",), ("last",)])
@pytest.mark.parametrize(("folder", "mode"), [("backups", 0o000), ("backups", 0o500), (".", 0o500)])
def test_what_cannot_be_taken_away_stays_whole(  # noqa: PLR0917 - what is closed, and to what
    home: Home, journal: Path, close: Close, folder: str, mode: int, what: tuple[str, ...]
) -> None:
    """Nothing is erased where not all of it can be: one line says which folder, and what to do; exit code 74."""
    before = {path: path.read_bytes() for path in home.folder.rglob("*.sqlite3")}
    place = home.folder / folder
    close(place, mode)
    found = told(home, "erase", *what, "--yes")
    place.chmod(0o700)

    assert before == {path: path.read_bytes() for path in home.folder.rglob("*.sqlite3")}
    wanted = (
        f"nothing was erased: {place} cannot be written to\nmake it yours to write to, then erase again\n"
    )
    assert (74, "", wanted) == found
    assert journal in before

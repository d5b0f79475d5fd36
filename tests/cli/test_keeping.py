"""`backroutine restore` and `erase`, as a person meets them: what they say, what they ask, and what they leave alone."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from shutil import rmtree

import pytest

from backroutine.domain.record.events import Event, EventKind
from backroutine.edge.computer.lock import SessionLock
from backroutine.edge.journal import Journal, backups
from calling import Call
from homes import Home
from journals import STARTED, session

CANARY = "Kanarienvogel"
MONDAY = date(2026, 8, 3)


def play(journal: Path, day: date, hurt: str = "no") -> None:
    """One short session, with a backup made before it."""
    with Journal.open(journal, day) as opened:
        one = session(day)
        assert opened.begin(one)
        for event in (
            Event(EventKind.STARTED, body={"warm_up": "none", "exercises": 1}),
            Event(EventKind.BEGAN, "first", body={"reps": 2}),
            Event(EventKind.FINISHED, "first", body={"outcome": "done", "reps_done": 2, "reps_planned": 2}),
            Event(EventKind.ANSWERED, "first", body={"hurt": hurt}),
            Event(EventKind.ANSWERED, "first", body={"note": f"{CANARY} {day}"}),
            Event(EventKind.ENDED, body={"how": "finished", "seconds": 20}),
        ):
            assert opened.append(one.id, event, STARTED)


@pytest.fixture
def journal(home: Home) -> Path:
    """Four days of sessions; on the third, the first exercise hurt."""
    place = home.folder / "journal.sqlite3"
    for number, hurt in enumerate(["no", "no", "yes", "no"]):
        play(place, MONDAY + timedelta(number), hurt)
    return place


def days(call: Call) -> list[str]:
    code, out, _ = call("history", "--json")
    assert 0 == code
    return [one["started"][:10] for one in json.loads(out)]


def holding(word: str, home: Home) -> list[str]:
    return [
        path.name for path in home.folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes()
    ]


# Restore -----------------------------------------------------------------------------------------------


def test_restore_lists_and_asks(call: Call, journal: Path) -> None:
    """Without a yes, the backups are listed and nothing is changed."""
    before = journal.read_bytes()
    code, out, _ = call("restore", typed="n\n")

    assert 0 == code
    assert "2026-08-06  3         2026-08-05   good" in out
    assert "What you did after it was made, also later on 2026-08-06, is not in it." in " ".join(out.split())
    assert "Bring this backup back? (y/N)\nNothing was changed." in out
    assert before == journal.read_bytes()


def test_restore_brings_back_after_a_yes(call: Call, journal: Path) -> None:
    """A damaged journal is told with what to do; after a yes the newest good backup is in its place."""
    journal.write_bytes(b"\xff" * 5000)
    code, _, err = call("history")
    assert 4 == code
    assert (
        "the newest good backup is of 2026-08-06, with 3 sessions: `backroutine restore` brings it back"
        in err
    )
    code, out, _ = call("restore", typed="y\n")

    assert 0 == code
    assert "The backup of 2026-08-06, with 3 sessions, is your journal now." in out
    assert ["2026-08-03", "2026-08-04", "2026-08-05"] == days(call)


def test_restore_of_a_day(call: Call, journal: Path) -> None:
    """A day names the backup; one that is not there is told."""
    call("restore", "2026-08-05", "--yes")
    assert ["2026-08-03", "2026-08-04"] == days(call)
    code, _, err = call("restore", "2026-01-01", "--yes")

    assert 2 == code
    assert "the backup of 2026-01-01 does not exist" in err
    assert journal.exists()


def test_nothing_is_restored_or_erased_under_a_session(call: Call, journal: Path, home: Home) -> None:
    """One runs, and writes its answers there: since when is told, with exit code 3, and all stays as it is."""
    before = journal.read_bytes()
    lock = SessionLock(home.folder / "session.lock")
    assert lock.acquire("07:30")
    told = [call(*command, "--yes") for command in (("restore",), ("erase", "last"), ("erase", "--all"))]
    lock.release()

    assert [3, 3, 3] == [code for code, _, _ in told]
    assert all("07:30" in err for _, _, err in told)
    assert before == journal.read_bytes()


def test_restore_without_any_backup(call: Call) -> None:
    """Before the first session there is nothing to bring back, and that is no error."""
    code, out, _ = call("restore")

    assert 0 == code
    assert "There is no backup yet" in out


def test_restore_as_json(call: Call, journal: Path) -> None:
    """`--json` lists the backups, and brings nothing back."""
    code, out, _ = call("restore", "--json")
    newest = json.loads(out)[0]

    assert 0 == code
    assert ("2026-08-06", True, 3, "2026-08-05") == tuple(
        newest[key] for key in ("day", "good", "sessions", "last")
    )
    assert journal.exists()


# Erase -------------------------------------------------------------------------------------------------


def test_erase_says_what_will_go_and_asks(call: Call, journal: Path) -> None:
    """Without a yes nothing is erased; that something hurt, and would be forgotten, is said first."""
    before = journal.read_bytes()
    code, out, _ = call("erase", "2026-08-05")

    assert 0 == code
    assert "This erases the session of 2026-08-05, 07:32, with all answers" in " ".join(out.split())
    assert "First thing is parked now. Why would be forgotten with this" in out
    assert out.endswith("Erase it? (y/N)\nNothing was erased.\n")
    assert before == journal.read_bytes()


def test_an_erased_session_leaves_no_word(call: Call, journal: Path, home: Home) -> None:
    """After a yes its words are in no file of ours, and the other sessions are as they were."""
    assert len(holding(f"{CANARY} 2026-08-05", home)) > 1
    code, out, _ = call("erase", "2026-08-05", typed="y\n")

    assert 0 == code
    assert "What I cannot reach" in out
    assert [] == holding(f"{CANARY} 2026-08-05", home)
    assert ["2026-08-03", "2026-08-04", "2026-08-06"] == days(call)
    assert journal.exists()


def test_a_span_of_days(call: Call, journal: Path) -> None:
    """`--from` and `--to` take in both days."""
    call("erase", "--from", "2026-08-04", "--to", "2026-08-05", "--yes")

    assert ["2026-08-03", "2026-08-06"] == days(call)
    assert journal.exists()


def test_everything(call: Call, journal: Path, home: Home) -> None:
    """`--all` leaves no journal, no backup, no cached sound; settings and exercises stay."""
    (home.folder / "cache").mkdir()
    (home.folder / "cache" / "spoken.wav").write_text(CANARY)
    code, out, _ = call("erase", "--all", typed="y\n")

    assert 0 == code
    assert "4 sessions, the journal, and all its backups" in out
    assert [] == holding(CANARY, home)
    assert not journal.exists()
    assert not backups.folder(journal).exists()
    assert [0] == [file.stat().st_size for file in home.folder.rglob("*.lock")]  # not even when it was
    assert (home.exercises / "first.yaml").exists()


def test_everything_of_a_damaged_journal(call: Call, journal: Path) -> None:
    """Whoever wants to forget can, whatever state the file is in."""
    journal.write_bytes(b"\xff" * 5000)
    code, out, _ = call("erase", "--all", typed="y\n")

    assert 0 == code
    assert "is damaged" in out
    assert not journal.exists()


def test_what_was_erased_does_not_return(call: Call, journal: Path, tmp_path: Path) -> None:
    """An export made before brings all back but what was erased."""
    export = tmp_path / "before.jsonl"
    call("export", "-o", str(export))
    call("erase", "last", "--yes")
    code, out, _ = call("import", str(export))

    assert 0 == code
    assert "1 entry erased here before, and not brought back." in out
    assert "2026-08-06" not in days(call)
    assert journal.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("last", "--all"),
        ("2026-01-01",),
        ("--from", "yesterday"),
        ("--from", "2026-08-05", "--to", "2026-08-01"),
    ],
)
def test_erase_wants_to_know_what(call: Call, journal: Path, arguments: tuple[str, ...]) -> None:
    """Nothing named, two things named, or nothing there: exit code 2, and nothing is erased."""
    before = journal.read_bytes()
    code, _, err = call("erase", *arguments, "--yes")

    assert 2 == code
    assert err
    assert before == journal.read_bytes()


def test_two_sessions_of_one_day_are_told_apart(call: Call, journal: Path) -> None:
    """Where a day is not enough, the times are told, and a time names one."""
    play(journal, MONDAY)
    code, _, err = call("erase", "2026-08-03", "--yes")

    assert 2 == code
    assert "there are 2 sessions '2026-08-03', at 07:32, 07:32" in err
    assert "name one by its id" in err


@pytest.mark.skipif("sys.platform == 'win32'", reason="a terminal of its own needs a pty")
def test_one_day_is_erased_in_a_terminal(journal: Path, home: Home) -> None:
    """What goes is told, one key answers, and the other days stay."""
    with home.terminal("erase", "2026-08-05") as terminal:
        terminal.until("Erase it? (y/N)")
        terminal.send("y")
        assert 0 == terminal.wait()
        terminal.until("Erased: nothing of it is left in any file of this program.")

    assert ["2026-08-03", "2026-08-04", "2026-08-06"] == [one["started"][:10] for one in home.history()]
    assert [] == holding(f"{CANARY} 2026-08-05", home)
    assert journal.exists()


# Moving to another computer ----------------------------------------------------------------------------


def test_an_export_says_what_is_not_in_it(call: Call, home: Home, tmp_path: Path) -> None:
    """Settings and own exercises are files of their own: whoever changes the computer is told, where there are any."""
    _, _, err = call("export", "-o", str(tmp_path / "moving.jsonl"))
    assert "Your settings and your own exercises are not in it" in " ".join(err.split())
    assert str(home.folder) in "".join(err.split())
    rmtree(home.exercises)
    (home.folder / "config.yaml").unlink()

    assert f"Exported to {tmp_path / 'all.jsonl'}." == " ".join(
        call("export", "-o", str(tmp_path / "all.jsonl"))[2].split()
    )

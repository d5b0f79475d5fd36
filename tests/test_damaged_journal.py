"""Commands on a journal in which a word is wrong: told as damage in one line, never as a bug of ours."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing

import pytest

from backroutine.cli.app import run
from backroutine.domain.record.events import Event, EventKind
from backroutine.edge.computer.clock import Clock
from backroutine.edge.journal import Journal, new_id
from homes import Home
from journals import SITTING

HAPPENED = (
    Event(EventKind.STARTED, body={"warm_up": "walk", "exercises": 2}),
    Event(EventKind.ANSWERED, body={"pain_before": 3}),
    Event(EventKind.ANSWERED, body={"worse_next_day": "yes"}),
    Event(EventKind.BEGAN, body={"warm_up": "walk"}),
    Event(EventKind.FINISHED, body={"outcome": "done", "seconds": 360.0}),
    Event(EventKind.BEGAN, "first", body={"reps": 2, "number": 0}),
    Event(EventKind.REP, "first", rep=1),
    Event(
        EventKind.FINISHED,
        "first",
        body={"outcome": "done", "reps_done": 2, "reps_planned": 2, "seconds": 9.5},
    ),
    Event(EventKind.ANSWERED, "first", body={"hurt": "a-little"}),
    Event(EventKind.ANSWERED, "first", body={"strength": 2}),
    Event(EventKind.ANSWERED, "first", body={"note": "on the left"}),
    Event(EventKind.GROWN, "second", body={"reps": 3, "hold_seconds": 0.1}),
    Event(EventKind.ANSWERED, body={"pain_after": 2}),
    Event(EventKind.ENDED, body={"how": "finished", "seconds": 400}),
)
COMMANDS = (
    "start --plain",
    "list",
    "plan quick",
    "history",
    "history --json",
    "report",
    "progress",
    "export",
)


@pytest.fixture
def remembering(home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home with one whole session of today in its journal; commands that are called see it."""
    stamp, today = Clock().stamp(), Clock().today()
    sitting = SITTING._replace(id=new_id(stamp), routine="quick", plan="{}", started=stamp, local_date=today)
    with Journal.open(home.folder / "journal.sqlite3") as journal:
        journal.begin(sitting)
        assert all([journal.append(sitting.id, event, stamp) for event in HAPPENED])  # noqa: C419 - all are saved first
    monkeypatch.setenv("BACKROUTINE_HOME", str(home.folder))
    return home


def change(home: Home, statement: str, *values: object) -> None:
    """Change the file behind the program's back."""
    with closing(sqlite3.connect(home.folder / "journal.sqlite3")) as db, db:
        db.execute(statement, values)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('"hurt":"a-little"', '"hurt":"nn"'),
        ('"outcome":"done"', '"outcome":"dine"'),
        ('"how":"finished"', '"how":"finish"'),
    ],
)
def test_a_wrong_word_is_damage_not_a_bug(
    remembering: Home, capsys: pytest.CaptureFixture[str], command: str, right: str, wrong: str
) -> None:
    """Exit code 4, one line with what to do, the file left alone."""
    change(remembering, "UPDATE event SET body = replace(body, ?, ?)", right, wrong)
    before = (remembering.folder / "journal.sqlite3").read_bytes()

    code = run(command.split())

    told = capsys.readouterr()
    assert (4, "") == (code, told.out)
    assert "journal.sqlite3 is damaged" in told.err.replace("\n", "")
    assert before == (remembering.folder / "journal.sqlite3").read_bytes()


def test_whatever_stands_in_a_row_no_command_breaks(
    remembering: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sixty changes by chance, each read by a command: it tells what it knows, or of damage."""
    chance = random.Random(7)
    path = remembering.folder / "journal.sqlite3"
    whole = path.read_bytes()
    for _ in range(60):
        value = chance.choice(
            [None, b"\xff", "", "x", "\x1b[2J", "null", "[[", "{}", 0, -1, 1e308, 2**62, "9" * 5000, "\u202e"]
        )
        table = chance.choice(["event", "event", "session"])
        with closing(sqlite3.connect(path)) as db:
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            (rows,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
            row, column = chance.randrange(rows), chance.choice(columns)
            if column == "body" and chance.random() < 0.8:
                body = json.loads(db.execute("SELECT body FROM event LIMIT 1 OFFSET ?", (row,)).fetchone()[0])
                key = chance.choice([*body, "more"])
                value = json.dumps(body | {key: None if isinstance(value, bytes) else value})
            try:
                with db:
                    db.execute(
                        f"UPDATE {table} SET {column} = ? WHERE rowid = (SELECT rowid FROM {table} LIMIT 1 OFFSET ?)",
                        (value, row),
                    )
            except sqlite3.IntegrityError:
                continue  # the tables themselves refuse it
        command = chance.choice(COMMANDS[1:])

        code = run(command.split())

        told = capsys.readouterr()
        assert code in {0, 4}, (command, table, column, value, told.err)
        assert "\x1b[2J" not in told.out + told.err
        path.write_bytes(whole)

"""`status`, `remind`, `new`, `doctor`, `help` and bare `backroutine`: the small helps of every day."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from backroutine import __main__
from backroutine.cli import glance
from backroutine.domain.record.events import Event, EventKind
from backroutine.edge.computer.day import today
from backroutine.edge.computer.journal_place import journal_place
from backroutine.edge.computer.paths import find_paths
from backroutine.edge.journal import Journal
from calling import Call
from homes import Home
from journals import STARTED, session

DONE = Event(EventKind.FINISHED, "first", body={"outcome": "done", "reps_done": 2})
UNTIL_IT_HURT = Event(EventKind.FINISHED, "first", body={"outcome": "hurt", "reps_done": 1})
LEFT = Event(EventKind.FINISHED, "first", body={"outcome": "unfinished", "reps_done": 1})
BEGUN = Event(EventKind.BEGAN, "first", body={"reps": 2})
AGAIN = Event(EventKind.BEGAN, "first", body={"reps": 2, "repeated": True})
NOT_DONE = Event(
    EventKind.CORRECTED, "first", body={"outcome": "skipped", "reps_done": 0, "hurt": "unanswered"}
)
AFTER_ALL = Event(EventKind.CORRECTED, "first", body={"hurt": "no", "outcome": "done", "reps_done": 2})
WARM = Event(EventKind.FINISHED, body={"outcome": "done"})


def twice(event: Event, number: int) -> Event:
    """The same of one turn, where the plan has the exercise twice."""
    return event._replace(body={**event.body, "number": number})


def play(home: Home, *days: date, hurt: str = "no") -> None:
    """A short session on each of these days."""
    with Journal.open(home.folder / "journal.sqlite3") as journal:
        for day in days:
            one = session(day)
            assert journal.begin(one)
            for event in (
                Event(EventKind.STARTED),
                Event(EventKind.BEGAN, "first", body={"reps": 2}),
                DONE,
                Event(EventKind.ANSWERED, "first", body={"hurt": "yes"}),
                Event(EventKind.CORRECTED, "first", body={"hurt": hurt}),
                Event(EventKind.ENDED, body={"how": "finished"}),
            ):
                assert journal.append(one.id, event, STARTED)


def ago(*days: int) -> list[date]:
    return [today() - timedelta(number) for number in days]


# Status ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "hurt", "line"),
    [
        ([], "no", "no session yet"),
        ([0, 1, 3], "no", "done today, 3 of the last 7 days"),
        ([6, 2], "no", "not yet today, 2 of the last 7 days"),
        ([7, 8], "no", "not yet today, 0 of the last 7 days"),
        ([2, 1], "yes", "rest is fine today, 2 of the last 7 days"),
    ],
)
def test_status_is_one_line(call: Call, home: Home, days: list[int], hurt: str, line: str) -> None:
    """How often lately, and whether today is done; after something hurt, no word asks for more."""
    play(home, *ago(*sorted(days, reverse=True)), hurt=hurt)

    assert (0, f"{line}\n", "") == call("status")


def test_status_as_json(call: Call, home: Home) -> None:
    """For a status bar, the same as numbers and truths."""
    play(home, *ago(3, 0))
    _, out, _ = call("status", "--json")
    wanted = {
        "line": "done today, 2 of the last 7 days",
        "days": 2,
        "today": True,
        "ever": True,
        "hurt": False,
    }

    assert wanted == json.loads(out)


@pytest.mark.parametrize("days", [(), (0,), (9, 3, 1), (7,), (6,), (400, 20)])
def test_a_glance_and_a_long_look_say_the_same(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], days: tuple[int, ...]
) -> None:
    """Where a glance is not enough, the line comes from those who take their time, and is the same."""
    monkeypatch.setenv("BACKROUTINE_HOME", str(home.folder))
    play(home, *ago(*days), hurt="yes")
    glance.status(as_json=True)
    monkeypatch.setattr("backroutine.cli.glance.glance", lambda *_: None)
    glance.status(as_json=True)
    first, second = capsys.readouterr().out.splitlines()

    assert first == second


@pytest.mark.parametrize(
    ("events", "done"),
    [
        ((), False),
        ((WARM,), False),
        ((WARM, BEGUN), False),
        ((BEGUN, LEFT), False),
        ((BEGUN, DONE), True),
        ((BEGUN, UNTIL_IT_HURT), True),
        ((BEGUN, DONE, AGAIN), False),
        ((BEGUN, DONE, AGAIN, LEFT), False),
        ((BEGUN, DONE, NOT_DONE), False),
        ((BEGUN, DONE, NOT_DONE, AFTER_ALL), True),
        ((twice(BEGUN, 0), twice(DONE, 0), twice(BEGUN, 1), twice(LEFT, 1)), True),
        ((twice(BEGUN, 0), twice(DONE, 0), twice(BEGUN, 10), twice(DONE, 10), twice(NOT_DONE, 0)), True),
    ],
)
def test_a_day_is_done_once_an_exercise_is(
    call: Call, home: Home, monkeypatch: pytest.MonkeyPatch, events: tuple[Event, ...], done: bool
) -> None:
    """A session that was broken off before that does not count: at a glance, read whole, and in the bare program."""
    with Journal.open(home.folder / "journal.sqlite3") as journal:
        one = session(today())
        assert journal.begin(one)
        for event in (Event(EventKind.STARTED), *events):
            assert journal.append(one.id, event, STARTED)
    line = "done today, 1 of the last 7 days" if done else "not yet today, 0 of the last 7 days"

    assert line == call("status")[1].strip()
    assert call()[1].startswith(line[0].upper() + line[1:])
    monkeypatch.setattr("backroutine.cli.glance.glance", lambda *_: None)
    assert line == call("status")[1].strip()


def test_a_glance_knows_two_turns_apart(call: Call, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the plan has an exercise twice and the first turn hurt, a no about the second takes nothing back."""
    hurt, well = (Event(EventKind.ANSWERED, "first", body={"hurt": told}) for told in ("yes", "no"))
    with Journal.open(home.folder / "journal.sqlite3") as journal:
        one = session(today() - timedelta(1))
        assert journal.begin(one)
        turns = [
            twice(event, number) for number, told in ((0, hurt), (1, well)) for event in (BEGUN, DONE, told)
        ]
        for event in (Event(EventKind.STARTED), *turns):
            assert journal.append(one.id, event, STARTED)
    line = "rest is fine today, 1 of the last 7 days"

    assert line == call("status")[1].strip()
    monkeypatch.setattr("backroutine.cli.glance.glance", lambda *_: None)
    assert line == call("status")[1].strip()


def test_status_of_a_damaged_journal(call: Call, home: Home) -> None:
    """A prompt is told in one line what is wrong, with exit code 4; nothing is changed."""
    (home.folder / "journal.sqlite3").write_bytes(b"\xff" * 5000)
    with pytest.raises(sqlite3.Error), sqlite3.connect(home.folder / "journal.sqlite3") as db:
        db.execute("SELECT * FROM event")
    code, out, err = call("status")

    assert (4, "") == (code, out)
    assert "damaged" in err


def test_a_word_that_is_no_text_is_damage(call: Call, home: Home) -> None:
    """Not a traceback: another program wrote it, and what reads the journal whole says so."""
    play(home, *ago(1, 0))
    with closing(sqlite3.connect(home.folder / "journal.sqlite3")) as db, db:
        db.execute("UPDATE event SET body = x'5b' WHERE kind = 'began'")
    code, out, err = call("status")

    assert (4, "") == (code, out)
    assert "damaged" in err


def test_a_fault_of_ours_ends_a_glance_as_it_ends_the_rest(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A short apology with the place of it, no traceback, exit code 1."""
    monkeypatch.setattr("backroutine.cli.glance.glance", lambda *_: 1 // 0)
    code = glance.status(as_json=False)
    told = capsys.readouterr()

    assert (1, "") == (code, told.out)
    assert told.err.startswith("Something broke, and it is our fault: ZeroDivisionError at test_days.py:")


@pytest.mark.skipif(os.name != "posix", reason="a folder that somebody is in cannot be taken away there")
@pytest.mark.parametrize("command", ["status", "list"])
def test_from_a_folder_that_is_gone_no_home_is_found(home: Home, tmp_path: Path, command: str) -> None:
    """A prompt may well stand in one. Where the home is named from there, one line says what to do."""
    where = tmp_path / "gone"
    where.mkdir()
    told = subprocess.run(
        ["sh", "-c", 'rmdir "$PWD" && exec "$@"', "sh", sys.executable, "-P", "-m", "backroutine", command],
        cwd=where, capture_output=True, text=True, check=False, env={**home.env, "BACKROUTINE_HOME": "here", "PATH": os.defpath},
    )  # fmt: skip

    wanted = "BACKROUTINE_HOME: 'here' is in a folder that is no longer there\nset it to a whole path\n"
    assert (2, "", wanted) == (told.returncode, told.stdout, told.stderr)


def test_status_loads_next_to_nothing(home: Home) -> None:
    """What would make a prompt slow is not imported."""
    code = "import sys; sys.argv = ['b', 'status']\ntry:\n    import backroutine.__main__ as m; m.main()\nexcept SystemExit: pass\n"
    told = subprocess.run(
        [sys.executable, "-c", f"{code}print(*sys.modules)"],
        capture_output=True, text=True, check=True, env=home.env,
    )  # fmt: skip
    line, loaded = told.stdout.splitlines()

    assert "no session yet" == line
    unwanted = {"rich", "typer", "dataclasses", "json", "inspect", "platformdirs", "yaml", "pathlib"}
    assert set() == unwanted & set(loaded.split())


@pytest.mark.skipif(os.name != "posix", reason="the short way is not taken there")
@pytest.mark.parametrize(
    "environ",
    [
        {"HOME": "/home/somebody"},
        {"HOME": "/home/somebody", "XDG_DATA_HOME": "/data/of/mine"},
        {"HOME": "/home/somebody", "XDG_DATA_HOME": ""},
        {"HOME": "/home/somebody", "BACKROUTINE_HOME": "/usb/backroutine"},
        {"HOME": "/home/somebody", "BACKROUTINE_HOME": "here"},
    ],
)
def test_the_short_way_leads_to_the_same_file(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str]
) -> None:
    """The journal that a prompt looks at is the one that every other command uses."""
    for name in ("HOME", "XDG_DATA_HOME", "BACKROUTINE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)

    assert str(find_paths(os.environ).journal) == journal_place(os.environ)


def test_a_relative_folder_is_left_to_the_ordinary_way() -> None:
    """Versions of platformdirs differ about it: the short way does not guess."""
    assert None is journal_place({"HOME": "/home/somebody", "XDG_DATA_HOME": "relative"})


# Bare, and help ----------------------------------------------------------------------------------------


def test_bare_is_help_before_the_first_session(call: Call) -> None:
    """Whoever types the name alone for the first time sees what there is; exit code 0."""
    code, out, _ = call()

    assert 0 == code
    assert out.startswith("Usage: backroutine")
    assert out.endswith("\n\nBegin with: backroutine start\n")


def test_bare_is_a_word_on_today_after_it(call: Call, home: Home) -> None:
    """Later on it is one line on today, and how to begin."""
    play(home, *ago(4, 2))

    assert (0, "Not yet today, 2 of the last 7 days.\nBegin with: backroutine start\n", "") == call()


def test_bare_says_why_there_is_no_session_today(call: Call, home: Home) -> None:
    """Where no session is to begin, that is what it says."""
    play(home, *ago(4, 2))
    with Journal.open(home.folder / "journal.sqlite3") as journal:
        one = session(today(), at="12:00:00.000")
        assert journal.begin(one)
        assert journal.append(
            one.id, Event(EventKind.SCREENED, body={"fits": True, "red_flag": True}), STARTED
        )
    _, out, _ = call()

    assert "warning sign" in out
    assert "backroutine start" not in out


def test_bare_says_that_somebody_should_be_asked(call: Call, home: Home) -> None:
    """After something went down a leg it is not "whenever you like" alone."""
    with Journal.open(home.folder / "journal.sqlite3") as journal:
        one = session(today(), at="12:00:00.000")
        assert journal.begin(one)
        assert journal.append(one.id, Event(EventKind.STARTED), STARTED)
        for body in ({"hurt": "yes"}, {"leg_signs": True}):
            assert journal.append(one.id, Event(EventKind.ANSWERED, "first", body=body), STARTED)
    _, out, _ = call()

    assert "It would be good to talk to a doctor or physiotherapist:" in out.splitlines()


@pytest.mark.parametrize("command", ["", "start", "import"])
def test_help_is_help(call: Call, command: str) -> None:
    """`help` and `help COMMAND` say what `--help` says."""
    words = [command] if command else []

    assert call(*words, "--help") == call("help", *words)


def test_help_for_what_is_no_command_is_wrong_usage(call: Call) -> None:
    """A script can tell."""
    code, out, err = call("help", "nosuch")

    assert (2, "") == (code, out)
    assert "No such command 'nosuch'" in err


def test_bare_goes_the_whole_way(home: Home) -> None:
    """The program itself, called with nothing, exits with 0."""
    assert callable(__main__.main)
    assert 0 == home.run().returncode


@pytest.mark.parametrize(
    "command", ["import", "restore", "erase", "status", "remind", "new", "doctor", "help"]
)
def test_help_has_an_example(call: Call, command: str) -> None:
    """One line of every help can be copied."""
    _, out, _ = call(command, "--help")

    assert "Example:" in out


# Remind ------------------------------------------------------------------------------------------------


def unfolded(path: Path) -> list[str]:
    raw = path.read_bytes().decode()
    assert all(len(line.encode()) <= 75 for line in raw.split("\r\n"))
    return raw.replace("\r\n ", "").split("\r\n")


def test_remind_writes_a_calendar(call: Call, tmp_path: Path) -> None:
    """Every day at that time wherever one is, with an alarm; lines end and fold as calendars want it."""
    file = tmp_path / "back.ics"
    code, out, _ = call("remind", "7:30", "-o", str(file))
    lines = unfolded(file)

    assert 0 == code
    assert "every day at 07:30" in out
    assert ["BEGIN:VCALENDAR", "VERSION:2.0"] == lines[:2]
    assert ["END:VCALENDAR", ""] == lines[-2:]
    assert f"DTSTART:{today():%Y%m%d}T073000" in lines
    assert "RRULE:FREQ=DAILY" in lines
    assert ["TRIGGER:PT0S"] == [line for line in lines if line.startswith("TRIGGER")]


def test_a_later_reminder_takes_the_place_of_the_first(call: Call, tmp_path: Path) -> None:
    """The same id and a number that does not fall: a calendar replaces, and does not add."""
    first, second = tmp_path / "1.ics", tmp_path / "2.ics"
    call("remind", "07:30", "-o", str(first))
    call("remind", "18:00", "-o", str(second))
    told = [dict(line.split(":", 1) for line in unfolded(file) if ":" in line) for file in (first, second)]

    assert told[0]["UID"] == told[1]["UID"]
    assert int(told[0]["SEQUENCE"]) <= int(told[1]["SEQUENCE"])


@pytest.mark.parametrize("time", ["25:00", "7", "noon", "07:60", "٠٧:٣٠", "7:30 BEGIN:VEVENT"])
def test_what_is_no_time_of_day_is_refused(call: Call, tmp_path: Path, time: str) -> None:
    """Exit code 2, an example, and no file."""
    file = tmp_path / "back.ics"
    code, _, err = call("remind", time, "-o", str(file))

    assert 2 == code
    assert "07:30" in err
    assert not file.exists()


def test_a_file_that_is_there_is_not_replaced(call: Call, tmp_path: Path) -> None:
    """Only `--force` replaces."""
    file = tmp_path / "back.ics"
    file.write_text("mine")

    assert 2 == call("remind", "07:30", "-o", str(file))[0]
    assert "mine" == file.read_text()
    assert 0 == call("remind", "07:30", "-o", str(file), "--force")[0]


# New ---------------------------------------------------------------------------------------------------

ANSWERS = "Shoulder roll\nSit tall: a firm chair.\n\nRoll both shoulders # slowly.\n0\n\n"


def test_new_asks_six_questions(call: Call, home: Home) -> None:
    """The answers become a file without a fault, whatever characters are in them."""
    code, out, _ = call("new", "shoulder-roll", typed=ANSWERS)
    shown = json.loads(call("show", "shoulder-roll", "--json")[1])

    assert 0 == code
    assert "without a fault" in out
    assert ("Shoulder roll", "Sit tall: a firm chair.") == (shown["name"], shown["position"])
    assert ["Roll both shoulders # slowly."] == shown["action"]
    assert (5, 0.0, "none") == (shown["reps"], shown["hold_seconds"], shown["sides"])
    assert (home.exercises / "shoulder-roll.yaml").exists()


def test_new_asks_again_what_cannot_stand(call: Call) -> None:
    """A wrong answer is told with what is wrong, and only that question is asked again."""
    typed = "Roll\n\nSit.\nsideways\nalternate\nRoll {sde}.\nRoll {side}.\nlong\n5s\n99\n4\n"
    code, out, _ = call("new", "roll", typed=typed)

    assert 0 == code
    for complaint in (
        "This one needs an answer",
        "not one of none, alternate",
        "{sde}",
        "must be a time",
        "1 to 50",
    ):
        assert complaint in out, complaint


def test_new_can_begin_with_another(call: Call, home: Home) -> None:
    """`--from` copies the other file, comments and all."""
    code, _, _ = call("new", "my-tilt", "--from", "pelvic-tilt")

    assert 0 == code
    assert "Pelvic tilt" in (home.exercises / "my-tilt.yaml").read_text()


@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (("Bad Id",), ANSWERS),
        (("first",), ANSWERS),
        (("cut",), "Roll\n"),
        (("odd", "--from", "none-such"), ""),
    ],
)
def test_new_writes_nothing_when_it_cannot(
    call: Call, home: Home, arguments: tuple[str, ...], typed: str
) -> None:
    """An impossible id, a file that is there, questions cut short: exit code 2, and nothing is changed."""
    before = {path: path.read_bytes() for path in home.exercises.glob("*.yaml")}
    code, _, err = call("new", *arguments, typed=typed)

    assert 2 == code
    assert err
    assert before == {path: path.read_bytes() for path in home.exercises.glob("*.yaml")}


def test_new_opens_the_editor(home: Home, tmp_path: Path) -> None:
    """In a terminal, $VISUAL is opened with its options; what it leaves is checked."""
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "$1" > "$(dirname "$0")/seen"\necho "reps: many" >> "$2"\n')
    editor.chmod(0o755)
    with home.terminal(
        "new", "roll", "--from", "first", VISUAL=f"'{editor}' --wait", PATH="/usr/bin:/bin"
    ) as screen:
        code = screen.wait()

    assert 2 == code
    assert "--wait\n" == (tmp_path / "seen").read_text()


# Doctor ------------------------------------------------------------------------------------------------


def test_doctor_finds_nothing_wrong(call: Call, home: Home) -> None:
    """In an ordinary home each line is well; the journal and its folder are said to be whole and private."""
    play(home, *ago(1))
    code, out, _ = call("doctor")

    assert 0 == code
    assert "LOOK" not in out
    assert re.search(r"ok    journal: whole, \d+ KiB", out)
    assert "data folder: $BACKROUTINE_HOME, private" in out


def test_doctor_says_nothing_private(call: Call, home: Home) -> None:
    """No folder name of the person, no answer and no date stands in what is to be pasted."""
    play(home, *ago(1), hurt="yes")
    _, out, _ = call("doctor", "--json")

    assert str(home.folder) not in out
    assert "First thing" not in out
    assert str(today() - timedelta(1)) not in out


@pytest.mark.skipif(os.name != "posix", reason="modes mean nothing there")
def test_doctor_sees_what_is_wrong(call: Call, home: Home) -> None:
    """A damaged journal, an open folder, a synced folder, a faulty file and setting: a line each, with what to do."""
    play(home, *ago(1))
    (home.folder / "journal.sqlite3").write_bytes(b"\xff" * 5000)
    (home.folder / ".stfolder").mkdir()
    (home.folder / "config.yaml").write_text("voice: loud\n")
    home.exercise("broken", reps="many")
    (home.exercises / "broken.yaml").write_text("name: x\n")
    home.folder.chmod(0o755)
    _, out, _ = call("doctor", "--json")
    wrong = {one["what"]: one["todo"] for one in json.loads(out) if not one["well"]}

    assert str(home.folder) not in out  # not in what others say of their files either
    assert {"settings folder", "data folder", "settings", "exercises", "journal"} == set(wrong)
    assert all(wrong.values())


@pytest.mark.parametrize(
    ("term", "accessible", "told"),
    [
        ("xterm-256color", "", "drawn with braille dots"),
        ("linux", "", "drawn with ASCII characters"),
        ("xterm-256color", "1", "none, for a session is told in plain lines here"),
    ],
)
def test_doctor_says_what_pictures_are_made_of(home: Home, term: str, accessible: str, told: str) -> None:
    """The characters that a session would draw with in this very terminal."""
    with home.terminal("doctor", TERM=term, ACCESSIBLE=accessible) as screen:
        screen.wait()

    assert f"pictures: {told}" in "\n".join(screen.display)


def test_doctor_says_that_pictures_are_off(call: Call, home: Home) -> None:
    """Who wants none is told that it is so by their own setting."""
    (home.folder / "config.yaml").write_text("picture: off\n")

    assert "pictures: none, as you have set it (picture: off)" in call("doctor")[1]


# Settings ----------------------------------------------------------------------------------------------


def planned(call: Call) -> tuple[str, float, float]:
    """The routine, the seconds of warm-up, and those to the mat, of the usual session."""
    plan = json.loads(call("plan", "--json")[1])
    warm_up = sum(step["seconds"] for step in plan["steps"] if step["kind"] == "warm-up")
    first = plan["steps"][0]
    return plan["routine"], warm_up, first["seconds"] if first["exercise"] is None else 0.0


def test_what_a_session_is_like_can_be_set(call: Call) -> None:
    """Routine, minutes of warm-up and the time to the mat, once and for all."""
    for name, value in (("routine", "short"), ("warm_up_minutes", "7"), ("delay", "33")):
        assert 0 == call("config", name, value)[0]

    assert ("short", 420.0, 33.0) == planned(call)


@pytest.mark.parametrize(
    ("name", "value"),
    [("routine", "none-such"), ("warm_up_minutes", "9"), ("delay", "-1"), ("group", "maybe"), ("plain", "1")],
)
def test_a_setting_that_cannot_be_is_refused(call: Call, name: str, value: str) -> None:
    """Exit code 2, and the setting stays what it was."""
    before = call("config", name)
    code, _, err = call("config", name, value)

    assert 2 == code
    assert err
    assert before == call("config", name)


def test_a_flag_wins_over_a_setting(call: Call) -> None:
    """What is asked for on the command line holds for this once."""
    call("config", "group", "yes")
    call("config", "routine", "short")
    grouped = json.loads(call("plan", "lower-back", "--json")[1])
    loose = json.loads(call("plan", "lower-back", "--no-group", "--json")[1])

    assert "lower-back" == grouped["routine"] == loose["routine"]
    assert [s["exercise"] for s in grouped["steps"]] != [s["exercise"] for s in loose["steps"]]


def test_plain_can_be_set(home: Home) -> None:
    """With `plain: yes` even a terminal gets lines, and no full screen."""
    (home.folder / "config.yaml").write_text("plain: yes\n")
    with home.terminal("start", "quick", "--rehearse") as screen:
        screen.until("Keys: Enter begin")

        assert not screen.alternate_screen


def test_config_says_where_everything_lies(call: Call, home: Home) -> None:
    """Settings, exercises, journal, backups and sound, with their places."""
    _, out, _ = call("config")

    for place in ("config.yaml", "exercises", "journal.sqlite3", "backups", "cache"):
        assert str(home.folder / place) in out

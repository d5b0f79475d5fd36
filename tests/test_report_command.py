"""The commands that show what was: history, progress, report; and core, which likes a day of rest."""

from __future__ import annotations

import csv
import json
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from backroutine.cli.app import run
from backroutine.domain.record.events import Event, EventKind
from backroutine.edge.computer.clock import Clock
from backroutine.edge.journal import file, schema
from homes import Home
from months import FIVE, TILT, Log, month

Call = Callable[..., tuple[int, str, str]]

TODAY = Clock().today()


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def call(home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Call `backroutine ARGUMENTS` at home, in a window of 80 columns: exit code, output, errors."""
    monkeypatch.setenv("BACKROUTINE_HOME", str(home.folder))
    monkeypatch.setenv("COLUMNS", "80")

    def called(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        told = capsys.readouterr()
        return code, told.out, told.err

    return called


class Texts(HTMLParser):
    """Collects the pieces of text."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_data(self, data: str) -> None:
        self.seen.append(data)


def keep(home: Home, log: Log) -> None:
    """Write these sittings into the journal, all at once: what a session waits for is tested elsewhere."""
    path = home.folder / "journal.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as db, file.transaction(db, "IMMEDIATE"):
        for sitting in log.sittings:
            db.execute(schema.INSERT_SESSION, schema.session_row(sitting))
            for entry in sitting.entries:
                db.execute(schema.INSERT_EVENT, schema.event_row(sitting.id, entry.event, entry.stamp))


def test_a_session_whose_plan_is_lost_is_never_two_of_none(home: Home, call: Call) -> None:
    """It had at least the exercises that it came to."""
    log = Log().session(days_ago(1), FIVE[:2])
    log.sittings[0] = log.sittings[0]._replace(plan="{}")
    keep(home, log)

    assert "2 of 2" in call("history")[1]


def test_history_can_begin_on_a_day(home: Home, call: Call) -> None:
    """`--since` shows the sessions from that day on, in the table and in JSON, with their reps."""
    keep(home, month())

    _, table, _ = call("history", "--since", "2026-05-25")
    listed = json.loads(call("history", "--since", "2026-05-25", "--json")[1])

    assert ["2026-05-25", "2026-05-26", "2026-05-28"] == [line[:10] for line in table.splitlines()[1:]]
    assert 3 == len(listed)
    assert [5, 10, 10, 5] == [one["reps_done"] for one in listed[0]["exercises"]]


def test_history_shows_a_year_and_says_so(home: Home, call: Call) -> None:
    """Sessions of years ago are one option away; JSON has them all; if there are no others they are shown."""
    old = Log().session(days_ago(4000))
    keep(home, old)
    assert str(days_ago(4000)) in call("history")[1]

    keep(home, _later(Log().session(days_ago(364)).session(days_ago(1)), "new"))
    _, out, _ = call("history")

    assert str(days_ago(4000)) not in out
    assert "`backroutine history --since DATE` shows earlier ones" in out
    assert 3 == len(json.loads(call("history", "--json")[1]))


def _later(log: Log, name: str) -> Log:
    """The same sittings under other ids."""
    log.sittings = [
        one._replace(
            id=f"{name}-{one.id}", entries=tuple(e._replace(id=f"{name}-{e.id}") for e in one.entries)
        )
        for one in log.sittings
    ]
    return log


@pytest.mark.parametrize(
    "arguments",
    [
        ("history", "--since", "yesterday"), ("report", "--from", "2026-02-30"), ("report", "--to", "1/5/2026"),
        ("report", "--from", "2026-05-02", "--to", "2026-05-01"), ("report", "--format", "pdf"),
        ("report", "--initials", "somebody's whole name"), ("progress", "--weeks", "0"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_wrong_usage(call: Call, arguments: tuple[str, ...]) -> None:
    """Exit 2, without a traceback and without half a report."""
    code, out, err = call(*arguments)

    assert (2, "") == (code, out)
    assert "Traceback" not in err


def test_a_wrong_day_is_told_in_one_line(call: Call) -> None:
    """What was found, and what a day looks like."""
    _, _, err = call("report", "--from", "may")

    assert "--from takes a day such as 2026-05-31 (found 'may')" == err.splitlines()[0]


def test_progress_draws_days_pain_and_doses(home: Home, call: Call) -> None:
    """The last seven days, a calendar, weekly pain before and after, and each exercise's dose over time."""
    log = Log()
    for days in (20, 13, 6, 5, 3, 2, 0):
        log.session(days_ago(days), (TILT._replace(reps=6 if days < 6 else 5),), pain=(4, 2))
    keep(home, log)

    code, out, err = call("progress")

    assert (0, "") == (code, err)
    lines = out.splitlines()
    assert ["5 of the last 7 days.", "7 sessions on 7 days in the last 8 weeks."] == lines[:2]
    assert ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] == [line[:3] for line in lines[4:11]]
    assert 7 == "".join(lines[4:11]).count("■")
    assert "Pain before, 0 to 10, as you answered: 4.0 at first, 4.0 last." in out
    assert "Pelvic tilt: 5 x 5 s at first, 6 x 5 s last." in out
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("columns", [40, 20])
def test_progress_can_be_read_in_a_narrow_window(
    home: Home, call: Call, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    """In 40 columns there are fewer weeks, and nothing is wider; below that it stays at 40."""
    monkeypatch.setenv("COLUMNS", str(columns))
    keep(home, Log().session(days_ago(8), pain=(4, 3)).session(days_ago(1), pain=(10, None)))

    _, out, _ = call("progress")

    assert "in the last 8 weeks." in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= 40


def test_progress_does_not_blame(home: Home, call: Call) -> None:
    """Nothing of streaks, of what was missed, or of what was lost; an empty week is only empty."""
    keep(home, Log().session(days_ago(30), how="stopped", until=0).session(days_ago(12), how=None, until=1))

    _, out, _ = call("progress")

    assert "0 of the last 7 days." in out
    assert [] == [word for word in ("streak", "miss", "lost", "only", "fail") if word in out.lower()]
    assert "No session in the last 1 week." in call("progress", "--weeks", "1")[1]


def test_progress_leaves_out_what_there_is_nothing_to_draw_of(home: Home, call: Call) -> None:
    """A session without an answer or an amount is a day in the calendar."""
    done = Event(EventKind.FINISHED, TILT.id, body={"outcome": "done"})
    keep(home, Log().does(days_ago(0), Event(EventKind.STARTED), Event(EventKind.BEGAN, TILT.id), done))

    _, out, _ = call("progress")

    assert "1 of the last 7 days." in out
    assert [] == [word for word in ("Pain", "WEEK OF", "week by week") if word in out]


def test_what_counts_is_the_same_everywhere(home: Home, call: Call) -> None:
    """A session in which nothing was done is no day of the last seven, whoever tells of them; one that hurt is."""
    hurt = {TILT.id: ({"hurt": "yes"},)}
    keep(
        home,
        Log().session(days_ago(4), (TILT,), hurt).session(days_ago(2), until=0).session(days_ago(0), until=0),
    )

    progress, status = (json.loads(call(name, "--json")[1]) for name in ("progress", "status"))

    assert {days_ago(4).isoformat(): 1} == progress["days"]
    assert 1 == progress["last_seven_days"] == status["days"]
    assert sum(week["days"] for week in progress["weeks"]) == 1
    assert not status["today"]


def test_progress_as_json_keeps_its_promise(home: Home, call: Call) -> None:
    """Weeks that begin on Monday, means, days and doses; all weeks that were asked for."""
    keep(home, Log().session(days_ago(1), (TILT,), pain=(4, 3)).session(days_ago(1), (TILT,), pain=(5, None)))
    keep(home, _later(Log().does(days_ago(0), Event(EventKind.BEGAN, "bare", body={"reps": 10})), "other"))

    told = json.loads(call("progress", "--json", "--weeks", "300")[1])

    assert (TODAY.isoformat(), 1, 300) == (told["today"], told["last_seven_days"], len(told["weeks"]))
    assert {days_ago(1).isoformat(): 2} == told["days"]
    assert all(0 == date.fromisoformat(week["from"]).weekday() for week in told["weeks"])
    week = next(week for week in told["weeks"] if week["days"])
    assert (4.5, 3.0) == (week["pain_before"], week["pain_after"])
    assert {"date": days_ago(1).isoformat(), "reps": 5, "hold_seconds": 5.0} == told["amounts"][
        "pelvic-tilt"
    ][0]
    assert {"date": TODAY.isoformat(), "reps": 10, "hold_seconds": None} == told["amounts"]["bare"][0]


def test_progress_of_nothing_is_a_kind_word(call: Call) -> None:
    """No empty calendar."""
    assert (0, "No session in the last 52 weeks. `backroutine start` begins one.\n", "") == call("progress")


def test_a_report_is_four_weeks_of_text(home: Home, call: Call) -> None:
    """Without options: to standard output, the last 28 days, with the shipped exercises as they are."""
    keep(home, Log().session(days_ago(28)).session(days_ago(27)).session(days_ago(0), pain=(4, 3)))

    code, out, err = call("report")

    assert (0, "") == (code, err)
    assert "On 2 of 28 days." in out
    assert "Name: ____" in out
    assert "how often: Backward bending, Full body stretch" in out


def test_a_report_of_a_time_long_ago_tells_how_it_stood_then(home: Home, call: Call) -> None:
    """`--from` and `--to`: what came later is not in it."""
    keep(home, month())

    _, early, _ = call("report", "--from", "2026-05-01", "--to", "2026-05-15", "--initials", "M.K.")
    _, late, _ = call("report", "--from", "2026-05-08", "--to", "2026-05-28")

    assert "Initials: M.K." in early
    assert "Parked" not in early
    assert "Parked since 16 May 2026: it hurt." in late


def test_a_report_tells_the_dose_of_ones_own_routine(home: Home, call: Call) -> None:
    """A routine can have a dose of its own; the dose now is that one. A routine that is gone has none."""
    home.routine("mine", "{exercise: pelvic-tilt, reps: 3}")
    keep(home, Log().session(days_ago(0), (TILT._replace(reps=3),), routine="mine"))
    assert "3 x 5 s" in call("report")[1]

    (home.exercises / "routines" / "mine.yaml").unlink()
    assert "5 x 5 s" in call("report")[1]


@pytest.mark.parametrize("form", ["text", "html", "csv", "json"])
def test_every_form_goes_to_the_screen_or_to_a_private_file(
    home: Home, call: Call, tmp_path: Path, form: str
) -> None:
    """`-o` writes the same, for its owner only, and says so; the ending of the file is enough to choose."""
    keep(home, month())
    period = ("--from", "2026-05-01", "--to", "2026-05-28")
    place = tmp_path / f"report.{form}"

    code, shown, _ = call("report", *period, "--format", form)
    written = call("report", *period, "-o", str(place))

    assert (0, (0, "", f"Report written to {place}.\n")) == (code, written)
    assert shown == place.read_text(encoding="utf-8")
    assert 0o600 == stat.S_IMODE(place.stat().st_mode)


def test_the_forms_are_what_they_say(home: Home, call: Call) -> None:
    """HTML, CSV and JSON can be read by others."""
    keep(home, month())
    period = ("--from", "2026-05-01", "--to", "2026-05-28", "--format")
    reader = Texts()

    reader.feed(call("report", *period, "html")[1])
    rows = list(csv.DictReader(call("report", *period, "csv")[1].splitlines()))
    told = json.loads(call("report", *period, "json")[1])

    assert "On 19 of 28 days. Longest time without: 2 days." in reader.seen
    assert 83 == len(rows) == len(told["rows"])


def test_a_report_replaces_nothing_unasked(home: Home, call: Call, tmp_path: Path) -> None:
    """An existing file or a link is refused; `--force` replaces the link, not what it leads to."""
    victim, link = tmp_path / "victim.txt", tmp_path / "link.txt"
    victim.write_text("precious")
    link.symlink_to(victim)

    assert 2 == call("report", "-o", str(victim))[0]
    assert 2 == call("report", "-o", str(link))[0]
    assert 0 == call("report", "-o", str(link), "--force")[0]
    assert ("precious", False) == (victim.read_text(), link.is_symlink())


def test_core_likes_a_day_of_rest(home: Home, call: Call) -> None:
    """The day after, `start core` says so in one line; `--again` does it, `plan` never asks (rule: core-rests)."""
    keep(home, Log().session(days_ago(1), (TILT,), routine="core"))

    code, out, err = call("start", "core", "--warm-up", "none")

    assert (2, "") == (code, out)
    assert ["Core work likes a day of rest between; `--again` does it all the same."] == err.splitlines()[:1]
    assert "`backroutine start` is fine every day" in err
    assert 0 == call("plan", "core")[0]


@pytest.mark.parametrize("more", [("--again",), ("--rehearse",), ()])
def test_core_can_be_done_again_rehearsed_or_after_a_rest(home: Home, more: tuple[str, ...]) -> None:
    """With `--again`, in a rehearsal, or two days later nothing is in the way."""
    small = ("belly-brace", "heel-slide", "bent-knee-lift")
    for name in small:
        home.exercise(name, name=name, hold="0.1", ready="0.1")
    keep(home, Log().session(days_ago(1 if more else 2), FIVE[:1], routine="core"))

    told = home.run("start", "core", "--warm-up", "none", "--plain", *more)

    assert 0 == told.returncode, told.stderr
    assert "day of rest" not in told.stderr

"""The report as CSV and JSON, read back with other people's parsers."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from typing import Any

import pytest

from backroutine.domain.record.events import Event, EventKind
from backroutine.domain.report.report import Report
from backroutine.view.report.csv import csv_lines
from backroutine.view.report.json import COLUMNS, shape
from months import TILT, Log, month

FORMULAS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=HYPERLINK("http://x","y")', "＝1", "＋1", "－1", "＠x",
    "  =1", "\x00=1",
)  # fmt: skip


def read(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(csv_lines(report), strict=True))


def told(report: Report) -> Any:
    return json.loads(json.dumps(shape(report)))


def test_csv_has_a_row_for_each_exercise_of_each_session() -> None:
    """All that the timer logged and the person answered, under names that say what they are."""
    rows = read(month().report())

    assert list(COLUMNS) == list(rows[0])
    assert 83 == len(rows)
    hurt = next(row for row in rows if row["hurt"] == "yes")
    assert {
        "date": "2026-05-16", "started": "2026-05-16T07:30:00+02:00", "routine": "lower-back", "ended": "stopped",
        "pain_before": "4", "pain_after": "6", "worse_next_day": "a-little", "exercise": "backward-bending",
        "name": "Backward bending", "reps": "3", "hold_seconds": "5.0", "reps_planned": "3", "reps_done": "2",
        "seconds": "24.0", "outcome": "hurt", "strength": "5", "leg_signs": "no", "note": "pinch, low right",
    }.items() <= hurt.items()  # fmt: skip


def test_csv_leaves_empty_what_is_not_known() -> None:
    """No answer is no nought."""
    row = read(Log().session(1, (TILT,), {TILT.id: ({"hurt": "unanswered"},)}).report())[0]

    assert ["", "", "", "", "unanswered"] == [
        row[name] for name in ("pain_before", "worse_next_day", "strength", "leg_signs", "hurt")
    ]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text: str) -> None:
    """An apostrophe goes before it, wherever the text came from; the rest of it stays."""
    log = Log().session(
        1, (TILT._replace(id="own", name=text),), {"own": ({"hurt": "no"}, {"note": text})}, routine=text
    )

    lines = list(csv_lines(log.report()))
    row = next(csv.DictReader(lines))

    assert 2 == len(lines)
    assert [True] * 3 == [row[name].startswith("'") for name in ("name", "note", "routine")]
    assert text.strip()[-1] == row["note"][-1]


def test_csv_keeps_quotes_commas_and_any_script() -> None:
    """What is no formula comes back as it was."""
    note = 'a "quoted", note; עברית 日本語 – 5 > 3'
    log = Log().session(1, (TILT,), {TILT.id: ({"hurt": "no"}, {"note": note})})

    assert note == read(log.report())[0]["note"]


def test_json_says_the_same_as_the_csv() -> None:
    """One object for each row, with the same names and values."""
    made = month().report()

    def as_cell(value: object) -> str:
        known: Mapping[object, str] = {None: "", True: "yes", False: "no"}
        return known[value] if value is None or isinstance(value, bool) else str(value)

    rows = told(made)["rows"]
    assert read(made) == [{name: as_cell(value) for name, value in row.items()} for row in rows]


def test_json_keeps_its_promise() -> None:
    """The shape of the docstring, with what the domain counted."""
    whole = told(month().report(initials="M.K."))

    assert {
        "from": "2026-05-01", "to": "2026-05-28", "version": "1.0", "initials": "M.K.", "days": 28, "days_done": 19,
        "sessions": 19, "routines": {"lower-back": 18, "short": 1}, "endings": {"finished": 17, "stopped": 2},
        "longest_gap_days": 2, "usual_start_minutes": 450, "usual_seconds": 960,
    }.items() <= whole.items()  # fmt: skip
    assert {"from": "2026-05-22", "days": 5, "pain_before": [4, 3, 3, 3, 2], "pain_after": [3, 3, 3, 2, 2],
            "worse_next_day": 0, "a_little_worse": 0, "told": 5} == whole["weeks"][3]  # fmt: skip
    back = next(one for one in whole["exercises"] if one["exercise"] == "backward-bending")
    assert ("parked", "2026-05-16", "hurt", None, [9, 1, 1, 0]) == (
        back["standing"], back["since"], back["reason"], back["reps"],
        [back[name] for name in ("no", "a_little", "yes", "unanswered")],
    )  # fmt: skip
    assert {
        "date": "2026-05-16",
        "hurt": "yes",
        "strength": 5,
        "leg_signs": False,
        "note": "pinch, low right",
    } == (back["pains"][1])
    assert [{"from": "2026-05-01", "reps": 5, "hold_seconds": 5.0}, {"from": "2026-05-16", "reps": 3,
            "hold_seconds": 5.0}] == back["amounts"]  # fmt: skip
    assert ["reps"] == back["assumed"]
    assert {
        "date": "2026-05-18",
        "routine": "lower-back",
        "ended": "stopped",
        "done": 2,
        "planned": 4,
        "hurt": [],
    } == (whole["stopped"][1])
    assert {"date": "2026-05-01", "answer": "none", "exercise": None, "words": ""} == whole["safety"][0]
    assert {"date": "2026-05-10", "exercise": None, "text": "Mornings are stiff, better after."} == whole[
        "words"
    ][0]


def test_json_keeps_when_an_exercise_was_left_out() -> None:
    """Also once it has come back."""
    log = Log().does(3, Event(EventKind.PARKED, "side-bending"))
    log = log.does(11, Event(EventKind.BROUGHT_BACK, "side-bending"))

    (side,) = told(log.report())["exercises"]
    assert [{"from": "2026-05-03", "until": "2026-05-11"}] == side["left_out"]


def test_json_of_nothing_is_whole() -> None:
    """Every key is there, and unknown is null."""
    whole = told(Log().report())

    assert set(told(month().report())) == set(whole)
    assert None is whole["usual_start_minutes"]

"""Export: one flat JSON object a line, from which everything can be built again."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backroutine.domain.errors import JournalTrouble
from backroutine.domain.exercises.exercise import Side
from backroutine.domain.record.events import Entry, Event, EventKind, Sitting, Stamp
from backroutine.edge.journal.bodies import ALLOWED
from backroutine.edge.journal.export import ALWAYS, export_lines

STARTED = Stamp("2026-08-01T05:32:00.000Z", 120, 1000)
ANSWER = Entry(
    "e1",
    1,
    Stamp("2026-08-01T05:33:00.000Z", 120, 61000),
    Event(EventKind.ANSWERED, "pelvic-tilt", body={"hurt": "no"}),
)

words = st.text(max_size=20)
plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words
stamps = st.builds(Stamp, st.just(STARTED.utc), st.integers(-840, 840), st.integers(0, 2**40))
events = st.builds(
    Event,
    st.sampled_from(EventKind),
    st.none() | words,
    st.none() | st.sampled_from(Side),
    st.none() | st.integers(0, 99),
    st.dictionaries(words.filter(lambda word: word not in ALWAYS), plain, max_size=4),
)
entries = st.lists(st.builds(Entry, words, st.integers(1, 999), stamps, events), max_size=4).map(tuple)
plans = st.dictionaries(words, plain).map(json.dumps)
sittings = st.builds(Sitting, words, words, plans, stamps, st.none() | words, st.dates(), entries=entries)


def sitting(*entries: Entry) -> Sitting:
    return Sitting("s1", "daily", '{"steps": []}', STARTED, "Europe/Berlin", date(2026, 8, 1), entries)


def rebuilt(lines: list[str]) -> list[Sitting]:
    """Read an export back, as another program would do it by what the docstring says."""
    found: list[tuple[dict[str, Any], list[Entry]]] = []
    for line in lines:
        values = json.loads(line)
        if values["kind"] == "sitting":
            found.append((values, []))
            continue
        body = {key: value for key, value in values.items() if key not in ALWAYS}
        side = Side(values["side"]) if values["side"] else None
        event = Event(EventKind(values["kind"]), values["exercise"], side, values["rep"], body)
        stamp = Stamp(values["at"], values["offset"], values["mono"])
        found[-1][1].append(Entry(values["id"], values["seq"], stamp, event))
    return [
        Sitting(
            head["id"],
            head["routine"],
            json.dumps(head["plan"]),
            Stamp(head["started"], head["offset"], head["mono"]),
            head["zone"],
            date.fromisoformat(head["local_date"]),
            tuple(entries),
        )
        for head, entries in found
    ]


def test_a_sitting_comes_before_its_events() -> None:
    """The first line is the sitting with its plan, the next its first event, flat."""
    head, answer = map(json.loads, export_lines([sitting(ANSWER)]))

    assert head == {
        "kind": "sitting",
        "id": "s1",
        "routine": "daily",
        "local_date": "2026-08-01",
        "zone": "Europe/Berlin",
        "started": "2026-08-01T05:32:00.000Z",
        "offset": 120,
        "mono": 1000,
        "plan": {"steps": []},
    }
    assert answer == {
        "sitting": "s1",
        "id": "e1",
        "seq": 1,
        "at": "2026-08-01T05:33:00.000Z",
        "offset": 120,
        "mono": 61000,
        "kind": "answered",
        "exercise": "pelvic-tilt",
        "side": None,
        "rep": None,
        "hurt": "no",
    }


def test_an_empty_journal_is_no_lines() -> None:
    """Nothing in, nothing out."""
    assert list(export_lines([])) == []


@pytest.mark.parametrize("plan", ["{", "[]", "[" * 100_000, "1e"])
def test_a_plan_that_is_damaged_is_told_before_the_first_line(plan: str) -> None:
    """Half an export would look like a whole one."""
    with pytest.raises(JournalTrouble, match="damaged"):
        export_lines([sitting(), sitting()._replace(plan=plan)])


def test_a_line_is_plain_ascii() -> None:
    """No note can move the cursor or break a line: all beyond ASCII is written as an escape."""
    note = Event(EventKind.ANSWERED, body={"note": "\x1b[2J \u2028 \x9b \N{SLIGHTLY SMILING FACE}\nend"})

    lines = list(export_lines([sitting(Entry("e1", 1, STARTED, note))]))

    assert all(line.isascii() and line.isprintable() for line in lines)


def test_a_body_never_hides_what_the_line_says() -> None:
    """No word that may stand in a body is one that the line itself says."""
    assert set() == ALWAYS & ALLOWED.keys()


@given(st.lists(sittings, max_size=3))
def test_everything_can_be_built_again(history: list[Sitting]) -> None:
    """From the lines alone the same sittings come back, and exporting those gives the same bytes."""
    lines = list(export_lines(history))

    assert history == rebuilt(lines)
    assert lines == list(export_lines(rebuilt(lines)))

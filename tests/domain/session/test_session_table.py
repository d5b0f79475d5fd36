"""The table in `session`: eight phases, and all that can happen to each; and the picture of it in the README."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from backroutine.domain.session import session as machine
from backroutine.domain.session.keys import BINDINGS, Key
from backroutine.domain.session.queries import keys_for, wake_at
from backroutine.domain.session.session import begin, press, suspend, tick, unattend
from backroutine.domain.session.state import Ask, Options, Phase, Session
from backroutine.view.frame.keybar import stroke_name
from fakes import a_walk, one_hold, plan_of

README = Path(__file__).parents[3] / "README.md"
COLUMNS = ("time", "no keys left", "away", "Ctrl-Z")
Table = dict[str, dict[str, set[str]]]


def table() -> Table:
    """The table of the docstring: for each phase, each thing that can happen, and the phases it may lead to."""
    lines = [line.strip() for line in (machine.__doc__ or "").splitlines() if " | " in line]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    found: Table = {}
    for phase, *cells in (row for row in rows if len(row) > 3 and row[0] != "phase"):
        found[phase] = {column: _phases(cell) for column, cell in zip(COLUMNS, cells, strict=True)}
    for phase, keys, to in (row for row in rows if len(row) == 3 and row[0] != "phase"):
        found[phase] |= {key: _phases(to) for key in keys.split(", ")}
    return found


def _phases(cell: str) -> set[str]:
    return set() if cell == "-" else set(cell.split(", "))


def happen(session: Session, now: float) -> Iterator[tuple[str, Session, float]]:
    """Everything that can happen to a session now."""
    wake = wake_at(session)
    if wake is not None:
        yield "time", tick(session, max(wake, now)).session, max(wake, now)
    if not session.attended:
        return
    later = (now if wake is None else wake) + 100
    yield "away", tick(session, later).session, later
    yield "Ctrl-Z", suspend(session, now).session, now
    yield "no keys left", unattend(session, now).session, now
    for binding in keys_for(session):
        for stroke in ("1", "9") if binding.key is Key.TYPE else ("",):
            yield binding.key, press(session, binding.key, now, stroke).session, now


def kind(session: Session) -> str:
    """The name of a phase."""
    return type(session.phase).__name__


def _place(session: Session, now: float) -> tuple[object, ...]:
    """What makes one moment of a session different from another, but for the clock."""
    phase = session.phase
    asking = (
        getattr(phase, "question", None),
        getattr(phase, "reminded", None),
        getattr(phase, "typed", "")[:1],
    )
    back = type(getattr(phase, "back", None)).__name__
    left = min(3, round(getattr(phase, "ends_at", now) - now))
    hurts = any(result.hurts for result in session.results)
    flags = session.help, session.closing, session.stopping, session.attended, session.options
    return kind(session), session.at, session.released, left, asking, back, hurts, *flags


def explored() -> Table:
    """All that happens in every moment that a small session can get to."""
    plan = plan_of(one_hold(), one_hold(name="Second"), warm_up=a_walk(10), pace=5)
    all_options = [
        Options(asks=asks, wait=wait, earlier=earlier)
        for asks, wait, earlier in (
            ((Ask.SAFETY, Ask.PAIN_BEFORE, Ask.NEXT_DAY), False, ""),
            ((), True, "Second"),
        )
    ]
    todo = [(begin(plan, 0.0, options).session, 0.0) for options in all_options]
    seen: set[tuple[object, ...]] = set()
    edges: Table = defaultdict(lambda: defaultdict(set))
    while todo:
        session, now = todo.pop()
        if (place := _place(session, now)) in seen:
            continue
        seen.add(place)
        for what, after, moment in happen(session, now):
            if session.attended:
                edges[kind(session)][what] |= {kind(after)} - {kind(session)}
            todo.append((after, moment))
    return edges


def picture() -> str:
    """The table as a picture: an arrow for each way from phase to phase, with what leads there."""
    lines = ["stateDiagram-v2", "    [*] --> Welcome"]
    for phase, cells in table().items():
        ways: dict[str, list[str]] = {}
        for what, phases in cells.items():
            for to in phases:
                ways.setdefault(to, []).append(_stroke(what))
        lines += [f"    {phase} --> {to}: {', '.join(dict.fromkeys(by))}" for to, by in sorted(ways.items())]
    return "\n".join([*lines, "    Over --> [*]", ""])


def _stroke(what: str) -> str:
    """The stroke that the footer shows for a key; anything else by its name."""
    strokes = (
        one.strokes[0]
        for bindings in BINDINGS.values()
        for one in bindings
        if one.key == what and one.strokes
    )
    return next((stroke_name(stroke) for stroke in strokes), what)


def test_the_table_tells_what_happens() -> None:
    """Every moment that a small session can get to was tried with everything that can happen: no more, no less."""
    edges = explored()
    told = table()

    assert set(edges) == set(told)
    for phase, cells in told.items():
        seen = {what: phases for what, phases in edges[phase].items() if phases or what not in COLUMNS}
        assert {what: phases for what, phases in cells.items() if phases or what not in COLUMNS} == seen, (
            phase
        )


def test_the_table_has_every_phase() -> None:
    """All but the one that nobody sees."""
    assert {phase.__name__ for phase in get_args(Phase)} - {"Between"} == set(table())


def test_the_readme_draws_the_table() -> None:
    """The picture of the states is drawn from the table and the keys, so it cannot go stale.

    BACKROUTINE_GOLDEN=write in the environment draws it anew.
    """
    text = README.read_text(encoding="utf-8")
    before, found, after = re.split(r"(?<=```mermaid\n)(.*?)(?=```)", text, maxsplit=1, flags=re.DOTALL)
    if os.environ.get("BACKROUTINE_GOLDEN") == "write":
        README.write_text(before + picture() + after, encoding="utf-8")
        found = picture()

    assert picture() == found

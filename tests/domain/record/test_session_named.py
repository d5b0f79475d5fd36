"""Which session somebody means: by its day, its day and time, its id, or simply the last."""

from __future__ import annotations

from datetime import date

import pytest

from backroutine.domain.errors import WrongUsage
from backroutine.domain.record.sessions import Past, session_named, sessions
from days import Someone

MONDAY, TUESDAY = date(2026, 8, 3), date(2026, 8, 4)


def past_of(*when: tuple[date, str]) -> tuple[Past, ...]:
    """Sessions on these days at these times of day; the ids are `session-0` and so on."""
    someone = Someone()
    for day, _ in when:
        someone.session(day)
    return tuple(
        one._replace(id=f"session-{number}", clock=clock)
        for number, (one, (_, clock)) in enumerate(zip(sessions(someone.sittings), when, strict=True))
    )


PAST = past_of((MONDAY, "07:30"), (MONDAY, "18:00"), (TUESDAY, "07:30"))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("last", 2),
        ("2026-08-04", 2),
        ("2026-08-03 07:30", 0),
        ("2026-08-03T18", 1),
        (" 2026-08-04 ", 2),
        ("session-1", 1),
    ],
)
def test_one_is_meant(text: str, number: int) -> None:
    """As they are shown, or as their ids begin."""
    assert PAST[number] == session_named(PAST, text)


@pytest.mark.parametrize("text", ["2026-08-05", "2026-08", "session", "", "yesterday"])
def test_none_is_meant(text: str) -> None:
    """What names none, or too many to mean one, is no name."""
    with pytest.raises(WrongUsage, match="there is no session"):
        session_named(PAST, text)


def test_a_day_with_two_needs_the_time() -> None:
    """Both times are told, and how to name one of them."""
    with pytest.raises(WrongUsage, match="there are 2 sessions '2026-08-03', at 07:30, 18:00") as raised:
        session_named(PAST, "2026-08-03")

    assert 'add the time: "2026-08-03 07:30"' == raised.value.hint


def test_two_in_one_minute_need_the_id() -> None:
    """A time would not tell them apart."""
    with pytest.raises(WrongUsage) as raised:
        session_named(past_of((MONDAY, "07:30"), (MONDAY, "07:30")), "2026-08-03")

    assert "name one by its id, as `backroutine history --json` tells it" == raised.value.hint


def test_there_is_none_yet() -> None:
    """Then the way to the first one is told."""
    with pytest.raises(WrongUsage, match="there is no session yet"):
        session_named((), "last")

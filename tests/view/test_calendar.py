"""The calendar file of a reminder: its lines are no longer than calendars read."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from backroutine.view.calendar import _folded, _text, calendar_lines


def test_a_long_line_is_folded() -> None:
    """Into pieces of at most 75 octets, however many a letter takes, each further one after a space."""
    line = "DESCRIPTION:" + "ü" * 100
    pieces = list(_folded(line))

    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert [True] * (len(pieces) - 1) == [piece.startswith(" ") for piece in pieces[1:]]
    assert line == pieces[0] + "".join(piece[1:] for piece in pieces[1:])


def test_it_begins_on_its_day_and_comes_every_day() -> None:
    """Twenty minutes at that time, wherever the person is: no zone; and whoever looks is not taken for busy."""
    made = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)
    lines = list(calendar_lines(time(7, 15), date(2026, 5, 2), made))

    assert ("BEGIN:VCALENDAR", "END:VCALENDAR") == (lines[0], lines[-1])
    wanted = (
        "DTSTAMP:20260501T093000Z",
        "DTSTART:20260502T071500",
        "DTEND:20260502T073500",
        "RRULE:FREQ=DAILY",
    )
    assert [] == [line for line in (*wanted, "TRANSP:TRANSPARENT") if line not in lines]


def test_a_later_file_takes_the_place_of_an_earlier_one() -> None:
    """The same event, with a number that grows."""
    made = datetime(2026, 5, 1, tzinfo=UTC)
    files = [calendar_lines(time(7), date(2026, 5, 2), made + timedelta(minutes=n)) for n in range(2)]
    (first, sequence), (again, more) = (
        [line for line in file if line[:3] in {"UID", "SEQ"}] for file in files
    )

    assert first == again
    assert 1 == int(more.partition(":")[2]) - int(sequence.partition(":")[2])


def test_words_are_written_as_a_value_may_hold_them() -> None:
    """A comma would begin another value, a line break another line."""
    assert r"one\, two\; three\nfour \\" == _text("one, two; three\nfour \\")

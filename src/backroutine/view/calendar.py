"""A reminder as a calendar file (iCalendar, RFC 5545): every day at one time, with an alarm.

The time has no zone, so it is that time wherever the person is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from backroutine.domain.words.filling import tell

LENGTH = timedelta(minutes=20)
_WIDEST = 75  # octets a line, its end not counted
_UID = "daily@backroutine"  # always the same: another time takes the place of the one before


def calendar_lines(at: time, first: date, made: datetime) -> Iterator[str]:
    """The lines, without their ends, for every day `at` that time from the day `first` on; `made` is now, in UTC."""
    begins = datetime.combine(first, at)
    for line in (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//backroutine//reminder//EN",
        "BEGIN:VEVENT",
        f"UID:{_UID}",
        f"SEQUENCE:{_minutes(made)}",
        f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}",
        f"DTSTART:{begins:%Y%m%dT%H%M%S}",
        f"DTEND:{begins + LENGTH:%Y%m%dT%H%M%S}",
        "RRULE:FREQ=DAILY",
        "TRANSP:TRANSPARENT",  # it keeps nobody from being invited
        f"SUMMARY:{_text(tell('remind.summary'))}",
        f"DESCRIPTION:{_text(tell('remind.description'))}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:PT0S",
        f"DESCRIPTION:{_text(tell('remind.summary'))}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ):
        yield from _folded(line)


def _minutes(made: datetime) -> int:
    """A number that grows: a calendar takes the larger one for the newer."""
    return int((made.replace(tzinfo=None) - datetime(2026, 1, 1)) / timedelta(minutes=1))  # noqa: DTZ001 - both are UTC


def _text(words: str) -> str:
    """Words as a value may hold them."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        words = words.replace(plain, escaped)
    return words


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets; each further one begins with a space."""
    piece = ""
    for character in line:
        if len((piece + character).encode()) > _WIDEST:
            yield piece
            piece = " "
        piece += character
    yield piece

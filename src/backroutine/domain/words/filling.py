"""The few ways to fill the table of words: with names, sides, numbers, lengths of time and dates."""

from __future__ import annotations

import math
import re
from datetime import date

from backroutine.domain.exercises.exercise import Side
from backroutine.domain.words.english import ENGLISH, NUMBERS

USUAL_RATE = 150.0  # words a minute: an unhurried voice

# How long a voice takes. No phrase of ours took longer: 271 of them by espeak-ng at 80 to 300 words a minute, also
# with gaps between words, and by a neural voice. On average a short phrase is 0.4 s shorter, a long one a sixth.
_ANY_PHRASE = 0.3  # seconds, whatever is said
_CHARACTER = 0.076  # seconds at the usual rate
_PAUSE = 0.3  # seconds at the usual rate, for every comma, stop and colon inside
_DIGIT = 6  # characters: "45" is read as "forty-five"
_PAUSES = re.compile(r"[.,:;!?](?=\s)")


def tell(key: str, **values: object) -> str:
    """The text for `key`, its braces filled. Raises KeyError for a word that is not in the table."""
    return ENGLISH[key].format(**values)


def fill(text: str, side: Side | None) -> str:
    """An exercise file's text with `{side}` and `{opposite}` in words. Without a side it is unchanged."""
    if side is None:
        return text
    words = {"{side}": side_word(side), "{opposite}": side_word(side.opposite)}
    for brace, word in words.items():
        text = text.replace(brace, word)
    return text


def ease_out(line: str, side: Side | None) -> str:
    """What is said when it hurts: stop, and the exercise's own `line` on how to come out of it, or a general one."""
    return tell("hurts.say", ease_out=fill(line or tell("hurts.ease"), side))


def side_word(side: Side) -> str:
    """`left` or `right`, translated."""
    return ENGLISH[f"side.{side}"]


def number(n: int) -> str:
    """A number as a word, capital first, as it begins a spoken line: 2 is "Two"."""
    return (NUMBERS[n] if 0 < n < len(NUMBERS) else str(n)).capitalize()


def counted(n: float, noun: str) -> str:
    """A number and what it counts: "1 minute", "5 seconds", "2.5 seconds". `noun` is one of the table's."""
    return tell(f"one.{noun}") if n == 1 else tell(f"many.{noun}", n=f"{n:g}")


def length(seconds: float) -> str:
    """A length of time as one says it: whole minutes from 90 s on, else seconds."""
    if seconds >= 90:
        return counted(round(seconds / 60), "minute")
    return counted(round(seconds, 1), "second") if seconds < 10 else counted(round(seconds), "second")


def exactly(seconds: float) -> str:
    """A length of time that is kept to the second, as that of a hold: minutes only where they are whole."""
    return length(seconds) if seconds < 90 or seconds % 60 == 0 else counted(seconds, "second")


def clock(seconds: float) -> str:
    """Seconds left as one reads them: "7", "59", "1:00". What has begun counts as a whole second."""
    whole = max(0, math.ceil(seconds - 1e-6))
    return str(whole) if whole < 60 else f"{whole // 60}:{whole % 60:02}"


def minutes_clock(seconds: float) -> str:
    """The same, always with its minutes: "0:54", "5:58"."""
    told = clock(seconds)
    return told if ":" in told else f"0:{told:0>2}"


def times(reps: int) -> str:
    """How often, as a sentence begins: "Once", "Five times"."""
    few = {1: "once", 2: "twice"}
    return ENGLISH[few[reps]] if reps in few else tell("times", number=number(reps))


def speaking_seconds(text: str, rate: float = USUAL_RATE) -> float:
    """The most that a voice takes to say `text` at `rate` words a minute."""
    if not text:
        return 0.0
    characters = len(text) + (_DIGIT - 1) * sum(map(str.isdigit, text))
    pauses = len(_PAUSES.findall(text))
    return _ANY_PHRASE + (_CHARACTER * characters + _PAUSE * pauses) * USUAL_RATE / rate


def day(iso: str) -> str:
    """A date as one says it: "3 May 2026"."""
    when = date.fromisoformat(iso)
    return f"{when.day} {ENGLISH['months'].split()[when.month - 1]} {when.year}"


def short_day(when: date, *, year: bool = False) -> str:
    """A date as it stands in a table: "3 May", or "3 May 2026"."""
    short = f"{when.day} {ENGLISH['months.short'].split()[when.month - 1]}"
    return f"{short} {when.year}" if year else short


def amount(reps: int, hold_seconds: float | None, *, both_sides: bool) -> str:
    """An amount in the words of `list`."""
    if hold_seconds is None:
        return f"{reps} in all"
    hold = f" x {hold_seconds:g} s" if hold_seconds else ""
    return f"{reps}{' each side' if both_sides else ''}{hold}"


def left_out(name: str, reason: str, since: str) -> str:
    """The line that says why an exercise is left out; `since` is a date in ISO form."""
    key = f"left-out.{reason}" if reason in ("by-hand", "hurt-again") else "left-out"
    return tell(key, exercise=name, date=day(since))

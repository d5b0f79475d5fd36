"""What is heard when, beside a recording: for a person to read along, and as captions for a player (WebVTT)."""

from __future__ import annotations

from collections.abc import Iterable

from backroutine.domain.values import NamedTuple


class Line(NamedTuple):
    """Something heard from second `start` to second `end` of a recording."""

    start: float
    end: float
    text: str


def cue_sheet(lines: Iterable[Line]) -> str:
    """One line each: minutes and seconds, then what is heard."""
    return "".join(f"{int(line.start) // 60}:{int(line.start) % 60:02}  {line.text}\n" for line in lines)


def web_vtt(lines: Iterable[Line]) -> str:
    """The same as captions, which a player shows in time."""
    cues = [f"{_moment(line.start)} --> {_moment(line.end)}\n{_escaped(line.text)}\n" for line in lines]
    return "\n".join(["WEBVTT\n", *cues])


def _moment(seconds: float) -> str:
    minutes, milliseconds = divmod(round(seconds * 1000), 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{milliseconds // 1000:02}.{milliseconds % 1000:03}"


def _escaped(text: str) -> str:
    """Nothing in it begins a tag or an arrow, which mean something to a player."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

"""What a screen tells beside the session: what is heard, whether answers are kept, and lines for the welcome."""

from __future__ import annotations

from backroutine.domain.values import NamedTuple


class Status(NamedTuple):
    """Facts from outside the session that the person should see.

    `heard`: the sound in use, as in "voice: espeak-ng through paplay" ("" for none). `advice`: what to install
    where something that was to be heard cannot be ("" if all can). `trouble`: what keeps
    answers from being saved ("" while they are). `awake`: why the computer may fall asleep ("" if it will not). `rehearsal`: nothing is meant to be saved. `lines`: more
    for the welcome, and the safety page for the safety question.
    """

    heard: str = ""
    advice: str = ""
    trouble: str = ""
    awake: str = ""
    rehearsal: bool = False
    lines: tuple[str, ...] = ()

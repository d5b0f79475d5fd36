"""Whole sessions in which something hurts, as one reads them: what is said, shown and written down, on a fake clock.

BACKROUTINE_GOLDEN=write in the environment writes the page anew; read it aloud before you keep it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from backroutine.domain.plan.steps import Cue
from backroutine.domain.record.events import Event
from backroutine.domain.session.ending import summary
from backroutine.domain.session.keys import meaning
from backroutine.domain.session.queries import mode_of
from backroutine.domain.session.session import press, unattend
from backroutine.domain.session.state import Ask, Hush, Options, Over, Question, Write
from backroutine.domain.words.filling import clock
from backroutine.edge.journal.bodies import complaint
from fakes import a_walk, one_hold, plan_of
from walks import Walk, walk

GOLDEN = Path(__file__).parents[2] / "golden" / "when-it-hurts.txt"
SECOND, THIRD = one_hold(name="Second"), one_hold(name="Third")


class Story(Walk):
    """A walk whose keys are strokes, as a person presses them, and which is told line by line."""

    def keys(self, *strokes: str) -> Story:
        """Press these now; each that means something is told."""
        for stroke in strokes:
            key = meaning(mode_of(self.session), stroke)
            self.effects.append((self.now, stroke))
            if key is not None:
                self.take(press(self.session, key, self.now, stroke))
        return self

    def alone(self) -> Story:
        """From now on no key can come."""
        self.effects.append((self.now, "(no key can come any more)"))
        self.take(unattend(self.session, self.now))
        return self

    def told(self) -> list[str]:
        """The story, a line for each thing that happened."""
        lines = [line for second, effect in self.effects if (line := _line(second, effect))]
        end = (
            "stays until a key"
            if isinstance(self.session.phase, Over) and self.session.phase.stays
            else "over"
        )
        if not isinstance(self.session.phase, Over):
            return [*lines, f"       … {self.question.ask if self._asks() else 'the clock stands'}"]
        return [*lines, f"       ({end})", *(f"       | {line}" for line in summary(self.session) if line)]

    def _asks(self) -> bool:
        return isinstance(getattr(self.session.phase, "question", None), Question)


def _line(second: float, effect: object) -> str:
    at = f"{clock(second) if second >= 60 else f'0:{int(second):02}':>6}"
    match effect:
        case Cue(words=words) if words:
            return f"{at} “{words}”"
        case Write(Event() as event):
            body = ", ".join(f"{name} {value}" for name, value in event.body.items())
            return f"{at}   written: {event.kind}{f' {event.exercise}' if event.exercise else ''} {body}".rstrip()
        case str(stroke):
            return f"{at} > {stroke}"
        case Hush() | _:
            return ""


def story(*exercises: object, options: Options | None = None, until: float = 0.0, **plan: object) -> Story:
    """A session of these exercises, told from second `until` on."""
    walked = walk(*exercises, options=options, **plan)  # type: ignore[arg-type]
    told = Story.__new__(Story)
    told.__dict__.update(walked.__dict__)
    told.to(until)
    told.forget()
    return told


STORIES: dict[str, Callable[[], Walk]] = {
    "A yes: stop, the leg, how strong, and then it waits; after a minute it says so, after ten it ends": lambda: (
        story(one_hold(), SECOND, until=13).keys("h", "n", "5", "enter").to_end()
    ),
    "A yes, and on when the person likes": lambda: (
        story(one_hold(), SECOND, until=13).keys("h", "n", "enter").to(50).keys("enter")
    ),
    "A yes, and Q": lambda: story(one_hold(), SECOND, until=13).keys("h", "n", "3", "enter", "q").to_end(),
    "A yes of seven": lambda: story(one_hold(), SECOND, until=13).keys("h", "n", "7", "enter").to_end(),
    "A yes down a leg, and a warning sign: help at once, and nothing after it": lambda: story(
        one_hold(), SECOND, until=13
    ).keys("h", "y", "4", "enter", "y"),
    "A yes down a leg, and nobody reads the warning signs: they are asked again at the end": lambda: (
        story(one_hold(), SECOND, until=13).keys("h", "y", "4", "enter").to_end()
    ),
    "Two exercises that hurt": lambda: (
        story(one_hold(), SECOND, THIRD, until=13)
        .keys("h", "n", "enter", "enter")
        .to(30)
        .keys("h", "n", "enter")
        .to_end()
    ),
    "A slip: yes, of six, put right to no": lambda: story(one_hold(), SECOND, until=19).keys(
        "y", "n", "6", "enter", "left", "n"
    ),
    "A little, of four": lambda: story(one_hold(), until=19).keys("l", "4", "enter").to_end(),
    "A yes, and no key can come any more": lambda: (
        story(one_hold(), SECOND, until=13).keys("h", "n", "enter").alone()
    ),
    "It hurts in the warm-up, and is none of the signs": lambda: (
        story(one_hold(), warm_up=a_walk(), until=30).keys("h", "n").to(90).keys("s")
    ),
    "It hurts in the warm-up, and it is the chest": lambda: story(
        one_hold(), warm_up=a_walk(), until=30
    ).keys("h", "y"),
    "A back at eight, and Enter": lambda: story(one_hold(), options=Options(asks=(Ask.PAIN_BEFORE,))).keys(
        "8", "enter", "enter"
    ),
    "A back at eight, and on all the same": lambda: story(
        one_hold(), options=Options(asks=(Ask.PAIN_BEFORE,))
    ).keys("8", "enter", "y"),
    "Eleven is no pain": lambda: story(one_hold(), options=Options(asks=(Ask.PAIN_BEFORE,))).keys(
        "1", "1", "enter"
    ),
    "Worse the day after": lambda: story(
        one_hold(),
        options=Options(asks=(Ask.NEXT_DAY,), lower=plan_of(one_hold(4)).recipe),
    ).keys("y"),
    "Worse the day after, the second time running": lambda: story(
        one_hold(), options=Options(asks=(Ask.NEXT_DAY,), worse_before=True)
    ).keys("y"),
    "Two of ten worse at the end": lambda: (
        story(one_hold(), options=Options(asks=(Ask.PAIN_BEFORE,)))
        .keys("2", "enter")
        .to(19)
        .keys("n", "4", "enter")
        .to_end()
    ),
    "The safety page: something fits": lambda: story(one_hold(), options=Options(asks=(Ask.SAFETY,))).keys(
        "y"
    ),
    "The safety page, and nobody there": lambda: story(
        one_hold(), options=Options(asks=(Ask.SAFETY,), patient=False)
    ).to_end(),
    "PageDown, pressed twice": lambda: story(one_hold(), SECOND, until=18).keys("pagedown", "pagedown"),
}


def test_whole_sessions_in_which_something_hurts() -> None:
    """Every row of the pain policy as it is met: said (in quotes), pressed (>), written down, told at the end (|)."""
    parts = []
    for title, play in STORIES.items():
        walked = play()
        assert isinstance(walked, Story)
        parts.append("\n".join([title, "", *walked.told()]))
    text = "\n\n\n".join(parts) + "\n"
    if os.environ.get("BACKROUTINE_GOLDEN") == "write":
        GOLDEN.write_text(text, encoding="utf-8")

    assert GOLDEN.read_text(encoding="utf-8") == text


def test_all_that_these_sessions_write_down_can_be_read_back() -> None:
    """A word that the journal's reader did not know would make it a damaged one."""
    written = [event for play in STORIES.values() for event in play().events]

    assert [] == [wrong for event in written if (wrong := complaint(event.kind, event.body))]

"""The moving picture at the top of the README: one rep of a bridge and its question, from the frames of `show --animate`.

It is an SVG that moves by itself: every frame is in it and shown in its turn, so that nothing runs and nothing is fetched.
For whoever wants no motion, start and end stand beside each other. It brings its own paper, so it can be seen on a light
page and on a dark one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple, TypeVar

from backroutine.domain.figure.picture import box_of
from backroutine.domain.plan.plan import Recipe, build_plan
from backroutine.domain.plan.steps import Step, StepKind
from backroutine.domain.words.filling import tell
from backroutine.view.figure import svg
from backroutine.view.figure.motion import RATE, Leg, Track, moving_back, moving_out, share_at
from handouts import LIBRARY, picture_of

T = TypeVar("T")

EXERCISE = "bridge"
READY, QUESTION = 1.5, 4.5  # seconds
WIDE, HIGH = 720, 300  # units of the picture
FIGURE, FLOOR = 400, 236  # how wide a figure is, and where it stands
INK, PALE, COLOUR = "#22262b", "#5d656e", "#0b7285"
FONTS = "system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif"
GAP = ' dx="22"'
ANSWERS = (("N", "no"), ("L", "a-little"), ("Y", "yes"))


class Scene(NamedTuple):
    """A part of the film: what is said, in large and in small letters, for so many seconds."""

    seconds: float
    word: str
    line: str
    counted: bool = True


def picture() -> str:
    """The text of the SVG file."""
    scenes, track = _film()
    ticks = round(track.seconds * RATE)
    shares = [share_at(track, tick / RATE) for tick in range(ticks)]
    rules: list[str] = []
    drawn = [
        *_turns("f", shares, lambda share: _figure(share, (WIDE - FIGURE) / 2), rules),
        *_turns("w", _by_tick(scenes, _words), lambda words: words, rules),
        *_turns("d", _by_tick(scenes, _digit), lambda digit: digit, rules),
    ]
    title = f"{_name()}: {tell('picture.start')}, {tell('picture.end')}. {tell('ask.hurt')}"
    style = (
        f"text{{font-family:{FONTS}}}.k{{visibility:hidden;animation:{track.seconds:g}s step-end infinite}}"
        f".f0,.w0,.d0{{visibility:visible}}.s{{visibility:hidden}}{''.join(rules)}"
        "@media(prefers-reduced-motion:reduce){.k{animation:none;visibility:hidden}.s{visibility:visible}}"
    )
    return "\n".join(
        (
            f'<svg xmlns="{svg.SPACE}" viewBox="0 0 {WIDE} {HIGH}" width="{WIDE}" height="{HIGH}" role="img">',
            f"<title>{escape(title)}</title>",
            f"<style>{style}</style>",
            f'<rect x=".5" y=".5" width="{WIDE - 1}" height="{HIGH - 1}" rx="14" fill="{svg.PAPER}" stroke="#d0d6dc"/>',
            _text(28, 44, 20, _name(), weight=600),
            *drawn,
            *_stills(),
            "</svg>",
            "",
        )
    )


def _name() -> str:
    return LIBRARY.exercise(EXERCISE).value.name


def _film() -> tuple[list[Scene], Track]:
    """The first rep as a session plays it, a moment before it, and the question after it."""
    exercise = LIBRARY.exercise(EXERCISE).value
    steps = build_plan(Recipe(EXERCISE, exercise.name, (exercise,), rate=0)).steps
    rep = {step.kind: step for step in reversed(steps) if step.rep == 1}
    move, hold, back = (rep[kind] for kind in (StepKind.MOVE, StepKind.HOLD, StepKind.RETURN))
    scenes = [
        Scene(READY, tell("phase.get-ready"), tell("start"), counted=False),
        _scene(move, exercise.cues.start),
        _scene(hold, exercise.cues.hold),
        _scene(back, exercise.cues.release),
        Scene(QUESTION, tell("ask.hurt"), "", counted=False),
    ]
    legs = (
        Leg(READY, 0, 0),
        *moving_out(move.seconds).legs,
        Leg(hold.seconds, 1, 1),
        *moving_back(back.seconds).legs,
        Leg(QUESTION, 0, 0),
    )
    return scenes, Track(legs, over=True)


def _scene(step: Step, line: str) -> Scene:
    return Scene(step.seconds, tell(f"phase.{step.kind}"), line)


def _by_tick(scenes: Sequence[Scene], drawn: Callable[[Scene, float], str]) -> list[str]:
    """What is drawn at each tick of the film."""
    return [
        drawn(scene, scene.seconds - tick / RATE)
        for scene in scenes
        for tick in range(round(scene.seconds * RATE))
    ]


def _words(scene: Scene, _left: float) -> str:
    """The word of a moment and the line under it; at the question, the answers."""
    if scene.line:
        return _text(28, HIGH - 28, 40, scene.word, weight=700, colour=COLOUR) + _text(
            WIDE - 28, HIGH - 30, 20, scene.line, anchor="end", colour=PALE
        )
    return _question()


def _question() -> str:
    asked = _text(28, HIGH - 28, 30, tell("ask.hurt"), weight=700, colour=COLOUR)
    answers = "".join(
        f'<tspan{GAP * bool(i)} font-weight="700">{key}</tspan> {escape(tell(f"answer.{answer}"))}'
        for i, (key, answer) in enumerate(ANSWERS)
    )
    return f'{asked}<text x="{WIDE - 28}" y="{HIGH - 30}" font-size="20" fill="{INK}" text-anchor="end">{answers}</text>'


def _digit(scene: Scene, left: float) -> str:
    """The seconds left, as they are counted down."""
    whole = -int(-left // 1)
    return _text(WIDE - 28, 82, 64, str(whole), anchor="end", weight=700) if scene.counted else ""


def _turns(kind: str, by_tick: Sequence[T], drawn: Callable[[T], str], rules: list[str]) -> Iterator[str]:
    """A group for each different thing, which is seen at its own ticks; `rules` get what makes it so."""
    for index, one in enumerate(dict.fromkeys(by_tick)):
        name = f"{kind}{index}"
        steps = _seen([other == one for other in by_tick])
        rules.append(f".{name}{{animation-name:{name}}}@keyframes {name}{{{steps}}}")
        yield f'<g class="k {name}">{drawn(one)}</g>'


def _seen(by_tick: Sequence[bool]) -> str:
    """The moments at which something appears and goes, in percent of the whole."""
    steps, before = [], None
    for index, seen in enumerate(by_tick):
        if seen is not before:
            steps.append(f"{100 * index / len(by_tick):.5g}%{{visibility:{'visible' if seen else 'hidden'}}}")
        before = seen
    return "".join(steps)


def _stills() -> Iterator[str]:
    """Start and end, for whoever wants no motion."""
    for share, caption, left in ((0.0, "start", 20), (1.0, "end", 370)):
        yield f'<g class="s">{_figure(share, left, 330, arrows=not share)}{_text(left + 165, 232, 16, tell(f"picture.{caption}"), anchor="middle", colour=PALE)}</g>'
    yield f'<g class="s">{_question()}</g>'


def _figure(share: float, left: float, wide: float = FIGURE, *, arrows: bool = False) -> str:
    """One frame, as wide as this, on the floor."""
    shown = picture_of(EXERCISE)
    box = box_of(shown)
    high = round(wide * (box.top - box.bottom) / (box.right - box.left), 1)
    place = f'x="{left:g}" y="{FLOOR - 26 * (wide < FIGURE) - high:g}" width="{wide:g}" height="{high:g}"'
    return f"<svg {place}>{svg.still(shown, share, arrows=arrows)}</svg>"


def _text(
    x: float, y: float, size: float, words: str, *, anchor: str = "", weight: int = 400, colour: str = INK
) -> str:
    look = f' text-anchor="{anchor}"' if anchor else ""
    bold = f' font-weight="{weight}"' if weight != 400 else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{colour}"{look}{bold}>{escape(words)}</text>'
    )

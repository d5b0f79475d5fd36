"""The figure as SVG: for paper, for a browser, crisp at any size. The same capsules as in the terminal, the rim as a stroke.

Nothing in it is fetched, runs or names anything outside. A moving one stands still for whoever wants no motion.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby
from math import hypot, sqrt

from backroutine.domain.figure.capsules import Capsule, Part
from backroutine.domain.figure.picture import Box, Picture, acting, arrows_of, box_of, figure_at, mat_of
from backroutine.view.figure.canvas import Ink
from backroutine.view.figure.drawing import barbs, control, ink_of
from backroutine.view.figure.motion import Track, share_at

SPACE = "http://www.w3.org/2000/svg"  # the name of the language, which nobody fetches
INKS = {
    Ink.FLOOR: "#8a8f96", Ink.FAR: "#a9adb3", Ink.BODY: "#3b3f46", Ink.ACTS: "#0b7285", Ink.ARROW: "#0b7285",
}  # fmt: skip
PAPER = "#ffffff"
_MAT = 'fill="#eef1f3" stroke="#c3c8ce" stroke-width=".5"'
_RIM = 1.8  # hundredths of the body: twice a rim, for a stroke stands on both sides of its line
_APART = 8.0  # hundredths between two moments beside each other
_BARB = 4.0
RATE = 8  # frames a second


def still(
    picture: Picture, share: float, *, mirror: bool = False, arrows: bool = False, title: str = ""
) -> str:
    """One moment, as an `svg` element as large as it is given room."""
    box = box_of(picture)
    inside = _floor(picture, box) + _figure(picture, share, box, mirror=mirror)
    if arrows:
        inside += _arrows(picture, box, mirror=mirror)
    return _element(box.right - box.left, box, inside, title)


def pair(picture: Picture, *, mirror: bool = False, title: str = "") -> str:
    """Start and end beside each other, on white paper."""
    box = box_of(picture)
    wide = box.right - box.left
    floor = _floor(picture, box)
    first = floor + _figure(picture, 0, box, mirror=mirror) + _arrows(picture, box, mirror=mirror)
    last = floor + _figure(picture, 1, box, mirror=mirror)
    inside = f'{_sheet(2 * wide + _APART, box)}<g>{first}</g><g transform="translate({_n(wide + _APART)})">{last}</g>'
    return _element(2 * wide + _APART, box, inside, title)


def moving(picture: Picture, track: Track, *, mirror: bool = False, title: str = "") -> str:
    """A picture that moves as `track` says, over and over; where motion is unwanted, start and end beside each other.

    Every frame is there from the beginning and shown in its turn, so that no script is needed.
    """
    box = box_of(picture)
    wide = box.right - box.left
    whole = 2 * wide + _APART
    seconds = track.seconds
    shares = [share_at(track, n / RATE) for n in range(round(seconds * RATE))]
    frames = sorted({*shares, 0.0, 1.0})
    floor = f"<g class='f'>{_floor(picture, box)}</g>"
    rules, drawn = [], []
    for index, share in enumerate(frames):
        ends = f" s{round(share)}" if share in {0.0, 1.0} else ""
        drawn.append(f"<g class='m{index} k{ends}'>{_figure(picture, share, box, mirror=mirror)}</g>")
        rules.append(f".m{index}{{animation-name:n{index}}}@keyframes n{index}{{{_shown(shares, share)}}}")
    aside = _n((wide + _APART) / 2)
    style = (
        f".k{{visibility:hidden;animation:{seconds:g}s step-end infinite}}{''.join(rules)}"
        f"g.k,g.f{{transform:translate({aside}px)}}"
        "@media(prefers-reduced-motion:reduce){.k{animation:none}.s0,.s1{visibility:visible}"
        f"g.s0,g.f{{transform:none}}g.s1{{transform:translate({_n(wide + _APART)}px)}}}}"
    )
    inside = f"<style>{style}</style>{_sheet(whole, box)}{floor}{''.join(drawn)}"
    return _element(whole, box, inside, title)


def _shown(shares: list[float], share: float) -> str:
    """The moments at which a frame appears and goes, in percent of the whole."""
    steps = []
    before = None
    for index, one in enumerate(shares):
        seen = one == share
        if seen is not before:
            steps.append(f"{100 * index / len(shares):.4g}%{{visibility:{'visible' if seen else 'hidden'}}}")
        before = seen
    return "".join(steps)


def _element(wide: float, box: Box, inside: str, title: str) -> str:
    label = f"<title>{escape(title)}</title>" if title else ""
    view = f"{_n(box.left)} 0 {_n(wide)} {_n(box.top - box.bottom)}"
    return f'<svg xmlns="{SPACE}" viewBox="{view}" role="img">{label}{inside}</svg>'


def _sheet(wide: float, box: Box) -> str:
    return f'<rect x="{_n(box.left)}" width="{_n(wide)}" height="{_n(box.top - box.bottom)}" fill="{PAPER}"/>'


def _n(number: float) -> str:
    """A number as short as it is exact enough: a thousandth of a person's height."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _floor(picture: Picture, box: Box) -> str:
    mat = mat_of(picture)
    if mat:
        points = " ".join(f"{_n(x)},{_n(box.top - y)}" for x, y in mat)
        return f'<polygon points="{points}" {_MAT}/>'
    line = f"M{_n(box.left)} {_n(box.top + 0.4)}H{_n(box.right)}"
    return f'<path d="{line}" stroke="{INKS[Ink.FLOOR]}" stroke-width=".8"/>'


def _figure(picture: Picture, share: float, box: Box, *, mirror: bool) -> str:
    acts = acting(picture, mirror=mirror)
    out = []
    for part, group in groupby(figure_at(picture, share, mirror=mirror), key=lambda c: c.part):
        limb = list(group)
        path = "".join(_outline(capsule, box.top) for capsule in limb)
        if part is Part.EYE:
            out.append(f'<path d="{path}" fill="{PAPER}"/>')
        else:  # the stroke lies under the fill: a rim around the limb, none inside it
            look = f'stroke="{PAPER}" stroke-width="{_RIM}" paint-order="stroke"'
            out.append(f'<path d="{path}" fill="{INKS[ink_of(limb[0], acts)]}" {look}/>')
    return "".join(out)


def _outline(capsule: Capsule, top: float) -> str:
    """A capsule as a path; y grows downwards here."""
    x0, y0, r0 = capsule.x0, top - capsule.y0, capsule.r0
    x1, y1, r1 = capsule.x1, top - capsule.y1, capsule.r1
    apart = hypot(x1 - x0, y1 - y0)
    if apart <= abs(r0 - r1) + 1e-6:
        x, y, r = max((x0, y0, r0), (x1, y1, r1), key=lambda end: end[2])
        return (
            f"M{_n(x - r)} {_n(y)}a{_n(r)} {_n(r)} 0 1 0 {_n(2 * r)} 0a{_n(r)} {_n(r)} 0 1 0 {_n(-2 * r)} 0z"
        )
    ux, uy = (x1 - x0) / apart, (y1 - y0) / apart
    lean = (r0 - r1) / apart
    rest = sqrt(1 - lean * lean)
    ax, ay, bx, by = (
        ux * lean - uy * rest,
        uy * lean + ux * rest,
        ux * lean + uy * rest,
        uy * lean - ux * rest,
    )
    first, last = f"A{_n(r1)} {_n(r1)} 0 {int(lean < 0)} 0", f"A{_n(r0)} {_n(r0)} 0 {int(lean > 0)} 0"
    return (
        f"M{_n(x0 + ax * r0)} {_n(y0 + ay * r0)}L{_n(x1 + ax * r1)} {_n(y1 + ay * r1)}"
        f"{first} {_n(x1 + bx * r1)} {_n(y1 + by * r1)}L{_n(x0 + bx * r0)} {_n(y0 + by * r0)}"
        f"{last} {_n(x0 + ax * r0)} {_n(y0 + ay * r0)}z"
    )


def _arrows(picture: Picture, box: Box, *, mirror: bool) -> str:
    look = f'fill="none" stroke="{INKS[Ink.ARROW]}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"'
    paths = []
    for arrow in arrows_of(picture, mirror=mirror):
        first, second = barbs(arrow, _BARB)
        places = (
            (arrow.x0, arrow.y0),
            control(arrow),
            (arrow.x1, arrow.y1),
            first,
            (arrow.x1, arrow.y1),
            second,
        )
        a, q, b, c, d, e = _places(places, box.top)
        paths.append(f'<path d="M{a}Q{q} {b}M{c}L{d}L{e}" {look}/>')
    return "".join(paths)


def _places(points: Iterable[tuple[float, float]], top: float) -> list[str]:
    return [f"{_n(x)} {_n(top - y)}" for x, y in points]

"""What `picture:` holds in an exercise or a warm-up: poses in directions and places, the view, what is drawn beside.

A pose that a body cannot take is a fault like any other, told where it is written. It is judged once all the numbers
can be read: what is missing would only make more of them look wrong.
"""

from __future__ import annotations

from backroutine.domain.errors import Fault
from backroutine.domain.figure.capsules import Part
from backroutine.domain.figure.limits import strains
from backroutine.domain.figure.picture import USUAL_MAT, Arrow, Mat, Picture
from backroutine.domain.figure.pose import Free, Limb, Planted, Pose, Resting, Spot, View
from backroutine.domain.format.faults import Faults, Fields, Reader, kind
from backroutine.domain.format.fields import known, line, listing, number, one_of, whole
from backroutine.domain.format.tree import Leaf, Listing, Node, Table
from backroutine.domain.values import NamedTuple

PICTURE_KEYS = ("poses", "view", "turn", "rise", "arrows", "mat", "hide", "shows", "seen", "stages")
POSES = ("start", "end")
_SIDES = ("left", "right")
_LIMBS = ("leg", "foot", "arm", "hand", "toes")
POSE_KEYS = (
    "hip", "shoulders", "spine", "head", "look", "roll",
    *(f"{side}{limb}" for limb in _LIMBS for side in ("", "left_", "right_")),
)  # fmt: skip
PARTS = tuple(str(part) for part in Part if part is not Part.EYE)
_FARTHEST = 300.0  # hundredths of body height: nothing of a body is ever so far away
_NUMBERS = {2: "two numbers", 3: "three numbers", 4: "four numbers", 5: "five numbers"}


def picture_in(node: Node, file: str) -> tuple[Picture | None, tuple[Fault, ...]]:
    """The picture in the tree of a whole file; None when there is none, or when it is faulty."""
    faults = Faults(file)
    entries = node.entries if isinstance(node, Table) else ()
    for key, value in entries:
        if key.text == "picture":
            return read_picture(value, key.text, faults), faults.in_order()
    return None, ()


def read_picture(node: Node, label: str, faults: Faults) -> Picture | None:
    """The picture that `node` describes; None, and every fault noted, when there is any."""
    before = len(faults.found)
    form = Fields(node, label, PICTURE_KEYS, ("poses",), faults, inner=True)
    poses = form.node("poses")
    written = Fields(poses, "poses", POSES, POSES[:1], faults, inner=True) if poses else None
    start = _pose(written.node("start") if written else None, "start", Pose(), faults)
    end = _pose(written.node("end") if written else None, "end", start.pose, faults)
    none: tuple[Part, ...] = ()
    no_stages: tuple[int, ...] = ()
    picture = Picture(
        start.pose,
        end.pose,
        view=form.get("view", one_of(View), View.SIDE),
        turn=form.get("turn", number(-180, 180), 0.0),
        rise=form.get("rise", number(0, 90), 0.0),
        arrows=form.get("arrows", listing(_arrow, 4), ()),
        mat=form.get("mat", _mat, USUAL_MAT),
        hide=frozenset(form.get("hide", _PARTS, none)),
        shows=frozenset(form.get("shows", _PARTS, none)),
        seen=form.get("seen", line(100), ""),
        stages=form.get("stages", listing(whole(1, 50), 50), no_stages),
    )
    if poses and len(faults.found) == before:
        _judge(picture, start, end, poses, faults)
    return picture if len(faults.found) == before else None


class _Written(NamedTuple):
    """A pose, and where in the file what was written of it stands: left_leg, spine, hip ..."""

    pose: Pose
    places: dict[str, Node]


def _judge(picture: Picture, start: _Written, end: _Written, poses: Node, faults: Faults) -> None:
    """Note what a body cannot do, once at each place."""
    told: set[tuple[int, int]] = set()
    for strain in strains(picture):
        chosen = start.places if strain.share == 0 else start.places | end.places
        node = chosen.get(strain.where, poses)
        if (node.line, node.column) not in told:
            told.add((node.line, node.column))
            on_the_way = "" if strain.share in {0.0, 1.0} else "on the way from start to end, "
            faults.at(node, on_the_way + strain.message)


# Poses -------------------------------------------------------------------------------------------


def _pose(node: Node | None, label: str, base: Pose, faults: Faults) -> _Written:
    """A pose, with what it leaves out taken from `base`."""
    if node is None:
        return _Written(base, {})
    form = Fields(node, label, POSE_KEYS, (), faults, inner=True)
    spine = form.get("spine", _spine, base.spine)
    hung, by_shoulders = _hung(form, base, faults)
    legs, arms = (_limbs(form, *names, faults) for names in (("foot", "leg"), ("hand", "arm")))
    pose = Pose(
        hung=hung,
        by_shoulders=by_shoulders,
        spine=spine,
        head=form.get("head", _ANGLE, spine[2] if form.node("spine") else base.head),
        look=form.get("look", _ANGLE, base.look),
        roll=form.get("roll", _ANGLE, base.roll),
        legs=tuple(legs.get(side, old) for side, old in zip(_SIDES, base.legs, strict=True)),
        toes=_toes(form, base),
        arms=tuple(arms.get(side, old) for side, old in zip(_SIDES, base.arms, strict=True)),
    )
    return _Written(pose, _places(form))


def _hung(form: Fields, base: Pose, faults: Faults) -> tuple[tuple[float, float], bool]:
    """Where the body hangs, and whether by its shoulders."""
    hip, shoulders = form.get("hip", _PLACE, None), form.get("shoulders", _PLACE, None)
    node = form.node("shoulders")
    if node is not None and form.node("hip") is not None:
        faults.at(node, "a pose hangs by its hip or by its shoulders, not by both")
    if hip is not None:
        return (hip[0], hip[1]), False
    return (base.hung, base.by_shoulders) if shoulders is None else ((shoulders[0], shoulders[1]), True)


def _limbs(form: Fields, planted: str, free: str, faults: Faults) -> dict[str, Limb]:
    """The legs or the arms by their side. What is said of one side goes before what is said of both."""
    readers = {planted: _PLANTED[planted], free: _FREE[free]}
    found: dict[str, Limb] = {}
    for prefix in ("", "left_", "right_"):
        for name, reader in readers.items():
            limb = form.get(prefix + name, reader, None)
            for side in _SIDES if not prefix else (prefix[:-1],):
                found |= {side: limb} if limb is not None else {}
        first, second = (form.node(prefix + name) for name in readers)
        if first is not None and second is not None:
            faults.at(
                second, f"{prefix}{planted} and {prefix}{free} say the same limb twice; keep one of them"
            )
    return found


def _toes(form: Fields, base: Pose) -> tuple[float, ...]:
    """Where the toes of each foot point."""
    both = form.get("toes", _ANGLE, None)
    usual = base.toes if both is None else (both, both)
    return tuple(form.get(f"{side}_toes", _ANGLE, old) for side, old in zip(_SIDES, usual, strict=True))


def _places(form: Fields) -> dict[str, Node]:
    """Where each part of a body is written, by the names that `strains` uses."""
    names = {"hip": ("hip", "shoulders"), "spine": ("spine",)}
    for side in _SIDES:
        for limb, other in (("leg", "foot"), ("arm", "hand")):
            names[f"{side}_{limb}"] = (f"{side}_{other}", f"{side}_{limb}", other, limb)
    found = {}
    for where, keys in names.items():
        nodes = [node for key in keys if (node := form.node(key)) is not None]
        if nodes:
            found[where] = nodes[0]
    return found


# Values ------------------------------------------------------------------------------------------

_ANGLE = number(-360, 360)
_COORDINATE = number(-_FARTHEST, _FARTHEST)
_PART = known("part of the body", PARTS)


def _part(node: Node, label: str, faults: Faults) -> Part | None:
    name = _PART(node, label, faults)
    return Part(name) if name in PARTS else None


_PARTS: Reader[tuple[Part, ...]] = listing(_part, len(PARTS), single=True)


def _several(item: Reader[float], counts: tuple[int, ...], example: str) -> Reader[tuple[float, ...]]:
    """A reader of a list of as many numbers as one of `counts`."""
    wanted = f"{' or '.join(_NUMBERS[count] for count in counts)}, such as {example}"

    def read(node: Node, label: str, faults: Faults) -> tuple[float, ...] | None:
        if not isinstance(node, Listing):
            faults.at(node, f"{label} should be {wanted}, not {kind(node)}")
            return None
        if len(node.items) not in counts:
            faults.at(node, f"{label} should be {wanted} (found {len(node.items)})")
            return None
        values = tuple(item(entry, f"a number of {label}", faults) for entry in node.items)
        whole = tuple(value for value in values if value is not None)
        return whole if len(whole) == len(values) else None

    return read


_PLACE = _several(_COORDINATE, (2,), "[71, 0]")
_CURVE = _several(_ANGLE, (3,), "[182, 176, 182]")
_BONES = {"leg": _several(_ANGLE, (2,), "[-90, -90]"), "arm": _several(_ANGLE, (2, 3), "[-90, -90]")}


def _spine(node: Node, label: str, faults: Faults) -> tuple[float, ...] | None:
    """Three directions, or one for a straight back."""
    if not isinstance(node, Leaf):
        return _CURVE(node, label, faults)
    straight = _ANGLE(node, label, faults)
    return None if straight is None else (straight,) * 3


def _free(limb: str) -> Reader[Limb]:
    def read(node: Node, label: str, faults: Faults) -> Limb | None:
        bones = _BONES[limb](node, label, faults)
        if bones is None:
            return None
        # A loose hand goes on as its forearm does.
        return Free((*bones, bones[-1]) if limb == "arm" and len(bones) == 2 else bones)

    return read


def _foot(node: Node, label: str, faults: Faults) -> Limb | None:
    place = _PLACE(node, label, faults)
    return None if place is None else Planted((place[0], place[1]))


def _hand(node: Node, label: str, faults: Faults) -> Limb | None:
    """A place, or a word for a place on the body."""
    if isinstance(node, Leaf):
        spot = one_of(Spot)(node, label, faults)
        return None if spot is None else Resting(spot)
    return _foot(node, label, faults)


_PLANTED: dict[str, Reader[Limb]] = {"foot": _foot, "hand": _hand}
_FREE = {"leg": _free("leg"), "arm": _free("arm")}


def _arrow(node: Node, label: str, faults: Faults) -> Arrow | None:
    numbers = _several(_COORDINATE, (4, 5), "[41, 29, 41, 18]")(node, label, faults)
    return None if numbers is None else Arrow(*numbers)


def _mat(node: Node, label: str, faults: Faults) -> Mat | None:
    numbers = _several(_COORDINATE, (3,), "[0, 90, 19]")(node, label, faults)
    return None if numbers is None else Mat(*numbers)

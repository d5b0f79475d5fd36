"""What an exercise file, a routine file and a warm-up file hold: from a tree of text to the values they describe.

Each `read_…` gives the value, or None when there is any fault; warnings are among the faults, but stop nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from backroutine.domain.errors import Fault
from backroutine.domain.exercises.exercise import MOST_REPS, Cues, Exercise, Posture, Side, Sides
from backroutine.domain.exercises.ids import NO_WARM_UP
from backroutine.domain.exercises.routine import Routine, RoutineEntry, Stage, WarmUp
from backroutine.domain.format.faults import Faults, Fields, Reader
from backroutine.domain.format.fields import known, line, listing, month, one_of, seconds, whole
from backroutine.domain.format.tree import Leaf, Listing, Node, Table
from backroutine.domain.plan.fitting import Manner
from backroutine.domain.words.filling import speaking_seconds

T = TypeVar("T")

_FIELDS = tuple(name for name in Exercise._fields if name != "id")
EXERCISE_KEYS = (*_FIELDS, "picture")
REQUIRED = ("name", "position", "action", "hold_seconds", "reps", "sides")
CUE_KEYS = Cues._fields
ROUTINE_KEYS = ("name", "exercises", "summary", "warm_up")
ENTRY_KEYS = ("exercise", "reps", "hold_seconds")
WARM_UP_REQUIRED = ("name", "needs", "stages")
WARM_UP_KEYS = (*WARM_UP_REQUIRED, "picture")
STAGE_KEYS = ("seconds", "say")

# Readers are made once: a thousand files share them.
NAME = line(200)
PLAIN = line()
SIDED = line(slots=("{side}", "{opposite}"))
SIDELESS = line(why="sides is none")
TIME = seconds()
REPS = whole(1, MOST_REPS)
ANY_ID = known("id", None)
MOST_ENTRIES = 50
STAGE_TIME = seconds(1)  # not nothing: stages are scaled
SIDES, POSTURE, FIRST_SIDE = one_of(Sides), one_of(Posture), one_of(Side)
_HARDLY_LONGER = 1.0  # second by which a step may grow without a word
SOURCES = listing(PLAIN, 12, single=True)
ASSUMED = listing(known("key", _FIELDS), 50, single=True)


def _cues(text: Reader[str]) -> Reader[Cues]:
    """A reader of the short lines, each a line that `text` reads."""

    def read(node: Node, label: str, faults: Faults) -> Cues:
        form = Fields(node, label, CUE_KEYS, (), faults)
        return Cues(*(form.get(key, text, "") for key in CUE_KEYS))

    return read


def _exercise(text: Reader[str]) -> dict[str, Reader[Any]]:
    """How each key of an exercise is read, except `sides`, which decides what `text` may hold."""
    return {
        "name": NAME,
        "position": text,
        "action": listing(text, 12, least=1, single=True),
        "hold_seconds": TIME,
        "reps": REPS,
        "posture": POSTURE,
        "max_hold_seconds": TIME,
        "move_seconds": TIME,
        "return_seconds": TIME,
        "rest_seconds": TIME,
        "get_ready_seconds": TIME,
        "first_side": FIRST_SIDE,
        "cues": _cues(text),
        "ease_out": text,
        "safety": listing(text, 12, single=True),
        "sources": SOURCES,
        "assumed": ASSUMED,
        "checked": month,
    }


EXERCISE, SIDELESS_EXERCISE = _exercise(SIDED), _exercise(SIDELESS)


def read_exercise(
    exercise_id: str, node: Node, file: str, *, picture: bool = True
) -> tuple[Exercise | None, tuple[Fault, ...]]:
    """The exercise that `file` describes. A cue too long for its moment is a warning.

    Whoever has no use for the `picture` need not pay for its geometry.
    """
    faults = Faults(file)
    form = Fields(node, "an exercise", EXERCISE_KEYS, REQUIRED, faults)
    # A faulty `sides` is no "none": it must not turn every {side} into a fault as well.
    sides = form.get("sides", SIDES, Sides.ALTERNATE)
    readers = SIDELESS_EXERCISE if sides is Sides.NONE else EXERCISE
    values = {key: form.get(key, reader, None) for key, reader in readers.items()}
    told: dict[str, Any] = {key: value for key, value in values.items() if value is not None}
    told.setdefault("max_hold_seconds", told.get("hold_seconds", 0.0))
    exercise = Exercise(exercise_id, "", "", (), 0.0, 1, sides)._replace(**told)
    most = form.node("max_hold_seconds")
    if most is not None and exercise.max_hold_seconds < exercise.hold_seconds:
        found = f"(found '{exercise.max_hold_seconds:g}'; try {exercise.hold_seconds:g})"
        faults.at(most, f"max_hold_seconds must not be under hold_seconds {found}")
    if not faults.found:
        _warn_of_haste(exercise, form, faults)
    if picture:
        _look_at_picture(form)
    return _result(exercise, faults)


def read_routine(
    routine_id: str,
    node: Node,
    file: str,
    exercises: Collection[str] | None = None,
    warm_ups: Collection[str] | None = None,
) -> tuple[Routine | None, tuple[Fault, ...]]:
    """The routine that `file` describes.

    `exercises` and `warm_ups` are the ids there are: an entry that names none of them is a fault. None: any will do.
    """
    faults = Faults(file)
    form = Fields(node, "a routine", ROUTINE_KEYS, ("name", "exercises"), faults)
    ways = None if warm_ups is None else (*warm_ups, NO_WARM_UP)
    routine = Routine(
        id=routine_id,
        name=form.get("name", NAME, ""),
        exercises=form.get("exercises", listing(_entry(exercises), MOST_ENTRIES, least=1), ()),
        summary=form.get("summary", PLAIN, ""),
        warm_up=form.get("warm_up", known("warm-up", ways), None),
    )
    return _result(routine, faults)


def read_warm_up(
    warm_up_id: str, node: Node, file: str, *, picture: bool = True
) -> tuple[WarmUp | None, tuple[Fault, ...]]:
    """The warm-up that `file` describes. A line too long for its stage is a warning; `picture` as in an exercise."""
    faults = Faults(file)
    form = Fields(node, "a warm-up", WARM_UP_KEYS, WARM_UP_REQUIRED, faults)
    warm_up = WarmUp(
        id=warm_up_id,
        name=form.get("name", NAME, ""),
        needs=form.get("needs", PLAIN, ""),
        stages=form.get("stages", listing(_stage, MOST_ENTRIES, least=1), ()),
    )
    if picture:
        _look_at_picture(form)
    return _result(warm_up, faults)


def _result(value: T, faults: Faults) -> tuple[T | None, tuple[Fault, ...]]:
    """The value, unless anything but warnings was found."""
    return value if all(fault.warning for fault in faults.found) else None, faults.in_order()


def _look_at_picture(form: Fields) -> None:
    """Note what is wrong with the picture, if there is one."""
    if form.node("picture") is not None:
        from backroutine.domain.format.pictures import read_picture  # noqa: PLC0415 - few files have one to be checked

        form.get("picture", read_picture, None)


def _entry(exercises: Collection[str] | None) -> Reader[RoutineEntry]:
    """A reader of one exercise in a routine: its id, or the id with a dose."""
    name = known("exercise", exercises)

    def read(node: Node, label: str, faults: Faults) -> RoutineEntry:
        if not isinstance(node, Table):
            return RoutineEntry(name(node, label, faults) or "")
        form = Fields(node, label, ENTRY_KEYS, ("exercise",), faults, inner=True)
        return RoutineEntry(
            form.get("exercise", name, ""), form.get("reps", REPS, None), form.get("hold_seconds", TIME, None)
        )

    return read


def _stage(node: Node, label: str, faults: Faults) -> Stage:
    """One stage of a warm-up."""
    form = Fields(node, label, STAGE_KEYS, STAGE_KEYS, faults, inner=True)
    stage = Stage(form.get("seconds", STAGE_TIME, 0.0), form.get("say", PLAIN, ""))
    place, takes = form.node("say"), speaking_seconds(stage.say)
    if place is not None and 0 < stage.seconds < takes:
        told = f"it takes {takes:.1f} s to say this, but the stage lasts {stage.seconds:g} s"
        faults.at(place, told, warning=True)
    return stage


def _warn_of_haste(exercise: Exercise, form: Fields, faults: Faults) -> None:
    """Note every line that takes longer to say than the step in which it is said: a hold cannot grow, all others do."""
    if exercise.get_ready_seconds is not None:
        words = " ".join((exercise.name, exercise.position, *exercise.action))
        what = "name, position and action"
        _warn(faults, form.node("get_ready_seconds"), what, words, exercise.get_ready_seconds)
    places, said = _values(form.node("cues")), exercise.cues
    _warn(faults, places.get("start"), "cues.start", said.start, exercise.move_seconds)
    _warn(faults, places.get("release"), "cues.release", said.release, exercise.return_seconds)
    fix = places.get("fix")
    if fix is not None and not exercise.rest_seconds:
        faults.at(
            fix, "cues.fix is said in the first rest, but rest_seconds is 0: it is left out", warning=True
        )
    _warn_of_hold(faults, places.get("hold"), "cues.hold", said.hold, exercise.hold_seconds)


def warn_of_short_holds(routine: Node, file: str, exercises: Mapping[str, Exercise]) -> tuple[Fault, ...]:
    """A warning for each hold of a routine that is too short for the cue of its exercise, among those given."""
    faults = Faults(file)
    listed = _values(routine).get("exercises")
    for entry in map(_values, listed.items if isinstance(listed, Listing) else ()):
        name, hold = entry.get("exercise"), entry.get("hold_seconds")
        exercise = exercises.get(name.text) if isinstance(name, Leaf) else None
        held = None if hold is None else TIME(hold, "hold_seconds", Faults(file))
        if exercise is not None and held is not None:
            _warn_of_hold(faults, hold, f"cues.hold of {exercise.id}", exercise.cues.hold, held)
    return faults.in_order()


def _values(node: Node | None) -> dict[str, Node]:
    return {key.text: value for key, value in node.entries} if isinstance(node, Table) else {}


def _warn_of_hold(faults: Faults, node: Node | None, what: str, words: str, hold: float) -> None:
    """Note it when the `words` that begin a hold take longer than it, for a hold cannot grow."""
    needed = Manner().lasts(words, tone=True)
    if node is not None and needed > hold:
        why = f"it takes {needed:.1f} s to say {what}, but the hold lasts {hold:g} s"
        faults.at(node, f"{why}: it is shortened or left out", warning=True)


def _warn(faults: Faults, node: Node | None, what: str, words: str, step: float) -> None:
    """Note it when `words` take clearly longer to say than `step` seconds: then the step is made longer."""
    takes = speaking_seconds(words)
    if node is not None and takes > step + _HARDLY_LONGER:
        told = f"it takes {takes:.1f} s to say {what}, so the step lasts longer than {step:g} s"
        faults.at(node, told, warning=True)

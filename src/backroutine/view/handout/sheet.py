"""What stands on the handout: the plan of today in words, with each exercise's picture. All texts are safe to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from backroutine.domain.exercises.exercise import Exercise, Side
from backroutine.domain.figure.picture import Picture
from backroutine.domain.plan.exercise_steps import dose_in_words
from backroutine.domain.plan.plan import Plan
from backroutine.domain.words import filling, safety_page
from backroutine.domain.words.filling import tell
from backroutine.domain.words.purpose import CHECKED, PURPOSE
from backroutine.view.figure.beside import about_the_view
from backroutine.view.safe import safe


@dataclass(frozen=True, slots=True)
class Drawn:
    """An exercise's picture, for the side that it shows, and the words that belong to it."""

    picture: Picture
    side: Side | None
    start: str
    end: str
    seen: str

    @property
    def mirror(self) -> bool:
        """Whether it shows the right side."""
        return self.side is Side.RIGHT


@dataclass(frozen=True, slots=True)
class Entry:
    """One exercise. `change`: how to get down or up before it, empty where one stays as one is."""

    name: str
    amount: str
    change: str
    steps: tuple[str, ...]
    care: tuple[str, ...]
    ease_out: str
    drawn: Drawn | None


@dataclass(frozen=True, slots=True)
class Handout:
    """All that stands on it. `notices` come before everything else: why there is to be no session now."""

    title: str
    about: str
    notices: tuple[str, ...]
    opening: tuple[str, ...]
    left_out: str
    entries: tuple[Entry, ...]
    up: str
    ask: tuple[str, str]  # a heading and its text
    help: tuple[str, str]
    footer: str


def handout(plan: Plan, pictures: Mapping[str, Picture], day: date, notices: Iterable[str] = ()) -> Handout:
    """The sheet for this plan of `day`. `pictures` by the id of their exercise; one without is told in words."""
    gone = plan.recipe.left_out
    about = tell("handout.about", day=filling.day(day.isoformat()), length=filling.length(plan.seconds))
    changes = {step.number: step.change for step in plan if step.change}
    entries = [
        _entry(exercise, changes.get(number, ""), pictures.get(exercise.id))
        for number, exercise in enumerate(plan.exercises)
    ]
    return Handout(
        tell("handout.title", routine=safe(plan.recipe.name)),
        about,
        tuple(map(safe, notices)),
        tuple(_opening(plan)),
        " ".join(safe(filling.left_out(one.name, one.reason, one.since)) for one in gone),
        tuple(entries),
        changes.get(None, ""),
        _flowing(safety_page.PAGE[1]),
        _flowing(safety_page.PAGE[2]),
        f"{PURPOSE} {tell('handout.about-this')} {tell('checked', month=CHECKED)}",
    )


def _opening(plan: Plan) -> Iterable[str]:
    warm_up = plan.recipe.warm_up
    if warm_up is not None:
        minutes = filling.length(plan.recipe.warm_up_seconds)
        yield tell("handout.warm-up", minutes=minutes, name=safe(warm_up.name))
    yield tell("handout.hurts")


def _entry(exercise: Exercise, change: str, picture: Picture | None) -> Entry:
    sides = exercise.sides_in_order()
    side = sides[0] if sides else None
    told = (safe(filling.fill(line, side)) for line in (exercise.position, *exercise.action))
    return Entry(
        safe(exercise.name),
        dose_in_words(exercise),
        change,
        tuple(told),
        tuple(safe(filling.fill(line, side)) for line in exercise.safety),
        safe(filling.fill(exercise.ease_out, side)),
        _drawn(picture, side) if picture else None,
    )


def _drawn(picture: Picture, side: Side | None) -> Drawn:
    end = tell("picture.end-side", side=filling.side_word(side)) if side else tell("picture.end")
    return Drawn(picture, side, tell("picture.start"), end, safe(about_the_view(picture)))


def _flowing(section: safety_page.Section) -> tuple[str, str]:
    """A section of the safety page as one paragraph; its points keep their numbers, so that one can be named."""
    points = section.points
    text = " ".join(points) if points[0].endswith(".") else "; ".join(points) + "."
    return section.title, f"{section.opening} {text}"

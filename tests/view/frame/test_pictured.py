"""Pictures in the session's frame: room is found for them, and nothing else gives way or jumps."""

from __future__ import annotations

from functools import cache

import pytest
from rich.text import Text

from backroutine.domain.exercises.exercise import Side
from backroutine.domain.figure.picture import Picture
from backroutine.domain.plan.plan import Recipe, build_plan
from backroutine.domain.plan.steps import StepKind
from backroutine.domain.session.state import Options, Running, Session
from backroutine.edge.files.folders import shipped_folder
from backroutine.edge.files.library import Library
from backroutine.view.figure.characters import Characters
from backroutine.view.figure.drawing import draw
from backroutine.view.frame.frame import composed, frame
from backroutine.view.frame.hero import FEWEST_ROWS
from backroutine.view.frame.layout import Composed, Figure
from backroutine.view.frame.moment import moment_of
from backroutine.view.frame.pictured import rooms_for
from backroutine.view.frame.showing import text_of
from goldens import golden
from looking import SCENES, large_somewhere
from looking import text_of as page_text
from scenes import NOTES, NOW, notes_for, session_of

LIBRARY = Library(shipped_folder())
IDS = tuple(LIBRARY.exercises().found)
PLAN = build_plan(
    Recipe(
        "all",
        "All",
        tuple(LIBRARY.exercise(one).value for one in IDS),
        LIBRARY.warm_up("march").value,
        360,
        (),
    )
)


@cache
def picture(name: str) -> Picture:
    """A shipped picture."""
    found = LIBRARY.picture(LIBRARY.warm_up(name) if name == "march" else LIBRARY.exercise(name))
    assert found is not None
    return found


def figure(session: Session, name: str = "", characters: Characters = Characters.BRAILLE) -> Figure | None:
    """The picture of a moment, drawn without any reel."""
    moment = moment_of(session, NOW, moving=False)
    if moment is None:
        return None
    shown = picture(name or moment.name)

    def drawn(columns: int, rows: int) -> list[Text]:
        cells = draw(
            shown,
            moment.share,
            columns,
            rows,
            characters,
            mirror=moment.side is Side.RIGHT,
            arrows=moment.arrows,
        )
        return [text_of(row, moment.style) for row in cells]

    return Figure(shown, characters, drawn)


@cache
def pages(
    exercise: str, width: int, height: int, options: Options | None = None
) -> dict[StepKind, tuple[Session, Composed]]:
    """The first page of each kind of step of an exercise."""
    found: dict[StepKind, tuple[Session, Composed]] = {}
    for index, step in enumerate(PLAN.steps):
        if step.exercise == exercise and step.kind is not StepKind.QUESTION and step.kind not in found:
            session = session_of(PLAN, Running(NOW, NOW + max(1.0, step.seconds)), at=index)
            session = session._replace(options=options or session.options)
            found[step.kind] = session, composed(session, NOW, NOTES, width, height, figure=figure(session))
    return found


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("name", ["get-ready", "hold-left", "hold-right", "rest", "paused", "warm-up"])
def test_golden_frames_with_pictures(name: str, size: tuple[int, int]) -> None:
    """The page with its picture is the one that was looked at and found good."""
    session = SCENES[name]
    shown = figure(session, "march" if name == "warm-up" else "")
    found = page_text(frame(session, NOW, notes_for(name), *size, figure=shown))

    assert golden(f"frames/{name}-pictured-{size[0]}x{size[1]}.txt", found) == found


@pytest.mark.parametrize("size", [(71, 24), (80, 23), (40, 12), (20, 5), (60, 20)])
@pytest.mark.parametrize("name", ["get-ready", "hold-left", "question"])
def test_small_windows_are_as_they_were(name: str, size: tuple[int, int]) -> None:
    """Below 72x24 the page is the same to the character, with a picture or without."""
    session = SCENES[name]

    with_one = frame(session, NOW, NOTES, *size, figure=figure(session))
    assert page_text(frame(session, NOW, NOTES, *size)) == page_text(with_one)


@pytest.mark.no_cover  # every exercise in every window: many times the same lines
@pytest.mark.parametrize("exercise", IDS)
@pytest.mark.parametrize("size", [(72, 24), (80, 24), (100, 30), (120, 40), (200, 60)])
def test_a_picture_never_changes_its_size_during_an_exercise(exercise: str, size: tuple[int, int]) -> None:
    """One size for all steps, one place for all reps, and every line inside the window."""
    found = pages(exercise, *size)
    places = {kind: page.place for kind, (_, page) in found.items()}

    assert all(place is not None for kind, place in places.items() if kind is not StepKind.GET_READY), places
    assert 1 == len({place[2:] for place in places.values() if place})
    assert 1 == len({place[0] for kind, place in places.items() if place and kind is not StepKind.GET_READY})
    assert all(line.cell_len <= size[0] for _, page in found.values() for line in page.lines)


@pytest.mark.no_cover  # every exercise in every window: many times the same lines
@pytest.mark.parametrize("exercise", IDS)
@pytest.mark.parametrize("size", [(72, 24), (80, 24)])
def test_whoever_gets_ready_sees_how(exercise: str, size: tuple[int, int]) -> None:
    """A picture is worth more than empty lines: also where it takes many words to say how to lie down."""
    places = {kind: page.place for kind, (_, page) in pages(exercise, *size).items()}

    assert None is not places[StepKind.GET_READY], places


@pytest.mark.no_cover  # every exercise in every window: many times the same lines
@pytest.mark.parametrize("exercise", IDS)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_countdown_does_not_give_way(exercise: str, size: tuple[int, int]) -> None:
    """It is as large with a picture as without, or larger, where the picture has made the large part higher."""
    for session, page in pages(exercise, *size).values():
        lines = [line.plain.ljust(size[0])[-11:] for line in frame(session, NOW, NOTES, *size)]
        drawn = [line.plain.ljust(size[0])[-11:] for line in page.lines]

        assert _digits(lines)
        assert len(_digits(lines)) <= len(_digits(drawn))


def _digits(lines: list[str]) -> list[str]:
    """The lines that are drawn in blocks."""
    return [line for line in lines if line.strip() and not line.strip("█▀▄ ")]


def test_words_stay_large() -> None:
    """HOLD and REST can be read from the floor beside a picture; RELEASE is drawn smaller rather than not at all."""
    found = pages("side-bending", 80, 24)

    for kind, word in ((StepKind.HOLD, "HOLD"), (StepKind.REST, "REST"), (StepKind.RETURN, "RELEASE")):
        assert large_somewhere(word, [line.plain for line in found[kind][1].lines])


def test_who_is_waited_for_has_the_same_picture() -> None:
    """With `wait` the word READY? is among those that room is kept for."""
    found = pages("bridge", 120, 40, Options(wait=True))

    assert None is not found[StepKind.GET_READY][1].place


def test_where_nobody_could_be_seen_there_is_no_picture() -> None:
    """A lying figure of ASCII letters needs more columns than this window has: the page is as it was."""
    session = pages("full-body-stretch", 80, 24)[StepKind.HOLD][0]

    with_one = frame(session, NOW, NOTES, 80, 24, figure=figure(session, characters=Characters.ASCII))
    assert page_text(frame(session, NOW, NOTES, 80, 24)) == page_text(with_one)


def test_where_too_few_lines_are_left_there_is_no_picture() -> None:
    """A person cannot be seen in fewer than seven."""
    shown = picture("pelvic-tilt")

    assert None is rooms_for(shown, Characters.BRAILLE, (), 76, (FEWEST_ROWS - 1, FEWEST_ROWS - 1))
    assert None is not rooms_for(shown, Characters.BRAILLE, (), 76, (FEWEST_ROWS, FEWEST_ROWS))

"""Pictures on the session's screen: still without a wake-up more, moving by ready differences."""

from __future__ import annotations

import pyte
import pytest

from backroutine.domain.exercises.exercise import Side
from backroutine.domain.figure.picture import Picture
from backroutine.domain.plan.steps import StepKind
from backroutine.domain.session.state import Running, Session
from backroutine.edge.files.folders import shipped_folder
from backroutine.edge.files.library import Library
from backroutine.edge.terminal import live
from backroutine.edge.terminal.film import Film
from backroutine.edge.terminal.font import characters_for
from backroutine.edge.terminal.live import LiveScreen, Looks
from backroutine.view.figure.characters import Characters
from backroutine.view.figure.motion import FRAMES
from backroutine.view.frame.layout import Place
from looking import Wire
from scenes import NOTES, NOW, at, plan_of

SCENES_PLAN = plan_of()
LIBRARY = Library(shipped_folder())


def pictures(name: str, warm_up: bool) -> Picture | None:
    """Those of the shipped exercises; a walk marches."""
    return LIBRARY.picture(LIBRARY.warm_up("march") if warm_up else LIBRARY.exercise(name))


MOVING = at(SCENES_PLAN, StepKind.MOVE, 2, 1, side=Side.LEFT, rep=1)
HOLDING = at(SCENES_PLAN, StepKind.HOLD, 3, 1, side=Side.LEFT, rep=1)
READY = at(SCENES_PLAN, StepKind.GET_READY, 31, 1)


class Watched:
    """A live screen on a wire, and what a terminal of 80x24 shows of it."""

    def __init__(self, wire: Wire, environ: dict[str, str] | None = None) -> None:
        self.wire = wire
        self.screen = LiveScreen(wire.fd, Looks(environ=environ or {"TERM": "xterm"}), pictures=pictures)
        self.screen.enter()
        self.terminal = pyte.Screen(80, 24)
        self.stream = pyte.ByteStream(self.terminal)
        self.bytes = 0

    def look(self) -> list[str]:
        """The screen after all that was written."""
        written = self.wire.read()
        self.bytes = len(written)
        self.stream.feed(written)
        return list(self.terminal.display)


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    """A screen in a window of 80x24."""
    return Watched(Wire())


def drawn_ahead(screen: LiveScreen, session: Session, seconds: int = 20) -> None:
    """As many pages of the moment, a second apart, as a whole reel takes."""
    for second in range(seconds):
        screen.show(session, NOW + second * 1.01, NOTES)


def later(session: Session, seconds: float) -> Session:
    """The same step, begun so much earlier."""
    assert isinstance(session.phase, Running)
    return session._replace(phase=Running(session.phase.since, session.phase.ends_at + seconds))


def test_a_hold_shows_the_end_and_needs_no_wake_up(watched: Watched) -> None:
    """The picture is on the page, and nothing is due until the next page."""
    watched.screen.show(HOLDING, NOW, NOTES)

    assert any("⣿" in line for line in watched.look())
    assert None is watched.screen.next_frame(NOW)
    watched.screen.animate(NOW + 0.5)
    watched.look()
    assert 0 == watched.bytes


def test_a_movement_is_played_by_differences(watched: Watched) -> None:
    """Frame after frame is due, each written in few bytes; the screen is then the one that a whole page would give."""
    drawn_ahead(watched.screen, READY)
    watched.screen.show(MOVING, NOW, NOTES)
    before = watched.look()
    now, frames = NOW, 0
    while (due := watched.screen.next_frame(now)) is not None and due < NOW + 1.9:
        now = due
        watched.screen.animate(now)
        frames += 1
        after = watched.look()
        assert after != before
        assert watched.bytes < 800
        before = after
    assert 8 <= frames <= 16
    fresh = Watched(Wire())
    drawn_ahead(fresh.screen, READY)
    fresh.screen.show(MOVING, now, NOTES)
    figure = [line[36:66] for line in before[1:11]]
    assert [line[36:66] for line in fresh.look()[1:11]] == figure


def test_the_page_after_a_movement_is_right(watched: Watched) -> None:
    """A page is compared with what the picture has really left on the screen."""
    drawn_ahead(watched.screen, READY)
    watched.screen.show(MOVING, NOW, NOTES)
    for due in (0.5, 1.0, 1.5):
        watched.screen.animate(NOW + due)
    watched.screen.show(HOLDING, NOW + 2, NOTES)
    fresh = Watched(Wire())
    fresh.screen.show(HOLDING, NOW + 2, NOTES)

    assert fresh.look() == watched.look()


def test_a_frame_that_is_not_ready_is_skipped(watched: Watched) -> None:
    """At the first page only one frame is drawn: nothing is due before there are more, and nobody waits."""
    watched.screen.show(READY, NOW, NOTES)

    assert None is watched.screen.next_frame(NOW)
    watched.screen.show(READY, NOW + 1.5, NOTES)
    watched.screen.show(READY, NOW + 3, NOTES)
    assert watched.screen.next_frame(NOW + 3) is not None


def film_of(session: Session, size: tuple[int, int] = (30, 10), film: Film | None = None) -> Film:
    """A film that shows this moment in a place of this size; nothing is drawn ahead."""
    film = film or Film(pictures, Characters.BRAILLE, moving=True)
    figure = film.figure(session, NOW)
    assert figure is not None
    figure.draw(*size)
    film.placed(Place(0, 0, *size))
    return film


def frames(film: Film) -> int:
    """How many frames of it are drawn."""
    return sum(len(reel._frames) for reel in film._reels.values())


def test_one_frame_a_second_is_drawn_ahead() -> None:
    """However often there is a chance: each takes some milliseconds from a session."""
    film = film_of(READY)
    drawn = []
    for seconds in (0, 0.3, 0.9, 1.0, 1.5, 2.0):
        film.draw_ahead(NOW + seconds)
        drawn.append(frames(film))

    assert [2, 2, 2, 3, 3, 4] == drawn


def test_whoever_wakes_up_for_a_frame_finds_one() -> None:
    """Where few are ready, one may be due that stands there already: nobody is woken for that."""
    wire = Wire()
    painter = LiveScreen(wire.fd, Looks(environ={"TERM": "xterm"}))._painter
    for elapsed in range(80):
        session = READY._replace(phase=Running(NOW - elapsed / 10, NOW + 31 - elapsed / 10))
        film = film_of(session)
        for second in range(3):
            film.draw_ahead(NOW + second)
        film_of(session, film=film)
        due = film.next_frame(NOW)
        assert due is not None
        assert film.turn(due, painter.pen()) is not None


def test_frames_of_another_size_are_let_go() -> None:
    """Whoever drags the window for a while does not fill the memory."""
    film = film_of(READY)
    film_of(READY, (40, 12), film)

    assert {(40, 12)} == {key[2:] for key in film._reels}


def test_the_end_of_a_movement_is_drawn_though_it_is_not_ready() -> None:
    """Start and end are what matters; what lies between may be the nearest that there is."""
    film = film_of(at(SCENES_PLAN, StepKind.MOVE, 0, 1, side=Side.LEFT, rep=1))

    assert film._shown is not None
    assert FRAMES - 1 == film._shown.frame


def test_a_picture_without_stages_is_for_the_whole_warm_up() -> None:
    """Only one that names stages is left out of the others."""
    warm_up = at(SCENES_PLAN, StepKind.WARM_UP, 47)
    film = Film(
        lambda _name, _warm_up: LIBRARY.picture(LIBRARY.exercise("bridge")), Characters.ASCII, moving=True
    )

    assert film.figure(warm_up, NOW) is not None


@pytest.mark.parametrize("environ", [{"SSH_CONNECTION": "a b c d"}, {"SSH_TTY": "/dev/pts/1"}])
def test_over_ssh_pictures_stand(environ: dict[str, str]) -> None:
    """A far terminal gets a pose with each phase, and no frames between."""
    watched = Watched(Wire(), environ={"TERM": "xterm", **environ})
    drawn_ahead(watched.screen, READY)

    assert None is watched.screen.next_frame(NOW + 20)
    assert any("⣿" in line for line in watched.look())


def test_a_terminal_that_takes_no_more_is_spared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once it was too slow, pictures stand for the rest of the session, and nobody was kept waiting."""
    watched = Watched(Wire())
    monkeypatch.setattr("backroutine.edge.terminal.painter.PATIENCE", 0.0)
    drawn_ahead(watched.screen, READY, 4)
    watched.screen._painter.slow = True
    watched.screen.show(READY, NOW + 5, NOTES)

    watched.screen.show(READY, NOW + 6, NOTES)
    assert None is watched.screen.next_frame(NOW + 6)


def test_without_pictures_there_are_none() -> None:
    """Turned off, the page is as it was, and nothing is ever due."""
    wire = Wire()
    screen = LiveScreen(wire.fd, Looks(environ={"TERM": "xterm"}))
    screen.enter()
    screen.show(MOVING, NOW, NOTES)

    assert "\u28ff".encode() not in wire.read()
    assert None is screen.next_frame(NOW)
    screen.animate(NOW + 1)
    assert b"" == wire.read()


def test_after_the_screen_was_given_back_nothing_is_written(watched: Watched) -> None:
    """Between Ctrl-Z and `fg` the window belongs to the shell."""
    drawn_ahead(watched.screen, READY)
    watched.screen.show(MOVING, NOW, NOTES)
    watched.screen.leave()
    watched.look()
    watched.screen.animate(NOW + 1)
    watched.look()

    assert 0 == watched.bytes


def test_characters_fit_the_terminal() -> None:
    """A bare console has no braille in its font; a terminal that can write it gets it."""
    assert Characters.BRAILLE is characters_for("utf-8", {"TERM": "xterm"})
    assert Characters.ASCII is characters_for("utf-8", {"TERM": "linux"})
    assert Characters.ASCII is characters_for("ascii", {"TERM": "xterm"})
    assert live.USUAL_SIZE == (80, 24)

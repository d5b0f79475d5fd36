"""What the pictures of a session cost: a whole one by the real coach, page and painter, its time passing by itself.

The terminal is a real one, and reads all that is written. Only the clock, the keys and the sound are stand-ins, so that a
session of a quarter of an hour is over in seconds; a short stretch of real time is measured beside it.
"""

from __future__ import annotations

import fcntl
import os
import struct
import subprocess
import termios
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from backroutine.api import load_plan
from backroutine.coach import World, play
from backroutine.domain.errors import WrongUsage
from backroutine.domain.figure.picture import Picture
from backroutine.domain.session.session import begin
from backroutine.domain.session.status import Status
from backroutine.edge.files.folders import shipped_folder
from backroutine.edge.files.library import Library
from backroutine.edge.terminal.live import LiveScreen, Looks
from fakes import Diary, FakeClock, ScriptedKeyboard
from homes import Home
from pages import begin as into_the_first_exercise
from programs import environment, ours
from running import RUNNING, spent
from table import Row
from window import Cost, Window

WISHES = ("off", "still", "moving")
SIZES = ((80, 24), (120, 40))
MOVING = (RUNNING[0] + 4, 9.0, 2500.0)  # ms CPU, wake-ups and bytes a second, while a picture moves
MORE = 4.0  # ms CPU a second that a moving picture may take more than none
SESSION = 2.5  # wake-ups a second, over a whole session with moving pictures
MOVES = 4  # wake-ups in one second: in one with so many something moves
LIBRARY = Library(shipped_folder())


class Hands(ScriptedKeyboard):
    """Presses Enter at the welcome, and notes for each second of the session what it took."""

    def __init__(self, clock: FakeClock, terminal: int) -> None:
        super().__init__(clock, [(1.0, "enter"), (4000.0, "enter")])
        self._clock, self._terminal = clock, terminal
        self._since = time.process_time()
        self.seconds: defaultdict[int, Cost] = defaultdict(lambda: Cost(0.0, 0, 0))

    def wait(self, seconds: float | None) -> tuple[str, ...]:
        """Let time pass; what was used until now belongs to the second that is over."""
        used = time.process_time() - self._since
        written = self._taken_in()
        now = int(self._clock.now())
        before = self.seconds[now]
        self.seconds[now] = Cost(before.cpu + used, before.wakes + 1, before.size + written)
        strokes = super().wait(seconds)
        self._since = time.process_time()
        return strokes

    def _taken_in(self) -> int:
        """Read all that was written to the terminal; how much it was."""
        size = 0
        while True:
            try:
                size += len(os.read(self._terminal, 65536))
            except BlockingIOError:
                return size


def pictures(folder: Path, _: int) -> Iterator[Row]:
    """Without, with still and with moving pictures, in two sizes; then a stretch of real time."""
    for columns, rows in SIZES:
        yield from _sessions(columns, rows)
    yield from _in_real_time(folder)


def _sessions(columns: int, rows: int) -> Iterator[Row]:
    told = {wish: _session(wish, columns, rows) for wish in WISHES}
    wakes_off = mean(second.wakes for second in told["off"].values())
    for wish, seconds in told.items():
        what = f"{columns}x{rows}, {wish}"
        budget = {"still": wakes_off, "moving": SESSION}.get(wish)
        costs = seconds.values()
        yield Row(f"{what}, CPU a second", [mean(cost.cpu for cost in costs) * 1000], "ms")
        yield Row(f"{what}, wake-ups a second", [mean(cost.wakes for cost in costs)], "", budget)
        yield Row(f"{what}, bytes a second", [mean(cost.size for cost in costs)], "B")
    off, moving = told["off"], told["moving"]
    moves = [at for at, cost in moving.items() if cost.wakes >= MOVES and at in off]
    more = [(moving[at].cpu - off[at].cpu) * 1000 for at in moves]
    what = f"{columns}x{rows}, while it moves"
    yield Row(f"{what}, share of the seconds", [100 * len(moves) / len(moving)], "%")
    yield Row(f"{what}, CPU more", more, "ms", MORE)
    yield Row(f"{what}, wake-ups", [moving[at].wakes for at in moves], "", MOVING[1])
    yield Row(f"{what}, bytes", [moving[at].size for at in moves], "B", MOVING[2])


def _session(wish: str, columns: int, rows: int) -> dict[int, Cost]:
    """What each second of the usual session costs, from the first step on."""
    mine, terminal = os.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    os.set_blocking(mine, False)
    clock = FakeClock()
    hands, diary = Hands(clock, mine), Diary(clock)
    pictured = None if wish == "off" else _picture
    screen = LiveScreen(
        terminal,
        Looks(environ={"TERM": "xterm-256color"}, titled=True),
        pictures=pictured,
        moving=wish == "moving",
    )
    try:
        with screen:
            play(begin(load_plan(), clock.now()), World(clock, hands, screen, diary, diary), Status())
    finally:
        os.close(mine)
        os.close(terminal)
    return {at: cost for at, cost in hands.seconds.items() if at > 1}


def _picture(name: str, warm_up: bool) -> Picture | None:
    try:
        return LIBRARY.picture(LIBRARY.warm_up(name) if warm_up else LIBRARY.exercise(name))
    except WrongUsage:
        return None


def _in_real_time(folder: Path) -> Iterator[Row]:
    """Somebody gets ready: as much moves as ever, and the frames are drawn meanwhile."""
    for wish in WISHES:
        home = Home(folder / wish)
        home.routine("one", "side-bending")
        env = environment(home.folder)
        subprocess.run(ours("config", "picture", wish), env=env, capture_output=True, check=True)
        with Window(ours("start", "one"), env) as window:
            into_the_first_exercise(window)
            yield from spent(window, f"real time, {wish}", MOVING if wish == "moving" else RUNNING)

"""How far sound moves a session: the same one silent, with a good voice and with bad ones. Run it by hand."""

from __future__ import annotations

import sys
import tempfile
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from homes import Home
from sound_fakes import SAYS
from test_heard_sessions import Heard, moments

ROUNDS = 3
VOICES = {
    "good": (SAYS, ""),
    "slow voice": ("sleep 2\n" + SAYS, ""),
    "hanging voice": ("exec sleep 60", ""),
    "hanging player": (SAYS, "exec sleep 60"),
    "failing player": (SAYS, "exit 1"),
}


def spans(home: Home) -> list[float]:
    """The seconds from rep to rep, which no question stands between."""
    times = moments(home)
    return [after - before for before, after in pairwise(times)]


def main() -> None:
    """Print the largest move of any rep in ms, of the best of a few rounds (budget: 20 ms)."""
    for name, (says, plays) in VOICES.items():
        moved = []
        for _ in range(ROUNDS):
            with tempfile.TemporaryDirectory() as folder:
                home = Home(Path(folder) / "home")
                home.run("start", "quick", "--plain", "--voice", "silent")
                silent = spans(home)
                Heard(home, Path(folder) / "bin", says=says, plays=plays).play()
                moved.append(max(abs(a - b) for a, b in zip(spans(home), silent, strict=True)))
        print(f"{name:15} {min(moved) * 1000:5.1f} ms")


if __name__ == "__main__":
    main()

"""How fast the commands start, as ratios to `python -c pass` taken in the same run (DESIGN 9). Run it by hand."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from timing import command, environment, seconds

ROUNDS = 15
BUDGETS = {"--version": 1.3, "--help": 7.0, "list": 7.0, "history": 8.0}


def main() -> None:
    """Measure in turns, so that a busy moment hits all alike, and print medians and ratios."""
    with tempfile.TemporaryDirectory() as home:
        env = environment(home)
        runs = {"python -c pass": [sys.executable, "-c", "pass"]}
        runs |= {name: command(name) for name in BUDGETS}
        files = Path(home) / "exercises"
        files.mkdir()
        text = "name: A\nposition: Sit.\naction: Move.\nhold_seconds: 1\nreps: 1\nsides: none\n"
        taken: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(ROUNDS):
            for name, argv in runs.items():
                taken[name].append(seconds(argv, env))
        bare = statistics.median(taken["python -c pass"])
        for name, times in taken.items():
            median = statistics.median(times)
            budget = f"(budget {BUDGETS[name]} x)" if name in BUDGETS else ""
            print(f"{name:16} {median * 1000:6.0f} ms  {median / bare:5.2f} x  {budget}")
        for i in range(1000):
            (files / f"own-{i}.yaml").write_text(text)
        print(
            f"list, 1,000 own   {min(seconds(runs['list'], env) for _ in range(3)) * 1000:6.0f} ms  (budget 500 ms)"
        )


if __name__ == "__main__":
    main()

"""How long the commands take that look back on ten years (DESIGN 9: `history` in 0.3 s). Run it by hand."""

from __future__ import annotations

import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from backroutine.edge.clock import Clock
from backroutine.edge.journal import Journal, file, schema
from months import FIVE, Log

DAYS = 3650
ROUNDS = 5
COMMANDS: dict[tuple[str, ...], str] = {
    ("history",): "(budget 300 ms)",
    ("history", "--since", "1990-01-01"): "",
    ("history", "--json"): "",
    ("progress",): "",
    ("progress", "--weeks", "520", "--json"): "",
    ("report",): "",
    ("list",): "",
}


def ten_years() -> Log:
    """A session a day, with now and then a little pain, up to today."""
    log = Log()
    for ago in range(DAYS, -1, -1):
        answers = {"backward-bending": ({"hurt": "a-little"},)} if ago % 30 == 0 else {}
        log.session(Clock().today() - timedelta(days=ago), FIVE, answers, pain=(ago % 5, ago % 4), worse="no")
    return log


def keep(path: Path, log: Log) -> int:
    """Write the sittings into a new journal, all at once; return how many events that are."""
    with Journal.open(path):
        pass
    with closing(sqlite3.connect(path, isolation_level=None)) as db, file.transaction(db, "IMMEDIATE"):
        for sitting in log.sittings:
            db.execute(schema.INSERT_SESSION, schema.session_row(sitting))
            db.executemany(
                schema.INSERT_EVENT,
                [schema.event_row(sitting.id, entry.event, entry.stamp) for entry in sitting.entries],
            )
    return sum(len(sitting.entries) for sitting in log.sittings)


def seconds(argv: list[str], env: dict[str, str]) -> float:
    """How long one run takes."""
    begun = time.perf_counter()
    subprocess.run(argv, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main() -> None:
    """Measure each command on ten years, and print medians."""
    entry = "import sys; sys.argv[0] = 'backroutine'; from backroutine.__main__ import main; main()"
    with tempfile.TemporaryDirectory() as home:
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env["BACKROUTINE_HOME"] = home
        events = keep(Path(home) / "journal.sqlite3", ten_years())
        print(f"{DAYS + 1} sessions, {events} events")
        for command, budget in COMMANDS.items():
            taken = [seconds([sys.executable, "-c", entry, *command], env) for _ in range(ROUNDS)]
            print(f"{' '.join(command):32} {statistics.median(taken) * 1000:6.0f} ms  {budget}")


if __name__ == "__main__":
    main()

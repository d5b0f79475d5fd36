"""How long the commands take that look back on ten years (DESIGN 9: `history` in 0.3 s). Run it by hand."""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from timing import command, environment, seconds

sys.path.insert(0, str(Path(__file__).parents[1]))

from backroutine.edge.computer.clock import Clock
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


def main() -> None:
    """Measure each command on ten years, and print medians."""
    with tempfile.TemporaryDirectory() as home:
        env = environment(home)
        events = keep(Path(home) / "journal.sqlite3", ten_years())
        print(f"{DAYS + 1} sessions, {events} events")
        for words, budget in COMMANDS.items():
            taken = [seconds(command(*words), env) for _ in range(ROUNDS)]
            print(f"{' '.join(words):32} {statistics.median(taken) * 1000:6.0f} ms  {budget}")


if __name__ == "__main__":
    main()

"""A disk that is full: what is there stays as it is, and what cannot be saved is called so."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from backroutine.domain.record.events import Event, EventKind
from backroutine.edge.journal import Journal
from backroutine.edge.journal.export import export_lines
from journals import STARTED, quick_folder, read, session
from storage_calls import SOURCE

NO_ROOM = """
import resource, sys
from datetime import date
from pathlib import Path
from backroutine.domain.record.events import Event, EventKind, Sitting, Stamp
from backroutine.edge.journal import Journal

stamp = Stamp("2026-08-02T05:32:00.000Z", 120, 1000)
path = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + int(sys.argv[2]), -1))
with Journal.open(path, date(2026, 8, 2)) as journal:
    journal.begin(Sitting("today", "daily", "{}", stamp, None, date(2026, 8, 2)))
    for number in range(40):
        body = {"note": "x" * 400}
        print(journal.append("today", Event(EventKind.ANSWERED, "pelvic-tilt", None, number, body), stamp))
"""


@pytest.fixture
def path() -> Iterator[Path]:
    """A journal with yesterday in it."""
    with quick_folder() as folder:
        path = folder / "journal.sqlite3"
        one = session(date(2026, 8, 1))
        with Journal.open(path) as journal:
            assert journal.begin(one)
            for number in range(5):
                assert journal.append(one.id, Event(EventKind.REP, rep=number), STARTED)
        yield path


@pytest.mark.skipif(os.name != "posix", reason="this system has no such limits")
@pytest.mark.parametrize("room", [-20_000, 0, 4096, 9000, 20_000])
def test_a_full_disk_leaves_yesterday_as_it_was(path: Path, room: int) -> None:
    """Whenever the disk fills, yesterday is byte for byte what it was, and of today exactly what was called saved."""
    before = list(export_lines(read(path)))
    done = subprocess.run(
        [sys.executable, "-S", "-c", NO_ROOM, str(path), str(room)],
        capture_output=True, text=True, check=False, env={"PYTHONPATH": SOURCE},
    )  # fmt: skip
    told = done.stdout.split()
    after = read(path)
    saved = [event.rep for one in after[1:] for event in one.events]

    assert "" == done.stderr
    assert "False" in told
    assert before == list(export_lines(after[:1]))
    assert list(range(told.count("True"))) == saved

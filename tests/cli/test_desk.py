"""What every command stands on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import backroutine
from backroutine.cli.desk import RULES
from backroutine.domain.record.events import Event, EventKind
from backroutine.edge.journal import Journal
from journals import ANSWERED, BEGAN, SITTING, STARTED

MAKE = """
import sys
from pathlib import Path
from backroutine.domain.policy import person, saved
from backroutine.edge.journal import Reader
with Reader.open(Path(sys.argv[1])) as journal:
    saved.from_json(saved.to_json(person.person_from(journal.sittings(outline=True))))
print(*(module.__file__ for name, module in sys.modules.items() if name.partition(".")[0] == "backroutine"), sep="\\n")
"""
# How things fail, and how a value is made: no word about backs.
NO_RULE = {"domain/errors.py", "domain/values.py"}


def test_what_is_kept_of_a_person_knows_all_that_makes_it(tmp_path: Path) -> None:
    """Every module that has a part in it lies in a folder whose changes are looked for; words for people have none."""
    path = tmp_path / "data" / "journal.sqlite3"
    with Journal.open(path) as journal:
        journal.begin(SITTING)
        for event in (Event(EventKind.STARTED), BEGAN, ANSWERED):
            assert journal.append(SITTING.id, event, STARTED)
    package = Path(backroutine.__file__).parent

    told = subprocess.run([sys.executable, "-c", MAKE, str(path)], check=True, capture_output=True, text=True)

    files = [Path(name) for name in told.stdout.splitlines() if not name.endswith("__init__.py")]
    looked_at = [*RULES, package / "domain" / "words"]
    others = {one.relative_to(package).as_posix() for one in files if one.parent not in looked_at}
    assert NO_RULE == others

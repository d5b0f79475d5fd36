"""The journal: what was done and answered, in one SQLite file; the only folder that imports `sqlite3`.

Every event is written for good before anybody is told that it is. Begin with `journal`; `file` opens and guards the
file, `schema` is its shape and its migrations, `export` writes it out as lines.
"""

from backroutine.edge.journal.journal import Journal
from backroutine.edge.journal.schema import new_id

__all__ = ["Journal", "new_id"]

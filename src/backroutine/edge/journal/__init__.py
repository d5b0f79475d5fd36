"""What was done and answered, on the disk; the only folder that imports `sqlite3`."""

from backroutine.edge.journal.journal import Journal
from backroutine.edge.journal.schema import new_id

__all__ = ["Journal", "new_id"]

"""The journal: what was done and answered, in one SQLite file; the only folder that imports `sqlite3`.

Every event is written for good before anybody is told that it is. Begin with `reader` and `journal`; `file` opens and
guards the file, `prepare` makes it ready for writing, `schema` is its shape, its migrations and its rows, `rows` and
`bodies` read them back, `trouble` and `way_out` tell what is wrong and what helps. `backups` and `restore` are its
copies, `export`, `incoming` and `union` lines that leave and come, `erasing` forgets, `glance` is for a prompt, and
`kept` spares everybody else reading years again.
"""

from __future__ import annotations

TYPE_CHECKING = False  # for mypy; `typing` itself would cost a prompt more than all the rest
if TYPE_CHECKING:
    from backroutine.edge.journal.journal import Journal
    from backroutine.edge.journal.reader import Reader
    from backroutine.edge.journal.schema import new_id

__all__ = ["Journal", "Reader", "new_id"]


def __getattr__(name: str) -> object:
    """Each name comes when it is first used: a glance has no need of the rest."""
    if name == "Journal":
        from backroutine.edge.journal.journal import Journal  # noqa: PLC0415 - that is the point

        return Journal
    if name == "Reader":
        from backroutine.edge.journal.reader import Reader  # noqa: PLC0415 - the same

        return Reader
    if name == "new_id":
        from backroutine.edge.journal.schema import new_id  # noqa: PLC0415 - the same

        return new_id
    raise AttributeError(name)

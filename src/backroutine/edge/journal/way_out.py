"""What is wrong with a journal, told together with the way out of it: the backup that could take its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backroutine.domain.errors import JournalTrouble
from backroutine.domain.words.filling import counted


@contextmanager
def way_out_told(path: Path) -> Iterator[None]:
    """Add to `JournalTrouble` about the journal at `path` which backup is good, and how to bring it back."""
    try:
        yield
    except JournalTrouble as trouble:
        from backroutine.edge.journal import backups  # noqa: PLC0415 - seldom needed

        try:
            copy = backups.newest_good(path)
        except JournalTrouble as closed:  # there may well be one
            raise JournalTrouble(trouble.message, f"it was left as it is; {closed.message}") from trouble
        if copy is None:
            raise
        sessions = counted(copy.sessions or 0, "session")
        hint = f"it was left as it is; the newest good backup is of {copy.day}, with {sessions}"
        raise JournalTrouble(trouble.message, f"{hint}: `backroutine restore` brings it back") from trouble

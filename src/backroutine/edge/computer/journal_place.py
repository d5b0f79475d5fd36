"""Where the journal is, found without loading what finds the rest: a prompt waits for it. `paths` finds the same."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping


def journal_place(environ: Mapping[str, str]) -> str | None:
    """The journal's path; None where only `paths` can tell."""
    if home := environ.get("BACKROUTINE_HOME", ""):
        try:
            return None if home.startswith("~") else os.path.abspath(os.path.join(home, _FILE))  # noqa: PTH100, PTH118 - without pathlib
        except OSError:  # no path leads from a folder that is gone
            return None
    user, system = environ.get("HOME", ""), str(sys.platform)
    data = environ.get("XDG_DATA_HOME", "").strip()
    # What comes of such a folder on a Mac, or of one that is relative, depends on the version of platformdirs.
    if not user or system in {"win32", "android"} or (data and (system == "darwin" or data[0] != "/")):
        return None
    usual = "Library/Application Support" if system == "darwin" else ".local/share"
    return f"{data or f'{user}/{usual}'}/backroutine/{_FILE}"


_FILE = "journal.sqlite3"

"""Golden files: what something looks like, on a page that a person can read in review.

With BACKROUTINE_GOLDEN=write in the environment they are written anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def golden(name: str, found: str) -> str:
    """What is written down under `name`; when told to write, `found` is written down first."""
    path = GOLDEN / name
    if os.environ.get("BACKROUTINE_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8")
    return path.read_text(encoding="utf-8")

"""What pictures can be made of: what the terminal can write, and its font can show."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from backroutine.view.figure.characters import Characters, fitting


def characters_for(encoding: str, environ: Mapping[str, str] = os.environ) -> Characters:
    """The best characters for pictures. Fonts of bare consoles have no braille, and nothing is ever asked of a terminal."""
    bare = environ.get("TERM") == "linux" or (sys.platform == "win32" and not environ.get("WT_SESSION"))
    return Characters.ASCII if bare else fitting(encoding)

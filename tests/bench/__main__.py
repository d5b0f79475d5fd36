"""How fast, how light, how punctual: `python tests/bench [PART ...]`, on Linux, on a quiet machine.

Installs this tree and what it is measured beside into `.bench/`, measures all in turn and prints one table of
medians with their spread. Ends with 1 if a budget is not kept.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import commands
import lateness
import pages
import pictures
import programs
import running
import sound
from table import show

PARTS = {
    "page": ("From exec to the first page", pages.first_pages),
    "key": ("From key to screen", pages.keys),
    "commands": ("Whole commands", commands.whole_commands),
    "files": ("Own files", commands.own_files),
    "years": ("Years of a journal", commands.years),
    "running": ("A running session", running.running),
    "pictures": ("A session with pictures", pictures.pictures),
    "late": ("Punctuality", lateness.lateness),
    "sound": ("How far sound moves a rep", sound.sound),
}


def main() -> int:
    """Measure the parts that were asked for, else all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"one or more of: {', '.join(PARTS)}")
    parser.add_argument("--rounds", type=int, default=15, help="how often each thing is measured (15)")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    programs.install()
    print(programs.versions())
    busy = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"{platform.platform()}, {os.cpu_count()} processors, load {busy}")
    kept = True
    for name in asked.parts or PARTS:
        title, measured = PARTS[name]
        with tempfile.TemporaryDirectory() as folder:
            kept = show(title, measured(Path(folder), asked.rounds)) and kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

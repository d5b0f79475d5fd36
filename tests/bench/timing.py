"""Timing whole commands, as an installed program runs them."""

from __future__ import annotations

import os
import subprocess
import sys
import time


def command(*arguments: str) -> list[str]:
    """`backroutine ARGUMENTS` as an installed command starts: without `runpy`, without what a pip's script adds."""
    entry = "import sys; sys.argv[0] = 'backroutine'; from backroutine.__main__ import main; main()"
    return [sys.executable, "-c", entry, *arguments]


def environment(home: str) -> dict[str, str]:
    """Ours, at `home`. Installed programs have their bytecode: to forbid writing it would measure the compiler."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"BACKROUTINE_HOME": home}


def seconds(argv: list[str], env: dict[str, str]) -> float:
    """How long one run takes."""
    begun = time.perf_counter()
    subprocess.run(argv, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun

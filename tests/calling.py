"""How tests call a command in this process: quickly, and with all that it says."""

from __future__ import annotations

from collections.abc import Callable

Call = Callable[..., tuple[int, str, str]]  # exit code, standard output, standard error

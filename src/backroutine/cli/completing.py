"""What the shell offers when somebody presses Tab: names, by looking at the names of files and never inside one."""

from __future__ import annotations

# Imported with every command that has options: so what it needs is loaded only when a shell asks.


def exercises(incomplete: str) -> list[str]:
    """The ids of exercises, shipped and own, that begin so."""
    return _ids("exercises", incomplete)


def routines(incomplete: str) -> list[str]:
    """The ids of routines."""
    return _ids("routines", incomplete)


def warm_ups(incomplete: str) -> list[str]:
    """The ids of warm-ups."""
    return _ids("warm-ups", incomplete)


def minutes(incomplete: str) -> list[str]:
    """How long one can warm up."""
    return [one for one in ("5", "6", "7", "none") if one.startswith(incomplete)]


def settings(incomplete: str) -> list[str]:
    """The names of settings."""
    from backroutine.domain.format.settings import NAMES  # noqa: PLC0415 - see above

    return [name for name in NAMES if name.startswith(incomplete)]


def schemas(incomplete: str) -> list[str]:
    """The kinds of file that have a schema."""
    return [kind for kind in ("exercise", "routine", "warm-up", "config") if kind.startswith(incomplete)]


def _ids(folder: str, incomplete: str) -> list[str]:
    """The ids of one kind of file that begin so. Whatever is wrong with a home, Tab is no place to say it."""
    import os  # noqa: PLC0415 - see above
    from contextlib import suppress  # noqa: PLC0415

    from backroutine.domain.errors import BackroutineError  # noqa: PLC0415
    from backroutine.edge.computer.paths import find_paths  # noqa: PLC0415
    from backroutine.edge.files.folders import FileKind, index_of, scan, shipped_folder  # noqa: PLC0415

    sources = scan(shipped_folder(), own=False)
    with suppress(BackroutineError):
        sources += scan(find_paths(os.environ).exercises, own=True)
    return sorted(id_ for id_ in index_of(sources)[FileKind(folder)] if id_.startswith(incomplete))

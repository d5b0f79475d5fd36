"""Where things live on this computer, and how a folder or file is made that only its owner can read."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from backroutine.domain.errors import WrongUsage
from backroutine.domain.values import NamedTuple

HOME_VARIABLE = "BACKROUTINE_HOME"
_FOR_OTHERS = 0o077
_MODES_COUNT = os.name == "posix"  # on Windows the profile folder is private, and modes mean nothing


class Paths(NamedTuple):
    """Where everything lives; none of it need exist yet."""

    config: Path  # config.yaml
    exercises: Path  # the person's own exercise files
    journal: Path  # what was done and answered
    lock: Path  # held while a session runs
    cache: Path  # what takes long to make: sentences, trees, the person; may be deleted at any time


def find_paths(environ: Mapping[str, str]) -> Paths:
    """Return the places: all under `BACKROUTINE_HOME` if set, else where this system keeps such things.

    Raises `WrongUsage` if `BACKROUTINE_HOME` names a home that does not exist. Creates nothing.
    """
    home = environ.get(HOME_VARIABLE, "")
    if home:
        return _under_one(home)
    from platformdirs import PlatformDirs  # noqa: PLC0415 - 4 ms that BACKROUTINE_HOME need not pay

    folders = PlatformDirs("backroutine", appauthor=False)
    return _placed(folders.user_config_path, folders.user_data_path, folders.user_cache_path)


def private_folder(path: Path) -> str:
    """Make `path` and each missing level above it for the owner only; return a note if it was open to others.

    Raises `OSError` if that cannot be done. Other existing levels are left as they are.
    """
    missing = []
    level = path
    while not level.exists():
        missing.append(level)
        level = level.parent
    for level in reversed(missing):  # not parents=True: that gives the parents the default mode
        try:
            level.mkdir(0o700)
            level.chmod(0o700)  # a strange umask can take away the owner's own rights
        except FileExistsError:
            continue  # somebody else was quicker
    if not path.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(path))
    return _close_to_others(path)


def private_file(path: Path) -> str:
    """Make an empty `path` for the owner only if it is missing; return a note if it was open to others.

    Raises `OSError` if that cannot be done.
    """
    if not path.exists():
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        path.chmod(0o600)
    return _close_to_others(path)


def is_private(path: Path) -> bool:
    """Whether only its owner can read what is there."""
    mode = stat.S_IMODE(path.stat().st_mode)
    return not mode & _FOR_OTHERS or not _MODES_COUNT or _is_shared_on_purpose(path, mode)


def emptied(folder: Path) -> None:
    """Take away all that lies in `folder`, as far as that can be done; a link is taken away, not followed."""
    import shutil  # noqa: PLC0415 - rarely needed

    shutil.rmtree(folder, ignore_errors=True)


def _under_one(home: str) -> Paths:
    try:
        folder = Path(home).expanduser().absolute()
    except RuntimeError:
        raise WrongUsage(f"{HOME_VARIABLE}: there is no home {home!r}", "set it to a folder") from None
    except FileNotFoundError:  # no path leads from a folder that is gone
        raise WrongUsage(
            f"{HOME_VARIABLE}: {home!r} is in a folder that is no longer there", "set it to a whole path"
        ) from None
    return _placed(folder, folder, folder / "cache")


def _placed(config: Path, data: Path, cache: Path) -> Paths:
    return Paths(
        config=config / "config.yaml",
        exercises=config / "exercises",
        journal=data / "journal.sqlite3",
        lock=data / "session.lock",
        cache=cache,
    )


def _close_to_others(path: Path) -> str:
    if is_private(path):
        return ""
    try:
        path.chmod(stat.S_IMODE(path.stat().st_mode) & ~_FOR_OTHERS)
    except OSError:
        return f"others on this computer may be able to read {path}"
    return f"{path} was open to others on this computer; now only you can read it"


def _is_shared_on_purpose(path: Path, mode: int) -> bool:
    """A folder like /tmp, or the whole home folder, is not ours to close."""
    return path.is_dir() and (bool(mode & stat.S_ISVTX) or path == Path(os.path.expanduser("~")))  # noqa: PTH111 - never raises

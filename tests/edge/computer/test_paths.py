"""Where things live, and folders and files that only their owner can read."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backroutine.domain.errors import WrongUsage
from backroutine.edge.computer.paths import find_paths, private_file, private_folder

posix_only = pytest.mark.skipif(os.name != "posix", reason="modes mean nothing here")


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o277])
def _any_umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_one_folder_can_hold_everything(tmp_path: Path) -> None:
    """`BACKROUTINE_HOME` puts all under one folder, and nothing is created by asking."""
    home = tmp_path / "home"

    paths = find_paths({"BACKROUTINE_HOME": str(home)})

    assert home / "config.yaml" == paths.config
    assert home / "exercises" == paths.exercises
    assert home / "journal.sqlite3" == paths.journal
    assert home / "session.lock" == paths.lock
    assert home / "cache" == paths.cache
    assert not home.exists()


def test_a_home_is_made_absolute() -> None:
    """`BACKROUTINE_HOME` may be relative, or start at the home folder."""
    assert Path.cwd() / "here" == find_paths({"BACKROUTINE_HOME": "here"}).config.parent
    assert Path.home() / "there" == find_paths({"BACKROUTINE_HOME": "~/there"}).config.parent


@posix_only
def test_a_home_of_nobody_is_refused() -> None:
    """`~somebody` who does not exist is wrong usage, told in one line."""
    with pytest.raises(WrongUsage, match="BACKROUTINE_HOME"):
        find_paths({"BACKROUTINE_HOME": "~no-such-person/x"})


def test_without_a_home_the_system_decides() -> None:
    """An empty `BACKROUTINE_HOME` counts as none; then the three usual folders are taken, none of them made."""
    paths = find_paths({"BACKROUTINE_HOME": ""})

    assert paths == find_paths({})
    assert paths.config.is_absolute()
    assert "backroutine" in str(paths.journal)
    assert paths.exercises.parent == paths.config.parent


def test_a_home_does_not_load_platformdirs() -> None:
    """The module that knows the systems' folders is loaded only when it is asked."""
    code = "import sys; from backroutine.edge.computer.paths import find_paths; find_paths({'BACKROUTINE_HOME': '/x'}); "
    code += "sys.exit('platformdirs' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@posix_only
@pytest.mark.usefixtures("_any_umask")
def test_each_level_is_private_under_any_umask(tmp_path: Path) -> None:
    """Each level that was missing is 0700, the file is 0600, and there is nothing to tell."""
    folder = tmp_path / "a" / "b" / "c"

    notes = [private_folder(folder), private_file(folder / "file")]

    assert notes == ["", ""]
    assert [mode(tmp_path / level) for level in ("a", "a/b", "a/b/c")] == [0o700] * 3
    assert mode(folder / "file") == 0o600


@posix_only
def test_what_was_open_to_others_is_closed_and_told(tmp_path: Path) -> None:
    """Looser modes are put right, and each time a note says so; the levels above stay as they were."""
    folder = tmp_path / "shared" / "mine"
    folder.mkdir(parents=True)
    for level in (folder.parent, folder):
        level.chmod(0o755)
    file = folder / "file"
    file.touch()
    file.chmod(0o644)

    notes = [private_folder(folder), private_file(file)]

    assert [mode(folder.parent), mode(folder), mode(file)] == [0o755, 0o700, 0o600]
    assert all("was open to others" in note for note in notes)


@posix_only
def test_a_file_keeps_its_own_limits(tmp_path: Path) -> None:
    """Closing a file to others gives its owner no right that was not there."""
    file = tmp_path / "file"
    file.touch()
    file.chmod(0o444)

    private_file(file)

    assert mode(file) == 0o400


@posix_only
def test_a_place_for_everybody_stays_one(tmp_path: Path) -> None:
    """A folder like /tmp is not ours to close."""
    tmp_path.chmod(0o1777)

    assert private_folder(tmp_path) == ""
    assert mode(tmp_path) == 0o1777


def test_what_is_there_already_is_kept(tmp_path: Path) -> None:
    """A file that exists keeps its content."""
    file = tmp_path / "file"
    file.write_text("answers", "utf-8")

    private_file(file)

    assert file.read_text("utf-8") == "answers"


def test_a_file_in_the_way_is_an_error(tmp_path: Path) -> None:
    """A file where a folder should be cannot be made into one."""
    file = tmp_path / "file"
    file.touch()

    with pytest.raises(OSError, match="file"):
        private_folder(file)
    with pytest.raises(OSError, match="file"):
        private_folder(file / "below")

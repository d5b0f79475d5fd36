"""Tab: what a shell offers, from names of files alone, in real shells where they are installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from homes import Home

PROGRAM = Path(sys.executable).with_name("backroutine")
pytestmark = pytest.mark.skipif(
    not PROGRAM.exists(), reason="the installed command is not beside this Python"
)


def offered(home: Home, words: str) -> list[str]:
    """What bash would be offered for the last of `words`."""
    env = home.env | {
        "_BACKROUTINE_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    run = subprocess.run([PROGRAM], env=env, capture_output=True, text=True, check=False)
    assert not run.stderr
    return run.stdout.split()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("backroutine show b", ["backward-bending", "belly-brace", "bent-knee-lift", "bird-dog", "bridge"]),
        ("backroutine park fi", ["first"]),
        ("backroutine start ", ["core", "lower-back", "quick", "short", "three"]),
        ("backroutine start --only si", ["side-bending"]),
        ("backroutine start --way ", ["bike", "elliptical", "march", "walk"]),
        ("backroutine start --warm-up ", ["5", "6", "7", "none"]),
        ("backroutine render s", ["short"]),
        ("backroutine handout s", ["short"]),
        ("backroutine config rat", ["rate"]),
    ],
)
def test_names_are_offered(home: Home, words: str, names: list[str]) -> None:
    """Exercises, routines, warm-ups and settings, shipped and own, that begin as the word does."""
    assert names == offered(home, words)


def test_commands_are_offered_to_whoever_has_a_record(home: Home) -> None:
    """What is asked for is what could be typed: not what the name alone would tell of today."""
    assert 0 == home.run("park", "first").returncode
    assert ["status"] == offered(home, "backroutine stat")


def test_a_broken_file_is_no_trouble(home: Home) -> None:
    """Nobody reads the files: what is inside does not matter to Tab."""
    (home.exercises / "broken.yaml").write_text("{{{")
    assert ["broken"] == offered(home, "backroutine show bro")


def test_a_home_that_is_none_leaves_the_shipped_names(home: Home) -> None:
    """Tab is no place for an error."""
    home.env["BACKROUTINE_HOME"] = "~nobody-of-this-name/x"
    assert ["bird-dog", "bridge"] == offered(home, "backroutine show b")[-2:]


def test_installing_says_which_files_change(home: Home) -> None:
    """The start-up file of the shell is somebody's own: we say that it changes."""
    env = home.env | {"HOME": str(home.folder), "SHELL": "/bin/bash"}
    run = subprocess.run(
        [PROGRAM, "--install-completion"], env=env, capture_output=True, text=True, check=False
    )
    assert "start-up file" in run.stdout.splitlines()[0]


IN_BASH = """
eval "$("$1" --show-completion bash)"
COMP_WORDS=(backroutine show pelv); COMP_CWORD=2
_backroutine_completion "$1"
echo "${COMPREPLY[@]}"
"""
IN_FISH = """
"$argv[1]" --show-completion fish | source
complete -C 'backroutine show pelv'
"""


@pytest.mark.parametrize(("shell", "script"), [("bash", IN_BASH), ("fish", IN_FISH)])
def test_a_real_shell_completes(home: Home, shell: str, script: str) -> None:
    """The shell's own completion, with the script that we hand out."""
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not installed")
    env = home.env | {"PATH": f"{PROGRAM.parent}:/usr/bin:/bin", "HOME": str(home.folder)}
    arguments = [found, "-c", script, *(["script"] if shell == "bash" else []), str(PROGRAM)]
    run = subprocess.run(arguments, env=env, capture_output=True, text=True, check=False)
    assert "pelvic-tilt" == run.stdout.split()[0]

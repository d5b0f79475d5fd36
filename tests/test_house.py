"""What must hold of the project as a whole: the wheel, the imports, the README, the tests themselves."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import backroutine
from backroutine.cli.app import app
from backroutine.domain.session.keys import BINDINGS
from backroutine.domain.words.purpose import PURPOSE

TOP = Path(__file__).parents[1]
README = (TOP / "README.md").read_text(encoding="utf-8")


def loaded_by(program: str) -> set[str]:
    """The modules that a fresh Python has loaded after running `program`."""
    told = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys\nprint(*sys.modules)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(told.stdout.splitlines()[-1].split())


def test_the_wheel_holds_the_exercises(tmp_path: Path) -> None:
    """Whoever installs the wheel has every exercise file, beside the package."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, TOP],
        check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())

    wanted = {f"backroutine/{path.relative_to(TOP).as_posix()}" for path in TOP.glob("exercises/**/*.yaml")}
    assert len(wanted) > 10
    assert set() == wanted - inside
    assert "backroutine/py.typed" in inside


def test_the_python_api_needs_neither_rich_nor_typer() -> None:
    """Loading exercises and playing a plan loads no user interface, no clock, no process, no database."""
    loaded = loaded_by(
        "import backroutine as b\nplan = b.load_plan()\nb.begin(plan, 0.0)\nlist(b.load_exercises())"
    )

    unwanted = {"rich", "typer", "click", "pydantic", "sqlite3", "subprocess", "threading", "platformdirs"}
    assert set() == unwanted & loaded


def test_importing_the_package_loads_nothing() -> None:
    """`import backroutine` costs next to nothing: the names come when they are used."""
    loaded = loaded_by("import backroutine")

    assert {"backroutine"} == {name for name in loaded if name.startswith("backroutine")}


def test_pydantic_stays_out() -> None:
    """No command loads pydantic: Typer 0.29 would, on every run, which is why it is not used."""
    loaded = loaded_by(
        "import os, io, contextlib\nos.environ['BACKROUTINE_HOME'] = '/nonexistent'\n"
        "from backroutine.cli.app import run\nfrom backroutine.cli.commands import start, play\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n    assert run(['list']) == 0\n"
    )

    assert set() == {"pydantic", "click"} & loaded


def test_every_public_name_is_there() -> None:
    """What `__all__` promises can be had, and has a docstring."""
    for name in backroutine.__all__:
        value = getattr(backroutine, name)
        assert name == "__version__" or value.__doc__, name


def test_an_unknown_public_name_is_an_attribute_error() -> None:
    """The lazy package fails like any other module."""
    with pytest.raises(AttributeError):
        backroutine.nonsense  # noqa: B018 - looking is the test


@pytest.mark.parametrize(
    "command", [c.name or c.callback.__name__ for c in app.registered_commands if c.callback]
)
def test_the_readme_names_every_command(command: str) -> None:
    """A command that the README does not know does not exist for a newcomer."""
    assert f"`{command}" in README or f"backroutine {command}" in README


def test_what_it_is_for_stands_where_people_look() -> None:
    """One sentence, the same in the README and the help; the safety page and the report are tested where they are."""
    told = subprocess.run(
        [sys.executable, "-m", "backroutine", "--help"], capture_output=True, text=True, check=True
    ).stdout

    assert PURPOSE in " ".join(README.split())
    assert PURPOSE in " ".join(told.split())


def test_the_readme_names_every_key() -> None:
    """Each key that can be shown stands in the README's table of keys."""
    shown = {
        "space": "Space",
        "enter": "Enter",
        "right": "→",
        "left": "←",
        "pagedown": "PageDown",
        "pageup": "PageUp",
    }
    strokes = {
        binding.strokes[0] for bindings in BINDINGS.values() for binding in bindings if binding.strokes
    }
    letters = {stroke for stroke in strokes if not stroke.isdigit() and stroke != "backspace"}

    table = README.partition("## Keys")[2].partition("\n## ")[0]
    assert set() == {stroke for stroke in letters if f"`{shown.get(stroke, stroke.upper())}`" not in table}


def test_the_readme_shows_the_pictures_that_are_tested() -> None:
    """It opens with the moving one. Both are golden files, remade by tests, so they cannot go stale."""
    pictures = re.findall(r"!\[[^]]+\]\((.*?)\)", README)

    assert ["tests/golden/one-rep.svg", "tests/golden/session.svg"] == pictures
    assert README.startswith("![")


def lines_of(folder: str) -> int:
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in (TOP / folder).rglob("*.py"))


@pytest.mark.parametrize(
    ("size", "folder"),
    [
        (r"about ([\d,]+) lines of Python", "src"),
        (r"`domain/session` is ([\d,]+) lines", "src/backroutine/domain/session"),
    ],
)
def test_the_readme_tells_how_large_it_is(size: str, folder: str) -> None:
    """To a tenth, so that it is neither stale nor to be touched each day."""
    (told,) = re.findall(size, " ".join(README.split()))

    assert lines_of(folder) == pytest.approx(int(told.replace(",", "")), rel=0.1)


def test_every_room_says_what_it_is_for() -> None:
    """Its `__init__` begins with a paragraph; a room without one is a folder."""
    rooms = [
        path for path in (TOP / "src/backroutine").rglob("__init__.py") if path.parent.name != "backroutine"
    ]

    assert [] == [str(path.parent) for path in rooms if not ast.get_docstring(ast.parse(path.read_text()))]


def test_the_readmes_python_runs() -> None:
    """The five lines of Python in the README do what they say."""
    program = re.findall(r"```python\n(.*?)```", README, re.DOTALL)[0]

    told = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False
    )

    assert (0, "") == (told.returncode, told.stderr)
    assert "Pelvic tilt" in told.stdout


def test_the_readmes_exercise_is_one(tmp_path: Path) -> None:
    """The lines of YAML in the README are an exercise without a fault: the six that must be there, and its posture."""
    from backroutine.edge.files.library import Library  # noqa: PLC0415 - only here

    text = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)[0]
    (tmp_path / "shoulder-roll.yaml").write_text(text)

    assert 7 == len(text.splitlines())
    assert [] == Library(TOP / "exercises", tmp_path).check_paths([tmp_path])


def test_every_test_says_what_it_holds() -> None:
    """A test without a docstring is a riddle to whoever breaks it."""
    silent = [
        f"{path.name}: {node.name}"
        for path in sorted((TOP / "tests").rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert [] == silent


def test_the_tests_end_where_signals_are_ignored() -> None:
    """Under nohup or as a background job the suite does not wait for ever for a signal that never comes."""
    if sys.platform == "win32":
        pytest.skip("Windows has no such signals")
    told = subprocess.run(
        ["sh", "-c", 'trap "" HUP INT QUIT; exec "$@"', "sh", sys.executable, "-m", "pytest", "-q",
         "-p", "no:cacheprovider", "-k", "before_the_wait", TOP / "tests/edge/keys/test_keyboard.py"],
        cwd=TOP, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert "4 passed" in told.stdout


def test_the_four_commands_of_the_readme_are_what_is_checked() -> None:
    """A newcomer who runs what the README says runs what decides: all tests, lint, types, arrows, and nothing else."""
    script = (TOP / ".ci/check").read_text(encoding="utf-8")
    lines = [line for line in script.splitlines() if line.startswith(".venv/bin/")]
    commands = [re.sub(r' "\$\{plain.*', "", line) for line in lines]

    assert ["pytest", "pytest", "ruff", "mypy", "lint-imports"] == [
        line.split()[0].rpartition("/")[2] for line in commands
    ]
    assert [] == [line for line in commands if line not in README]
    assert lines[0].endswith(' "${plain[@]}" --cov')  # what the first part of the tests takes, and
    assert lines[1].endswith(' "${plain[@]/#/--ignore=}"')  # nothing else, the second leaves out


def test_the_top_level_is_what_was_agreed() -> None:
    """At the top stand the six things of the brief, and dot-files."""
    listed = subprocess.run(["git", "-C", TOP, "ls-files"], capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    tops = {line.split("/")[0] for line in listed.stdout.splitlines()}

    allowed = {"pyproject.toml", "README.md", "src", "exercises", "tests", "LICENSE"}
    assert set() == {name for name in tops if not name.startswith(".")} - allowed

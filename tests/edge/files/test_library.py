"""Finding and reading the files: shipped and own, one and all, broken and missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipapp
from pathlib import Path

import pytest

import backroutine
from backroutine.domain.errors import BadFiles, Fault, WrongUsage
from backroutine.domain.exercises.routine import RoutineEntry
from backroutine.edge.files.folders import FileKind, content, files_at, shipped_folder
from backroutine.edge.files.library import Library, at_most_told
from backroutine.edge.files.trees import Trees

EXERCISE = "name: {}\nposition: Stand.\naction: Bend.\nhold_seconds: 5\nreps: 5\nsides: none\n"
ROUTINE = "name: R\nexercises: [{}]\n"
WARM_UP = "name: W\nneeds: nothing\nstages: [{seconds: 60, say: Stroll.}]\n"

needs_posix = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has neither pipes in folders nor modes"
)


def put(folder: Path, name: str, text: str = EXERCISE) -> Path:
    """A file in a folder that is made for it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace("{}", path.stem.capitalize()), encoding="utf-8")
    return path


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A small shipped folder."""
    folder = tmp_path / "shipped" / "exercises"
    put(folder, "bend.yaml")
    put(folder, "roll.yaml")
    put(folder, "routines/daily.yaml", ROUTINE.replace("{}", "bend, roll"))
    put(folder, "warm-ups/walk.yaml", WARM_UP)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The person's own folder, not yet there."""
    return tmp_path / "home" / "exercises"


def lines(faults: list[Fault] | tuple[Fault, ...], root: Path) -> list[str]:
    """Faults as they are told, with names relative to `root`."""
    return [str(fault).replace(f"{root}{os.sep}", "").replace(os.sep, "/") for fault in faults]


def test_everything_shipped_is_found(shipped: Path, own: Path) -> None:
    """By kind and id; an own folder that is not there is no trouble."""
    library = Library(shipped, own)

    assert list(library.exercises().found) == ["bend", "roll"]
    assert list(library.routines().found) == ["daily"]
    assert list(library.warm_ups().found) == ["walk"]
    assert library.ids(FileKind.EXERCISE) == ("bend", "roll")


def test_an_own_file_replaces_the_shipped_one(shipped: Path, own: Path) -> None:
    """The same id; where it comes from is known."""
    path = put(own, "bend.yaml", EXERCISE.replace("{}", "Mine"))
    bend = Library(shipped, own).exercises().found["bend"]

    assert ("Mine", path, True, True) == (
        bend.value.name,
        bend.source.path,
        bend.source.own,
        bend.source.replaces,
    )


def test_an_own_file_may_be_new_and_lie_anywhere(shipped: Path, own: Path) -> None:
    """Subfolders are for order only, but for those that tell what a file is."""
    put(own, "from-therapist/week-1/reach.yaml")
    put(own, "from-therapist/routines/mine.yaml", ROUTINE.replace("{}", "reach"))
    put(own, "warm-ups/dance.yaml", WARM_UP)
    library = Library(shipped, own)
    reach = library.exercise("reach")

    assert (reach.source.own, reach.source.replaces) == (True, False)
    assert (RoutineEntry("reach"),) == library.routine("mine").value.exercises
    assert library.warm_up("dance").value.name == "W"


def test_one_is_read_without_the_others(shipped: Path, own: Path) -> None:
    """A broken neighbour does not matter to the one that is asked for."""
    put(own, "broken.yaml", "name: 'x")

    assert Library(shipped, own).exercise("bend").value.name == "Bend"


def test_a_broken_own_file_stops_only_itself(shipped: Path, own: Path, tmp_path: Path) -> None:
    """The others are there; its faults are, too. The shipped one is not taken in its place."""
    put(own, "bend.yaml", EXERCISE.replace("reps: 5", "reps: 5.0"))
    put(own, "reach.yaml")
    shelf = Library(shipped, own).exercises()

    assert list(shelf.found) == ["reach", "roll"]
    assert lines(shelf.faults, tmp_path) == [
        "home/exercises/bend.yaml:5:7: reps must be a whole number from 1 to 50 (found '5.0'; try 5)"
    ]


def test_a_broken_file_cannot_be_used(shipped: Path, own: Path) -> None:
    """Asking for it tells every fault."""
    put(own, "bend.yaml", EXERCISE.replace("reps: 5", "reps: x").replace("none", "None"))

    with pytest.raises(BadFiles) as raised:
        Library(shipped, own).exercise("bend")

    assert len(raised.value.faults) == 2


def test_what_is_not_there_is_told_with_the_nearest(shipped: Path) -> None:
    """A slip of the finger; a path is no id."""
    library = Library(shipped)

    with pytest.raises(WrongUsage) as raised:
        library.exercise("rolls")
    assert (raised.value.message, raised.value.hint) == ("there is no exercise 'rolls'", "Did you mean roll?")

    with pytest.raises(WrongUsage) as raised:
        library.warm_up("../../secret")
    assert raised.value.hint == "there are walk"


def test_a_routine_that_names_no_exercise_is_placed_at_its_entry(
    shipped: Path, own: Path, tmp_path: Path
) -> None:
    """With the nearest id."""
    put(own, "routines/mine.yaml", "name: Mine\nexercises:\n  - bend\n  - rol\nwarm_up: wlak\n")

    assert lines(Library(shipped, own).routines().faults, tmp_path) == [
        "home/exercises/routines/mine.yaml:4:5: unknown exercise 'rol' (try roll)",
        "home/exercises/routines/mine.yaml:5:10: unknown warm-up 'wlak' (try walk)",
    ]


def test_a_hold_of_a_routine_too_short_for_the_cue_is_a_warning(
    shipped: Path, own: Path, tmp_path: Path
) -> None:
    """The exercise's own hold has room for its words; a shorter one in a routine is told, at its place."""
    put(own, "wide.yaml", EXERCISE + "cues:\n  hold: Breathe in slowly, and out again, and stay.\n")
    entries = (
        "[{exercise: wide, hold_seconds: 2}, {exercise: wide, reps: 3}, {exercise: wide, hold_seconds: 9}]"
    )
    put(own, "routines/mine.yaml", f"name: Mine\nexercises: {entries}\n")
    told = lines(Library(shipped, own).check_paths(), tmp_path)

    assert 1 == len(told)
    assert told[0].startswith("home/exercises/routines/mine.yaml:2:44: ")
    assert "to say cues.hold of wide, but the hold lasts 2 s: it is shortened or left out" in told[0]


def test_a_hold_of_an_exercise_that_cannot_be_read_is_not_judged(shipped: Path, own: Path) -> None:
    """Its own fault is told, and nothing is made up about its cue."""
    put(own, "wide.yaml", "name: Wide\n")
    put(own, "routines/mine.yaml", "name: Mine\nexercises: [{exercise: wide, hold_seconds: 1}]\n")

    assert not any("hold lasts" in fault.message for fault in Library(shipped, own).check_paths())


def test_the_exercises_of_a_routine_come_in_its_order(shipped: Path) -> None:
    """Each once, however often it is named."""
    library = Library(shipped)

    assert list(library.exercises_of(library.routine("daily").value)) == ["bend", "roll"]


def test_the_faults_of_all_exercises_of_a_routine_are_told_together(shipped: Path, own: Path) -> None:
    """Not only those of the first file."""
    put(own, "bend.yaml", "name: 'x")
    put(own, "roll.yaml", "name: 'x")
    library = Library(shipped, own)

    with pytest.raises(BadFiles) as raised:
        library.exercises_of(library.routine("daily").value)

    assert [Path(fault.file).name for fault in raised.value.faults] == ["bend.yaml", "roll.yaml"]


def test_two_own_files_with_one_id_are_refused(shipped: Path, own: Path, tmp_path: Path) -> None:
    """Which of them is meant is not for us to say. A routine may share an id with an exercise."""
    put(own, "a/reach.yaml")
    put(own, "b/reach.yaml")
    put(own, "routines/reach.yaml", ROUTINE.replace("{}", "bend"))
    shelf = Library(shipped, own).exercises()

    assert "reach" not in shelf.found
    assert lines(shelf.faults, tmp_path) == [
        "home/exercises/a/reach.yaml:1:1: the same id as home/exercises/b/reach.yaml; rename one of them",
        "home/exercises/b/reach.yaml:1:1: the same id as home/exercises/a/reach.yaml; rename one of them",
    ]
    assert "reach" in Library(shipped, own).routines().found


@pytest.mark.parametrize(
    "name", ["Reach.yaml", "my reach.yaml", "con.yaml", "com1.yaml", f"{'a' * 65}.yaml", "-a.yaml"]
)
def test_a_name_that_cannot_be_an_id_is_told(shipped: Path, own: Path, name: str) -> None:
    """It is never used, and what is inside is checked as well."""
    put(own, name, EXERCISE.replace("none", "None"))
    library = Library(shipped, own)

    assert list(library.exercises().found) == ["bend", "roll"]
    assert library.ids(FileKind.EXERCISE) == ("bend", "roll")
    assert [fault.message[:24] for fault in library.exercises().faults] == [
        "its name cannot be an id",
        "sides is not one of none",
    ]


def test_a_better_name_is_offered(shipped: Path, own: Path) -> None:
    """Where one can be made of it."""
    put(own, "My Reach.yaml")

    assert library_message(shipped, own).endswith("; try my-reach.yaml)")


def library_message(shipped: Path, own: Path) -> str:
    """The one fault there is."""
    (fault,) = Library(shipped, own).check_paths()
    return fault.message


def test_a_warm_up_cannot_be_called_none(shipped: Path, own: Path) -> None:
    """`none` is the word for no warm-up."""
    put(own, "warm-ups/none.yaml", WARM_UP)

    assert library_message(shipped, own).startswith("its name cannot be an id")


@pytest.mark.parametrize("name", ["reach.yml", "reach.YAML"])
def test_another_ending_is_told_and_not_read(shipped: Path, own: Path, name: str) -> None:
    """Otherwise one would wonder where the exercise is; beside a good file it does no harm."""
    put(own, "bend.yml")
    put(own, "x.tmp").replace(own / name)
    put(own, "bend.yaml")

    assert [fault.message for fault in Library(shipped, own).check_paths()] == [
        "not read: its name does not end in .yaml; try bend.yaml",
        "not read: its name does not end in .yaml; try reach.yaml",
    ]
    assert list(Library(shipped, own).exercises().found) == ["bend", "roll"]


def test_hidden_and_other_files_are_left_alone(shipped: Path, own: Path) -> None:
    """What an editor or a system puts there is none of our business."""
    for name in (".reach.yaml", ".git/reach.yaml", "reach.yaml~", "notes.txt"):
        put(own, name, "{{{")

    assert Library(shipped, own).check_paths() == []


@needs_posix
def test_a_link_to_a_file_is_read_and_a_link_to_a_folder_is_not_followed(shipped: Path, own: Path) -> None:
    """A link to a folder may lead round in a circle, or everywhere."""
    target = put(own.parent, "elsewhere/reach.yaml")
    own.mkdir()
    (own / "linked.yaml").symlink_to(target)
    (own / "circle").symlink_to(own)

    assert list(Library(shipped, own).exercises().found) == ["bend", "linked", "roll"]


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A folder of things that are no ordinary files."""
    folder = tmp_path / "odd"
    folder.mkdir()
    os.mkfifo(folder / "pipe.yaml")
    (folder / "device.yaml").symlink_to("/dev/zero")
    (folder / "lost.yaml").symlink_to(folder / "nowhere")
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")
    return folder


@needs_posix
def test_what_is_no_ordinary_file_is_told_and_never_opened(shipped: Path, odd: Path, tmp_path: Path) -> None:
    """A pipe would wait for ever and a device never end."""
    assert lines(Library(shipped).check_paths([odd]), tmp_path) == [
        "odd/device.yaml: this is no ordinary file",
        "odd/loop.yaml: cannot be read: Too many levels of symbolic links",
        "odd/lost.yaml: there is no such file",
        "odd/pipe.yaml: this is no ordinary file",
    ]


@needs_posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_told(shipped: Path, tmp_path: Path) -> None:
    """A file, a folder, and a file in a folder that is closed."""
    file = put(tmp_path / "closed", "file.yaml")
    inner = put(tmp_path / "closed", "shut/inner.yaml")
    file.chmod(0)
    inner.parent.chmod(0)
    told_of = lines(Library(shipped).check_paths([tmp_path / "closed", inner]), tmp_path)
    inner.parent.chmod(0o700)

    assert told_of == [
        "closed/file.yaml: no permission to read this file",
        "closed/shut: this folder cannot be read",
        "closed/shut/inner.yaml: no permission to read this file",
    ]


def test_a_name_that_no_file_can_have_is_told(shipped: Path) -> None:
    """Not even the system would take it."""
    assert [str(fault) for fault in Library(shipped).check_paths([Path("a\0b")])] == [
        "a\\x00b: cannot be read: not a file name"
    ]


def test_a_file_that_grows_without_end_is_read_only_so_far(tmp_path: Path) -> None:
    """A byte more than allowed tells that there are too many."""
    assert content(put(tmp_path, "big.yaml"), 4) == b"name"


def test_a_folder_asked_for_as_a_file_is_told(tmp_path: Path) -> None:
    """Its content is not its bytes."""
    assert content(tmp_path, 4) == "this folder cannot be read"


def test_check_reads_all_that_a_session_could_read(shipped: Path, own: Path, tmp_path: Path) -> None:
    """Own files in place of those that they replace, warnings too, in the order of the files."""
    put(shipped, "roll.yaml", "name: 'x")
    put(own, "roll.yaml", EXERCISE + "cues: {start: a line of forty characters to be said it}\n")

    assert lines(Library(shipped, own).check_paths(), tmp_path) == [
        "home/exercises/roll.yaml:7:15: warning: it takes 3.3 s to say cues.start, so the step lasts longer than 2 s"
    ]


def test_a_warning_stops_nothing(shipped: Path, own: Path) -> None:
    """The exercise is there, and there is nothing to tell about it."""
    put(own, "roll.yaml", EXERCISE + "cues: {start: a line of forty characters to be said it}\n")
    shelf = Library(shipped, own).exercises()

    assert (shelf.found["roll"].source.own, shelf.faults) == (True, ())


def test_check_takes_files_and_folders(shipped: Path, tmp_path: Path) -> None:
    """Each file once, however it is named; what was not asked for is not told."""
    put(shipped, "bend.yaml", "name: 'x")
    one = put(tmp_path, "new/reach.yaml", EXERCISE.replace("none", "None"))
    put(tmp_path, "new/deep/stretch.yaml", EXERCISE.replace("reps: 5", "reps: 0"))

    assert [
        line.split(": ")[0] for line in lines(Library(shipped).check_paths([tmp_path / "new", one]), tmp_path)
    ] == ["new/deep/stretch.yaml:5:7", "new/reach.yaml:6:8"]


@pytest.mark.parametrize("which", ["bag", "bag/routines", "bag/routines/theirs.yaml"])
def test_a_strangers_routine_may_name_what_came_with_it(shipped: Path, tmp_path: Path, which: str) -> None:
    """The exercises and warm-ups beside it, and the shipped ones."""
    put(tmp_path, "bag/reach.yaml")
    put(tmp_path, "bag/warm-ups/dance.yaml", WARM_UP)
    put(tmp_path, "bag/routines/theirs.yaml", ROUTINE.replace("{}", "reach, bend") + "warm_up: dance\n")

    assert Library(shipped).check_paths([tmp_path / which]) == []


def test_a_path_that_leads_nowhere_is_told(shipped: Path, tmp_path: Path) -> None:
    """A missing file; a folder with nothing in it is only a warning."""
    (tmp_path / "empty").mkdir()

    assert lines(Library(shipped).check_paths([tmp_path / "none.yaml", tmp_path / "empty"]), tmp_path) == [
        "empty: warning: no .yaml file in this folder",
        "none.yaml: there is no such file",
    ]


def test_a_name_that_would_act_on_the_terminal_is_written_out(shipped: Path, tmp_path: Path) -> None:
    """A file's name comes from strangers too."""
    (fault,) = Library(shipped).check_paths([tmp_path / "a\x1b]0;b\x07.yaml"])

    assert str(fault).isprintable()


def test_one_place_has_one_fault(shipped: Path, own: Path) -> None:
    """What the reader did not like is not told a second time by the form."""
    put(own, "reach.yaml", EXERCISE.replace("sides: none", "sides: *x"))

    assert library_message(shipped, own).startswith("an alias")


def test_of_many_faults_twenty_are_told(shipped: Path, own: Path) -> None:
    """And how many more there are."""
    put(own, "reach.yaml", EXERCISE + "".join(f"zzz{n}: 1\n" for n in range(23)))
    faults = Library(shipped, own).check_paths()

    assert len(faults) == 21
    assert str(faults[-1]).endswith("reach.yaml: and 3 more")


@pytest.mark.parametrize("last", [True, False])
def test_what_is_left_out_is_a_warning_only_if_all_of_it_is(last: bool) -> None:
    """The exit code follows from what is told."""
    faults = [Fault("f", n, 1, "x", warning=True) for n in range(21)] + [Fault("f", 99, 1, "x", warning=last)]

    assert Fault("f", 0, 0, "and 2 more", warning=last) == at_most_told(faults)[-1]


def test_twenty_faults_are_all_told() -> None:
    """No line about none."""
    assert len(at_most_told([Fault("f", n, 1, "x") for n in range(20)])) == 20


def test_a_file_knows_its_kind_by_the_nearest_folder_that_tells() -> None:
    """`exercises` tells as well."""
    kinds = {
        "x/routines/a.yaml": FileKind.ROUTINE,
        "x/routines/old/a.yaml": FileKind.ROUTINE,
        "x/warm-ups/a.yaml": FileKind.WARM_UP,
        "routines/exercises/a.yaml": FileKind.EXERCISE,
        "x/a.yaml": FileKind.EXERCISE,
    }

    assert kinds == {path: files_at(Path("/nowhere") / path)[0].kind for path in kinds}


def test_the_shipped_folder_is_there() -> None:
    """Beside the package's code or at the top of the checkout."""
    assert (shipped_folder() / "side-bending.yaml").is_file()


def test_a_thousand_files_are_a_library_too(shipped: Path, own: Path) -> None:
    """All of them are found; how long that takes is measured in the bench."""
    own.mkdir(parents=True)
    for n in range(1000):
        shutil.copy(shipped_folder() / "side-bending.yaml", own / f"side-{n}.yaml")

    assert len(Library(shipped, own).exercises().found) == 1002


def test_without_any_file_of_our_own_nothing_is_well(tmp_path: Path) -> None:
    """In a zip file no exercise can be found: that is told as an error, and what to do, by the check as by a session."""
    package = Path(backroutine.__file__).parent
    shutil.copytree(package, tmp_path / "app" / "backroutine", ignore=shutil.ignore_patterns("__pycache__"))
    zipapp.create_archive(tmp_path / "app", tmp_path / "app.pyz", main="backroutine.__main__:main")
    home = {**os.environ, "BACKROUTINE_HOME": str(tmp_path / "home")}

    for command in ("check", "list"):
        told = subprocess.run(
            [sys.executable, tmp_path / "app.pyz", command],
            env=home,
            capture_output=True,
            text=True,
            check=False,
        )

        assert (2, "") == (told.returncode, told.stdout)
        assert told.stderr.startswith("the exercises that come with backroutine are not in ")
        assert "Traceback" not in told.stderr


def test_an_id_in_capitals_is_found(shipped: Path) -> None:
    """As a person types it, or a telephone: "Bend" is bend."""
    library = Library(shipped)

    assert library.exercise("bend") == library.exercise("Bend")
    assert library.routine("daily") == library.routine("DAILY")


def test_how_an_exercise_comes_to_be_done_names_the_usual_routine_first(own: Path) -> None:
    """Whatever else holds it, and comes before it in the list."""
    put(own, "routines/a-mine.yaml", ROUTINE.replace("{}", "pelvic-tilt, bridge"))
    library = Library(shipped_folder(), own)

    assert "lower-back" in library.how_to_do("pelvic-tilt")
    assert "a-mine" in library.how_to_do("bridge")


def test_what_was_read_by_its_id_is_kept_for_the_next_run(shipped: Path, tmp_path: Path) -> None:
    """Not only where a whole list is read."""
    kept = tmp_path / "cache" / "trees.json"
    Library(shipped, None, Trees(kept, "1")).exercise("bend")

    assert "Bend" in kept.read_text()

"""The commands, as a person or a program calls them."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from backroutine.cli import fast_path
from backroutine.edge.computer.lock import SessionLock
from calling import Call
from homes import COMMAND, Home

COMMANDS = (
    "start", "list", "show", "plan", "check", "safety", "history", "export", "park", "bring-back", "config",
    "sound-check", "render", "progress", "report", "status", "remind", "new", "doctor", "import", "restore", "erase",
    "help", "rules", "correct", "log", "handout",
)  # fmt: skip


def as_json(called: tuple[int, str, str]) -> Any:
    assert 0 == called[0], called[2]
    return json.loads(called[1])


def test_list_shows_the_shipped_exercises_and_ones_own(call: Call) -> None:
    """`list` names every exercise with its dose and where it comes from."""
    code, out, _ = call("list")

    assert 0 == code
    lines = {line.split()[0]: line for line in out.splitlines() if line}
    assert lines["pelvic-tilt"].endswith("shipped")
    assert "5 each side x 5 s" in lines["side-bending"]
    assert lines["first"].endswith("yours")


def test_list_as_json_keeps_its_promise(call: Call) -> None:
    """`list --json` has the keys that it promises."""
    wanted = {"id", "name", "reps", "hold_seconds", "sides", "posture", "standing", "since", "source"}

    listed = as_json(call("list", "--json"))

    assert all(wanted <= set(one) for one in listed)
    tilt = next(one for one in listed if one["id"] == "pelvic-tilt")
    assert (5, 5.0, "none", "lying-back", "ready", None, "shipped") == (
        tilt["reps"], tilt["hold_seconds"], tilt["sides"], tilt["posture"], tilt["standing"], tilt["since"],
        tilt["source"],
    )  # fmt: skip


def test_an_own_file_replaces_a_shipped_one_and_list_says_so(home: Home, call: Call) -> None:
    """The same id in one's own folder stands in place of the shipped exercise."""
    home.exercise("pelvic-tilt", name="My own tilt")

    _, out, _ = call("list")

    assert "My own tilt" in out
    assert "yours, instead of the shipped one" in out


def test_a_broken_own_file_stops_nothing_else(home: Home, call: Call) -> None:
    """`list` tells the fault with its place, and lists all the others."""
    (home.exercises / "broken.yaml").write_text("name: Broken\n")

    code, out, err = call("list")

    assert 0 == code
    assert "pelvic-tilt" in out
    assert "broken.yaml:1:1: missing key 'reps'" in err


def test_plan_as_json_adds_up(call: Call) -> None:
    """`plan --json` has the promised shape, and its seconds are those of its timed steps."""
    told = as_json(call("plan", "--json"))

    assert "lower-back" == told["routine"]
    assert pytest.approx(sum(step["seconds"] for step in told["steps"])) == told["seconds"]
    kinds = ["get-ready", "hold", "move", "question", "rest", "return", "warm-up"]
    assert kinds == sorted({step["kind"] for step in told["steps"]})
    assert all({"kind", "exercise", "side", "rep", "seconds", "say"} <= set(step) for step in told["steps"])


def test_plan_leaves_out_what_is_parked_and_says_why(call: Call) -> None:
    """A parked exercise is in no plan; the reason and the day stand beside it."""
    call("park", "pelvic-tilt")

    told = as_json(call("plan", "--json"))

    assert ["pelvic-tilt"] == [one["exercise"] for one in told["left_out"]]
    assert "by-hand" == told["left_out"][0]["reason"]
    assert "pelvic-tilt" not in {step["exercise"] for step in told["steps"]}


@pytest.mark.parametrize("minutes", ["4", "7.5", "soon", "-1", "nan"])
def test_a_warm_up_is_five_to_seven_minutes(call: Call, minutes: str) -> None:
    """Any other length is refused with the reason, in one line."""
    code, _, err = call("plan", f"--warm-up={minutes}")

    assert 2 == code
    assert "5 to 7 minutes" in err


@pytest.mark.parametrize(("minutes", "seconds"), [("5", 300), ("6", 360), ("7", 420), ("none", 0)])
def test_the_warm_up_lasts_as_asked(call: Call, minutes: str, seconds: float) -> None:
    """Its stages are scaled to the minutes that were asked for."""
    told = as_json(call("plan", "--warm-up", minutes, "--json"))

    assert pytest.approx(seconds) == sum(s["seconds"] for s in told["steps"] if s["kind"] == "warm-up")


def test_only_and_skip_choose_exercises(call: Call) -> None:
    """`--only` and `--skip` are repeatable and keep the routine's order."""
    only = as_json(call("plan", "--only", "side-bending", "--only", "pelvic-tilt", "--json"))
    skip = as_json(call("plan", "--skip", "side-bending", "--json"))

    assert ["pelvic-tilt", "side-bending"] == _exercises(only)
    assert ["pelvic-tilt", "hip-rolling", "backward-bending", "full-body-stretch"] == _exercises(skip)


@pytest.mark.parametrize(
    "asked",
    [("start", "heel-slide"), ("start", "--only", "heel-slide"), ("start", "pelvic-tilt")],
    ids=" ".join,
)
def test_what_is_said_to_do_one_exercise_does_it(call: Call, asked: tuple[str, ...]) -> None:
    """The command in the hint is one that works, also for an exercise that is not in the usual routine."""
    code, _, err = call(*asked)
    assert 2 == code
    words = err.partition("`backroutine start ")[2].partition("`")[0].split()

    assert [asked[-1]] == _exercises(as_json(call("plan", *words, "--json")))


def test_a_session_that_runs_elsewhere_is_not_carried_on(home: Home, call: Call) -> None:
    """It is said that it runs, not that there is none."""
    assert "there is no interrupted session of today" in call("start", "--resume")[2]
    elsewhere = SessionLock(home.folder / "session.lock")
    elsewhere.acquire("07:30")
    code, _, err = call("start", "--resume")
    elsewhere.release()

    assert (3, "another session is running since 07:30") == (code, err.splitlines()[0])


def test_what_has_no_hold_is_listed_as_slow(call: Call) -> None:
    """Ten in all could be done in ten seconds; that is not meant."""
    rows = {row.split()[0]: row for row in call("list")[1].splitlines() if row}

    assert ", slowly" in rows["hip-rolling"]
    assert ", slowly" not in rows["bridge"]


def test_an_exercise_of_no_routine_is_to_be_named_in_one(home: Home, call: Call) -> None:
    """There is no other way to do it, and no hint that leads to the next error."""
    home.exercise("arms-up")

    code, _, err = call("start", "arms-up")

    assert 2 == code
    assert "name arms-up in a routine of your own" in err


def test_group_goes_down_and_up_once(call: Call) -> None:
    """`--group` puts what is done lying together."""
    told = as_json(call("plan", "--group", "--json"))

    assert [
        "pelvic-tilt",
        "hip-rolling",
        "full-body-stretch",
        "side-bending",
        "backward-bending",
    ] == _exercises(told)


def _exercises(told: Any) -> list[str]:
    return list(dict.fromkeys(step["exercise"] for step in told["steps"] if step["exercise"]))


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("plan", "lower-bak"), "Did you mean lower-back?"),
        (("show", "pelvic-tlt"), "Did you mean pelvic-tilt?"),
        (("park", "hip-roling"), "Did you mean hip-rolling?"),
        (("plan", "--skip", "hip-roling"), "Did you mean hip-rolling?"),
        (("plan", "--way", "wlk"), "Did you mean walk?"),
        (("config", "voise"), "Did you mean voice?"),
    ],
)
def test_a_slip_of_the_finger_gets_a_suggestion(call: Call, arguments: tuple[str, ...], hint: str) -> None:
    """A name that does not exist: exit 2, one line of what is wrong, one of what was meant."""
    code, out, err = call(*arguments)

    assert (2, "", 2) == (code, out, len(err.splitlines()))
    assert hint in err


def test_leaving_everything_out_is_told(call: Call) -> None:
    """Nothing left to do is no session of nothing."""
    code, _, err = call(
        "plan", "short", "--skip", "pelvic-tilt", "--skip", "hip-rolling", "--skip", "full-body-stretch"
    )

    assert 2 == code
    assert "nothing is left to do" in err


def test_park_and_bring_back_change_the_standing(home: Home, call: Call) -> None:
    """By hand, an exercise is parked and returned; doing it twice harms nothing."""
    assert 0 == call("park", "hip-rolling")[0]
    assert "already" in call("park", "hip-rolling")[1]
    assert "parked" == home.standing("hip-rolling")
    assert 0 == call("bring-back", "hip-rolling")[0]
    assert "ready" == home.standing("hip-rolling")
    assert 2 == call("bring-back", "hip-rolling")[0]


def test_check_finds_no_fault_in_what_is_shipped(call: Call) -> None:
    """What `start` would read is well."""
    code, out, err = call("check")

    assert (0, "") == (code, err)
    assert "well" in out or "No fault" in out


def test_check_tells_every_fault_with_its_place(tmp_path: Path, call: Call) -> None:
    """Each fault is one line FILE:LINE:COL, and the exit code is 2."""
    file = tmp_path / "bend.yaml"
    file.write_text(
        "name: Bend\nposition: Stand.\naction: Bend.\nhold_seconds: 5\nreps: 5.0\nsides: Alternate\n"
    )

    code, _, err = call("check", str(file))

    assert 2 == code
    lines = err.splitlines()
    assert [f"{file}:5:7", f"{file}:6:8"] == [line.split(": ")[0] for line in lines]
    assert "try alternate" in lines[1]


def test_check_reads_the_settings_too(home: Home, call: Call) -> None:
    """A fault in config.yaml is told with its place, by `check` and by `start`."""
    (home.folder / "config.yaml").write_text("voice: loud\n")

    assert 2 == call("check")[0]
    code, _, err = call("start", "quick")
    assert 2 == code
    assert "config.yaml:1:8" in err


def test_safety_can_be_read_at_any_time(call: Call) -> None:
    """The page has the seven questions and says that no clinician has reviewed it."""
    code, out, _ = call("safety")

    assert 0 == code
    flat = " ".join(out.split())
    assert "no clinician has reviewed it" in flat
    assert "7. A professional has told you not to exercise" in flat
    assert "999" not in out
    assert "911" not in out


def test_rules_are_told_in_the_form_that_is_asked_for(tmp_path: Path, call: Call) -> None:
    """As text; as JSON by `--format`; as a page by the ending of its file; in no other form."""
    page = tmp_path / "rules.html"

    assert "yes-parks: The article" in " ".join(call("rules")[1].split())
    assert 7 == next(r for r in as_json(call("rules", "--format", "json"))["rules"] if r["id"] == "yes-parks")["thresholds"]["days"]  # fmt: skip
    assert (0, "") == call("rules", "-o", str(page))[:2]
    assert page.read_text().startswith("<!doctype html>")
    assert (2, "") == call("rules", "--format", "csv")[:2]


def test_export_writes_a_private_new_file(tmp_path: Path, call: Call) -> None:
    """`export -o` makes a file for its owner only, and replaces none without --force."""
    call("park", "hip-rolling")
    file = tmp_path / "journal.jsonl"

    assert 0 == call("export", "-o", str(file))[0]
    assert 0o600 == stat.S_IMODE(file.stat().st_mode)
    kept = file.read_text()
    assert "parked" in {json.loads(line)["kind"] for line in kept.splitlines()}
    assert 2 == call("export", "-o", str(file))[0]
    assert kept == file.read_text()
    assert 0 == call("export", "-o", str(file), "--force")[0]


def test_export_does_not_write_through_a_link(tmp_path: Path, call: Call) -> None:
    """A link is refused; with --force it is replaced, and what it led to is untouched."""
    victim, link = tmp_path / "victim", tmp_path / "link"
    victim.write_text("precious")
    link.symlink_to(victim)

    assert 2 == call("export", "-o", str(link))[0]
    assert 0 == call("export", "-o", str(link), "--force")[0]
    assert ("precious", False) == (victim.read_text(), link.is_symlink())


def test_a_setting_is_made_and_the_rest_of_the_file_stays(home: Home, call: Call) -> None:
    """`config NAME VALUE` changes one line of config.yaml; comments and other settings stay."""
    file = home.folder / "config.yaml"
    file.write_text("# mine\nrate: 120\nvoice: tones  # quiet\n")

    assert 0 == call("config", "voice", "names")[0]
    assert "# mine\nrate: 120\nvoice: names\n" == file.read_text()
    told = as_json(call("config", "--json"))
    assert {"value": "names", "from": "config.yaml"} == told["voice"]
    assert {"value": 100, "from": "default"} == told["volume"]


def test_a_wrong_setting_changes_nothing(home: Home, call: Call) -> None:
    """A value that cannot be is refused, and the file stays as it was."""
    file = home.folder / "config.yaml"
    file.write_text("rate: 120\n")

    assert 2 == call("config", "rate", "9000")[0]
    assert "rate: 120\n" == file.read_text()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(call: Call, command: str) -> None:
    """`COMMAND --help` exits 0, fits 80 columns, and explains every option it lists."""
    code, out, _ = call(command, "--help")

    assert 0 == code
    assert "backroutine" in out.partition("Example: ")[2]
    assert max(map(len, out.splitlines())) <= 80
    unexplained = [
        line for line in out.splitlines() if line.strip().startswith("--") and len(line.split()) < 2
    ]
    assert [] == unexplained


def test_help_lists_every_command(call: Call) -> None:
    """The list of commands in the help is the list that the tests know."""
    _, out, _ = call("--help")

    listed = out.partition("Commands:")[2].splitlines()
    assert sorted(COMMANDS) == sorted(
        line.split()[0] for line in listed if line.startswith("  ") and line[2] != " "
    )


def test_the_version_is_told(call: Call) -> None:
    """`--version` prints the name and the version."""
    from backroutine import __version__  # noqa: PLC0415 - the thing under test

    assert (0, f"backroutine {__version__}\n", "") == call("--version")


def test_show_tells_the_whole_exercise(call: Call) -> None:
    """`show` has the action with its first side, what to take care of, the sources, and what is assumed."""
    code, out, _ = call("show", "side-bending")

    assert 0 == code
    assert "{" not in out
    for heading in ("Take care", "If it hurts", "Sources", "Our own choice"):
        assert heading in out


BARE = [(name,) if name else () for name in sorted(set(fast_path.COMMANDS) - {"start", "show"})]


@pytest.mark.parametrize(
    "words",
    [
        *BARE,
        ("plan", "short"),
        ("plan", "frobnicate"),
        ("plan", "pelvic-tilt"),
        ("start", "shrot"),
        ("show", "side-bending"),
        ("show", "march"),
        ("show", "tlit"),
    ],
)
def test_a_bare_command_is_the_same_command(
    call: Call, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    """Past Typer or through it, a command without options says the same."""
    through = call(*words)
    past = fast_path.run(*words)

    assert through == (past, *capsys.readouterr())


@pytest.mark.parametrize("words", [("start",), ("start", "short")])
def test_a_bare_start_is_the_same_start(
    call: Call, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """Past Typer or through it, the same session is wished for, in the same manner."""
    begun: list[tuple[object, ...]] = []

    def begin(desk: object, *how: object, resume: bool | None = None) -> None:
        begun.append((*how, resume))

    monkeypatch.setattr("backroutine.cli.commands.start.start", begin)

    assert 0 == call(*words)[0] == fast_path.run(*words)
    assert begun[0] == begun[1]
    assert words[1:] == tuple(getattr(begun[0][0], "routine", "") for _ in words[1:])


@pytest.mark.parametrize(
    ("words", "typer"),
    [
        ("plan", False),
        ("plan short", False),
        ("plan --json", True),
        ("plan short --json", True),
        ("plan -h", True),
    ],
)
def test_only_options_take_the_long_way(home: Home, words: str, typer: bool) -> None:
    """A command of every day, or with a routine's name, is there without Typer."""
    program = (
        "import sys, atexit\n"
        "atexit.register(lambda: sys.stderr.write(str('typer' in sys.modules)))\n"
        f"sys.argv = ['backroutine', *{words.split()}]\n"
        "from backroutine.__main__ import main; main()\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], env=home.env, capture_output=True, text=True, check=True
    )

    assert str(typer) == ended.stderr


@pytest.mark.parametrize("arguments", [("frobnicate",), ("start", "--frobnicate"), ("show",)])
def test_wrong_usage_is_exit_two(call: Call, arguments: tuple[str, ...]) -> None:
    """An unknown command or option, or a missing argument, exits 2 without a traceback."""
    code, _, err = call(*arguments)

    assert 2 == code
    assert "Traceback" not in err


@pytest.mark.parametrize("cleared", ["", "  ", "Dr X", ", 3 May", "Dr X, -"])
def test_a_clearance_says_who_and_when(home: Home, call: Call, cleared: str) -> None:
    """Anything less unlocks nothing."""
    before = home.events()
    code, _, err = call("safety", "--cleared", cleared)

    assert 2 == code
    assert "who and when" in err
    assert before == home.events()


def test_a_clearance_is_noted(home: Home, call: Call) -> None:
    """As an event of its own, with both."""
    assert 0 == call("safety", "--cleared", "Dr X, 3 May")[0]

    told = home.events()[-1]
    assert ("cleared", "Dr X", "3 May") == (told["kind"], told["who"], told["when"])


@pytest.mark.parametrize("delay", ["nan", "-1", "601", "inf"])
def test_a_delay_is_a_time_one_can_wait(call: Call, delay: str) -> None:
    """Anything else is wrong usage, and no bug."""
    assert 2 == call("plan", f"--delay={delay}")[0]


def test_a_way_to_warm_up_that_is_not_there_is_not_set(home: Home, call: Call) -> None:
    """Or the next session would not start."""
    code, _, err = call("config", "way", "wlk")

    assert 2 == code
    assert "Did you mean walk?" in err
    assert "voice: tones\n" == (home.folder / "config.yaml").read_text()


def test_a_voice_file_that_is_not_there_is_not_set(home: Home, call: Call) -> None:
    """It is told at once, not when somebody lies on the mat."""
    voice = home.folder / "joe.onnx"

    code, _, err = call("config", "voice_file", str(voice))

    assert (2, True) == (code, "there is no voice file" in err)
    assert "voice: tones\n" == (home.folder / "config.yaml").read_text()


def test_a_setting_can_go_back_to_its_default(home: Home, call: Call) -> None:
    """With an empty value."""
    call("config", "way", "march")
    assert 0 == call("config", "way", "")[0]

    assert {"value": "", "from": "default"} == as_json(call("config", "way", "--json"))["way"]


def test_a_wrong_setting_can_be_mended(home: Home, call: Call) -> None:
    """By setting it right."""
    (home.folder / "config.yaml").write_text("voice: loud\n")

    assert 0 == call("config", "voice", "full")[0]
    assert 0 == call("check")[0]


def test_whoever_has_read_enough_is_no_trouble(home: Home) -> None:
    """`| head` and a closed standard output end quietly; a full disk is told in one line."""
    command = " ".join(COMMAND)
    for shell, code, told in (
        (f"{command} safety | true", 0, ""),
        (f"{command} list >&-", 0, ""),
        (f"{command} safety > /dev/full", 2, "cannot write"),
        (f"{command} list > /dev/full", 2, "cannot write"),
    ):
        ended = subprocess.run(
            ["/bin/bash", "-c", f"set -o pipefail; {shell}"],
            env=home.env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert code == ended.returncode, (shell, ended.stderr)
        assert told in ended.stderr
        assert len(ended.stderr.splitlines()) <= 2

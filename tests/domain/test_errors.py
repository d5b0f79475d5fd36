"""What can go wrong, and with which exit code."""

from __future__ import annotations

import pytest

from backroutine.domain.errors import (
    AlreadyRunning,
    BackroutineError,
    BadFiles,
    Fault,
    Interrupted,
    JournalTrouble,
    NotSaved,
    WrongUsage,
)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (WrongUsage("a"), 2),
        (BadFiles([]), 2),
        (AlreadyRunning("a"), 3),
        (JournalTrouble("a"), 4),
        (NotSaved("a"), 74),
        (Interrupted(2), 130),
        (Interrupted(15), 143),
    ],
)
def test_each_error_has_its_exit_code(error: BackroutineError, code: int) -> None:
    """As the README promises."""
    assert code == error.code


def test_an_error_says_what_is_wrong_and_what_to_do() -> None:
    """The hint may be empty."""
    assert ("no such routine", "try lower-back") == (
        WrongUsage("no such routine", "try lower-back").message,
        WrongUsage("no such routine", "try lower-back").hint,
    )
    assert "" == WrongUsage("no such routine").hint
    assert "no such routine" == str(WrongUsage("no such routine"))


def test_the_family_itself_is_never_raised() -> None:
    """It would not say whose turn it is to act."""
    with pytest.raises(TypeError):
        BackroutineError("something")


def test_a_signal_is_remembered_by_its_number() -> None:
    """For the exit code, and for whoever wants to know."""
    assert 15 == Interrupted(15).number


def test_a_fault_names_its_place() -> None:
    """File, line and column; a warning says that it is one."""
    assert "a.yaml:3:7: no such key" == str(Fault("a.yaml", 3, 7, "no such key"))
    assert "a.yaml:3:7: warning: in haste" == str(Fault("a.yaml", 3, 7, "in haste", warning=True))


def test_a_fault_of_a_whole_file_has_no_line() -> None:
    """There is none to name."""
    assert "a.yaml: cannot be read" == str(Fault("a.yaml", 0, 0, "cannot be read"))


def test_faults_are_told_all_together() -> None:
    """One line each."""
    faults = [Fault("a.yaml", 1, 1, "first"), Fault("a.yaml", 2, 1, "second")]

    assert "a.yaml:1:1: first\na.yaml:2:1: second" == BadFiles(faults).message
    assert tuple(faults) == BadFiles(faults).faults


def test_faults_stand_in_the_order_of_the_file() -> None:
    """By line, then by column."""
    first, second, third = Fault("a", 1, 9, "z"), Fault("a", 2, 1, "y"), Fault("a", 2, 5, "x")

    assert [first, second, third] == sorted([third, first, second])

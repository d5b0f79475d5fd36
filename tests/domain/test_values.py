"""The named tuples of this house, held against the standard library's own."""

from __future__ import annotations

import copy
import inspect
import pickle
import re
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import backroutine
from backroutine.domain import values


class Quick(values.NamedTuple):
    """Three parts, one of which need not be told."""

    first: int
    second: str
    third: tuple[int, ...] = ()

    @property
    def doubled(self) -> int:
        """A property, to be inherited by nobody."""
        return self.first * 2


class Usual(typing.NamedTuple):
    """The same, the usual way."""

    first: int
    second: str
    third: tuple[int, ...] = ()


PART = st.integers() | st.text() | st.none()
NAMES = st.sampled_from(["first", "second", "third", "fourth"])


def _made(make: Callable[[], Any]) -> tuple[Any, ...] | type[Exception]:
    try:
        return tuple(make())
    except TypeError as error:
        return type(error)


@given(st.lists(PART, max_size=4), st.dictionaries(NAMES, PART))
def test_it_is_made_as_the_usual_one_is(parts: list[Any], named: dict[str, Any]) -> None:
    """Whatever is given, by place or by name, comes out in the same order, or is refused by both."""
    assert _made(lambda: Usual(*parts, **named)) == _made(lambda: Quick(*parts, **named))


@given(st.dictionaries(NAMES, PART))
def test_parts_are_replaced_as_in_the_usual_one(named: dict[str, Any]) -> None:
    """The parts that are named change and the others stay; a name that there is not is refused by both."""
    usual, quick = Usual(1, "a"), Quick(1, "a")
    told: list[tuple[Any, ...] | type[Exception]] = []
    for one in (usual, quick):
        try:
            told.append(tuple(one._replace(**named)))
        except (TypeError, ValueError):  # the second until Python 3.12
            told.append(TypeError)

    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("parts", "named"), [((1,), {}), ((1, "a", (), 4), {}), ((1, "a"), {"first": 2}), ((), {"other": 2})]
)
def test_what_does_not_fit_is_refused(parts: tuple[Any, ...], named: dict[str, Any]) -> None:
    """A part missing, one too many, one given twice, one that there is not."""
    with pytest.raises(TypeError, match="Quick is made of first, second, third, each once"):
        Quick(*parts, **named)
    with pytest.raises(TypeError, match="Quick has no other"):
        Quick(1, "a")._replace(other=2)  # type: ignore[call-arg]  # that is what is asked


def test_it_can_all_that_the_usual_one_can() -> None:
    """It tells its parts, is made of others, unpacked, matched, compared, hashed and told in words, as the usual one."""
    quick, usual = Quick(1, "a", (2,)), Usual(1, "a", (2,))
    either: tuple[object, ...] = usual
    first, second, third = quick
    match quick:
        case Quick(_, matched, _):
            pass

    assert either == quick
    assert hash(usual) == hash(quick)
    assert usual._fields == quick._fields == Quick.__match_args__
    assert usual._field_defaults == quick._field_defaults
    assert usual._asdict() == quick._asdict()
    assert repr(usual).replace("Usual", "Quick") == repr(quick)
    assert (1, "a", (2,)) == (first, second, third)
    assert "a" == matched
    assert quick == Quick._make([1, "a", (2,)])
    assert (2, Quick) == (quick.doubled, type(quick._replace(first=3)))
    assert typing.get_type_hints(Usual) == typing.get_type_hints(Quick)
    told = [inspect.signature(one).parameters.values() for one in (Usual, Quick)]
    assert [(one.name, one.kind, one.default) for one in told[0]] == [
        (one.name, one.kind, one.default) for one in told[1]
    ]


def test_one_that_is_made_of_it_has_its_parts() -> None:
    """A class made of such a class adds no fields, and is made as that is."""

    class Made(Quick):
        pass

    assert (1, "a", ()) == Made(1, "a")
    with pytest.raises(TypeError):
        Quick._make([1, "a"])


def test_it_holds_nothing_but_its_parts() -> None:
    """Nothing can be set on it, neither a part nor anything new; a copy and a pickle are equal to it."""
    quick: Any = Quick(1, "a")

    with pytest.raises(AttributeError):
        quick.first = 2
    with pytest.raises(AttributeError):
        quick.fourth = 2
    assert quick == copy.deepcopy(quick) == pickle.loads(pickle.dumps(quick))
    assert Quick is type(copy.copy(quick))


def test_the_program_makes_no_other() -> None:
    """No file of the program takes the usual one, but for the file that tells type checkers that ours is it."""
    files = Path(backroutine.__file__).parent.rglob("*.py")
    usual = [
        one.name for one in files if re.search(r"from typing import.*NamedTuple", one.read_text("utf-8"))
    ]

    assert ["values.py"] == usual

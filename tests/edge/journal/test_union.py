"""Two computers, one person: put together either way round, their journals tell the same story."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backroutine.domain.policy.person import person_from
from backroutine.domain.policy.standing import standings_of
from backroutine.domain.record.events import Entry, Event, EventKind, Sitting, Stamp
from backroutine.domain.record.sessions import as_json, sessions
from backroutine.edge.journal import Journal, new_id
from backroutine.edge.journal.export import export_lines
from backroutine.edge.journal.incoming import read_lines
from backroutine.edge.journal.schema import LAST_PLACE
from days import session_events
from journals import quick_folder

DAY = date(2026, 3, 2)
EXERCISES = ("pelvic-tilt", "hip-rolling")
ANSWERS = ("no", "a-little", "a-little 5", "yes no-leg", "yes leg", "unanswered")
CORRECTIONS = (
    {"hurt": "no"}, {"hurt": "a-little"}, {"hurt": "yes"}, {"strength": 8}, {"leg_signs": True}, {"note": "better"},
    {"outcome": "skipped", "reps_done": 0},
)  # fmt: skip

Session = st.dictionaries(st.sampled_from(EXERCISES), st.sampled_from(ANSWERS), min_size=1)


class Correct(NamedTuple):
    """Something is put right in one of the sessions that are there; `which` counts round and round."""

    which: int
    exercise: str
    body: dict[str, str | int | bool]


class Erase(NamedTuple):
    """One of the sessions that are there is erased."""

    which: int


Act = dict[str, str] | Correct | Erase
corrections = st.builds(Correct, st.integers(0, 5), st.sampled_from(EXERCISES), st.sampled_from(CORRECTIONS))
acts = Session | corrections | corrections | st.builds(Erase, st.integers(0, 5))


class Computer:
    """A computer with a journal. Its clock may be wrong."""

    def __init__(self, journal: Journal, wrong: timedelta) -> None:
        self._journal = journal
        self._wrong = wrong
        self.erased: set[str] = set()

    def does(self, act: Act, day: date, second: int) -> None:
        """One thing, on this day, at this second of it."""
        moment = datetime.combine(day, datetime.min.time()) + timedelta(hours=9, seconds=second) + self._wrong
        stamp = Stamp(f"{moment.isoformat(timespec='milliseconds')}Z", 0, second * 1000)
        there = sorted(self.ids())
        if isinstance(act, dict):
            events = enumerate(session_events(act), 1)
            entries = tuple(Entry(new_id(stamp), number, stamp, event) for number, event in events)
            sitting = Sitting(new_id(stamp), "lower-back", '{"name":"Lower back"}', stamp, None, day, entries)
            self._journal.take_in([sitting])
        elif there and isinstance(act, Correct):
            event = Event(EventKind.CORRECTED, act.exercise, body=act.body)
            assert self._journal.append(there[act.which % len(there)], event, stamp)
        elif there and isinstance(act, Erase):
            key = there[act.which % len(there)]
            self._journal.erase([key], stamp)
            self.erased.add(key)

    def ids(self) -> set[str]:
        """The sessions that are there."""
        return {one.id for one in self._journal.sittings()}

    def exported(self) -> str:
        """What `export` writes."""
        return "".join(f"{line}\n" for line in export_lines(self._journal.sittings()))

    def takes_in(self, text: str) -> None:
        """What `import` does with such a file."""
        sittings, fault = read_lines(text.encode(), "x.jsonl", DAY + timedelta(100))
        assert fault is None or not text
        self._journal.take_in(sittings)

    def answer(self, exercise: str) -> str:
        """What stands about an exercise of the only session."""
        (past,) = sessions(self._journal.sittings())
        return next(one.result.answer for one in past.exercises if one.exercise == exercise)

    def story(self, without: Iterable[str] = ()) -> object:
        """All that it tells: the history, and how each exercise stands; some sessions left aside."""
        kept = [one for one in self._journal.sittings() if one.id not in without]
        return [as_json(one) for one in sessions(kept)], standings_of(person_from(kept))


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    before=st.lists(Session, max_size=2),
    since=st.lists(st.tuples(st.booleans(), st.integers(0, 1), acts), min_size=1, max_size=7),
    wrong=st.sampled_from([timedelta(0), timedelta(hours=-1), timedelta(hours=1)]),
)
def test_either_order_tells_the_same(
    before: list[dict[str, str]], since: list[tuple[bool, int, Act]], wrong: timedelta
) -> None:
    """What two computers did since one became a copy of the other: sessions, corrections, erasures, in any order.

    After each has taken in the other's export both tell the same, but for what was erased on one of them: that stays
    away there. A third one tells the same in whichever order it takes them, also as one file.
    """
    with quick_folder() as folder, ExitStack() as stack:

        def computer(name: str, wrong: timedelta = timedelta(0)) -> Computer:
            return Computer(stack.enter_context(Journal.open(folder / name / "journal.sqlite3")), wrong)

        here, there = computer("here"), computer("there", wrong)
        for second, session in enumerate(before):
            here.does(session, DAY, second)
        there.takes_in(here.exported())
        day = DAY
        for second, (on_here, days, act) in enumerate(since, len(before)):
            day += timedelta(days)
            (here if on_here else there).does(act, day, second)
        mine, theirs = here.exported(), there.exported()

        stories = []
        for number, texts in enumerate([[mine, theirs], [theirs, mine], [theirs + mine]]):
            third = computer(f"third-{number}")
            for text in texts:
                third.takes_in(text)
            stories.append((third.exported(), third.story()))
        assert stories[0] == stories[1] == stories[2]

        here.takes_in(theirs)
        there.takes_in(mine)
        assert here.story(there.erased) == there.story(here.erased)
        assert not here.erased & here.ids()
        assert not there.erased & there.ids()


def correction(exercise: str, hurt: str) -> Correct:
    """An answer put right in the first session."""
    return Correct(0, exercise, {"hurt": hurt})


@pytest.mark.parametrize("wrong", [timedelta(0), timedelta(hours=-1), timedelta(days=-9000)])
def test_the_later_correction_stands(wrong: timedelta) -> None:
    """Also where it is the only one there, and the earlier one was one of several: no computer knew of the other.

    As far as the clocks are right. If they are not, whoever sees both has the last word all the same.
    """
    with quick_folder() as folder, ExitStack() as stack:
        here, there = (
            Computer(stack.enter_context(Journal.open(folder / name / "journal.sqlite3")), off)
            for name, off in (("here", timedelta(0)), ("there", wrong))
        )
        here.does(dict.fromkeys(EXERCISES, "no"), DAY, 0)
        there.takes_in(here.exported())
        for second in (100, 101, 102):
            here.does(correction(EXERCISES[second % 2], "a-little"), DAY, second)
        there.does(correction(EXERCISES[0], "yes"), DAY, 500)
        there.takes_in(here.exported())
        here.takes_in(there.exported())
        together = [here.answer(EXERCISES[0]), there.answer(EXERCISES[0])]
        there.does(correction(EXERCISES[0], "unanswered"), DAY, 700)
        here.takes_in(there.exported())

        assert ["yes" if not wrong else "a-little"] * 2 == together
        assert "unanswered" == here.answer(EXERCISES[0]) == there.answer(EXERCISES[0])


def test_the_last_place_can_be_taken_more_than_once() -> None:
    """A stranger's file may claim it; what is put right afterwards stands, and the journal is one that comes in."""
    with quick_folder() as folder, Journal.open(folder / "journal.sqlite3") as journal:
        computer = Computer(journal, timedelta(0))
        computer.does(dict.fromkeys(EXERCISES, "no"), DAY, 0)
        lines = [json.loads(line) for line in computer.exported().splitlines()]
        last = lines[-1] | {"id": new_id(Stamp(f"{DAY}T09:00:01.000Z", 0, 0)), "seq": LAST_PLACE}
        computer.takes_in("\n".join(json.dumps(line) for line in (*lines, last)))

        computer.does(correction(EXERCISES[0], "yes"), DAY, 2)
        computer.takes_in(computer.exported())

        assert "yes" == computer.answer(EXERCISES[0])

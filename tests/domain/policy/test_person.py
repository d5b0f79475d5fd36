"""Six weeks of one person, day by day, compared with a timeline that reads like a story.

Written anew with BACKROUTINE_GOLDEN=write; then read it, and see whether it is what a kind physiotherapist would do.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from backroutine.domain.exercises.exercise import Exercise, Sides
from backroutine.domain.policy.bring_back import bring_back
from backroutine.domain.policy.dose import dose
from backroutine.domain.policy.offers import due, prospects
from backroutine.domain.policy.pain import ends_session
from backroutine.domain.policy.person import Person, person_from
from backroutine.domain.policy.standing import READY, Standing, Stands, standings
from backroutine.domain.policy.today import Today
from backroutine.domain.record.events import Entry, Event, EventKind, Hurt, Outcome, Result, Sitting, Stamp
from backroutine.domain.words.filling import left_out
from backroutine.view.wrap import wrap
from days import session_events

GOLDEN = Path(__file__).parents[2] / "golden" / "story.txt"
BERLIN, TOKYO, HAWAII = "Europe/Berlin", "Asia/Tokyo", "Pacific/Honolulu"
DAY_ENDS_AT = timedelta(hours=4)  # as edge/clock has it


def _exercise(name: str, hold: float, sides: Sides = Sides.NONE, longest: float = 0.0) -> Exercise:
    return Exercise(
        name.lower().replace(" ", "-"), name, "", ("",), hold, 5, sides, max_hold_seconds=longest or hold
    )


EXERCISES = (
    _exercise("Pelvic tilt", 5),
    _exercise("Hip rolling", 0, Sides.ALTERNATE),
    _exercise("Side bending", 5, Sides.ALTERNATE),
    _exercise("Backward bending", 5),
    _exercise("Full body stretch", 5, longest=10),
)
NAMES = {exercise.id: exercise.name for exercise in EXERCISES}
TILT, ROLL, SIDE, BACKWARD, STRETCH = NAMES


@dataclass(frozen=True)
class Did:
    """One day's use: a session (`answers` where they are not "no"), or an exercise to bring back.

    `at` is the time on the wall. `takes` are the offers that are taken; any other is refused.
    """

    at: str
    zone: str
    answers: Mapping[str, str] = field(default_factory=dict)
    pain: tuple[int | None, int | None] = (None, None)
    worse: str = ""
    takes: Collection[str] = ()
    back: str = ""
    cleared: str = ""
    confirms: bool = False

    @property
    def started(self) -> datetime:
        """The moment, with its zone."""
        return datetime.fromisoformat(self.at).replace(tzinfo=ZoneInfo(self.zone))

    @property
    def day(self) -> date:
        """The person's day: one that ends at four in the morning."""
        return (self.started.replace(tzinfo=None) - DAY_ENDS_AT).date()


LIFE = (
    # the first week: all is easy, and on one evening nobody answers
    Did("2026-03-02 07:30", BERLIN, pain=(4, 4)),
    Did("2026-03-03 07:30", BERLIN, pain=(4, 3), worse="no"),
    Did("2026-03-04 07:40", BERLIN, pain=(4, 4), worse="no"),
    Did("2026-03-05 22:50", BERLIN, dict.fromkeys(NAMES, "unanswered")),
    Did("2026-03-07 01:10", BERLIN, {SIDE: "no skipped"}, pain=(3, 3), worse="no"),  # still Friday
    Did("2026-03-07 09:00", BERLIN, pain=(3, 3), worse="no"),
    # the second: the first steps
    Did("2026-03-09 07:30", BERLIN, pain=(3, 2), worse="no", takes=(TILT,)),
    Did("2026-03-10 07:30", BERLIN, pain=(3, 3), worse="no", takes=(SIDE, BACKWARD)),
    Did("2026-03-11 07:30", BERLIN, pain=(3, 3), worse="no", takes=(STRETCH,)),
    Did("2026-03-13 07:30", BERLIN, pain=(2, 2), worse="no", takes=(STRETCH,)),
    # the third is a bad one
    Did("2026-03-14 07:30", BERLIN, {BACKWARD: "a-little 3"}, pain=(3, 3), worse="no"),
    Did("2026-03-15 07:30", BERLIN, {BACKWARD: "a-little 2"}, pain=(3, 5), worse="a-little"),
    Did("2026-03-16 07:30", BERLIN, {SIDE: "yes no-leg 5"}, pain=(4, 4), worse="yes"),
    Did("2026-03-17 07:30", BERLIN, pain=(4, None), worse="yes"),
    Did("2026-03-18 07:30", BERLIN, confirms=True),
    Did("2026-03-18 07:35", BERLIN, pain=(4, 3)),
    # the fourth: far away, and then on the other side of the date line
    Did("2026-03-20 20:00", BERLIN, back=BACKWARD),
    Did("2026-03-22 20:00", BERLIN, back=BACKWARD),
    Did("2026-03-24 21:00", TOKYO, pain=(3, 3), worse="no"),
    Did("2026-03-25 06:40", TOKYO, pain=(3, 3), worse="no"),
    Did("2026-03-25 05:30", HAWAII, pain=(2, 2)),  # the same date again, a day later
    Did("2026-03-26 06:00", HAWAII, pain=(2, 2), worse="no"),
    # the fifth: home, where the clocks go forward on Sunday
    Did("2026-03-28 23:30", BERLIN, pain=(2, 2), worse="no", takes=(TILT, STRETCH)),
    Did(
        "2026-03-29 03:30", BERLIN, pain=(2, 2), takes=(STRETCH,)
    ),  # after 01:59 came 03:00; it is still Saturday
    Did("2026-03-29 21:00", BERLIN, pain=(2, 1), worse="no"),
    Did("2026-03-30 07:30", BERLIN, back=SIDE),
    Did("2026-03-30 07:35", BERLIN, {SIDE: "yes leg 6"}, pain=(2, 3), worse="no"),
    Did("2026-03-31 07:30", BERLIN, pain=(2, 2), worse="no"),
    # the sixth: a rest of eight days, and on with the good ones
    Did("2026-04-08 07:30", BERLIN, pain=(1, 1), worse="no"),
    Did("2026-04-09 07:30", BERLIN, back=SIDE),
    Did("2026-04-09 07:35", BERLIN, back=SIDE, cleared="Ms Roth, physiotherapist, 7 April"),
    Did("2026-04-10 07:30", BERLIN, pain=(1, 1), worse="no"),
    Did("2026-04-11 07:30", BERLIN, pain=(1, 0), worse="no"),
    Did("2026-04-12 07:30", BERLIN, pain=(1, 0), worse="no"),
)


class Teller:
    """Plays a life as the program would, and writes down what comes of it."""

    def __init__(self) -> None:
        self.sittings: list[Sitting] = []
        self.plan = ""
        self.told: dict[str, Stands] = {}

    def tell(self) -> Iterator[str]:
        """The timeline, line by line."""
        for did in LIFE:
            today = Today(self.person, did.day)
            head = f"{did.started:%a %-d %b, %H:%M} in {did.zone.split('/')[1]}"
            yield ""
            yield head if did.day == did.started.date() else f"{head} (still {did.day:%A})"
            if did.confirms:
                yield from self._confirm(did, today)
            elif did.back:
                yield from self._bring_back(did)
            else:
                yield from self._session(did, today)
            yield from self._changes()

    @property
    def person(self) -> Person:
        """The story so far."""
        return person_from(self.sittings)

    def _write(self, did: Did, *events: Event) -> None:
        number = str(len(self.sittings))
        moment = did.started.astimezone(UTC)
        offset = did.started.utcoffset() or timedelta()
        stamp = Stamp(
            f"{moment:%Y-%m-%dT%H:%M:%S.000Z}", int(offset.total_seconds() // 60), len(self.sittings)
        )
        entries = tuple(Entry(f"{number}.{i}", i, stamp, event) for i, event in enumerate(events))
        self.sittings.append(Sitting(number, "lower-back", "{}", stamp, did.zone, did.day, entries))

    def _confirm(self, did: Did, today: Today) -> Iterator[str]:
        yield from told(today.stop())
        yield from told("Would you like to go on? Yes.")
        self._write(did, Event(EventKind.CONFIRMED))

    def _bring_back(self, did: Did) -> Iterator[str]:
        why_not = bring_back(self.person, did.back, NAMES[did.back], did.day, did.cleared)
        asked = f" Cleared: {did.cleared}." if did.cleared else ""
        yield from told(f"Bring back {NAMES[did.back]}?{asked} {why_not or 'It is back, on trial.'}")
        if not why_not:
            self._write(
                did,
                Event(EventKind.BROUGHT_BACK, did.back, body={"cleared": did.cleared} if did.cleared else {}),
            )

    def _session(self, did: Did, today: Today) -> Iterator[str]:
        planned = today.dosed(EXERCISES)
        yield from told(today.greeting(EXERCISES))
        if today.one_worse_day and did.worse == "yes":
            yield from told(
                f"Back {did.pain[0]}. Worse the day after last time: yes, again. No session today."
            )
            self._write(
                did, Event(EventKind.ANSWERED, body={"pain_before": did.pain[0], "worse_next_day": "yes"})
            )
            return
        yield from self._planned(planned)
        offered = prospects(self.person, EXERCISES, did.day)
        answers: dict[str, str] = {}
        results: list[Result] = []
        stop = None
        for exercise in planned:
            if stop is None:
                answers[exercise.id] = did.answers.get(exercise.id, "no")
                results.append(_result(answers[exercise.id]))
                stop = ends_session(list(answers), results)
        yield from told(_felt(did, answers))
        yield from told(f"The session ends here: {stop.value}." if stop else "")
        offers = due(
            offered, list(answers), results, did.pain, worse_next_day=did.worse in {"yes", "a-little"}
        )
        events = []
        for offer in offers:
            taken = offer.exercise in did.takes
            yield from told(f"{offer.text} {'Yes.' if taken else 'No.'}")
            events.append(offer.event(taken=taken))
        self._write(did, *session_events(answers, did.pain, did.worse), *events)
        yield from told(" ".join(Today(self.person, did.day).advice()))

    def _planned(self, planned: Collection[Exercise]) -> Iterator[str]:
        plan = ", ".join(f"{exercise.name} {_dose(exercise)}" for exercise in planned)
        if plan != self.plan:
            yield from told(f"Today: {plan}.")
        self.plan = plan

    def _changes(self) -> Iterator[str]:
        """The standings that are different from before."""
        found = standings(self.sittings)
        for name, title in NAMES.items():
            stands = found.get(name, READY)
            if stands != self.told.get(name, READY):
                since = f" since {stands.since}, {stands.reason}" if stands.since else ""
                yield from told(f"→ {title}: {stands.standing}{since}.")
        self.told = found


def told(text: str) -> list[str]:
    """The text in lines, set in by four."""
    return [f"    {line}" for line in wrap(text, 96)]


def _dose(exercise: Exercise) -> str:
    return f"{exercise.reps} x {exercise.hold_seconds:g} s" if exercise.hold_seconds else f"{exercise.reps}"


def _felt(did: Did, answers: Mapping[str, str]) -> str:
    """What was answered, in a sentence or two."""
    other = ", ".join(f"{NAMES[name]} {answer}" for name, answer in answers.items() if answer != "no")
    before, after = did.pain
    back = f" Back {before}, then {after}." if before is not None else ""
    worse = f" Worse the day after last time: {did.worse}." if did.worse not in {"", "no"} else ""
    return f"{f'All no but {other}.' if other else 'All no.'}{back}{worse}"


def _result(answer: str) -> Result:
    """What the session knows of one exercise."""
    hurt, *more = answer.split()
    strength = next((int(word) for word in more if word.isdigit()), None)
    outcome = Outcome.SKIPPED if "skipped" in more else Outcome.HURT if hurt == "yes" else Outcome.DONE
    return Result(began=True, outcome=outcome, hurt=Hurt(hurt), strength=strength, leg_signs="leg" in more)


def test_six_weeks_of_a_person_go_as_written_down() -> None:
    """A bad week, a trip over time zones and a change of clocks: every day's doses, standings and words."""
    teller = Teller()
    lines = ["Six weeks with a sore back, as backroutine decides them.", *teller.tell(), ""]
    lines += [f"In the end: {_ending(teller)}.", ""]
    text = "\n".join(lines)
    if os.environ.get("BACKROUTINE_GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")

    assert GOLDEN.read_text(encoding="utf-8") == text


def _ending(teller: Teller) -> str:
    today = Today(teller.person, LIFE[-1].day)
    doses = ((exercise.name, dose(exercise, today.progression(exercise.id))) for exercise in EXERCISES)
    return ", ".join(
        f"{name} {d.reps} x {d.hold_seconds:g} s" if d else f"{name} left out" for name, d in doses
    )


def test_the_story_has_its_bad_week_its_journey_and_its_change_of_clocks() -> None:
    """What the timeline is there to show, it shows: no line is lost when it is written anew."""
    zones = {did.zone for did in LIFE}
    offsets = {did.started.utcoffset() for did in LIFE if did.zone == BERLIN}
    days = [did.day for did in LIFE]

    assert {BERLIN, TOKYO, HAWAII} == zones
    assert {timedelta(hours=1), timedelta(hours=2)} == offsets
    assert timedelta(days=41) == max(days) - min(days)


def test_every_parked_day_is_named_in_words() -> None:
    """Each standing that leaves something out can be told to the person, with its day."""
    teller = Teller()
    list(teller.tell())
    lines = [
        left_out(name, stands.reason, stands.since.isoformat())
        for name, stands in teller.told.items()
        if stands.left_out and stands.since
    ]

    assert all(" on " in line for line in lines)
    assert Standing.READY not in {stands.standing for stands in teller.told.values()}

"""The person, as the record knows them: one pass over the journal, from sittings to all that decides what is done today.

Nothing is stored that could disagree with the events: a person is made anew from them each time, and going on
from the person of the first sittings gives the same as beginning again with all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from backroutine.domain.exercises.ids import NO_WARM_UP
from backroutine.domain.policy import by_hand
from backroutine.domain.policy import progression as progressions
from backroutine.domain.policy.pain import Felt, answers_of, felt, score, worse_after
from backroutine.domain.policy.progression import NEW, Progression
from backroutine.domain.policy.rules import threshold
from backroutine.domain.record.events import Event, EventKind, Hurt, Sitting, Value
from backroutine.domain.values import NamedTuple

REST_DAYS = threshold("nothing-grows-for-a-week", "days")
WORSE_RUNNING = threshold("two-worse-days", "running")
PARKED_TWICE = threshold("safety-page", "parkings")


class Person(NamedTuple):
    """What the journal tells of one person, up to its last sitting.

    `last_gap`: days without a session before the day of the last one. `scores`: pain at the start, by day.
    `worse_about`: how many sessions there were when a worse day after was last told. `worse_run`: worse days
    told in a row. `sore_since` and `sore_on`: first and last day of telling them without a "no" between.
    `worn_out`: the day on which the back was clearly worse at the end. `rest_from`: no growth for a week.
    `locked`, `paused`: since when. `screened`: when the checklist last found nothing. `seen`: when a
    professional was last asked about it all. `warm_up`: the id of the way to warm up that was chosen last.
    `new`: where an exercise that was never done would begin.
    """

    progressions: Mapping[str, Progression] = {}
    sessions: int = 0
    first: date | None = None
    last: date | None = None
    last_gap: int = 0
    scores: tuple[tuple[date, int], ...] = ()
    worse_about: int = -1
    worse_run: int = 0
    sore_since: date | None = None
    sore_on: date | None = None
    worn_out: date | None = None
    rest_from: date | None = None
    locked: date | None = None
    red_flag: bool = False
    paused: date | None = None
    screened: date | None = None
    screen_again: bool = False
    seen: date | None = None
    warm_up: str = ""
    new: Progression = NEW

    def progression(self, exercise: str) -> Progression:
        """The progression of one exercise, as its last session left it."""
        return self.progressions.get(exercise, self.new)

    def progression_on(self, exercise: str, today: date) -> Progression:
        """The progression of one exercise today: what the days since the last session cost is taken off."""
        return progressions.after_gap(self.progression(exercise), self.gap(today))

    def gap(self, today: date) -> int:
        """Days since the last session; 0 before the first. A day repeated on a journey west is no gap."""
        return 0 if self.last is None else max(0, (today - self.last).days)

    def away(self, today: date) -> int:
        """Days without a session before today, whether or not there was one today already."""
        return self.gap(today) or self.last_gap

    def resting(self, today: date) -> bool:
        """Whether nothing may grow today: for a week after a sorer end, or a worse day after."""
        return self.rest_from is not None and (today - self.rest_from).days < REST_DAYS


def person_from(sittings: Iterable[Sitting], so_far: Person | None = None) -> Person:
    """The person that these sittings tell of, in their order, going on from `so_far`."""
    person = so_far or Person()
    scores = [*person.scores]
    for sitting in sittings:
        events = sitting.events
        answers = answers_of(events)
        person = _follow(person, events, answers, sitting.local_date)
        before = score(answers.get("pain_before"))
        if before is not None:
            scores.append((sitting.local_date, before))
    return person._replace(scores=tuple(scores))


def _follow(person: Person, events: Sequence[Event], answers: Mapping[str, Value], day: date) -> Person:
    """The person, one sitting further; all but `scores`."""
    for event in events:
        if event.kind in _WORDS:
            person = _after_word(person, event, day)
    person = _after_next_day(person, answers.get("worse_next_day"), day)
    started = next((event for event in events if event.kind is EventKind.STARTED), None)
    if started is not None:
        person = _after_start(person, started, day)
    person = _after_exercises(person, felt(events), day)
    if worse_after(score(answers.get("pain_before")), score(answers.get("pain_after"))):
        person = _lower(person, day)._replace(worn_out=day)  # rule: sorer-at-the-end
    for event in events:
        if event.kind in _OFFERS:
            person = _after_offer(person, event, day)
    return person


_WORDS = {
    EventKind.SCREENED,
    EventKind.CLEARED,
    EventKind.CONFIRMED,
    EventKind.PARKED,
    EventKind.BROUGHT_BACK,
}
_OFFERS = {EventKind.GROWN, EventKind.DECLINED}


def after_worse_day(person: Person, day: date) -> Person:
    """The person, if today's answer is that the back was worse the day after last time."""
    return _after_next_day(person, Hurt.YES, day)


def _with(person: Person, exercise: str, progression: Progression) -> Person:
    return person._replace(progressions={**person.progressions, exercise: progression})


def _all(person: Person, change: Callable[[Progression], Progression]) -> Person:
    return person._replace(
        progressions={name: change(progression) for name, progression in person.progressions.items()}
    )


# What a session brings -----------------------------------------------------------------------------------


def _after_start(person: Person, started: Event, day: date) -> Person:
    """A session begins: what the days since the last one have cost is now lost."""
    way = started.body.get("warm_up")
    gap = person.gap(day)
    if gap >= progressions.LOWER_FROM:  # after fewer days nothing changes
        person = _all(person, lambda progression: progressions.after_gap(progression, gap))
        person = person._replace(new=progressions.after_gap(person.new, gap))
    return person._replace(
        sessions=person.sessions + 1,
        first=person.first or day,
        last=max(person.last or day, day),
        last_gap=gap or person.last_gap,
        warm_up=person.warm_up if way in {None, "", NO_WARM_UP} else str(way),
    )


def _after_exercises(person: Person, all_felt: Iterable[Felt], day: date) -> Person:
    """Exercises were done, or at least begun. What pain has parked twice asks the checklist again."""
    after, again = dict(person.progressions), person.screen_again
    for one in all_felt:
        before = person.progression(one.exercise)
        after[one.exercise] = progression = progressions.after_session(before, one, day)
        again = again or (progression.parkings > before.parkings and progression.parkings >= PARKED_TWICE)
    return person._replace(progressions=after, screen_again=again)


def _after_next_day(person: Person, answer: Value, day: date) -> Person:
    """Was the back worse the day after last time? Told twice about the same session, it counts once.

    A yes lowers all (rule: worse-day-lowers), twice running pauses until confirmed; and whatever came before a worse
    day does not count towards a step.
    """
    match answer:
        case Hurt.NO:
            return person._replace(worse_run=0, sore_since=None, sore_on=None)
        case Hurt.A_LITTLE:
            person = _all(person, progressions.counting_anew)._replace(worse_run=0)
        case Hurt.YES if person.worse_about != person.sessions:
            person = _lower(_all(person, progressions.counting_anew), day)
            run = person.worse_run + 1
            paused = person.paused or (day if run >= WORSE_RUNNING else None)
            person = person._replace(worse_run=run, worse_about=person.sessions, paused=paused)
        case _:
            return person
    return person._replace(sore_since=person.sore_since or day, sore_on=day)


def _lower(person: Person, day: date) -> Person:
    """One step lower for everything, below the start if need be, and a week without growth."""
    return _all(person, progressions.lowered)._replace(rest_from=day)


def _after_offer(person: Person, event: Event, day: date) -> Person:
    """A step was taken or refused. None is taken in a week without growth, whatever was written down."""
    if event.exercise is None or (event.kind is EventKind.GROWN and person.resting(day)):
        return person
    progression, less = person.progression(event.exercise), score(event.body.get("less"))
    grown = event.kind is EventKind.GROWN
    after = by_hand.grown(progression, less) if grown else by_hand.declined(progression)
    return _with(person, event.exercise, after)


# What is said or done by hand ----------------------------------------------------------------------------


def _after_word(person: Person, event: Event, day: date) -> Person:
    """A checklist, a clearance, a confirmation; an exercise parked or brought back."""
    if event.exercise is not None:
        return _after_hand(person, event, event.exercise, day)
    match event.kind:
        case EventKind.SCREENED:
            return _after_checklist(person, event, day)
        case EventKind.CLEARED:
            free = person._replace(locked=None, red_flag=False, paused=None, worse_run=0)
            return free._replace(screened=day, screen_again=False, seen=day, sore_since=None, sore_on=None)
        case EventKind.CONFIRMED:
            return person._replace(paused=None, worse_run=0)
        case _:
            return person


def _after_checklist(person: Person, event: Event, day: date) -> Person:
    """A yes locks; asked again and answered with no, it is free. A red flag stays (rules: safety-yes-waits, warning-sign-stops)."""
    red_flag = bool(event.body.get("red_flag"))
    if red_flag or event.body.get("fits"):
        return person._replace(locked=day, red_flag=person.red_flag or red_flag)
    if person.red_flag:
        return person
    return person._replace(locked=None, screened=day, screen_again=False)


def _after_hand(person: Person, event: Event, exercise: str, day: date) -> Person:
    progression = person.progression(exercise)
    match event.kind:
        case EventKind.PARKED:
            return _with(person, exercise, by_hand.park(progression, day))
        case EventKind.CLEARED:
            return _with(person, exercise, by_hand.cleared(progression))
        case EventKind.BROUGHT_BACK:
            progression = by_hand.cleared(progression) if event.body.get("cleared") else progression
            return _with(person, exercise, by_hand.returned(progression, day))
        case _:
            return person

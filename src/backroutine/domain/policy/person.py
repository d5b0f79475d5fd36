"""The story so far: one pass over the journal, from sittings to all that decides what is done today.

Nothing is stored that could disagree with the events: a story is made anew from them each time, and going on
from the story of the first sittings gives the same as beginning again with all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from backroutine.domain.policy import progression as courses
from backroutine.domain.policy.pain import Felt, felt, score, told, worse_after
from backroutine.domain.policy.progression import NEW, Course
from backroutine.domain.record.events import Event, Hurt, Kind, Sitting, Value

REST_DAYS = 7  # no growth for a week (CONTENT 5.4)
WORSE_RUNNING = 2  # worse days in a row pause the routine (CONTENT 5.4)
PARKED_TWICE = 2  # then the checklist again (CONTENT 4.3)
ONE_LEVEL = 1


@dataclass(frozen=True, slots=True)
class Story:
    """What the journal tells of one person, up to its last sitting.

    `last_gap`: days without a session before the day of the last one. `scores`: pain at the start, by day.
    `worse_about`: how many sessions there were when a worse day after was last told. `worse_run`: worse days
    told in a row. `sore_since` and `sore_on`: first and last day of telling them without a "no" between.
    `worn_out`: the day on which the back was clearly worse at the end. `rest_from`: no growth for a week.
    `locked`, `paused`: since when. `screened`: when the checklist last found nothing. `seen`: when a
    professional was last asked about it all. `new`: where an exercise that was never done would begin.
    """

    courses: Mapping[str, Course] = field(default_factory=dict)
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
    new: Course = NEW

    def course(self, exercise: str) -> Course:
        """The course of one exercise, as its last session left it."""
        return self.courses.get(exercise, self.new)

    def course_on(self, exercise: str, today: date) -> Course:
        """The course of one exercise today: what the days since the last session cost is taken off (CONTENT 6)."""
        return courses.after_gap(self.course(exercise), self.gap(today))

    def gap(self, today: date) -> int:
        """Days since the last session; 0 before the first. A day repeated on a journey west is no gap."""
        return 0 if self.last is None else max(0, (today - self.last).days)

    def away(self, today: date) -> int:
        """Days without a session before today, whether or not there was one today already."""
        return self.gap(today) or self.last_gap

    def resting(self, today: date) -> bool:
        """Whether nothing may grow today (CONTENT 5.4: a week after a bad end, or a worse next day)."""
        return self.rest_from is not None and (today - self.rest_from).days < REST_DAYS


def tell_story(sittings: Iterable[Sitting], so_far: Story | None = None) -> Story:
    """The story that these sittings tell, in their order, going on from `so_far`."""
    story = so_far or Story()
    for sitting in sittings:
        story = follow(story, sitting)
    return story


def follow(story: Story, sitting: Sitting) -> Story:
    """The story, one sitting further."""
    day, events, answers = sitting.local_date, sitting.events, told(sitting.events)
    for event in events:
        if event.kind in _WORDS:
            story = _after_word(story, event, day)
    story = _after_next_day(story, answers.get("worse_next_day"), day)
    if any(event.kind is Kind.STARTED for event in events):
        story = _after_start(story, day)
    story = _after_exercises(story, felt(events), day)
    story = _after_scores(story, answers, day)
    for event in events:
        if event.kind in _OFFERS:
            story = _after_offer(story, event, day)
    return story


_WORDS = {Kind.SCREENED, Kind.CLEARED, Kind.CONFIRMED, Kind.PARKED, Kind.BROUGHT_BACK}
_OFFERS = {Kind.GROWN, Kind.DECLINED}


def after_worse_day(story: Story, day: date) -> Story:
    """The story, if today's answer is that the back was worse the day after last time."""
    return _after_next_day(story, Hurt.YES, day)


def _with(story: Story, exercise: str, course: Course) -> Story:
    return replace(story, courses={**story.courses, exercise: course})


def _all(story: Story, change: Callable[[Course], Course]) -> Story:
    return replace(story, courses={name: change(course) for name, course in story.courses.items()})


# What a session brings -----------------------------------------------------------------------------------


def _after_start(story: Story, day: date) -> Story:
    """A session begins: what the days since the last one have cost is now lost (CONTENT 6, gaps)."""
    gap = story.gap(day)
    return replace(
        story,
        courses={name: courses.after_gap(course, gap) for name, course in story.courses.items()},
        new=courses.after_gap(story.new, gap),
        sessions=story.sessions + 1,
        first=story.first or day,
        last=max(story.last or day, day),
        last_gap=gap or story.last_gap,
    )


def _after_exercises(story: Story, all_felt: Iterable[Felt], day: date) -> Story:
    """Exercises were done, or at least begun. What pain has parked twice asks the checklist again (CONTENT 4.3)."""
    after, again = dict(story.courses), story.screen_again
    for one in all_felt:
        before = story.course(one.exercise)
        after[one.exercise] = course = courses.after_session(before, one, day)
        again = again or (course.parkings > before.parkings and course.parkings >= PARKED_TWICE)
    return replace(story, courses=after, screen_again=again)


def _after_next_day(story: Story, answer: Value, day: date) -> Story:
    """Was the back worse the day after last time? Told twice about the same session, it counts once.

    CONTENT 5.4: yes is one level back and a week without growth; twice running pauses until confirmed.
    CONTENT 6.2: sessions with a worse day after do not count towards a step.
    """
    match answer:
        case Hurt.NO:
            return replace(story, worse_run=0, sore_since=None, sore_on=None)
        case Hurt.A_LITTLE:
            story = replace(_all(story, courses.counting_anew), worse_run=0)
        case Hurt.YES if story.worse_about != story.sessions:
            story = _lower(_all(story, courses.counting_anew), day)
            run = story.worse_run + 1
            paused = story.paused or (day if run >= WORSE_RUNNING else None)
            story = replace(story, worse_run=run, worse_about=story.sessions, paused=paused)
        case _:
            return story
    return replace(story, sore_since=story.sore_since or day, sore_on=day)


def _after_scores(story: Story, answers: Mapping[str, Value], day: date) -> Story:
    """Pain before and after. 2 or more worse at the end: one level back, a week without growth (CONTENT 5.4)."""
    before, after = score(answers.get("pain_before")), score(answers.get("pain_after"))
    if before is not None:
        story = replace(story, scores=(*story.scores, (day, before)))
    return replace(_lower(story, day), worn_out=day) if worse_after(before, after) else story


def _lower(story: Story, day: date) -> Story:
    return replace(_all(story, lambda course: courses.back(course, ONE_LEVEL)), rest_from=day)


def _after_offer(story: Story, event: Event, day: date) -> Story:
    """A step was taken or refused. None is taken in a week without growth, whatever was written down."""
    if event.exercise is None or (event.kind is Kind.GROWN and story.resting(day)):
        return story
    change = courses.grown if event.kind is Kind.GROWN else courses.declined
    return _with(story, event.exercise, change(story.course(event.exercise)))


# What is said or done by hand ----------------------------------------------------------------------------


def _after_word(story: Story, event: Event, day: date) -> Story:
    """A checklist, a clearance, a confirmation; an exercise parked or brought back."""
    if event.exercise is not None:
        return _after_hand(story, event, event.exercise, day)
    match event.kind:
        case Kind.SCREENED:
            return _after_checklist(story, event, day)
        case Kind.CLEARED:
            free = replace(story, locked=None, red_flag=False, paused=None, worse_run=0)
            return replace(free, screened=day, screen_again=False, seen=day, sore_since=None, sore_on=None)
        case Kind.CONFIRMED:
            return replace(story, paused=None, worse_run=0)
        case _:
            return story


def _after_checklist(story: Story, event: Event, day: date) -> Story:
    """CONTENT 4.3: a yes locks; asked again and answered with no, it is free. CONTENT 5.4: a red flag stays."""
    red_flag = bool(event.body.get("red_flag"))
    if red_flag or event.body.get("fits"):
        return replace(story, locked=day, red_flag=story.red_flag or red_flag)
    if story.red_flag:
        return story
    return replace(story, locked=None, screened=day, screen_again=False)


def _after_hand(story: Story, event: Event, exercise: str, day: date) -> Story:
    course = story.course(exercise)
    match event.kind:
        case Kind.PARKED:
            return _with(story, exercise, courses.park(course, day))
        case Kind.CLEARED:
            return _with(story, exercise, courses.cleared(course))
        case Kind.BROUGHT_BACK:
            course = courses.cleared(course) if event.body.get("cleared") else course
            return _with(story, exercise, courses.bring_back(course, day))
        case _:
            return story

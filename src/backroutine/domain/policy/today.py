"""What holds for the whole person today: whether to begin at all, with what, and what to say first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from backroutine.domain.exercises.exercise import Exercise
from backroutine.domain.policy.dose import dose, for_today
from backroutine.domain.policy.person import Person, after_worse_day
from backroutine.domain.policy.progression import LOWER_FROM, Progression, Standing
from backroutine.domain.policy.rules import threshold
from backroutine.domain.policy.see_a_doctor import Advice, reasons, to_say
from backroutine.domain.values import NamedTuple
from backroutine.domain.words.filling import day as said
from backroutine.domain.words.filling import tell

FEWEST = threshold("too-few-left", "exercises")
SCREEN_DAYS = threshold("safety-page", "days")
SCREEN_AWAY = threshold("safety-page", "away")


class Today(NamedTuple):
    """What a person's record means for one day."""

    person: Person
    day: date

    def progression(self, exercise: str) -> Progression:
        """The progression of one exercise as it is today."""
        return self.person.progression_on(exercise, self.day)

    def dosed(self, exercises: Sequence[Exercise]) -> tuple[Exercise, ...]:
        """Those that are not left out, in their order, each with today's dose."""
        found = (for_today(exercise, self.progression(exercise.id)) for exercise in exercises)
        return tuple(exercise for exercise in found if exercise is not None)

    @property
    def locked(self) -> bool:
        """Whether the checklist or a red flag says no, and nobody has cleared it."""
        return self.person.locked is not None

    @property
    def paused(self) -> bool:
        """Whether two worse days running wait for the person to confirm."""
        return self.person.paused is not None

    @property
    def worn_out(self) -> bool:
        """Whether a session of today ended with clearly more pain: no more today."""
        return self.person.worn_out == self.day

    @property
    def checklist_due(self) -> bool:
        """Whether the checklist is to be asked.

        At first, after 30 days away, after something was parked twice, and every three months.
        """
        person = self.person
        if person.screened is None or person.screen_again:
            return True
        away = person.gap(self.day) >= SCREEN_AWAY and person.screened < self.day
        return away or (self.day - person.screened).days >= SCREEN_DAYS

    @property
    def one_worse_day(self) -> bool:
        """Whether the last answer was that the day after was worse: one more pauses the routine."""
        return self.person.worse_run == 1 and self.person.worse_about < self.person.sessions

    @property
    def doctor(self) -> tuple[Advice, ...]:
        """Reasons to suggest a doctor or physiotherapist, the most pressing first."""
        return reasons(self.person, self.day)

    def too_few(self, routine: Sequence[str]) -> bool:
        """Whether pain has left fewer than two exercises of a routine (all its ids) to do."""
        progressions = [self.progression(exercise) for exercise in dict.fromkeys(routine)]
        left = [progression for progression in progressions if not progression.left_out]
        return len(left) < FEWEST and any(progression.left_out_for_pain for progression in progressions)

    def careful(self, exercises: Sequence[Exercise]) -> tuple[str, ...]:
        """The ids of those that are new to this person, or again: never done, just come back, or after 30 days away."""
        return tuple(exercise.id for exercise in exercises if self._new(exercise.id))

    def _new(self, exercise: str) -> bool:
        if exercise not in self.person.progressions:
            return True
        progression = self.progression(exercise)
        returned = progression.standing is Standing.TRIAL and not (progression.rung or progression.noes)
        return returned or progression.first_time

    def if_worse(self) -> Today:
        """Today, if the answer is that the day after was worse: to begin one level lower at once."""
        return Today(after_worse_day(self.person, self.day), self.day)

    def lower(self, exercises: Sequence[Exercise]) -> bool:
        """Whether the days away make any dose lower than it was."""
        before = (dose(exercise, self.person.progression(exercise.id)) for exercise in exercises)
        return tuple(before) != tuple(dose(exercise, self.progression(exercise.id)) for exercise in exercises)

    def greeting(self, exercises: Sequence[Exercise]) -> str:
        """What is said first after a week away or more, without blame; else empty."""
        if self.person.gap(self.day) < LOWER_FROM:
            return ""
        return tell("welcome-back.lower" if self.lower(exercises) else "welcome-back")

    def advice(self, but: Collection[Advice] = ()) -> tuple[str, ...]:
        """The reasons to see somebody, as sentences, `but` those that were told already; empty if there are none."""
        told = tuple(
            tell(f"doctor.{reason}") for reason in to_say(self.person, self.day) if reason not in but
        )
        return (tell("doctor"), *told) if told else ()

    def stop(self) -> str:
        """Why no session is to begin today, in a sentence; empty if one may."""
        person = self.person
        if person.locked is not None:
            key = "locked.red-flag" if person.red_flag else "locked"
            return tell(key, date=said(person.locked.isoformat()))
        if self.paused:
            return tell("paused.worse")
        return tell("worn-out") if self.worn_out else ""

"""Whether there is a session today and, if so, which: what is asked first, what is said, and what is played.

One value, computed once a start. Whoever has it decides nothing about backs any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from backroutine.domain.plan.plan import Recipe
from backroutine.domain.policy.offers import Offer, prospects
from backroutine.domain.policy.person import Person
from backroutine.domain.policy.today import Today
from backroutine.domain.record.sessions import Past
from backroutine.domain.session.state import Ask, Options
from backroutine.domain.today.earlier import Earlier
from backroutine.domain.today.recipe import Files, Wish, left_out, recipe
from backroutine.domain.values import NamedTuple
from backroutine.domain.words import filling, safety_page
from backroutine.domain.words.filling import tell


class SessionForToday(NamedTuple):
    """The session to begin.

    `lines` are shown with the welcome; with the safety question they are its page. `asks` are the questions before
    the first step. `lower` is to be played instead if the answer is that the day after last time was worse; with
    `worse_before`, the second such day running, none is. `offers` may be made at its end.
    """

    recipe: Recipe
    lower: Recipe | None = None
    lines: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    offers: tuple[Offer, ...] = ()
    worse_before: bool = False

    def options(
        self, *, patient: bool, wait: bool, attended: bool = True, earlier: Earlier | None = None
    ) -> Options:
        """How it is played, as in `Options`; with an `earlier` one to carry on, or not."""
        return Options(
            asks=self.asks,
            attended=attended,
            patient=patient,
            wait=wait,
            earlier=earlier.exercise if earlier else "",
            earlier_in=earlier.plan.recipe.name if earlier else "",
            earlier_left=earlier.left if earlier else 0,
            offers=self.offers,
            lower=self.lower,
            worse_before=self.worse_before,
        )


class NotToday(NamedTuple):
    """Why none is to begin. Where a yes to `question` is enough, `confirmed` is the session that then begins."""

    reasons: tuple[str, ...]
    question: str = ""
    confirmed: SessionForToday | None = None


def session_for_today(
    wish: Wish, files: Files, person: Person, day: date, past: Iterable[Past] = ()
) -> SessionForToday | NotToday:
    """The session for this wish on this day, or why there is none. `past`: the sessions since yesterday.

    A rehearsal may always be: it asks nothing and says nothing of the record. Raises WrongUsage for a wish that cannot
    be, such as an exercise that the routine does not hold.
    """
    today = Today(person, day)
    if wish.rehearse:
        return SessionForToday(recipe(wish, files, today, past))
    # The safety page is shown again, for it may no longer fit (rules: safety-yes-waits, warning-sign-stops).
    if today.locked:
        return NotToday((today.stop(),)) if person.red_flag else _session(wish, files, today, past)
    if today.too_few([entry.exercise for entry in files.routine.exercises]):
        return NotToday((*_left_out(files, today), tell("too-few"), *today.advice()))
    if today.paused:
        question = f"{today.stop()} {tell('paused.ask')}"
        return NotToday((today.stop(), *today.advice()), question, _session(wish, files, today, past))
    if today.stop():
        return NotToday((today.stop(),))
    return _session(wish, files, today, past)


def _session(wish: Wish, files: Files, today: Today, past: Iterable[Past]) -> SessionForToday:
    asks = _asks(today)
    return SessionForToday(
        recipe=recipe(wish, files, today, past),
        lower=recipe(wish, files, today.if_worse(), past),
        lines=_lines(files, today, asks),
        asks=asks,
        offers=prospects(today.person, files.usual, today.day),
        worse_before=today.one_worse_day,
    )


def _left_out(files: Files, today: Today) -> tuple[str, ...]:
    gone = left_out(today.person, files.usual)
    return tuple(filling.left_out(one.name, one.reason, one.since) for one in gone)


def _asks(today: Today) -> tuple[Ask, ...]:
    """The questions before the first step, as far as they are due."""
    last = today.person.last
    due = (
        (Ask.SAFETY, today.checklist_due or today.locked),
        (Ask.PAIN_BEFORE, True),
        (Ask.NEXT_DAY, last is not None and last < today.day),
    )
    return tuple(ask for ask, wanted in due if wanted)


def _lines(files: Files, today: Today, asks: Iterable[Ask]) -> tuple[str, ...]:
    """What is shown with the welcome; with the safety question, its page."""
    if Ask.SAFETY in asks:
        before = (today.stop(),) if today.locked else ()
        return (*before, *safety_page.short(), *safety_page.warning_signs())
    greeting = today.greeting(files.usual)
    return (*((greeting,) if greeting else ()), *today.advice())

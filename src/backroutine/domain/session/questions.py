"""The questions of a session: how long they wait, what they sound like, what a key answers, and which are due.

A question has its time (rule: unanswered-is-never-no); pain is told from 0 to 10.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from backroutine.domain.plan.steps import Cue, Tone
from backroutine.domain.policy.offers import Offer, due
from backroutine.domain.policy.pain import ends_session, has_leg_signs
from backroutine.domain.policy.rules import threshold
from backroutine.domain.record.events import Hurt, Outcome, Result, Value
from backroutine.domain.session.keys import Key, Mode
from backroutine.domain.session.results import offer_of
from backroutine.domain.session.state import Ask, Options, Question, Session
from backroutine.domain.words.filling import tell

ANSWER_SECONDS = threshold("unanswered-is-never-no", "seconds")
SORE = threshold("sore-at-the-start", "points")  # of ten
GO_ON_SECONDS = threshold("waits-after-a-yes", "seconds")  # then it says once more that it waits
GO_ON_AT_MOST = (
    threshold("waits-after-a-yes", "minutes") * 60
)  # and at last ends, kindly: whoever lies there needs no voice that counts
WRITING_SECONDS = 120.0  # to read a list, or once a note has been begun, from its last letter
MOST_PAIN = 10
LONGEST_NOTE = 500  # characters
_PAINS = {str(pain) for pain in range(MOST_PAIN + 1)}

_MODES = {
    Ask.SAFETY: Mode.SAFETY,
    Ask.PAIN_BEFORE: Mode.NUMBER,
    Ask.NEXT_DAY: Mode.NEXT_DAY,
    Ask.HURT: Mode.HURT,
    Ask.LEG: Mode.YES_NO,
    Ask.STRENGTH: Mode.NUMBER,
    Ask.NOTE: Mode.NOTE,
    Ask.DAY: Mode.NOTE,
    Ask.PAIN_AFTER: Mode.NUMBER,
    Ask.REVIEW: Mode.REVIEW,
    Ask.WARNING: Mode.WARNING,
    Ask.GROW: Mode.YES_NO,
    Ask.STRONG_START: Mode.STRONG_START,
    Ask.CHEST: Mode.YES_NO,
    Ask.GO_ON: Mode.GO_ON,
}
TO_BE_SEEN = {Ask.SAFETY, Ask.WARNING, Ask.CHEST, Ask.STRONG_START}  # before any key is their answer
_AT_THE_START = {Ask.SAFETY, Ask.PAIN_BEFORE, Ask.NEXT_DAY, Ask.STRONG_START}
_TO_READ = {Ask.DAY, Ask.SAFETY, Ask.WARNING}
_HOW_MUCH = {Key.NO: Hurt.NO, Key.A_LITTLE: Hurt.A_LITTLE, Key.YES: Hurt.YES}


def mode_of(session: Session, question: Question) -> Mode:
    """What keys mean while `question` is open; at the end there is no exercise to go back to."""
    if question.ask is not Ask.HURT or not session.closing:
        return _MODES[question.ask]
    return Mode.HURT_AFTERWARDS if session.afterwards else Mode.HURT_AGAIN


def until(question: Question, now: float, options: Options, typed: str = "") -> float | None:
    """When `question` is taken as unanswered; None if it waits for ever."""
    if options.wait or (options.patient and question.ask in _AT_THE_START):
        return None
    if question.ask is Ask.GO_ON:
        return now + GO_ON_SECONDS
    long = question.ask in _TO_READ or (typed and question.ask is Ask.NOTE)
    return now + (WRITING_SECONDS if long else ANSWER_SECONDS)


def cue(session: Session, question: Question, before: str = "") -> Cue:
    """How `question` sounds; `before` is said in the same breath.

    Where only names are said, the question that comes after every exercise is short, and all others are whole: no tone can
    tell which of them waits for an answer.
    """
    key = _key(session, question)
    if question.ask is Ask.HURT and session.closing:
        key = "hurt.of"
    elif question.ask is Ask.HURT and all(result.hurt is None for result in session.results):
        key = "hurt.first"
    said = tell(f"say.{key}", exercise=_name(session, question), offer=_offer_text(session, question))
    names = tell("names.hurt") if question.ask is Ask.HURT and not session.closing else said
    return Cue(0.0, f"{before} {said}".strip(), f"{before} {names}".strip(), Tone.QUESTION)


def text(session: Session, question: Question) -> str:
    """How `question` is shown."""
    offer = _offer_text(session, question)
    return tell(f"ask.{_key(session, question)}", exercise=_name(session, question), offer=offer)


def _key(session: Session, question: Question) -> str:
    """Which words ask: of a session that was done elsewhere, "now" would be wrong."""
    then = session.afterwards and question.ask in {Ask.PAIN_BEFORE, Ask.PAIN_AFTER}
    return f"{question.ask}.then" if then else str(question.ask)


def _name(session: Session, question: Question) -> str:
    return "" if question.number is None else session.plan.exercises[question.number].name


def _offer_text(session: Session, question: Question) -> str:
    offer = offer_of(session, question)
    return offer.text if offer and question.ask is Ask.GROW else ""


def answer(question: Question, key: Key, typed: str) -> Value:
    """What `key` (or what was typed) says to `question`; None if nothing was said."""
    match question.ask:
        case Ask.HURT if key is Key.NOT_DONE:
            return Outcome.SKIPPED
        case Ask.HURT | Ask.NEXT_DAY:
            return _HOW_MUCH.get(key)
        case Ask.SAFETY | Ask.LEG | Ask.WARNING | Ask.GROW | Ask.CHEST:
            return {Key.YES: True, Key.NO: False}.get(key)
        case Ask.STRONG_START:
            return key is Key.YES  # no answer is no
        case Ask.GO_ON:
            return True if key is Key.READY else None
        case Ask.PAIN_BEFORE | Ask.PAIN_AFTER | Ask.STRENGTH:
            return int(typed) if typed else None
        case Ask.NOTE | Ask.DAY:
            return typed.strip() or None
        case Ask.REVIEW:
            return None
        case _:
            assert_never(question.ask)


def write(question: Question, typed: str, stroke: str) -> str:
    """What stands there after one more character; what cannot be part of an answer changes nothing."""
    if question.ask in {Ask.SAFETY, Ask.WARNING}:
        return typed + "."  # another part of the page
    text = typed + (" " if stroke == "space" else stroke)
    if question.ask in {Ask.NOTE, Ask.DAY}:
        return text[:LONGEST_NOTE]
    return text if text in _PAINS else typed


def refuses(question: Question, typed: str, stroke: str) -> bool:
    """Whether a digit was typed that makes no number from 0 to 10."""
    return _MODES[question.ask] is Mode.NUMBER and write(question, typed, stroke) == typed


def is_digits(text: str) -> bool:
    """Whether `text` is a number as it is typed here."""
    return text.isascii() and text.isdigit()


def follow_up(question: Question, value: Value) -> tuple[Question, ...]:
    """What is asked next because of this answer: after a yes all that may end the session, before anything goes on."""
    if question.ask is Ask.HURT and value is Hurt.YES:
        return after_yes(question.number)
    sore = question.ask is Ask.PAIN_BEFORE and isinstance(value, int) and value >= SORE
    return (Question(Ask.STRONG_START),) if sore else ()


def after_yes(number: int | None) -> tuple[Question, ...]:
    """What is asked at once after a yes."""
    return tuple(Question(ask, number) for ask in (Ask.LEG, Ask.STRENGTH, Ask.GO_ON))


def closing(session: Session) -> Question | None:
    """The next question at the end of a session, None when all are asked.

    The warning signs come first, and once more at last if nobody answered.
    """
    warning = [Question(Ask.WARNING)] if any(map(has_leg_signs, session.results)) else []
    wanted = [*warning, *_closing(session.results), *_growing(session)]
    due_now = next((question for question in wanted if question not in session.asked), None)
    once_more = due_now is None and session.warned is None and session.asked.count(Question(Ask.WARNING)) == 1
    return Question(Ask.WARNING) if once_more else due_now


def applies(session: Session, question: Question) -> bool:
    """Whether a question still makes sense: how strong it was, only if it hurt; going on, if there is more to do."""
    if question.ask is Ask.GO_ON:
        more = session.plan.section(session.at)[1] < len(session.plan) if session.step else False
        return more and ends_session(session.plan.ids, session.results) is None
    if question.ask is Ask.STRONG_START:
        return session.afterwards is None  # there is nothing to go on with
    if question.number is None or question.ask not in {Ask.STRENGTH, Ask.NOTE}:
        return True
    return session.results[question.number].hurts


def earned(session: Session) -> tuple[Offer, ...]:
    """The steps up that this session has earned."""
    worse = session.worse is not None and session.worse.hurts
    pain = session.pain_before, session.pain_after
    return due(session.options.offers, session.plan.ids, session.results, pain, worse_next_day=worse)


def _growing(session: Session) -> list[Question]:
    return [
        Question(Ask.GROW, session.plan.ids.index(offer.exercise))
        for offer in earned(session)
        if not offer.at_cap
    ]


def _closing(results: Sequence[Result]) -> list[Question]:
    numbered = list(enumerate(results))
    open_ = [
        Question(Ask.HURT, i)
        for i, r in numbered
        if r.hurt is Hurt.UNANSWERED or (r.hurt is None and was_done(r))
    ]
    legs = [Question(Ask.LEG, i) for i, r in numbered if r.hurt is Hurt.YES and r.leg_signs is None]
    felt = [(i, r) for i, r in numbered if r.hurts]
    strong = [
        Question(ask, i)
        for i, r in felt
        for ask, known in ((Ask.STRENGTH, r.strength is not None), (Ask.NOTE, bool(r.note)))
        if not known
    ]
    review = [Question(Ask.REVIEW)] if any(r.hurt for r in results) else []
    return [*open_, *legs, *strong, Question(Ask.PAIN_AFTER), *review]


def was_done(result: Result) -> bool:
    """Whether there was anything that could have hurt."""
    return result.reps_done > 0 or result.outcome is Outcome.HURT

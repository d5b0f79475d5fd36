"""The rules about backs: one table of what the program does with a person's answers, how much of it, and why.

Wherever the code keeps a rule it names its id, as in (rule: yes-parks), and takes the numbers from here. What has a
source says so; the rest is our own cautious choice, which nobody but us has reviewed. `backroutine rules` prints it.
"""

from __future__ import annotations

from backroutine.domain.values import NamedTuple

OURS = "Our cautious choice."


class Rule(NamedTuple):
    """One rule. `says` has a brace for each of its `thresholds`; `source` is what the numbers rest on."""

    says: str
    source: str = OURS
    thresholds: dict[str, int] = {}  # noqa: RUF012 - a rule without numbers; nobody adds to it

    @property
    def text(self) -> str:
        """The sentence for people, with its numbers."""
        return self.says.format(**self.thresholds)


BEFORE = {
    "safety-page": Rule(
        "The safety page is asked before the first session, after {away} days away, every {days} days, and when"
        " something has been left out {parkings} times because it hurt.",
        "Our cautious choice: a short list, for gentle movements. Screening forms made for hard training are longer.",
        {"away": 30, "days": 90, "parkings": 2},
    ),
    "safety-yes-waits": Rule(
        "If something on the safety page fits you, no session begins until it fits no more, or until you note who"
        " said that it is fine.",
    ),
    "warning-sign-stops": Rule(
        "A warning sign ends everything, and no session begins until you note that it was looked at. The signs are"
        " shown, never counted or weighed.",
        "Finucane and others 2020, International framework for red flags; lists of NHS services; the cauda equina"
        " card. Where they differ, the stricter one stands.",
    ),
    "safety-page-unanswered": Rule("A safety page that nobody answers begins no session."),
    "sore-at-the-start": Rule(
        "If your back is at {points} or more of 10 at the start, you are told that this is more than these exercises are"
        " meant for, and asked whether to go on; no answer is no.",
        thresholds={"points": 7},
    ),
    "two-worse-days": Rule(
        "If your back was worse the day after, {running} times running, the routine pauses until you say that you"
        " would like to go on.",
        thresholds={"running": 2},
    ),
    "sorer-at-the-end": Rule(
        "If your back is {points} or more of 10 worse at the end than at the start, that is enough for the"
        " day.",
        "A change of 2 points is usually held to matter: Ostelo and others 2008; Suzuki and others 2020.",
        {"points": 2},
    ),
    "too-few-left": Rule(
        "If pain has left fewer than {exercises} exercises of a routine, it is not done: somebody should say what fits.",
        thresholds={"exercises": 2},
    ),
    "core-rests": Rule(
        "Core work has a day of rest between, unless you ask for it.",
        "Our cautious choice; strengthening is usually not done daily.",
    ),
    "warm-up-minutes": Rule(
        "The warm-up takes {least} to {most} minutes, usually {usual}.",
        "The article gives 5 to 7 minutes.",
        {"least": 5, "most": 7, "usual": 6},
    ),
}

DURING = {
    "unanswered-is-never-no": Rule(
        "A question that nobody answers within {seconds} seconds is unanswered: never a no, and never pain-free.",
        thresholds={"seconds": 20},
    ),
    "yes-parks": Rule(
        "What hurts is stopped at once and left out from then on, for at least {days} days.",
        "The article: what hurts is not to be done. NHS inform: soreness settles within 2 to 5 days, and minor"
        " injuries rest for 2 to 3. The week is our choice.",
        {"days": 7},
    ),
    "a-little-eases": Rule(
        "What hurts a little is done no more that day; from the next session it has {fewer} reps fewer, its shortest"
        " hold and a smaller movement, until {sessions} sessions in a row go without pain.",
        "Our cautious choice, stricter than programmes with a therapist, some of which allow pain up to 4 or 5 of 10.",
        {"fewer": 2, "sessions": 2},
    ),
    "a-little-again-parks": Rule(
        "What hurts a little once more while it is eased, or on trial, is left out."
    ),
    "four-is-yes": Rule(
        "A little that is {points} of 10 or more counts as a yes.",
        "Traffic-light leaflets of NHS services and the pain-monitoring model begin to be wary at 4 or 5.",
        {"points": 4},
    ),
    "strong-pain": Rule(
        "Pain of {points} of 10 or more counts as a yes whatever was answered, ends the session, and the exercise comes"
        " back only once a professional was asked.",
        "Traffic-light leaflets say stop from 6 or 8 of 10; there are no agreed limits.",
        {"points": 7},
    ),
    "leg-signs": Rule(
        "Pain, numbness or tingling down a leg ends the session and shows the warning signs; the exercise comes back"
        " only once a professional was asked.",
        "Lists of NHS services on when to get help.",
    ),
    "waits-after-a-yes": Rule(
        "After a yes the session waits until you go on: after {seconds} seconds it says so, after {minutes} minutes it"
        " ends.",
        thresholds={"seconds": 60, "minutes": 10},
    ),
    "signs-in-the-warm-up": Rule(
        "If it hurts in the warm-up you are asked about chest, breath and dizziness; a yes is a warning sign.",
        "Newcastle Hospitals, Exercise and your health: ask before the next session, sooner if it is severe.",
    ),
    "two-hurt": Rule(
        "A yes to {exercises} different exercises ends the session.", thresholds={"exercises": 2}
    ),
}

NEXT_TIME = {
    "never-back-by-itself": Rule(
        "What was left out never comes back by itself: you ask for it, and confirm that daily life is free of the pain.",
        "The article: ask a professional which exercises fit you.",
    ),
    "back-as-usual": Rule(
        "It may come back once your last {scores} scores at the start are no more than {points} above your usual one.",
        thresholds={"scores": 2, "points": 1},
    ),
    "trial-begins-small": Rule(
        "It comes back as a trial of {reps} reps with the shortest hold, one rep more for every {sessions} sessions"
        " without pain; at {ends} reps the trial is over.",
        "Sherwood Forest Hospitals, Back Pain Unit: try again once settled, with much less.",
        {"reps": 2, "sessions": 2, "ends": 5},
    ),
    "hurt-again-retires": Rule(
        "What hurts within {days} days of its return stays out until a professional was asked.",
        thresholds={"days": 30},
    ),
    "worse-day-lowers": Rule(
        "If your back was worse the day after, or sorer at the end, everything is lowered at once: by a step, or by {reps}"
        " rep where there is no step to take. What was taken comes back by the steps that are offered.",
        "Royal Orthopaedic Hospital: discomfort should be gone within 24 hours. How much less is our choice.",
        {"reps": 1},
    ),
    "two-reps-are-left": Rule(
        "Whatever is taken away, {reps} reps are left, unless the exercise has fewer of its own.",
        thresholds={"reps": 2},
    ),
    "nothing-grows-for-a-week": Rule(
        "After a worse day or a sorer end nothing grows for {days} days.",
        "Sherwood Forest Hospitals: the same amount for at least a week, then a small step.",
        {"days": 7},
    ),
}

GROWING = {
    "growth-is-offered": Rule(
        "After {sessions} sessions without pain over at least {days} days you are asked whether you would like a step"
        " more. The usual answer is no.",
        "NHS inform adds 1 or 2 every few days, Sherwood Forest Hospitals waits a week: the slower of the two.",
        {"sessions": 6, "days": 7},
    ),
    "growth-asks-again": Rule(
        "Once refused, a step is offered again after {sessions} more such sessions.",
        thresholds={"sessions": 3},
    ),
    "growth-is-small": Rule(
        "A step is one rep, or {seconds} second of a hold that may grow, which goes first; {reps} reps are the most, and"
        " at most {exercises} exercises take a step in one session.",
        "Upper ends seen: 8 to 10 (NHS), 10 (AAOS, UC Berkeley, George Eliot Hospital).",
        {"seconds": 1, "reps": 10, "exercises": 2},
    ),
}

AWAY = {
    "days-away": Rule(
        "After {first} to {last} days away nothing grows that day.",
        "Our cautious choice; the article says that a few missed days are noticed.",
        {"first": 4, "last": 6},
    ),
    "a-week-away": Rule(
        "After {days} days away everything begins {steps} steps lower, but not below where it started.",
        "Our cautious choice, as one popular source has it after more than a week.",
        {"days": 7, "steps": 2},
    ),
    "two-weeks-away": Rule(
        "After {days} days away everything begins where it started.", thresholds={"days": 14}
    ),
    "a-month-away": Rule(
        "After {days} days away it is the first time again: {reps} reps, and the safety page.",
        thresholds={"days": 30, "reps": 3},
    ),
}

SEE_SOMEBODY = {
    "hurt-twice": Rule(
        "An exercise that has hurt {times} times is a reason to see a doctor or physiotherapist; so is any sign above that"
        " ends a session.",
        thresholds={"times": 2},
    ),
    "two-parked": Rule(
        "So is it when {exercises} exercises or more are left out because they hurt.",
        thresholds={"exercises": 2},
    ),
    "pain-up": Rule(
        "So is a back that is {points} or more of 10 sorer this week than the week before, by the mean of at least"
        " {scores} scores in each.",
        "A change of 2 points is usually held to matter: Ostelo and others 2008.",
        {"points": 2, "scores": 2},
    ),
    "no-better": Rule(
        "So is a back that is no better after {days} days.",
        "NHS inform says 2 weeks, NHS a few: the shorter.",
        {"days": 14},
    ),
    "sore-for-days": Rule(
        "So is a back that has stayed sore for more than {days} days.",
        "NHS inform, Pain and injuries after exercise.",
        {"days": 5},
    ),
}

GROUPS = {
    "Before a session": BEFORE,
    "While you exercise": DURING,
    "From one session to the next": NEXT_TIME,
    "A little more": GROWING,
    "After days away": AWAY,
    "Time to see somebody": SEE_SOMEBODY,
}

RULES: dict[str, Rule] = {rule_id: rule for group in GROUPS.values() for rule_id, rule in group.items()}

NEVER = (
    "It never diagnoses, treats or promises anything, and never says what is wrong with a back.",
    "It never takes silence for a no.",
    "It never brings back by itself what has hurt.",
    "It never makes anything more without asking, and never because nobody answered.",
    "It never asks anybody to carry on through pain.",
    "It never counts a streak that a missed day could break.",
    "It never sends anything anywhere.",
)


def threshold(rule: str, name: str) -> int:
    """One number of one rule. Raises KeyError where there is no such rule, or no such number in it."""
    return RULES[rule].thresholds[name]

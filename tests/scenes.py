"""Moments of a session, built by hand, for the tests of everything that is seen.

The words are those of shipped exercises, but they stand here: a better sentence there must not change a picture here.
"""

from __future__ import annotations

from typing import Any

from backroutine.domain.exercises.exercise import Cues, Exercise, Posture, Side, Sides
from backroutine.domain.exercises.routine import Stage, WarmUp
from backroutine.domain.plan.plan import LeftOut, Plan, Recipe, build_plan
from backroutine.domain.plan.steps import StepKind
from backroutine.domain.record.events import Ending, Hurt, Outcome, Result
from backroutine.domain.session.state import (
    Afterwards,
    Ask,
    Asking,
    Leaving,
    Options,
    Over,
    Paused,
    Question,
    Running,
    Session,
    Settling,
    Waiting,
    Welcome,
)
from backroutine.domain.session.status import Status

NOW = 100.0
NOTES = Status(heard="voice: espeak-ng through paplay")
SAFETY = (
    "Gentle exercises, not medical advice.",
    *(f"{n}. One of the reasons to ask a doctor first, told in a whole sentence." for n in range(1, 8)),
    "Any yes: please talk to your doctor or a physiotherapist first.",
)

PELVIC_TILT = Exercise(
    id="pelvic-tilt",
    name="Pelvic tilt",
    position="Lie on your back, knees bent, feet flat on the floor, hip-width apart.",
    action=("Tighten your belly gently and press the small of your back to the floor.", "Breathe on."),
    hold_seconds=10,
    reps=5,
    sides=Sides.NONE,
    posture=Posture.LYING_BACK,
    cues=Cues(fix="Hips stay down. Shoulders loose."),
)
SIDE_BENDING = Exercise(
    id="side-bending",
    name="Side bending",
    position="Stand tall, feet shoulder-width apart, arms by your sides.",
    action=(
        "Slide your {side} hand down the outside of your thigh, letting that shoulder drop.",
        "Stay facing forward, as if between two walls.",
        "Hold, breathing, then come slowly back up to the middle.",
    ),
    hold_seconds=5,
    reps=5,
    sides=Sides.ALTERNATE,
    cues=Cues("Bend {side}.", "Hold. Keep breathing.", "Slowly up.", "Straight sideways. No lean."),
    ease_out="Come upright slowly, your {side} hand sliding back up your thigh.",
)
BACKWARD_BENDING = Exercise(
    id="backward-bending",
    name="Backward bending",
    position="Stand, feet shoulder-width apart, hands firm on your back at the waist.",
    action=("Lean gently back over your hands, from the waist.",),
    hold_seconds=5,
    reps=5,
    sides=Sides.NONE,
)
WALK = WarmUp(
    "walk",
    "Walk",
    "a little room",
    (
        Stage(60, "Start with an easy stroll. Let your arms swing as they like."),
        Stage(60, "Find a pace that feels good. You can still talk in sentences."),
    ),
)
CARE = (
    "Stand near a wall or a heavy chair if your balance is unsure.",
    "If you feel dizzy, come up and sit down.",
)
LEFT_OUT = LeftOut("hip-rolling", "Hip rolling", "hurt", "2026-05-16")


def plan_of(*exercises: Exercise) -> Plan:
    """A routine of these exercises, or of the three above, with a warm-up and one exercise left out."""
    chosen = exercises or (PELVIC_TILT, SIDE_BENDING, BACKWARD_BENDING)
    return build_plan(Recipe("lower-back", "Lower back", chosen, WALK, 360, (LEFT_OUT,)))


def session_of(plan: Plan, phase: Any, **changes: Any) -> Session:
    """A session in this phase."""
    return Session(plan, Options(), phase, NOW, (Result(),) * len(plan.exercises))._replace(**changes)


def at(plan: Plan, kind: StepKind, left: float, number: int | None = None, **where: Any) -> Session:
    """A session in the first step of this kind (of this exercise, side, rep), with `left` seconds to go."""
    index = next(
        i
        for i, step in enumerate(plan.steps)
        if step.kind is kind
        and step.number == number
        and all(getattr(step, k) == v for k, v in where.items())
    )
    return session_of(plan, Running(NOW - 1, NOW + left), at=index)


def scenes(plan: Plan | None = None) -> dict[str, Session]:
    """Every kind of moment, by name. The plan needs three exercises, the second with two sides."""
    plan = plan or plan_of()
    holding = at(plan, StepKind.HOLD, 3, 1, side=Side.LEFT, rep=3)
    asking = at(plan, StepKind.QUESTION, 0, 1)
    hurting = asking._replace(
        results=(Result(), Result(outcome=Outcome.HURT, hurt=Hurt.YES, reps_done=5), Result())
    )
    getting_ready = at(plan, StepKind.GET_READY, 31, 1)
    careful = build_plan(
        plan.recipe._replace(exercises=tuple(one._replace(safety=CARE) for one in plan.exercises))
    )

    def ask(session: Session, ask: Ask, number: int | None = None, typed: str = "") -> Session:
        return session._replace(phase=Asking(Question(ask, number), NOW + 20, typed))

    answered = (Result(hurt=Hurt.NO, outcome=Outcome.DONE), Result(hurt=Hurt.YES, strength=4), Result())
    return {
        "welcome": session_of(plan, Welcome()),
        "welcome-earlier": session_of(
            plan, Welcome(), options=Options(earlier="Side bending", earlier_in="Lower back", earlier_left=3)
        ),
        "warning": ask(session_of(plan, Welcome(), closing=True), Ask.WARNING),
        "safety": ask(session_of(plan, Welcome()), Ask.SAFETY),
        "pain-before": ask(session_of(plan, Welcome()), Ask.PAIN_BEFORE, typed="4"),
        "next-day": ask(session_of(plan, Welcome()), Ask.NEXT_DAY),
        "warm-up": at(plan, StepKind.WARM_UP, 47),
        "get-ready": getting_ready,
        "take-care": at(careful, StepKind.GET_READY, 4, 1),
        "go-on": ask(hurting, Ask.GO_ON, 1),
        "chest": ask(at(plan, StepKind.WARM_UP, 47), Ask.CHEST),
        "resting": at(plan, StepKind.WARM_UP, 47)._replace(phase=Paused(47, resting=True)),
        "strong-start": ask(session_of(plan, Welcome()), Ask.STRONG_START),
        "number-refused": session_of(plan, Welcome())._replace(
            phase=Asking(Question(Ask.PAIN_BEFORE), None, "1", refused=True)
        ),
        "warned": session_of(plan, Over(Ending.STOPPED, stays=True))._replace(warned=True, started=True),
        "waiting": getting_ready._replace(phase=Waiting()),
        "move": at(plan, StepKind.MOVE, 2, 1, side=Side.LEFT, rep=3),
        "hold-left": holding,
        "hold-right": at(plan, StepKind.HOLD, 4, 1, side=Side.RIGHT, rep=3),
        "release": at(plan, StepKind.RETURN, 1, 1, side=Side.RIGHT, rep=3),
        "rest": at(plan, StepKind.REST, 2, 1, side=Side.LEFT, rep=3),
        "paused": holding._replace(phase=Paused(3)),
        "paused-away": holding._replace(phase=Paused(3, away=True)),
        "settling": holding._replace(phase=Settling(NOW + 2.5, 3)),
        "question": ask(asking, Ask.HURT, 1),
        "question-again": ask(asking, Ask.HURT, 1)._replace(closing=True),
        "question-afterwards": ask(asking, Ask.HURT, 1)._replace(closing=True, afterwards=Afterwards.REVIEW),
        "leg-question": ask(hurting, Ask.LEG, 1),
        "strength": ask(asking, Ask.STRENGTH, 1),
        "note": ask(asking, Ask.NOTE, 1, "a twinge on the way up"),
        "pain-after": ask(asking, Ask.PAIN_AFTER),
        "review": ask(asking, Ask.REVIEW)._replace(results=answered, closing=True),
        "leaving": holding._replace(phase=Leaving(Paused(3))),
        "help": holding._replace(phase=Paused(3), help=True),
        "end": session_of(
            plan,
            Over(Ending.FINISHED),
            at=len(plan),
            credited=960,
            started=True,
            results=(Result(outcome=Outcome.DONE),) * 3,
        ),
    }


def notes_for(name: str) -> Status:
    """What the screen is told beside the session of this name."""
    return NOTES._replace(lines=SAFETY) if name == "safety" else NOTES


# Texts that want to act on a terminal, or to hide: none of them may get through.
HOSTILE = {
    "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "clipboard, ended by ST": "\x1b]52;c;ZXZpbA==\x1b\\",
    "title": "\x1b]0;owned\x07",
    "clear": "\x1b[2J\x1b[H",
    "asks for the cursor": "\x1b[6n",
    "asks what it is": "\x1b[c",
    "link": "\x1b]8;;http://example.invalid\x1b\\here\x1b]8;;\x1b\\",
    "DCS": "\x1bP$q q\x1b\\",
    "never ends": "\x1b]2;unterminated",
    "other screen": "\x1b[?1049l\x1b[?25h",
    "mouse on": "\x1b[?1003h",
    "8-bit CSI": "\x9b2J",
    "8-bit OSC": "\x9d0;owned\x9c",
    "NUL": "a\x00b",
    "backspaces": "safe\x08\x08\x08\x08evil",
    "shift out": "\x0elqqk\x0f",
    "delete": "a\x7fb",
    "carriage return": "good\rbad\r\nworse",
    "bidi": "abc\u202edcba\u202c\u2066x\u2069\u200f",
    "line separator": "one\u2028two\u2029three\x85four\x0bfive\x0csix",
    "half a pair": "lone \ud800 surrogate \udc9b",
}

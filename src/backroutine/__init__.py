"""backroutine: a guided timer for gentle lower-back exercises.

A library that happens to have a command. Load exercises, build a plan, look at its steps; or play it
yourself: `begin`, `press`, `tick` and `wake_at` are the whole session, without a clock, a screen or a sound.

Names are loaded when they are first used, so that `import backroutine` costs next to nothing.
"""

TYPE_CHECKING = False  # type checkers know the name; `typing` itself would double the time of `--version`
if TYPE_CHECKING:
    from backroutine.api import load_exercises, load_plan
    from backroutine.domain.errors import BackroutineError
    from backroutine.domain.exercises.exercise import Exercise, Side, Sides
    from backroutine.domain.plan.plan import Plan, Recipe, build_plan
    from backroutine.domain.plan.steps import Cue, Step
    from backroutine.domain.session.keys import Key
    from backroutine.domain.session.queries import wake_at
    from backroutine.domain.session.session import begin, press, tick
    from backroutine.domain.session.state import Session, Turn

__version__ = "0.1.0"

_WHERE = {
    "BackroutineError": "domain.errors",
    "Cue": "domain.plan.steps",
    "Exercise": "domain.exercises.exercise",
    "Key": "domain.session.keys",
    "Plan": "domain.plan.plan",
    "Recipe": "domain.plan.plan",
    "Session": "domain.session.state",
    "Side": "domain.exercises.exercise",
    "Sides": "domain.exercises.exercise",
    "Step": "domain.plan.steps",
    "Turn": "domain.session.state",
    "begin": "domain.session.session",
    "build_plan": "domain.plan.plan",
    "load_exercises": "api",
    "load_plan": "api",
    "press": "domain.session.session",
    "tick": "domain.session.session",
    "wake_at": "domain.session.queries",
}

__all__ = [
    "BackroutineError",
    "Cue",
    "Exercise",
    "Key",
    "Plan",
    "Recipe",
    "Session",
    "Side",
    "Sides",
    "Step",
    "Turn",
    "__version__",
    "begin",
    "build_plan",
    "load_exercises",
    "load_plan",
    "press",
    "tick",
    "wake_at",
]


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module 'backroutine' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - not needed for `--version`

    return getattr(import_module(f"backroutine.{_WHERE[name]}"), name)


def __dir__() -> list[str]:
    return list(__all__)

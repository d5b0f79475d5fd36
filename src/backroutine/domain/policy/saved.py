"""A person as JSON text and back, so that years of sittings need not be read again while none has been added."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from backroutine.domain.policy.person import Person
from backroutine.domain.policy.progression import Absence, Progression, Reason, Standing

_DAYS_OF_A_PERSON = (
    "first", "last", "sore_since", "sore_on", "worn_out", "rest_from", "locked", "paused", "screened", "seen",
)  # fmt: skip
_DAYS_OF_A_PROGRESSION = ("since", "easy_since", "returned")


def to_json(person: Person) -> str:
    """All that is known of the person, as one line of JSON."""
    return json.dumps(person, default=date.isoformat, separators=(",", ":"))


def from_json(text: str) -> Person:
    """The person that `to_json` of this very version has written down; whoever keeps the text sees to that."""
    kept = Person(*json.loads(text))
    scores: Any = kept.scores
    return kept._replace(
        progressions={name: _progression(values) for name, values in kept.progressions.items()},
        new=_progression(kept.new),
        scores=tuple((date.fromisoformat(day), score) for day, score in scores),
        **_days(kept, *_DAYS_OF_A_PERSON),
    )


def _progression(values: Sequence[Any]) -> Progression:
    kept = Progression(*values)
    absences: Any = kept.absences
    return kept._replace(
        standing=Standing(kept.standing),
        reason=Reason(kept.reason) if kept.reason else "",
        sign=Reason(kept.sign) if kept.sign else "",
        before=_progression(kept.before) if kept.before else None,
        absences=tuple(Absence(*map(date.fromisoformat, days)) for days in absences),
        **_days(kept, *_DAYS_OF_A_PROGRESSION),
    )


def _days(kept: Person | Progression, *names: str) -> dict[str, Any]:
    """Those of the values that are days again; what was none stays None."""
    texts = {name: getattr(kept, name) for name in names}
    return {name: date.fromisoformat(text) for name, text in texts.items() if text}

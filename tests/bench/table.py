"""The one table: medians and their spread, beside a floor and against a budget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median, quantiles
from typing import NamedTuple


class Row(NamedTuple):
    """One thing that was measured several times.

    `floor` was measured in the same rounds; the budget is then a multiple of it, else it is in `unit`. With
    `worst`, the largest sample is held against the budget instead of the median.
    """

    what: str
    samples: Sequence[float]
    unit: str
    budget: float | None = None
    floor: Sequence[float] = ()
    worst: bool = False

    @property
    def ratio(self) -> float | None:
        """How many times the floor: the median of all rounds, each with its own."""
        if not self.floor:
            return None
        return median(a / b for a, b in zip(self.samples, self.floor, strict=True))

    @property
    def past(self) -> bool:
        """Whether the budget is not kept."""
        held = self.ratio or (max(self.samples) if self.worst else median(self.samples))
        return self.budget is not None and held > self.budget

    def __str__(self) -> str:
        low, _, high = quantiles(self.samples, n=4) if len(self.samples) > 1 else (self.samples[0],) * 3
        spread = f"{low:.1f} to {high:.1f}" if len(self.samples) > 1 else ""
        if self.worst:
            spread += f", worst {max(self.samples):.1f}"
        ratio = f"{self.ratio:.2f} x" if self.ratio else ""
        budget = "" if self.budget is None else f"{self.budget:g} {'x' if self.floor else self.unit}"
        verdict = "PAST ITS BUDGET" if self.past else ""
        number = f"{median(self.samples):9.1f} {self.unit:6}"
        return f"{self.what:40} {number} {spread:26} {ratio:>8}  {budget:>10}  {verdict}".rstrip()


def show(title: str, rows: Iterable[Row]) -> bool:
    """Print the rows under a title as they come; whether all kept their budgets."""
    print(f"\n{title:40} {'median':>16} {'quartiles':26} {'ratio':>8}  {'budget':>10}")
    kept = True
    for row in rows:
        print(row, flush=True)
        kept = kept and not row.past
    return kept

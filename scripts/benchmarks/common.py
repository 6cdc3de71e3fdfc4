"""What all measurements share: rows of the report, percentiles, and how much to run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class MeasureError(Exception):
    """A measurement could not be made; the report says why and goes on."""


@dataclass(frozen=True)
class Effort:
    """How much of everything is run."""

    starts: int = 7
    requests: int = 2000
    plans: int = 200
    journeys: int = 30
    seconds: int = 10
    people: int = 20
    times: int = 2
    installs: bool = True
    optima: int = 1000


QUICK = Effort(3, 200, 60, 4, 2, 20, 1, False, 60)


@dataclass(frozen=True)
class Row:
    """One line of the report.

    Attributes:
        what: The figure's name.
        value: The figure, in ``unit``; None where it is a word, then ``word`` says it.
        floor: The floor's figure in the same unit, None where it has none.
        budget: What the design allows, None where it names nothing.
        at_least: Whether the budget is a lower bound.
    """

    what: str
    value: float | None
    unit: str = ""
    floor: float | None = None
    floor_name: str = ""
    budget: float | None = None
    at_least: bool = False
    word: str = ""

    @property
    def met(self) -> str:
        """``yes``, ``no``, or a dash where there is no budget."""
        if self.budget is None or self.value is None:
            return "–"
        if self.at_least:
            return "yes" if self.value >= self.budget else "**no**"
        return "yes" if self.value <= self.budget else "**no**"


@dataclass(frozen=True)
class Section:
    """The rows of one measurement, how they were taken, and a table of details."""

    title: str
    how: str
    rows: list[Row]
    details: list[str] = field(default_factory=list)


def say(text: str) -> None:
    """Tells a person where we are."""
    print(f"    {text}", file=sys.stderr, flush=True)


def percentile(values: Sequence[float], share: float) -> float:
    """Returns the value that ``share`` (0 to 1) of ``values`` do not exceed (nearest rank)."""
    if not values:
        raise MeasureError("nothing was measured")
    ordered = sorted(values)
    return ordered[max(0, -(-round(share * 1000) * len(ordered) // 1000) - 1)]


def milliseconds(values: Sequence[float], share: float) -> float:
    """Returns a percentile of seconds, in milliseconds."""
    return 1000 * percentile(values, share)

"""Distributions counted from a survey, from which single fields can be drawn.

A distribution is kept only where at least `FEWEST` persons of the sample stand behind it; what
is rarer takes the distribution of a wider group. No row of the survey is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

import numpy as np

#: Persons of the sample behind every distribution.
FEWEST = 30

#: Quantiles that describe incomes; the tails beyond are not drawn.
QUANTILES = tuple(q / 100 for q in range(5, 96, 5))

Fields = Mapping[str, str]
Given = tuple[str, ...]


class Person(NamedTuple):
    """A person of a survey, or the part of one that is put into one occupation.

    Attributes:
        fields: What is known; a field that is not asked is absent or empty.
        weight: Persons of the country that it stands for.
        part: 1, or the part of the person.
    """

    fields: Fields
    weight: float
    part: float = 1.0


@dataclass(frozen=True)
class Shares:
    """Values with the share of each.

    Attributes:
        values: In alphabetical order.
        upto: Running sums of the shares; the last is 1.
    """

    values: tuple[str, ...]
    upto: tuple[float, ...]

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Shares:
        """Makes shares of weights, at least one of which is over zero."""
        values = tuple(sorted(value for value, weight in weights.items() if weight > 0))
        total = sum(weights[value] for value in values)
        return cls(values, tuple(upto / total for upto in accumulate(weights[v] for v in values)))

    def draw(self, rng: np.random.Generator) -> str:
        """Draws a value."""
        place = bisect_right(self.upto, float(rng.random()))
        return self.values[min(place, len(self.values) - 1)]


@dataclass(frozen=True)
class Curve:
    """Quantiles of a figure, at `QUANTILES`."""

    cuts: tuple[float, ...]

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Curve:
        """Makes a curve of figures, written as text, with their weights."""
        figures = sorted((float(value), weight) for value, weight in weights.items())
        middles = np.cumsum([weight for _, weight in figures])
        middles = (middles - np.array([weight for _, weight in figures]) / 2) / middles[-1]
        cuts = np.interp(QUANTILES, middles, [figure for figure, _ in figures])
        return cls(tuple(float(cut) for cut in cuts))

    @property
    def median(self) -> float:
        """The figure that half lie under."""
        return self.cuts[len(self.cuts) // 2]

    def draw(self, rng: np.random.Generator) -> float:
        """Draws a figure between the first and the last quantile."""
        return float(np.interp(rng.uniform(QUANTILES[0], QUANTILES[-1]), QUANTILES, self.cuts))


Drawn = TypeVar("Drawn", Shares, Curve)


@dataclass(frozen=True)
class Conditional(Generic[Drawn]):
    """A distribution of one field for each value of others.

    Attributes:
        levels: From narrow to wide: the fields given, and the distribution for their values.
            The last level is given nothing.
    """

    levels: tuple[tuple[tuple[str, ...], Mapping[Given, Drawn]], ...]

    def given(self, known: Fields) -> Drawn:
        """Returns the narrowest distribution that enough persons stand behind."""
        for names, cells in self.levels:
            found = cells.get(tuple(known[name] for name in names))
            if found is not None:
                return found
        expected = "at least one person behind the widest distribution"
        raise ValueError(f"expected {expected}, got none")


def count(
    kind: type[Drawn],
    people: Iterable[Person],
    field: str,
    *levels: Sequence[str],
) -> Conditional[Drawn]:
    """Counts a field of a survey.

    Args:
        kind: `Shares` for names, `Curve` for figures.
        people: The survey; who lacks the field is left out.
        field: The field that will be drawn.
        levels: Fields given, from narrow to wide; none at all is added as the widest.
    """
    asked = [tuple(level) for level in levels] + [()]
    sums: list[dict[Given, dict[str, float]]] = [
        defaultdict(lambda: defaultdict(float)) for _ in asked
    ]
    seen: list[dict[Given, float]] = [defaultdict(float) for _ in asked]
    for known, weight, part in people:
        value = known.get(field, "")
        if not value or weight <= 0:
            continue
        for place, names in enumerate(asked):
            cell = tuple(known[name] for name in names)
            sums[place][cell][value] += weight
            seen[place][cell] += part
    return Conditional(
        tuple(
            (
                names,
                {
                    cell: kind.of(weights)
                    for cell, weights in sums[place].items()
                    if seen[place][cell] >= FEWEST or not names
                },
            )
            for place, names in enumerate(asked)
        )
    )

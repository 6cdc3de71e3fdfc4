"""Ibis expressions: exact sums and weighted quantiles of whole numbers.

A row is a person, or the part of a person that the crosswalk gives one unit group: ``part`` in
thousandths. ``weight`` is in hundredths of persons represented, ``income`` in whole soles. Sums of
whole numbers do not depend on the order in which an engine adds, so DuckDB and Spark agree to the
last digit. Sums stay under 2^63: a national survey reaches about 5 × 10^16.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from models.building.market.engine import Engine

#: Units of ``part`` and of ``weight``.
PART, WEIGHT = 1000, 100
#: Quantiles of pay, in percent.
CUTS = (25, 50, 75)


@dataclass(frozen=True, slots=True)
class Count:
    """Sums over the rows of one cell.

    Attributes:
        n: Persons of the sample.
        persons: Persons they represent.
        squares: Sum of squared weights, persons².
        sums: Other sums asked for, in persons represented.
    """

    n: float
    persons: float
    squares: float
    sums: Mapping[str, float]

    @property
    def effective(self) -> float:
        """Persons of a simple random sample worth as much (Kish): (Σw)² ÷ Σw²."""
        return self.persons**2 / self.squares if self.squares else 0.0


def counts(
    engine: Engine, table: Any, by: Sequence[str], flags: Sequence[str] = ()
) -> dict[tuple[Any, ...], Count]:
    """Counts persons by the given columns.

    Args:
        engine: Where to count.
        table: Rows with ``part``, ``weight``, the columns ``by`` and the flags (0 or 1).
        by: Columns whose values make a cell; none counts all.
        flags: Columns of 0 and 1 whose persons are summed apart.

    Returns:
        Cell to its count, in the order of the cells.
    """
    share = table.part * table.weight
    wanted = {
        "n": table.part.sum().cast("int64"),
        "persons": share.sum().cast("int64"),
        "squares": (share * table.weight).sum().cast("int64"),
    } | {f"flag_{flag}": (share * table[flag]).sum().cast("int64") for flag in flags}
    grouped = table.group_by(*by).agg(**wanted) if by else table.aggregate(**wanted)
    unit = PART * WEIGHT
    return {
        tuple(row[name] for name in by): Count(
            row["n"] / PART,
            row["persons"] / unit,
            row["squares"] / unit / WEIGHT,
            {flag: row[f"flag_{flag}"] / unit for flag in flags},
        )
        for row in engine.rows(grouped)
        if row["n"]
    }


@dataclass(frozen=True, slots=True)
class Spread:
    """How incomes are spread in one cell, in soles a month.

    Attributes:
        cuts: First quartile, median, third quartile.
        n: Persons of the sample.
        se: Standard error of the median (Woodruff): half the distance between the quantiles at
            0.5 ± 0.5 ÷ √(effective sample).
    """

    cuts: tuple[float, float, float]
    n: float
    se: float


def spreads(engine: Engine, table: Any, by: Sequence[str]) -> dict[tuple[Any, ...], Spread]:
    """Weighted quartiles of ``income`` by the given columns, incomes over zero only.

    A quantile q is the least income at which the weights of it and all lower ones reach q.

    Args:
        engine: Where to count.
        table: Rows with ``part``, ``weight``, ``income`` and the columns ``by``.
        by: Columns whose values make a cell; at least one.
    """
    share = table.part * table.weight
    paid = table.filter(table.income > 0)
    steps = paid.group_by(*by, "income").agg(
        n=paid.part.sum().cast("int64"),
        mass=share.sum().cast("int64"),
        squares=(share * paid.weight).sum().cast("int64"),
    )
    whole = ibis.window(group_by=list(by))
    upto = ibis.window(group_by=list(by), order_by="income", preceding=None, following=0)
    steps = steps.mutate(
        below=steps.mass.sum().over(upto).cast("int64"),
        total=steps.mass.sum().over(whole).cast("int64"),
        spread=steps.squares.sum().over(whole).cast("int64"),
    )
    middle = (
        steps.total.cast("float64")
        * 0.5
        / (steps.total.cast("float64") / PART * steps.total / steps.spread).sqrt()
    )
    half = steps.total * 0.5
    found = steps.group_by(*by).agg(
        n=steps.n.sum().cast("int64"),
        low=steps.income.min(where=steps.below >= half - middle),
        high=steps.income.min(where=steps.below >= half + middle),
        last=steps.income.max(),
        **{
            f"p{cut}": steps.income.min(where=steps.below * 100 >= steps.total * cut)
            for cut in CUTS
        },
    )
    return {
        tuple(row[name] for name in by): Spread(
            (row["p25"], row["p50"], row["p75"]),
            row["n"] / PART,
            ((row["high"] if row["high"] is not None else row["last"]) - row["low"]) / 2,
        )
        for row in engine.rows(found)
    }

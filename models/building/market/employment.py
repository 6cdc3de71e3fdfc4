"""How many persons a department employs in each unit group, how surely, and how it moves.

Nobody at hand asks occupation outside Lima, so the estimate is carried over: in every kind of job
(status, sex, employer, size of firm) EPE gives the part of each occupation, and ENAHO the persons
the department has in that kind of job. Where a survey asks occupation in the department itself
(EPEN, ENAHO 500), what it finds is drawn towards that estimate (`direct`). How it moves over the
years is `trend`.

`docs/demand-index.md` has the formulas.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from models.building.market.counting import Count
from models.building.market.informality import Rates
from models.building.market.jobs import FARMER, HAND, Jobs
from models.building.market.structure import Structure

ENOUGH = 30
"""Persons of the sample from which a figure stands without shrinking."""

FEWEST = 5
"""Persons of the sample under which nothing is estimated."""

SHRINK = 10.0
"""Carried over from n persons, fewer than `ENOUGH`, an estimate is taken n ÷ (n + SHRINK) times."""


@dataclass(frozen=True)
class Employed:
    """Persons employed in one unit group of one department.

    Attributes:
        persons: Yearly mean.
        se: Standard error in persons, sampling only; None for farm work, which is a judgement.
        n: Persons of the sample behind the occupation's part (EPE), or behind farm work (ENAHO).
        informality: Percent without the protection of a formal job.
        trend: Change in percent a year between the first and the last year of ENAHO.
        trend_se: Its standard error in percentage points; None for farm work.
        direct_n: Persons of the department itself asked for their occupation.
        is_farm: Whether it is the estimate of farm work.
    """

    persons: float
    se: float | None
    n: float
    informality: float
    trend: float | None = None
    trend_se: float | None = None
    direct_n: float = 0.0
    is_farm: bool = False


@dataclass(frozen=True)
class Cells:
    """What one department's kinds of job give one unit group, a year."""

    persons: float
    variance: float

    @property
    def relative(self) -> float:
        """Squared coefficient of variation."""
        return self.variance / self.persons**2 if self.persons else 0.0


def carried(
    counts: Mapping[str, Count], years: int, jobs: Jobs, found: Structure, group: str
) -> Cells:
    """Adds up what each kind of job of a department gives a unit group.

    Args:
        counts: Kind of job to its persons, over `years` years.
        years: Years that the counts add up.
        jobs: The department, for what of each kind is farm work.
        found: Parts of each kind of job.
        group: The unit group.

    Returns:
        Persons a year, and the variance: of the part (EPE) and of the persons (ENAHO).
    """
    persons = variance = 0.0
    for cell, count in counts.items():
        share = found.shares.get(cell, {}).get(group)
        if share is None:
            continue
        size = count.persons / years * jobs.kept(cell)
        persons += size * share.part
        variance += size**2 * share.variance
        variance += (share.part * size) ** 2 / count.effective if count.effective else 0.0
    return Cells(persons, variance)


def employed(jobs: Jobs, found: Structure, rates: Rates) -> dict[str, Employed]:
    """Estimates the persons employed in each unit group of a department.

    Args:
        jobs: The department's jobs.
        found: What EPE says.
        rates: Informal part of each kind of job in the department.

    Returns:
        Unit group to its estimate, groups seen in fewer than `FEWEST` persons left out.
    """
    done = {}
    for group in sorted(found.samples):
        n = found.samples[group]
        whole = carried(jobs.cells, jobs.years, jobs, found, group)
        if n < FEWEST or not whole.persons:
            continue
        factor = 1.0 if n >= ENOUGH else n / (n + SHRINK)
        done[group] = Employed(
            persons=whole.persons * factor,
            se=math.sqrt(whole.variance) * factor,
            n=n,
            informality=100 * _informal(jobs, found, group, rates),
        )
    for group, persons in jobs.farms.items():
        is_hand = group.startswith("92")
        statuses = HAND if is_hand else FARMER
        before = done[group].persons if group in done else 0.0
        done[group] = Employed(
            persons=before + persons,
            se=None,
            n=jobs.farm_n[1] if is_hand else jobs.farm_n[0],
            informality=100 * _informal_status(jobs, statuses, rates),
            is_farm=True,
        )
    return done


def _informal(jobs: Jobs, found: Structure, group: str, rates: Rates) -> float:
    mass = total = 0.0
    for cell, count in jobs.cells.items():
        share = found.shares.get(cell, {}).get(group)
        if share is not None:
            part = count.persons * jobs.kept(cell) * share.part
            mass += part * rates[cell]
            total += part
    return mass / total


def _informal_status(jobs: Jobs, statuses: str, rates: Rates) -> float:
    cells = {c: n.persons for c, n in jobs.cells.items() if c[:1] and c[:1] in statuses}
    return sum(n * rates[c] for c, n in cells.items()) / sum(cells.values())

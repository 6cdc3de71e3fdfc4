"""How the persons employed in a unit group change a year, from ENAHO's years."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from models.building.market.employment import Employed, carried
from models.building.market.informality import pull
from models.building.market.jobs import Jobs
from models.building.market.structure import Structure


def change(jobs: Jobs, found: Structure, group: str) -> tuple[float, float] | None:
    """Yearly change of a unit group between the first and last year, with its standard error.

    Returns:
        Ratio of a year to the year before, and its standard error; None without two years.
    """
    years = sorted({year for year, _ in jobs.by_year})
    if len(years) < 2:
        return None
    ends = []
    for year in (years[0], years[-1]):
        counts = {cell: count for (y, cell), count in jobs.by_year.items() if y == year}
        ends.append(carried(counts, 1, jobs, found, group))
    first, last = ends
    if not first.persons or not last.persons:
        return None
    span = years[-1] - years[0]
    ratio = (last.persons / first.persons) ** (1 / span)
    # The parts of EPE are the same at both ends: only ENAHO's persons make the change unsure.
    noise = math.sqrt(_persons_only(jobs, found, group, years)) / span
    return ratio, ratio * noise


def _persons_only(jobs: Jobs, found: Structure, group: str, years: list[int]) -> float:
    """Squared coefficients of variation of ENAHO's persons at both ends, added."""
    total = 0.0
    for year in (years[0], years[-1]):
        persons = variance = 0.0
        for (when, cell), count in jobs.by_year.items():
            share = found.shares.get(cell, {}).get(group)
            if when != year or share is None:
                continue
            mass = count.persons * jobs.kept(cell) * share.part
            persons += mass
            variance += mass**2 / count.effective
        total += variance / persons**2 if persons else 0.0
    return total


def moved(jobs: Jobs, found: Structure, groups: Mapping[str, Employed]) -> dict[str, Employed]:
    """Adds the trend to the estimates of one department; farm work has none."""
    done = {}
    for group, known in groups.items():
        ratio = None if known.is_farm else change(jobs, found, group)
        done[group] = (
            known
            if ratio is None
            else replace(known, trend=100 * (ratio[0] - 1), trend_se=100 * ratio[1])
        )
    return done


def settle(places: Mapping[str, Mapping[str, Employed]]) -> dict[str, dict[str, Employed]]:
    """Draws every department's trend of a unit group towards the country's.

    The weight is that of the effective sample behind the trend, 1 ÷ (squared error), against
    `PULL` persons.
    """
    totals: defaultdict[str, float] = defaultdict(float)
    moves: defaultdict[str, float] = defaultdict(float)
    for groups in places.values():
        for group, known in groups.items():
            if known.trend is not None:
                totals[group] += known.persons
                moves[group] += known.persons * known.trend
    return {
        code: {
            group: _towards(known, moves[group] / totals[group])
            if known.trend is not None and totals[group]
            else known
            for group, known in groups.items()
        }
        for code, groups in places.items()
    }


def _towards(known: Employed, country: float) -> Employed:
    if known.trend is None or known.trend_se is None:
        return known
    error = known.trend_se / 100
    weight = pull(1 / error**2) if error else 1.0
    return replace(
        known,
        trend=weight * known.trend + (1 - weight) * country,
        trend_se=weight * known.trend_se,
    )

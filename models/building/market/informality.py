"""Informal part of every kind of job in every department, small samples drawn to wider areas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from models.building.market.jobs import Jobs

PULL = 30.0
"""Persons with which a wider area pulls the rate of a narrower one: weight n ÷ (n + PULL)."""

Rates = Mapping[str, float]


def pull(n: float) -> float:
    """Weight of what n persons say against a wider area."""
    return n / (n + PULL)


def informality(places: Mapping[str, Jobs], region: Mapping[str, str]) -> dict[str, Rates]:
    """Informal part of every kind of job: department, drawn to its region, drawn to the country.

    Args:
        places: Department code to its jobs.
        region: Department code to its macroregion.

    Returns:
        Department code to kind of job to a rate from 0 to 1.
    """

    def rates(codes: list[str], parent: Rates, overall: float) -> dict[str, float]:
        asked: defaultdict[str, float] = defaultdict(float)
        informal: defaultdict[str, float] = defaultdict(float)
        n: defaultdict[str, float] = defaultdict(float)
        for code in codes:
            for cell, count in places[code].cells.items():
                asked[cell] += count.sums["asked"]
                informal[cell] += count.sums["informal"]
                n[cell] += count.n
        found = {}
        for cell in n:
            weight = pull(n[cell]) if asked[cell] else 0.0
            own = informal[cell] / asked[cell] if asked[cell] else 0.0
            found[cell] = weight * own + (1 - weight) * parent.get(cell, overall)
        return found

    everyone = [count for jobs in places.values() for count in jobs.cells.values()]
    asked = sum(count.sums["asked"] for count in everyone)
    overall = sum(count.sums["informal"] for count in everyone) / asked if asked else 0.0
    country = rates(sorted(places), {}, overall)
    regions = {
        name: rates([c for c in sorted(places) if region[c] == name], country, overall)
        for name in sorted(set(region.values()))
    }
    return {code: rates([code], regions[region[code]], overall) for code in sorted(places)}

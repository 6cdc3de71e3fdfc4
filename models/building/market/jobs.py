"""The kinds of jobs each department has, from ENAHO 2021-2023, farm work taken out.

The extract at hand gives status, sex, employer, size of firm and district, but no occupation and
no branch. So farm work is estimated:

- own-account farming: employers, own-account and family workers who live in a district whose
  human development index (2019) is under `RURAL_HDI`; where that is less, `OWN_EXCESS` of what
  the department's share of such workers exceeds the share of Lima Metropolitana and Callao;
- farm labour: half of the labourers of those districts; where that is less, the excess of the
  department's share of labourers over that of Lima Metropolitana and Callao.

The split between crops and livestock follows the altitude of the district (`FARMS`). All these
constants are judgements, so what rests on them is published as an estimate of low confidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.building.market.counting import Count, Spread, counts, spreads
from models.building.market.engine import Engine
from models.building.market.occupations import DOMESTIC, FAMILY, LABOURER, SELF

RURAL_HDI = 0.5
OWN_EXCESS = 0.6
RURAL_LABOUR = 0.5
FARMER, HAND = SELF + FAMILY, LABOURER
"""Statuses of those who farm on their own account, and of hired hands."""

ALL_URBAN = "07"
"""Callao, wholly urban: it is its own yardstick, so no farm work is estimated in it."""

FARMS = {
    1500: {"6112": 0.35, "6111": 0.3, "6130": 0.15, "6121": 0.1, "6113": 0.05, "6122": 0.05},
    3500: {"6130": 0.3, "6111": 0.25, "6114": 0.2, "6121": 0.15, "6113": 0.05, "6129": 0.05},
    9999: {"6130": 0.4, "6121": 0.35, "6111": 0.2, "6129": 0.05},
}
"""Upper altitude in metres to the parts of own-account farming."""

FARM_LABOUR = {
    1500: {"9211": 0.8, "9213": 0.15, "9212": 0.05},
    3500: {"9211": 0.5, "9213": 0.35, "9212": 0.15},
    9999: {"9213": 0.5, "9211": 0.25, "9212": 0.25},
}
"""Upper altitude in metres to the parts of farm labour."""


@dataclass(frozen=True)
class Jobs:
    """The employed persons of a department, yearly mean of the years of ENAHO.

    Attributes:
        cells: Kind of job to its count over all years; persons are summed over years.
        by_year: (year, kind of job) to its count.
        keep: First letter of the kind of job to the part that is not farm work.
        farms: Unit group of farming to estimated persons.
        farm_n: Persons of the sample behind own-account farming and behind farm labour.
        domestic: Pay of domestic workers, if any was asked.
        years: Number of years.
    """

    cells: Mapping[str, Count]
    by_year: Mapping[tuple[int, str], Count]
    keep: Mapping[str, float]
    farms: Mapping[str, float]
    farm_n: tuple[float, float]
    domestic: Spread | None
    years: int

    def kept(self, cell: str) -> float:
        """Returns the part of a kind of job that is not farm work."""
        return self.keep.get(cell[:1], 1.0)


@dataclass(frozen=True)
class Statuses:
    """Persons by what they do: all, own-account and family, labourers; rural ones apart."""

    total: float
    own: float
    labour: float
    rural_own: float
    rural_labour: float

    @staticmethod
    def of(count: Count, years: int) -> Statuses:
        """Reads them from a count with those flags, as a yearly mean."""
        flags = ("own", "labour", "rural_own", "rural_labour")
        return Statuses(count.persons / years, *(count.sums[name] / years for name in flags))


def band(altitude: float) -> int:
    """Upper limit of the altitude class of `FARMS` that holds an altitude."""
    return min(limit for limit in FARMS if altitude < limit)


def farm_work(here: Statuses, urban: Statuses) -> tuple[float, float]:
    """Estimates the persons who farm on their own account, and the hired hands.

    Args:
        here: The department's persons.
        urban: Those of Lima Metropolitana and Callao.
    """
    own_excess = here.own / here.total - urban.own / urban.total
    labour_excess = here.labour / here.total - urban.labour / urban.total
    own = max(here.rural_own, OWN_EXCESS * own_excess * here.total, 0.0)
    labour = max(RURAL_LABOUR * here.rural_labour, labour_excess * here.total, 0.0)
    return min(own, here.own), min(labour, here.labour)


def spread_farms(own: float, labour: float, altitudes: Mapping[int, float]) -> dict[str, float]:
    """Divides farm work over unit groups by the altitude at which people live."""
    farms: defaultdict[str, float] = defaultdict(float)
    span = sum(altitudes.values())
    for limit, mass in sorted(altitudes.items()):
        for group, part in FARMS[limit].items():
            farms[group] += own * mass / span * part
        for group, part in FARM_LABOUR[limit].items():
            farms[group] += labour * mass / span * part
    return {group: persons for group, persons in farms.items() if persons > 0}


def jobs(engine: Engine, people: Any) -> dict[str, Jobs]:
    """Estimates the jobs of each department.

    Args:
        engine: Where to count.
        people: Table of `people.employed`.

    Returns:
        Department code to its jobs.
    """
    flags = ("own", "labour", "rural_own", "rural_labour")
    places = counts(engine, people, ["department"], flags)
    urban = counts(engine, people.filter(people.metropolis == 1), [], flags)[()]
    cells = counts(engine, people, ["department", "cell"], ["informal", "asked"])
    by_year = counts(engine, people, ["department", "year", "cell"])
    farmers = people.filter(people.own == 1)
    heights = counts(engine, farmers, ["department", "band"], ["rural_own"])
    paid = people.filter(people.status == DOMESTIC)
    domestic = spreads(engine, paid, ["department"])
    years = max(len({year for _, year, _ in by_year}), 1)
    found = {}
    for (code,), count in places.items():
        here = Statuses.of(count, years)
        yardstick = here if code == ALL_URBAN else Statuses.of(urban, years)
        own, labour = farm_work(here, yardstick)
        keep = {status: 1 - own / here.own for status in FARMER if here.own}
        keep |= {HAND: 1 - labour / here.labour} if here.labour else {}
        # Nearly only the farmers of rural districts say at which altitude people farm.
        altitudes = {
            limit: height.sums["rural_own"] + 0.01 * (height.persons - height.sums["rural_own"])
            for (place, limit), height in heights.items()
            if place == code
        }
        mine = {cell: c for (place, cell), c in cells.items() if place == code}
        found[code] = Jobs(
            cells=mine,
            by_year={(y, cell): c for (place, y, cell), c in by_year.items() if place == code},
            keep=keep,
            farms=spread_farms(own, labour, altitudes),
            farm_n=(
                sum(c.n for cell, c in mine.items() if cell[:1] in FARMER),
                sum(c.n for cell, c in mine.items() if cell[:1] == HAND),
            ),
            domestic=domestic.get((code,)),
            years=years,
        )
    return found

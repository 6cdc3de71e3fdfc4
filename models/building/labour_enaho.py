"""What kinds of jobs each department has, from ENAHO 2021-2023.

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

import importlib
import math
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.building.labour_epe import (
    DOMESTIC,
    FAMILY,
    LABOURER,
    PUBLIC_EMPLOYERS,
    SELF,
    cell_of,
)
from models.building.raw import MISSING, read_rows

COLUMNS = (
    "dept",
    "ubigeo",
    "ocu500",
    "p207",
    "p507",
    "p510",
    "p512a",
    "fac500a",
    "wage_monthly",
)
RURAL_HDI = 0.5
OWN_EXCESS = 0.6
ALL_URBAN = "07"
"""Callao, wholly urban: it is its own yardstick, so no farm work is estimated in it."""

RURAL_LABOUR = 0.5
YEARS = 3
EMPLOYED = 1.0
OVER_100_WORKERS = 4.0
"""ENAHO size classes 4 and 5: more than 100 workers."""

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


Sums = defaultdict[str, float]


def sums() -> Sums:
    """Start a table of sums at zero."""
    return defaultdict(float)


@dataclass
class Department:
    """Employed persons of a department, yearly mean of 2021-2023.

    Attributes:
        cells: Kind of job to persons, farm work taken out.
        farms: Unit group of farming to estimated persons.
        domestic_pay: Monthly pay and weight of each domestic worker of the sample.
    """

    cells: Sums = field(default_factory=sums)
    farms: Sums = field(default_factory=sums)
    domestic_pay: list[tuple[float, float]] = field(default_factory=list)


@dataclass
class Tally:
    """Running sums from which a `Department` is made."""

    cells: Sums = field(default_factory=sums)
    altitude: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))
    total: float = 0.0
    own: float = 0.0
    labour: float = 0.0
    rural_own: float = 0.0
    rural_labour: float = 0.0


def districts(raw: Path) -> dict[str, tuple[float, float]]:
    """INEI code of each district to its human development index and altitude."""
    found = {}
    for row in read_rows(raw / "geo" / "ubigeo_distrito.csv"):
        if row["idh_2019"] not in MISSING and row["altitude"] not in MISSING:
            found[row["inei"]] = (float(row["idh_2019"]), float(row["altitude"]))
    return found


def band(altitude: float) -> int:
    """Upper limit of the altitude class of `FARMS` that holds an altitude."""
    return min(limit for limit in FARMS if altitude < limit)


def persons(raw: Path) -> list[dict[str, Any]]:
    """Read the employed persons of the extract; needs `pyarrow`, which only builders use."""
    parquet = importlib.import_module("pyarrow.parquet")
    columns = list(COLUMNS)
    path = raw / "labour" / "enaho_2021_2023_personas_14mas.parquet"
    rows: list[dict[str, Any]] = parquet.read_table(path, columns=columns).to_pylist()
    return [r for r in rows if r["ocu500"] == EMPLOYED and is_known(r["fac500a"])]


def is_known(value: float | None) -> bool:
    """Whether a figure is present."""
    return value is not None and not math.isnan(value)


def digit(value: float | None) -> str:
    """Write a coded answer as a digit, blank where it is missing."""
    return str(int(value)) if value is not None and not math.isnan(value) else ""


def add(tally: Tally, person: dict[str, Any], places: dict[str, tuple[float, float]]) -> None:
    """Count one person into the sums of a department."""
    status, weight = digit(person["p507"]), person["fac500a"] / YEARS
    index, altitude = places.get(person["ubigeo"], (1.0, 0.0))
    public = digit(person["p510"]) in PUBLIC_EMPLOYERS
    is_big = (person["p512a"] or 0) >= OVER_100_WORKERS
    tally.cells[cell_of(status, person["p207"] == 2, public, is_big)] += weight
    tally.total += weight
    is_rural = index < RURAL_HDI
    if status and status in SELF + FAMILY:
        tally.own += weight
        tally.rural_own += weight * is_rural
        tally.altitude[band(altitude)] += weight * (1.0 if is_rural else 0.01)
    elif status == LABOURER:
        tally.labour += weight
        tally.rural_labour += weight * is_rural


def finish(tally: Tally, urban: Tally) -> Department:
    """Take farm work out of a department's cells and split it over unit groups.

    Args:
        tally: The sums of the department.
        urban: The sums of Lima Metropolitana and Callao.

    Returns:
        The department's jobs.
    """
    own_excess = tally.own / tally.total - urban.own / urban.total
    labour_excess = tally.labour / tally.total - urban.labour / urban.total
    own = max(tally.rural_own, OWN_EXCESS * own_excess * tally.total, 0.0)
    labour = max(RURAL_LABOUR * tally.rural_labour, labour_excess * tally.total, 0.0)
    done = Department()
    for cell, count in tally.cells.items():
        keep = 1.0
        if cell[0] in SELF + FAMILY:
            keep = 1 - own / tally.own
        elif cell[0] == LABOURER:
            keep = 1 - labour / tally.labour
        done.cells[cell] = count * max(keep, 0.0)
    span = sum(tally.altitude.values())
    for limit, part in tally.altitude.items():
        for group, share in FARMS[limit].items():
            done.farms[group] += own * part / span * share
        for group, share in FARM_LABOUR[limit].items():
            done.farms[group] += labour * part / span * share
    return done


def departments(raw: Path) -> dict[str, Department]:
    """Estimate the jobs of each department.

    Args:
        raw: The folder of raw files.

    Returns:
        Department code to its jobs.
    """
    places = districts(raw)
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    urban = Tally()
    pays: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for person in persons(raw):
        code = person["dept"]
        add(tallies[code], person, places)
        if person["ubigeo"].startswith(("1501", "07")):
            add(urban, person, places)
        if digit(person["p507"]) == DOMESTIC and is_known(person["wage_monthly"]):
            pays[code].append((person["wage_monthly"], person["fac500a"]))
    done = {
        code: finish(tally, tally if code == ALL_URBAN else urban)
        for code, tally in sorted(tallies.items())
    }
    for code, pay in pays.items():
        done[code].domestic_pay = pay
    return done

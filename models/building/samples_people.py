"""Two thousand persons who do not exist, each field drawn from marginals of INEI's surveys.

Drawn one after the other, each given what stands in brackets:

- from ENAHO 2021-2023: department; district [department]; sex [department]; age [department,
  sex]; status [department, sex, age]; informality [department, status]; income of employees
  [department, status, informality];
- from EPE Lima 2022, because the extract of ENAHO lacks them: education [sex, age, status];
  occupation other than farm work [status, sex, education]; income of the self-employed [status],
  times the ratio of employees' median incomes between the department and Lima;
- farm work, which EPE hardly meets, from the persons ``demand.csv`` estimates: whether one does
  it, and which [department, own account or labourer];
- assumed, for want of any survey: hours a week to study, soles, weeks. Independent of all else.

So, given what stands in brackets, everything is independent: income does not follow occupation,
education does not follow the department. Nobody knows from this table what goes together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from models.building.raw import Row
from models.building.samples_farms import FARM_PREFIXES, IDLE, Farms, farms
from models.building.samples_marginals import Conditional, Curve, Fields, Person, Shares, count

FIELDS = (
    *("synthetic", "person_id", "department", "ubigeo", "sex", "age", "education", "status"),
    *("ciuo08", "informal", "income", "hours_week", "budget", "weeks", "text", "source", "year"),
)
SYNTHETIC = "sintético"
SOURCE = "persona sintética; distribuciones de INEI, ENAHO 2021–2023 y EPE Lima 2022"
YEAR = "2023"

#: First age of each band; bands are narrow where schooling ends. The extract stops at 65.
BANDS = (14, 18, 22, 25, 35, 45, 55)
LAST_AGE = 65

WORKING = {
    "1": "empleador",
    "2": "independiente",
    "3": "empleado",
    "4": "obrero",
    "5": "familiar no remunerado",
    "6": "trabajador del hogar",
    "7": "otro",
}
"""Category of occupation, ENAHO question 507 and EPE question 206."""

EMPLOYEES = {WORKING[code] for code in "346"}
SELF_EMPLOYED = {WORKING[code] for code in "12"}
LIMA = "15"

HOURS_WEEK = {"5": 0.2, "10": 0.35, "15": 0.2, "20": 0.15, "30": 0.1}
BUDGET = {"0": 0.35, "100": 0.15, "200": 0.15, "300": 0.15, "500": 0.1, "1000": 0.07, "2000": 0.03}
WEEKS = {"4": 0.1, "8": 0.15, "12": 0.2, "24": 0.25, "48": 0.2, "96": 0.1}
"""Assumed: what a person can spend on learning. No survey asks."""


def band(age: int) -> str:
    """Names the band of an age by its first year."""
    return str(max(first for first in BANDS if first <= age))


@dataclass(frozen=True)
class Marginals:
    """All that is known of the two surveys; see the module for what is given to what."""

    department: Conditional[Shares]
    ubigeo: Conditional[Shares]
    sex: Conditional[Shares]
    band: Conditional[Shares]
    status: Conditional[Shares]
    informal: Conditional[Shares]
    wage: Conditional[Curve]
    wage_here: Conditional[Curve]
    education: Conditional[Shares]
    ciuo08: Conditional[Shares]
    profit: Conditional[Curve]
    farms: Mapping[tuple[str, str], Farms]

    @classmethod
    def of(
        cls,
        enaho: Sequence[Person],
        epe: Sequence[Person],
        jobs: Sequence[Person],
        employed: Mapping[tuple[str, str], float],
    ) -> Marginals:
        """Counts the surveys.

        Args:
            enaho: Persons with department, ubigeo, sex, band, status, informal, wage.
            epe: Persons with sex, band, status, education, profit.
            jobs: The employed of EPE, or parts of one, with status, sex, education, ciuo08.
            employed: (department, unit group) to persons; may be empty.
        """
        return cls(
            department=count(Shares, enaho, "department"),
            ubigeo=count(Shares, enaho, "ubigeo", ["department"]),
            sex=count(Shares, enaho, "sex", ["department"]),
            band=count(Shares, enaho, "band", ["department", "sex"], ["sex"]),
            status=count(Shares, enaho, "status", ["department", "sex", "band"], ["sex", "band"]),
            informal=count(Shares, enaho, "informal", ["department", "status"], ["status"]),
            wage=count(
                Curve,
                enaho,
                "wage",
                ["department", "status", "informal"],
                ["status", "informal"],
                ["status"],
            ),
            wage_here=count(Curve, enaho, "wage", ["department"]),
            education=count(
                Shares, epe, "education", ["sex", "band", "status"], ["band", "status"], ["band"]
            ),
            ciuo08=count(
                Shares,
                [job for job in jobs if not job.fields["ciuo08"].startswith(FARM_PREFIXES)],
                "ciuo08",
                ["status", "sex", "education"],
                ["status", "sex"],
                ["status"],
            ),
            profit=count(Curve, epe, "profit", ["status"]),
            farms=farms(enaho, employed),
        )


def occupation(known: Fields, marginals: Marginals, rng: np.random.Generator) -> str:
    """Draws a unit group of CIUO-08."""
    farm = marginals.farms.get((known["department"], known["status"]))
    if farm is not None and rng.random() < farm.share:
        return farm.kinds.draw(rng)
    return marginals.ciuo08.given(known).draw(rng)


def income(known: Fields, marginals: Marginals, rng: np.random.Generator) -> str:
    """Draws a month's income in soles rounded to ten; empty for who has none or is not asked."""
    if known["status"] in EMPLOYEES:
        soles = marginals.wage.given(known).draw(rng)
    elif known["status"] in SELF_EMPLOYED:
        here, lima = (
            marginals.wage_here.given({"department": d}) for d in (known["department"], LIMA)
        )
        soles = marginals.profit.given(known).draw(rng) * here.median / lima.median
    else:
        return ""
    return f"{max(round(soles, -1), 10):.0f}"


def draw(marginals: Marginals, rng: np.random.Generator) -> dict[str, str]:
    """Draws one person, field by field; whoever does not work has no occupation or income."""
    known: dict[str, str] = {}
    for field in ("department", "ubigeo", "sex", "band", "status"):
        known[field] = getattr(marginals, field).given(known).draw(rng)
    first = int(known["band"])
    last = min((b - 1 for b in BANDS if b > first), default=LAST_AGE)
    known["age"] = str(rng.integers(first, last + 1))
    known["education"] = marginals.education.given(known).draw(rng)
    known |= {"ciuo08": "", "informal": "", "income": ""}
    if known["status"] not in IDLE:
        known["informal"] = marginals.informal.given(known).draw(rng)
        known["ciuo08"] = occupation(known, marginals, rng)
        known["income"] = income(known, marginals, rng)
    for field, assumed in (("hours_week", HOURS_WEEK), ("budget", BUDGET), ("weeks", WEEKS)):
        known[field] = Shares.of(assumed).draw(rng)
    return known


def people(
    marginals: Marginals,
    size: int,
    rng: np.random.Generator,
    say: Callable[[Fields, np.random.Generator], str],
) -> list[Row]:
    """Draws the table.

    Args:
        marginals: The surveys, counted.
        size: Persons to draw.
        rng: Where chance comes from.
        say: What a person says of their work.

    Returns:
        Rows of ``user_data.csv``.
    """
    rows = []
    for number in range(1, size + 1):
        known = draw(marginals, rng)
        known["text"] = say(known, rng)
        known |= {"synthetic": SYNTHETIC, "person_id": f"S{number:04d}"}
        known |= {"source": SOURCE, "year": YEAR}
        rows.append({field: known[field] for field in FIELDS})
    return rows


def employed(rows: Iterable[Row]) -> dict[tuple[str, str], float]:
    """Reads the persons employed from lines of ``demand.csv``; none if it does not say."""
    return {
        (row["department"], row["ciuo08"]): float(row["employed"])
        for row in rows
        if row.get("employed")
    }

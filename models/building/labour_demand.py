"""Demand for each unit group in each department: an index from 0 to 100.

The index of an occupation is its rank among those of the department (0 the least, 100 the most)
by *openings a year*, which are

    employed × entry rate + public posts announced × 12 / 5.5

- employed: for each kind of job (status, sex, employer, size of firm), the occupations EPE Lima
  2022 finds in it, times the persons ENAHO 2021-2023 finds in that kind of job in the department
  (`labour_structure`). Large private firms are rare outside the coast, so call centres and the
  like weigh little there. Farm work is estimated apart (`labour_enaho`).
- entry rate: part of the workers of EPE who began their job in the last twelve months, shrunk to
  the rate of their status.
- public posts: SERVIR notices between September 2024 and March 2025.

Estimates from fewer than 30 persons of the sample are shrunk, and their method says so. An
occupation the survey of demand
of MTPE names (EDO; read in the press, so secondary) rises `PRESS_POINTS`: in the department it
names, and for what it names in the whole country, in the five regions with 80 % of its hires. One
known only that way, in its department, gets the conventional `PRESS_ONLY`.

`n` is the persons of the EPE sample behind the structure plus the department's notices.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from models.building.labour_enaho import Department
from models.building.labour_notices import PERIOD_MONTHS, Notices
from models.building.labour_structure import ENOUGH, Structure, employed
from models.building.raw import Row

PRESS_POINTS = 5
PRESS_ONLY = 60
FEWEST_NOTICES = 3
MOSTLY = 0.5
"""A unit group with more of its sample divided by the crosswalk is not of high confidence."""

UNIT = "índice de demanda (0–100)"
FIELDS = (
    "department",
    "ciuo08",
    "value",
    "unit",
    "n",
    "scope",
    "source",
    "year",
    "confidence",
    "method",
)

METROPOLIS = frozenset({"07", "15"})
"""Callao and Lima, where EPE itself was carried out."""

EPE = "INEI, EPE Lima Metropolitana 2022"
ENAHO = "INEI, ENAHO 2021–2023"
SERVIR = "SERVIR, avisos 2024–2025"
EDO = "MTPE, EDO {year} (en prensa)"

COUNTRY = "PERU"
HIRING_REGIONS = frozenset({"11", "13", "14", "15", "20"})
"""Ica, La Libertad, Lambayeque, Lima and Piura: 80 % of the hires of EDO 2026."""

PRESS = {
    COUNTRY: (
        ("2023", "5414 9112 9211 7112 8332 4222 3322 4312"),
        ("2022", "4222 5414 5223 2514 3322"),
    ),
    "15": (("2026", "2114 5223 5414 4222 2142 2310"), ("2023", "9112")),
    "04": (("2026", "8111 8332 3115 5414 8342 9213 7112 9312"), ("2023", "5223 3115 7112")),
}
"""Department code, or the country, to the unit groups each survey of demand names there.

Only names that match a unit group exactly are kept.
"""


def named(code: str) -> dict[str, str]:
    """Unit groups the surveys of demand name for a department or the country, with the year."""
    years: dict[str, str] = {}
    places = (COUNTRY, code) if code in HIRING_REGIONS else (code,)
    for place in places:
        for year, groups in PRESS.get(place, ()):
            for group in groups.split():
                years[group] = max(year, years.get(group, ""))
    return years


def ranks(openings: Mapping[str, float]) -> dict[str, float]:
    """Rank of each unit group by openings, from 0 to 100."""
    order = sorted(openings, key=lambda group: (openings[group], group))
    last = max(len(order) - 1, 1)
    return {group: 100 * place / last for place, group in enumerate(order)}


@dataclass(frozen=True)
class Evidence:
    """What is known of one unit group in one department."""

    code: str
    group: str
    sample: float
    is_employed: bool
    is_farm: bool
    is_split: bool
    notices: int
    edo: str

    def sources(self) -> list[tuple[str, str]]:
        """The sources used, each with its year."""
        used = []
        if self.is_farm:
            used.append((ENAHO, "2023"))
        elif self.is_employed:
            used += [(EPE, "2022"), (ENAHO, "2023")]
        if self.notices:
            used.append((SERVIR, "2025"))
        if self.edo:
            used.append((EDO.format(year=self.edo), self.edo))
        return used

    def method(self) -> str:
        """Say in Spanish how the figure was made."""
        parts = []
        if self.is_farm:
            parts.append("estimado: trabajo del campo según ENAHO, IDH y altitud de los distritos")
        elif self.is_employed:
            parts.append("estimado: ocupaciones de EPE Lima 2022 × tipos de empleo de ENAHO")
            if self.sample < ENOUGH:
                parts.append(f"contraído por muestra pequeña (n = {self.sample:.0f})")
        if self.notices:
            parts.append("puestos públicos anunciados")
        if self.edo:
            parts.append("mencionado en la EDO (fuente secundaria)")
        return "; ".join(parts)

    def confidence(self) -> str:
        """`alta`, `media` or `baja`."""
        if self.code in METROPOLIS and self.sample >= ENOUGH and not self.is_farm:
            return "alta" if self.sample >= 100 and not self.is_split else "media"
        return "media" if self.notices >= ENOUGH else "baja"


def press_only(code: str, group: str, year: str) -> Row:
    """Line for an occupation of which only the press's summary of EDO speaks."""
    return {
        "department": code,
        "ciuo08": group,
        "value": str(PRESS_ONLY),
        "unit": UNIT,
        "n": "",
        "scope": "departamento",
        "source": EDO.format(year=year),
        "year": year,
        "confidence": "baja",
        "method": "solo mención en la EDO (fuente secundaria): valor convencional, no medido",
    }


def demand(
    code: str,
    department: Department,
    found: Structure,
    notices: Mapping[tuple[str, str], Notices],
) -> list[Row]:
    """Make the lines of one department.

    Args:
        code: Department code.
        department: Its jobs.
        found: What EPE says.
        notices: Public notices by department and unit group.

    Returns:
        Lines of `demand.csv`, by unit group.
    """
    persons = employed(department, found)
    posts = {
        group: entry
        for (place, group), entry in notices.items()
        if place == code and (entry.count >= FEWEST_NOTICES or group in persons)
    }
    openings = {group: count * found.rates[group] for group, count in persons.items()}
    for group, entry in posts.items():
        openings[group] = openings.get(group, 0) + entry.vacancies * 12 / PERIOD_MONTHS
    press, rank = named(code), ranks(openings)
    lines = []
    for group in sorted(openings):
        count = posts[group].count if group in posts else 0
        is_farm = group in department.farms
        sample = 0.0 if is_farm else found.samples[group]
        known = Evidence(
            code=code,
            group=group,
            sample=sample,
            is_employed=group in persons,
            is_farm=is_farm,
            is_split=found.splits.get(group, 0) > MOSTLY,
            notices=count,
            edo=press.get(group, ""),
        )
        points = PRESS_POINTS if known.edo else 0
        used = known.sources()
        lines.append(
            {
                "department": code,
                "ciuo08": group,
                "value": f"{min(rank[group] + points, 100):.0f}",
                "unit": UNIT,
                "n": f"{(sample if group in persons else 0) + count:.0f}" if not is_farm else "",
                "scope": "departamento",
                "source": "; ".join(name for name, _ in used),
                "year": max(year for _, year in used),
                "confidence": known.confidence(),
                "method": known.method(),
            }
        )
    only = {
        group: year
        for year, groups in PRESS.get(code, ())
        for group in groups.split()
        if group not in openings
    }
    lines += [press_only(code, group, year) for group, year in only.items()]
    return sorted(lines, key=lambda row: row["ciuo08"])

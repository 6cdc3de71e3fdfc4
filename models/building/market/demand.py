"""Demand for each unit group in each department: an index from 0 to 100, and what is behind it.

The index is the rank of an occupation among those of the department (0 the least, 100 the most) by
*openings a year*: employed × entry rate + public posts announced a year. An occupation that the
survey of demand of MTPE names (EDO; read in the press, so secondary) rises `PRESS_POINTS`; one
known only that way, in its department, gets the conventional `PRESS_ONLY`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models.building.market.employment import ENOUGH, Employed
from models.building.market.notices import Notices
from models.building.market.press import HIRES, named, only_here
from models.building.market.structure import Structure
from models.building.raw import Row

PRESS_POINTS = 5
PRESS_ONLY = 60
FEWEST_NOTICES = 3
SURE = 100
"""Persons of the sample for high confidence."""

MOSTLY = 0.5
"""A unit group with more of its sample divided by the crosswalk is not of high confidence."""

SMALL_ERROR = 0.15
"""Greatest coefficient of variation that INEI publishes without warning."""

UNIT = "índice de demanda (0–100)"
FIELDS = (
    *("department", "ciuo08", "value", "unit", "employed", "se", "n", "informality"),
    *("trend", "trend_se", "notices", "hires", "scope", "source", "year", "confidence", "method"),
)
METROPOLIS = frozenset({"07", "15"})
"""Callao and Lima, where EPE itself was carried out."""

EPE = "INEI, EPE Lima Metropolitana 2022"
ENAHO = "INEI, ENAHO 2021–2023"
SERVIR = "SERVIR, avisos 2024–2025"
EDO = "MTPE, EDO {year} (en prensa)"


def ranks(openings: Mapping[str, float]) -> dict[str, float]:
    """Rank of each unit group by openings, from 0 to 100."""
    order = sorted(openings, key=lambda group: (openings[group], group))
    last = max(len(order) - 1, 1)
    return {group: 100 * place / last for place, group in enumerate(order)}


@dataclass(frozen=True)
class Evidence:
    """What is known of one unit group in one department.

    Attributes:
        code: Department.
        known: Persons employed, if they could be estimated.
        is_split: Whether the crosswalk divided most of the sample.
        notices: Public notices in the period.
        edo: Newest year in which the survey of demand names it, or nothing.
        survey: The survey that asked occupation in the department, as (name, year), or None.
    """

    code: str
    known: Employed | None
    is_split: bool
    notices: int
    edo: str
    survey: tuple[str, str] | None

    @property
    def is_direct(self) -> bool:
        """Whether the department itself was asked for this occupation."""
        return self.known is not None and self.known.direct_n > 0

    def sources(self) -> list[tuple[str, str]]:
        """The sources used, each with its year."""
        used = []
        if self.is_direct and self.survey:
            used.append(self.survey)
        if self.known is not None and self.known.n:
            used += [] if self.known.is_farm else [(EPE, "2022")]
            used.append((ENAHO, "2023"))
        if self.notices:
            used.append((SERVIR, "2025"))
        if self.edo:
            used.append((EDO.format(year=self.edo), self.edo))
        return used

    def method(self) -> str:
        """Says in Spanish how the figure was made."""
        parts = []
        if self.known is not None and self.is_direct:
            parts.append(
                f"encuesta en el departamento (n = {self.known.direct_n:.0f}), "
                "contraída hacia lo estimado con EPE Lima y ENAHO"
            )
        elif self.known is not None and self.known.is_farm:
            parts.append("estimado: trabajo del campo según ENAHO, IDH y altitud de los distritos")
        elif self.known is not None:
            parts.append("estimado: ocupaciones de EPE Lima 2022 × tipos de empleo de ENAHO")
            if self.known.n < ENOUGH:
                parts.append(f"contraído por muestra pequeña (n = {self.known.n:.0f})")
        if self.notices:
            said = "puestos públicos anunciados"
            few = self.known is None and self.notices < ENOUGH
            parts.append(f"estimado: {said} (n = {self.notices} avisos)" if few else said)
        if self.edo:
            parts.append("mencionado en la EDO (fuente secundaria)")
        return "; ".join(parts)

    def confidence(self) -> str:
        """`alta`, `media` or `baja`."""
        known = self.known
        if known is not None and known.direct_n >= ENOUGH:
            error = (known.se or 0.0) / known.persons
            return "alta" if known.direct_n >= SURE and error <= SMALL_ERROR else "media"
        if known is not None and self.code in METROPOLIS and not known.is_farm:
            if known.n >= SURE and not self.is_split:
                return "alta"
            if known.n >= ENOUGH:
                return "media"
        return "media" if self.notices >= ENOUGH else "baja"


def figures(known: Employed | None) -> Row:
    """Columns of `demand.csv` that tell of the persons employed; empty where nothing is known."""
    if known is None:
        return {"employed": "", "se": "", "informality": "", "trend": "", "trend_se": ""}
    has_trend = known.trend is not None and known.trend_se is not None
    return {
        "employed": f"{known.persons:.0f}",
        "se": "" if known.se is None else f"{known.se:.0f}",
        "informality": f"{min(max(known.informality, 0), 100):.0f}",
        "trend": f"{known.trend:.1f}" if has_trend else "",
        "trend_se": f"{known.trend_se:.1f}" if has_trend else "",
    }


def press_only(code: str, group: str, year: str) -> Row:
    """Line for an occupation of which only the press's summary of EDO speaks."""
    hires = HIRES.get((code, group))
    return {
        "department": code,
        "ciuo08": group,
        "value": str(PRESS_ONLY),
        "unit": UNIT,
        **figures(None),
        "n": "",
        "notices": "0",
        "hires": str(hires[0]) if hires else "",
        "scope": "departamento",
        "source": EDO.format(year=year),
        "year": year,
        "confidence": "baja",
        "method": "solo mención en la EDO (fuente secundaria): valor convencional, no medido",
    }


def demand(
    code: str,
    employed: Mapping[str, Employed],
    found: Structure,
    notices: Notices,
    survey: tuple[str, str] | None = None,
) -> list[Row]:
    """Makes the lines of one department.

    Args:
        code: Department code.
        employed: Unit group to the persons it employs there.
        found: What EPE says, for entry rates.
        notices: Public notices.
        survey: Name and year of the survey behind what is direct, if there is one.

    Returns:
        Lines of `demand.csv`, by unit group.
    """
    announced = {
        group: count
        for (place, group), count in notices.count.items()
        if place == code and (count >= FEWEST_NOTICES or group in employed)
    }
    openings = {group: known.persons * found.rate(group) for group, known in employed.items()}
    for group in announced:
        openings[group] = openings.get(group, 0.0) + notices.a_year(code, group)
    press, rank = named(code), ranks(openings)
    lines = []
    for group in sorted(openings):
        known = employed.get(group)
        count = announced.get(group, 0)
        is_split = found.splits.get(group, 0.0) > MOSTLY
        behind = Evidence(code, known, is_split, count, press.get(group, ""), survey)
        used = behind.sources()
        points = PRESS_POINTS if behind.edo else 0
        sample = (known.n + known.direct_n if known else 0.0) + count
        hires = HIRES.get((code, group))
        lines.append(
            {
                "department": code,
                "ciuo08": group,
                "value": f"{min(rank[group] + points, 100):.0f}",
                "unit": UNIT,
                **figures(known),
                "n": f"{sample:.0f}",
                "notices": f"{notices.a_year(code, group) if count else 0:.0f}",
                "hires": str(hires[0]) if hires else "",
                "scope": "departamento",
                "source": "; ".join(name for name, _ in used),
                "year": max(year for _, year in used),
                "confidence": behind.confidence(),
                "method": behind.method(),
            }
        )
    only = {g: year for g, year in only_here(code).items() if g not in openings}
    lines += [press_only(code, group, year) for group, year in sorted(only.items())]
    return sorted(lines, key=lambda row: row["ciuo08"])

"""Monthly pay of each unit group in each department: median and quartiles, in soles.

For each department and unit group, the first of these that applies:

1. Domestic workers (9111): ENAHO 2021-2023 asks them in every department.
2. Public notices (SERVIR), for occupations where the State employs `PUBLIC_SHARE` or more of the
   workers of EPE, or which EPE knows too little of: the department's, drawn to its macroregion's,
   drawn to the country's, which needs 30.
3. EPE Lima 2022, if 30 persons with income stand behind it, times the ratio of incomes between
   the department in 2024 and Lima in 2022 (`ratios`); an occupation takes the ratios of wage
   earners and of the self-employed in proportion.

What a survey finds in the department itself (EPEN, ENAHO 500) is drawn to that. Drawing is done
on logarithms with weight n ÷ (n + 30). Figures are rounded to ten soles. Incomes of EPE are those
of the month, whatever the hours: part-time work such as knitting at home is low.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from models.building.market.counting import Spread
from models.building.market.demand import EPE, METROPOLIS, SERVIR, SURE
from models.building.market.employment import ENOUGH
from models.building.market.informality import pull
from models.building.market.levels import Level
from models.building.market.notices import COUNTRY, Notices
from models.building.raw import Row

PUBLIC_SHARE = 0.4
UNIT = "soles por mes"
FIELDS = (
    *("department", "ciuo08", "value", "p25", "p75", "unit", "minimum_wage", "n", "se"),
    *("scope", "source", "year", "confidence", "method"),
)
CLEANERS_AT_HOME = "9111"


@dataclass(frozen=True)
class Pay:
    """One figure of pay before it is written.

    Attributes:
        spread: Quartiles, persons or notices behind them, standard error of the median.
        scope: ``departamento``, ``región`` or ``nacional``.
        source: Where it is from.
        year: Of its newest datum.
        confidence: ``alta``, ``media`` or ``baja``.
        method: How it was made, in Spanish.
    """

    spread: Spread
    scope: str
    source: str
    year: str
    confidence: str
    method: str


def drawn(narrow: Spread, wide: Spread) -> Spread:
    """Draws the quartiles of few towards those of many, on logarithms.

    Returns:
        Quartiles and error of the mixture; ``n`` stays that of the narrow one.
    """
    weight = pull(narrow.n)
    low, middle, high = (
        math.exp(weight * math.log(own) + (1 - weight) * math.log(far))
        for own, far in zip(narrow.cuts, wide.cuts, strict=True)
    )
    error = math.hypot(weight * narrow.se, (1 - weight) * wide.se)
    return Spread((low, middle, high), narrow.n, error)


def from_notices(code: str, group: str, notices: Notices, region: str) -> Pay | None:
    """Public pay, each area drawn to the wider one; None if the country has not 30 notices."""
    country = notices.pay.get((COUNTRY, group))
    if country is None or country.n < ENOUGH:
        return None
    near = notices.pay.get((region, group))
    wide = drawn(near, country) if near else country
    here = notices.pay.get((code, group))
    spread = drawn(here, wide) if here else wide
    method = "mediana de avisos del sector público"
    if here and here.n >= ENOUGH:
        scope, n = "departamento", here.n
        method += f", contraída hacia la macrorregión {region}"
    elif near and near.n >= ENOUGH:
        scope, n = "región", near.n
        method += f" (macrorregión {region}), contraída hacia el país"
    else:
        scope, n = "nacional", country.n
        method += " (todo el país)"
    if scope != "departamento" and here:
        method += f"; departamento contraído por muestra pequeña (n = {here.n:.0f})"
    confidence = {"departamento": "alta" if n >= SURE else "media", "región": "media"}
    return Pay(replace(spread, n=n), scope, SERVIR, "2025", confidence.get(scope, "baja"), method)


def from_epe(code: str, level: Level, ratio: tuple[float, float]) -> Pay:
    """Pay of Lima scaled to a department."""
    factor = level.wage_share * ratio[0] + (1 - level.wage_share) * ratio[1]
    is_lima = code in METROPOLIS
    method = "estimado: EPE Lima 2022 × ingreso INEI 2024 del departamento / Lima"
    if not is_lima and level.wage_share > 0:
        method += f" (asalariados, {100 * level.wage_share:.0f} %, con medianas ENAHO 2023)"
    if is_lima:
        method = "EPE Lima 2022 llevada a 2024 con el ingreso medio de Lima (INEI)"
    if level.is_shared:
        method += "; grupo CO-95 completo"
    elif level.is_split:
        method += "; parte de un grupo CO-95"
    is_sure = level.spread.n >= SURE and not (level.is_shared or level.is_split)
    low, middle, high = level.spread.cuts
    return Pay(
        Spread(
            (low * factor, middle * factor, high * factor),
            level.spread.n,
            level.spread.se * factor,
        ),
        "departamento",
        f"{EPE}; INEI, ingresos 2024" + ("" if is_lima else "; INEI, ENAHO 2023"),
        "2024",
        ("alta" if is_sure else "media") if is_lima else "baja",
        method,
    )


def from_enaho(spread: Spread | None) -> Pay | None:
    """Pay of domestic workers, if the department's sample has 30."""
    if spread is None or spread.n < ENOUGH:
        return None
    return Pay(
        spread,
        "departamento",
        "INEI, ENAHO 2021–2023",
        "2023",
        "alta" if spread.n >= SURE else "media",
        "mediana de trabajadores del hogar del departamento, tres años juntos",
    )


def asked(pay: Pay | None, here: Spread | None, survey: tuple[str, str] | None) -> Pay | None:
    """Draws what a survey found in the department itself towards the figure made without it.

    Without such a figure the survey stands alone from 30 persons.
    """
    if here is None or survey is None or (pay is None and here.n < ENOUGH):
        return pay
    is_enough = here.n >= ENOUGH
    confidence = ("alta" if here.n >= SURE else "media") if is_enough else "baja"
    method = f"encuesta en el departamento (n = {here.n:.0f})"
    if pay is None:
        return Pay(here, "departamento", *survey, confidence, method)
    return Pay(
        replace(drawn(here, pay.spread), n=here.n if is_enough else here.n + pay.spread.n),
        "departamento",
        f"{survey[0]}; {pay.source}",
        max(survey[1], pay.year),
        confidence,
        f"{method}, contraída hacia: {pay.method}",
    )


def line(code: str, group: str, pay: Pay, minimum: Mapping[str, float]) -> Row:
    """Lays out one line of `pay.csv`, quartiles and error rounded to ten soles.

    Args:
        code: Department.
        group: Unit group.
        pay: The figure.
        minimum: Year to the minimum wage in force at its end.
    """
    p25, value, p75 = (f"{round(cut, -1):.0f}" for cut in pay.spread.cuts)
    return {
        "department": code,
        "ciuo08": group,
        "value": value,
        "p25": p25,
        "p75": p75,
        "unit": UNIT,
        "minimum_wage": f"{minimum[pay.year]:.0f}",
        "n": f"{pay.spread.n:.0f}",
        "se": f"{round(pay.spread.se, -1):.0f}",
        "scope": pay.scope,
        "source": pay.source,
        "year": pay.year,
        "confidence": pay.confidence,
        "method": pay.method,
    }

"""Monthly pay of each unit group in each department: median and quartiles, in soles.

Three sources, in this order for each department and unit group:

1. Domestic workers (9111): ENAHO 2021-2023 asks them in every department.
2. Public notices (SERVIR), for occupations where the State employs `PUBLIC_SHARE` or more of the
   workers of EPE, or which EPE knows too little of: the department if it has 30 notices, else its
   macroregion, else the country.
3. EPE Lima 2022, if 30 persons with income stand behind it, times the ratio of incomes between
   the department (2024) and Lima Metropolitana (2022). For wage earners the ratio is that of
   ENAHO 2023 medians of employees, brought to 2024 with Lima's growth; for the self-employed that
   of INEI 2024 mean incomes; an occupation takes both in proportion to its wage earners.

A unit group with fewer than 30 persons may take the pay of its whole CO-95 group
(`labour_levels`); its method says so. Figures are rounded to ten soles. Incomes of EPE
are those of the month, whatever the hours: part-time work such as knitting at home is low.
"""

import statistics
from collections.abc import Mapping
from pathlib import Path

from models.building.labour_demand import EPE, METROPOLIS, SERVIR
from models.building.labour_enaho import Department
from models.building.labour_levels import Level, quartiles
from models.building.labour_notices import Notices
from models.building.labour_structure import ENOUGH
from models.building.raw import Row, fold, read_rows

PUBLIC_SHARE = 0.4
UNIT = "soles por mes"
LIMA = "Lima Metrop./Prov. Const. Callao 1/"
FIELDS = (
    "department",
    "ciuo08",
    "value",
    "p25",
    "p75",
    "unit",
    "n",
    "scope",
    "source",
    "year",
    "confidence",
    "method",
)
CLEANERS_AT_HOME = "9111"


def ratios(raw: Path, codes: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Ratio of incomes to Lima Metropolitana 2022, for wage earners and the self-employed.

    Args:
        raw: The folder of raw files.
        codes: Folded department name to its code.

    Returns:
        Department code to the two ratios.
    """
    incomes = {
        (row["ambito"], row["anio"]): float(row["valor"])
        for row in read_rows(raw / "labour" / "inei_indicadores_departamento_2022_2024.csv")
        if row["indicador"] == "ingreso_promedio_mensual_soles"
    }
    medians = {
        row["dept"]: float(row["mediana_todos"])
        for row in read_rows(raw / "labour" / "enaho2023_salarios_por_departamento.csv")
    }
    growth = incomes[LIMA, "2024"] / incomes[LIMA, "2022"]
    means = {
        codes[fold(place)]: v
        for (place, y), v in incomes.items()
        if y == "2024" and fold(place) in codes
    }
    return {
        code: (growth, growth)
        if code in METROPOLIS
        else (medians[code] / medians["15"] * growth, means[code] / incomes[LIMA, "2022"])
        for code in sorted(codes.values())
    }


def line(code: str, group: str, cuts: tuple[float, float, float], **rest: str) -> Row:
    """Lay out one line of `pay.csv`, figures rounded to ten soles."""
    p25, value, p75 = (f"{round(cut, -1):.0f}" for cut in cuts)
    return {
        "department": code,
        "ciuo08": group,
        "value": value,
        "p25": p25,
        "p75": p75,
        "unit": UNIT,
        **rest,
    }


def from_epe(code: str, group: str, level: Level, ratio: tuple[float, float]) -> Row:
    """Line that scales the pay of Lima to a department."""
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
    confidence = "baja"
    if is_lima:
        confidence = (
            "alta" if level.n >= 100 and not (level.is_shared or level.is_split) else "media"
        )
    cuts = level.quartiles
    return line(
        code,
        group,
        (cuts[0] * factor, cuts[1] * factor, cuts[2] * factor),
        n=str(level.n),
        scope="departamento",
        source=f"{EPE}; INEI, ingresos 2024" + ("" if is_lima else "; INEI, ENAHO 2023"),
        year="2024",
        confidence=confidence,
        method=method,
    )


def from_notices(
    code: str, group: str, notices: Mapping[tuple[str, str], Notices], region: Mapping[str, str]
) -> Row | None:
    """Line of public pay, from the narrowest area with 30 notices, if any has them."""
    near = [place for place in region if region[place] == region[code]]
    areas = (
        ("departamento", [code]),
        ("región", near),
        ("nacional", list(region)),
    )
    for scope, places in areas:
        pays = [p for place in places for p in notices.get((place, group), Notices()).pay]
        if len(pays) < ENOUGH:
            continue
        confidence = {"departamento": "alta" if len(pays) >= 100 else "media", "región": "media"}
        label = {"región": f" (macrorregión {region[code]})", "nacional": " (todo el país)"}
        low, middle, high = statistics.quantiles(pays, n=4, method="inclusive")
        return line(
            code,
            group,
            (low, middle, high),
            n=str(len(pays)),
            scope=scope,
            source=SERVIR,
            year="2025",
            confidence=confidence.get(scope, "baja"),
            method="mediana de avisos del sector público" + label.get(scope, ""),
        )
    return None


def from_enaho(code: str, department: Department) -> Row | None:
    """Line of domestic workers, if the department's sample has 30."""
    pays = department.domestic_pay
    if len(pays) < ENOUGH:
        return None
    return line(
        code,
        CLEANERS_AT_HOME,
        quartiles(pays),
        n=str(len(pays)),
        scope="departamento",
        source="INEI, ENAHO 2021–2023",
        year="2023",
        confidence="alta" if len(pays) >= 100 else "media",
        method="mediana de trabajadores del hogar del departamento, tres años juntos",
    )

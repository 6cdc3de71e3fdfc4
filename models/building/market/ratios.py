"""How the incomes of each department stand to those of Lima Metropolitana in 2022.

For wage earners the ratio is that of ENAHO 2023 medians of employees, brought to 2024 with Lima's
growth; for the self-employed that of INEI 2024 mean incomes.
"""

from __future__ import annotations

from collections.abc import Mapping

from models.building.market.demand import METROPOLIS
from models.building.raw import fold

LIMA = "Lima Metrop./Prov. Const. Callao 1/"
FROM, TO = "2022", "2024"


def ratios(
    incomes: Mapping[tuple[str, str], float],
    medians: Mapping[str, float],
    codes: Mapping[str, str],
) -> dict[str, tuple[float, float]]:
    """Ratio of incomes to Lima Metropolitana 2022, for wage earners and the self-employed.

    Args:
        incomes: (place as INEI writes it, year) to mean monthly income in soles.
        medians: Department code to the median of employees, ENAHO 2023.
        codes: Folded department name to its code.

    Returns:
        Department code to the two ratios.
    """
    growth = incomes[LIMA, TO] / incomes[LIMA, FROM]
    means = {
        codes[fold(place)]: value
        for (place, year), value in incomes.items()
        if year == TO and fold(place) in codes
    }
    return {
        code: (growth, growth)
        if code in METROPOLIS
        else (medians[code] / medians["15"] * growth, means[code] / incomes[LIMA, FROM])
        for code in sorted(codes.values())
    }

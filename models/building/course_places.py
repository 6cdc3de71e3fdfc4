"""Matching the districts named by course lists to INEI ubigeo codes, and where they lie.

A district is matched by department and name without accents. Two districts of one department
may share a name: then the one with at least ``DOMINANCE`` times the people of the others is
taken (Miraflores of Lima against Miraflores of Yauyos), otherwise none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from models.building.course_names import strip_accents
from models.building.raw import Row, read_rows
from models.building.sources.ubigeo import Place

DOMINANCE = 50.0

# How PRONABEC writes a district (department, district) → the INEI name of the same district.
# Puerto Maldonado is the capital town of the district Tambopata.
ALIASES = {
    ("AYACUCHO", "ANDRES A. CACERES"): "ANDRES AVELINO CACERES DORREGARAY",
    ("CAJAMARCA", "BANOS DEL INCA"): "LOS BANOS DEL INCA",
    ("HUANUCO", "RUPA RUPA"): "RUPA-RUPA",
    ("LIMA", "CERCADO DE LIMA"): "LIMA",
    ("LIMA", "LURIGANCHO - CHOSICA"): "LURIGANCHO",
    ("MADRE DE DIOS", "PUERTO MALDONADO"): "TAMBOPATA",
    ("TACNA", "GREGORIO ALBARRACIN"): "CORONEL GREGORIO ALBARRACIN LANCHIPA",
}


class Places:
    """Districts and departments of the INEI list, found by name."""

    def __init__(self, places: Iterable[Place]) -> None:
        """Takes the districts in.

        Args:
            places: The districts; those without an INEI code are left out.
        """
        self._districts: dict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
        self._departments: dict[str, str] = {}
        for place in places:
            if not place.inei:
                continue
            department = strip_accents(place.department)
            self._departments[department] = place.inei[:2]
            people = (place.area or 0.0) * (place.density or 0.0)
            self._districts[department, strip_accents(place.district)].append((place.inei, people))

    def department(self, name: str) -> str:
        """Returns the two-digit code of a department.

        Raises:
            KeyError: If the name is not one of the 25 departments.
        """
        return self._departments[strip_accents(name)]

    def district(self, department: str, name: str) -> str | None:
        """Returns the six-digit INEI code of a district, or None if unknown or ambiguous."""
        key = strip_accents(department), strip_accents(name)
        found = self._districts.get((key[0], ALIASES.get(key, key[1])), [])
        if len(found) == 1:
            return found[0][0]
        ranked = sorted(found, key=lambda item: -item[1])
        if len(ranked) > 1 and ranked[0][1] >= DOMINANCE * ranked[1][1] > 0:
            return ranked[0][0]
        return None


def read_points(data: Path) -> dict[str, tuple[str, str]]:
    """Returns latitude and longitude of the capital of each district of ``districts.csv``."""
    return {row["ubigeo"]: (row["lat"], row["lon"]) for row in read_rows(data / "districts.csv")}


def locate(row: Row, points: dict[str, tuple[str, str]]) -> Row:
    """Returns a course with the coordinates of its district's capital, where it has no own."""
    if row.get("lat") or not row.get("ubigeo"):
        return row
    lat, lon = points[row["ubigeo"]]
    return row | {"lat": lat, "lon": lon}

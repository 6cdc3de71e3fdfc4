"""Matching the districts named by course lists to INEI ubigeo codes.

A district is matched by department and name without accents. Two districts of one department
may share a name: then the one with at least ``DOMINANCE`` times the people of the others is
taken (Miraflores of Lima against Miraflores of Yauyos), otherwise none.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from models.building.course_names import strip_accents
from models.building.raw import read_rows

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
    """Districts and departments of the INEI list."""

    def __init__(self, geo: Path) -> None:
        """Read the districts.

        Args:
            geo: Folder with ``ubigeo_distrito.csv``.
        """
        self._districts: dict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
        self._departments: dict[str, str] = {}
        for row in read_rows(geo / "ubigeo_distrito.csv"):
            code = row["inei"]
            if not code or code == "NA":
                continue
            department = strip_accents(row["departamento"])
            self._departments[department] = code[:2]
            people = _number(row["superficie"]) * _number(row["pob_densidad_2020"])
            key = department, strip_accents(row["distrito"])
            self._districts[key].append((code, people))

    def department(self, name: str) -> str:
        """Return the two-digit code of a department.

        Raises:
            KeyError: If the name is not one of the 25 departments.
        """
        return self._departments[strip_accents(name)]

    def district(self, department: str, name: str) -> str | None:
        """Return the six-digit INEI code of a district, or None if unknown or ambiguous."""
        key = strip_accents(department), strip_accents(name)
        found = self._districts.get((key[0], ALIASES.get(key, key[1])), [])
        if len(found) == 1:
            return found[0][0]
        ranked = sorted(found, key=lambda item: -item[1])
        if len(ranked) > 1 and ranked[0][1] >= DOMINANCE * ranked[1][1] > 0:
            return ranked[0][0]
        return None


def _number(text: str) -> float:
    """Return a figure of the list, 0 where it writes no figure ("NA", "S.I.")."""
    return float(text) if text[:1].isdigit() else 0.0

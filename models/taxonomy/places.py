"""Districts of Peru: search without accents, distance between any two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from models.preprocessing.text import words
from models.taxonomy.catalogue import CatalogueFile

Degrees = npt.NDArray[np.float64]

#: Mean radius of the Earth in km (IUGG).
EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class District:
    """One district by its INEI code; coordinates of its capital, degrees WGS 84."""

    ubigeo: str
    reniec: str
    district: str
    province: str
    department: str
    department_code: str
    lat: float
    lon: float

    @property
    def name(self) -> str:
        """District, province and department as one line for people."""
        return f"{self.district}, {self.province}, {self.department}"


def distances_km(lat: Degrees, lon: Degrees, home: District) -> npt.NDArray[np.float64]:
    """Returns the great-circle distance in km of each place to the capital of ``home``.

    Args:
        lat: float64 (places,), degrees WGS 84; NaN gives NaN.
        lon: float64 (places,), likewise.
        home: The district to measure from.
    """
    lat, lon = np.radians(lat), np.radians(lon)
    own_lat, own_lon = np.radians(home.lat), np.radians(home.lon)
    half = np.sin((lat - own_lat) / 2) ** 2
    half += np.cos(lat) * np.cos(own_lat) * np.sin((lon - own_lon) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(half)), np.float64)


class Districts:
    """All districts, by code and by name."""

    def __init__(self, catalogue: CatalogueFile) -> None:
        self._by_code: dict[str, District] = {}
        columns = (
            "ubigeo", "ubigeo_reniec", "district", "province", "department", "department_code",
            "lat", "lon",
        )  # fmt: skip
        for code, *rest in catalogue.rows("districts", columns):
            self._by_code[code] = District(code, *rest)

    @cached_property
    def _folded(self) -> list[tuple[str, str, District]]:
        """Name and whole line of each district without accents; made at the first search."""
        return [
            (" ".join(words(d.district)), " ".join(words(d.name)), d)
            for d in self._by_code.values()
        ]

    def __len__(self) -> int:
        return len(self._by_code)

    def __iter__(self) -> Iterator[District]:
        return iter(self._by_code.values())

    def get(self, ubigeo: str) -> District | None:
        """Returns the district with this INEI code, or None."""
        return self._by_code.get(ubigeo)

    def search(self, query: str, limit: int = 8) -> list[District]:
        """Returns districts whose names hold every word of ``query``, best first.

        A district named exactly so comes first, then those whose full name (with
        province and department) begins so, then capitals of provinces (codes ending
        in 01), then the rest by name. Commas and accents do not matter.
        """
        wanted = words(query)
        if not wanted:
            return []
        whole = " ".join(wanted)
        hits = [
            (name != whole, not line.startswith(whole), d.ubigeo[4:] != "01", len(name), name, i)
            for i, (name, line, d) in enumerate(self._folded)
            if all(f" {word}" in f" {line}" for word in wanted)
        ]
        return [self._folded[hit[-1]][2] for hit in sorted(hits)[:limit]]

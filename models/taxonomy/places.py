"""Places of Peru: districts found by name, without accents or by department; distances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from models.preprocessing.sound import sound
from models.preprocessing.text import words
from models.taxonomy.catalogue import CatalogueFile

Degrees = npt.NDArray[np.float64]

#: Mean radius of the Earth in km (IUGG).
EARTH_KM = 6371.0
#: Letters from which a search may go by ear; shorter ones sound like half the country.
HEARD_FROM = 4


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


@dataclass(frozen=True, slots=True)
class Department:
    """One department by its INEI code.

    Attributes:
        code: Two digits.
        name: As people write it.
        path: Its outline as SVG path data; all of Peru is 600 units wide and 880 high.
    """

    code: str
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Province:
    """One province by its INEI code, four digits."""

    code: str
    name: str


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
        paths = dict(catalogue.rows("department_outlines", ("code", "path")))
        self._departments = tuple(
            Department(code, name, paths[code])
            for code, name in catalogue.rows("departments", ("code", "department"))
            if code in paths
        )

    @cached_property
    def _folded(self) -> list[tuple[str, str, District]]:
        """Name and whole line of each district without accents; made at the first search."""
        return [
            (" ".join(words(d.district)), " ".join(words(d.name)), d)
            for d in self._by_code.values()
        ]

    @cached_property
    def _sounded(self) -> list[tuple[str, str, District]]:
        """The same as it sounds; made at the first search that the letters do not answer."""
        return [(_sounds(name), _sounds(line), d) for name, line, d in self._folded]

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
        in 01), then the rest by name. Commas and accents do not matter. Where no name is
        written so, those that sound so are found: "guancayo" is Huancayo.
        """
        whole = " ".join(words(query))
        found = _named(whole, self._folded)
        if not found and len(whole) >= HEARD_FROM:
            found = _named(_sounds(whole), self._sounded)
        return found[:limit]

    def departments(self) -> Sequence[Department]:
        """Returns the departments in the order of the alphabet."""
        return self._departments

    def provinces(self, department: str) -> list[Province]:
        """Returns the provinces of a department (two digits) in the order of the alphabet."""
        names = {code[:4]: d.province for code, d in self._by_code.items()}
        found = [Province(code, name) for code, name in names.items() if code[:2] == department]
        return sorted(found, key=lambda province: words(province.name))

    def of_province(self, province: str) -> list[District]:
        """Returns the districts of a province (four digits) in the order of the alphabet."""
        found = [d for code, d in self._by_code.items() if code[:4] == province]
        return sorted(found, key=lambda district: words(district.district))


def _sounds(line: str) -> str:
    """How folded words sound, one after the other."""
    return " ".join(map(sound, line.split()))


def _named(whole: str, lines: Sequence[tuple[str, str, District]]) -> list[District]:
    """Districts whose line holds every word of ``whole``, best first."""
    wanted = whole.split()
    hits = [
        (name != whole, not line.startswith(whole), d.ubigeo[4:] != "01", len(name), name, i)
        for i, (name, line, d) in enumerate(lines)
        if wanted and all(f" {word}" in f" {line}" for word in wanted)
    ]
    return [lines[hit[-1]][2] for hit in sorted(hits)]

"""Departments and districts of Peru, with coordinates and written with their accents.

The raw list writes names in capitals without accents. Its `capital` column is written properly, so
each word takes the spelling most often seen there; `ACCENTED` adds the words that column lacks.

A district without coordinates takes the mean of its province's districts, and its `source` says so.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from models.building.errors import ContractError
from models.building.raw import Row, fold, write_rows, write_sources
from models.building.report import Report
from models.building.sources import ubigeo
from models.building.sources.ubigeo import Place

WORDS = (
    "Áncash Apurímac Gálvez Purús Sánchez Carrión Jazán Guzmán Barrón Valcárcel Piérola Deán "
    "Iguaín Hernández Dámaso Beraún Pachacútec Ordóñez Vizcatán Rázuri César López Márquez "
    "Simón Tallán Elías Inclán Héroes Callería Boquerón Bongará Rodríguez Fermín Convención "
    "Chimú Román Huamalíes Awajún Hilarión Yavarí Heroínas Yonán Chávez Gabán Víctor Cholón "
    "Veintiséis María José Jesús Túpac Rímac Lurín Ancón Junín Huánuco Martín Ramón Andrés "
    "Tomás Nicolás Ángeles Agustín Cáceres Mórrope Túcume Íllimo Sócota Wánchaq Sebastián "
    "Jerónimo Ascensión Azángaro Huancané Ácora Perené "
    "Marañón Asís Quilmaná Lunahuaná Mochumí Ripán Amantaní Pátapo Pítipo Huácar Sabandía "
    "Soplín Yurúa Maquía Cachicadán Aucará Huangáscar Huantán Paucará Alomías Eten Albarracín"
)
ACCENTED = {fold(word): word.lower() for word in WORDS.split()}
"""Folded word to its lower-case spelling, for words the raw capitals lack or spell unevenly."""

ALWAYS_LOWER = frozenset({"de", "del", "y", "e", "von"})
ARTICLES = frozenset({"la", "las", "los"})
"""Lower-case after a particle. `El` keeps its capital: "de El Faique" would else be "del"."""

MISSING_CODES = {"170107": "180107"}
"""RENIEC to INEI code of the one district the raw list leaves without INEI code (San Antonio)."""

FORMER = {"160109", "160114"}
"""INEI codes used before the province of Putumayo was created; the raw list keeps both."""

SOURCE = "INEI y RENIEC, en ubigeo-peru-aumentado"
YEAR = "2022"

MACROREGIONS = {
    "Norte": "Tumbes Piura Lambayeque LaLibertad Cajamarca Áncash",
    "Centro": "Lima Callao Ica Junín Pasco Huánuco Huancavelica Ayacucho",
    "Sur": "Arequipa Moquegua Tacna Puno Cusco Apurímac MadredeDios",
    "Oriente": "Amazonas SanMartín Loreto Ucayali",
}
"""Grouping used to widen a search when a department has too little evidence."""

DISTRICT_FIELDS = (
    "ubigeo",
    "ubigeo_reniec",
    "department_code",
    "department",
    "province",
    "district",
    "lat",
    "lon",
    "altitude_m",
    "source",
    "year",
)
DEPARTMENT_FIELDS = ("code", "department", "capital", "lat", "lon", "macroregion")
PUBLISHED = {
    "source_id": ubigeo.LAYOUT.source_id,
    "title": "ubigeo-peru-aumentado: departamentos, provincias y distritos",
    "institution": "INEI y RENIEC, compilado por J. M. Castagnetto",
    "year": YEAR,
    "licence": "MIT",
    "note": "Tildes y mayúsculas restituidas; 19 distritos con centroide provincial",
}
"""The line of `sources.csv`."""


def spelling(names: Iterable[str]) -> dict[str, str]:
    """Learn how each word is written from properly written names.

    Args:
        names: Names with their accents.

    Returns:
        Folded word to its most frequent lower-case spelling, `ACCENTED` first.
    """
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        for word in re.findall(r"[^\W\d_]+", name):
            seen[fold(word)][word.lower()] += 1
    learnt = {word: min(forms, key=lambda f: (-forms[f], f)) for word, forms in seen.items()}
    return learnt | ACCENTED


def proper(name: str, words: dict[str, str]) -> str:
    """Write a place name with capitals, particles and accents.

    Args:
        name: The name in capitals.
        words: Folded word to its lower-case spelling.

    Returns:
        For example `San Martín de Porres` or `Villa El Salvador`.
    """
    tokens = name.replace("_", " ").split()
    written: list[str] = []
    for position, token in enumerate(tokens):
        low = re.sub(r"[^\W\d_]+", lambda m: words.get(fold(m[0]), m[0].lower()), token)
        follows = written[-1] in ALWAYS_LOWER if written else False
        keeps_low = low in ALWAYS_LOWER or (low in ARTICLES and follows)
        if position and keeps_low:
            written.append(low)
        else:
            written.append(re.sub(r"[^\W\d_]+", lambda m: m[0][0].upper() + m[0][1:], low))
    return " ".join(written)


def point(place: Place) -> tuple[float, float] | None:
    """Latitude and longitude with five decimals (a metre), or None if the list has none."""
    if place.lat is None or place.lon is None:
        return None
    return round(place.lat, 5), round(place.lon, 5)


def centroids(places: Iterable[Place]) -> dict[tuple[str, str], tuple[float, float]]:
    """Mean latitude and longitude of the districts of each (department, province)."""
    points: defaultdict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for place in places:
        if known := point(place):
            points[place.department, place.province].append(known)
    return {
        key: (sum(p[0] for p in all_) / len(all_), sum(p[1] for p in all_) / len(all_))
        for key, all_ in points.items()
    }


def district(
    place: Place, words: dict[str, str], centres: dict[tuple[str, str], tuple[float, float]]
) -> Row:
    """Derive one line of `districts.csv`.

    Args:
        place: The district as the list has it.
        words: Folded word to its spelling, of `spelling`.
        centres: Centre of each province, of `centroids`.

    Returns:
        The line, column to text.

    Raises:
        ContractError: The list does not say which district it is, or where.
    """
    name = f"{place.district}, {place.province}, {place.department}"
    code = place.inei or MISSING_CODES.get(place.reniec)
    if code is None:
        raise ContractError(f"districts.csv: falta el código de INEI de {name}.")
    known, source = point(place), SOURCE
    if known is None:
        known = centres.get((place.department, place.province))
        source += "; coordenadas: centroide de la provincia"
    if known is None:
        raise ContractError(f"districts.csv: no hay coordenadas en la provincia de {name}.")
    if code in FORMER:
        source += "; código anterior a la creación de la provincia de Putumayo"
    return {
        "ubigeo": code,
        "ubigeo_reniec": place.reniec,
        "department_code": code[:2],
        "department": proper(place.department, words),
        "province": proper(place.province, words),
        "district": proper(place.district, words),
        "lat": f"{known[0]:.5f}",
        "lon": f"{known[1]:.5f}",
        "altitude_m": "" if place.altitude is None else f"{place.altitude:.0f}",
        "source": source,
        "year": YEAR,
    }


def department(place: Place, words: dict[str, str]) -> Row:
    """Derive one line of `departments.csv`.

    Args:
        place: The department as the list has it.
        words: Folded word to its spelling, of `spelling`.

    Returns:
        The line, column to text.

    Raises:
        ContractError: It is none of the 25 departments, or has no coordinates.
    """
    name = proper(place.department, words)
    regions = [r for r, names in MACROREGIONS.items() if name.replace(" ", "") in names.split()]
    if not regions or place.lat is None or place.lon is None:
        raise ContractError(
            f"departments.csv: «{name}» no está en la lista o no tiene coordenadas."
        )
    return {
        "code": place.inei[:2],
        "department": name,
        "capital": place.capital,
        "lat": f"{place.lat:.5f}",
        "lon": f"{place.lon:.5f}",
        "macroregion": regions[0],
    }


def build(raw: Path, data: Path, report: Report) -> None:
    """Write `districts.csv` and `departments.csv`.

    Args:
        raw: The folder of raw files.
        data: The folder of derived tables.
        report: Where each file's rows are counted.
    """

    def listed(name: str) -> list[Place]:
        path = raw / "geo" / f"ubigeo_{name}.csv"
        return list(ubigeo.read(path, report.source(ubigeo.LAYOUT.source_id, path)))

    districts = listed("distrito")
    words = spelling(place.capital for place in districts + listed("provincia"))
    centres = centroids(districts)
    lines = sorted((district(p, words, centres) for p in districts), key=lambda r: r["ubigeo"])
    tops = sorted((department(p, words) for p in listed("departamento")), key=lambda r: r["code"])
    write_sources([PUBLISHED], data)
    write_rows(data / "districts.csv", DISTRICT_FIELDS, lines)
    write_rows(data / "departments.csv", DEPARTMENT_FIELDS, tops)

"""Departments and districts of Peru, with coordinates and written with their accents.

The raw list writes names in capitals without accents. Its `capital` column is written properly, so
each word takes the spelling most often seen there; `ACCENTED` adds the words that column lacks.

A district without coordinates takes the mean of its province's districts, and its `source` says so.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from models.building.raw import (
    DATA,
    MISSING,
    Row,
    fold,
    raw_directory,
    read_rows,
    write_rows,
    write_sources,
)

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


def number(value: str, digits: int) -> float | None:
    """Read a raw figure, or None where it is missing."""
    return None if value in MISSING else round(float(value), digits)


def centroids(rows: Iterable[Row]) -> dict[str, tuple[float, float]]:
    """Mean latitude and longitude of each province's districts, keyed by department/province."""
    points: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in rows:
        lat, lon = number(row["latitude"], 5), number(row["longitude"], 5)
        if lat is not None and lon is not None:
            points[f"{row['departamento']}/{row['provincia']}"].append((lat, lon))
    return {
        key: (sum(p[0] for p in all_) / len(all_), sum(p[1] for p in all_) / len(all_))
        for key, all_ in points.items()
    }


def district(row: Row, words: dict[str, str], centres: dict[str, tuple[float, float]]) -> Row:
    """Derive one line of `districts.csv` from a raw line."""
    reniec = "" if row["reniec"] in MISSING else row["reniec"]
    code = MISSING_CODES[reniec] if row["inei"] in MISSING else row["inei"]
    lat, lon = number(row["latitude"], 5), number(row["longitude"], 5)
    source = SOURCE
    if lat is None or lon is None:
        lat, lon = centres[f"{row['departamento']}/{row['provincia']}"]
        source += "; coordenadas: centroide de la provincia"
    if code in FORMER:
        source += "; código anterior a la creación de la provincia de Putumayo"
    height = number(row["altitude"], 0)
    return {
        "ubigeo": code,
        "ubigeo_reniec": reniec,
        "department_code": code[:2],
        "department": proper(row["departamento"], words),
        "province": proper(row["provincia"], words),
        "district": proper(row["distrito"], words),
        "lat": f"{lat:.5f}",
        "lon": f"{lon:.5f}",
        "altitude_m": "" if height is None else f"{height:.0f}",
        "source": source,
        "year": YEAR,
    }


def department(row: Row, words: dict[str, str]) -> Row:
    """Derive one line of `departments.csv` from a raw line."""
    name = proper(row["departamento"], words)
    region = next(r for r, names in MACROREGIONS.items() if name.replace(" ", "") in names.split())
    return {
        "code": row["inei"][:2],
        "department": name,
        "capital": row["capital"],
        "lat": f"{float(row['latitude']):.5f}",
        "lon": f"{float(row['longitude']):.5f}",
        "macroregion": region,
    }


def build(raw: Path, data: Path = DATA) -> tuple[int, int]:
    """Write `districts.csv` and `departments.csv`.

    Args:
        raw: The folder of raw files.
        data: The folder of derived tables.

    Returns:
        How many districts and departments were written.
    """
    districts = read_rows(raw / "geo" / "ubigeo_distrito.csv")
    provinces = read_rows(raw / "geo" / "ubigeo_provincia.csv")
    words = spelling(row["capital"] for row in districts + provinces)
    centres = centroids(districts)
    lines = sorted((district(row, words, centres) for row in districts), key=lambda r: r["ubigeo"])
    tops = [department(r, words) for r in read_rows(raw / "geo" / "ubigeo_departamento.csv")]
    tops.sort(key=lambda row: row["code"])
    write_sources(
        [
            {
                "source_id": "geo-ubigeo",
                "title": "ubigeo-peru-aumentado: departamentos, provincias y distritos",
                "institution": "INEI y RENIEC, compilado por J. M. Castagnetto",
                "year": YEAR,
                "licence": "MIT",
                "note": "Tildes y mayúsculas restituidas; 19 distritos con centroide provincial",
            }
        ],
        data,
    )
    return (
        write_rows(data / "districts.csv", DISTRICT_FIELDS, lines),
        write_rows(data / "departments.csv", DEPARTMENT_FIELDS, tops),
    )


def main() -> None:
    """Build the tables of places."""
    print(*build(raw_directory("Build districts.csv and departments.csv")))


if __name__ == "__main__":
    main()

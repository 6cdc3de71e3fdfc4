"""Build the course catalogue, one row per programme and site, from official lists.

Three lists: PRONABEC's eligible technological programmes (institutes and escuelas, with
district), the fifteen programmes of the municipal CETPRO of San Martín de Porres (with hours),
and the national catalogue of CETPRO programmes (no site: ask at the nearest CETPRO). The
census's catch-all entries ("Otros programas en …") are not programmes and are left out; entries
of one level that differ only in spelling are one row.

Entry requirements are those of the norms: institutes and escuelas require complete secondary
education (Ley 30512); a CETPRO requires complete primary education for the cycle Técnico only,
and nothing for the cycle Auxiliar Técnico (Ley 28044 and its regulation DS 011-2012-ED, articles
95-A, 99 and 99-A, modified by DS 004-2019-MINEDU; TUPA in DS 014-2023-MINEDU).

Titles follow the same norms: CETPROs issue the titles Auxiliar Técnico and Técnico; institutes
Técnico and Profesional Técnico; escuelas also a professional title.

Where the level of an institute's programme is not certain, level, title and duration stay empty
and the hours are those of the longest level the institution may teach, so that nobody is
promised a shorter way than the real one.

Costs stay empty: Ponte en Carrera 2016 heads its column only "Costo (S/.)" and its figures mix
monthly and yearly amounts (private institutes from S/ 120 to S/ 22,140), so no total can be
stated with certainty.

Run: ``python -m models.building.courses --raw DIR``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from models.building.course_levels import LEVELS, Levels
from models.building.course_names import (
    institution_name,
    programme_key,
    programme_name,
    strip_accents,
)
from models.building.course_places import Places
from models.building.raw import DATA, Row, raw_directory, read_rows, write_rows

FIELDS = (
    *("course_id", "programme_key", "programme", "institution", "institution_type"),
    *("management", "ubigeo"),
    *("department", "placed", "level", "certificate", "modality", "hours", "hours_basis"),
    *("duration_years", "cost", "cost_basis", "entry_education", "source_id", "year"),
)
SOURCE_FIELDS = ("source_id", "title", "institution", "year", "licence", "note")

HOURS_PER_YEAR = 1000
CETPRO_BASIS = "estimado: 1 año de CETPRO ≈ 1000 horas (catálogo CETPRO San Martín de Porres)"
INSTITUTE_BASIS = "estimado: 1 año de instituto ≈ 1000 horas"
LONGEST_BASIS = "estimado: nivel por confirmar; como máximo {} años (Ley 30512) de ≈ 1000 horas"
COST_BASIS = "por confirmar"
SMP_UBIGEO = "150135"
CETPRO_ENTRY = {"Auxiliar Técnico": "ninguna", "Técnico": "primaria"}
CETPRO_YEARS = {"Auxiliar Técnico": 1, "Técnico": 2}

_CATCH_ALL = re.compile(r"^(?:OTROS )?PROGRAMAS EN |^OTROS$")

SOURCES = (
    (
        "sup-cetpro-smp",
        "Catálogo de programas del CETPRO municipal de San Martín de Porres (nombre y horas)",
        "CETPRO Municipal de San Martín de Porres, Lima",
        "",
        "sin licencia declarada; solo datos",
        "Vía github enkee/cetprosmp-strapi a01b142a; la fuente no indica año.",
    ),
    (
        "sup-minedu-cetpro",
        "Censo Educativo 2025, anexo 03: códigos de programas de CETPRO",
        "MINEDU",
        "2025",
        "documento oficial; solo datos",
        "Nombre, nivel y duración oficiales; sin sede. Sin las categorías «Otros programas».",
    ),
    (
        "sup-minedu-iest",
        "Censo Educativo 2025, anexo 01: códigos de programas de institutos y escuelas",
        "MINEDU",
        "2025",
        "documento oficial; solo datos",
        "Da nivel y duración a los programas de PRONABEC, por nombre.",
    ),
    (
        "sup-ponte-en-carrera",
        "Ponte en Carrera, oferta educativa (exportación de octubre de 2016)",
        "MINEDU y MTPE",
        "2016",
        "MIT (repositorio); dato oficial",
        "Solo la duración, donde el anexo 01 deja duda. El costo no se usa: unidad no declarada.",
    ),
    (
        "sup-pronabec",
        "Instituciones y programas elegibles de Beca 18",
        "PRONABEC",
        "2026",
        "documento oficial; solo datos",
        "Programas tecnológicos con sede y distrito; sin precio ni duración.",
    ),
)


def cetpro_row(course_id: str, name: str, level: str) -> Row:
    """Return the fields that every CETPRO programme shares."""
    return {
        "course_id": course_id,
        "programme": programme_name(name),
        "institution_type": "CETPRO",
        "level": level,
        "certificate": f"Título de {level}",
        "duration_years": str(CETPRO_YEARS[level]),
        "cost_basis": COST_BASIS,
        "entry_education": CETPRO_ENTRY[level],
    }


def municipal_rows(supply: Path) -> list[Row]:
    """Return the programmes of the municipal CETPRO, with the hours it states."""
    rows = []
    for number, raw in enumerate(read_rows(supply / "cetpro_smp_catalogo.csv"), start=1):
        rows.append(
            cetpro_row(f"smp-{number:02d}", raw["programa"], raw["nivel"])
            | {
                "institution": "CETPRO Municipal de San Martín de Porres",
                "management": "Pública",
                "ubigeo": SMP_UBIGEO,
                "department": SMP_UBIGEO[:2],
                "placed": "distrito",
                "hours": raw["horas"],
                "hours_basis": "fuente",
                "source_id": "sup-cetpro-smp",
            }
        )
    return rows


def catalogue_rows(supply: Path) -> list[Row]:
    """Return the national CETPRO programmes, without site."""
    rows: dict[tuple[str, str], Row] = {}
    listed = read_rows(supply / "minedu_2025_programas_CETPRO_anexo03.csv")
    for raw in sorted(listed, key=lambda row: row["codigo"]):
        name, level = raw["denominacion"], raw["nivel"]
        key = programme_key(name), level
        if _CATCH_ALL.match(strip_accents(name)) or key in rows:
            continue
        rows[key] = cetpro_row(f"cetpro-{raw['codigo']}", name, level) | {
            "department": "00",
            "placed": "cetpro-cercano",
            "hours": str(CETPRO_YEARS[level] * HOURS_PER_YEAR),
            "hours_basis": CETPRO_BASIS,
            "source_id": "sup-minedu-cetpro",
            "year": "2025",
        }
    return list(rows.values())


def institute_rows(raw_dir: Path) -> tuple[list[Row], list[Row]]:
    """Return the PRONABEC technological rows, and those whose district was not matched."""
    places, levels = Places(raw_dir / "geo"), Levels(raw_dir / "supply")
    rows, unplaced = [], []
    for raw in read_rows(raw_dir / "supply" / "pronabec_beca18_ies_programas_elegibles.csv"):
        if not raw["tipo_ies"].endswith("TECNOLOGICA"):
            continue
        is_school = raw["tipo_ies"].startswith("ESCUELA")
        ubigeo = places.district(raw["departamento"], raw["sede_distrito"])
        if ubigeo is None:
            unplaced.append(raw)
        years = levels.years(raw["programa_academico"], raw["ies"], is_school)
        level = LEVELS[years] if years else ""
        longest = 4 if is_school else 3
        rows.append(
            {
                "course_id": f"pronabec-{int(raw['item']):04d}",
                "programme": programme_name(raw["programa_academico"]),
                "institution": institution_name(raw["ies"]),
                "institution_type": "Escuela tecnológica" if is_school else "Instituto",
                "management": programme_name(raw["tipo_gestion"]),
                "ubigeo": ubigeo or "",
                "department": places.department(raw["departamento"]),
                "placed": "distrito" if ubigeo else "departamento",
                "level": level,
                "certificate": title(level),
                "modality": raw["modalidad_estudio"].capitalize(),
                "hours": str((years or longest) * HOURS_PER_YEAR),
                "hours_basis": INSTITUTE_BASIS if years else LONGEST_BASIS.format(longest),
                "duration_years": str(years) if years else "",
                "cost_basis": COST_BASIS,
                "entry_education": "secundaria",
                "source_id": "sup-pronabec",
                "year": "2026",
            }
        )
    return rows, unplaced


def title(level: str) -> str:
    """Return what an institute's level leads to, empty if the level is not known."""
    if level == "Profesional":
        return "Título profesional"
    return f"Título de {level}" if level else ""


def main() -> None:
    """Write ``courses.csv`` and ``sources_supply.csv`` and print what was not placed."""
    raw_dir = raw_directory("Build the course catalogue.")
    institutes, unplaced = institute_rows(raw_dir)
    rows = institutes + municipal_rows(raw_dir / "supply") + catalogue_rows(raw_dir / "supply")
    for row in rows:
        row["programme_key"] = programme_key(row["programme"])
    rows.sort(key=lambda row: row["course_id"])
    write_rows(DATA / "courses.csv", FIELDS, rows)
    sources = (dict(zip(SOURCE_FIELDS, row, strict=True)) for row in SOURCES)
    write_rows(DATA / "sources_supply.csv", SOURCE_FIELDS, sources)
    for row in unplaced:
        site = f"{row['departamento']} / {row['sede_distrito']}"
        sys.stdout.write(f"not placed: {site}: {row['ies']}: {row['programa_academico']}\n")
    sys.stdout.write(f"{len(rows)} courses, {len(unplaced)} without district\n")


if __name__ == "__main__":
    main()

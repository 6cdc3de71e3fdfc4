"""CETPRO programmes at their real sites: the Padrón joined to Carreras.dbf.

The two files are not among the raw data at hand, but are published every year; when a folder of
raw files holds both, they take the place of "ask at the nearest CETPRO" wherever some CETPRO offers
the programme. They join on ``COD_MOD`` and ``ANEXO``; ``CODCARR`` leads to MINEDU's list of
programmes, whose spelling is taken. A code outside the list, or of one of its catch-all entries,
keeps the name that the school wrote.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from models.building.course_lists import STATED, cetpro_row, credits_text, is_catch_all
from models.building.course_names import institution_name, programme_key
from models.building.errors import SourceError
from models.building.files.progress import progress
from models.building.raw import Row
from models.building.report import Report, Tally
from models.building.sources import carreras, padron
from models.building.sources.carreras import AUXILIARY, TECHNICIAN, Programme
from models.building.sources.minedu import Listed
from models.building.sources.padron import CETPRO, School

LEVELS = {AUXILIARY: "Auxiliar Técnico", TECHNICIAN: "Técnico"}
MANAGEMENTS = {"A": "Pública", "B": "Privada"}
"""First letter of ``GES_DEP``; ``A4`` is public, run by a private entity by agreement."""
YEAR = "2025"
"""School census that the two files are of; the tables themselves do not say."""
_PADRON = re.compile(r"(00_)?padron(_web(_\d{8})?)?\.(dbf|zip)", re.IGNORECASE)
_CARRERAS = re.compile(r"(\d\d_)?carreras\.(dbf|zip)", re.IGNORECASE)


def find(folder: Path) -> tuple[Path, Path] | None:
    """Returns the register and the careers in a folder, None where there are no careers.

    Raises:
        SourceError: There are careers but no register to say where their schools are.
    """
    names = sorted(path for path in folder.iterdir() if path.is_file())
    taught = [path for path in names if _CARRERAS.fullmatch(path.name)]
    schools = [path for path in names if _PADRON.fullmatch(path.name)]
    if not taught:
        return None
    if not schools:
        raise SourceError(taught[-1], "Padron.dbf o 00_Padron.zip en la misma carpeta", "nada")
    return schools[-1], taught[-1]


def read(
    folder: Path, listed: Mapping[str, Listed], points: Container[str], report: Report
) -> list[Row]:
    """Returns the courses of the two files, none where a folder lacks them.

    Args:
        folder: Where the files are.
        listed: MINEDU's programmes of CETPROs by code.
        points: The district codes that exist.
        report: Receives what each file gave.
    """
    found = find(folder)
    if found is None:
        return []
    tally = report.source(padron.LAYOUT.source_id, found[0])
    with progress("Padrón", found[0].stat().st_size) as advance:
        schools = list(padron.read(found[0], tally, advance))
    tally = report.source(carreras.LAYOUT.source_id, found[1])
    with progress("Carreras", found[1].stat().st_size) as advance:
        programmes = list(carreras.read(found[1], tally, advance))
    return join(schools, programmes, listed, points, tally)


def join(
    schools: Iterable[School],
    programmes: Iterable[Programme],
    listed: Mapping[str, Listed],
    points: Container[str],
    tally: Tally,
) -> list[Row]:
    """Returns one row for each programme of each CETPRO.

    Args:
        schools: The register; institutes are left out.
        programmes: What CETPROs teach.
        listed: MINEDU's programmes by code.
        points: The district codes that exist; a site in another has only its department.
        tally: Of the careers; hears of those whose school or name is not known.
    """
    site = {(one.code, one.annex): one for one in schools if one.level == CETPRO}
    rows: dict[str, Row] = {}
    for programme in programmes:
        school = site.get((programme.code_school, programme.annex))
        official = listed.get(programme.code)
        is_listed = official is not None and not is_catch_all(official.name)
        name = official.name if official is not None and is_listed else programme.name
        if school is None or is_catch_all(name):
            tally.used -= 1
            tally.skip("sin CETPRO en el Padrón" if school is None else "sin nombre de programa")
            continue
        row = _row(school, programme, name, is_listed) | _place(school, points)
        rows.setdefault(row["course_id"], row)
    return [rows[key] for key in sorted(rows)]


def _row(school: School, programme: Programme, name: str, is_listed: bool) -> Row:
    """Returns what is taught, and by whom."""
    key = hashlib.sha256(programme_key(name).encode()).hexdigest()[:6]
    suffix = "" if is_listed else f"-{key}"
    course_id = f"sitio-{school.code}-{school.annex}-{programme.code}{suffix}"
    row = cetpro_row(course_id, name, LEVELS[programme.table]) | {
        "institution": institution_name(school.name),
        "management": MANAGEMENTS[school.management[0]],
        "credits": credits_text(programme.credits),
        "source_id": carreras.LAYOUT.source_id,
        "year": YEAR,
    }
    if programme.hours is not None:
        row |= {"hours": str(programme.hours), "hours_basis": STATED}
    return row


def _place(school: School, points: Container[str]) -> Row:
    """Returns where the school is, as exactly as is known."""
    if school.ubigeo not in points:
        return {"ubigeo": "", "department": school.ubigeo[:2], "placed": "departamento"}
    placed = {"ubigeo": school.ubigeo, "department": school.ubigeo[:2], "placed": "distrito"}
    if school.lat is None or school.lon is None:
        return placed
    return placed | {"placed": "sitio", "lat": f"{school.lat:.5f}", "lon": f"{school.lon:.5f}"}


def without_offered(anywhere: Iterable[Row], sites: Iterable[Row]) -> list[Row]:
    """Returns the courses without site whose programme no site offers at that level."""
    offered = {(programme_key(row["programme"]), row["level"]) for row in sites}
    return [
        row for row in anywhere if (programme_key(row["programme"]), row["level"]) not in offered
    ]

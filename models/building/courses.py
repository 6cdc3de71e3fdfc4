"""Build the course catalogue: programmes of several lists, placed and without duplicates.

``course_lists`` and ``course_sites`` make the rows, ``course_merge`` makes one of those that are
the same, ``course_places`` adds coordinates. ``placed`` says how well a course is placed: ``sitio``
(``lat`` and ``lon`` are the school's), ``distrito`` (they are those of the district's capital),
``departamento`` (none), or ``cetpro-cercano`` (any CETPRO may teach it).

Costs stay empty: Ponte en Carrera 2016 heads its column only "Costo (S/.)" and its figures mix
monthly and yearly amounts (private institutes from S/ 120 to S/ 22,140), so no total can be
stated with certainty. Links stay empty until a source gives one.
"""

from __future__ import annotations

from pathlib import Path

from models.building import course_sites
from models.building.course_levels import Levels
from models.building.course_lists import catalogue_rows, institute_rows, municipal_rows
from models.building.course_merge import merge
from models.building.course_names import programme_key
from models.building.course_places import Places, locate, read_points
from models.building.course_supply import SOURCES, TAGS
from models.building.errors import SourceError
from models.building.files.layout import Layout
from models.building.raw import SOURCE_FIELDS, Row, write_rows
from models.building.report import Report, Tally
from models.building.sources import cetpro_smp, minedu, ponte_en_carrera, pronabec, ubigeo

FIELDS = (
    *("course_id", "programme_key", "programme", "institution", "institution_type"),
    *("management", "ubigeo"),
    *("department", "placed", "level", "certificate", "modality", "hours", "hours_basis"),
    *("duration_years", "cost", "cost_basis", "entry_education", "source_id", "year"),
    *("credits", "lat", "lon", "link", "merged"),
)


def build(raw: Path, data: Path, report: Report) -> None:
    """Writes ``courses.csv`` and ``sources_supply.csv``; ``districts.csv`` must have been built.

    Args:
        raw: Folder of the raw files.
        data: Folder of the tables.
        report: Receives what each file gave.

    Raises:
        SourceError: A file is missing, or is another than its name says.
    """
    points = read_points(data)
    listed = _rows(raw, points, report)
    rows = merge(row | {"programme_key": programme_key(row["programme"])} for row in listed)
    write_rows(data / "courses.csv", FIELDS, (locate(row, points) for row in rows))
    used = {TAGS, *(tally.source_id for tally in report.tallies)}
    sources = (row for row in SOURCES if row["source_id"] in used)
    write_rows(data / "sources_supply.csv", SOURCE_FIELDS, sources)


def _rows(raw: Path, points: dict[str, tuple[str, str]], report: Report) -> list[Row]:
    """Returns the courses of every list, as they stand."""
    supply = raw / "supply"
    path, tally = _open(supply / "minedu_2025_programas_CETPRO_anexo03.csv", minedu.CETPRO, report)
    cetpro = list(minedu.read(path, tally, layout=minedu.CETPRO))
    path, tally = _open(supply / "cetpro_smp_catalogo.csv", cetpro_smp.LAYOUT, report)
    municipal = municipal_rows(cetpro_smp.read(path, tally))
    sites = course_sites.read(supply, {one.code: one for one in cetpro}, points, report)
    anywhere = course_sites.without_offered(catalogue_rows(cetpro), sites)
    return [*_institutes(raw, report), *municipal, *sites, *anywhere]


def _institutes(raw: Path, report: Report) -> list[Row]:
    """Returns the courses of institutes and technological schools."""
    supply = raw / "supply"
    path, tally = _open(supply / "minedu_2025_programas_IEST_anexo01.csv", minedu.INSTITUTE, report)
    listed = minedu.read(path, tally, layout=minedu.INSTITUTE)
    path, tally = _open(supply / "ponte_en_carrera_2016.csv", ponte_en_carrera.LAYOUT, report)
    levels = Levels(listed, ponte_en_carrera.read(path, tally))
    path, tally = _open(
        supply / "pronabec_beca18_ies_programas_elegibles.csv", pronabec.LAYOUT, report
    )
    return institute_rows(pronabec.read(path, tally), _places(raw), levels, tally)


def _places(raw: Path) -> Places:
    """Reads the districts by name, once more than the step that reports on their file."""
    path = raw / "geo" / "ubigeo_distrito.csv"
    unreported = Tally(ubigeo.LAYOUT.source_id, path.name, "")
    return Places(ubigeo.read(path, unreported))


def _open(path: Path, layout: Layout, report: Report) -> tuple[Path, Tally]:
    """Begins the tally of a file that must be there.

    Raises:
        SourceError: It is not.
    """
    if not path.is_file():
        raise SourceError(path, f"{layout.title}, en la carpeta {path.parent.name}", "nada")
    return path, report.source(layout.source_id, path)

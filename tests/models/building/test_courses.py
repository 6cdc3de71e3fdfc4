"""The catalogue, from raw files to tables."""

import pytest

from models.building.courses import FIELDS, build
from models.building.errors import SourceError
from models.building.raw import read_rows, write_rows
from models.building.report import Report
from models.building.sources import cetpro_smp, minedu, ponte_en_carrera, pronabec, ubigeo
from tests.models.building.sources.lists import (
    CARRERAS_FIELDS,
    PADRON_FIELDS,
    PROGRAMME,
    SCHOOL,
    dbf_bytes,
    write_list,
)

CETPRO = {
    "cedula": "9A", "nivel": "Auxiliar Técnico", "codigo": "CAT0000001",
    "denominacion": "PANADERÍA", "duracion_texto": "1 AÑO DE ESTUDIO", "campo_detallado": "000",
}  # fmt: skip
INSTITUTE = CETPRO | {
    "cedula": "6A", "nivel": "Profesional Técnico", "codigo": "SPT0000001",
    "denominacion": "COCINA", "duracion_texto": "3 AÑOS DE ESTUDIO",
}  # fmt: skip
OFFER = {
    "item": "7", "ies": "IES PRIVADO X", "tipo_ies": "INSTITUTO DE EDUCACION TECNOLOGICA",
    "tipo_gestion": "PRIVADA", "departamento": "LIMA", "sede_distrito": "LIMA",
    "programa_academico": "COCINA", "modalidad_estudio": "PRESENCIAL",
}  # fmt: skip
TAUGHT = {
    "especialidad": "Hostelería", "actividad_economica": "", "programa": "Panadería",
    "nivel": "Auxiliar Técnico", "horas": "1000", "creditos": "",
}  # fmt: skip
CAREER = {
    "Familia Carrera": "Cocina", "Carrera": "Cocina", "Institución": "X", "Ubicación": "Lima",
    "Tipo Institución": "INSTITUTO", "Tipo Gestión": "PRIVADA", "Duración": "3",
}  # fmt: skip
DISTRICT = {
    "inei": "150101", "reniec": "140101", "departamento": "LIMA", "provincia": "LIMA",
    "distrito": "LIMA", "capital": "Lima", "superficie": "21", "pob_densidad_2020": "12000",
    "altitude": "154", "latitude": "-12.05", "longitude": "-77.03",
}  # fmt: skip
POINTS = {"150101": ("-12.05", "-77.03"), "150135": ("-12.03", "-77.05")}


@pytest.fixture
def raw(tmp_path):
    """Raw files of the documented layouts, a row or two each."""
    folder = tmp_path / "raw"
    supply, geo = folder / "supply", folder / "geo"
    supply.mkdir(parents=True)
    geo.mkdir()
    lists = {
        "minedu_2025_programas_CETPRO_anexo03": (minedu.CETPRO, [CETPRO]),
        "minedu_2025_programas_IEST_anexo01": (minedu.INSTITUTE, [INSTITUTE]),
        "cetpro_smp_catalogo": (cetpro_smp.LAYOUT, [TAUGHT]),
        "ponte_en_carrera_2016": (ponte_en_carrera.LAYOUT, [CAREER]),
        "pronabec_beca18_ies_programas_elegibles": (
            pronabec.LAYOUT,
            [OFFER, OFFER | {"item": "8", "modalidad_estudio": "SEMIPRESENCIAL"}],
        ),
    }
    for name, (layout, rows) in lists.items():
        write_list(supply / f"{name}.csv", layout, rows)
    write_list(geo / "ubigeo_distrito.csv", ubigeo.LAYOUT, [DISTRICT])
    return folder


@pytest.fixture
def data(tmp_path):
    """A staging folder with the districts."""
    folder = tmp_path / "data"
    folder.mkdir()
    rows = [{"ubigeo": code, "lat": lat, "lon": lon} for code, (lat, lon) in POINTS.items()]
    write_rows(folder / "districts.csv", ("ubigeo", "lat", "lon"), rows)
    return folder


def _courses(raw, data, report=None):
    build(raw, data, report or Report())
    return {row["course_id"]: row for row in read_rows(data / "courses.csv")}


def test_every_list_gives_its_courses_placed_and_once_each(raw, data):
    courses = _courses(raw, data)
    assert [*courses] == ["cetpro-CAT0000001", "pronabec-0007", "smp-01"]
    assert [*courses["smp-01"]] == [*FIELDS]
    assert {key: row["placed"] for key, row in courses.items()} == {
        "cetpro-CAT0000001": "cetpro-cercano",
        "pronabec-0007": "distrito",
        "smp-01": "distrito",
    }
    institute = courses["pronabec-0007"]
    assert (institute["lat"], institute["lon"]) == POINTS["150101"]
    assert (institute["merged"], institute["modality"]) == (
        "pronabec-0008",
        "Presencial o semipresencial",
    )


def test_two_builds_give_the_same_bytes(raw, data):
    _courses(raw, data)
    names = ("courses.csv", "sources_supply.csv")
    once = [(data / name).read_bytes() for name in names]
    _courses(raw, data)
    assert [(data / name).read_bytes() for name in names] == once


def test_the_report_has_a_line_for_each_file_and_the_sources_are_those_used(raw, data):
    report = Report()
    _courses(raw, data, report)
    assert {tally.source_id for tally in report.tallies} == {
        "sup-minedu-cetpro",
        "sup-minedu-iest",
        "sup-cetpro-smp",
        "sup-ponte-en-carrera",
        "sup-pronabec",
    }
    listed = {row["source_id"] for row in read_rows(data / "sources_supply.csv")}
    assert listed == {tally.source_id for tally in report.tallies} | {"sup-etiquetas"}


def test_the_ministrys_files_bring_real_sites_and_replace_the_nearest_cetpro(raw, data):
    school = SCHOOL | {"CEN_EDU": "CETPRO MUNICIPAL SAN MARTIN DE PORRES"}
    programme = PROGRAMME | {"CODCARR": "CAT0000001", "DESCRIP": "PANADERIA"}
    padron, carreras = raw / "supply" / "Padron.dbf", raw / "supply" / "Carreras.dbf"
    padron.write_bytes(dbf_bytes(PADRON_FIELDS, [school]))
    carreras.write_bytes(dbf_bytes(CARRERAS_FIELDS, [programme]))
    courses = _courses(raw, data)
    assert [*courses] == ["pronabec-0007", "sitio-9900001-0-CAT0000001"]
    site = courses["sitio-9900001-0-CAT0000001"]
    assert (site["hours"], site["credits"], site["placed"]) == ("1056", "40", "sitio")
    assert (site["lat"], site["lon"]) == ("-12.01230", "-77.04560")
    assert site["merged"] == "smp-01"
    listed = {row["source_id"] for row in read_rows(data / "sources_supply.csv")}
    assert {"sup-padron", "sup-carreras"} <= listed


def test_a_missing_list_is_refused_and_the_catalogue_stays(raw, data):
    (data / "courses.csv").write_text("como estaba", "utf-8")
    (raw / "supply" / "cetpro_smp_catalogo.csv").unlink()
    with pytest.raises(SourceError, match=r"cetpro_smp_catalogo\.csv: se esperaba .*«?supply»?"):
        build(raw, data, Report())
    assert (data / "courses.csv").read_text("utf-8") == "como estaba"

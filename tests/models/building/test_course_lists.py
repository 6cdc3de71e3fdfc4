"""Rows of the three official lists."""

from models.building.course_levels import Levels
from models.building.course_lists import catalogue_rows, institute_rows, municipal_rows, title
from models.building.report import Tally
from models.building.sources.cetpro_smp import Taught
from models.building.sources.minedu import Listed
from models.building.sources.pronabec import Offer
from tests.models.building.test_course_places import PLACES


def test_the_municipal_cetpro_states_its_own_hours_and_credits():
    taught = [
        Taught("PANADERIA", "Hostelería", "", "Auxiliar Técnico", 1056, 40.0),
        Taught("COCINA", "Hostelería", "", "Auxiliar Técnico", 1000, None),
    ]
    stated, silent = municipal_rows(taught)
    assert (stated["hours"], stated["hours_basis"], stated["credits"]) == ("1056", "fuente", "40")
    assert (stated["ubigeo"], stated["entry_education"]) == ("150135", "ninguna")
    assert silent["credits"] == ""


def test_catch_alls_and_other_spellings_are_no_further_programmes():
    listed = [
        ("C3", "PANADERÍA", "Técnico"), ("C1", "Panaderia", "Técnico"),
        ("C2", "PANADERIA", "Auxiliar Técnico"), ("C4", "OTROS PROGRAMAS EN COCINA", "Técnico"),
    ]  # fmt: skip
    rows = catalogue_rows(Listed(code, name, level, 1, "") for code, name, level in listed)
    assert [(r["course_id"], r["hours"]) for r in rows] == [
        ("cetpro-C1", "2000"),
        ("cetpro-C2", "1000"),
    ]
    assert all(r["hours_basis"].startswith("estimado") for r in rows)


INSTITUTE, SCHOOL = "INSTITUTO TECNOLOGICA", "ESCUELA TECNOLOGICA"
OFFERS = [
    Offer(1, "IES X", INSTITUTE, "PRIVADA", "LIMA", "MIRAFLORES", "COCINA", "PRESENCIAL"),
    Offer(2, "EEST Y", SCHOOL, "PUBLICA", "JUNIN", "SANTA ROSA", "RARA", "SEMIPRESENCIAL"),
    Offer(3, "U", "UNIVERSIDAD", "PRIVADA", "LIMA", "LIMA", "DERECHO", "PRESENCIAL"),
]


def test_who_does_not_state_a_level_is_not_promised_the_short_one():
    levels = Levels([Listed("SPT0000001", "COCINA", "", 3, "")], [])
    known, unknown = institute_rows(OFFERS, PLACES, levels, Tally("s", "f", "", read=3, used=3))
    assert (known["hours"], known["level"], known["ubigeo"]) == (
        "3000",
        "Profesional Técnico",
        "150122",
    )
    assert (unknown["hours"], unknown["level"], unknown["placed"]) == ("4000", "", "departamento")
    assert (unknown["certificate"], unknown["duration_years"]) == ("", "")


def test_a_site_that_cannot_be_placed_and_what_is_no_institute_are_told():
    tally = Tally("s", "f", "", read=3, used=3)
    rows = institute_rows(OFFERS, PLACES, Levels([], []), tally)
    assert [row["course_id"] for row in rows] == ["pronabec-0001", "pronabec-0002"]
    assert (tally.used, tally.repaired) == (2, 1)
    assert [seen for shown in tally.examples.values() for seen in shown] == [
        (2, "sede_distrito", "JUNIN / SANTA ROSA")
    ]


def test_an_unknown_level_promises_no_title():
    assert [title(level) for level in ("", "Técnico", "Profesional")] == [
        "",
        "Título de Técnico",
        "Título profesional",
    ]

"""The same course in several lists becomes one row."""

import pytest

from models.building.course_merge import merge

BASE = {
    "course_id": "a", "programme_key": "COCINA", "institution": "CETPRO Unión",
    "institution_type": "CETPRO", "ubigeo": "150101", "department": "15", "placed": "distrito",
    "level": "Técnico", "hours": "2000", "hours_basis": "estimado: x", "year": "2025",
}  # fmt: skip


def _row(course_id, **cells):
    return BASE | {"course_id": course_id} | cells


def test_stated_hours_win_over_a_newer_estimate_and_over_the_lower_id():
    stated = _row("z", hours="1056", hours_basis="fuente", year="")
    (row,) = merge([_row("a", year="2027"), stated])
    assert (row["course_id"], row["hours"], row["merged"]) == ("z", "1056", "a")


def test_of_two_estimates_the_newer_wins():
    (row,) = merge([_row("a", year="2024"), _row("b", year="2026")])
    assert (row["course_id"], row["merged"]) == ("b", "a")


def test_what_the_better_row_lacks_is_filled_from_the_other():
    best = _row("a", hours_basis="fuente", level="", certificate="", duration_years="")
    other = _row(
        "b", certificate="Título de Técnico", duration_years="2", credits="40", lat="-12.1",
        lon="-77.1", link="https://ejemplo.pe",
    )  # fmt: skip
    (row,) = merge([best, other])
    assert (row["level"], row["certificate"], row["duration_years"]) == (
        "Técnico",
        "Título de Técnico",
        "2",
    )
    assert (row["credits"], row["lat"], row["lon"]) == ("40", "-12.1", "-77.1")
    assert row["link"] == "https://ejemplo.pe"


def test_a_cell_that_is_filled_stays():
    best = _row("a", hours_basis="fuente", credits="40")
    (row,) = merge([best, _row("b", credits="99")])
    assert row["credits"] == "40"


@pytest.mark.parametrize(
    "other",
    [
        {"programme_key": "PANADERIA"},
        {"institution": "CETPRO Otro"},
        {"institution_type": "Instituto"},
        {"ubigeo": "150102"},
        {"level": "Auxiliar Técnico"},
    ],
)
def test_what_differs_is_another_course(other):
    rows = merge([_row("a"), _row("b", **other)])
    assert [row["course_id"] for row in rows] == ["a", "b"]
    assert all("merged" not in row for row in rows)


@pytest.mark.parametrize("column", ["ubigeo", "institution"])
def test_what_has_no_site_is_never_merged(column):
    assert len(merge([_row("a", **{column: ""}), _row("b", **{column: ""})])) == 2


def test_the_name_may_be_written_in_another_way():
    long = "CENTRO DE EDUCACION TECNICO PRODUCTIVA UNION"
    (row,) = merge([_row("a"), _row("b", institution=long)])
    assert row["merged"] == "b"


def test_two_ways_to_attend_are_one_course_that_names_both():
    rows = [_row("a", modality="Presencial"), _row("b", modality="Semipresencial")]
    (row,) = merge(rows)
    assert row["modality"] == "Presencial o semipresencial"


def test_a_row_without_level_joins_one_and_does_not_join_two_levels():
    rows = [_row("a"), _row("b", level=""), _row("c", level="Auxiliar Técnico")]
    assert [(row["course_id"], row.get("merged")) for row in merge(rows)] == [
        ("a", "b"),
        ("c", None),
    ]


def test_the_order_of_the_lists_does_not_matter():
    rows = [_row("b", year="2024"), _row("a"), _row("c", ubigeo="150102")]
    assert merge(rows) == merge(reversed(rows))

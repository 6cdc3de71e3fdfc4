"""Ponte en Carrera, as published and as CSV."""

import pytest

from models.building.sources import ponte_en_carrera
from models.building.sources.ponte_en_carrera import Career
from tests.models.building.sources.lists import tally, write_book

HEADER = [
    "Familia Carrera", "Carrera", "Institución", "Ubicación", "Tipo Institución", "Tipo Gestión",
    "Duración", "Costo (S/.)", "Ingreso Promedio Nacional (S/.)",
]  # fmt: skip
ROW = [
    "Oficios",
    "Oficio",
    "Inventado",
    "Puno",
    "INSTITUTO",
    "PRIVADA",
    "3",
    "600 - 1,700",
    "2,354",
]
CAREER = Career(
    "Oficios", "Oficio", "Inventado", "Puno", "INSTITUTO", "PRIVADA", 3, 600, 1700, 2354
)


def book(tmp_path, *rows):
    return write_book(tmp_path / "a.xlsx", [["Ponte en Carrera"], HEADER, *rows])


def test_the_workbook_is_read_as_published_and_its_footnotes_skipped(tmp_path):
    notes = [
        [],
        ["Oferta educativa", *[None] * 5, "30/08/2016"],
        ["Fuente:"],
        ["- " + "nota " * 99],
    ]
    path = book(tmp_path, ROW, *notes)
    kept = tally(path)
    assert list(ponte_en_carrera.read(path, kept)) == [CAREER]
    assert (kept.read, kept.rejected, kept.reasons["nota al pie"]) == (4, 0, 3)


@pytest.fixture
def derived(tmp_path):
    """Writes the CSV derived from the workbook with the given costs."""
    names = "familia,carrera,institucion,departamento,tipo,gestion,duracion_anios,costo_min"

    def derived(costs):
        path = tmp_path / "a.csv"
        cells = f"Oficios,Oficio,Inventado,Puno,INSTITUTO,PRIVADA,3.0,{costs},2354.0"
        text = f"{names},costo_max,ingreso_promedio_nacional\n{cells}\n"
        path.write_text(text, "utf-8")
        return path

    return derived


def test_the_csv_gives_the_same_careers(derived):
    path = derived("600.0,1700.0")
    assert list(ponte_en_carrera.read(path, tally(path))) == [CAREER]


def test_a_cost_whose_least_is_the_larger_is_left_empty_and_noted_in_either_form(tmp_path, derived):
    for path in (derived("1700.0,600.0"), book(tmp_path, [*ROW[:7], "1,700 - 600", ROW[8]])):
        kept = tally(path)
        (career,) = ponte_en_carrera.read(path, kept)
        assert (career.cost_least, career.cost_most, kept.repaired) == (None, None, 1)


@pytest.mark.parametrize(
    ("place", "value", "field", "expected", "repaired"),
    [
        (6, "ND", "years", None, 0), (6, "40", "years", None, 1), (7, "ND", "cost_least", None, 0),
        (7, "144", "cost_most", 144, 0), (7, "gratuito", "cost_most", None, 1),
        (8, "ND", "income", None, 0), (8, "mucho", "income", None, 1),
    ],
)  # fmt: skip
def test_what_is_unknown_is_empty_and_what_cannot_be_is_noted(
    tmp_path, place, value, field, expected, repaired
):
    path = book(tmp_path, [*ROW[:place], value, *ROW[place + 1 :]])
    kept = tally(path)
    (career,) = ponte_en_carrera.read(path, kept)
    assert getattr(career, field) == expected
    assert kept.repaired == repaired


@pytest.mark.parametrize(("place", "value"), [(1, ""), (2, "x" * 1_900), (4, "ACADEMIA"), (5, "")])
def test_a_bad_row_is_rejected_with_its_row_and_column(tmp_path, place, value):
    path = book(tmp_path, ROW, [*ROW[:place], value, *ROW[place + 1 :]])
    kept = tally(path)
    assert list(ponte_en_carrera.read(path, kept)) == [CAREER]
    (((row, column, _),),) = kept.examples.values()
    assert (row, column) == (4, HEADER[place])

"""INEI's tables: figures by place and year, marks and footnotes told apart."""

import openpyxl
import pytest

from models.building.errors import SourceError
from models.building.sources import inei_tables
from models.building.sources.inei_tables import INCOME, UNEMPLOYMENT, Figure
from tests.models.building.sources.lists import tally, with_saved_value, write_book

TITLES = [
    [],
    ["INGRESO  PROMEDIO"],
    ["INGRESO PROMEDIO MENSUAL PROVENIENTE DEL TRABAJO, 2023-2024"],
]
HEADER = ["Área de residencia / Departamento", 2023, 2024]
NOTE = ["1/ Comprende: 43 distritos."]


def read(path):
    kept = tally(path, "lab-inei")
    return list(inei_tables.read(path, kept)), kept


def test_figures_come_by_place_and_year_without_subtitles_and_notes(tmp_path):
    path = tmp_path / "ing.xlsx"
    rows = [*TITLES, [" (Soles)"], [], HEADER, [], [], ["Total", 1524.25, 1674], ["Departamento"]]
    write_book(path, [*rows, ["  Lima Metrop. 1/", 2141.5, "-"], [], NOTE, ["Fuente: INEI."]])
    workbook = openpyxl.load_workbook(path)
    for column in "ABC":
        workbook.active.merge_cells(f"{column}6:{column}7")
    workbook.save(path)
    figures, kept = read(path)
    assert figures == [
        Figure(INCOME, "Total", 2023, 1524.25),
        Figure(INCOME, "Total", 2024, 1674.0),
        Figure(INCOME, "Lima Metrop. 1/", 2023, 2141.5),
    ]
    assert figures[2].name == "Lima Metrop."
    assert (kept.read, kept.used, kept.rejected, kept.reasons["subtítulo o nota"]) == (5, 2, 0, 3)


@pytest.fixture
def table(tmp_path):
    def table(*rows, title="TASA DE DESEMPLEO, SEGÚN CIUDAD", header=("Ciudad", 2023, 2024)):
        return write_book(tmp_path / "a.xlsx", [[title], header, *rows])

    return table


def test_the_title_tells_the_indicator(table):
    figures, _ = read(table(["Ñaña", 6.5, 7]))
    assert {figure.indicator for figure in figures} == {UNEMPLOYMENT}
    with pytest.raises(
        SourceError, match=r"un cuadro de: .*tasa de desempleo.*; se encontró POBREZA"
    ):
        read(table(["Ñaña", 6.5, 7], title="Pobreza"))


def test_next_years_columns_are_read_without_change(table):
    figures, _ = read(table(["Ñaña", 1, 2, 3], header=("Ciudad", 2024, 2025, 2026)))
    assert [figure.year for figure in figures] == [2024, 2025, 2026]


@pytest.mark.parametrize("value", ["7,5", 101, -1, "n.d.", "#DIV/0!"])
def test_a_cell_that_is_no_figure_rejects_its_row(table, value):
    figures, kept = read(table(["Ñaña", 6.5, value], ["Ica", 1, 2]))
    assert {figure.place for figure in figures} == {"Ica"}
    (((row, column, _),),) = kept.examples.values()
    assert (row, column, kept.rejected, kept.used) == (3, "2024", 1, 1)


def test_a_place_that_comes_twice_is_rejected_with_the_row_of_the_first(table):
    figures, kept = read(table(["Total", 6, 7], ["Total 1/", 5, 6], ["Total", 1, 2]))
    assert [(f.place, f.value) for f in figures if f.year == 2023] == [
        ("Total", 6),
        ("Total 1/", 5),
    ]
    assert [*kept.examples.values()] == [[(5, "ámbito", "el mismo de la fila 3")]]


def test_a_name_of_1900_letters_is_rejected(table):
    figures, kept = read(table(["Ñaña", 6, 7], ["x" * 1_900, 6, 7]))
    assert ({figure.place for figure in figures}, kept.rejected) == ({"Ñaña"}, 1)


def test_a_table_of_which_no_row_can_be_used_is_refused(table):
    with pytest.raises(SourceError, match=r"una fila utilizable; se encontró ninguna \(1"):
        read(table(["Ñaña", "n.d.", 7]))


def test_a_saved_formula_counts_and_an_unsaved_one_does_not(table):
    path = table(["Ñaña", "=3+4", 7], ["Ica", "=1+1", 7])
    with_saved_value(path, "3+4", "7")
    figures, kept = read(path)
    assert {figure.place for figure in figures} == {"Ñaña"}
    assert (kept.repaired, kept.rejected) == (1, 1)


def test_a_sheet_without_years_is_refused(table):
    with pytest.raises(SourceError, match="una columna por año"):
        read(table(["Ñaña", "x"], header=("Ciudad", "Valor")))


def test_a_year_that_stands_twice_is_refused(table):
    with pytest.raises(SourceError, match="cada año una vez"):
        read(table(["Ñaña", 1, 2], header=("Ciudad", 2024, 2024)))

"""Tables in workbooks: the header wherever it stands, every bad cell named."""

import openpyxl
import pytest

from models.building.errors import SourceError
from models.building.files.layout import Column, Layout
from models.building.files.sheet import MOST_CHARACTERS, table
from tests.models.building.sources.lists import tally, with_saved_value, write_book

LAYOUT = Layout(
    "lab-x",
    "las carreras",
    (
        Column("Carrera"),
        Column("Ingreso promedio", ("ingreso",)),
        Column("Nota", required=False),
    ),
)
HEADER = ["N.°", "INGRESO PROMEDIO", "Carrera"]


def read(path, **options):
    kept = tally(path)
    return list(table(path, LAYOUT, kept, **options)), kept


def test_the_header_is_found_below_titles_and_in_any_order(tmp_path):
    rows = [["CUADRO 1"], [], [None, "(soles)"], HEADER, [1, 1200, "Soldadura"], [], [2, 900, "Ñ"]]
    found, kept = read(write_book(tmp_path / "a.xlsx", rows))
    assert found == [
        (5, {"Carrera": "Soldadura", "Ingreso promedio": "1200"}),
        (7, {"Carrera": "Ñ", "Ingreso promedio": "900"}),
    ]
    assert kept.read == 2


def test_a_header_merged_over_two_rows_is_found(tmp_path):
    path = tmp_path / "a.xlsx"
    rows = [["Cuadro"], ["Carrera", "Remuneración", None], [None, "Ingreso", "Nota"], ["X", 1, "n"]]
    write_book(path, rows)
    workbook = openpyxl.load_workbook(path)
    workbook.active.merge_cells("A2:A3")
    workbook.active.merge_cells("B2:C2")
    workbook.save(path)
    found, _ = read(path)
    assert found == [(4, {"Carrera": "X", "Ingreso promedio": "1", "Nota": "n"})]


def test_a_plain_header_is_preferred_to_one_joined_with_the_title_above(tmp_path):
    rows = [["Carrera", None, None], [None, "Ingreso", "Carrera"], [1, 2, "X"]]
    found, _ = read(write_book(tmp_path / "a.xlsx", rows))
    assert found == [(3, {"Carrera": "X", "Ingreso promedio": "2"})]


def test_the_sheet_with_the_header_is_found(tmp_path):
    path = write_book(tmp_path / "a.xlsx", [["Instrucciones"]])
    workbook = openpyxl.load_workbook(path)
    second = workbook.create_sheet("Datos")
    second.append(HEADER)
    second.append([1, 2, "X"])
    workbook.save(path)
    assert (
        read(path)[0]
        == read(path, sheet="datos")[0]
        == [(2, {"Carrera": "X", "Ingreso promedio": "2"})]
    )


def test_a_header_row_that_is_given_is_the_only_one_looked_at(tmp_path):
    path = write_book(tmp_path / "a.xlsx", [HEADER, ["x"], HEADER, [1, 2, "X"]])
    assert [number for number, _ in read(path, header_row=3)[0]] == [4]
    with pytest.raises(SourceError, match="Carrera, Ingreso promedio"):
        read(path, header_row=4)


def test_another_table_is_refused_with_what_it_lacks(tmp_path):
    path = write_book(tmp_path / "a.xlsx", [["Título"], ["Carrera", "Puestos"], ["X", 3]])
    with pytest.raises(
        SourceError, match=r"las carreras, con las columnas Ingreso promedio; .*Puestos"
    ):
        read(path)


def test_a_header_after_the_thirtieth_row_is_not_looked_for(tmp_path):
    path = write_book(tmp_path / "a.xlsx", [["x"]] * 30 + [HEADER, [1, 2, "X"]])
    with pytest.raises(SourceError, match="se esperaba las carreras"):
        read(path)


def test_a_column_that_stands_twice_is_refused(tmp_path):
    path = write_book(tmp_path / "a.xlsx", [["Carrera", "Ingreso", "CARRERA"], ["X", 1, "Y"]])
    with pytest.raises(SourceError, match=r"columna Carrera: .*una vez; .*dos veces"):
        read(path)


def test_an_empty_sheet_is_refused(tmp_path):
    with pytest.raises(SourceError, match="columnas: ninguna"):
        read(write_book(tmp_path / "a.xlsx", []))


def test_a_saved_formula_is_used_and_noted_and_an_unsaved_one_rejects_its_row(tmp_path):
    path = tmp_path / "a.xlsx"
    write_book(
        path, [HEADER, [1, "=600*2", "A"], [2, "=700*2", "B"], ["=9", 5, "C"], [None, None, "=8"]]
    )
    with_saved_value(path, "600*2", "1200")
    found, kept = read(path)
    assert [(number, row["Ingreso promedio"]) for number, row in found] == [(2, "1200"), (4, "5")]
    assert (kept.read, kept.repaired, kept.rejected) == (4, 1, 2)
    why = "Ingreso promedio: se esperaba un valor (la fórmula no lo guarda)"
    assert kept.examples[why] == [(3, "Ingreso promedio", "=700*2")]


def test_rows_prepared_with_formulas_but_not_filled_in_are_blank(tmp_path):
    path = write_book(tmp_path / "a.xlsx", [HEADER, [1, 2, "X"], ["=7", None, None]])
    with_saved_value(path, "7", "", "str")
    found, kept = read(path)
    assert (len(found), kept.read, kept.rejected) == (1, 1, 0)


def test_an_error_of_calculation_rejects_its_row(tmp_path):
    path = write_book(tmp_path / "a.xlsx", [HEADER, [1, "#DIV/0!", "X"]])
    found, kept = read(path)
    assert found == []
    assert kept.rejected == 1


def test_a_cell_too_long_to_be_a_name_rejects_its_row_without_being_repeated(tmp_path):
    rows = [HEADER, [1, 2, "x" * MOST_CHARACTERS], [1, 2, "x" * (MOST_CHARACTERS + 1)]]
    found, kept = read(write_book(tmp_path / "a.xlsx", rows))
    assert [number for number, _ in found] == [2]
    ((row, column, shown),) = kept.examples[f"Carrera: se esperaba hasta {MOST_CHARACTERS} letras"]
    assert (row, column, len(shown)) == (3, "Carrera", 60)


def test_progress_counts_rows(tmp_path):
    done = []
    read(write_book(tmp_path / "a.xlsx", [HEADER, [1, 2, "X"], [1, 2, "Y"]]), advance=done.append)
    assert done == [1, 1]

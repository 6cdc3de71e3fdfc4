"""MTPE's tables of pay and demand, and what the press says of its survey."""

import pytest

from models.building.errors import SourceError
from models.building.sources import mtpe
from models.building.sources.mtpe import MEAN, NAME, PRESS, RANGE, Demand, Pay, Press
from tests.models.building.sources.lists import tally, with_saved_value, write_book, write_list

TOP = [[], [None, None, "Ingresos de carreras técnicas"], [], []]
HEADER = [None, "N.°", "Carrera técnica", "Ingreso promedio", "Mínimo - Máximo"]


def pay(tmp_path, *rows, header=HEADER):
    path = write_book(tmp_path / "tecnicas_mp_nacional.xlsx", [*TOP, header, *rows])
    kept = tally(path, "lab-mtpe")
    return list(mtpe.pay(path, kept)), kept


def test_pay_is_read_by_the_place_of_its_columns(tmp_path):
    rows = [
        [None, 1, "Soldadura", "S/ 1 850", "S/ 1 200 – S/ 2,500"],
        [None, 2, "Enfermería técnica", 2256, "1200-3546"],
        [],
        [None, None, "Fuente: MTPE, Planilla Electrónica"],
        ["Nota: elaboración propia"],
    ]
    found, kept = pay(tmp_path, *rows)
    assert found == [
        Pay("Soldadura", 1850, 1200, 2500),
        Pay("Enfermería técnica", 2256, 1200, 3546),
    ]
    assert (kept.read, kept.used, kept.rejected) == (4, 2, 0)
    assert kept.reasons["encabezado o nota"] == 2


def test_a_table_that_begins_in_row_5_without_header_loses_no_row(tmp_path):
    found, _ = pay(tmp_path, header=[None, 1, "Soldadura", 1850, "1200 - 2500"])
    assert [row.career for row in found] == ["Soldadura"]


def test_a_header_merged_over_two_rows_is_skipped(tmp_path):
    second = [None, None, None, "promedio", "mínimo y máximo"]
    found, kept = pay(tmp_path, second, [None, 1, "Soldadura", 1850, "1200 - 2500"])
    assert ([row.career for row in found], kept.rejected) == (["Soldadura"], 0)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        (["Soldadura", "1.850", "1200 - 2500"], MEAN),
        (["Soldadura", "n.d.", "1200 - 2500"], MEAN),
        (["Soldadura", 18.5, "12 - 25"], MEAN),
        (["Soldadura", 1850, "1200"], RANGE),
        (["Soldadura", 1850, "2500 - 1200"], RANGE),
        (["Soldadura", 1850, "1200 y algo"], RANGE),
        (["Soldadura", 1850, "1900 - 2500"], RANGE),
        (["Soldadura", 1850, None], RANGE),
        ([None, 1850, "1200 - 2500"], NAME),
        (["x" * 1_900, 1850, "1200 - 2500"], NAME),
        (["Soldadura", "=1+1", "1200 - 2500"], MEAN),
    ],
)
def test_a_bad_row_is_rejected_with_its_row_and_column(tmp_path, cells, column):
    good = [None, 1, "Ñandutí", 1850, "1200 - 2500"]
    found, kept = pay(tmp_path, good, [None, 2, *cells])
    assert [row.career for row in found] == ["Ñandutí"]
    (((row, named, _),),) = kept.examples.values()
    assert (row, named) == (7, column)


def test_a_saved_formula_is_used_and_noted(tmp_path):
    path = write_book(
        tmp_path / "a.xlsx", [*TOP, HEADER, [None, 1, "Soldadura", "=9*9", "100 - 900"]]
    )
    with_saved_value(path, "9*9", "810")
    kept = tally(path)
    assert [row.mean for row in mtpe.pay(path, kept)] == [810]
    assert kept.repaired == 1


def test_a_career_that_comes_twice_is_rejected_with_the_row_of_the_first(tmp_path):
    row = [None, 1, "Soldadura", 1850, "1200 - 2500"]
    found, kept = pay(tmp_path, row, row)
    assert len(found) == 1
    assert [*kept.examples.values()] == [[(7, NAME, "la misma de la fila 6")]]


def test_demand_is_read_by_the_place_of_its_columns(tmp_path):
    rows = [
        [None, 1, "Guardias de protección", "1 234"],
        [None, 2, "Albañiles", 0],
        [None, 3, "Ñ", 5],
    ]
    path = write_book(tmp_path / "md.xlsx", [*TOP, [None, "N.°", "Ocupación", "Puestos"], *rows])
    kept = tally(path)
    assert list(mtpe.demand(path, kept)) == [Demand("Guardias de protección", 1234), Demand("Ñ", 5)]
    assert [*kept.examples.values()] == [[(7, "D (puestos)", "0")]]


def test_another_file_is_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"carrera;ingreso\n")
    with pytest.raises(SourceError, match="un libro de Excel"):
        list(mtpe.pay(path, tally(path)))


FIGURE = {
    "edo": "2026", "ambito": "PERU", "indicador": "total", "valor": "425625",
    "ocupaciones": "guardias; albañiles", "nota": "", "fuente": "https://ejemplo.pe/nota",
}  # fmt: skip


def press(tmp_path, *rows):
    path = write_list(tmp_path / "a.csv", PRESS, [FIGURE | row for row in rows])
    kept = tally(path, "lab-edo")
    return list(mtpe.press(path, kept)), kept


def test_a_figure_of_the_press_is_secondary_and_names_its_article(tmp_path):
    found, _ = press(tmp_path, {}, {"indicador": "pct_permanente", "valor": "21", "fuente": "idem"})
    assert found == [
        Press(2026, "PERU", "total", 425625, "guardias; albañiles", "", "https://ejemplo.pe/nota"),
        Press(
            2026, "PERU", "pct_permanente", 21, "guardias; albañiles", "", "https://ejemplo.pe/nota"
        ),
    ]
    assert all(figure.secondary for figure in found)


@pytest.mark.parametrize(
    ("column", "value"), [("edo", "26"), ("valor", "muchos"), ("ambito", ""), ("indicador", "")]
)
def test_a_bad_figure_is_rejected_with_its_row_and_column(tmp_path, column, value):
    found, kept = press(tmp_path, {}, {"indicador": "otro"} | {column: value})
    assert len(found) == 1
    assert [*kept.examples.values()] == [[(3, column, value or "nada")]]


@pytest.mark.parametrize("first", ["idem", ""])
def test_a_figure_without_an_article_is_rejected(tmp_path, first):
    found, kept = press(tmp_path, {"fuente": first}, {"fuente": "https://ejemplo.pe/otra"})
    assert [figure.source for figure in found] == ["https://ejemplo.pe/otra"]
    assert [*kept.examples.values()] == [[(2, "fuente", first or "nada")]]

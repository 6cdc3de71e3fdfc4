"""Rows that pass, and rows that are named with what is wrong in them."""

import pytest

from models.building.errors import SourceError
from models.building.report import Tally
from models.building.sources.line import Line, Unfit, Unwanted, accepted


@pytest.fixture
def kept():
    return Tally("sup-x", "lista.csv", "")


@pytest.fixture
def line(kept):
    cells = {"nombre": "Ñaña", "vacío": "", "largo": "x" * 1_900, "lat": "-12.5", "horas": "1e3"}
    return Line(7, cells, kept)


def test_sound_cells_are_taken(line):
    assert line.text("nombre") == line.get("nombre") == "Ñaña"
    assert line.get("no hay") == ""
    assert line.figure("lat", -20, 0) == -12.5
    assert line.figure("horas", 0, 1000) == 1000
    assert line.choice("nombre", ("Ñaña", "Ate")) == "Ñaña"
    assert line.code("lat", r"-\d+\.\d", "un decimal") == "-12.5"


@pytest.mark.parametrize(
    ("ask", "column", "expected", "found"),
    [
        (lambda line: line.text("vacío"), "vacío", "un texto", "nada"),
        (lambda line: line.text("largo"), "largo", "hasta 250 letras", "1900 letras: xxx"),
        (lambda line: line.figure("lat", 0, 5), "lat", "un número de 0 a 5", "-12.5"),
        (lambda line: line.figure("nombre", 0, 5), "nombre", "un número de 0 a 5", "Ñaña"),
        (lambda line: line.figure("vacío", 0, 5), "vacío", "un número de 0 a 5", "nada"),
        (lambda line: line.choice("nombre", ("A", "B")), "nombre", "uno de: A, B", "Ñaña"),
        (lambda line: line.code("lat", r"\d+", "cifras"), "lat", "cifras", "-12.5"),
        (lambda line: line.code("no hay", r"\d+", "cifras"), "no hay", "cifras", "nada"),
    ],
)
def test_an_unfit_cell_says_what_was_expected_and_what_was_found(
    line, ask, column, expected, found
):
    with pytest.raises(Unfit) as caught:
        ask(line)
    assert (caught.value.column, caught.value.expected) == (column, expected)
    assert str(caught.value.found).startswith(found)


@pytest.mark.parametrize("written", ["NaN", "inf", "1,5", "1_000", "٣", "0x10", " 1"])
def test_what_only_a_program_would_call_a_number_is_none(kept, written):
    with pytest.raises(Unfit):
        Line(1, {"n": written}, kept).figure("n", -1e300, 1e300)


def test_an_implausible_figure_is_left_empty_and_noted(line, kept):
    assert line.plausible("lat", -20, 0) == -12.5
    assert line.plausible("vacío", 0, 5) is line.plausible("nombre", 0, 5, ("Ñaña",)) is None
    assert kept.repaired == 0
    assert line.plausible("lat", 0, 5) is None
    why = "lat: se dejó vacío; se esperaba un número de 0 a 5"
    assert kept.examples == {why: [(7, "lat", "-12.5")]}


def test_rows_are_counted_as_used_rejected_or_not_wanted(kept):
    def make(line):
        if line.get("c") == "otro":
            raise Unwanted("de otra clase")
        return line.text("c")

    rows = [(2, {"c": "a"}), (3, {"c": ""}), (4, {"c": "otro"}), (5, {"c": "b"})]
    assert list(accepted(rows, make, kept)) == ["a", "b"]
    assert (kept.used, kept.rejected, kept.reasons["de otra clase"]) == (2, 1, 1)
    assert kept.examples == {"c: se esperaba un texto": [(3, "c", "nada")]}


def test_a_repeated_key_is_rejected_with_the_row_that_had_it_first(kept):
    rows = [(2, {"c": "a"}), (3, {"c": "b"}), (4, {"c": "a"}), (9, {"c": "a"})]
    made = accepted(rows, lambda line: line.text("c"), kept, key=str.upper, key_column="c")
    assert list(made) == ["a", "b"]
    assert kept.examples == {
        "c: se esperaba una clave que no se repita": [
            (4, "c", "la misma de la fila 2"),
            (9, "c", "la misma de la fila 2"),
        ]
    }


@pytest.mark.parametrize("cells", [{"c": ""}, {"c": "otro"}])
def test_a_file_of_which_no_row_can_be_used_is_refused(kept, cells):
    def make(line):
        if line.get("c") == "otro":
            raise Unwanted("de otra clase")
        return line.text("c")

    with pytest.raises(SourceError, match=r"lista\.csv: .*una fila utilizable; .*ninguna \([01]"):
        list(accepted([(2, cells)], make, kept))


def test_a_rejected_row_does_not_take_the_key(kept):
    rows = [(2, {"c": "a", "n": "x"}), (3, {"c": "a", "n": "1"})]

    def make(line):
        return line.text("c"), line.figure("n", 0, 9)

    assert list(accepted(rows, make, kept, key=lambda row: row[0])) == [("a", 1)]

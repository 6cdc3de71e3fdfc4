"""Columns are found however a year writes them, and another file is told by what it lacks."""

from pathlib import Path

import pytest

from models.building.errors import SourceError
from models.building.files.layout import Column, Layout, plain

PATH = Path("carpeta") / "epen.csv"
LAYOUT = Layout(
    "lab-x", "la encuesta", (Column("AÑO", ("ANIO",)), Column("Peso"), Column("SEXO", (), False))
)


@pytest.mark.parametrize(
    ("header", "places"),
    [
        (["AÑO", "PESO", "SEXO"], {"AÑO": 0, "Peso": 1, "SEXO": 2}),
        (["\ufeffanio", "otra", " peso "], {"AÑO": 0, "Peso": 2}),
        (["péso", "sexo", "Año"], {"AÑO": 2, "Peso": 0, "SEXO": 1}),
    ],
)
def test_columns_are_found_whatever_their_order_case_or_accents(header, places):
    assert LAYOUT.places(PATH, header) == places


def test_a_missing_column_is_named_beside_those_that_are_there():
    with pytest.raises(SourceError) as refused:
        LAYOUT.places(PATH, ["COD_MOD", "ANEXO"])
    assert str(refused.value) == (
        "epen.csv: se esperaba la encuesta, con las columnas AÑO, Peso; "
        "se encontró columnas: COD_MOD, ANEXO…."
    )


def test_a_column_that_stands_twice_under_two_names_is_refused():
    with pytest.raises(SourceError, match=r"epen\.csv, columna AÑO: .* dos veces"):
        LAYOUT.places(PATH, ["AÑO", "ANIO", "PESO"])


def test_a_column_that_is_not_required_may_still_not_stand_twice():
    with pytest.raises(SourceError, match="columna SEXO"):
        LAYOUT.places(PATH, ["AÑO", "PESO", "SEXO", "sexo"])


def test_the_enye_is_a_letter_of_its_own():
    assert plain("año") == "AÑO" != plain("ano")

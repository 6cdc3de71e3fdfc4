"""The catalogue of a municipal CETPRO."""

import pytest

from models.building.sources import cetpro_smp
from models.building.sources.cetpro_smp import LAYOUT, Taught
from tests.models.building.sources.lists import tally, write_list

ROW = {
    "especialidad": "Estética", "actividad_economica": "SERVICIOS", "programa": "Oficio inventado",
    "nivel": "Auxiliar Técnico", "horas": "1056", "creditos": "40.0",
}  # fmt: skip
TAUGHT = Taught("Oficio inventado", "Estética", "SERVICIOS", "Auxiliar Técnico", 1056, 40.0)


def test_a_programme_is_read_whole_and_credits_may_be_missing(tmp_path):
    other = ROW | {"programa": "Otro", "horas": "1000", "creditos": ""}
    path = write_list(tmp_path / "a.csv", LAYOUT, [ROW, other])
    first, second = cetpro_smp.read(path, tally(path))
    assert first == TAUGHT
    assert (second.hours, second.credits) == (1000, None)


@pytest.mark.parametrize(
    ("column", "value"), [("horas", ""), ("horas", "mil"), ("nivel", "Otro"), ("programa", "")]
)
def test_a_bad_row_is_rejected_with_its_row_and_column(tmp_path, column, value):
    path = write_list(
        tmp_path / "a.csv", LAYOUT, [ROW, ROW | {"programa": "Otro"} | {column: value}]
    )
    kept = tally(path)
    assert list(cetpro_smp.read(path, kept)) == [TAUGHT]
    assert [*kept.examples.values()] == [[(3, column, value or "nada")]]


def test_a_programme_that_comes_twice_is_rejected_with_the_row_of_the_first(tmp_path):
    path = write_list(tmp_path / "a.csv", LAYOUT, [ROW, ROW])
    kept = tally(path)
    assert list(cetpro_smp.read(path, kept)) == [TAUGHT]
    assert [*kept.examples.values()] == [[(3, "programa y nivel", "la misma de la fila 2")]]

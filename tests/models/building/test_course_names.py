"""Names of programmes and institutions."""

import pytest

from models.building.course_names import (
    institution_name,
    programme_key,
    programme_name,
    strip_accents,
)


@pytest.mark.parametrize(
    ("listed", "read"),
    [
        ("ADMINISTRACION DE EMPRESAS", "Administración de empresas"),
        ("CONSTRUCCION METALICAS", "Construcciones metálicas"),
        ("  MECANICA   AUTOMOTRIZ ", "Mecánica automotriz"),
        ("GASTRONOMÍA", "Gastronomía"),
    ],
)
def test_a_programme_is_written_as_a_person_reads_it(listed, read):
    assert programme_name(listed) == read


def test_a_known_misspelling_and_its_correction_are_one_programme():
    assert programme_key("Mecancia Automotriz") == programme_key("MECÁNICA AUTOMOTRIZ")


def test_a_correction_does_not_reach_into_other_words():
    assert programme_key("INDUSTRIA CUEROS") == "INDUSTRIA CUEROS"


def test_an_institution_keeps_capitals_except_in_small_words():
    name = institution_name("INSTITUTO DE EDUCACION SUPERIOR LA RECOLETA - SEDE CUSCO")
    assert name == "Instituto de Educación Superior la Recoleta – Sede Cusco"


def test_stripping_accents_collapses_blanks():
    assert strip_accents(" Diseño\n  gráfico ") == "DISENO GRAFICO"

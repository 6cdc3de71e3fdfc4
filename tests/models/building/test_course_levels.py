"""Level and duration of institute programmes."""

import pytest

from models.building.course_levels import Levels, institution_key, loose_key
from models.building.sources.minedu import Listed
from models.building.sources.ponte_en_carrera import Career

CATALOGUE = [
    ("GUIA OFICIAL", 2), ("ENFERMERIA TECNICA", 3), ("COCINA", 2), ("COCINA", 3),
    ("DISENO DE LA MODA", 4), ("DISENO DE MODA", 3), ("AGRO", 2), ("AGRO", 3),
]  # fmt: skip
SEEN = [("INSTITUTO", "COCINA", f"IES {n}", 3.0) for n in "ABCDE"]
SEEN += [("INSTITUTO", "COCINA", "IES SABOR", 2.0), ("UNIVERSIDAD", "COCINA", "U", 5.0)]
SEEN += [
    ("INSTITUTO", "AGRO", f"IES {n}", y) for n, y in zip("ABCDE", (2, 2, 2, 3, 3), strict=True)
]
SEEN += [("INSTITUTO", "NUEVA", "IES ALFA", 3.0), ("INSTITUTO", "NUEVA", "IES BETA", None)]


@pytest.fixture(scope="module")
def levels():
    return Levels(
        [Listed(f"SPT{n:07d}", name, "", years, "") for n, (name, years) in enumerate(CATALOGUE)],
        [
            Career("", career, who, "LIMA", kind, "PRIVADA", years, None, None, None)
            for kind, career, who, years in SEEN
        ],
    )


@pytest.mark.parametrize(
    ("programme", "institution", "is_school", "years"),
    [
        ("Guía oficial", "IES X", False, 2),
        ("Enfermería técnica", "IES X", False, 3),
        ("Diseño de moda", "IES X", False, 3),
        ("Diseño de moda", "EEST X", True, None),
        ("Cocina", "IES X", False, 3),
        ("Cocina", "IES Sabor", False, 2),
        ("Agro", "IES X", False, None),
        ("Nueva", "IES Alfa", False, 3),
        ("Nueva", "IES Beta", False, None),
        ("Desconocida", "IES X", False, None),
        ("Lo que sea de nivel profesional técnico", "IES X", False, 3),
        ("Enfermería técnica con mención en partos", "IES X", False, 3),
    ],
)
def test_a_duration_is_stated_or_left_open_but_never_guessed(
    levels, programme, institution, is_school, years
):
    assert levels.years(programme, institution, is_school) == years


def test_articles_and_legal_forms_do_not_part_the_same_name():
    assert loose_key("Diseño de la Moda") == loose_key("DISEÑO DE MODA")
    assert institution_key("IEST Privado CIBERTEC Lima") == institution_key("Cibertec")
    long = "Centro de Educación Técnico Productiva San Martín"
    assert institution_key(long) == institution_key("CETPRO San Martín")
